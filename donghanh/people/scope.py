"""Builds the scope of the signed-in person from the posts they hold today."""

from django.http import HttpRequest

from donghanh.foundation.access import NOBODY, Scope


def scope_of(request: HttpRequest) -> Scope:
    """The scope of the request; :data:`NOBODY` for strangers."""
    return NOBODY
