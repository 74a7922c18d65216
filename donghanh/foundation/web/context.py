"""What the page layout needs on every page."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from donghanh.foundation.access import NOBODY, Scope
from donghanh.foundation.web.bell import Bell, bell_of
from donghanh.foundation.web.identity import Identity, identity_of
from donghanh.foundation.web.navigation import Entry, address, entries
from donghanh.foundation.web.preferences import theme_of


class Shell:
    """The layout's values. Each is worked out when a template first asks for it, so a fragment costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.theme = theme_of(request)
        self.is_demo = settings.DONGHANH_DEMO

    @cached_property
    def scope(self) -> Scope:
        """Whom the page is drawn for; a stranger when the request never reached the scope middleware."""
        scope: Scope = getattr(self.request, "scope", NOBODY)
        return scope

    @cached_property
    def language(self) -> str:
        """The code for the ``lang`` attribute."""
        return get_language() or settings.LANGUAGE_CODE

    @cached_property
    def identity(self) -> Identity:
        """Who is signed in, from whoever plugged into :mod:`donghanh.foundation.web.identity`."""
        return identity_of(self.scope)

    @cached_property
    def navigation(self) -> list[Entry]:
        """The entries of the side navigation. A view that has counted what waits says so in ``request.known_counts``."""
        return entries(self.scope, self.request.path, known=getattr(self.request, "known_counts", {}))

    @cached_property
    def account(self) -> list[Entry]:
        """The person's own entries, listed on the page "Thêm"."""
        return entries(self.scope, self.request.path, place="account")

    @cached_property
    def bell(self) -> Bell | None:
        """The bell, when somebody keeps notices."""
        return bell_of(self.scope, known=self.identity.unread)

    @cached_property
    def home_url(self) -> str:
        """The start page."""
        return address("console:home") or "/"

    @cached_property
    def search_url(self) -> str:
        """The search page, or nothing while there is none."""
        return address("console:search")

    @cached_property
    def sign_out_url(self) -> str:
        """Where the sign-out form posts to, or nothing while there is no such page."""
        return address("accounts:sign_out")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Values for the layout, under the one name ``shell``; asks the database nothing by itself."""
    return {"shell": Shell(request)}
