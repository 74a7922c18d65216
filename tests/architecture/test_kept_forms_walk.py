"""Every form of documents and plans comes back filled: the session is gone, the form is sent, its author signs in again.

What is gone is the session's cookie alone, as when a browser is set to forget; the device is known all the same. Forms are
found by opening every page of both apps in the demo and reading what stands on it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from donghanh.accounts.devices import COOKIE, new_device
from donghanh.accounts.models import FormStash, User
from donghanh.documents.models import Candidate, Document, DocumentState
from donghanh.people.models import Appointment, Person
from donghanh.plans.actions import ask_extension, save_filter
from donghanh.plans.bulk import Act
from donghanh.plans.models import Task, TaskUpdate
from tests.architecture.routes import Route, routes
from tests.architecture.test_neighbour_walk import OURS, TESTS, demo, scope_of, signed_in
from tests.factories.plans import read_again

__all__ = ["demo"]
APPS = ("documents", "plans")
TYPED = "Chữ vừa gõ, chưa gửi được"
MET = {
    *(
        f"documents:{name}"
        for name in ("add_item", "body", "cascade_answer", "finding", "header", "item_edit", "item_split")
    ),
    *(f"documents:{name}" for name in ("paste", "type_in")),
    *(f"plans:{name}" for name in ("amend", "answer", "bulk", "budget_source_edit", "edit")),
    *(f"plans:{name}" for name in ("extension", "extension_ask", "filter_rename", "filter_save", "link_make", "new")),
    *(f"plans:{name}" for name in ("number", "part_reopen", "part_resend", "part_withdraw", "quick", "report_sent")),
    *(f"plans:{name}" for name in ("report_duty_edit", "report_duty_new", "target_edit", "target_new", "task_edit")),
    *(f"plans:{name}" for name in ("task_lead", "task_new", "task_result", "task_say", "task_set_aside")),
    "plans:task_step",
}
"""Views whose forms the walk is known to have sent: it knocks on the right doors."""
BOXES = {"text", "search", "tel", "email", ""}


@dataclass
class Form:
    """One form of a page: where it is sent, what stands in it, and which of its boxes a person writes into."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)

    @property
    def kind(self) -> tuple[str, ...]:
        """What tells it from other forms: its view and its boxes, whatever row it is about."""
        boxes = sorted({re.sub(r"\d+", "", name) for name in self.boxes})
        return (resolve(urlsplit(self.action).path).view_name, *boxes)

    @property
    def filled(self) -> dict[str, list[str]]:
        """What is sent: every box with something typed into it."""
        return {**self.fields, **{name: [f"{TYPED} {place}"] for place, name in enumerate(self.boxes)}}


