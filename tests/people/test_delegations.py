"""Delegations: a colleague acts in one's post for some days, with its rights and not a day longer."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from donghanh.accounts.policy import policy_for
from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.actions import rename_organisation
from donghanh.people.actions import (
    appoint_to_seat,
    close_account,
    confirm_delegation,
    decline_delegation,
    delegate_post,
    end_appointment,
    end_delegation,
)
from donghanh.people.delegating import delegations_to_confirm, own_delegations
from donghanh.people.models import Appointment, Delegation
from donghanh.people.permissions import PeoplePermission
from donghanh.people.refusals import PeopleRefused
from donghanh.people.scope import scope_on
from donghanh.plans.permissions import PlanPermission
from tests import factories as make
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def seat_of(member: Member) -> Appointment:
    return Appointment.objects.get(person=member.person, post=member.post)


def delegated(giver: Member, to: Member, first: int = 0, until: int = 5, **other) -> Delegation:
    values = {"valid_from": day(first), "valid_until": day(until), "by": giver.actor, "at": NOW} | other
    return delegate_post(appointment=seat_of(giver), delegate=to.person, **values)


def refused(code: str):
    return pytest.raises(PeopleRefused, match=f"^{code}$")


def second_partner(cast: Cast) -> Member:
    user = make.make_account()
    person = make.make_person("Lò Thị Hặc", user=user)
    post = make.make_post(cast.partner.organisation, "partner", "Phó Chủ tịch Hội")
    make.make_appointment(person, post)
    return Member(person, user, post, cast.partner.organisation)


def test_the_rights_of_the_post_are_held_from_the_first_day_to_the_last_and_by_both(cast: Cast) -> None:
    other = second_partner(cast)
    made = delegate_post(
        appointment=seat_of(cast.partner),
        delegate=other.person,
        valid_from=day(1),
        valid_until=day(3),
        by=cast.partner.actor,
        at=NOW,
    )
    held = {n: cast.partner.post.pk in scope_on(other.user.pk, day(n)).post_ids for n in range(5)}
    assert held == {0: False, 1: True, 2: True, 3: False, 4: False}
    assert made.last_day == day(2)
    assert cast.partner.post.pk in scope_on(cast.partner.user.pk, day(1)).post_ids
    event = AuditEvent.objects.get(verb="people.delegated")
    assert (event.new["delegate_id"], event.new["valid_until"]) == ("•", str(day(3)))


def test_a_post_that_opens_programme_data_waits_for_a_second_person(cast: Cast) -> None:
    made = delegated(cast.officer, cast.office_admin)
    assert made.waits
    assert not cast.office_admin.scope.may(PlanPermission.READ)
    assert list(delegations_to_confirm(cast.leader.scope)) == [made]
    for who in (cast.officer, cast.office_admin):
        with refused("own_rights"):
            confirm_delegation(delegation=made, by=who.actor, at=NOW)
    confirm_delegation(delegation=made, by=cast.leader.actor, at=NOW)
    assert cast.office_admin.scope.may(PlanPermission.EDIT, unit_id=cast.unit.pk)
    with refused("nothing_to_confirm"):
        decline_delegation(delegation=made, by=cast.leader.actor, at=NOW)


def test_a_no_passes_nothing_on_and_frees_the_days(cast: Cast) -> None:
    made = delegated(cast.officer, cast.office_admin)
    decline_delegation(delegation=made, by=cast.leader.actor, at=NOW)
    assert not cast.office_admin.scope.may(PlanPermission.READ)
    delegated(cast.officer, cast.leader)


def test_while_nobody_else_could_say_yes_it_holds_and_is_looked_at_later(cast: Cast) -> None:
    made = delegated(cast.leader, cast.officer)
    assert made.alone
    assert cast.officer.scope.may(PlanPermission.APPROVE)
    assert AuditEvent.objects.get(verb="people.delegated").new["confirmation"] == "alone"
    boss = make.make_person("Vi Văn Ba", user=make.make_account())
    make.make_appointment(boss, make.make_post(cast.leader.organisation, "leader", "Chủ tịch"))
    assert list(delegations_to_confirm(scope_on(boss.user_id, TODAY))) == [made]
    assert list(delegations_to_confirm(cast.officer.scope)) == []  # who got the right to confirm does not use it here


def test_what_is_held_by_delegation_is_not_delegated_on(cast: Cast) -> None:
    other = second_partner(cast)
    delegated(cast.partner, other)
    with refused("not_your_post"):
        delegate_post(
            appointment=seat_of(cast.partner),
            delegate=cast.officer.person,
            valid_from=day(0),
            valid_until=day(2),
            by=other.actor,
            at=NOW,
        )


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("period_backward", {"first": 3, "until": 3}),
        ("day_gone", {"first": -1}),
        ("outside_appointment", {"until": 60}),
    ],
)
def test_days_must_lie_ahead_and_within_the_appointment(cast: Cast, code: str, values: dict) -> None:
    end_appointment(appointment=seat_of(cast.officer), valid_until=day(30), by=cast.office_admin.actor, at=NOW)
    with refused(code):
        delegated(cast.officer, cast.leader, **values)


def test_nobody_delegates_to_themselves_to_strangers_or_for_others(cast: Cast) -> None:
    with refused("to_oneself"):
        delegated(cast.officer, cast.officer)
    with refused("delegate_elsewhere"):
        delegated(cast.officer, cast.stranger)
    with refused("not_your_post"):
        delegated(cast.officer, cast.leader, by=cast.office_admin.actor)
    with refused("not_your_post"):
        delegated(cast.officer, cast.leader, by=make.TESTS)


def test_a_post_that_waits_and_a_role_nobody_gives_are_not_delegated(cast: Cast) -> None:
    person = make.make_person("Tòng Văn Pín", user=make.make_account())
    seat = appoint_to_seat(
        person=person,
        organisation=cast.officer.organisation,
        title="Công chức mới",
        role="officer",
        valid_from=TODAY,
        by=cast.office_admin.actor,
        at=NOW,
    )
    with refused("post_waits"):
        delegated(Member(person, person.user, seat.post, cast.officer.organisation), cast.leader)
    with refused("delegate_elsewhere"):
        delegated(cast.officer, Member(person, person.user, seat.post, cast.officer.organisation))
    technical = make.make_post(cast.officer.organisation, "technical", "Trông máy")
    make.make_appointment(cast.officer.person, technical)
    with refused("role_stays"):
        delegate_post(
            appointment=Appointment.objects.get(post=technical),
            delegate=cast.leader.person,
            valid_from=day(0),
            valid_until=day(2),
            by=cast.officer.actor,
            at=NOW,
        )


def test_it_ends_with_the_appointment_and_with_the_delegates_own_post(cast: Cast) -> None:
    other = second_partner(cast)
    delegated(cast.partner, other, until=20)
    end_appointment(appointment=seat_of(cast.partner), valid_until=day(4), by=cast.office_admin.actor, at=NOW)
    assert cast.partner.post.pk in scope_on(other.user.pk, day(3)).post_ids
    assert cast.partner.post.pk not in scope_on(other.user.pk, day(4)).post_ids
    end_appointment(appointment=seat_of(other), valid_until=day(2), by=cast.office_admin.actor, at=NOW)
    assert scope_on(other.user.pk, day(2)).post_ids == frozenset()


def test_it_is_ended_early_by_either_of_the_two_and_its_days_are_free_again(cast: Cast) -> None:
    other = second_partner(cast)
    made = delegated(cast.partner, other)
    end_delegation(delegation=made, by=other.actor, at=NOW)
    assert cast.partner.post.pk not in other.scope.post_ids
    with refused("already_ended"):
        end_delegation(delegation=made, by=other.actor, at=NOW)
    again = delegated(cast.partner, other)
    later = NOW + dt.timedelta(days=2)
    end_delegation(delegation=again, by=cast.partner.actor, at=later)
    again.refresh_from_db()
    assert (again.standing, again.valid_until) == (Delegation.STANDS, day(2))  # it has counted: that stays to be read
    assert AuditEvent.objects.filter(verb="people.delegation_ended").count() == 2


def test_a_renamed_body_carries_its_delegations_on(cast: Cast) -> None:
    other = second_partner(cast)
    delegated(cast.partner, other, until=20)
    rename_organisation(
        organisation=cast.partner.organisation,
        expected_version=cast.partner.organisation.version,
        name="Hội Phụ nữ xã Sông Mây",
        effective_on=day(5),
        legal_basis="",
        by=cast.office_admin.actor,
        at=NOW,
    )
    for number in (4, 5, 19):
        titles = {
            grant.post_id for grant in scope_on(other.user.pk, day(number)).grants if grant.permission == "plans.answer"
        }
        assert len(titles) == 2, number
    assert len(scope_on(other.user.pk, day(20)).post_ids) == 1


def test_a_partner_who_acts_in_a_staff_post_meets_the_demands_on_staff(cast: Cast) -> None:
    assert not policy_for(cast.partner.user, TODAY).is_staff
    delegated(cast.officer, cast.partner)
    assert policy_for(cast.partner.user, TODAY).is_staff
    assert not policy_for(cast.partner.user, day(5)).is_staff


def test_a_remembered_device_gets_no_unit_by_delegation(cast: Cast) -> None:
    made = delegated(cast.officer, cast.partner)
    confirm_delegation(delegation=made, by=cast.leader.actor, at=NOW)
    assert cast.partner.scope.unit_ids == {cast.unit.pk}
    assert cast.partner.narrowed.unit_ids == frozenset()


def test_the_scope_still_costs_one_query(cast: Cast, django_assert_num_queries) -> None:
    other = second_partner(cast)
    delegated(cast.partner, other)
    with django_assert_num_queries(1):
        scope_on(other.user.pk, TODAY)


def test_an_administrator_who_got_the_leaders_post_does_not_confirm_what_they_proposed(cast: Cast) -> None:
    made = delegated(cast.leader, cast.office_admin)
    assert made.alone
    assert cast.office_admin.scope.may(PeoplePermission.CONFIRM)
    person = make.make_person("Tòng Văn Pín", user=make.make_account())
    seat = appoint_to_seat(
        person=person,
        organisation=cast.officer.organisation,
        title="Công chức mới",
        role="officer",
        valid_from=TODAY,
        by=cast.office_admin.actor,
        at=NOW,
    )
    assert not scope_on(person.user_id, TODAY).grants
    url = reverse("people:appointment-confirm", args=[seat.pk])
    cast.office_admin.client().post(url, {"act": "yes"})
    assert not scope_on(person.user_id, TODAY).grants


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), min_size=2, max_size=6)


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=SPANS)
def test_a_delegation_is_refused_exactly_when_its_days_meet_anothers(cast: Cast, spans: list) -> None:
    Delegation.objects.all().delete()
    taken: set[int] = set()
    for first, length in spans:
        days = set(range(first, first + length))
        free = taken.isdisjoint(days)
        row = Delegation(
            appointment=seat_of(cast.partner),
            delegate=cast.leader.person,
            valid_from=day(first),
            valid_until=day(first + length),
            made_at=NOW,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            stored = True
        except IntegrityError:
            stored = False
        assert stored == free, "the database"
        if stored:
            row.delete()
        try:
            delegated(cast.partner, cast.leader, first, first + length)
            said = ""
        except PeopleRefused as why:
            said = why.code
        assert said == ("" if free else "already_delegated"), "the action"
        taken |= days if free else set()
    for number in range(20):
        holds = cast.partner.post.pk in scope_on(cast.leader.user.pk, day(number)).post_ids
        assert holds == (number in taken), "exactly these days pass rights on"


def form_of(seat: Appointment, to: Member, **other: str) -> dict[str, str]:
    first, last = f"{day(0):%d/%m/%Y}", f"{day(2):%d/%m/%Y}"
    return {"seat": str(seat.pk), "delegate": str(to.person.pk), "valid_from": first, "last_day": last} | other


def test_the_page_delegates_shows_and_ends(cast: Cast) -> None:
    client, url = cast.officer.client(), reverse("people:delegations")
    answer = client.post(url, form_of(seat_of(cast.officer), cast.office_admin, basis="QĐ 5/QĐ-UBND"))
    assert answer["Location"] == url
    made = Delegation.objects.get()
    assert (made.valid_until, made.last_day) == (day(3), day(2))
    assert "chờ người thứ hai xác nhận" in client.get(url).content.decode()
    asked = cast.leader.client().get(reverse("people:list")).content.decode()
    confirm = reverse("people:delegation-confirm", args=[made.pk])
    assert confirm in asked
    assert cast.office_admin.client().post(confirm, {"act": "yes"}).status_code == 404
    cast.leader.client().post(confirm, {"act": "yes"})
    for who in (cast.officer, cast.office_admin):
        assert "Ủy quyền:" in who.client().get(reverse("console:home")).content.decode()
    assert "Ủy quyền:" not in cast.leader.client().get(reverse("console:home")).content.decode()
    page = cast.leader.client().get(reverse("people:person", args=[cast.office_admin.person.pk])).content.decode()
    assert "làm thay" in page
    end = reverse("people:delegation-end", args=[made.pk])
    for stranger in (cast.leader, cast.partner, cast.stranger):
        assert stranger.client().post(end).status_code == 404
    assert client.get(end).status_code == 200
    client.post(end)
    assert not list(own_delegations(cast.officer.scope))


def test_a_partner_offers_the_post_to_its_own_body_alone(cast: Cast) -> None:
    other = second_partner(cast)
    page = cast.partner.client().get(reverse("people:delegations")).content.decode()
    assert other.person.full_name in page
    assert cast.officer.person.full_name not in page
    sent = form_of(seat_of(cast.partner), cast.officer)
    assert cast.partner.client().post(reverse("people:delegations"), sent).status_code == 422
    assert not Delegation.objects.exists()


def test_the_password_is_asked_once_more_before_rights_are_passed_on(cast: Cast) -> None:
    client = cast.officer.client()
    session = client.session
    session["proved_at"] = (NOW - dt.timedelta(hours=1)).isoformat()
    session.save()
    client.post(reverse("people:delegations"), form_of(seat_of(cast.officer), cast.leader))
    assert not Delegation.objects.exists()


def test_who_holds_nothing_delegates_nothing(cast: Cast) -> None:
    close_account(person=cast.leader.person, by=make.TESTS, at=NOW)
    user = make.make_account()
    make.make_person("Không Chức Vụ", user=user)
    client = cast.officer.client()
    client.force_login(user)
    assert "Chưa có chức vụ nào để ủy quyền" in client.get(reverse("people:delegations")).content.decode()


def test_a_remembered_device_reads_and_passes_nothing_on(cast: Cast) -> None:
    other = second_partner(cast)
    made = delegated(cast.partner, other)
    client = cast.partner.client()
    session = client.session
    session["narrowed"] = True
    session.save()
    url = reverse("people:delegations")
    assert "làm thay" in client.get(url).content.decode()
    sent = form_of(seat_of(cast.partner), other, valid_from=f"{day(8):%d/%m/%Y}", last_day=f"{day(9):%d/%m/%Y}")
    assert client.post(url, sent).status_code == 422
    assert client.post(reverse("people:delegation-end", args=[made.pk])).status_code == 404
    assert Delegation.objects.get().standing == Delegation.STANDS


def test_a_delegation_of_many_years_is_a_slip_of_the_year(cast: Cast) -> None:
    client, url = cast.officer.client(), reverse("people:delegations")
    far = form_of(seat_of(cast.officer), cast.office_admin, last_day=f"{day(367):%d/%m/%Y}")
    assert "Ủy quyền dài nhất một năm" in client.post(url, far).content.decode()
    assert not Delegation.objects.exists()
    client.post(url, far | {"last_day": f"{day(366):%d/%m/%Y}"})
    assert Delegation.objects.exists()
