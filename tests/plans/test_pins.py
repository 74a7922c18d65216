"""A PIN of a personal link: how often it may be guessed, who is told, and the visit a right one begins."""

import datetime as dt
from unittest.mock import Mock

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from donghanh.accounts.models import User
from donghanh.foundation.audit.models import AuditEvent
from donghanh.notices.models import Notice
from donghanh.people.models import Appointment, Delegation
from donghanh.plans import actions, link_cookie
from donghanh.plans.actions.links import MOST_FROM_ONE_PLACE, WINDOW, Handed, PinAnswer
from donghanh.plans.jobs import keep_plans
from donghanh.plans.models import LinkVisit, PinTry, TaskParty
from donghanh.plans.models.link import MOST_WRONG, LinkState
from tests.cast import Cast
from tests.factories import make_appointment, make_person
from tests.plans.personal_links import (
    DAYS,
    GONE,
    LIST,
    NOW,
    TASK,
    TODAY,
    door,
    entered,
    lock,
    state_of,
    tried,
    wrong_of,
)

pytestmark = pytest.mark.django_db


def test_fifth_wrong_pin_locks_and_only_a_new_pin_opens(handed: Handed, cast: Cast) -> None:
    assert lock(handed) == [*[PinAnswer.WRONG] * (MOST_WRONG - 1), PinAnswer.LOCKED]
    assert tried(handed, handed.pin).answer is PinAnswer.DEAD
    assert state_of(handed) is LinkState.LOCKED
    assert AuditEvent.objects.filter(verb="plans.link_locked").count() == 1
    new = actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)
    assert tried(new, new.pin).answer is PinAnswer.RIGHT


def test_page_says_how_many_tries_are_left(handed: Handed) -> None:
    client = Client()
    pages = [client.post(door(handed), {"pin": wrong_of(handed)}).content.decode() for _ in range(MOST_WRONG)]
    assert "Còn gõ được 4 lần" in pages[0]
    assert "Còn gõ được 1 lần" in pages[3]
    assert "Đường dẫn đã khóa" in pages[4]
    assert "lấy mã PIN mới" in pages[4]
    assert not any("Còn gõ được 0 lần" in page for page in pages)
    assert GONE in client.get(door(handed)).content.decode(), "who comes later is told apart from nothing"


def test_last_wrong_pin_after_a_pause_says_locked_and_keeps_what_was_typed(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    age(seen_at=LinkVisit.IDLE)
    for _ in range(MOST_WRONG):
        again = {"pin": wrong_of(handed), "part": str(part.pk), "text": "46 người dự", "answer": "xong"}
        page = client.post(reverse("village:again"), again).content.decode()
        assert "46 người dự" in page
    assert "Đường dẫn đã khóa" in page


def test_right_pin_forgets_the_wrong_ones_before_it(handed: Handed) -> None:
    for turn in range(3):
        at = NOW + turn * WINDOW
        for _ in range(MOST_WRONG - 1):
            tried(handed, wrong_of(handed), at)
        assert tried(handed, handed.pin, at).answer is PinAnswer.RIGHT


@pytest.mark.parametrize("typed", ["12345", "1234567", "12a456", "abcdef", "", "²23456", "1" * 60])
def test_what_is_no_pin_uses_no_try_up(handed: Handed, typed: str) -> None:
    client = Client()
    for _ in range(MOST_WRONG + 1):
        answer = client.post(door(handed), {"pin": typed})
        assert answer.status_code == 422
    assert "đúng sáu chữ số" in answer.content.decode() or not typed
    handed.link.refresh_from_db()
    assert handed.link.wrong == 0
    assert not PinTry.objects.exists()


@pytest.mark.parametrize("form", ["{0} {1}", "{0}-{1}", " {0}{1} ", "{0}.{1}"])
def test_pin_may_be_grouped(handed: Handed, form: str) -> None:
    assert entered(handed, form.format(handed.pin[:3], handed.pin[3:]))


def test_pin_may_be_typed_in_full_width_digits(handed: Handed) -> None:
    assert entered(handed, "".join(chr(ord(sign) + 0xFEE0) for sign in handed.pin))


def test_guessing_over_many_links_from_one_place_is_slowed_down(cast: Cast, handed: Handed) -> None:
    seats = [
        make_appointment(make_person(f"Lò Văn {name}"), cast.village_head.post)
        for name in ("An", "Bằng", "Chài", "Dín", "Ẻn", "Giàng", "Hín")
    ]
    signed = {"expires_on": TODAY + DAYS, "by": cast.officer.actor, "at": NOW}
    many = [handed, *(actions.make_link(appointment=seat, **signed) for seat in seats)]
    answers = [tried(one, wrong_of(one)).answer for one in many for _ in range(MOST_WRONG - 1)]
    assert answers.index(PinAnswer.TOO_MANY) == MOST_FROM_ONE_PLACE
    assert set(answers[:MOST_FROM_ONE_PLACE]) == {PinAnswer.WRONG}
    assert tried(handed, handed.pin).answer is PinAnswer.TOO_MANY
    assert tried(handed, wrong_of(handed)).answer is PinAnswer.TOO_MANY
    handed.link.refresh_from_db()
    assert handed.link.wrong == MOST_WRONG - 1, "what is not judged does not count"
    assert tried(handed, handed.pin, network="192.0.2.2").answer is PinAnswer.RIGHT
    assert tried(handed, handed.pin, NOW + WINDOW).answer is PinAnswer.RIGHT


def test_whole_commune_behind_one_address_may_come_in(handed: Handed) -> None:
    for _ in range(MOST_FROM_ONE_PLACE + 5):
        assert tried(handed, handed.pin).answer is PinAnswer.RIGHT


def test_page_says_that_too_many_came_from_here(handed: Handed) -> None:
    for _ in range(MOST_FROM_ONE_PLACE):
        PinTry.objects.create(network_digest="", at=NOW)
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.post(door(handed), {"pin": wrong_of(handed)})
    mine = PinTry.objects.exclude(network_digest="").get().network_digest
    PinTry.objects.update(network_digest=mine)
    answer = client.post(door(handed), {"pin": handed.pin})
    assert (answer.status_code, "Chờ 15 phút" in answer.content.decode()) == (429, True)


def test_link_opens_until_the_day_before_it_expires(handed: Handed) -> None:
    assert tried(handed, handed.pin, NOW + DAYS - dt.timedelta(days=1)).answer is PinAnswer.RIGHT
    assert tried(handed, handed.pin, NOW + DAYS).answer is PinAnswer.DEAD


def test_office_is_told_once_that_a_link_is_locked_and_not_whose(handed: Handed, cast: Cast) -> None:
    make_appointment(cast.leader.person, cast.officer.post, valid_until=dt.date(2022, 2, 1))  # long ago
    lock(handed)
    told = Notice.objects.get(kind="plans.link_locked")
    assert told.recipient == cast.officer.person
    page = cast.officer.client().get(reverse("notices:list")).content.decode()
    assert "Một đường dẫn cá nhân bị khóa" in page
    for personal in (cast.village_head.person.full_name, cast.village_head.organisation.name):
        assert personal not in f"{told.title} {told.url} {told.facts}"
    listed = cast.officer.client().get(told.url).content.decode()
    assert cast.village_head.person.full_name in listed
    renewed = actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)
    lock(renewed)
    assert Notice.objects.filter(kind="plans.link_locked").count() == 2


