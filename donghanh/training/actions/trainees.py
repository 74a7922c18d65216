"""Trainees come into a course, are corrected, withdraw. Names never enter the story or the audit log."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment
from donghanh.training.actions._activity import mend
from donghanh.training.actions._writing import (
    changed,
    day_of,
    lock,
    plain,
    refuse_closed,
    refuse_places,
    some_words,
    tell,
)
from donghanh.training.models import (
    Course,
    Enrolment,
    EventKind,
    MemberRole,
    NetworkMember,
    SexChoice,
)
from donghanh.training.naming import born_years, name_key, name_sorting, one_line, told_apart
from donghanh.training.queries.people import alike
from donghanh.training.refusals import TrainingRefused
from donghanh.units.models import Unit

_SEX_OF = {"anh": SexChoice.MALE.value, "chị": SexChoice.FEMALE.value}
"""What is known of the sex of staff: how the house greets them."""


@transaction.atomic
def enrol(
    *,
    course: Course,
    full_name: str,
    sex: str,
    by: Actor,
    at: dt.datetime,
    birth_year: int | None = None,
    village: Unit | None = None,
    body: Organisation | None = None,
    role: str = MemberRole.COLLABORATOR,
    position: str = "",
    is_told: bool = True,
) -> Enrolment:
    """Put somebody into a course and return it. Whoever is in the network already (same name, ten years of birth, village and body)
    is the same person in both courses.

    ``is_told=False`` leaves the story to an action that adds many. Refused: ``course_closed``, ``name_empty``, ``sex_unknown``,
    ``role_unknown``, ``born_unknown``, ``village_elsewhere``, ``body_elsewhere``, ``enrolled_already``, and ``same_name`` when too
    little is said to tell somebody of the same name apart.
    """
    course = lock(course.pk)
    refuse_closed(course)
    name = some_words(full_name, code="name_empty", field="full_name")[:120]
    _refuse_person(course.unit, sex, role, birth_year, village, body, at)
    known = alike(course.unit, name, birth_year, village, body)
    key = told_apart(name, birth_year, village.line if village else None, body.pk if body else None)
    member = next((one for one in known if one.told_apart == key), None)
    if member is None and known:
        raise TrainingRefused("same_name", field="full_name")
    if member is None:
        member = _new_member(
            course.unit,
            name,
            key,
            sex=sex,
            birth_year=birth_year,
            village=village,
            body=body,
            role=role,
            position=position,
        )
    return _enrol(course, member, is_told=is_told, by=by, at=at)


@transaction.atomic
def enrol_known(
    *, course: Course, members: Sequence[NetworkMember], appointments: Sequence[Appointment], by: Actor, at: dt.datetime
) -> int:
    """Put people of the network and staff of the register into a course; return how many are new in it. Who is in it already, or
    is no longer named, is passed over.

    Refused: ``course_closed``, ``member_elsewhere`` for people of another unit.
    """
    course = lock(course.pk)
    refuse_closed(course)
    wanted = {one.pk: one for one in members}
    for seat in appointments:
        one = _member_for(course.unit, seat)
        wanted[one.pk] = one
    inside = set(course.enrolments.values_list("member_id", flat=True))
    count = 0
    for member in wanted.values():
        if member.unit_key != str(course.unit.line):
            raise TrainingRefused("member_elsewhere")
        if member.pk not in inside and member.erased_on is None:
            _enrol(course, member, is_told=False, by=by, at=at)
            count += 1
    if count:
        tell(course, EventKind.ENROLLED, count=count, by=by, at=at)
    return count


@transaction.atomic
def edit_member(
    *,
    member: NetworkMember,
    course: Course,
    expected_version: int,
    full_name: str,
    sex: str,
    birth_year: int | None,
    village: Unit | None,
    body: Organisation | None,
    role: str,
    position: str,
    by: Actor,
    at: dt.datetime,
) -> NetworkMember:
    """Correct what is said of somebody, for all their courses, and return them. ``course`` is where it was noticed. The activities
    of their sessions count anew; a certificate keeps what was printed.

    Raises ``StaleRecord``. Refused: ``name_gone``, and what ``enrol`` refuses about a person.
    """
    course = lock(course.pk)
    if member.erased_on is not None:
        raise TrainingRefused("name_gone")
    name = some_words(full_name, code="name_empty", field="full_name")[:120]
    _refuse_person(course.unit, sex, role, birth_year, village, body, at)
    key = told_apart(name, birth_year, village.line if village else None, body.pk if body else None)
    others = NetworkMember.objects.filter(unit_key=member.unit_key, told_apart=key).exclude(pk=member.pk)
    if others.exists():
        raise TrainingRefused("same_name", field="full_name")
    wanted = {"full_name": name, "sex": sex, "birth_year": birth_year, "village": village, "body": body, "role": role}
    changes = changed(member, **wanted, position=one_line(position)[:120])
    old = {field: getattr(member, field) for field in changes}
    spelled = {"name_key": name_key(name), "told_apart": key, "sort_key": name_sorting(name)}
    member.save_changes(expected_version=expected_version, **changes, **spelled)
    if changes:
        tell(course, EventKind.CORRECTED, count=1, by=by, at=at)
        record(
            "training.member_edited",
            by=by,
            at=at,
            on=member,
            old=plain(old),
            new=plain(changes),
            unit_id=course.unit_id,
        )
    if "sex" in changes:
        for pk in Enrolment.objects.filter(member=member).values_list("course_id", flat=True):
            mend(lock(pk), by=by, at=at)
    return member


@transaction.atomic
def withdraw(
    *, enrolment: Enrolment, expected_version: int, on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> Enrolment:
    """Note that somebody left the course: from that day on they are expected at no session. Return it. What they attended stays.

    Raises ``StaleRecord``. Refused: ``course_closed``, ``withdrew_already``, ``day_ahead``.
    """
    course = lock(enrolment.course_id)
    refuse_closed(course)
    if enrolment.withdrew_on is not None:
        raise TrainingRefused("withdrew_already")
    if on > day_of(at):
        raise TrainingRefused("day_ahead", field="on")
    reason = one_line(reason)[:200]
    enrolment.save_changes(expected_version=expected_version, withdrew_on=on, withdraw_reason=reason)
    tell(course, EventKind.WITHDREW, count=1, by=by, at=at)
    new = {"withdrew_on": on, "withdraw_reason": reason}
    record("training.withdrew", by=by, at=at, on=enrolment, new=new, unit_id=course.unit_id)
    return enrolment


@transaction.atomic
def come_back(*, enrolment: Enrolment, expected_version: int, by: Actor, at: dt.datetime) -> Enrolment:
    """Take back that somebody withdrew. Return it. Raises ``StaleRecord``. Refused: ``course_closed``, ``not_withdrawn``."""
    course = lock(enrolment.course_id)
    refuse_closed(course)
    if enrolment.withdrew_on is None:
        raise TrainingRefused("not_withdrawn")
    enrolment.save_changes(expected_version=expected_version, withdrew_on=None, withdraw_reason="")
    tell(course, EventKind.ENROLLED, count=1, by=by, at=at)
    record("training.came_back", by=by, at=at, on=enrolment, new={"withdrew_on": None}, unit_id=course.unit_id)
    return enrolment


@transaction.atomic
def remove_enrolment(*, enrolment: Enrolment, expected_version: int, by: Actor, at: dt.datetime) -> Course:
    """Take out somebody who was written down by mistake, with what was noted of them; return the course. Who is in no other course is
    forgotten.

    Raises ``StaleRecord``. Refused: ``course_closed``, ``has_certificate``.
    """
    course = lock(enrolment.course_id)
    refuse_closed(course)
    if enrolment.certificates.exists():
        raise TrainingRefused("has_certificate")
    enrolment.save_changes(expected_version=expected_version)
    record("training.enrolment_removed", by=by, at=at, on=enrolment, unit_id=course.unit_id)
    member = enrolment.member
    enrolment.delete()
    if not member.enrolments.exists():
        member.delete()
    tell(course, EventKind.REMOVED, count=1, by=by, at=at)
    mend(course, by=by, at=at)
    return course


@transaction.atomic
def note_names_taken_away(*, course: Course, kind: EventKind, count: int, by: Actor, at: dt.datetime) -> None:
    """Note that names left the platform as a file: how many, by whom, when. The names themselves are not noted."""
    tell(course, kind, count=count, by=by, at=at)
    record(f"training.names_{kind}", by=by, at=at, on=course, new={"count": count}, unit_id=course.unit_id)


def _enrol(course: Course, member: NetworkMember, *, is_told: bool, by: Actor, at: dt.datetime) -> Enrolment:
    enrolment, made = Enrolment.objects.get_or_create(course=course, member=member)
    if not made:
        raise TrainingRefused("enrolled_already", field="full_name")
    if is_told:
        tell(course, EventKind.ENROLLED, count=1, by=by, at=at)
    new = {"course": course.pk, "member": member.pk}
    record("training.enrolled", by=by, at=at, on=enrolment, new=new, unit_id=course.unit_id)
    return enrolment


def _new_member(unit: Unit, name: str, key: str, **values: Any) -> NetworkMember:
    values["position"] = one_line(values.get("position", ""))[:120]
    return NetworkMember.objects.create(
        unit=unit,
        unit_key=str(unit.line),
        full_name=name,
        name_key=name_key(name),
        told_apart=key,
        sort_key=name_sorting(name),
        **values,
    )


def _member_for(unit: Unit, seat: Appointment) -> NetworkMember:
    """The member of the network who is this person of the register; found by the person, then by name and body."""
    person, body = seat.person, seat.post.organisation
    if body.unit.line != unit.line:
        raise TrainingRefused("member_elsewhere")
    network = NetworkMember.objects.filter(unit_key=str(unit.line))
    found = network.filter(person=person).first()
    if found is not None:
        return found
    key = told_apart(person.full_name, None, None, body.pk)
    same: Iterable[NetworkMember] = network.named().filter(name_key=name_key(person.full_name), body=body, person=None)
    known = list(same)
    if len(known) == 1:
        NetworkMember.objects.filter(pk=known[0].pk).update(person=person)
        return known[0]
    return _new_member(
        unit,
        person.full_name,
        key if not network.filter(told_apart=key).exists() else f"{key}|{person.pk}"[:280],
        sex=_SEX_OF.get(person.address_as, ""),
        body=body,
        role=MemberRole.STAFF,
        position=seat.post.title,
        person=person,
    )


def _refuse_person(
    unit: Unit,
    sex: str,
    role: str,
    birth_year: int | None,
    village: Unit | None,
    body: Organisation | None,
    at: dt.datetime,
) -> None:
    if sex and sex not in SexChoice.values:
        raise TrainingRefused("sex_unknown", field="sex")
    if role not in MemberRole.values:
        raise TrainingRefused("role_unknown", field="role")
    if birth_year is not None and birth_year not in born_years(day_of(at)):
        raise TrainingRefused("born_unknown", field="birth_year")
    refuse_places(unit, village=village, body=body, field="body")
