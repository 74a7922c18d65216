"""Somebody who builds pages opens the gallery; what stands there stands on every page of the house."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings

from tests.browser import assert_accessible
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PAGES = ["/thanh-phan/", "/them/", "/huong-dan/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_the_layout_are_for_everybody(
    window: Callable[..., Any], cast: Cast, address: str, width: int, theme: str
) -> None:
    page = window(cast.officer.user, width=width, color_scheme=theme)
    page.goto(address)
    assert_accessible(page)


def test_nothing_runs_sideways_on_the_smallest_phone(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user, width=320)
    page.goto("/thanh-phan/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_large_text_still_fits(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user, width=640)
    page.goto("/thanh-phan/")
    page.add_style_tag(content="html{font-size:200%}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_keyboard_goes_straight_to_the_content(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user)
    page.goto("/thanh-phan/")
    page.keyboard.press("Tab")
    assert page.locator(".dh-skip").evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_an_error_in_the_summary_leads_to_its_field(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user)
    page.goto("/thanh-phan/")
    page.locator(".govuk-error-summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_held_on"


def test_theme_is_chosen_without_a_script(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user, java_script_enabled=False, color_scheme="light")
    page.goto("/them/")
    page.get_by_label("Tối").check()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_phone_bar_reaches_everything(window: Callable[..., Any], cast: Cast) -> None:
    page = window(cast.officer.user, width=360)
    page.goto("/huong-dan/")
    bar = page.get_by_role("navigation", name="Điều hướng chính")
    assert bar.get_by_role("link").count() <= 5
    bar.get_by_role("link", name="Thêm").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thêm"


# ---- under the policy itself: the windows of other journeys set it aside for axe


@pytest.fixture
def strict_page(chromium: Any, live_server: Any, cast: Cast) -> Iterator[Any]:
    """The gallery in a browser that holds to the policy."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    session = cast.officer.client().cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto("/thanh-phan/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def test_policy_is_not_broken_by_our_own_pages(strict_page: Any) -> None:
    assert strict_page.complaints == []


def test_policy_stops_what_somebody_might_slip_in(strict_page: Any) -> None:
    strict_page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.slipped = true";
        document.body.append(script);
        document.querySelector("h1").setAttribute("style", "display:none");
    }""")
    assert strict_page.evaluate("window.slipped === undefined")
    assert strict_page.locator("h1").is_visible()
    assert len(strict_page.complaints) == 2


def test_icons_are_drawn_from_the_one_sprite(strict_page: Any) -> None:
    sizes = strict_page.evaluate(
        "[...document.querySelectorAll('main svg.dh-i')].map(icon => icon.querySelector('use').getBBox().width)"
    )
    assert len(sizes) > 60
    assert min(sizes) > 0


def test_own_typeface_is_used_and_everything_comes_from_here(strict_page: Any, live_server: Any) -> None:
    assert strict_page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    sources = strict_page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert all(source.startswith(live_server.url) for source in sources)


def test_htmx_runs_without_eval_and_keeps_no_pages(strict_page: Any) -> None:
    assert strict_page.evaluate("[htmx.config.allowEval, htmx.config.historyCacheSize]") == [False, 0]
