"""Own media items are noted, corrected, taken out."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from donghanh.communication.actions._shared import author_of, day_of, refuse_body, some_words
from donghanh.communication.models import Channel, MediaItem, ReachQuality
from donghanh.communication.refusals import CommunicationRefused
from donghanh.domain.text import fold
from donghanh.domain.text.links import Link, LinkProblem, clean_link
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

OLDEST = dt.timedelta(days=366 * 6)
MOST_MINUTES, MOST_REPEATS, MOST_REACHED = 600, 1_000, 100_000_000
TOLD = ("title", "published_on", "minutes", "repeats", "reach", "reach_quality")


@transaction.atomic
def note_item(
    *,
    unit: Unit,
    channel: Channel,
    title: str,
    published_on: dt.date,
    by: Actor,
    at: dt.datetime,
    body: Organisation | None = None,
    link: str = "",
    minutes: int | None = None,
    repeats: int = 1,
    reach: int | None = None,
    reach_quality: str = "",
    accepts_again: bool = False,
) -> MediaItem:
    """Note an own item and return it. Its address is kept without what follows the reader, and never opened.

    Refused: ``empty``, ``too_long``; ``day_to_come``, ``day_long_ago``; ``body_elsewhere``; ``channel_elsewhere``, ``channel_not_then``
    for a channel that was not yet or no longer used on the day; ``link_long``, ``link_odd``,
    ``link_not_https``, ``link_has_account``; ``number_odd``; ``quality_missing`` for a reach of which nobody says how it is
    known; ``link_known`` (with day and title) until ``accepts_again`` says that somebody saw it.
    """
    values = _values(
        unit, None, at, channel=channel, title=title, published_on=published_on, body=body, link=link, minutes=minutes,
        repeats=repeats, reach=reach, reach_quality=reach_quality, accepts_again=accepts_again,
    )  # fmt: skip
    item = MediaItem.objects.create(unit=unit, recorded_at=at, recorded_by=author_of(by), **values)
    facts = {"channel": channel.code} | {name: values[name] for name in TOLD}
    record("communication.item_noted", by=by, at=at, on=item, new=facts, unit_id=unit.pk)
    return item


@transaction.atomic
def correct_item(
    *,
    item: MediaItem,
    expected_version: int,
    channel: Channel,
    title: str,
    published_on: dt.date,
    by: Actor,
    at: dt.datetime,
    body: Organisation | None = None,
    link: str = "",
    minutes: int | None = None,
    repeats: int = 1,
    reach: int | None = None,
    reach_quality: str = "",
    accepts_again: bool = False,
) -> MediaItem:
    """Correct an item and return it. Raises ``StaleRecord``. Refused: as for a new one, ``item_void``."""
    held = _hold(item.pk)
    if held.void_reason:
        raise CommunicationRefused("item_void")
    values = _values(
        held.unit, held.pk, at, channel=channel, title=title, published_on=published_on, body=body, link=link,
        minutes=minutes, repeats=repeats, reach=reach, reach_quality=reach_quality, accepts_again=accepts_again,
    )  # fmt: skip
    old = {name: getattr(held, name) for name in TOLD}
    held.save_changes(expected_version=expected_version, **values)
    new = {name: values[name] for name in TOLD}
    record("communication.item_corrected", by=by, at=at, on=held, old=old, new=new, unit_id=held.unit_id)
    return held


@transaction.atomic
def void_item(*, item: MediaItem, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> MediaItem:
    """Take an item out of lists and totals, with a reason; return it. Raises ``StaleRecord``. Refused: ``empty`` reason,
    ``item_void``."""
    reason = some_words(reason, field="reason")
    held = _hold(item.pk)
    if held.void_reason:
        raise CommunicationRefused("item_void")
    held.save_changes(expected_version=expected_version, void_reason=reason)
    record("communication.item_voided", by=by, at=at, on=held, new={"reason": reason}, unit_id=held.unit_id)
    return held


def _hold(pk: uuid.UUID) -> MediaItem:
    rows = MediaItem.objects.select_for_update(of=("self",)).select_related("unit", "channel")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("item_gone")
    return held


def _values(
    unit: Unit,
    own: uuid.UUID | None,
    at: dt.datetime,
    *,
    channel: Channel,
    title: str,
    published_on: dt.date,
    body: Organisation | None,
    link: str,
    minutes: int | None,
    repeats: int,
    reach: int | None,
    reach_quality: str,
    accepts_again: bool,
) -> dict[str, Any]:
    title = some_words(title, field="title")
    if published_on > day_of(at):
        raise CommunicationRefused("day_to_come", field="published_on")
    if published_on < day_of(at) - OLDEST:
        raise CommunicationRefused("day_long_ago", field="published_on")
    refuse_body(unit, body, field="body")
    _refuse_channel(unit, channel, published_on)
    for name, value, most in (("minutes", minutes, MOST_MINUTES), ("repeats", repeats, MOST_REPEATS)):
        if value is not None and not 1 <= value <= most:
            raise CommunicationRefused("number_odd", field=name, least=1, most=most)
    if reach is not None and not 0 <= reach <= MOST_REACHED:
        raise CommunicationRefused("number_odd", field="reach", least=0, most=MOST_REACHED)
    if reach is not None and reach_quality not in ReachQuality.values:
        raise CommunicationRefused("quality_missing", field="reach_quality")
    kept = _link(link)
    if kept.key and not accepts_again:
        _refuse_known(unit, own, kept)
    return {
        "channel": channel,
        "title": title,
        "published_on": published_on,
        "body": body,
        "link": kept.url,
        "link_key": kept.key[:500],
        "minutes": minutes,
        "repeats": repeats,
        "reach": reach,
        "reach_quality": reach_quality if reach is not None else "",
        "search": fold(title)[:700],
    }


def _refuse_channel(unit: Unit, channel: Channel, day: dt.date) -> None:
    if channel.unit is not None and channel.unit.line != unit.line:
        raise CommunicationRefused("channel_elsewhere", field="channel")
    if not channel.is_on(day):
        raise CommunicationRefused(
            "channel_not_then", field="channel", day=day, since=channel.valid_from, until=channel.valid_until
        )


def _link(text: str) -> Link:
    if not text.strip():
        return Link("", "")
    try:
        return clean_link(text)
    except LinkProblem as problem:
        raise CommunicationRefused(f"link_{problem.code}", field="link") from None


def _refuse_known(unit: Unit, own: uuid.UUID | None, link: Link) -> None:
    """One who notes at a time: two with the same address are both asked about."""
    list(Unit.objects.select_for_update().filter(line=unit.line).order_by("pk").values_list("pk", flat=True))
    rows = MediaItem.objects.standing().filter(unit__line=unit.line, link_key=link.key)
    known = (rows.exclude(pk=own) if own else rows).order_by("-published_on").first()
    if known is not None:
        raise CommunicationRefused("link_known", field="link", title=known.title, day=known.published_on)
