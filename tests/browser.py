"""A real Chromium for journeys: windows in which somebody is signed in, and what accessibility rules say of a page.

def test_officer_reviews_a_plan(window, cast):
    page = window(cast.officer.user, width=360)
    page.goto("/")
    assert_accessible(page)
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tooling import debian
from tooling.console import in_ci

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, started once. Skipped for a person who has none; a failure on the build server."""
    path = os.environ.get("DONGHANH_CHROMIUM") or debian.chromium()
    if not path:
        (pytest.fail if in_ci() else pytest.skip)("Chromium is not on this machine")
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in the thread of the tests
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens windows on the running platform: ``window(user, width=360)``, or ``window()`` for a stranger.

    A page that logs an error to the console (a refused script, a missing file) fails the test when it ends.
    """
    contexts, errors = [], []

    def open_window(user: Any = None, *, width: int = 1280, height: int = 800, **more: Any) -> Any:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            bypass_csp=True,  # or axe could not be put into the page; the policy itself has tests of its own
            **more,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([_session_cookie(user, live_server.url)])
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if is_trouble(message, page) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == [], "the browser complained"


def is_trouble(message: Any, page: Any) -> bool:
    """Whether the browser complains of more than the page's own status (a 404 page is an answer, not a fault)."""
    return bool(message.type == "error" and message.location["url"] != page.url)


def _session_cookie(user: Any, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }


def _wait_until_still(page: Any) -> None:
    """Wait for what htmx still puts into the page and for every colour on its way: axe judges what people come to see.

    A movement without an end (none is meant to exist) is not waited for.
    """
    page.wait_for_function(
        """() => !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
            && document.getAnimations().every(one =>
                one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)"""
    )


def assert_accessible(page: Any) -> None:
    """Fail with every violation of WCAG 2.2 AA that axe finds, and when the page is wider than the window."""
    if not page.evaluate("() => !!window.axe"):
        page.add_script_tag(path=str(AXE))
    _wait_until_still(page)
    found = page.evaluate("standard => axe.run(document, {runOnly: {type: 'tag', values: standard}})", STANDARD)[
        "violations"
    ]
    told = [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
    assert told == [], f"{page.url}\n" + "\n".join(told)
    wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} is {wider} px wider than the window"
