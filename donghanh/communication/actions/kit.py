"""The kit of an Action Month is begun, filled, proposed to every body, and answered."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from donghanh.communication.actions._shared import author_of, day_of, one_line, refuse_body, some_words
from donghanh.communication.models import (
    ActionMonth,
    KitFile,
    KitMessage,
    Proposal,
    ProposalAnswer,
    ProposalTemplate,
)
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.telling import tell_bodies
from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import Incoming, discard, plain_name, store
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

OWNER = "communication.kit_file"
MOST_LINES, MOST_FILES = 40, 30
LONGEST_MONTH = dt.timedelta(days=92)


@dataclass(frozen=True)
class Asset:
    """A file that lies on the disk and was looked into, for an action to keep."""

    content: Incoming
    kind: FileKind
    """What ``documents.pictures.kinds.kind_of`` found in it."""
    name: str


@transaction.atomic
def begin_month(
    *,
    unit: Unit,
    year: int,
    theme: str,
    starts_on: dt.date,
    ends_on: dt.date,
    by: Actor,
    at: dt.datetime,
    authority: str = "",
    like: ActionMonth | None = None,
) -> ActionMonth:
    """Begin the kit of a year and return it, with the shipped checklist; ``like`` takes over the messages and the checklist of
    another year's kit instead. Files are not taken over. Refused: ``empty`` theme, ``window_odd``, ``month_known``."""
    theme = some_words(theme, field="theme", longest=400)
    _refuse_window(year, starts_on, ends_on)
    list(Unit.objects.select_for_update().filter(line=unit.line).order_by("pk").values_list("pk", flat=True))
    if ActionMonth.objects.filter(unit__line=unit.line, year=year).exists():
        raise CommunicationRefused("month_known", field="year", year=year)
    month = ActionMonth.objects.create(
        unit=unit, year=year, theme=theme, starts_on=starts_on, ends_on=ends_on, authority=one_line(authority)[:300]
    )
    if like is not None:
        messages = list(like.messages.values_list("text", flat=True))
        lines = list(like.proposals.values_list("text", flat=True))
    else:
        messages, lines = [], list(ProposalTemplate.objects.filter(is_offered=True).values_list("text", flat=True))
    KitMessage.objects.bulk_create(KitMessage(month=month, text=text, order=n) for n, text in enumerate(messages, 1))
    Proposal.objects.bulk_create(Proposal(month=month, text=text, order=n) for n, text in enumerate(lines, 1))
    facts = {"year": year, "starts_on": starts_on, "ends_on": ends_on, "like": like.year if like else None}
    record("communication.month_begun", by=by, at=at, on=month, new=facts, unit_id=unit.pk)
    return month


@transaction.atomic
def correct_month(
    *,
    month: ActionMonth,
    expected_version: int,
    theme: str,
    starts_on: dt.date,
    ends_on: dt.date,
    by: Actor,
    at: dt.datetime,
    authority: str = "",
) -> ActionMonth:
    """Correct theme and window; return the kit. Raises ``StaleRecord``. Refused: ``empty`` theme, ``window_odd``."""
    theme = some_words(theme, field="theme", longest=400)
    _refuse_window(month.year, starts_on, ends_on)
    old = {"starts_on": month.starts_on, "ends_on": month.ends_on, "theme": month.theme}
    month.save_changes(
        expected_version=expected_version, theme=theme, starts_on=starts_on, ends_on=ends_on,
        authority=one_line(authority)[:300],
    )  # fmt: skip
    new = {"starts_on": starts_on, "ends_on": ends_on, "theme": theme}
    record("communication.month_corrected", by=by, at=at, on=month, old=old, new=new, unit_id=month.unit_id)
    return month


@transaction.atomic
def add_message(*, month: ActionMonth, text: str, by: Actor, at: dt.datetime) -> KitMessage:
    """Add a message; return it. Refused: ``empty``, ``too_long``, ``kit_full``."""
    text = some_words(text, field="text")
    held = _hold(month.pk)
    made = KitMessage.objects.create(month=held, text=text, order=_next(held.messages.all()))
    record("communication.message_added", by=by, at=at, on=made, new={"text": text}, unit_id=held.unit_id)
    return made


@transaction.atomic
def remove_message(*, message: KitMessage, by: Actor, at: dt.datetime) -> None:
    """Take a message out."""
    held = _hold(message.month_id)
    record("communication.message_removed", by=by, at=at, on=message, old={"text": message.text}, unit_id=held.unit_id)
    message.delete()