def test_who_acts_for_the_officer_is_told_too_and_a_closed_account_is_not(handed: Handed, cast: Cast) -> None:
    held = Appointment.objects.get(person=cast.officer.person)
    Delegation.objects.create(
        appointment=held, delegate=cast.leader.person, made_at=NOW, valid_from=TODAY, valid_until=TODAY + DAYS
    )
    User.objects.filter(pk=cast.officer.user.pk).update(is_active=False)
    lock(handed)
    assert [one.recipient for one in Notice.objects.filter(kind="plans.link_locked")] == [cast.leader.person]


class Killed(BaseException):
    """The process ends here: nothing after it is done, nothing catches it."""


def test_right_pin_whose_process_dies_at_any_step_costs_no_try(handed: Handed, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in ("check_password", "visit_digest", "record"):
        with monkeypatch.context() as dying:
            dying.setattr(f"donghanh.plans.actions.links.{step}", Mock(side_effect=Killed))
            with pytest.raises(Killed):
                tried(handed, handed.pin)
        handed.link.refresh_from_db()
        assert (handed.link.wrong, PinTry.objects.count(), LinkVisit.objects.count()) == (0, 0, 0), step
    assert tried(handed, handed.pin).answer is PinAnswer.RIGHT


def test_office_is_told_at_night_of_a_link_whose_locking_died_before_it_was_told(
    handed: Handed, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr("donghanh.plans.actions.links.tell_people", Mock(side_effect=Killed))
        with pytest.raises(Killed):
            lock(handed)
    assert (state_of(handed), Notice.objects.count()) == (LinkState.LOCKED, 0)
    for _ in range(2):
        keep_plans.func(day=TODAY.isoformat())
        assert [one.recipient for one in Notice.objects.filter(kind="plans.link_locked")] == [cast.officer.person]


def test_night_tells_nothing_of_links_a_new_pin_would_not_open(handed: Handed, cast: Cast) -> None:
    lock(handed)
    Notice.objects.all().delete()
    signed = {"by": cast.officer.actor, "at": NOW}
    assert actions.tell_of_locked(**{**signed, "at": NOW + DAYS}) == 0, "expired"
    actions.revoke_link(link=handed.link, **signed)
    assert actions.tell_of_locked(**signed) == 0
    assert not Notice.objects.exists()


def test_pin_compared_with_one_the_office_has_just_renewed_says_nothing_and_costs_nothing(
    handed: Handed, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = [True, False]

    def meanwhile(*_: object) -> bool:
        actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)
        return outcomes.pop()

    monkeypatch.setattr("donghanh.plans.actions.links.check_password", meanwhile)
    while outcomes:
        said = tried(handed, handed.pin)
        assert (said.answer, said.left) == (PinAnswer.WRONG, MOST_WRONG)
    assert not PinTry.objects.exists()


def test_four_wrong_pins_tell_nobody(handed: Handed) -> None:
    for _ in range(MOST_WRONG - 1):
        tried(handed, wrong_of(handed))
    assert not Notice.objects.exists()


# The visit.


def age(**by: dt.timedelta) -> None:
    LinkVisit.objects.update(**{name: F(name) - delta for name, delta in by.items()})


def test_new_pin_puts_out_who_came_by_the_old_one(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    new = actions.renew_pin(link=handed.link, by=cast.officer.actor, at=NOW)
    assert "Nhập mã PIN" in client.get(LIST).content.decode()
    assert client.post(reverse("village:again"), {"pin": new.pin}).status_code == 302
    assert TASK in client.get(LIST).content.decode()


def test_half_an_hour_without_a_word_asks_for_the_pin_and_going_on_does_not(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    age(seen_at=LinkVisit.IDLE - dt.timedelta(minutes=2))
    assert TASK in client.get(LIST).content.decode()
    age(seen_at=LinkVisit.IDLE - dt.timedelta(minutes=2))
    assert TASK in client.get(LIST).content.decode()
    age(seen_at=LinkVisit.IDLE)
    assert "Nhập mã PIN" in client.get(LIST).content.decode()


def test_visit_ends_however_busily_it_is_used(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    age(opened_at=LinkVisit.LONGEST - dt.timedelta(minutes=1))
    assert TASK in client.get(LIST).content.decode()
    age(opened_at=dt.timedelta(minutes=1))
    assert "Nhập mã PIN" in client.get(LIST).content.decode()


def test_leaving_ends_every_copy_on_every_browser(handed: Handed, part: TaskParty) -> None:
    here, there = entered(handed), entered(handed)
    copy = Client()
    copy.cookies[link_cookie.COOKIE] = here.cookies[link_cookie.COOKIE].value
    assert TASK in copy.get(LIST).content.decode()
    assert "Đã thoát" in here.post(reverse("village:leave")).content.decode()
    for client in (here, copy, there):
        answer = client.get(LIST)
        assert (answer.status_code, TASK in answer.content.decode()) == (403, False)
    assert TASK in entered(handed).get(LIST).content.decode(), "link and PIN stay"


def test_leaving_of_a_stranger_ends_nothing(handed: Handed, part: TaskParty) -> None:
    client, stranger = entered(handed), Client()
    stranger.cookies[link_cookie.COOKIE] = "x" * 43
    for one in (stranger, Client()):
        answer = one.post(reverse("village:leave"))
        assert answer.status_code == 200
        assert "Mọi máy" not in answer.content.decode()
        assert "Máy khác, nếu đang mở bằng đường dẫn ấy, thì chưa thoát" in answer.content.decode()
    assert TASK in client.get(LIST).content.decode()


def test_leaving_twice_says_the_second_time_that_nothing_ended(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    pages = []
    for _ in range(2):
        other = entered(handed)
        pages.append(client.post(reverse("village:leave")).content.decode())
    assert ["Mọi máy đang mở bằng đường dẫn này đều đã thoát" in page for page in pages] == [True, False]
    assert TASK in other.get(LIST).content.decode(), "and nothing did"


def test_cookie_made_up_or_of_the_old_kind_opens_nothing(handed: Handed) -> None:
    for value in ("x", "", str(handed.link.pk), "eyJsaW5rIjoi:1abc:def"):
        client = Client()
        client.cookies[link_cookie.COOKIE] = value
        assert client.get(LIST).status_code == 403


def test_night_forgets_what_says_nothing_any_more(handed: Handed, cast: Cast) -> None:
    entered(handed)
    tried(handed, wrong_of(handed))
    by = cast.officer.actor
    actions.forget_visits(by=by, at=NOW)
    assert LinkVisit.objects.exists()
    assert PinTry.objects.exists()
    actions.forget_visits(by=by, at=NOW + LinkVisit.KNOWN + dt.timedelta(hours=1))
    assert not LinkVisit.objects.exists()
    assert not PinTry.objects.exists()


def test_coming_in_and_leaving_are_in_the_log(handed: Handed) -> None:
    entered(handed).post(reverse("village:leave"))
    found = AuditEvent.objects.filter(verb__in=("plans.link_opened", "plans.link_left")).order_by("at")
    assert [(event.actor_kind, event.actor_id) for event in found] == [("link", handed.link.pk)] * 2
