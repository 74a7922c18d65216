"""Rights come from the posts of the day and from nowhere else."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from donghanh.foundation.access import NOBODY
from donghanh.people.actions import end_appointment
from donghanh.people.models import Appointment
from donghanh.people.permissions import appointing
from donghanh.people.roles import roles
from donghanh.people.scope import scope_of, scope_on
from donghanh.plans.permissions import PlanPermission
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_stranger_has_the_scope_of_nobody() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert scope_of(request) is NOBODY


def test_an_officer_runs_the_plans_of_the_own_unit_only(cast: Cast) -> None:
    scope = cast.officer.scope
    assert scope.may(PlanPermission.EDIT, unit_id=cast.unit.pk)
    assert not scope.may(PlanPermission.EDIT, unit_id=cast.neighbour.pk)
    assert not scope.may(PlanPermission.APPROVE)
    assert scope.unit_ids == {cast.unit.pk}


def test_a_partner_works_in_its_body_and_in_no_unit(cast: Cast) -> None:
    scope = cast.partner.scope
    assert scope.unit_ids == frozenset()
    assert scope.organisations_with(PlanPermission.ANSWER) == {cast.partner.organisation.pk}
    assert not scope.may(PlanPermission.ANSWER, unit_id=cast.unit.pk)


def test_an_office_admin_reads_no_programme_data(cast: Cast) -> None:
    held = {grant.permission for grant in cast.office_admin.scope.grants}
    assert not {p for p in held if p.startswith(("plans.", "documents.", "legal."))}


@pytest.mark.parametrize("who", ["officer", "partner"])
def test_the_scope_costs_one_query_however_many_posts(cast: Cast, django_assert_num_queries, who: str) -> None:
    member = getattr(cast, who)
    for number in range(5):
        body = make.make_organisation(cast.unit, f"Tổ công tác số {number}")
        make.make_appointment(member.person, make.make_post(body, "partner"))
    with django_assert_num_queries(1):
        scope = scope_on(member.user.pk, timezone.localdate())
    assert len(scope.post_ids) == 6


def test_an_account_without_a_post_may_do_nothing(cast: Cast) -> None:
    user = make.make_account()
    user.is_staff = user.is_superuser = True
    scope = scope_on(user.pk, timezone.localdate())
    assert scope.is_signed_in
    assert (scope.grants, scope.unit_ids, scope.organisation_ids) == (frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("days", "holds"), [(0, True), (9, True), (10, False)], ids=["first day", "last day", "the until day"]
)
def test_a_right_lasts_from_the_first_day_until_the_until_day(cast: Cast, days: int, holds: bool) -> None:
    start = dt.date(2026, 3, 1)
    person = make.make_person("Lê Thị Cần", user=make.make_account())
    make.make_appointment(person, cast.leader.post, valid_from=start, valid_until=start + dt.timedelta(days=10))
    scope = scope_on(person.user_id, start + dt.timedelta(days=days))
    assert scope.may(PlanPermission.APPROVE) is holds
    assert not scope_on(person.user_id, start - dt.timedelta(days=1)).may(PlanPermission.APPROVE)


@pytest.mark.parametrize("what", ["post", "organisation"])
def test_an_ended_post_or_body_grants_nothing(cast: Cast, what: str) -> None:
    ended = cast.officer.post if what == "post" else cast.officer.organisation
    ended.save_changes(expected_version=ended.version, valid_until=timezone.localdate())
    assert cast.officer.scope.grants == frozenset()


def test_a_role_that_left_the_table_grants_nothing(cast: Cast) -> None:
    cast.officer.post.save_changes(expected_version=1, role="grand_vizier")
    assert cast.officer.scope.grants == frozenset()


def test_rights_are_gone_with_the_next_request_after_the_post_ends(cast: Cast) -> None:
    today = timezone.localdate()
    seat = Appointment.objects.get(person=cast.officer.person)
    assert cast.officer.scope.may(PlanPermission.EDIT)
    end_appointment(appointment=seat, valid_until=today, by=cast.office_admin.actor, at=timezone.now())
    assert not cast.officer.scope.may(PlanPermission.EDIT)


def test_a_remembered_device_reaches_the_own_part_and_no_office(cast: Cast) -> None:
    make.make_appointment(cast.partner.person, cast.officer.post)
    full, narrow = cast.partner.scope, cast.partner.narrowed
    assert full.may(PlanPermission.EDIT)
    assert full.unit_ids
    assert not narrow.may(PlanPermission.EDIT)
    assert not narrow.unit_ids
    assert narrow.may(PlanPermission.ANSWER)


def test_every_grant_is_in_the_table_of_roles(cast: Cast) -> None:
    for member in (cast.officer, cast.leader, cast.partner, cast.village_head, cast.office_admin):
        held = {grant.permission for grant in member.scope.grants}
        role = roles()[member.post.role]
        assert held == {*map(str, role.permissions), *map(appointing, role.grants)}