@transaction.atomic
def add_proposal(*, month: ActionMonth, text: str, by: Actor, at: dt.datetime) -> Proposal:
    """Add a line to what every body is asked to do; return it. Refused: ``empty``, ``too_long``, ``kit_full``."""
    text = some_words(text, field="text")
    held = _hold(month.pk)
    made = Proposal.objects.create(month=held, text=text, order=_next(held.proposals.all()))
    record("communication.proposal_added", by=by, at=at, on=made, new={"text": text}, unit_id=held.unit_id)
    return made


@transaction.atomic
def remove_proposal(*, proposal: Proposal, by: Actor, at: dt.datetime) -> None:
    """Take a line out. Refused: ``answered`` once a body has said something of it."""
    held = _hold(proposal.month_id)
    if proposal.answers.exists():
        raise CommunicationRefused("answered")
    record(
        "communication.proposal_removed", by=by, at=at, on=proposal, old={"text": proposal.text}, unit_id=held.unit_id
    )
    proposal.delete()


@transaction.atomic
def propose_month(*, month: ActionMonth, by: Actor, at: dt.datetime) -> ActionMonth:
    """Let every body of the unit see the kit and what it is asked to do (a request, never an order); return the kit. Safe to
    repeat. Refused: ``nothing_proposed`` for an empty checklist."""
    held = _hold(month.pk)
    if held.proposed_at is not None:
        return held
    if not held.proposals.exists():
        raise CommunicationRefused("nothing_proposed")
    held.save_changes(expected_version=held.version, proposed_at=at)
    record("communication.month_proposed", by=by, at=at, on=held, new={"year": held.year}, unit_id=held.unit_id)
    tell_bodies(held, by=by, at=at, day=day_of(at))
    return held


@transaction.atomic
def answer_proposal(
    *, proposal: Proposal, body: Organisation, is_done: bool, by: Actor, at: dt.datetime, note: str = ""
) -> ProposalAnswer:
    """Say for a body whether it did a line; said again, the last word counts. Returns the answer. Refused: ``not_proposed``,
    ``body_elsewhere``."""
    month = _hold(proposal.month_id)
    if month.proposed_at is None:
        raise CommunicationRefused("not_proposed")
    refuse_body(month.unit, body, field="body")
    values: dict[str, Any] = {
        "is_done": is_done,
        "note": one_line(note)[:300],
        "answered_at": at,
        "answered_by": author_of(by),
    }
    held = ProposalAnswer.objects.filter(proposal=proposal, body=body).first()
    old = {"is_done": held.is_done} if held else {}
    if held is None:
        held = ProposalAnswer.objects.create(proposal=proposal, body=body, **values)
    else:
        held.save_changes(expected_version=held.version, **values)
    new = {"proposal": proposal.pk, "body": body.pk, "is_done": is_done}
    record("communication.proposal_answered", by=by, at=at, on=held, old=old, new=new, unit_id=month.unit_id)
    return held


@transaction.atomic
def add_asset(*, month: ActionMonth, caption: str, asset: Asset, by: Actor, at: dt.datetime) -> KitFile:
    """Keep an identity asset and return its row. Refused: ``empty`` caption, ``files_full``."""
    caption = some_words(caption, field="caption", longest=200)
    held = _hold(month.pk)
    if held.files.count() >= MOST_FILES:
        raise CommunicationRefused("files_full", field="file", most=MOST_FILES)
    row = KitFile(
        month=held, caption=caption, kind=asset.kind.value, size=asset.content.size, added_at=at, added_by=author_of(by)
    )
    row.file = store(
        asset.content, name=plain_name(asset.name), media_type=MEDIA_TYPES[asset.kind], owner_type=OWNER,
        owner_id=row.pk, at=at,
    )  # fmt: skip
    row.save(force_insert=True)
    record("communication.asset_added", by=by, at=at, on=row, new={"kind": asset.kind.value}, unit_id=held.unit_id)
    return row


@transaction.atomic
def remove_asset(*, asset: KitFile, by: Actor, at: dt.datetime) -> None:
    """Take an identity asset out: its content goes."""
    held = _hold(asset.month_id)
    record("communication.asset_removed", by=by, at=at, on=asset, old={"kind": asset.kind}, unit_id=held.unit_id)
    stored = asset.file
    asset.delete()
    discard(stored)


def _hold(pk: uuid.UUID) -> ActionMonth:
    held = ActionMonth.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("month_gone")
    return held


def _next(rows: QuerySet[Any]) -> int:
    if rows.count() >= MOST_LINES:
        raise CommunicationRefused("kit_full", field="text", most=MOST_LINES)
    return int(rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _refuse_window(year: int, starts_on: dt.date, ends_on: dt.date) -> None:
    if starts_on.year != year or not starts_on < ends_on <= starts_on + LONGEST_MONTH:
        raise CommunicationRefused("window_odd", field="ends_on", year=year)
