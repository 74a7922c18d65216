"""What happens to every request before and to every response after: refusals of what no page understands, a page for
addresses that only take forms, the header set, the language, and htmx's view of a sign-in redirect."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import resolve_url
from django.utils import translation

from donghanh.foundation.web import errors, secret_paths
from donghanh.foundation.web.htmx import is_htmx
from donghanh.foundation.web.preferences import language_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: our own files and nothing else. No inline script or style, so no injected one either."""
DOWNLOAD_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For attachments: should a browser show one after all, it runs nothing and reaches nothing."""
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self), "
        "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"
    ),
    # "no-referrer" would also blank the Origin of our own forms, and with it the check that they are ours.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
REFUSED_METHODS = frozenset({"TRACE", "TRACK", "CONNECT"})
FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_NUL_IN_QUERY = re.compile(r"%00|\x00")


class SecurityHeadersMiddleware:
    """Adds the strict content policy and its companions to whatever is answered: pages, files, errors, redirects.

    Stands first, so nothing is answered behind its back. A header a view has set itself is left alone.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in REFUSED_METHODS:
            response: HttpResponseBase = HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            response = self.get_response(request)
        is_download = response.headers.get("Content-Disposition", "").startswith("attachment")
        response.headers.setdefault("Content-Security-Policy", DOWNLOAD_POLICY if is_download else CONTENT_POLICY)
        if secret_paths.is_secret(request.path):
            response.headers["Referrer-Policy"] = "strict-origin"
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not _is_static_file(request, response):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def _is_static_file(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Only what the static files' own address serves may be kept by a browser: ``/x/nothing.css`` never is."""
    served = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED}
    return request.path.startswith(f"/{settings.STATIC_URL.lstrip('/')}") and response.status_code in served


class PlainRequestMiddleware:
    """Refuses, with the page for what could not be understood, requests that carry a NUL: no field of ours takes one,
    PostgreSQL stores none, and who sends one is trying something. Broken UTF-8 needs no refusal: Django reads it with
    a replacement mark.

    An address that takes only forms and is opened like a page answers with the neutral page, not with an empty one.

    Stands after the CSRF check in the list; the NUL of a form is looked for once that check has read the form.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or _NUL_IN_QUERY.search(request.META.get("QUERY_STRING", "")):
            return errors.bad_request(request)
        if any("\0" in name + value for name, value in request.COOKIES.items()):
            return errors.bad_request(request)
        response = self.get_response(request)
        return errors.not_a_page(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Look into the form; runs after the CSRF check of the same phase."""
        if request.method != "POST" or request.content_type not in FORM_TYPES:
            return None
        typed = (text for name, values in request.POST.lists() for text in (name, *map(str, values)))
        files = (str(file.name) for _, given in request.FILES.lists() for file in given)
        if any("\0" in text for text in (*typed, *files)):
            return errors.bad_request(request)
        return None


class LanguageMiddleware:
    """Speaks the language chosen on this device, Vietnamese when none was. What the browser prefers is not asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class HtmxMiddleware:
    """A region is never replaced by the sign-in page: after a time-out htmx is told to open it as a page instead."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_htmx(request) and response.status_code == HTTPStatus.FOUND:
            leads_to = response.headers["Location"]
            if leads_to.partition("?")[0] == resolve_url(settings.LOGIN_URL):
                moved = HttpResponse(status=HTTPStatus.NO_CONTENT)
                moved.cookies = response.cookies
                moved.headers["HX-Redirect"] = leads_to
                return moved
        return response
