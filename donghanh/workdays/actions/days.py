"""Single days of an office's own table: add, correct, remove."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.web import formats
from donghanh.units.models import Unit
from donghanh.workdays.actions._writing import (
    plain,
    refuse_far_year,
    refuse_unseen_source,
    refuse_without_reason,
    remember,
    tidy,
)
from donghanh.workdays.models import Confidence, DayChange, Kind, SpecialDay
from donghanh.workdays.queries import rows_of
from donghanh.workdays.refusals import WorkdayRefused
from donghanh.workdays.table import lay

FIELDS = ("day", "kind", "name", "source", "confidence")


@transaction.atomic
def add_day(
    *,
    unit: Unit,
    day: dt.date,
    kind: str,
    name: str,
    reason: str,
    source: str = "",
    confidence: str = Confidence.VERIFIED,
    by: Actor,
    at: dt.datetime,
) -> SpecialDay:
    """Put a day into a unit's own table and return it; it counts there in place of what the country has.

    Refused: ``reason_missing``, ``name_empty``, ``source_missing`` (when it is said to have been seen), ``year_far``,
    ``day_taken``; and a kind that changes nothing: ``already_working``, ``already_off``, ``quiet_on_free_day``.
    """
    row = SpecialDay(unit=unit, day=day, kind=kind, name=tidy(name), source=tidy(source), confidence=confidence)
    reason = refuse_without_reason(reason)
    _refuse(row, unit, at)
    row.save(force_insert=True)
    remember(
        DayChange.Verb.ADDED,
        on=row,
        unit=unit,
        years={day.year},
        text=_words(row),
        reason=reason,
        by=by,
        at=at,
        old={},
        new=plain(row, FIELDS),
    )
    return row


@transaction.atomic
def correct_day(
    *,
    row: SpecialDay,
    expected_version: int,
    day: dt.date,
    kind: str,
    name: str,
    reason: str,
    source: str,
    confidence: str,
    by: Actor,
    at: dt.datetime,
) -> SpecialDay:
    """Correct a day of a unit's own table and return it.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``belongs_to_notice``, ``nothing_new``, and
    whatever :func:`add_day` refuses.
    """
    unit = _own_unit(row)
    draft = SpecialDay(
        id=row.pk, unit=unit, day=day, kind=kind, name=tidy(name), source=tidy(source), confidence=confidence
    )
    changes = {name: getattr(draft, name) for name in FIELDS if getattr(draft, name) != getattr(row, name)}
    reason = refuse_without_reason(reason)
    if not changes:
        raise WorkdayRefused("nothing_new")
    _refuse(draft, unit, at)
    changed = tuple(changes)
    old, before = plain(row, changed), row.day.year
    row.save_changes(expected_version=expected_version, **changes)
    remember(
        DayChange.Verb.CORRECTED,
        on=row,
        unit=unit,
        years={before, day.year},
        text=_words(row),
        reason=reason,
        by=by,
        at=at,
        old=old,
        new=plain(row, changed),
    )
    return row


@transaction.atomic
def remove_day(*, row: SpecialDay, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> SpecialDay:
    """Take a day out of a unit's own table, so that the country's counts again; return it as it was.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``belongs_to_notice``, ``reason_missing``.
    """
    unit = _own_unit(row)
    reason = refuse_without_reason(reason)
    row.save_changes(expected_version=expected_version)
    remember(
        DayChange.Verb.REMOVED,
        on=row,
        unit=unit,
        years={row.day.year},
        text=_words(row),
        reason=reason,
        by=by,
        at=at,
        old=plain(row, FIELDS),
        new={},
    )
    row.delete()
    return row


def _own_unit(row: SpecialDay) -> Unit:
    if row.unit is None:
        raise TypeError("the country's days come with the software; an office writes its own over them")
    if row.notice_id is not None:
        raise WorkdayRefused("belongs_to_notice")
    return row.unit


def _refuse(draft: SpecialDay, unit: Unit, at: dt.datetime) -> None:
    refuse_far_year(draft.day.year, at, field="day")
    rows = rows_of(unit.pk).filter(day__year=draft.day.year).select_related("notice").exclude(pk=draft.pk)
    others = list(rows.order_by("day", "id"))
    if any(row.day == draft.day and row.unit_id is not None for row in others):
        raise WorkdayRefused("day_taken", field="day", day=draft.day, unit=unit.full_name)
    calendar = lay([draft.day.year], others).calendar()
    works = calendar.is_working_day(draft.day)
    if draft.kind == Kind.WORKED and works:
        raise WorkdayRefused("already_working", field="day", day=draft.day)
    if draft.kind == Kind.OFF and not works:
        raise WorkdayRefused("already_off", field="day", day=draft.day)
    if draft.kind == Kind.QUIET and not works:
        raise WorkdayRefused("quiet_on_free_day", field="day", day=draft.day)
    if not draft.name:
        raise WorkdayRefused("name_empty", field="name")
    refuse_unseen_source(draft.confidence, draft.source)


def _words(row: SpecialDay) -> str:
    return f"{formats.date(row.day)}, {row.name}"
