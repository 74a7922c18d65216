"""Photos taken in, made fit to be shown, their consent told and withdrawn."""

import datetime as dt
import uuid
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from donghanh.activities.actions._shared import author_of, day_of, hold, one_line, refuse_void, tell
from donghanh.activities.models import Activity, ChangeKind, Consent, Photo, PhotoState
from donghanh.activities.photo_files import OWNER, PICTURES_OWNER, forget_files, without_photo
from donghanh.activities.refusals import ActivityRefused
from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import Incoming, discard, store


class Agreed(NamedTuple):
    """What is told of consent: who asked, when, and the paper. Empty where nobody was asked or nobody is in it."""

    consent: str = Consent.PENDING
    by_whom: str = ""
    on: dt.date | None = None
    paper: str = ""


@transaction.atomic
def take_photo(
    *,
    activity: Activity,
    content: Incoming,
    kind: FileKind,
    agreed: Agreed,
    by: Actor,
    at: dt.datetime,
    caption: str = "",
) -> Photo:
    """Keep one photo of an activity and return it, waiting to be drawn. ``kind`` is what
    :func:`~donghanh.documents.pictures.kinds.kind_of` found in it.

    Refused: ``is_void``, ``not_a_picture``, ``photos_full``, ``consent_untold``, ``consent_in_future``.
    """
    held = hold(activity.pk)
    refuse_void(held)
    if not kind.is_picture:
        raise ActivityRefused("not_a_picture", field="files")
    if held.photos.exclude(state=PhotoState.GONE).count() >= settings.EVIDENCE_MOST:
        raise ActivityRefused("photos_full", field="files", most=settings.EVIDENCE_MOST)
    photo = Photo(
        activity=held, caption=one_line(caption)[:200], size=content.size, added_at=at, added_by=author_of(by),
        **_told(agreed, at),
    )  # fmt: skip
    photo.file = store(
        content, name=f"anh.{kind.value}", media_type=MEDIA_TYPES[kind], owner_type=OWNER, owner_id=photo.pk, at=at
    )
    photo.save()
    record(
        "activities.photo_taken", by=by, at=at, on=photo, new={"consent": photo.consent}, unit_id=held.unit_id
    )  # fmt: skip
    return photo


@transaction.atomic
def tell_photos(*, activity: Activity, count: int, by: Actor, at: dt.datetime) -> None:
    """Say in the story how many photos were added at once. Nothing for none."""
    if count:
        tell(activity, ChangeKind.PHOTOS, by=by, at=at, text=str(count))


@transaction.atomic
def show_photo(*, photo: Photo, prepared: Prepared, by: Actor, at: dt.datetime) -> Photo:
    """Keep the pictures that were made of a photo, or why there are none; return it. Only the first time counts, and not when
    it was withdrawn meanwhile."""
    held = Photo.objects.select_for_update().filter(pk=photo.pk, state=PhotoState.WAITING).first()
    if held is None:
        return photo
    values: dict[str, Any] = {"state": PhotoState.REFUSED, "refusal": prepared.refusal[:20]}
    if not prepared.refusal:
        shown, thumbnail = (_picture(held.pk, data, at) for data in (prepared.shown, prepared.thumbnail))
        values = {"state": PhotoState.READY, "shown": shown, "thumbnail": thumbnail}
    held.save_changes(expected_version=held.version, **values)
    record(
        "activities.photo_prepared", by=by, at=at, on=held, new={"state": held.state}, unit_id=held.activity.unit_id
    )  # fmt: skip
    return held


