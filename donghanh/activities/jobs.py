"""What activities does in the background: long tables are looked over and taken in while people do something else."""

import datetime as dt
import uuid

from django.conf import settings
from django.utils import timezone

from donghanh.activities.actions import drop_table, drop_unowned_photos, look_over, show_photo, take_table_in
from donghanh.activities.models import Batch, BatchState, Photo, PhotoState
from donghanh.activities.refusals import ActivityRefused
from donghanh.documents.pictures.preparing import Prepared, prepare
from donghanh.foundation.access import Actor
from donghanh.foundation.files.store import place_of
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


OVERDUE = dt.timedelta(hours=1)
"""A photo that waits longer has lost its job."""


@job()
def prepare_photo(*, photo_id: str) -> str:
    """Make what is shown of a photo, in a child process, and keep it; return the state it is in. Run twice, the second run
    does nothing."""
    photo = Photo.objects.select_related("file").filter(pk=photo_id, state=PhotoState.WAITING).first()
    if photo is None or photo.file is None:
        return "nothing to do"
    try:
        prepared = prepare(place_of(photo.file.digest), memory=settings.EVIDENCE_MEMORY)
    except FileNotFoundError:
        prepared = Prepared(refusal="cut_short")
    return show_photo(photo=photo, prepared=prepared, by=KEEPER, at=timezone.now()).state


@job()
def keep_photos(*, day: str) -> None:
    """Every night: files of photos without a row go, and a photo that lost its job gets another. Run twice, it does nothing the
    second time."""
    now = timezone.now()
    drop_unowned_photos(by=KEEPER, at=now)
    lost = Photo.objects.filter(state=PhotoState.WAITING, added_at__lt=now - OVERDUE)
    for pk in lost.values_list("pk", flat=True):
        prepare_photo.enqueue(photo_id=str(pk))


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
