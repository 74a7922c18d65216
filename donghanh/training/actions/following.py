"""What of trainings goes over when a village or a commune does. Finished courses, their places and certificates stay as they are."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._writing import day_of
from donghanh.training.models import Course, CourseState, NetworkMember
from donghanh.training.naming import told_apart
from donghanh.units.heirs import heirs
from donghanh.units.models import Unit

_OPEN = (CourseState.PLANNED, CourseState.RUNNING)


def follow_village(*, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the end of villages: people of the network live in the village that takes theirs in, open courses are held
    there. Without one both stay, and their pages ask. Nobody becomes somebody else by it: two whom only the village told apart
    stay two."""
    if into is None:
        return
    people = NetworkMember.objects.filter(village__line=village.line).select_related("body", "village")
    for member in people:
        _move(member, by=by, at=at, village=into)
    for course in Course.objects.filter(village__line=village.line, state__in=_OPEN):
        course.save_changes(expected_version=course.version, village=into)
        record(
            "training.course_followed", by=by, at=at, on=course, old={"village": village.pk}, new={"village": into.pk},
            unit_id=course.unit_id,
        )  # fmt: skip


@transaction.atomic
def follow_units(*, by: Actor, at: dt.datetime) -> int:
    """Plugged into mergers of communes: open courses and the people of the network belong to the unit that took theirs over. What
    was divided stays until somebody says. Returns how many rows moved; two queries when there is nothing to do."""
    today, moved = day_of(at), 0
    for unit, after in _gone(Course.objects.filter(state__in=_OPEN, unit__valid_until__lte=today), today):
        for course in Course.objects.filter(unit=unit, state__in=_OPEN):
            course.save_changes(expected_version=course.version, unit=after)
            record(
                "training.course_followed", by=by, at=at, on=course, old={"unit": unit.pk}, new={"unit": after.pk},
                unit_id=after.pk,
            )  # fmt: skip
            moved += 1
    for unit, after in _gone(NetworkMember.objects.filter(unit__valid_until__lte=today), today):
        known = set(
            NetworkMember.objects.filter(unit_key=str(after.line), person__isnull=False).values_list(
                "person", flat=True
            )
        )
        for member in NetworkMember.objects.filter(unit=unit).select_related("body", "village"):
            if member.person_id in known:
                continue  # the successor knows this person of the register already: their past stays where it was
            _move(member, by=by, at=at, unit=after)
            moved += 1
    return moved


def _gone(rows: Iterable[object], today: dt.date) -> list[tuple[Unit, Unit]]:
    """The units of the rows that stand no more, each with the one that took it over wholly."""
    keys = rows.order_by().values("unit")  # type: ignore[attr-defined]
    units = list(Unit.objects.filter(pk__in=keys))
    after = heirs(units, today)
    pairs = [(unit, after[unit.pk]) for unit in units]
    return [(unit, into) for unit, into in pairs if into is not None and into.line != unit.line]


def _move(
    member: NetworkMember, *, by: Actor, at: dt.datetime, village: Unit | None = None, unit: Unit | None = None
) -> None:
    """Let a person live elsewhere or belong to another network, told apart from whoever is there."""
    home, lives = unit or member.unit, village or member.village
    changes: dict[str, object] = {"village": lives, "unit": home, "unit_key": str(home.line)}
    if member.told_apart:
        body: uuid.UUID | None = member.body_id
        key = told_apart(member.full_name, member.birth_year, lives.line if lives else None, body)
        same = NetworkMember.objects.filter(unit_key=str(home.line), told_apart=key).exclude(pk=member.pk)
        changes["told_apart"] = f"{key}|{member.pk}"[:280] if same.exists() else key
    NetworkMember.objects.filter(pk=member.pk).update(**changes, version=F("version") + 1)
    record(
        "training.member_followed", by=by, at=at, on=member, old={"village": member.village_id, "unit": member.unit_id},
        new={"village": lives.pk if lives else None, "unit": home.pk}, unit_id=home.pk,
    )  # fmt: skip
