"""Photos and files taken in, told with an answer, made fit to be shown, taken away again."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import Incoming, discard, plain_name, store
from donghanh.plans.actions._shared import author_of, lock_task, refuse_closed, some_words, tell
from donghanh.plans.evidence_files import OWNER, PICTURES_OWNER, forget_files, without_evidence
from donghanh.plans.models import Evidence, EvidenceState, PartyRole, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState


@transaction.atomic
def take_evidence(
    *, task: Task, party: TaskParty | None, content: Incoming, kind: FileKind, name: str, by: Actor, at: dt.datetime
) -> Evidence:
    """Keep one file for a task and return it, not yet told with any answer. A photo waits to be made fit to be shown; other
    files are ready. ``kind`` is what :func:`~donghanh.documents.pictures.kinds.kind_of` found.

    Refused: ``plan_closed``; for a part ``only_informed``, ``only_watching``, ``part_withdrawn``, ``part_not_open``;
    ``evidence_full`` when the task has as many as settings let it keep: what was told, by whomever, and what waits of this
    person. What waits of others holds nobody up: nobody else sees it.
    """
    task = lock_task(task.pk)
    refuse_closed(task.plan)
    if party is not None:
        _refuse_part(party)
    person = author_of(by)
    told_or_own = Q(told_in__isnull=False) | Q(added_by=person)
    if task.evidence.kept().filter(told_or_own).count() >= settings.EVIDENCE_MOST:
        raise PlanRefused("evidence_full", most=settings.EVIDENCE_MOST)
    evidence = Evidence(
        task=task,
        party=party,
        kind=kind.value,
        name=plain_name(name),
        size=content.size,
        state=EvidenceState.WAITING if kind.is_picture else EvidenceState.READY,
        added_at=at,
        added_by=person,
    )
    evidence.file = store(
        content, name=name, media_type=MEDIA_TYPES[kind], owner_type=OWNER, owner_id=evidence.pk, at=at
    )
    evidence.save()
    record("plans.evidence_taken", by=by, at=at, on=evidence, new={"kind": kind.value}, unit_id=task.plan.unit_id)
    return evidence


@transaction.atomic
def tell_evidence(
    *,
    task: Task,
    party: TaskParty | None,
    by: Actor,
    at: dt.datetime,
    told_in: TaskUpdate | None = None,
    keys: Collection[uuid.UUID] | None = None,
) -> int:
    """Let what this person handed in and has not told yet belong to the answer ``told_in``, or to a line of its own in the
    story; return how many files. Of ``keys`` those alone: what waits for an answer goes on waiting. Nothing happens when
    there is none.

    Refused: ``task_gone``, ``plan_closed``; beside an answer (no ``told_in``) what :func:`take_evidence` refuses of a part.
    """
    task = lock_task(task.pk)
    refuse_closed(task.plan)
    if party is not None and told_in is None:
        _refuse_part(party)
    person = author_of(by)
    waiting = Evidence.objects.kept().filter(task=task, party=party, told_in__isnull=True, added_by=person)
    if keys is not None:
        waiting = waiting.filter(pk__in=keys)
    count = waiting.count()
    if count:
        told = told_in or tell(task, UpdateKind.SHOWN, author=person, at=at, party=party, text=str(count))
        waiting.update(told_in=told)
        record("plans.evidence_told", by=by, at=at, on=task, new={"files": count}, unit_id=task.plan.unit_id)
    return count


@transaction.atomic
def show_evidence(*, evidence: Evidence, prepared: Prepared, by: Actor, at: dt.datetime) -> Evidence:
    """Keep the pictures that were made of a photo, or why there are none; return it. Only the first time counts. Refuses
    nothing: a photo taken away meanwhile comes back as it is. Two contents to keep and a constant number of statements."""
    held = Evidence.objects.select_for_update().filter(pk=evidence.pk, state=EvidenceState.WAITING).first()
    if held is None:
        return evidence
    if prepared.refusal:
        held.state, held.refusal = EvidenceState.REFUSED, prepared.refusal[:20]
    else:
        held.shown, held.thumbnail = (_picture(held, data, at) for data in (prepared.shown, prepared.thumbnail))
        held.state = EvidenceState.READY
    held.save(update_fields=["state", "refusal", "shown", "thumbnail"])
    unit = held.task.plan.unit_id
    record("plans.evidence_prepared", by=by, at=at, on=held, new={"state": held.state}, unit_id=unit)
    return held


@transaction.atomic
def remove_evidence(*, evidence: Evidence, reason: str, as_body: bool, by: Actor, at: dt.datetime) -> Evidence:
    """Take a file away: its content and pictures go, its row keeps who, when and why. Returns it.

    What was told with an answer leaves a line in the story, of the body (``as_body``) or of the office. Refused:
    ``plan_closed``; ``reason_empty`` for what was told; ``evidence_gone`` for what is away already; to a body what it could
    not add, as :func:`take_evidence` refuses it.
    """
    task = lock_task(evidence.task_id)
    refuse_closed(task.plan)
    held = Evidence.objects.select_for_update().filter(pk=evidence.pk).kept().first()
    if held is None:
        raise PlanRefused("evidence_gone")
    if as_body and held.party is not None:
        _refuse_part(held.party)
    was_told, person = held.told_in_id is not None, author_of(by)
    reason = some_words(reason, empty="reason_empty") if was_told else ""
    forget_files(held)
    held.state, held.reason, held.removed_at, held.removed_by = EvidenceState.REMOVED, reason[:500], at, person
    held.save()
    if was_told:
        side: list[object] = ["body" if as_body else "office"]
        tell(task, UpdateKind.UNSHOWN, author=person, at=at, party=held.party, text=reason, changes={"by": side})
    record(
        "plans.evidence_removed", by=by, at=at, on=held, old={"kind": held.kind}, new={"reason": reason},
        unit_id=task.plan.unit_id,
    )  # fmt: skip
    return held


def drop_untold(*, before: dt.datetime, by: Actor, at: dt.datetime) -> int:
    """Take away what was handed in before an instant and never told with an answer; return how many files. One transaction a
    file: an answer that takes one along meanwhile keeps it."""
    left = Evidence.objects.kept().filter(told_in__isnull=True, added_at__lt=before).order_by("pk")
    return sum(_drop_one(pk, by=by, at=at) for pk in list(left.values_list("pk", flat=True)))


@transaction.atomic
def _drop_one(pk: uuid.UUID, *, by: Actor, at: dt.datetime) -> bool:
    rows = Evidence.objects.kept().select_for_update(of=("self",)).filter(pk=pk, told_in__isnull=True)
    evidence = rows.select_related("task__plan").first()
    if evidence is None:
        return False
    forget_files(evidence)
    evidence.state, evidence.removed_at = EvidenceState.REMOVED, at
    evidence.save(update_fields=["state", "removed_at"])
    unit = evidence.task.plan.unit_id
    record("plans.evidence_removed", by=by, at=at, on=evidence, old={"kind": evidence.kind}, unit_id=unit)
    return True


@transaction.atomic
def drop_unowned(*, by: Actor, at: dt.datetime) -> int:
    """Take away the files of evidence to which no row leads any more; return how many. Nothing of ours leaves any."""
    left = list(without_evidence())
    for stored in left:
        record("plans.evidence_file_dropped", by=by, at=at, on=stored, old={"owner": stored.owner_type})
        discard(stored)
    return len(left)


def _refuse_part(party: TaskParty) -> None:
    """Raise why nothing is added to a part or taken from it by its body, as it stands now. For who holds its task."""
    if TaskParty.objects.taking_files().filter(pk=party.pk).exists():
        return
    now = TaskParty.objects.get(pk=party.pk)
    watching = {PartyRole.INFORMED: "only_informed", PartyRole.SUPERVISING: "only_watching"}
    if code := watching.get(PartyRole(now.role)):
        raise PlanRefused(code)
    raise PlanRefused("part_withdrawn" if now.state in (PartState.WITHDRAWN, PartState.DRAFT) else "part_not_open")


def _picture(evidence: Evidence, data: bytes, at: dt.datetime) -> StoredFile:
    return store(data, name="anh.jpg", media_type="image/jpeg", owner_type=PICTURES_OWNER, owner_id=evidence.pk, at=at)
