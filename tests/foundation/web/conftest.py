"""The test site, and a browser for it."""

import pytest
from django.test import Client

from donghanh.foundation.web import bell, identity, navigation, panels, search


@pytest.fixture
def empty_sockets(monkeypatch) -> None:
    """What the real apps plugged in stays out of the test, and what the test plugs in goes away again."""
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(search, "_providers", [])
    monkeypatch.setattr(panels, "_providers", {})
    monkeypatch.setattr(identity, "_provider", None)
    monkeypatch.setattr(bell, "_count", None)


@pytest.fixture
def site(settings, empty_sockets) -> Client:
    """A browser on the test site, signed in as its officer; bugs become error pages as they would for people.

    Needs no database, and would fail if a page asked for one.
    """
    settings.ROOT_URLCONF = "tests.foundation.web.site"
    settings.DONGHANH_SCOPE_BUILDER = "tests.foundation.web.site.somebody"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    return Client(raise_request_exception=False)
