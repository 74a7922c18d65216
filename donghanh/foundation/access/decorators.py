"""The two lines that stand over every view: signed in, or signed in with a permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Send strangers to the sign-in page, and back to where they were going afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.scope.is_signed_in:  # type: ignore[attr-defined]
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.access = "signed_in"  # type: ignore[attr-defined]
    return guarded


def requires(*permissions: str) -> Callable[[View], View]:
    """Let through who holds one of the permissions somewhere; anybody else signed in meets a 404, a stranger the sign-in
    page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            scope = request.scope  # type: ignore[attr-defined]
            if not scope.is_signed_in:
                return redirect_to_login(request.get_full_path())
            if not any(scope.may(permission) for permission in permissions):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.access = " or ".join(permissions)  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(reason: str) -> Callable[[View], View]:
    """Mark a view that strangers may open, with the reason; the stranger walk prints and checks the list."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)  # type: ignore[return-value]

        opened.access = f"public: {reason}"  # type: ignore[attr-defined]
        return opened

    return decorate
