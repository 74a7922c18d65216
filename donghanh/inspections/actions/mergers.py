"""What of inspections goes over when a village or a commune does. What was concluded and counted stays as it was."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import day_of, folded, tell
from donghanh.inspections.actions.succession import RUNNING
from donghanh.inspections.models import ChangeKind, Inspection, InspectionState, PilotChoice, Survey
from donghanh.units.heirs import heirs
from donghanh.units.models import Unit


def follow_village(*, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the end of villages: an open inspection of the village that is held on the day or later is one of the village
    that takes it in. Surveys keep the hamlets of their day, and refuse to choose one that is gone. Without a successor the
    inspection stays, and its page asks."""
    if into is None:
        return
    rows = Inspection.objects.filter(subject_village__line=village.line, held_on__gte=on).exclude(
        state__in=(InspectionState.CONCLUDED, InspectionState.CANCELLED)
    )
    for one in rows:
        title = one.title.replace(village.full_name, into.full_name)[:200]
        search = folded(title, into.full_name, one.decision_number)[:700]
        one.save_changes(expected_version=one.version, subject_village=into, title=title, search=search)
        tell(one, ChangeKind.CORRECTED, by=by, at=at, text=f"{village.title} → {into.full_name}")
        record(
            "inspections.subject_followed", by=by, at=at, on=one, old={"subject_village": village.pk},
            new={"subject_village": into.pk}, unit_id=one.unit_id,
        )  # fmt: skip


@transaction.atomic
def follow_units(*, by: Actor, at: dt.datetime) -> int:
    """Plugged into mergers of communes: what is open, or has findings to follow up, is followed by the unit that took its own over,
    and so are surveys that chose no hamlet. Activities stay where they happened. What was divided stays until somebody says.
    Returns how many moved."""
    today = day_of(at)
    over = (InspectionState.CONCLUDED, InspectionState.CANCELLED)
    gone = Inspection.objects.filter(unit__valid_until__lte=today)
    followed = gone.filter(findings__state__in=RUNNING)
    chosen = PilotChoice.objects.current().order_by().values("survey")
    moved = 0
    kinds: list[tuple[Any, Any]] = [
        (Inspection, gone.exclude(state__in=over)),
        (Inspection, followed),
        (Survey, Survey.objects.filter(unit__valid_until__lte=today).exclude(pk__in=chosen)),
    ]
    for model, rows in kinds:
        found = list(model.objects.filter(pk__in=rows.order_by().values("pk")).select_related("unit"))
        into = heirs({one.unit for one in found}, today)
        for one in found:
            after = into[one.unit_id]
            if after is None or after.line == one.unit.line:
                continue
            before = one.unit_id
            one.save_changes(expected_version=one.version, unit=after)
            record(
                "inspections.followed",
                by=by,
                at=at,
                on=one,
                old={"unit": before},
                new={"unit": after.pk},
                unit_id=after.pk,
            )
            moved += 1
    return moved
