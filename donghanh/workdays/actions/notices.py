"""The notice of a year in an office's own table: enter, correct, remove. Its days come and go with it."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.units.models import Unit
from donghanh.workdays.actions._writing import (
    plain,
    refuse_far_year,
    refuse_unseen_source,
    refuse_without_reason,
    remember,
    tidy,
)
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.models import Confidence, DayChange, SpecialDay, YearNotice
from donghanh.workdays.notice_days import arrangement_of, write_days
from donghanh.workdays.refusals import WorkdayRefused

RANGES = ("tet_from", "tet_last", "national_from", "national_last")
FIELDS = ("year", "number", "issued_on", "source", "confidence", *RANGES)


@transaction.atomic
def record_notice(
    *,
    unit: Unit,
    arrangement: Arrangement,
    number: str,
    reason: str,
    issued_on: dt.date | None = None,
    source: str = "",
    confidence: str = Confidence.VERIFIED,
    by: Actor,
    at: dt.datetime,
) -> YearNotice:
    """Enter the notice of a year with its days and return it; seen, it settles the year for the unit.

    Refused: ``reason_missing``, ``number_missing`` and ``source_missing`` (when it is said to have been seen),
    ``year_far``, ``notice_taken``, ``day_taken``, and whatever :meth:`Arrangement.refuse` does.
    """
    reason = refuse_without_reason(reason)
    notice = YearNotice(unit=unit, **_values(arrangement, number, issued_on, source, confidence))
    _refuse(notice, arrangement, unit, at)
    notice.save(force_insert=True)
    write_days(notice, arrangement)
    _remember(DayChange.Verb.ADDED, notice, unit, reason, by=by, at=at, old={}, new=_plain(notice, arrangement))
    return notice


@transaction.atomic
def correct_notice(
    *,
    notice: YearNotice,
    expected_version: int,
    arrangement: Arrangement,
    number: str,
    reason: str,
    issued_on: dt.date | None,
    source: str,
    confidence: str,
    by: Actor,
    at: dt.datetime,
) -> YearNotice:
    """Correct a unit's notice and its days; return it. The year stays the one it was entered for.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``nothing_new`` and whatever :func:`record_notice`
    refuses.
    """
    unit = _own_unit(notice)
    reason = refuse_without_reason(reason)
    values = _values(arrangement, number, issued_on, source, confidence)
    before = arrangement_of(notice)
    changes = {name: value for name, value in values.items() if value != getattr(notice, name)}
    if not changes and arrangement == before:
        raise WorkdayRefused("nothing_new")
    draft = YearNotice(id=notice.pk, unit=unit, **values)
    _refuse(draft, arrangement, unit, at)
    old = _plain(notice, before)
    notice.save_changes(expected_version=expected_version, **changes)
    notice.days.all().delete()
    write_days(notice, arrangement)
    _remember(DayChange.Verb.CORRECTED, notice, unit, reason, by=by, at=at, old=old, new=_plain(notice, arrangement))
    return notice


@transaction.atomic
def remove_notice(*, notice: YearNotice, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> int:
    """Take a unit's notice out with its days, so that the country's counts again; return its year.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``reason_missing``.
    """
    unit, year = _own_unit(notice), notice.year
    reason = refuse_without_reason(reason)
    notice.save_changes(expected_version=expected_version)
    old = _plain(notice, arrangement_of(notice))
    _remember(DayChange.Verb.REMOVED, notice, unit, reason, by=by, at=at, old=old, new={})
    notice.delete()
    return year


def _values(
    arrangement: Arrangement, number: str, issued_on: dt.date | None, source: str, confidence: str
) -> dict[str, Any]:
    return {
        "year": arrangement.year,
        "number": tidy(number),
        "issued_on": issued_on,
        "source": tidy(source),
        "confidence": confidence,
        **{name: getattr(arrangement, name) for name in RANGES},
    }


def _own_unit(notice: YearNotice) -> Unit:
    if notice.unit is None:
        raise TypeError("the country's notices come with the software; an office enters its own over them")
    return notice.unit


def _refuse(draft: YearNotice, arrangement: Arrangement, unit: Unit, at: dt.datetime) -> None:
    refuse_far_year(draft.year, at, field="year")
    same = YearNotice.objects.filter(unit__line=unit.line, year=draft.year).exclude(pk=draft.pk)
    if same.exists():
        raise WorkdayRefused("notice_taken", field="year", year=draft.year, unit=unit.full_name)
    arrangement.refuse()
    if draft.confidence == Confidence.VERIFIED and not draft.number:
        raise WorkdayRefused("number_missing", field="number")
    refuse_unseen_source(draft.confidence, draft.source)
    days = [given.day for given in arrangement.days()]
    taken = SpecialDay.objects.filter(unit__line=unit.line, day__in=days).exclude(notice=draft.pk).order_by("day")
    if clash := taken.first():
        raise WorkdayRefused("day_taken", day=clash.day, unit=unit.full_name)


def _remember(verb: DayChange.Verb, notice: YearNotice, unit: Unit, reason: str, **rest: Any) -> None:
    text = " ".join(filter(None, ("Thông báo nghỉ năm", str(notice.year), notice.number and f"số {notice.number}")))
    remember(verb, on=notice, unit=unit, years={notice.year}, text=text, reason=reason, **rest)


def _plain(notice: YearNotice, arrangement: Arrangement) -> dict[str, Any]:
    swaps = [f"{off} → {worked}" for off, worked in arrangement.swaps]
    return plain(notice, FIELDS) | ({"swaps": swaps} if swaps else {})
