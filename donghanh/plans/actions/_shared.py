"""What every action on plans needs: the author as a person, the local day, and the refusal of closed plans."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.people.models import Person
from donghanh.plans.models import Plan, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PlanState


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def refuse_closed(plan: Plan) -> None:
    """Raise ``plan_closed`` when the plan is no longer worked on."""
    if plan.state == PlanState.CLOSED:
        raise PlanRefused("plan_closed")


def tell(
    task: Task,
    kind: UpdateKind,
    *,
    author: Person | None,
    at: dt.datetime,
    party: TaskParty | None = None,
    text: str = "",
    happened_on: dt.date | None = None,
    changes: dict[str, list[object]] | None = None,
) -> TaskUpdate:
    """Add a line to the story of the task that people read on its page."""
    return TaskUpdate.objects.create(
        task=task,
        party=party,
        kind=kind,
        text=text,
        changes=changes or {},
        happened_on=happened_on or day_of(at),
        recorded_at=at,
        author=author,
    )
