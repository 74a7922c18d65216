"""A personal calendar: one secret address, one's own deadlines, no person in it, and closed at a word."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from donghanh.accounts.actions.accounts import deactivate_account
from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions
from donghanh.plans.actions.feeds import make_feed, revoke_feeds
from donghanh.plans.leading import settle
from donghanh.plans.models import CalendarFeed, Plan, Task, TaskParty
from donghanh.plans.status import TaskState
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of

TODAY = timezone.localdate()


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan the officer keeps: a task of the partner's, one of the police's, one without a day."""
    plan = plan_of(cast)
    task_of(plan, "Giao bà Sầm Thị Yến giới thiệu địa chỉ tin cậy, gọi 0912345678.", lead=cast.partner.organisation, due_on=day(3), cast=cast)  # fmt: skip
    task_of(plan, "Tuần tra ban đêm", lead=cast.police, due_on=day(9), cast=cast)
    task_of(plan, "Dọn đường làng", lead=cast.village_head.organisation, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    return plan


def secret_of(member: Member) -> str:
    return make_feed(person=member.person, by=member.actor, at=timezone.now())


def fetch(secret: str, **headers: str):
    return Client().get(reverse("calendar", args=[secret]), headers=headers)


def events(secret: str) -> dict[str, dict]:
    answer = fetch(secret)
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in found}


def test_address_is_made_on_a_page_and_shown_once(cast: Cast, plan: Plan) -> None:
    client = cast.officer.client()
    assert reverse("plans:feed") in client.get(reverse("web:more")).content.decode()
    text = client.post(reverse("plans:feed_make")).content.decode()
    address = text.split("<code>")[1].split("</code>")[0]
    assert Client().get(address).status_code == 200
    secret = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert secret not in client.get(reverse("plans:feed")).content.decode()
    assert secret not in str(CalendarFeed.objects.values_list()) + str(AuditEvent.objects.values_list("new", "old"))
    client.post(reverse("plans:feed_revoke"))
    assert fetch(secret).status_code == 404


def test_new_address_closes_the_one_before(cast: Cast, plan: Plan) -> None:
    first, second = secret_of(cast.officer), secret_of(cast.officer)
    assert fetch(first).status_code == 404
    assert fetch(second).status_code == 200


def test_person_proves_who_they_are_first(cast: Cast) -> None:
    client = cast.officer.client()
    session = client.session
    session["proved_at"] = (timezone.now() - dt.timedelta(hours=2)).isoformat()
    session.save()
    assert client.post(reverse("plans:feed_make"))["Location"].startswith(reverse("accounts:prove"))
    assert not CalendarFeed.objects.exists()


def test_remembered_device_makes_none(cast: Cast) -> None:
    client = cast.partner.client()
    session = client.session
    session["narrowed"] = True
    session.save()
    assert client.get(reverse("plans:feed")).status_code == 302
    for name in ("feed_make", "feed_revoke"):
        assert client.post(reverse(f"plans:{name}")).status_code == 404


def test_everybody_has_the_days_of_their_own_work(cast: Cast, plan: Plan) -> None:
    assert {title[:10] for title in events(secret_of(cast.officer))} == {"Giao bà … ", "Tuần tra b"}
    assert {title[:10] for title in events(secret_of(cast.partner))} == {"Giao bà … "}
    assert events(secret_of(cast.village_head)) == {}
    assert events(secret_of(cast.stranger)) == {}


def test_no_person_and_no_number_is_in_it(cast: Cast, plan: Plan) -> None:
    for member in (cast.officer, cast.partner):
        text = fetch(secret_of(member)).content.decode().replace("\r\n ", "")
        assert "0912345678" not in text
        for person in (cast.officer, cast.partner, cast.leader):
            assert person.person.full_name not in text


def test_known_names_are_hidden_however_they_stand(cast: Cast, plan: Plan) -> None:
    Task.objects.filter(text="Tuần tra ban đêm").update(text="Tuần tra cùng Mạc Văn Thụ ở Bãi Sậy")
    assert "Tuần tra cùng … ở Bãi Sậy" in events(secret_of(cast.officer))


def test_event_is_a_whole_day_with_a_lasting_name_and_a_growing_number(cast: Cast, plan: Plan) -> None:
    secret = secret_of(cast.officer)
    event = events(secret)["Tuần tra ban đêm"]
    task = Task.objects.get(text="Tuần tra ban đêm")
    assert str(event["UID"]) == f"{task.pk}@viec.dong-hanh"
    assert event["DTSTART"].dt == task.due_on
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(days=1)
    assert (event["STATUS"], event["DESCRIPTION"]) == ("CONFIRMED", "KH 7")
    actions.set_aside_task(task=task, expected_version=task.version, to=TaskState.DROPPED, reason="Trùng việc", by=cast.officer.actor, at=timezone.now())  # fmt: skip
    after = events(secret)["Tuần tra ban đêm"]
    assert after["UID"] == event["UID"]
    assert after["SEQUENCE"] > event["SEQUENCE"]
    assert after["STATUS"] == "CANCELLED"


def test_withdrawn_part_is_cancelled_in_the_calendar_of_its_body(cast: Cast, plan: Plan) -> None:
    part, secret = TaskParty.objects.get(organisation=cast.partner.organisation), secret_of(cast.partner)
    before = next(iter(events(secret).values()))
    actions.withdraw_part(party=part, reason="Giao nơi khác", by=cast.officer.actor, at=timezone.now())
    after = next(iter(events(secret).values()))
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_done_part_says_so(cast: Cast, plan: Plan) -> None:
    part, secret = TaskParty.objects.get(organisation=cast.partner.organisation), secret_of(cast.partner)
    TaskParty.objects.filter(pk=part.pk).update(state="done", done_on=TODAY)
    settle([part.task_id])
    assert next(iter(events(secret))).startswith("Xong: ")


@pytest.mark.parametrize("secret", ["x", "a" * 43, "b" * 500])
def test_anything_else_is_the_same_empty_404(cast: Cast, plan: Plan, secret: str) -> None:
    revoked = secret_of(cast.officer)
    revoke_feeds(person=cast.officer.person, by=cast.officer.actor, at=timezone.now())
    answers = [fetch(secret), fetch(revoked)]
    assert [(answer.status_code, answer.content, answer.cookies.output()) for answer in answers] == [(404, b"", "")] * 2


def test_calendar_of_a_closed_account_is_gone(cast: Cast, plan: Plan) -> None:
    secret = secret_of(cast.partner)
    deactivate_account(user=cast.partner.user, by=cast.office_admin.actor, at=timezone.now(), reason="nghỉ việc")
    assert fetch(secret).status_code == 404


def test_answer_is_private_sets_no_cookie_and_is_not_sent_twice(cast: Cast, plan: Plan) -> None:
    secret = secret_of(cast.officer)
    answer = fetch(secret)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert not answer.cookies
    again = fetch(secret, if_none_match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert Client().post(reverse("calendar", args=[secret])).status_code == 405


def test_calendar_costs_the_same_for_few_tasks_and_many(cast: Cast, plan: Plan, django_assert_num_queries) -> None:
    secret = secret_of(cast.officer)
    with django_assert_num_queries(4):
        fetch(secret)
    Task.objects.bulk_create(
        Task(plan=plan, order=99 + n, text=f"Việc {n}", search="", due_on=day(n)) for n in range(60)
    )
    with django_assert_num_queries(4):
        assert len(events(secret)) == 62
