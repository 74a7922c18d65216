"""Media channels of an office's own: added, corrected, retired, and taken out while nothing was published there."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Max, Min, QuerySet

from donghanh.communication.actions._shared import day_of, some_words
from donghanh.communication.models import Channel, MediaItem
from donghanh.communication.refusals import CommunicationRefused
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit

LONGEST_NAME = 80
AHEAD = dt.timedelta(days=366)


@transaction.atomic
def add_channel(
    *, unit: Unit, name: str, counts_as: Channel, valid_from: dt.date, by: Actor, at: dt.datetime
) -> Channel:
    """Add a channel of the unit's own, of a national kind, used from a day on; return it.

    Refused: ``empty``, ``too_long``, ``channel_known`` for a name the unit sees already, ``channel_kind`` for a kind that is
    itself an office's own, ``channel_far`` for a day more than a year ahead.
    """
    values = _values(unit, None, name, counts_as, valid_from, at)
    code = f"own-{uuid.uuid4().hex[:12]}"
    made = Channel.objects.create(unit=unit, code=code, **values)
    new = {"name": made.name, "counts_as": counts_as.code, "valid_from": valid_from}
    record("communication.channel_added", by=by, at=at, on=made, new=new, unit_id=unit.pk)
    return made


@transaction.atomic
def correct_channel(
    *,
    channel: Channel,
    expected_version: int,
    name: str,
    counts_as: Channel,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Channel:
    """Rename an own channel, or correct its kind or since when it is used; return it. Items noted there show the new name.

    Raises ``StaleRecord``. Refused: as for a new one; ``channel_national``; ``channel_items_before`` (with the day) when
    something was published there before; ``channel_backward`` for a day after it was retired.
    """
    held, unit = _hold(channel.pk)
    values = _values(unit, held, name, counts_as, valid_from, at)
    first = _items(held).aggregate(day=Min("published_on"))["day"]
    if first is not None and first < valid_from:
        raise CommunicationRefused("channel_items_before", field="valid_from", day=first)
    if held.valid_until is not None and valid_from >= held.valid_until:
        raise CommunicationRefused("channel_backward", field="valid_from", day=held.valid_until)
    old = {"name": held.name, "counts_as": held.counts_as_id, "valid_from": held.valid_from}
    held.save_changes(expected_version=expected_version, **values)
    new = {"name": held.name, "counts_as": held.counts_as_id, "valid_from": held.valid_from}
    record("communication.channel_corrected", by=by, at=at, on=held, old=old, new=new, unit_id=held.unit_id)
    return held


@transaction.atomic
def retire_channel(
    *, channel: Channel, expected_version: int, valid_until: dt.date, by: Actor, at: dt.datetime
) -> Channel:
    """From a day on nothing new is noted there; what was stays in lists and totals. Return it.

    Raises ``StaleRecord``. Refused: ``channel_national``, ``channel_retired``; ``channel_backward`` for its first day or before;
    ``channel_items_after`` (with the day) when something was published there on that day or later; ``channel_far``.
    """
    held, _unit = _hold(channel.pk)
    if held.valid_until is not None:
        raise CommunicationRefused("channel_retired")
    if valid_until <= held.valid_from:
        raise CommunicationRefused("channel_backward", field="valid_until", day=held.valid_from)
    if valid_until > day_of(at) + AHEAD:
        raise CommunicationRefused("channel_far", field="valid_until")
    last = _items(held).aggregate(day=Max("published_on"))["day"]
    if last is not None and last >= valid_until:
        raise CommunicationRefused("channel_items_after", field="valid_until", day=last)
    held.save_changes(expected_version=expected_version, valid_until=valid_until)
    record(
        "communication.channel_retired", by=by, at=at, on=held, new={"valid_until": valid_until}, unit_id=held.unit_id
    )
    return held


@transaction.atomic
def use_channel_again(*, channel: Channel, expected_version: int, by: Actor, at: dt.datetime) -> Channel:
    """Take back that a channel was retired; return it. Raises ``StaleRecord``. Refused: ``channel_national``,
    ``channel_in_use``."""
    held, _unit = _hold(channel.pk)
    if held.valid_until is None:
        raise CommunicationRefused("channel_in_use")
    old = {"valid_until": held.valid_until}
    held.save_changes(expected_version=expected_version, valid_until=None)
    record("communication.channel_again", by=by, at=at, on=held, old=old, unit_id=held.unit_id)
    return held


@transaction.atomic
def remove_channel(*, channel: Channel, expected_version: int, by: Actor, at: dt.datetime) -> None:
    """Take out a channel that was added by mistake. Raises ``StaleRecord``. Refused: ``channel_national``; ``channel_used`` once
    an item was noted there, also one that was taken out since: then it is retired."""
    held, _unit = _hold(channel.pk)
    if MediaItem.objects.filter(channel=held).exists():
        raise CommunicationRefused("channel_used")
    held.save_changes(expected_version=expected_version)
    record("communication.channel_removed", by=by, at=at, on=held, old={"name": held.name}, unit_id=held.unit_id)
    held.delete()


def _hold(pk: uuid.UUID) -> tuple[Channel, Unit]:
    rows = Channel.objects.select_for_update(of=("self",)).select_related("unit", "counts_as")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("channel_gone")
    if held.unit is None:
        raise CommunicationRefused("channel_national")
    return held, held.unit


def _items(channel: Channel) -> QuerySet[MediaItem]:
    return MediaItem.objects.standing().filter(channel=channel).order_by()


def _values(
    unit: Unit, own: Channel | None, name: str, counts_as: Channel, valid_from: dt.date, at: dt.datetime
) -> dict[str, object]:
    name = some_words(name, field="name", longest=LONGEST_NAME)
    if counts_as.unit_id is not None:
        raise CommunicationRefused("channel_kind", field="counts_as")
    if valid_from > day_of(at) + AHEAD:
        raise CommunicationRefused("channel_far", field="valid_from")
    list(Unit.objects.select_for_update().filter(line=unit.line).order_by("pk").values_list("pk", flat=True))
    known = Channel.objects.filter(unit__isnull=True) | Channel.objects.filter(unit__line=unit.line)
    if any(fold(one.name) == fold(name) for one in known if own is None or one.pk != own.pk):
        raise CommunicationRefused("channel_known", field="name")
    return {
        "name": name,
        "counts_as": counts_as,
        "valid_from": valid_from,
        "has_minutes": counts_as.has_minutes,
        "order": counts_as.order,
    }
