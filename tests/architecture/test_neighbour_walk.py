"""The officer of the next commune tries every address with real identities of ours, and meets nothing.

The same walk as our own officer opens pages by the dozen, so the walk is known to knock on the right doors.
"""

import itertools
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from donghanh.accounts.models import User
from donghanh.config.demo import places, story
from donghanh.foundation.access import Actor, Scope
from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.scope import scope_on
from tests.architecture.routes import Route, routes

SHARED = {
    "units": "administrative units are public knowledge",
    "legal": "the legal library is the same for everybody",
    "accounts": "addresses of accounts hold codes of their own, never identities of others' rows",
    "web": "the layout holds nobody's rows",
}
OTHER_OWNERS = {"files": "foundation"}
TOOK_NOTHING = {302, 400, 403, 404, 405}


def guarded() -> list[Route]:
    """Addresses with identities in them, of the apps whose rows belong to somebody."""
    return [route for route in routes() if route.gaps and route.name.split(":")[0] not in SHARED]


def addresses(route: Route, seen_by: Scope) -> Iterator[str]:
    """The address with every combination of one real identity per model of its app, of rows that ours may see."""
    app = route.name.split(":")[0]
    known = []
    for model in apps.get_app_config(OTHER_OWNERS.get(app, app)).get_models():
        rows = model._default_manager.all()
        row = (rows.visible_to(seen_by) if hasattr(rows, "visible_to") else rows).order_by("pk").first()
        if row is not None and not isinstance(row.pk, int):
            known.append(row.pk)
    gaps = [gap for gap, converter in route.gaps.items() if converter == "UUIDConverter"]
    for values in itertools.product(known, repeat=len(gaps)):
        yield route.address(**dict(zip(gaps, values, strict=True)))


@pytest.fixture
def demo(db: None) -> None:
    """The invented commune with its plans, and its neighbour."""
    now = timezone.now()
    stage = places.set_stage(password="bon-tu-roi-nhau-17", by=Actor.system("tests"), at=now)
    story.play(stage, now=now)


def status(client: Client, method: str, address: str) -> int:
    """How an address answers; files are closed unread."""
    answer = getattr(client, method)(address)
    answer.close()
    return int(answer.status_code)


def signed_in(login: str) -> Client:
    """A browser in which somebody of the demo is signed in."""
    client = Client()
    client.force_login(User.objects.get(login=login))
    return client


@pytest.mark.usefixtures("demo")
def test_the_next_commune_meets_nothing_of_ours_and_changes_nothing() -> None:
    neighbour, ours = signed_in("lan"), signed_in("hanh")
    scope = scope_on(User.objects.get(login="hanh").pk, timezone.localdate())
    leaks, opened = [], 0
    for route in guarded():
        for address in addresses(route, scope):
            opened += status(ours, "get", address) == 200
            leaks += [
                f"{method} {route.name} → {got}"
                for method in ("get", "post")
                if (got := status(neighbour, method, address)) not in TOOK_NOTHING
            ]
    assert leaks == []
    assert opened > 25, "our own officer opens pages on the same walk"
    assert not AuditEvent.objects.filter(actor_id=User.objects.get(login="lan").pk).exists()


@pytest.mark.usefixtures("demo")
def test_lists_of_the_next_commune_are_empty_of_ours() -> None:
    neighbour = signed_in("lan")
    for route in routes():
        if route.gaps or route.name.split(":")[0] in SHARED:
            continue
        answer = neighbour.get(route.address())
        if answer.status_code == 200 and not answer.streaming:
            assert "Suối Lạnh" not in answer.content.decode(), route.name
            assert "Người cha đồng hành" not in answer.content.decode(), route.name
