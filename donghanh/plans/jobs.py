"""What the plans app does by itself, every night and every morning."""

import datetime as dt
import logging
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from donghanh.documents.pictures.preparing import Prepared, prepare
from donghanh.foundation.access import Actor
from donghanh.foundation.files.store import place_of
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.models import ScheduledRun
from donghanh.notices.jobs import send_soon
from donghanh.plans.actions import (
    drop_unowned,
    drop_untold,
    forget_visits,
    hand_over_due,
    keep_turns,
    show_evidence,
    tell_of_locked,
)
from donghanh.plans.actions._shared import hold_tasks
from donghanh.plans.leading import settle, unsettled
from donghanh.plans.models import Evidence, EvidenceState, Task
from donghanh.plans.reminders import remind

REMINDERS = "plans.remind"
"""The name of the reminders in the schedule."""
UNTOLD = dt.timedelta(days=7)
"""So long a file waits for the answer it was chosen for."""
OVERDUE = dt.timedelta(hours=1)
"""A photo that waits longer has lost its job."""
log = logging.getLogger("donghanh.plans")
_LATELY = dt.timedelta(days=20)
_REMINDER = Actor.system(REMINDERS)
_KEEPER = Actor.system("plans.keeper")


@job()
def keep_plans(day: str) -> None:
    """Hand over the work of bodies whose successors begin today, also of those recorded long before; then lay out and
    open the turns of recurring tasks. Look after evidence: what was never told goes, so do files without a row, and a photo that
    lost its job gets another. The office is told of a locked link of which it was not told when it locked.

    A step that fails holds up none of the others: each failure is logged, and all of them fail the job together at its end
    (``ExceptionGroup``), so that it is tried again. Run twice, it does nothing the second time.
    """
    now = timezone.now()
    failed = [error for step in _STEPS if (error := _failure_of(step, now)) is not None]
    if failed:
        raise ExceptionGroup("steps of the night failed", failed)


def _failure_of(step: Callable[[dt.datetime], object], now: dt.datetime) -> Exception | None:
    try:
        step(now)
    except Exception as error:  # whatever it was, the other steps have nothing to do with it
        log.exception("a step of the night failed: %s", step.__name__)
        return error
    return None


def _hand_over(now: dt.datetime) -> None:
    hand_over_due(by=_KEEPER, at=now)


def _keep_turns(now: dt.datetime) -> None:
    keep_turns(by=_KEEPER, at=now)


@transaction.atomic
def _settle_what_drifted(now: dt.datetime) -> None:
    """What stands on tasks about their leads follows from their parts; should an action ever forget, a night mends it, and
    the log says that one did. The tasks are held first, and so what is written is what their parts say then."""
    drifted = hold_tasks(Task.objects.filter(pk__in=list(unsettled().order_by().values_list("pk", flat=True))))
    if drifted:
        log.warning("%d tasks did not say what their parts say; mended", len(drifted))
        settle(drifted)


def _drop_untold(now: dt.datetime) -> None:
    drop_untold(before=now - UNTOLD, by=_KEEPER, at=now)


def _forget_visits(now: dt.datetime) -> None:
    forget_visits(by=_KEEPER, at=now)


def _tell_of_locked(now: dt.datetime) -> None:
    tell_of_locked(by=_KEEPER, at=now)


def _drop_unowned(now: dt.datetime) -> None:
    drop_unowned(by=_KEEPER, at=now)


def _prepare_what_was_lost(now: dt.datetime) -> None:
    lost = Evidence.objects.filter(state=EvidenceState.WAITING, added_at__lt=now - OVERDUE)
    for pk in lost.values_list("pk", flat=True):
        prepare_evidence.enqueue(evidence_id=str(pk))


_STEPS = (
    _hand_over,  # before the turns: they open with the bodies of the day
    _keep_turns,
    _settle_what_drifted,
    _drop_untold,
    _forget_visits,
    _tell_of_locked,
    _drop_unowned,
    _prepare_what_was_lost,
)


@job()
def prepare_evidence(*, evidence_id: str) -> str:
    """Make what is shown of a photo, in a child process, and keep it; return the state it is in. Run twice, the second run
    does nothing."""
    evidence = Evidence.objects.select_related("file").filter(pk=evidence_id, state=EvidenceState.WAITING).first()
    if evidence is None or evidence.file is None:
        return "nothing to do"
    try:
        prepared = prepare(place_of(evidence.file.digest), memory=settings.EVIDENCE_MEMORY)
    except FileNotFoundError:
        prepared = Prepared(refusal="cut_short")
    return show_evidence(evidence=evidence, prepared=prepared, by=_KEEPER, at=timezone.now()).state


@job()
def send_reminders(day: str) -> None:
    """Tell who leads, who keeps and who answers for it what is due and what is late, and have the messages sent. Run twice,
    it tells nothing the second time."""
    on = dt.date.fromisoformat(day)
    ran = ScheduledRun.objects.filter(schedule=REMINDERS, date__lt=on, date__gte=on - _LATELY)
    remind(on=on, by=_REMINDER, at=timezone.now(), ran=set(ran.values_list("date", flat=True)))
    send_soon(on)