class Page(HTMLParser):
    """The forms of a page that are sent by POST, and the words in its boxes."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address, self.forms, self.written = address, list[Form](), list[str]()
        self._form: Form | None = None
        self._select, self._in_box = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form, or a field of the open one."""
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            action = urljoin(self.address, given.get("action", "") or self.address)
            self._form = Form(action) if given.get("method", "").lower() == "post" else None
            self.forms += [self._form] if self._form else []
        elif tag == "textarea":
            self._in_box = True
            self.written.append("")
        elif tag == "input" and given.get("type", "") in BOXES:
            self.written.append(value)
        if self._form is None or not name or "disabled" in given:
            return
        if (tag == "textarea" and "hidden" not in given) or (tag == "input" and given.get("type", "") in BOXES):
            self._form.boxes.append(name)
        elif tag == "input" and given.get("type") in ("hidden", "number", "date"):
            self._form.fields[name] = [value]
        elif tag == "input" and given.get("type") in ("radio", "checkbox"):
            self._form.fields.setdefault(name, [value or "on"])
        elif tag == "select":
            self._select = name
        elif tag == "button" and value:
            self._form.fields.setdefault(name, [value])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields are written either way."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """What stands in a box of several lines."""
        if self._in_box:
            self.written[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """The end of a form or of a box."""
        if tag == "form":
            self._form = None
        self._in_box = self._in_box and tag != "textarea"


def rows_of(app: str) -> Iterator[Model]:
    """Rows of an app that the officer may see: of each model one in every state, of every kind and in every part."""
    scope = scope_of(OURS)
    for model in apps.get_app_config(app).get_models():
        rows = model._default_manager.all()
        told_apart = [
            name for name in ("state", "kind", "role", "decision") if name in {f.name for f in model._meta.fields}
        ]
        seen: set[tuple[object, ...]] = set()
        for row in (rows.visible_to(scope) if hasattr(rows, "visible_to") else rows).order_by("pk"):
            sort = (bool(getattr(row, "parent_id", None)), *(getattr(row, name) for name in told_apart))
            if sort not in seen:
                seen.add(sort)
                yield row
    if app == "plans":  # a personal link is made for somebody's seat
        yield from Appointment.objects.visible_to(scope).filter(post__role="village_head")[:1]


def addresses(route: Route, rows: Sequence[Model]) -> Iterator[str]:
    """The address with each row in its gap; where it has two, with each row and what that belongs to."""
    gaps = list(route.gaps)
    for row in rows:
        owner = getattr(row, "document_id", None) or getattr(row, "plan_id", None)
        if len(gaps) == 1 and "UUIDConverter" in route.gaps.values():
            yield route.address(**{gaps[0]: row.pk})
        elif len(gaps) == 2 and owner:
            yield route.address(**{gaps[0]: owner, gaps[1]: row.pk})


def pages_of(client: Client) -> Iterator[Page]:
    """Every page of both apps that the officer can open in the demo."""
    rows = {app: list(rows_of(app)) for app in APPS}
    for route in routes():
        app = route.name.split(":")[0]
        if app not in APPS:
            continue
        for address in addresses(route, rows[app]) if route.gaps else [route.address()]:
            answer = client.get(address)
            if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
                yield Page(address, answer.content.decode())
            answer.close()
    asked = client.post(reverse("plans:bulk"), {"act": Act.SET_ASIDE, "tat-ca": "1", "loc": "tinh_trang=overdue"})
    yield Page(reverse("plans:bulk"), asked.content.decode())


def is_ours(form: Form) -> bool:
    """Whether the form is sent to one of both apps, and not to the frame around every page."""
    try:
        return resolve(urlsplit(form.action).path).view_name.split(":")[0] in APPS
    except Resolver404:
        return False


@pytest.fixture
def stirred(demo: None) -> None:
    """The demo with what it has nobody do: a filter kept, more time asked for, a paper read anew."""
    now, person = timezone.now(), Person.objects.get(user__login=OURS)
    scope = scope_of(OURS)
    save_filter(person=person, name="Còn chậm", query="tinh_trang=overdue", by=TESTS, at=now)
    task = Task.objects.visible_to(scope).open().deeds().filter(due_on__isnull=False, extensions__isnull=True).first()
    assert task is not None
    later = max(task.due_on, timezone.localdate()) + dt.timedelta(days=9)
    ask_extension(task=task, party=None, new_due_on=later, reason="Chờ kinh phí", by=TESTS, at=now)
    applied = Document.objects.visible_to(scope).filter(state=DocumentState.APPLIED).order_by("pk")[0]
    read_again(applied, {"text": "Sơ kết mô hình điểm ở ba thôn"})


@pytest.mark.usefixtures("stirred")
def test_what_was_typed_comes_back_in_every_form_of_documents_and_plans() -> None:
    user = User.objects.get(login=OURS)
    _device, token = new_device(user=user, label="Firefox · Linux", remembered=False, at=timezone.now())
    found: dict[tuple[str, ...], tuple[Page, Form]] = {}
    for page in pages_of(signed_in(OURS)):
        for form in page.forms:
            if form.boxes and is_ours(form):
                found.setdefault(form.kind, (page, form))
    rows = Candidate.objects.count(), TaskUpdate.objects.count()
    lost, elsewhere = [], []
    for kind, (page, form) in found.items():
        FormStash.objects.all().delete()
        stranger = Client()
        stranger.cookies[COOKIE] = token
        sent_away = stranger.post(form.action, form.filled)
        assert sent_away.status_code == 302, kind
        assert sent_away["Location"].startswith(reverse("accounts:sign_in")), kind
        onwards = parse_qs(urlsplit(sent_away["Location"]).query)["next"][0]
        back = signed_in(OURS).get(onwards, follow=True)
        shown = " ".join(Page("/", back.content.decode()).written)
        if back.status_code != 200 or any(f"{TYPED} {place}" not in shown for place in range(len(form.boxes))):
            lost.append((*kind, back.request["PATH_INFO"]))
        if form.action == urljoin(page.address, page.address) and back.request["PATH_INFO"] != page.address:
            elsewhere.append(kind)
    assert lost == []
    assert elsewhere == [], "a form that has a page of its own comes back there"
    assert rows == (Candidate.objects.count(), TaskUpdate.objects.count()), "nothing is saved by coming back"
    assert {kind[0] for kind in found} >= MET
