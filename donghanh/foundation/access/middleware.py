"""Puts the scope on the request. The builder is named in settings, so nothing here knows posts or roles."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from donghanh.foundation.access.scope import Scope


class ScopedRequest(HttpRequest):
    """A request that carries a scope; views annotate with this type."""

    scope: Scope
    known_counts: dict[str, int | None]
    """What the view has counted already, by the code of the navigation's entry (``foundation.web.navigation``)."""


class ScopeMiddleware:
    """Sets ``request.scope`` lazily: a page that asks nothing of it costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.build: Callable[[HttpRequest], Scope] = import_string(settings.DONGHANH_SCOPE_BUILDER)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.scope = SimpleLazyObject(lambda: self.build(request))  # type: ignore[attr-defined]
        return self.get_response(request)
