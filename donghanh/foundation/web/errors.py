"""Neutral error pages: the same words for what is absent and what is not yours."""

from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be understood."""
    return HttpResponse("", status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing for this person: status 404 in both cases."""
    return HttpResponse("", status=404)


def apology(request: HttpRequest) -> HttpResponse:
    """A bug of ours; nothing of it is shown."""
    return HttpResponse("", status=500)
