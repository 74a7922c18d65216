"""A stranger tries every address by GET and POST and gets nothing, save a short list of public pages with reasons."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.architecture.routes import Route, routes

ROUTES = list(routes())
PUBLIC = [route for route in ROUTES if route.access.startswith("public: ")]
CLOSED = [route for route in ROUTES if route not in PUBLIC]
REFUSALS = {302, 403, 404, 405}


def named(route: Route) -> str:
    """How a route appears in the test report."""
    return route.name


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_view_says_who_may_open_it(route: Route) -> None:
    assert route.access, "put exactly one of signed_in, requires(…), public(reason) over the view"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", CLOSED, ids=named)
def test_a_stranger_is_refused(route: Route, method: str, client: Client) -> None:
    answer = getattr(client, method)(route.address())
    assert answer.status_code in REFUSALS
    if answer.status_code == 302:
        assert answer["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.django_db
@pytest.mark.parametrize("route", PUBLIC, ids=named)
def test_public_pages_have_a_reason_and_open(route: Route, client: Client) -> None:
    assert len(route.access) > len("public: ") + 10
    assert client.get(route.address()).status_code < 500


def test_the_walk_saw_the_house() -> None:
    assert len(CLOSED) > 30
    assert len(PUBLIC) < len(CLOSED) / 4
