"""Somebody with every right in the next commune tries every address with real identities of ours, and meets nothing.

What they meet is, to the byte, what they meet where there is nothing at all. The same walk as our own officer opens
pages by the dozen, so the walk is known to knock on the right doors.
"""

import datetime as dt
import io
import itertools
import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from donghanh.accounts.models import User
from donghanh.activities.models import Activity, ActivityKind, Batch, BatchLine
from donghanh.budget.models import Advance, Allocation, EstimateLine, Gift, Norm, Spending
from donghanh.communication.models import ActionMonth, Channel, Material, MediaItem, Script
from donghanh.community.models import Equipment, Initiative, Member
from donghanh.config.demo import places, story
from donghanh.documents.models import Candidate, Document, DocumentState, Finding
from donghanh.foundation.access import Actor, Scope
from donghanh.foundation.audit.models import AuditEvent
from donghanh.inspections.models import Checklist, Inspection, Survey
from donghanh.inspections.models import Finding as InspectionFinding
from donghanh.organisations.models import Organisation
from donghanh.people.actions import appoint, create_post
from donghanh.people.models import Appointment, Person
from donghanh.people.scope import scope_on
from donghanh.plans.actions import make_link
from donghanh.plans.models import Plan, ReportDuty, Target, Task
from donghanh.training.models import Course, NetworkMember
from donghanh.workdays.models import SpecialDay
from tests.architecture.routes import Route, routes

