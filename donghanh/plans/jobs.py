"""What the plans app does by itself, every night and every morning."""

import datetime as dt
import logging

from django.conf import settings
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
from donghanh.plans.leading import settle, unsettled
from donghanh.plans.models import Evidence, EvidenceState
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
    lost its job gets another. The office is told of a locked link of which it was not told when it locked. Run twice, it does nothing the second time."""
    now = timezone.now()
    hand_over_due(by=_KEEPER, at=now)
    keep_turns(by=_KEEPER, at=now)
    _settle_what_drifted()
    drop_untold(before=now - UNTOLD, by=_KEEPER, at=now)
    forget_visits(by=_KEEPER, at=now)
    tell_of_locked(by=_KEEPER, at=now)
    drop_unowned(by=_KEEPER, at=now)
    lost = Evidence.objects.filter(state=EvidenceState.WAITING, added_at__lt=now - OVERDUE)
    for pk in lost.values_list("pk", flat=True):
        prepare_evidence.enqueue(evidence_id=str(pk))


def _settle_what_drifted() -> None:
    """What stands on tasks about their leads follows from their parts; should an action ever forget, a night mends it, and
    the log says that one did."""
    drifted = list(unsettled().order_by("pk").values_list("pk", flat=True))
    if drifted:
        log.warning("%d tasks did not say what their parts say; mended", len(drifted))
        settle(drifted)


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
