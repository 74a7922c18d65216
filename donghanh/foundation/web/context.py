"""What the page layout needs on every page."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Values for the layout; asks the database nothing."""
    return {}
