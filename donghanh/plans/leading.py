"""How far the lead of a task is, written on the task: a list of ten thousand is judged without asking for their parts.

The truth stands in the parts; ``Task.lead_state`` and ``Task.has_returned`` follow from it. Every action that writes parts calls
:func:`settle` before it ends, in its transaction. ``manage.py check_tasks`` compares all tasks with their parts, and a test
leads tasks through actions at random and does the same.
"""

import uuid
from collections.abc import Iterable

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from donghanh.plans.models import PartyRole, Task, TaskParty, TaskPartyQuerySet, TaskQuerySet
from donghanh.plans.status import FURTHEST_BEHIND, PartState

_GONE = PartState.WITHDRAWN.value
BATCH = 500


def settle(tasks: Iterable[Task | uuid.UUID]) -> None:
    """Write on the tasks how far their leads are, by the parts as they stand. The version stays: nobody changed the task.

    Writes only the tasks on which something else stands. One query for each ``BATCH`` of tasks to read what follows from
    their parts, and one a batch for each other state, where there is any.
    """
    keys = list(dict.fromkeys(one.pk if isinstance(one, Task) else one for one in tasks))
    for start in range(0, len(keys), BATCH):
        drifted = unsettled(Task.objects.filter(pk__in=keys[start : start + BATCH])).order_by()
        changed: dict[tuple[str, bool], list[uuid.UUID]] = {}
        for pk, lead, returned in drifted.values_list("pk", "lead_now", "returned_now"):
            changed.setdefault((lead, returned), []).append(pk)
        for (lead, returned), found in changed.items():
            Task.objects.filter(pk__in=found).update(lead_state=lead, has_returned=returned)


def with_lead_now(tasks: TaskQuerySet) -> TaskQuerySet:
    """Each task with ``lead_now`` and ``returned_now``, computed from its parts: what :func:`settle` writes. No
    query yet."""
    return tasks.annotate(lead_now=_lead_state(), returned_now=Exists(_returned()))


def unsettled(tasks: TaskQuerySet | None = None) -> TaskQuerySet:
    """The tasks on which something else stands than their parts say; none, unless an action forgot them. No query yet; it
    reads the parts of every task it is asked about."""
    found = with_lead_now(Task.objects.all() if tasks is None else tasks)
    return found.exclude(lead_state=F("lead_now"), has_returned=F("returned_now"))


def _returned() -> TaskPartyQuerySet:
    return TaskParty.objects.filter(task=OuterRef("pk"), state=PartState.RETURNED)


def _lead_state() -> Case:
    """The state of the lead: of one that is many, as far as the one furthest behind that is not done; empty while nobody
    known leads. The same as :attr:`~donghanh.plans.queries.tasks.TaskRow.lead_state`, said in SQL."""
    live = TaskParty.objects.live().filter(task=OuterRef("pk")).order_by()
    children = TaskParty.objects.live().filter(parent=OuterRef("pk"))
    lead = live.filter(role=PartyRole.LEAD, parent__isnull=True)
    known = lead.filter(Q(organisation__isnull=False) | Q(group__isnull=False) | Exists(children))
    bodies = live.filter(organisation__isnull=False).filter(under_lead()).values("task")
    ranks = Case(*(When(state=state.value, then=Value(rank)) for rank, state in enumerate(FURTHEST_BEHIND)))
    is_partly_done = Q(finished__gt=0) & Q(finished__lt=F("bodies"))
    furthest = (
        bodies.annotate(
            rank=Min(ranks, output_field=IntegerField()),
            finished=Count("pk", filter=Q(state=PartState.DONE)),
            bodies=Count("pk"),
        )
        .annotate(
            at=Case(
                When(is_partly_done, then=Value(PartState.ACCEPTED.value)),
                *(When(rank=rank, then=Value(state.value)) for rank, state in enumerate(FURTHEST_BEHIND)),
                output_field=CharField(),
            )
        )
        .values("at")
    )
    state = Coalesce(Subquery(furthest), Subquery(lead.values("state")[:1]), output_field=CharField())
    return Case(When(Exists(known), then=state), default=Value(""), output_field=CharField())


def under_lead() -> Q:
    """Bodies that lead: the lead itself, what is under it, and the members of a group under it. Of live parts."""
    above, top = Q(parent__organisation__isnull=True), Q(parent__parent__organisation__isnull=True)
    return (
        Q(role=PartyRole.LEAD, parent__isnull=True)
        | (above & ~Q(parent__state=_GONE) & Q(parent__role=PartyRole.LEAD, parent__parent__isnull=True))
        | (
            above
            & top
            & ~Q(parent__state=_GONE)
            & ~Q(parent__parent__state=_GONE)
            & Q(parent__parent__role=PartyRole.LEAD, parent__parent__parent__isnull=True)
        )
    )
