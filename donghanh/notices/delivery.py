"""Sending what is queued. A message is handed over at most once, whatever dies in between.

Before a channel is asked, the message is claimed by a committed change of its state; afterwards it is settled. Who finds
one claimed so long ago that nobody can be at it any more knows that it may have left, and sends it never again: the office
sees it in a list.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Sequence

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.foundation.jobs.stopping import BrokenOff, is_stopping
from donghanh.notices.channels import Channel, NotSent, channels
from donghanh.notices.kinds import summed_up
from donghanh.notices.models import Message, MessageState, Notice

TRIES = 8
"""With the pauses of jobs between them, which double, a mail server may be away for an hour."""
log = logging.getLogger("donghanh.notices")


class SomeWait(Exception):
    """Messages are left that another try may send; the job fails, so that it is tried again after a pause."""


def deliver(*, day: dt.date, now: Callable[[], dt.datetime] = timezone.now) -> int:
    """Send the messages queued for a day; return how many were sent. Raises :class:`SomeWait` when some should be tried again.

    Messages of earlier days that are still queued have no more use and end failed. Must not run in a transaction: each
    claim has to be seen by others before the channel is asked.
    """
    settle_lost(at=now())
    Message.objects.filter(state=MessageState.QUEUED, day__lt=day).update(
        state=MessageState.FAILED, reason="too_late", settled_at=now()
    )
    roads, sent = channels(), 0
    queued = Message.objects.filter(state=MessageState.QUEUED, day=day).order_by("pk").values_list("pk", flat=True)
    for pk in list(queued):
        if is_stopping():
            raise BrokenOff
        sent += _deliver_one(pk, roads, now)
    if Message.objects.filter(state=MessageState.QUEUED, day=day).exists():
        raise SomeWait
    return sent


def settle_lost(*, at: dt.datetime) -> int:
    """Say of each message whose sender died in the act that nobody knows; return how many there were."""
    return Message.objects.lost(at).update(state=MessageState.UNCERTAIN, reason="interrupted", settled_at=at)


def _deliver_one(pk: uuid.UUID, roads: dict[str, Channel], now: Callable[[], dt.datetime]) -> int:
    claimed = Message.objects.filter(pk=pk, state=MessageState.QUEUED).update(
        state=MessageState.SENDING, claimed_at=now(), attempts=F("attempts") + 1
    )
    if not claimed:
        return 0  # another worker was quicker
    message = Message.objects.select_related("recipient__user").get(pk=pk)
    mine = Message.objects.filter(pk=pk, claimed_at=message.claimed_at)
    try:
        _hand_over(message, roads.get(message.channel))
    except NotSent as refused:
        again = refused.again and message.attempts < TRIES
        state = MessageState.QUEUED if again else MessageState.FAILED
        mine.update(state=state, reason=refused.reason, settled_at=None if again else now())
        return 0
    except Exception as error:  # whatever it was, the message may have left
        log.warning("A message through %s has an uncertain end: %s", message.channel, type(error).__name__)
        mine.update(state=MessageState.UNCERTAIN, reason="no_answer", settled_at=now())
        return 0
    return mine.update(state=MessageState.SENT, reason="", settled_at=now())


def _hand_over(message: Message, road: Channel | None) -> None:
    if road is None:
        raise NotSent("closed")
    address = road.address_of(message.recipient)
    if not address:
        raise NotSent("no_address")
    user = message.recipient.user
    with override(user.language if user else settings.LANGUAGE_CODE):
        told = Notice.objects.filter(recipient=message.recipient_id, day=message.day).values_list("kind", "facts")
        clauses = summed_up(list(told))
        if not clauses:
            raise NotSent("nothing_to_say")
        road.send(address, subject(), body(clauses))


def subject() -> str:
    """What every message is called: the same words always, so that a glance at a telephone tells nothing."""
    return _("Đồng Hành: có việc cần xem")


def body(clauses: Sequence[str]) -> str:
    """Counts and the way to the start page. No title of a task, no body, no person."""
    said = clauses[0]
    for clause in clauses[1:]:  # what begins with a capital is a sentence of its own
        said += f". {clause}" if clause[:1].isupper() else f", {clause}"
    return _(
        "%(said)s.\n\nXem trong phần mềm: %(address)s\n\nKhông trả lời thư này. Đổi cách nhận trong mục Thông báo."
    ) % {
        "said": said[:1].upper() + said[1:],
        "address": settings.NOTICE_ADDRESS,
    }
