"""What the actions on days and on notices share."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils import timezone

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit
from donghanh.workdays.models import Confidence, DayChange, SpecialDay, YearNotice
from donghanh.workdays.queries import years_open
from donghanh.workdays.refusals import WorkdayRefused

LONGEST_TEXT = 300


def tidy(text: str) -> str:
    """A line as it is stored: composed letters, single spaces."""
    return " ".join(nfc(text).split())


def refuse_without_reason(reason: str) -> str:
    """The reason, tidied; refused when there is none."""
    if not (said := tidy(reason)):
        raise WorkdayRefused("reason_missing", field="reason")
    return said


def refuse_far_year(year: int, at: dt.datetime, *, field: str) -> None:
    """Refuse what lies outside of the years that are open."""
    years = years_open(timezone.localdate(at))
    if year not in years:
        raise WorkdayRefused("year_far", field=field, year=year, first=years[0], last=years[-1])


def refuse_unseen_source(confidence: str, source: str) -> None:
    """Whoever has seen a paper can say where."""
    if confidence == Confidence.VERIFIED and not source:
        raise WorkdayRefused("source_missing", field="source")


def remember(
    verb: DayChange.Verb,
    *,
    on: SpecialDay | YearNotice,
    unit: Unit,
    years: set[int],
    text: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
    old: dict[str, Any],
    new: dict[str, Any],
) -> None:
    """Write the line people see, in the table of each year it concerns, and the audit event."""
    what = "notice" if isinstance(on, YearNotice) else "day"
    DayChange.objects.bulk_create(
        DayChange(unit=unit, year=year, at=at, verb=verb, text=text[:LONGEST_TEXT], reason=reason)
        for year in sorted(years)
    )
    record(f"workdays.{what}_{verb.value}", by=by, at=at, on=on, unit_id=unit.pk, old=old, new=new | {"reason": reason})


def plain(row: models.Model, fields: tuple[str, ...]) -> dict[str, Any]:
    """The values of some fields as the audit log takes them."""
    return {name: str(value) for name in fields if (value := getattr(row, name)) not in (None, "")}
