"""One page or its fragment: whoever asks with htmx gets the region, everybody else the whole page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


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


def in_place_of_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Have a whole page take the place of the page that is open, also where htmx sent a form from a corner of it.

    Without this a page would be swapped, with its navigation, into the region the form stands in.
    """
    if is_htmx(request):
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML show:window:top"
    patch_vary_headers(response, ["HX-Request"])
    return response
