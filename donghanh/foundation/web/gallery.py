"""What the gallery page shows: invented examples for every component."""

from typing import Any

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """The values of the gallery page."""
    return {}
