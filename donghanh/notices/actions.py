"""Every change to notices, to the messages about them, and to how a person wants them.

Telling somebody and opening a notice leave no event in the audit log: the notice itself says that and when, and it would
drown what the log is for. What a person chooses, and who looked into a message, is recorded.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.notices.channels import channels, default_channels
from donghanh.notices.kinds import Facts
from donghanh.notices.models import LEASE, Message, MessageState, Notice, Preference
from donghanh.notices.refusals import NoticeRefused
from donghanh.people.models import Person

BATCH = 500


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell one person. ``key`` names it: told again with the same key, it is not told again."""

    recipient_id: uuid.UUID
    key: str
    kind: str
    title: str = ""
    url: str = ""
    facts: Facts = field(default_factory=dict)
    for_office: bool = False


@transaction.atomic
def tell(*, told: Iterable[Told], day: dt.date, by: Actor, at: dt.datetime) -> None:
    """Record what people are told on a day; what they were told before is passed over. All of it is kept, or nothing.

    A statement for each five hundred. Addresses that are not paths of this platform are refused (``ValueError``).
    """
    rows = [
        Notice(
            recipient_id=one.recipient_id,
            key=one.key,
            day=day,
            kind=one.kind,
            title=one.title,
            url=_own_path(one.url),
            facts=one.facts,
            for_office=one.for_office,
            made_at=at,
        )
        for one in told
    ]
    Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


@transaction.atomic
def queue_messages(*, day: dt.date, by: Actor, at: dt.datetime) -> None:
    """Queue one message for everybody told something on the day, through each channel they chose and can be reached by.

    Who has a message of that day already gets no second. Three queries and a statement for each five hundred.
    """
    opened = channels()
    if not opened:
        return
    today = Notice.objects.filter(day=day).order_by().values("recipient_id")
    people = list(Person.objects.filter(pk__in=today, user__is_active=True).select_related("user").order_by("pk"))
    people += Person.objects.filter(pk__in=today, user__isnull=True).order_by("pk")
    chosen = dict(Preference.objects.filter(person__in=today).values_list("person_id", "channels"))
    usual = default_channels()
    rows = [
        Message(recipient=person, day=day, channel=code, made_at=at)
        for person in people
        for code, channel in opened.items()
        if code in chosen.get(person.pk, usual) and channel.address_of(person)
    ]
    Message.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def mark_read(*, notice: Notice, by: Actor, at: dt.datetime) -> Notice:
    """Note that its recipient has opened it; the first time counts. Return it."""
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=at)
        notice.read_at = at
    return notice


def mark_all_read(*, person_id: uuid.UUID, until: dt.datetime, by: Actor, at: dt.datetime) -> int:
    """Note that somebody has seen all their notices made up to an instant (the one their page was drawn at): return how
    many that were."""
    unread = Notice.objects.filter(recipient_id=person_id, made_at__lte=until).unread()
    return unread.update(read_at=at)


@transaction.atomic
def choose_channels(
    *, person: Person, chosen: Collection[str], digest_weekday: int, email: str | None, by: Actor, at: dt.datetime
) -> Preference:
    """Keep how a person wants to be told beside the platform; return it. ``email`` is their address, ``None`` to leave it.

    Refused: ``channel_unknown``, ``address_missing``, ``phone_missing``. The chooser is the person; pages see to that.
    """
    if unknown := set(chosen) - set(channels()):
        raise NoticeRefused("channel_unknown", field="chosen", codes=sorted(unknown))
    if email is not None and person.email != email:
        person.save_changes(expected_version=person.version, email=email)
        record("notices.address_changed", by=by, at=at, on=person, new={"email": email})
    for code in chosen:
        if not channels()[code].address_of(person):
            mail = code == "email"
            raise NoticeRefused("address_missing" if mail else "phone_missing", field="email" if mail else "chosen")
    codes = sorted(chosen)
    kept, _ = Preference.objects.update_or_create(
        person=person, defaults={"channels": codes, "digest_weekday": digest_weekday, "changed_at": at}
    )
    record("notices.chosen", by=by, at=at, on=kept, new={"channels": codes, "digest_weekday": digest_weekday})
    return kept


@transaction.atomic
def note_checked(*, message: Message, unit_id: uuid.UUID | None = None, by: Actor, at: dt.datetime) -> Message:
    """Note that somebody has looked into a message that may not have arrived; return it. The first time counts.

    Refused: ``nothing_to_check``, for a message that is not in doubt.
    """
    lost = message.state == MessageState.SENDING and message.claimed_at is not None and message.claimed_at < at - LEASE
    if message.state not in (MessageState.UNCERTAIN, MessageState.FAILED) and not lost:
        raise NoticeRefused("nothing_to_check")
    if Message.objects.filter(pk=message.pk, checked_at__isnull=True).update(checked_at=at):
        message.checked_at = at
        record("notices.checked", by=by, at=at, on=message, new={"state": message.state}, unit_id=unit_id)
    return message


@transaction.atomic
def forget_before(*, day: dt.date, by: Actor, at: dt.datetime) -> tuple[int, int]:
    """Delete the notices and messages of days before ``day``; return how many of each. Two statements, whatever the number.

    A message that may not have arrived stays until somebody has looked into it. As telling leaves no event, nor does this.
    """
    ended = Message.objects.filter(day__lt=day)
    doubtful = ended.doubtful(at).filter(checked_at__isnull=True)
    messages, _ = ended.exclude(pk__in=doubtful.order_by().values("pk")).order_by().delete()
    notices, _ = Notice.objects.filter(day__lt=day).order_by().delete()
    return notices, messages


def _own_path(url: str) -> str:
    if url and (not url.startswith("/") or url.startswith(("//", "/\\"))):
        raise ValueError("a notice leads to a path of this platform")
    return url
