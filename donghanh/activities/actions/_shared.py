"""What actions on activities share: the author, the story, the state numbers make, what is refused everywhere."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from donghanh.activities.models import (
    COUNTS,
    MOVES,
    Activity,
    ActivityChange,
    ActivityKind,
    ActivityState,
    ChangeKind,
)
from donghanh.activities.refusals import ActivityRefused
from donghanh.domain.attendance import completed, problems
from donghanh.domain.text import fold, nfc
from donghanh.foundation.access import Actor
from donghanh.people.models import Person
from donghanh.units.models import Unit


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed."""
    return " ".join(nfc(text).split())


def hold(pk: uuid.UUID) -> Activity:
    """The activity, held until the transaction ends. Refused: ``gone``."""
    held = Activity.objects.select_for_update(of=("self",)).select_related("kind", "village").filter(pk=pk).first()
    if held is None:
        raise ActivityRefused("gone")
    return held


def refuse_void(activity: Activity) -> None:
    """Raise ``is_void`` for what was cancelled: it is taken back first."""
    if activity.state == ActivityState.VOID:
        raise ActivityRefused("is_void")


def counts_from(total: int | None, known: Mapping[str, int | None]) -> dict[str, int | None]:
    """The columns of a headcount, ``total`` among them; the other sex filled in. Refused: ``known_without_total``, and
    what :func:`~donghanh.domain.attendance.problems` finds, by its code and with the field it is about."""
    given = {name: count for name, count in known.items() if count is not None}
    if total is None:
        if given:
            raise ActivityRefused("known_without_total", field="total")
        return {"total": None, **dict.fromkeys(COUNTS)}
    for problem in problems(total, given):
        raise ActivityRefused(
            problem.code, field=problem.value, value=problem.value, given=problem.given, total=problem.total
        )
    full = completed(total, given)
    return {"total": total, **{name: full.get(name) for name in COUNTS}}


def state_for(kind: ActivityKind, total: int | None, *, planned: bool = False) -> ActivityState:
    """Where the numbers put an activity that is not cancelled."""
    if planned:
        return ActivityState.PLANNED
    return ActivityState.HELD if kind.counts_people and total is None else ActivityState.COUNTED


def moved(activity: Activity, to: ActivityState) -> str:
    """The state to store. Refused: ``cannot_move`` where :data:`MOVES` has no such move."""
    if to != activity.state and to not in MOVES[activity.state]:
        raise ActivityRefused("cannot_move", state=activity.state)
    return to.value


def search_text(kind: ActivityKind, title: str, place: str, village: Unit | None) -> str:
    """What searching looks through."""
    return fold(" ".join(filter(None, (title, kind.name, place, village.full_name if village else ""))))


def tell(
    activity: Activity,
    kind: ChangeKind,
    *,
    by: Actor,
    at: dt.datetime,
    text: str = "",
    changes: dict[str, list[Any]] | None = None,
) -> ActivityChange:
    """Add a line to the story people read on the activity's page."""
    return ActivityChange.objects.create(
        activity=activity, kind=kind, text=text[:500], changes=changes or {}, at=at, author=author_of(by)
    )
