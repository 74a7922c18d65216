"""Confirming what was done, with a way to take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

_UNDO = "undo:"


def confirm(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Show ``text`` as a toast on the next page. ``undo`` is an address that takes the act back when posted to."""
    messages.success(request, text, extra_tags=f"{_UNDO}{undo}" if undo else "")


def undo_address(message: Any) -> str:
    """The address :func:`confirm` was given, or nothing."""
    tags: str = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
