"""What activities does in the background: long tables are looked over and taken in while people do something else."""

import datetime as dt
import uuid

from django.utils import timezone

from donghanh.activities.actions import drop_table, look_over, take_table_in
from donghanh.activities.models import Batch, BatchState
from donghanh.activities.refusals import ActivityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.progress import forget_progress, report_progress
from donghanh.organisations.models import Organisation

KEEPER = Actor.system("activities.keeper")
OWNER_TYPE = "activities.batch"
"""What the progress of a table belongs to."""
SHORT = 300
"""A table of so many rows is done at once, while the page is answered."""
LASTS = dt.timedelta(days=14)
"""So long a table waits to be mended; its rows are dropped afterwards."""


@job(tries=3)
def look_over_table(*, batch_id: str, host_id: str, account_id: str) -> str:
    """Look a table over; return the state it is in. Safe to run twice."""
    return _run(batch_id, host_id, account_id, takes_in=False)


@job(tries=3)
def take_in(*, batch_id: str, host_id: str, account_id: str) -> str:
    """Take a table in; return the state it is in. Safe to run twice: what is taken in is not taken in again."""
    return _run(batch_id, host_id, account_id, takes_in=True)


def start(batch: Batch, host: Organisation, by: Actor, *, takes_in: bool) -> None:
    """Do it now where the table is short, else in the background. Refused (now): what the actions refuse."""
    if batch.rows <= SHORT:
        act = take_table_in if takes_in else look_over
        act(batch=batch, host=host, by=by, at=timezone.now())
        return
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.TAKING if takes_in else BatchState.CHECKING)
    report_progress(OWNER_TYPE, batch.pk, at=timezone.now(), total=batch.rows)
    run = take_in if takes_in else look_over_table
    run.enqueue(batch_id=str(batch.pk), host_id=str(host.pk), account_id=str(by.id))


@job(tries=3)
def drop_left(*, day: str) -> int:
    """Every night: drop tables left lying longer than :data:`LASTS`; return how many."""
    left = list(Batch.objects.open().filter(made_at__lt=timezone.now() - LASTS))
    for batch in left:
        drop_table(batch=batch, by=KEEPER, at=timezone.now())
    return len(left)


def _run(batch_id: str, host_id: str, account_id: str, *, takes_in: bool) -> str:
    batch = Batch.objects.open().select_related("unit").filter(pk=batch_id).first()
    if batch is None:
        return "over"
    host = Organisation.objects.select_related("unit").get(pk=host_id)
    by = Actor(kind="person", id=uuid.UUID(account_id))

    def tell(done: int, total: int) -> None:
        report_progress(OWNER_TYPE, batch.pk, at=timezone.now(), done=done, total=total)

    try:
        if not takes_in:
            return str(look_over(batch=batch, host=host, by=by, at=timezone.now(), progress=tell).state)
        try:
            return str(take_table_in(batch=batch, host=host, by=by, at=timezone.now(), progress=tell).state)
        except ActivityRefused:  # something became wrong meanwhile: the page shows what
            return str(look_over(batch=batch, host=host, by=by, at=timezone.now()).state)
    finally:
        forget_progress(OWNER_TYPE, batch.pk)
