"""Somebody without an account comes to the door."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_the_door_is_readable_for_everybody(window: Callable[..., Any], width: int) -> None:
    page = window(width=width)
    page.goto(reverse("accounts:sign_in"))
    assert page.locator("input[type=password]").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_that_is_not_there_says_so_kindly(window: Callable[..., Any], width: int) -> None:
    page = window(width=width)
    page.goto("/khong-co-trang-nay/")
    assert page.locator("h1").is_visible()
    assert_accessible(page)
