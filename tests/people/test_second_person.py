"""Whoever appoints gives no rights to programme data alone: a second person says yes, or the office has none yet."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.config.roles import ROLES
from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.actions import rename_organisation
from donghanh.people.actions import (
    appoint,
    appoint_to_seat,
    close_account,
    confirm_appointment,
    decline_appointment,
)
from donghanh.people.models import Appointment, Confirmation, Person
from donghanh.people.permissions import PeoplePermission
from donghanh.people.queries import asked_about
from donghanh.people.refusals import PeopleRefused
from donghanh.people.scope import scope_on
from donghanh.plans.permissions import PlanPermission
from tests import factories as make
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def newcomer(cast: Cast, role: str, *, by: Member | None = None, full_name: str = "Tòng Văn Pín") -> Appointment:
    """Somebody with an account in use, appointed today by the administrator."""
    person = make.make_person(full_name, user=make.make_account())
    return appoint_to_seat(
        person=person,
        organisation=cast.officer.organisation,
        title=f"Chức vụ mới {role}",
        role=role,
        valid_from=TODAY,
        by=(by or cast.office_admin).actor,
        at=NOW,
    )


def rights(seat: Appointment) -> set[str]:
    return {grant.permission for grant in scope_on(seat.person.user_id, TODAY).grants}


def refused(code: str):
    return pytest.raises(PeopleRefused, match=f"^{code}$")


def test_every_granted_role_exists_and_the_national_one_is_granted_by_nobody() -> None:
    granted = {code for role in ROLES.values() for code in role.grants}
    assert granted <= set(ROLES)
    assert "technical" not in granted
    for role in ROLES.values():
        opens = any(str(p).startswith(("plans.read", "documents.", "people.issue")) for p in role.permissions)
        assert role.needs_second_person == (opens and role.reach == "unit"), role.code


@pytest.mark.parametrize("role", ["officer", "leader", "office_admin"])
def test_what_one_person_appoints_gives_no_right_until_another_says_yes(cast: Cast, role: str) -> None:
    seat = newcomer(cast, role)
    assert rights(seat) == set()
    confirm_appointment(appointment=seat, by=cast.leader.actor, at=NOW)
    assert rights(seat) >= {str(p) for p in ROLES[role].permissions}
    event = AuditEvent.objects.get(verb="people.appointment_confirmed")
    assert (event.actor_id, event.new["asked_by"]) == (cast.leader.user.pk, str(cast.office_admin.user.pk))


@pytest.mark.parametrize("role", ["partner", "village_head", "club_chair"])
def test_a_part_of_ones_own_body_needs_no_second_person(cast: Cast, role: str) -> None:
    assert PlanPermission.READ_OWN in rights(newcomer(cast, role))
    assert not Confirmation.objects.exists()


def test_an_invented_person_opens_nothing_to_the_administrator(cast: Cast) -> None:
    """The administrator adds somebody, issues the code, and comes in as them: no plan is to be seen."""
    client = cast.office_admin.client()
    data = {"full_name": "Người Bịa Ra", "organisation": str(cast.officer.organisation.pk), "title": "Công chức"}
    client.post(reverse("people:add"), data | {"role": "officer", "valid_from": f"{TODAY:%d/%m/%Y}"})
    person = Person.objects.get(full_name="Người Bịa Ra")
    assert client.post(reverse("people:code", args=[person.pk]), {"purpose": "invite"}).status_code == 200
    person.refresh_from_db()
    assert scope_on(person.user_id, TODAY).grants == frozenset()
    (seat,) = person.appointments.all()
    with refused("own_proposal"):
        confirm_appointment(appointment=seat, by=cast.office_admin.actor, at=NOW)
    assert client.post(reverse("people:appointment-confirm", args=[seat.pk]), {"act": "yes"}).status_code == 404


def test_nobody_confirms_themselves_and_nobody_twice(cast: Cast) -> None:
    seat = newcomer(cast, "officer")
    with refused("own_rights"):
        confirm_appointment(
            appointment=seat, by=Member(seat.person, seat.person.user, seat.post, cast.police).actor, at=NOW
        )
    confirm_appointment(appointment=seat, by=cast.leader.actor, at=NOW)
    for act in (confirm_appointment, decline_appointment):
        with refused("nothing_to_confirm"):
            act(appointment=seat, by=cast.leader.actor, at=NOW)


def test_the_first_ones_of_an_office_are_appointed_alone_and_looked_at_later(cast: Cast) -> None:
    close_account(person=cast.leader.person, by=make.TESTS, at=NOW)
    officer, boss = newcomer(cast, "officer"), newcomer(cast, "leader", full_name="Lò Thị Hặc")
    assert PlanPermission.EDIT in rights(officer)
    assert {e.new["confirmation"] for e in AuditEvent.objects.filter(verb="people.appointed", actor_kind="person")} == {
        "alone"
    }
    assert PeoplePermission.CONFIRM in rights(boss)
    asked = asked_about(scope_on(boss.person.user_id, TODAY))
    assert [(one.appointment, one.asked_by_name) for one in asked] == [(officer, cast.office_admin.person.full_name)]
    third = newcomer(cast, "officer", full_name="Vi Văn Ba")
    assert rights(third) == set()  # now there is somebody to ask


@pytest.mark.parametrize("alone", [False, True], ids=["it gave no right", "it gave rights meanwhile"])
def test_a_no_ends_the_appointment_at_once_and_keeps_the_row(cast: Cast, alone: bool) -> None:
    seat = newcomer(cast, "officer")
    Confirmation.objects.update(alone=alone)
    assert bool(rights(seat)) is alone
    decline_appointment(appointment=seat, by=cast.leader.actor, at=NOW)
    seat.refresh_from_db()
    assert rights(seat) == set()
    assert seat.valid_until == TODAY + dt.timedelta(days=1)
    assert asked_about(cast.leader.scope) == []
    assert seat.person.full_name in cast.office_admin.client().get(reverse("people:list")).content.decode()


def test_a_leader_who_never_came_in_is_nobody_to_ask(cast: Cast) -> None:
    cast.leader.user.enrolled_at = None
    cast.leader.user.save()
    assert PlanPermission.EDIT in rights(newcomer(cast, "officer"))


def test_the_leader_is_told_on_the_start_page_and_answers_on_the_list(cast: Cast) -> None:
    seat, client = newcomer(cast, "officer"), cast.leader.client()
    assert "1 chức vụ chờ anh/chị xác nhận" in client.get(reverse("console:home")).content.decode()
    for address in (reverse("people:list"), reverse("people:person", args=[seat.person_id])):
        page = client.get(address).content.decode()
        assert reverse("people:appointment-confirm", args=[seat.pk]) in page
        assert "chờ lãnh đạo xác nhận" in page
    theirs = seat.person.user
    waiting = Member(seat.person, theirs, seat.post, cast.officer.organisation).client()
    assert "đang chờ lãnh đạo xác nhận" in waiting.get(reverse("console:home")).content.decode()
    client.post(reverse("people:appointment-confirm", args=[seat.pk]), {"act": "yes"})
    assert PlanPermission.EDIT in rights(seat)
    assert "chờ anh/chị xác nhận" not in client.get(reverse("console:home")).content.decode()


def test_the_next_commune_is_not_asked_and_cannot_answer(cast: Cast) -> None:
    seat = newcomer(cast, "officer")
    post = make.make_post(cast.stranger.organisation, "leader")
    boss = make.make_person("Chá A Sềnh", user=make.make_account())
    make.make_appointment(boss, post)
    there = Member(boss, boss.user, post, cast.stranger.organisation)
    assert asked_about(there.scope) == []
    answer = there.client().post(reverse("people:appointment-confirm", args=[seat.pk]), {"act": "yes"})
    assert answer.status_code == 404
    assert rights(seat) == set()


@pytest.mark.parametrize(
    ("role", "who"),
    [("technical", "office_admin"), ("partner", "leader"), ("partner", "officer"), ("officer", "stranger")],
)
def test_nobody_gives_a_role_that_none_of_their_own_grants(cast: Cast, role: str, who: str) -> None:
    with refused("role_not_yours"):
        newcomer(cast, role, by=getattr(cast, who))
    assert not Appointment.objects.filter(valid_from=TODAY).exists()


def test_a_commune_gives_no_post_of_a_province(cast: Cast) -> None:
    with refused("role_not_yours"):
        newcomer(cast, "province_officer")
    form = cast.office_admin.client().get(reverse("people:add")).context["form"]
    offered = {code for code, _ in form.fields["role"].choices}
    assert offered == {"officer", "leader", "partner", "village_head", "club_chair", "office_admin"}


def test_a_post_of_another_unit_is_not_filled_from_here(cast: Cast) -> None:
    with refused("role_not_yours"):
        appoint(
            person=make.make_person(),
            post=make.make_post(cast.stranger.organisation, "partner"),
            valid_from=TODAY,
            by=cast.office_admin.actor,
            at=NOW,
        )


def test_a_renamed_body_does_not_answer_for_the_second_person(cast: Cast) -> None:
    seat = newcomer(cast, "officer")
    Appointment.objects.filter(pk=seat.pk).update(valid_from=TODAY - dt.timedelta(days=9))
    seat.post.save_changes(expected_version=1, valid_from=TODAY - dt.timedelta(days=9))
    body = cast.officer.organisation
    rename_organisation(
        organisation=body,
        expected_version=1,
        name="Phòng Xã hội",
        effective_on=TODAY,
        legal_basis="",
        by=cast.office_admin.actor,
        at=NOW,
    )
    assert rights(seat) == set()
    heir = Appointment.objects.get(person=seat.person, valid_until__isnull=True)
    confirm_appointment(appointment=heir, by=cast.leader.actor, at=NOW)
    assert PlanPermission.EDIT in rights(seat)


def test_a_seat_still_to_come_says_that_it_waits_for_the_second_person(cast: Cast) -> None:
    seat = newcomer(cast, "officer")
    Appointment.objects.filter(pk=seat.pk).update(valid_from=TODAY + dt.timedelta(days=4))
    page = reverse("people:person", args=[seat.person_id])
    assert "Sắp giữ: Chức vụ mới officer, Phòng Văn hóa - Xã hội (chờ lãnh đạo xác nhận)" in " ".join(
        cast.office_admin.client().get(page).content.decode().split()
    )
    confirm_appointment(appointment=seat, by=cast.leader.actor, at=NOW)
    assert "chờ lãnh đạo xác nhận" not in cast.office_admin.client().get(page).content.decode()
