"""Who is reminded of which finding on a day: before its deadline, on it, after it. The ladder is that of tasks of plans."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from donghanh.domain.calendar import SendingDays
from donghanh.foundation.access import Actor
from donghanh.inspections.models import Finding, FindingState
from donghanh.inspections.seats import Seats
from donghanh.inspections.telling import facts, page_of, short
from donghanh.notices.actions import Told, tell
from donghanh.plans.reminders import LEAD_STEPS, LEADER_STEPS
from donghanh.workdays.queries import calendar_for, quiet_days

DUE, LATE, ESCALATED = "inspections.due", "inspections.late", "inspections.escalated"
_AROUND = dt.timedelta(days=210)
"""How far from a day the calendar must reach: ``SendingDays`` looks half a year around."""


def remind(*, on: dt.date, by: Actor, at: dt.datetime, ran: Collection[dt.date] = ()) -> None:
    """Tell everybody which findings are due and which are late on a day; told again, nothing is told twice.

    ``ran`` are the days on which this ran lately: sending days just before that are missing are made up for, unless it never
    ran. Five queries an office that has open findings, and a statement for each five hundred notices.
    """
    for line, units in _offices().items():
        sending = _sending_days(units[0], on)
        if not sending.is_one(on):
            continue
        missed = sending.missed_before(on, ran) if ran else frozenset()
        tell(told=_told(line, units, sending, on, missed), day=on, by=by, at=at)


def _offices() -> dict[uuid.UUID, list[uuid.UUID]]:
    """The offices with open findings: by the line of their unit the rows of its names. One query."""
    found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    rows = Finding.objects.filter(state=FindingState.OPEN).order_by("inspection__unit__line", "inspection__unit_id")
    for line, unit in rows.values_list("inspection__unit__line", "inspection__unit_id").distinct():
        found[line].append(unit)
    return found


def _sending_days(unit: uuid.UUID, on: dt.date) -> SendingDays:
    first, last = on - _AROUND, on + _AROUND
    return SendingDays(calendar_for(unit, first, last), quiet_days(unit, first, last))


def _told(
    line: uuid.UUID, units: Sequence[uuid.UUID], sending: SendingDays, on: dt.date, missed: Collection[dt.date]
) -> Iterator[Told]:
    owners = sending.reminders(on, LEAD_STEPS, missed=missed)
    leaders = sending.reminders(on, LEADER_STEPS, missed=missed)
    open_ones = Finding.objects.filter(
        state=FindingState.OPEN, inspection__unit_id__in=units, due_on__in={*owners, *leaders}
    )
    findings = list(open_ones.order_by("due_on", "pk"))
    if not findings:
        return
    seats = Seats.of(line, {finding.owner_id for finding in findings}, on)
    for finding in findings:
        title, url = short(finding.what), page_of(finding)
        if step := owners.get(finding.due_on):
            kind = DUE if step.offset >= 0 else LATE
            for person, office in seats.told_of(finding.owner_id).items():
                yield Told(person, _key(finding, step.offset), kind, title, url, facts(finding, step.left), office)
        if step := leaders.get(finding.due_on):
            for person in seats.leaders or seats.keepers:
                yield Told(person, _key(finding, step.offset), ESCALATED, title, url, facts(finding, step.left), True)


def _key(finding: Finding, offset: int) -> str:
    return f"inspections:due:{finding.pk}:{finding.due_on.isoformat()}:{offset}"
