"""A village head comes in by a link and a PIN; who has only one of the two, or neither, gets nothing."""

import datetime as dt
import logging
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.models import Organisation
from donghanh.people.actions import end_appointment
from donghanh.people.models import Appointment, Confirmation, Post
from donghanh.plans import actions, link_cookie
from donghanh.plans.actions.links import LONGEST, Handed, PinAnswer
from donghanh.plans.models import LinkVisit, PersonalLink, PinTry, TaskParty
from donghanh.plans.models.link import MOST_WRONG, LinkState
from donghanh.plans.queries.village import scope_of_link
from donghanh.plans.refusals import PlanRefused
from tests.architecture.routes import routes
from tests.cast import Cast
from tests.factories import make_appointment
from tests.plans.personal_links import (
    DAYS,
    GONE,
    LIST,
    NOW,
    TASK,
    TODAY,
    bare,
    door,
    entered,
    lock,
    state_of,
    tried,
    wrong_of,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def test_link_and_pin_show_the_tasks_of_the_body_and_no_others(handed: Handed, part: TaskParty) -> None:
    page = entered(handed).get(LIST).content.decode()
    assert TASK in page
    assert "Công an" not in page


def test_what_a_preview_fetches_says_nothing_and_uses_nothing_up(handed: Handed, part: TaskParty, cast: Cast) -> None:
    for method in ("get", "head"):
        for _ in range(MOST_WRONG + 1):
            answer = getattr(Client(), method)(door(handed))
    page = answer.content.decode() + Client().get(door(handed)).content.decode()
    assert "Nhập mã PIN" in page
    for secret in (cast.village_head.person.full_name, cast.village_head.organisation.name, TASK):
        assert secret not in page
    assert entered(handed)


# What ends a link. Each case is looked at on the next request, with nothing run in between.


def _revoke(cast: Cast, handed: Handed, seat: Appointment) -> None:
    actions.revoke_link(link=handed.link, by=cast.officer.actor, at=NOW)


def _make_another(cast: Cast, handed: Handed, seat: Appointment) -> None:
    actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)


def _expire(cast: Cast, handed: Handed, seat: Appointment) -> None:
    PersonalLink.objects.update(expires_on=TODAY)


def _lock(cast: Cast, handed: Handed, seat: Appointment) -> None:
    lock(handed)


def _leave_office(cast: Cast, handed: Handed, seat: Appointment) -> None:
    end_appointment(appointment=seat, valid_until=TODAY, by=cast.office_admin.actor, at=NOW)


def _end_post(cast: Cast, handed: Handed, seat: Appointment) -> None:
    Post.objects.filter(pk=seat.post_id).update(valid_until=TODAY)


def _end_body(cast: Cast, handed: Handed, seat: Appointment) -> None:
    Organisation.objects.filter(pk=seat.post.organisation_id).update(valid_until=TODAY)


def _move_post(cast: Cast, handed: Handed, seat: Appointment) -> None:
    Post.objects.filter(pk=seat.post_id).update(organisation=cast.police)


def _change_role(cast: Cast, handed: Handed, seat: Appointment) -> None:
    Post.objects.filter(pk=seat.post_id).update(role="office_admin")


def _doubt(cast: Cast, handed: Handed, seat: Appointment) -> None:
    Confirmation.objects.create(appointment=seat, asked_by=uuid.uuid4(), asked_at=NOW)


