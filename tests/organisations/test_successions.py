"""What goes over when a body is renamed or merged: everything whose time reaches past the day, with its own dates."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.organisations.actions import merge_organisation, rename_organisation
from donghanh.organisations.models import GroupMember, Organisation
from donghanh.people.actions import end_appointment
from donghanh.people.models import Appointment, Post
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import group_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAYS = dt.timedelta(days=1)


def rename(
    cast: Cast, body: Organisation, *, on: dt.date = TODAY, name: str = "Hội Phụ nữ xã Sông Mây"
) -> Organisation:
    return rename_organisation(
        organisation=body,
        expected_version=body.version,
        name=name,
        effective_on=on,
        legal_basis="QĐ 12/QĐ-UBND",
        by=cast.office_admin.actor,
        at=NOW,
    )


def test_a_holder_whose_end_is_known_keeps_the_post_until_then(cast: Cast) -> None:
    seat = Appointment.objects.get(person=cast.partner.person)
    last = TODAY + 30 * DAYS
    end_appointment(appointment=seat, valid_until=last, by=cast.office_admin.actor, at=NOW)
    before = {grant.permission for grant in cast.partner.scope.grants}
    heir = rename(cast, cast.partner.organisation)
    assert {grant.permission for grant in cast.partner.scope.grants} == before
    assert Appointment.objects.get(post__organisation=heir).valid_until == last
    seat.refresh_from_db()
    assert seat.valid_until == TODAY


def test_who_was_appointed_after_a_day_that_lies_back_keeps_the_post(cast: Cast) -> None:
    Appointment.objects.filter(person=cast.partner.person).update(valid_from=TODAY - 5 * DAYS)
    heir = rename(cast, cast.partner.organisation, on=TODAY - 10 * DAYS)
    seat = Appointment.objects.get(person=cast.partner.person)
    assert (seat.post.organisation, seat.valid_from) == (heir, TODAY - 5 * DAYS)
    assert cast.partner.scope.organisation_ids == {heir.pk}


def test_a_post_set_up_after_that_day_moves_as_it_is(cast: Cast) -> None:
    body = cast.partner.organisation
    post = make.make_post(body, "partner", "Phó Chủ tịch Hội", valid_from=TODAY - 3 * DAYS)
    make.make_appointment(make.make_person(), post, valid_from=TODAY - 3 * DAYS)
    heir = rename(cast, body, on=TODAY - 10 * DAYS)
    post.refresh_from_db()
    assert (post.organisation, post.valid_from, post.valid_until) == (heir, TODAY - 3 * DAYS, None)
    assert post.appointments.count() == 1


def test_what_had_ended_before_stays_where_it_was(cast: Cast) -> None:
    body = cast.partner.organisation
    old = make.make_post(body, "partner", "Phó Chủ tịch Hội")
    Post.objects.filter(pk=old.pk).update(valid_until=TODAY - 30 * DAYS)
    old.refresh_from_db()
    make.make_appointment(make.make_person(), old, valid_until=TODAY - 30 * DAYS)
    heir = rename(cast, body)
    old.refresh_from_db()
    assert (old.organisation, old.valid_until) == (body, TODAY - 30 * DAYS)
    assert Post.objects.filter(organisation=heir).count() == 1


def test_memberships_of_groups_go_over_with_their_dates(cast: Cast) -> None:
    body, day = cast.partner.organisation, TODAY - 10 * DAYS
    soon = TODAY + 20 * DAYS
    ending, joined = group_of(cast.unit, "Các hội", body), group_of(cast.unit, "Các đoàn thể")
    GroupMember.objects.update(valid_until=soon)
    GroupMember.objects.create(group=joined, organisation=body, valid_from=TODAY - 2 * DAYS)
    heir = rename(cast, body, on=day)
    found = {member.group: (member.valid_from, member.valid_until) for member in heir.memberships.all()}
    assert found == {ending: (day, soon), joined: (TODAY - 2 * DAYS, None)}
    assert not body.memberships.on(day).exists()


def test_a_merger_puts_nobody_twice_into_a_group(cast: Cast) -> None:
    group = group_of(cast.unit, "Các đơn vị", cast.police, cast.health)
    merge_organisation(
        organisation=cast.police,
        expected_version=1,
        successor=cast.health,
        effective_on=TODAY,
        legal_basis="",
        by=make.TESTS,
        at=NOW,
    )
    assert [member.organisation for member in group.members.on(TODAY)] == [cast.health]
