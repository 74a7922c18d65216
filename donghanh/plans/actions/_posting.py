"""How parts of tasks go out: which of them, to which members of a group, and what is already taken on by being sent."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import F

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.history.periods import on_day
from donghanh.organisations.models import GroupMember
from donghanh.plans.actions._shared import author_of, day_of
from donghanh.plans.leading import settle
from donghanh.plans.models import Mode, PartyRole, Plan, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState


def send_held(
    *, plan: Plan, found: Sequence[Task], by: Actor, at: dt.datetime, opened: bool = False
) -> list[TaskParty]:
    """Send these tasks, which the caller holds; ``opened`` says in their story that a turn has begun. Refused:
    ``nothing_to_send``, ``lead_missing``, ``group_empty``."""
    parties = _parties_by_task(found)
    found = [task for task in found if _has_unsent(parties[task.pk]) or task.state == TaskState.DRAFT]
    if not found:
        raise PlanRefused("nothing_to_send")
    leaderless = [task for task in found if not _has_lead(parties[task.pk])]
    if leaderless:
        raise PlanRefused(
            "lead_missing",
            count=len(leaderless),
            tasks=[task.short_text for task in leaderless[:3]],
            ids=[str(task.pk) for task in leaderless],
        )
    members = _members(found, parties, on=day_of(at))
    fanned = [part for task in found for part in _fan_out(task, parties[task.pk], members, at=at)]
    own = plan.owner_post.organisation_id
    _bring_out(found, parties, own=own, at=at)
    for part in fanned:
        if part.organisation_id == own:
            part.state = PartState.ACCEPTED.value
    TaskParty.objects.bulk_create(fanned)
    settle(found)
    Task.objects.filter(pk__in=[task.pk for task in found], state=TaskState.DRAFT).update(
        state=TaskState.SENT.value, version=F("version") + 1
    )
    author = author_of(by)
    kind = UpdateKind.OPENED if opened else UpdateKind.SENT
    TaskUpdate.objects.bulk_create(
        TaskUpdate(task=task, kind=kind, happened_on=day_of(at), recorded_at=at, author=author) for task in found
    )
    record(
        "plans.tasks_sent",
        by=by,
        at=at,
        on=plan,
        new={"tasks": [str(task.pk) for task in found], "members": len(fanned)},
        unit_id=plan.unit_id,
    )
    return list(
        TaskParty.objects.filter(task__in=found, organisation__isnull=False, sent_at=at).select_related("organisation")
    )


def _parties_by_task(tasks: Sequence[Task]) -> dict[uuid.UUID, list[TaskParty]]:
    grouped: dict[uuid.UUID, list[TaskParty]] = defaultdict(list)
    for party in TaskParty.objects.live().filter(task__in=tasks).select_related("group").order_by("order"):
        grouped[party.task_id].append(party)
    return grouped


def _is_reachable(party: TaskParty) -> bool:
    return bool(party.organisation_id or party.group_id)


def _has_unsent(parties: Iterable[TaskParty]) -> bool:
    return any(party.state == PartState.DRAFT and _is_reachable(party) for party in parties)


def _has_lead(parties: Iterable[TaskParty]) -> bool:
    return any(party.role == PartyRole.LEAD and _is_reachable(party) for party in parties)


def _members(
    tasks: Sequence[Task], parties: dict[uuid.UUID, list[TaskParty]], *, on: dt.date
) -> dict[uuid.UUID, list[tuple[uuid.UUID, bool]]]:
    groups = {
        party.group_id
        for task in tasks
        for party in parties[task.pk]
        if party.group_id and party.state == PartState.DRAFT
    }
    rows = (
        GroupMember.objects.filter(on_day(on), on_day(on, "organisation__"), group__in=groups)
        .order_by("organisation__sort_key")
        .values_list("group_id", "organisation_id", "organisation__directable")
    )
    found: dict[uuid.UUID, list[tuple[uuid.UUID, bool]]] = defaultdict(list)
    for group, organisation, directable in rows if groups else ():
        found[group].append((organisation, directable))
    return found


def _fan_out(
    task: Task,
    parties: list[TaskParty],
    members: dict[uuid.UUID, list[tuple[uuid.UUID, bool]]],
    *,
    at: dt.datetime,
) -> list[TaskParty]:
    """One part per member of each group, leads first; a body that already has a part in the task gets no second."""
    taken = {party.organisation_id for party in parties if party.organisation_id}
    made: list[TaskParty] = []
    for party in sorted(parties, key=lambda party: (party.role != PartyRole.LEAD, party.order)):
        if not party.group_id or party.state != PartState.DRAFT:
            continue
        if not members[party.group_id]:
            raise PlanRefused("group_empty", group=party.group.name if party.group else party.printed)
        for place, (organisation, directable) in enumerate(members[party.group_id]):
            if organisation in taken:
                continue
            taken.add(organisation)
            made.append(
                TaskParty(
                    task=task,
                    role=party.role,
                    mode=party.mode if directable else Mode.REQUEST,
                    organisation_id=organisation,
                    parent=party,
                    order=place,
                    state=PartState.SENT.value,
                    sent_at=at,
                )
            )
    return made


def _bring_out(
    tasks: Sequence[Task], parties: dict[uuid.UUID, list[TaskParty]], *, own: uuid.UUID, at: dt.datetime
) -> None:
    unsent = [p for task in tasks for p in parties[task.pk] if p.state == PartState.DRAFT]
    mine = [party.pk for party in unsent if party.organisation_id == own]
    whole = {party.parent_id for party in unsent if party.parent_id}
    others = [
        party.pk for party in unsent if party.organisation_id != own and (_is_reachable(party) or party.pk in whole)
    ]
    for ids, state in ((mine, PartState.ACCEPTED), (others, PartState.SENT)):
        if ids:
            TaskParty.objects.filter(pk__in=ids).update(state=state.value, sent_at=at, version=F("version") + 1)