ENDS = [
    _revoke, _make_another, _expire, _lock, _leave_office, _end_post, _end_body, _move_post, _change_role, _doubt,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_who_is_in_is_out_with_the_next_request(
    handed: Handed, part: TaskParty, cast: Cast, seat: Appointment, end: object
) -> None:
    client = entered(handed)
    end(cast, handed, seat)  # type: ignore[operator]
    for method, url in (("get", LIST), ("get", f"{LIST}{part.pk}/"), ("post", f"{LIST}{part.pk}/")):
        page = getattr(client, method)(url, {"answer": "nhan"}).content.decode()
        assert TASK not in page
        assert "Việc của" not in page
    part.refresh_from_db()
    assert part.state == "sent"
    assert tried(handed, handed.pin).answer is PinAnswer.DEAD


@pytest.mark.parametrize("end", ENDS)
def test_link_that_does_not_open_looks_like_one_that_never_was(
    handed: Handed, cast: Cast, seat: Appointment, end: object
) -> None:
    def seen(url: str) -> list[tuple[int, str]]:
        client = Client()
        answers = client.get(url), client.post(url, {"pin": handed.pin}), client.post(url, {"pin": "1"})
        return [(answer.status_code, bare(answer.content.decode())) for answer in answers]

    end(cast, handed, seat)  # type: ignore[operator]
    nowhere = seen(reverse("village:door", args=["x" * 43]))
    assert seen(door(handed)) == nowhere
    assert {status for status, _ in nowhere} == {404}
    assert all(GONE in page and "đăng nhập" not in page.lower() for _, page in nowhere)


@pytest.mark.parametrize("end", [_leave_office, _end_post, _end_body, _move_post, _change_role, _doubt])
def test_office_sees_that_such_a_link_has_ended(handed: Handed, cast: Cast, seat: Appointment, end: object) -> None:
    assert state_of(handed) is LinkState.LIVE
    end(cast, handed, seat)  # type: ignore[operator]
    assert state_of(handed) is LinkState.ENDED
    with pytest.raises(PlanRefused, match=r"^link_gone$"):
        actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)


