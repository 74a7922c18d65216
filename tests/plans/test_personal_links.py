"""A village head answers by a link and a PIN; who has only one of the two, or neither, gets nothing."""

import datetime as dt
import logging
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.actions import end_appointment
from donghanh.people.models import Appointment
from donghanh.plans import actions, link_cookie
from donghanh.plans.actions.links import LONGEST, Handed
from donghanh.plans.models import PersonalLink, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.models.link import MOST_WRONG, LinkState
from donghanh.plans.queries.links import scope_of_link
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from tests.architecture.routes import routes
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAYS = dt.timedelta(days=90)


@pytest.fixture
def seat(cast: Cast) -> Appointment:
    """The village head's seat."""
    return Appointment.objects.select_related("post__organisation").get(person=cast.village_head.person)


@pytest.fixture
def handed(cast: Cast, seat: Appointment) -> Handed:
    return actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)


@pytest.fixture
def part(cast: Cast) -> TaskParty:
    """A task sent to the village, and another that is not its own."""
    plan = plan_of(cast)
    task = task_of(plan, "Nói chuyện tại nhà văn hóa", lead=cast.village_head.organisation, cast=cast)
    task_of(plan, "Việc riêng của Công an", lead=cast.police, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    return task.parties.get()


def door(handed: Handed) -> str:
    return reverse("village:door", args=[handed.secret])


def wrong_of(handed: Handed) -> str:
    return "000001" if handed.pin != "000001" else "000002"


def entered(handed: Handed) -> Client:
    client = Client()
    assert client.post(door(handed), {"pin": handed.pin}).status_code == 302
    return client


def tried(handed: Handed, pin: str, day: dt.date = TODAY) -> PersonalLink | None:
    return actions.try_pin(link=handed.link, pin=pin, day=day, at=NOW)


def test_link_and_pin_show_the_tasks_of_the_body_and_no_others(handed: Handed, part: TaskParty) -> None:
    page = entered(handed).get(reverse("village:tasks")).content.decode()
    assert "Nói chuyện tại nhà văn hóa" in page
    assert "Công an" not in page


def test_answer_is_told_as_the_person_and_logged_as_the_link(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    url = reverse("village:answer", args=[part.pk])
    client.get(url)
    answered = client.post(url, {"answer": "xong", "text": "46 người dự", "done_on": ""})
    assert answered.status_code == 302
    part.refresh_from_db()
    assert (part.state, part.result, part.answered_by) == (PartState.DONE, "46 người dự", cast.village_head.person)
    told = TaskUpdate.objects.get(kind=UpdateKind.RESULT)
    assert told.author == cast.village_head.person
    event = AuditEvent.objects.filter(verb="plans.part_done").get()
    assert (event.actor_kind, event.actor_id) == ("link", handed.link.pk)


def test_what_a_preview_fetches_says_nothing_and_uses_nothing_up(handed: Handed, part: TaskParty, cast: Cast) -> None:
    for method in ("get", "head"):
        for _ in range(MOST_WRONG + 1):
            answer = getattr(Client(), method)(door(handed))
    page = answer.content.decode() + Client().get(door(handed)).content.decode()
    for secret in (cast.village_head.person.full_name, cast.village_head.organisation.name, "Nói chuyện"):
        assert secret not in page
    assert entered(handed)


def test_page_of_a_link_looks_the_same_whether_there_is_one(handed: Handed, cast: Cast) -> None:
    def bare(url: str, **data: str) -> str:
        client = Client()
        page = (client.post(url, data) if data else client.get(url)).content.decode()
        return re.sub(r'value="[^"]+"|/mo/[^"]+|"X-CSRFToken": "[^"]+"', "", page)

    nowhere = reverse("village:door", args=["x" * 43])
    revoked = actions.make_link(
        appointment=handed.link.appointment, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW
    )
    actions.revoke_link(link=revoked.link, by=cast.officer.actor, at=NOW)
    assert bare(door(revoked)) == bare(nowhere)
    assert bare(door(revoked), pin=revoked.pin) == bare(nowhere, pin="123456")


def test_fifth_wrong_pin_locks_and_only_a_new_pin_opens(handed: Handed, cast: Cast) -> None:
    for _ in range(MOST_WRONG):
        assert tried(handed, wrong_of(handed)) is None
    assert tried(handed, handed.pin) is None
    handed.link.refresh_from_db()
    assert handed.link.state_on(TODAY) is LinkState.LOCKED
    assert AuditEvent.objects.filter(verb="plans.link_locked").count() == 1
    new = actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)
    assert tried(new, new.pin) == handed.link


def test_right_pin_forgets_the_wrong_ones_before_it(handed: Handed) -> None:
    for _ in range(3):
        for _ in range(MOST_WRONG - 1):
            tried(handed, wrong_of(handed))
        assert tried(handed, handed.pin) == handed.link


def test_link_opens_until_the_day_before_it_expires(handed: Handed) -> None:
    assert tried(handed, handed.pin, TODAY + DAYS - dt.timedelta(days=1)) == handed.link
    assert tried(handed, handed.pin, TODAY + DAYS) is None


@pytest.mark.parametrize("stop", ["revoke", "renew", "again", "leave_office"])
def test_who_is_in_is_out_at_once(handed: Handed, part: TaskParty, cast: Cast, seat: Appointment, stop: str) -> None:
    client = entered(handed)
    signed = {"by": cast.officer.actor, "at": NOW}
    match stop:
        case "revoke":
            actions.revoke_link(link=handed.link, **signed)
        case "renew":
            actions.renew_pin(link=handed.link, **signed)
        case "again":
            actions.make_link(appointment=seat, expires_on=TODAY + DAYS, **signed)
        case _:
            end_appointment(appointment=seat, valid_until=TODAY, by=cast.office_admin.actor, at=NOW)
    page = client.get(reverse("village:tasks")).content.decode()
    assert "Nói chuyện" not in page
    assert "Nhập mã PIN" in page


def test_after_half_an_hour_the_pin_is_asked_for_and_what_was_typed_goes_on(
    handed: Handed, part: TaskParty, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, url = entered(handed), reverse("village:answer", args=[part.pk])
    typed = {"answer": "xong", "text": "46 người dự", "done_on": ""}
    monkeypatch.setattr(link_cookie, "IDLE_SECONDS", -1)
    asked = client.post(url, typed).content.decode()
    assert "Nhập mã PIN" in asked
    assert "46 người dự" in asked
    part.refresh_from_db()
    assert part.state == PartState.SENT
    monkeypatch.undo()
    back = client.post(reverse("village:again"), {**typed, "part": str(part.pk), "pin": handed.pin})
    assert "Xem lại rồi gửi" in back.content.decode()
    form = client.post(url, {**typed, "tiep": "1"}).content.decode()
    assert "46 người dự" in form
    part.refresh_from_db()
    assert part.state == PartState.SEEN
    assert client.post(url, typed).status_code == 302


def test_who_came_by_a_link_opens_no_other_page(handed: Handed) -> None:
    client = entered(handed)
    client.cookies[link_cookie.COOKIE]["path"] = "/"
    for route in routes():
        if not route.access.startswith("public: "):
            assert client.get(route.address()).status_code in (302, 404, 405), route.name


def test_part_of_another_body_is_not_there(handed: Handed, part: TaskParty) -> None:
    other = TaskParty.objects.exclude(pk=part.pk).get()
    client = entered(handed)
    assert client.get(reverse("village:answer", args=[other.pk])).status_code == 404
    assert client.get(reverse("village:answer", args=[uuid.uuid4()])).status_code == 404


def test_scope_of_a_link_holds_two_rights_of_one_body(handed: Handed, cast: Cast) -> None:
    scope = scope_of_link(handed.link, TODAY)
    assert {(grant.permission, grant.organisation_id) for grant in scope.grants} == {
        ("plans.read_own", cast.village_head.organisation.pk),
        ("plans.answer", cast.village_head.organisation.pk),
    }
    assert scope.narrowed


@pytest.mark.parametrize("days", [-1, 0, LONGEST.days + 1])
def test_link_is_made_for_a_year_at_most_and_never_for_the_past(seat: Appointment, cast: Cast, days: int) -> None:
    with pytest.raises(PlanRefused, match=r"^link_span$"):
        actions.make_link(appointment=seat, expires_on=TODAY + dt.timedelta(days=days), by=cast.officer.actor, at=NOW)


def test_who_left_office_gets_none(seat: Appointment, cast: Cast) -> None:
    end_appointment(appointment=seat, valid_until=TODAY, by=cast.office_admin.actor, at=NOW)
    with pytest.raises(PlanRefused, match=r"^link_not_in_office$"):
        actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)


def test_neither_secret_nor_pin_is_kept_or_logged(handed: Handed, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    entered(handed)
    Client().post(door(handed), {"pin": wrong_of(handed)})
    rows = " ".join(str(vars(row)) for row in (*PersonalLink.objects.all(), *AuditEvent.objects.all()))
    for secret in (handed.secret, handed.pin):
        assert secret not in rows
        assert secret not in caplog.text
    assert handed.secret not in repr(handed)


def test_only_the_office_that_sends_makes_links(cast: Cast, seat: Appointment) -> None:
    url = reverse("plans:link_make", args=[seat.pk])
    for member, status in ((cast.officer, 200), (cast.stranger, 404), (cast.partner, 404), (cast.leader, 404)):
        assert member.client().get(url).status_code == status, member.person.full_name
    own = Appointment.objects.get(person=cast.leader.person)
    assert cast.officer.client().get(reverse("plans:link_make", args=[own.pk])).status_code == 404


def test_made_link_is_shown_once_with_its_pin_and_listed_without(cast: Cast, seat: Appointment) -> None:
    client = cast.officer.client()
    made = client.post(reverse("plans:link_make", args=[seat.pk]), {"expires_on": f"{TODAY + DAYS:%d/%m/%Y}"})
    page = made.content.decode()
    secret = re.search(r"/duong-dan/mo/([^/]+)/", page)
    assert secret
    assert "no-store" in made["Cache-Control"]
    for url in ("plans:links", "plans:links_export"):
        answer = client.get(reverse(url))
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert cast.village_head.person.full_name in text.decode()
        assert secret[1] not in text.decode()
    assert "Tạo đường dẫn cá nhân" in client.get(reverse("people:person", args=[seat.person_id])).content.decode()


def test_links_of_other_offices_are_not_there(cast: Cast, handed: Handed) -> None:
    client = cast.stranger.client()
    assert cast.village_head.person.full_name not in client.get(reverse("plans:links")).content.decode()
    for name in ("plans:link_pin", "plans:link_revoke"):
        assert client.post(reverse(name, args=[handed.link.pk])).status_code == 404


def test_pages_behind_a_link_send_its_address_nowhere(handed: Handed) -> None:
    client = entered(handed)
    for answer in (
        Client().get(door(handed)),
        client.get(reverse("village:tasks")),
        client.post(reverse("village:leave")),
    ):
        assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert "Nhập mã PIN" in client.get(reverse("village:tasks")).content.decode()


def test_unfinished_answer_says_what_is_missing(handed: Handed, part: TaskParty) -> None:
    client, url = entered(handed), reverse("village:answer", args=[part.pk])
    page = client.post(url, {"answer": "xong", "text": "", "done_on": "31/02/2026"}).content.decode()
    assert "Ghi kết quả, một câu là đủ" in page
    assert "31/02/2026" in page


def test_answer_too_late_leads_back_to_the_list(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    actions.withdraw_part(party=part, reason="Gửi nhầm", by=cast.officer.actor, at=NOW)
    url = reverse("village:answer", args=[part.pk])
    assert client.post(url, {"answer": "nhan", "text": "", "done_on": ""}).status_code in (302, 404)


def test_a_body_of_bytes_for_a_secret_is_no_crash() -> None:
    assert Client().get("/duong-dan/mo/" + "%F0%9F%98%80" * 30 + "/").status_code == 200
    assert Client().post(reverse("village:again"), {"pin": "1", "part": "x"}).status_code == 422
