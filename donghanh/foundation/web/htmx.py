"""One page or its fragment: whoever asks with htmx gets the region, everybody else the whole page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def is_htmx(request: HttpRequest) -> bool:
    """Whether a script asks for a region. Going back in history asks for the whole page again."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-History-Restore-Request") != "true"


def render_fragment_or_page(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render ``fragment`` (a file whose name starts with ``_``, included by ``page``) for htmx, else ``page``."""
    if not fragment.rpartition("/")[2].startswith("_"):
        raise ValueError(f"{fragment}: the name of a fragment starts with an underscore")
    response = render(request, fragment if is_htmx(request) else page, context, status=status)
    response["Vary"] = "HX-Request"
    return response
