"""What people are told, and the messages that carry no more than that there is something to read."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.notices.permissions import NoticePermission
from donghanh.people.models import Appointment, Person

LEASE = dt.timedelta(minutes=5)
"""A message longer in the act of sending than any channel waits has lost whoever sent it."""
MONDAY = 0


class NoticeQuerySet(ScopedQuerySet["Notice"]):
    """Everybody reads their own notices and nobody reads another's."""

    def visible_to(self, scope: Scope) -> "NoticeQuerySet":
        """One's own; on a remembered device only those about what one's own body is to do."""
        if scope.person_id is None:
            return self.none()
        own = self.filter(recipient_id=scope.person_id)
        return own.filter(for_office=False) if scope.narrowed else own

    def unread(self) -> "NoticeQuerySet":
        """Those not opened yet."""
        return self.filter(read_at__isnull=True)


class Notice(Record):
    """One thing a person was told in the platform. It is told once: the key is unique for its recipient."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "recipient": PERSONAL,
        **dict.fromkeys(("key", "day", "kind", "title", "url", "facts", "for_office", "made_at"), INTERNAL),
        "read_at": PERSONAL,
    }

    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=120)
    """What it is about, so that a job that runs again tells nothing twice: "due:<task>:<day>:<step>"."""
    day = models.DateField()
    """The day on which it is told; the messages of a day count the notices of that day."""
    kind = models.CharField(max_length=24)
    """A code of ``notices.kinds``; whoever tells it says there how it reads."""
    title = models.CharField(max_length=300, blank=True)
    """What it is about, in the words of the office; what to say of it comes from its kind."""
    url = models.CharField(max_length=200, blank=True)
    """Where it is looked at: a path of this platform."""
    facts = models.JSONField(default=dict)
    """Numbers its kind puts into words, so that they read in each language. No text, no names."""
    for_office = models.BooleanField(default=False)
    """Told to who keeps or leads an office: not shown on a remembered device, which reaches one's own body's part only."""
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-day", "-made_at", "pk")
        constraints = (models.UniqueConstraint(fields=("recipient", "key"), name="notices_told_once"),)
        indexes = (
            models.Index(fields=("day",), name="notices_by_day"),
            models.Index(fields=("recipient",), condition=Q(read_at__isnull=True), name="notices_unread_by_recipient"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.day:%Y-%m-%d}"


class MessageState(models.TextChoices):
    """How far a message has come. ``uncertain`` is never sent again: who got it twice would trust neither."""

    QUEUED = "queued", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    UNCERTAIN = "uncertain", _("Không chắc đã đến")
    FAILED = "failed", _("Không gửi được")


class MessageQuerySet(ScopedQuerySet["Message"]):
    """The administrator of an office sees whether its people are reached."""

    def visible_to(self, scope: Scope) -> "MessageQuerySet":
        """The messages to people with a post, on the scope's day, in units for which it may watch."""
        units = scope.units_with(NoticePermission.WATCH)
        if scope.narrowed or not units:
            return self.none()
        seats = Appointment.objects.on(scope.on).filter(post__organisation__unit_id__in=units)
        return self.filter(Exists(seats.filter(person=OuterRef("recipient"))))

    def lost(self, at: dt.datetime) -> "MessageQuerySet":
        """Claimed so long ago that whoever was sending it must have died in the act."""
        return self.filter(state=MessageState.SENDING, claimed_at__lt=at - LEASE)

    def doubtful(self, at: dt.datetime) -> "MessageQuerySet":
        """Those that may not have arrived, or have not: what somebody ought to look into."""
        ended = Q(state__in=(MessageState.UNCERTAIN, MessageState.FAILED))
        return self.filter(ended | Q(state=MessageState.SENDING, claimed_at__lt=at - LEASE))


class Message(Record):
    """One message to one person on one day through one channel. It has no text: that is made of the day's notices."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "recipient": PERSONAL,
        **dict.fromkeys(
            ("day", "channel", "state", "reason", "attempts", "made_at", "claimed_at", "settled_at", "checked_at"),
            INTERNAL,
        ),
    }

    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    day = models.DateField()
    channel = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.QUEUED)
    reason = models.CharField(max_length=24, blank=True)
    """Why it was not sent, as a code: what a server answered may name a person and is not kept."""
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    """When somebody last began to send it."""
    settled_at = models.DateTimeField(null=True, blank=True)
    """When it was known how that ended, or that nobody will know."""
    checked_at = models.DateTimeField(null=True, blank=True)
    """When somebody looked into a message that may not have arrived."""

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-day", "pk")
        constraints = (
            models.UniqueConstraint(fields=("recipient", "day", "channel"), name="notices_one_message_a_day"),
            models.CheckConstraint(condition=Q(state__in=MessageState.values), name="notices_message_state_known"),
        )
        indexes = (models.Index(fields=("state", "day"), name="notices_message_by_state"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.day:%Y-%m-%d} {self.state}"


class PreferenceQuerySet(ScopedQuerySet["Preference"]):
    """Everybody's own."""

    def visible_to(self, scope: Scope) -> "PreferenceQuerySet":
        """One's own, if one ever chose."""
        return self.filter(person_id=scope.person_id) if scope.person_id else self.none()


class Preference(Record):
    """How a person wants to be told beside the platform itself. Without a row: by e-mail, the digest on Mondays."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "person": PERSONAL,
        **dict.fromkeys(("channels", "digest_weekday"), INTERNAL),
        "changed_at": OPEN,
    }

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="notice_preference")
    channels = models.JSONField(default=list)
    """Codes of channels; those an office has not opened are passed over."""
    digest_weekday = models.PositiveSmallIntegerField(default=MONDAY)
    changed_at = models.DateTimeField()

    objects: ClassVar[PreferenceQuerySet] = PreferenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(digest_weekday__lte=4), name="notices_digest_on_a_weekday"),)

    def __str__(self) -> str:
        return str(self.person_id)
