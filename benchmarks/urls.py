"""The platform's addresses and one more: a page with the frame around it and nothing in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from donghanh.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here
from donghanh.config.urls import urlpatterns as ours


def bare(request: HttpRequest) -> HttpResponse:
    """Session, scope and layout, which every page of a signed-in person pays for."""
    return render(request, "web/base.html")


urlpatterns = [path("bare/", bare, name="bare"), *ours]