SHARED = {
    "units": "administrative units are public knowledge",
    "legal": "the legal library is the same for everybody",
    "accounts": "addresses of accounts hold codes of their own, never identities of others' rows",
    "web": "the layout holds nobody's rows",
    "village": "a sign-in opens nothing behind a personal link; tests/plans/test_personal_links.py walks it",
    "calendar": "its address holds a secret, never an identity",
}
OTHER_OWNERS = {"files": "foundation"}
TOOK_NOTHING = {302, 400, 403, 404, 405}
TESTS = Actor.system("tests")
OURS, THEIRS = "hanh", "lan"
IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Answer:
    """Everything of an answer that its asker can tell, read to the end; identities they had asked for are blanked."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def is_file(self) -> bool:
        """Whether it is a list to be opened in a spreadsheet."""
        return any(name == "Content-Type" and value.startswith("text/csv") for name, value in self.headers)

    @property
    def words(self) -> str:
        """What can be read in it; a workbook is unpacked, so that nothing hides in its compression."""
        if not self.body.startswith(b"PK"):
            return self.body.decode()
        with zipfile.ZipFile(io.BytesIO(self.body)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def ask(client: Client, method: str, address: str) -> Answer:
    """Knock, and read whatever comes, streamed or not."""
    answer = getattr(client, method)(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    headers = {**answer.headers, "cookies": answer.cookies.output()}
    shown = tuple(sorted((name, IDENTITY.sub("…", value)) for name, value in headers.items()))
    return Answer(
        answer.status_code,
        shown,
        IDENTITY.sub("…", body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"),
    )


def guarded() -> list[Route]:
    """Addresses with identities in them, of the apps whose rows belong to somebody."""
    return [route for route in routes() if route.gaps and route.name.split(":")[0] not in SHARED]


def addresses(route: Route, seen_by: Scope, *, most: int = 1) -> Iterator[str]:
    """The address with every combination of one real identity per model of its app, or so many, of rows that ours may see."""
    app = route.name.split(":")[0]
    known = []
    for model in apps.get_app_config(OTHER_OWNERS.get(app, app)).get_models():
        rows = model._default_manager.all()
        seen = (rows.visible_to(seen_by) if hasattr(rows, "visible_to") else rows).order_by("pk")
        if any(one.name == "unit" and one.null for one in model._meta.fields):
            seen = seen.filter(unit__isnull=False)  # what is shipped is the same for everybody
        known += [pk for pk in seen.values_list("pk", flat=True)[:most] if not isinstance(pk, int)]
    gaps = [gap for gap, converter in route.gaps.items() if converter == "UUIDConverter"]
    for values in itertools.product(known, repeat=len(gaps)):
        yield route.address(**dict(zip(gaps, values, strict=True)))


@pytest.fixture
def demo(db: None) -> None:
    """The invented commune with its plans, and its neighbour; one person of each holds every post there is."""
    now = timezone.now()
    stage = places.set_stage(password="bon-tu-roi-nhau-17", by=TESTS, at=now)
    story.play(stage, now=now)
    for login in (OURS, THEIRS):
        seat = Appointment.objects.select_related("post__organisation", "person").get(person__user__login=login)
        for role in ("leader", "office_admin"):
            post = create_post(
                organisation=seat.post.organisation, title=role, role=role, valid_from=places.SINCE, by=TESTS, at=now
            )
            appoint(person=seat.person, post=post, valid_from=places.SINCE, by=TESTS, at=now)
    village = Appointment.objects.filter(post__role="village_head", post__organisation__unit=seat_of(OURS)).first()
    assert village is not None
    soon = timezone.localdate() + dt.timedelta(days=30)
    make_link(appointment=village, expires_on=soon, by=TESTS, at=now)
    papers = Document.objects.visible_to(scope_of(OURS))
    above = papers.get(state=DocumentState.ARCHIVED)  # the province's plan
    asked_for = papers.exclude(pk=above.pk).order_by("pk")[0]
    Document.objects.filter(pk=asked_for.pk).update(parent=above)  # so that there is a comparison of the two to ask for


def seat_of(login: str) -> uuid.UUID:
    """The unit somebody of the demo works for."""
    return Appointment.objects.filter(person__user__login=login).values_list("post__organisation__unit_id", flat=True)[
        0
    ]


def signed_in(login: str) -> Client:
    """A browser in which somebody of the demo has just signed in."""
    client = Client()
    client.force_login(User.objects.get(login=login))
    session = client.session
    session["proved_at"] = timezone.now().isoformat()
    session.save()
    return client


def scope_of(login: str) -> Scope:
    """What they may see today."""
    return scope_on(User.objects.get(login=login).pk, timezone.localdate())


@pytest.mark.usefixtures("demo")
def test_the_next_commune_meets_nothing_of_ours_and_changes_nothing() -> None:
    neighbour, ours = signed_in(THEIRS), signed_in(OURS)
    scope, leaks, told_apart, opened, pairs = scope_of(OURS), [], set(), 0, 0
    for route in guarded():
        gaps = [gap for gap, converter in route.gaps.items() if converter == "UUIDConverter"]
        nowhere = route.address(**{gap: uuid.uuid4() for gap in gaps})
        absent = {method: ask(neighbour, method, nowhere) for method in ("get", "post")}
        for address in addresses(route, scope):
            opened += ask(ours, "get", address).status == 200
            for method in ("get", "post"):
                got = ask(neighbour, method, address)
                pairs += 1
                if got.status not in TOOK_NOTHING:
                    leaks.append(f"{method} {route.name} → {got.status}")
                if got != absent[method]:
                    told_apart.add(f"{method} {route.name}: {absent[method].status} and {got.status}")
    assert leaks == []
    assert told_apart == set(), "what is not theirs and what is not there must read alike"
    assert opened > 25, "our own officer opens pages on the same walk"
    assert pairs > 500
    assert not AuditEvent.objects.filter(actor_id=User.objects.get(login=THEIRS).pk).exists()


@pytest.mark.usefixtures("demo")
def test_lists_of_the_next_commune_are_empty_of_ours() -> None:
    neighbour = signed_in(THEIRS)
    for route in routes():
        if route.gaps or route.name.split(":")[0] in SHARED:
            continue
        answer = ask(neighbour, "get", route.address())
        if answer.status == 200:
            assert "Suối Lạnh" not in answer.words, route.name
            assert "Người cha đồng hành" not in answer.words, route.name


SOME = 5
"""So many rows of each model are tried where a list may be empty: a shelter has no members."""
COUNTS = {
    "documents:quality_export": "how often each rule was overruled: numbers, no word of a document",
    "activities:year_export": "sums of activities and tasks by month: numbers under the names of national kinds",
    "activities:below_export": "sums of activities under the names of units",
    "activities:below_kinds_export": "sums of activities of all units below, under the names of national kinds",
    "activities:summary_export": "sums of activities: numbers under the names of national kinds",
    "training:below-export": "sums of trainings under the names of units",
    "communication:media_year_export": "sums of own media items: numbers under the names of channels",
}
ABOVE = "bao"
OF_ABOVE = {"activities:below_export", "activities:below_kinds_export", "training:below-export"}
"""What only the province is given."""
EXPORTS = [route for route in routes() if "export" in route.name]
QUERIES = ("", "?q=a", "?ngay=01/12/2025", "?tinh_trang=thoi", "?tinh_trang=chua-vao", "?tinh_trang=dong")


def texts_of(login: str) -> set[str]:
    """What somebody of the office would recognise: names, numbers, titles, tasks."""
    scope = scope_of(login)
    national = ActivityKind.objects.filter(unit__isnull=True).values("name")
    found = {
        *Person.objects.visible_to(scope).values_list("full_name", flat=True),
        *Person.objects.visible_to(scope).values_list("phone", flat=True),
        *Organisation.objects.visible_to(scope).values_list("name", flat=True),
        *Document.objects.visible_to(scope).values_list("title", flat=True),
        *Plan.objects.visible_to(scope).values_list("title", flat=True),
        *Task.objects.visible_to(scope).values_list("text", flat=True),
        *Target.objects.visible_to(scope).values_list("text", flat=True),
        *ReportDuty.objects.visible_to(scope).values_list("text", flat=True),
        *Candidate.objects.visible_to(scope).values_list("fields__text", flat=True),
        *Finding.objects.visible_to(scope).values_list("message", flat=True),
        *Activity.objects.visible_to(scope).exclude(title__in=national).values_list("title", flat=True),
        *ActivityKind.objects.visible_to(scope).filter(unit__isnull=False).values_list("name", flat=True),
        *Channel.objects.visible_to(scope).filter(unit__isnull=False).values_list("name", flat=True),
        *Script.objects.visible_to(scope).values_list("title", flat=True),
        *ActionMonth.objects.visible_to(scope).values_list("theme", flat=True),
        *Material.objects.visible_to(scope).values_list("name", flat=True),
        *MediaItem.objects.visible_to(scope).values_list("title", flat=True),
        *Initiative.objects.visible_to(scope).values_list("name", flat=True),
        *Member.objects.visible_to(scope).values_list("full_name", flat=True),
        *Course.objects.visible_to(scope).values_list("title", flat=True),
        *NetworkMember.objects.visible_to(scope).values_list("full_name", flat=True),
        *Equipment.objects.visible_to(scope).values_list("item", flat=True),
        *EstimateLine.objects.visible_to(scope).values_list("item", flat=True),
        *Spending.objects.visible_to(scope).values_list("what", flat=True),
        *Allocation.objects.visible_to(scope).values_list("donor_name", flat=True),
        *Advance.objects.visible_to(scope).values_list("purpose", flat=True),
        *Gift.objects.visible_to(scope).values_list("what", flat=True),
        *Norm.objects.visible_to(scope).filter(unit__isnull=False).values_list("item", flat=True),
        *BatchLine.objects.filter(batch__in=Batch.objects.visible_to(scope)).values_list("cells__title__1", flat=True),
        *Checklist.objects.visible_to(scope).filter(unit__isnull=False).values_list("name", flat=True),
        *Inspection.objects.visible_to(scope).values_list("title", flat=True),
        *Survey.objects.visible_to(scope).values_list("title", flat=True),
        *InspectionFinding.objects.visible_to(scope).values_list("what", flat=True),
        *SpecialDay.objects.visible_to(scope).filter(unit__isnull=False).values_list("name", flat=True),
    }
    return {text for text in found if text}


@pytest.mark.usefixtures("demo")
def test_every_file_of_a_list_holds_the_own_commune_and_nothing_of_ours() -> None:
    neighbour, ours, above, scope = signed_in(THEIRS), signed_in(OURS), signed_in(ABOVE), scope_of(OURS)
    secrets = texts_of(OURS) - texts_of(THEIRS)
    assert len(secrets) > 50
    leaks, files, read = set(), set(), set()
    for route in EXPORTS:
        for address in addresses(route, scope, most=SOME) if route.gaps else [route.address()]:
            own = ask(above if route.name in OF_ABOVE else ours, "get", address)
            if not own.is_file:
                continue
            files.add(route.name)
            if any(text.encode() in own.body for text in secrets):
                read.add(route.name)
            for query in QUERIES:
                got = ask(neighbour, "get", address + query)
                leaks |= {f"{route.name}{query}: {text}" for text in secrets if text.encode() in got.body}
                if route.name in COUNTS and got == own:
                    leaks.add(f"{route.name}{query}: our numbers")
    assert leaks == set()
    assert files == {route.name for route in EXPORTS}, "every export was asked for"
    own_rows = {name for name in files if name not in COUNTS and name.split(":")[0] not in SHARED}
    assert own_rows - read == set(), "each holds rows of ours for somebody, and was read to the end"


@pytest.mark.usefixtures("demo")
def test_no_list_comes_as_a_file_by_another_name() -> None:
    ours = signed_in(OURS)
    named = {route.name for route in EXPORTS}
    plain = [route for route in routes() if not route.gaps and route.name not in named]
    assert [route.name for route in plain if ask(ours, "get", route.address()).is_file] == []
