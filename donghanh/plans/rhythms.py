"""The rule of a rhythm somebody typed, counted from its first day in a plan."""

import datetime as dt
from dataclasses import replace

from donghanh.domain.calendar.recurrence import first_day
from donghanh.domain.text.rhythms_said import Rhythm, rule_said
from donghanh.foundation.web import formats


def rule_in_plan(rhythm: Rhythm, *, starts_on: dt.date) -> tuple[str, dt.date] | None:
    """Return the rule and the first day it names, not before the plan starts; nothing when the day fits no such rhythm.

    What passes over spans is counted from that first day, so that its words can say it and no later reckoning moves it.
    """
    rhythm = replace(rhythm, day=rhythm.day_meant)
    plain = rule_said(rhythm.how_often, rhythm.day)
    since = max(rhythm.begins or starts_on, starts_on)
    first = first_day(plain, begins=since) if plain else None
    if first is None:
        return None
    counted = replace(rhythm, begins=first if rhythm.begins else None)
    rule = rule_said(counted.how_often, counted.day, counted.until, every=counted.every, begins=counted.begins)
    return (rule, first) if rule else None


def typed_again(rhythm: Rhythm) -> str:
    """What may be typed for a rhythm that passes over spans or is counted from a day; nothing for any other."""
    if rhythm.every == 1 and rhythm.begins is None:
        return ""
    count, unit = {"quarterly": (3, "tháng"), "half_yearly": (6, "tháng")}.get(
        rhythm.how_often, (rhythm.every, _UNITS[rhythm.how_often])
    )
    since = f" từ {formats.date(rhythm.begins)}" if rhythm.begins else ""
    return f"{count} {unit} một lần{since}"


_UNITS = {"weekly": "tuần", "monthly": "tháng", "quarterly": "tháng", "half_yearly": "tháng", "yearly": "năm"}