@transaction.atomic
def edit_photo(
    *, photo: Photo, expected_version: int, caption: str, agreed: Agreed, by: Actor, at: dt.datetime
) -> Photo:
    """Correct the caption and what is told of consent; return the photo. Refused: ``photo_gone``, ``consent_untold``,
    ``consent_in_future``. Raises ``StaleRecord``."""
    held = _hold(photo.pk)
    old = held.consent
    held.save_changes(expected_version=expected_version, caption=one_line(caption)[:200], **_told(agreed, at))
    if old != held.consent:
        tell(held.activity, ChangeKind.CONSENT, by=by, at=at, text=str(Consent(held.consent).label))
    record(
        "activities.photo_edited", by=by, at=at, on=held, old={"consent": old}, new={"consent": held.consent},
        unit_id=held.activity.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def withdraw_photo(*, photo: Photo, withdrawn_on: dt.date, by: Actor, at: dt.datetime) -> Photo:
    """Somebody in the photo no longer agrees: original, picture, thumbnail, caption and the name of who had asked are gone, all
    or none of it; the row stays, so that the count stays. The very same file added to another activity of the unit goes with it.
    Returns the photo. Nothing of it comes back.

    Refused: ``photo_gone``, ``consent_in_future``. Works on a cancelled activity too.
    """
    if withdrawn_on > day_of(at):
        raise ActivityRefused("consent_in_future", field="withdrawn_on")
    held = _hold(photo.pk)
    same = [held]
    if held.file is not None:
        rows = Photo.objects.select_for_update(of=("self",)).select_related("activity").exclude(pk=held.pk)
        same += rows.filter(file__digest=held.file.digest, activity__unit_id=held.activity.unit_id)
    for one in same:
        _withdraw(one, withdrawn_on, by=by, at=at)
    return held


def _withdraw(held: Photo, withdrawn_on: dt.date, *, by: Actor, at: dt.datetime) -> None:
    old = held.consent
    forget_files(held)
    held.save_changes(
        expected_version=held.version,
        state=PhotoState.GONE,
        consent=Consent.WITHDRAWN,
        withdrawn_on=withdrawn_on,
        caption="",
        consent_by="",
    )
    tell(held.activity, ChangeKind.PHOTO_GONE, by=by, at=at)
    record(
        "activities.photo_withdrawn", by=by, at=at, on=held, old={"consent": old},
        new={"consent": held.consent, "withdrawn_on": withdrawn_on}, unit_id=held.activity.unit_id,
    )  # fmt: skip


@transaction.atomic
def remove_photo(*, photo: Photo, by: Actor, at: dt.datetime) -> Activity:
    """Take away a photo that was added by mistake, its row with it; return the activity. Refused: ``photo_gone`` for what was
    withdrawn, whose row stays."""
    held = _hold(photo.pk)
    activity = held.activity
    record("activities.photo_removed", by=by, at=at, on=held, old={"consent": held.consent}, unit_id=activity.unit_id)
    held.delete()
    tell(activity, ChangeKind.PHOTO_OUT, by=by, at=at)
    return activity


@transaction.atomic
def drop_unowned_photos(*, by: Actor, at: dt.datetime) -> int:
    """Take away the files of photos to which no row leads any more; return how many. Nothing of ours leaves any."""
    left = list(without_photo())
    for stored in left:
        record("activities.photo_file_dropped", by=by, at=at, on=stored, old={"owner": stored.owner_type})
        discard(stored)
    return len(left)


def _hold(pk: uuid.UUID) -> Photo:
    rows = Photo.objects.select_for_update(of=("self",)).select_related("activity").filter(pk=pk)
    held = rows.exclude(state=PhotoState.GONE).first()
    if held is None:
        raise ActivityRefused("photo_gone")
    return held


def _told(agreed: Agreed, at: dt.datetime) -> dict[str, Any]:
    """The columns of consent; empty unless it was given."""
    if agreed.consent != Consent.GIVEN:
        consent = Consent.NOT_NEEDED if agreed.consent == Consent.NOT_NEEDED else Consent.PENDING
        return {"consent": consent, "consent_by": "", "consent_on": None, "consent_paper": ""}
    by_whom, paper = one_line(agreed.by_whom)[:120], one_line(agreed.paper)[:200]
    if not by_whom or not paper or agreed.on is None:
        raise ActivityRefused("consent_untold", field="by_whom" if not by_whom else "paper" if not paper else "on")
    if agreed.on > day_of(at):
        raise ActivityRefused("consent_in_future", field="on")
    return {"consent": Consent.GIVEN, "consent_by": by_whom, "consent_on": agreed.on, "consent_paper": paper}


def _picture(photo_id: uuid.UUID, data: bytes, at: dt.datetime) -> StoredFile:
    return store(data, name="anh.jpg", media_type="image/jpeg", owner_type=PICTURES_OWNER, owner_id=photo_id, at=at)
