"""Confirming what was done, with a way to take it back or to say it otherwise."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

_UNDO, _CHANGE = "undo:", "change:"


def confirm(request: HttpRequest, text: str, *, undo: str = "", change: str = "") -> None:
    """Show ``text`` as a toast on the next page. ``undo`` is an address that takes the act back when posted to, ``change`` a
    page on which what was said can be corrected; one of them at most."""
    tags = f"{_UNDO}{undo}" if undo else f"{_CHANGE}{change}" if change else ""
    messages.success(request, text, extra_tags=tags)


def undo_address(message: Any) -> str:
    """The address to take it back that :func:`confirm` was given, or nothing."""
    return _address(message, _UNDO)


def change_address(message: Any) -> str:
    """The page to correct it that :func:`confirm` was given, or nothing."""
    return _address(message, _CHANGE)


def _address(message: Any, way: str) -> str:
    tags: str = message.extra_tags or ""
    return tags.removeprefix(way) if tags.startswith(way) else ""