def test_what_changes_elsewhere_ends_no_link(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    Post.objects.filter(pk=cast.partner.post.pk).update(valid_until=TODAY)
    Organisation.objects.filter(pk=cast.police.pk).update(valid_until=TODAY)
    Post.objects.filter(organisation=cast.village_head.organisation).update(title="Trưởng ban")
    assert TASK in client.get(LIST).content.decode()


@pytest.mark.parametrize("rest", ["", "mo/", "abc/def", "mo/a/b/", "viec/1/", "viec"])
def test_address_cut_short_leads_to_the_same_page_and_never_to_the_sign_in_page(rest: str) -> None:
    answer = Client().get(f"/duong-dan/{rest}")
    assert answer.status_code == 404
    assert GONE in answer.content.decode()
    assert 'href="/"' not in answer.content.decode()


@pytest.mark.parametrize("tail", ["", "/", ".", ").", "%20"])
def test_what_a_chat_puts_after_an_address_does_no_harm(handed: Handed, tail: str) -> None:
    page = Client().get(door(handed).rstrip("/") + tail).content.decode()
    assert "Nhập mã PIN" in page


def test_error_pages_below_lead_to_the_list_and_others_home() -> None:
    strict = Client(enforce_csrf_checks=True)
    below, elsewhere = strict.post(f"{LIST}{uuid.uuid4()}/"), strict.post("/dang-nhap/")
    assert below.status_code == elsewhere.status_code == 403
    assert f'href="{LIST}"' in below.content.decode()
    assert 'href="/"' in elsewhere.content.decode()


@pytest.mark.parametrize("name", ["again", "leave"])
def test_page_of_a_form_opened_by_its_address_leads_to_the_list(name: str) -> None:
    assert Client().get(reverse(f"village:{name}"))["Location"] == LIST


# What leaks nowhere.


def test_who_came_by_a_link_opens_no_other_page(handed: Handed) -> None:
    client = entered(handed)
    client.cookies[link_cookie.COOKIE]["path"] = "/"
    for route in routes():
        if not route.access.startswith("public: "):
            assert client.get(route.address()).status_code in (302, 404, 405), route.name


def test_scope_of_a_link_holds_two_rights_of_one_body(handed: Handed, cast: Cast) -> None:
    scope = scope_of_link(handed.link, TODAY)
    assert {(grant.permission, grant.organisation_id) for grant in scope.grants} == {
        ("plans.read_own", cast.village_head.organisation.pk),
        ("plans.answer", cast.village_head.organisation.pk),
    }
    assert scope.narrowed


def test_neither_secret_nor_pin_is_kept_or_logged(handed: Handed, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = entered(handed).cookies[link_cookie.COOKIE].value
    Client().post(door(handed), {"pin": wrong_of(handed)})
    Client().post(door(handed), {"pin": "1"})
    Client().get(f"/duong-dan/mo/{handed.secret}/x/")
    tables = (PersonalLink, AuditEvent, LinkVisit, PinTry)
    rows = " ".join(str(vars(row)) for table in tables for row in table.objects.all())
    for secret in (handed.secret, handed.pin, key):
        assert secret not in rows
        assert secret not in caplog.text
    assert handed.secret not in repr(handed)
    assert handed.pin not in repr(handed)


def test_pages_behind_a_link_tell_its_address_to_nobody(handed: Handed) -> None:
    client, strict = entered(handed), Client(enforce_csrf_checks=True)
    answers = [
        Client().get(door(handed)),
        Client().post(door(handed), {"pin": "1"}),
        strict.post(door(handed), {"pin": handed.pin}),
        Client().get(reverse("village:door", args=["x"])),
        client.get(LIST),
        client.get(f"{LIST}{uuid.uuid4()}/"),
        client.post(reverse("village:leave")),
        client.get(LIST),
    ]
    assert {answer["Referrer-Policy"] for answer in answers} == {"strict-origin"}
    assert all(answer["X-Robots-Tag"].startswith("noindex, nofollow") for answer in answers)


def test_form_is_taken_from_a_browser_that_tells_its_origin_alone(handed: Handed) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(door(handed))
    token = browser.cookies["csrftoken"].value
    sent = {"pin": handed.pin, "csrfmiddlewaretoken": token}
    taken = browser.post(door(handed), sent, secure=True, HTTP_REFERER="https://testserver/")
    assert taken.status_code == 302
    foreign = browser.post(door(handed), sent, secure=True, HTTP_REFERER="https://evil.example/")
    assert foreign.status_code == 403


def test_a_body_of_bytes_for_a_secret_is_no_crash() -> None:
    assert Client().get("/duong-dan/mo/" + "%F0%9F%98%80" * 30 + "/").status_code == 404
    assert Client().post(reverse("village:again"), {"pin": "1", "part": "x"}).status_code == 403


# Making one.


@pytest.mark.parametrize("days", [-1, 0, LONGEST.days + 1])
def test_link_is_made_for_a_year_at_most_and_never_for_the_past(seat: Appointment, cast: Cast, days: int) -> None:
    with pytest.raises(PlanRefused, match=r"^link_span$"):
        actions.make_link(appointment=seat, expires_on=TODAY + dt.timedelta(days=days), by=cast.officer.actor, at=NOW)


@pytest.mark.parametrize("end", [_leave_office, _end_post, _end_body, _change_role, _doubt])
def test_seat_that_does_not_answer_gets_none(seat: Appointment, cast: Cast, handed: Handed, end: object) -> None:
    end(cast, handed, seat)  # type: ignore[operator]
    with pytest.raises(PlanRefused, match=r"^link_not_in_office$"):
        actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)


def test_nobody_makes_a_link_or_a_pin_for_oneself(seat: Appointment, cast: Cast, handed: Handed) -> None:
    own = cast.village_head.actor
    with pytest.raises(PlanRefused, match=r"^link_own$"):
        actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=own, at=NOW)
    with pytest.raises(PlanRefused, match=r"^link_own$"):
        actions.renew_pin(link=handed.link, by=own, at=NOW)
    make_appointment(cast.officer.person, cast.village_head.post)  # the officer is a village head, too
    mine = Appointment.objects.get(person=cast.officer.person, post=cast.village_head.post)
    assert cast.officer.client().get(reverse("plans:link_make", args=[mine.pk])).status_code == 404
