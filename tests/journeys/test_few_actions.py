"""No screen asks for more than five decisions at once (programmes.md, 8.3)."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.journey
MOST = 5
PAGES = {
    "hanh": [
        "/",
        "/ke-hoach/",
        "/ke-hoach/tat-ca-viec/",
        "/van-ban/",
        "/nhan-su/",
        "/co-quan/",
        "/ke-hoach/them-viec-nhanh/",
    ],
    "thu": ["/", "/ke-hoach/", "/ke-hoach/tat-ca-viec/", "/nhan-su/"],
    "toan": ["/", "/thong-bao/"],
}
BUTTONS = "main .dh-btn:not(.dh-btn--quiet), main .dh-next a.dh-btn"
FOLDED = "details:not([open]) *, .dh-filters *, .dh-list *, .dh-table *, .dh-got *, .dh-pages *"


@pytest.mark.parametrize("login", PAGES)
def test_a_screen_has_five_actions_at_most(enter: Callable[..., Any], login: str) -> None:
    page = enter(login, width=1280)
    for address in PAGES[login]:
        page.goto(address)
        names = page.evaluate(
            "([buttons, folded]) => [...document.querySelectorAll(buttons)]"
            ".filter(one => !one.matches(folded) && one.checkVisibility()).map(one => one.innerText.trim())",
            [BUTTONS, FOLDED],
        )
        assert len(names) <= MOST, f"{login} {address}: {names}"
