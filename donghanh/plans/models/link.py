"""A personal link with a PIN, by which somebody without an account answers for their body (ADR 10)."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.accounts.secrets import digest
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, AppointmentQuerySet, Person
from donghanh.people.roles import roles_with
from donghanh.plans.permissions import PlanPermission

LINK = "link"
"""The kind of actor behind what was answered by a personal link; its id is the link's."""
MOST_WRONG = 5
"""So many wrong PINs lock a link until the office gives a new PIN."""


class LinkState(models.TextChoices):
    """How a link stands on a day. Computed, never stored."""

    LIVE = "live", _("Đang dùng")
    LOCKED = "locked", _("Đã khóa")
    EXPIRED = "expired", _("Hết hạn")
    REVOKED = "revoked", _("Đã thu hồi")
    ENDED = "ended", _("Thôi chức vụ")


def link_digest(secret: str) -> str:
    """What is stored of the secret in a link; keyed for this purpose alone."""
    return digest("plans.personal_link", secret)


def answering_seats(day: dt.date) -> AppointmentQuerySet:
    """The appointments of a day whose holder answers for a body: held and confirmed, with post and body in force, and the
    role of the post one that answers."""
    seats = Appointment.objects.on(day).granting().filter(on_day(day, "post__"), on_day(day, "post__organisation__"))
    return seats.filter(post__role__in=roles_with(PlanPermission.ANSWER))


def _is_held(day: dt.date) -> Q:
    """Whether the seat of a link is one on the day, and still of the body the link was made for."""
    return Q(appointment__in=answering_seats(day), organisation=F("appointment__post__organisation"))


class PersonalLinkQuerySet(ScopedQuerySet["PersonalLink"]):
    """The office that sends tasks sees the links to its bodies."""

    def visible_to(self, scope: Scope) -> "PersonalLinkQuerySet":
        """Links made for bodies of the units for which the scope may send; none from a remembered device."""
        if scope.narrowed:
            return self.none()
        units = scope.units_with(PlanPermission.SEND)
        return self.filter(organisation__unit_id__in=units)

    def live(self, day: dt.date) -> "PersonalLinkQuerySet":
        """Links that open on a day for who knows the PIN: not revoked, locked or expired, their holder in office, in a
        post and a body that stand, with a role that answers, and the body the one they were made for."""
        return self._standing_but_for_pins(day).filter(wrong__lt=MOST_WRONG)

    def locked(self, day: dt.date) -> "PersonalLinkQuerySet":
        """Links a new PIN would open on a day: like :meth:`live`, but for too many wrong PINs."""
        return self._standing_but_for_pins(day).filter(wrong__gte=MOST_WRONG)

    def _standing_but_for_pins(self, day: dt.date) -> "PersonalLinkQuerySet":
        return self.filter(_is_held(day), revoked_at__isnull=True, expires_on__gt=day)

    def standing(self, day: dt.date) -> "PersonalLinkQuerySet":
        """The same rows with ``held``: what :meth:`PersonalLink.state_on` needs to know of that day."""
        return self.annotate(held=ExpressionWrapper(_is_held(day), output_field=models.BooleanField()))


class PersonalLink(Record):
    """One link of one appointment. Of the secret a keyed digest is kept, of the PIN a slow one: the table opens nothing."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("digest", "pin", "last_used_on"), PERSONAL),
        **dict.fromkeys(
            ("appointment", "organisation", "wrong", "round", "expires_on", "made_at", "revoked_at"), INTERNAL
        ),
        **dict.fromkeys(("made_by", "revoked_by"), PERSONAL),
    }

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="personal_links")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="personal_links")
    """The body it was made for: a post that goes over to another takes no link along."""
    digest = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=200)
    """The PIN as the password hasher keeps it."""
    wrong = models.PositiveSmallIntegerField(default=0)
    """Wrong PINs since the last right one."""
    round = models.PositiveIntegerField(default=1)
    """Counts up with each new PIN: who came in by an older one is out."""
    expires_on = models.DateField()
    """The first day on which it no longer opens."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[PersonalLinkQuerySet] = PersonalLinkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("appointment",), condition=Q(revoked_at__isnull=True), name="plans_one_open_link"
            ),
            models.CheckConstraint(condition=Q(wrong__lte=MOST_WRONG), name="plans_link_wrong_counts"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    def state_on(self, day: dt.date) -> LinkState:
        """How it stands on a day. Needs ``held`` of that day (:meth:`PersonalLinkQuerySet.standing`)."""
        if self.revoked_at:
            return LinkState.REVOKED
        if not self.held:  # type: ignore[attr-defined]
            return LinkState.ENDED
        if self.expires_on <= day:
            return LinkState.EXPIRED
        return LinkState.LOCKED if self.wrong >= MOST_WRONG else LinkState.LIVE


class LinkVisit(Record):
    """Who came in by a link and its PIN, on one browser. Of the key in its cookie a digest is kept: the table opens nothing.

    It opens while somebody uses it, for some hours at most; afterwards it still says which link it was, so that a PIN is
    enough to go on. Leaving deletes the visits of the link on every browser.
    """

    IDLE: ClassVar[dt.timedelta] = dt.timedelta(minutes=30)
    LONGEST: ClassVar[dt.timedelta] = dt.timedelta(hours=4)
    """From the PIN, however busily it is used."""
    KNOWN: ClassVar[dt.timedelta] = dt.timedelta(hours=12)
    """From the PIN: so long the browser is asked for the PIN alone."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "key_digest": OPEN,
        **dict.fromkeys(("link", "round"), INTERNAL),
        **dict.fromkeys(("opened_at", "seen_at"), PERSONAL),
    }

    link = models.ForeignKey(PersonalLink, on_delete=models.CASCADE, related_name="visits")
    round = models.PositiveIntegerField()
    """The PIN it came in by."""
    key_digest = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField(db_index=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

    def is_open(self, at: dt.datetime) -> bool:
        """Whether it opens pages without the PIN: used lately, and not too long ago begun."""
        return at - self.seen_at < self.IDLE and at - self.opened_at < self.LONGEST


def visit_digest(key: str) -> str:
    """What is stored of the key in the cookie of a visit."""
    return digest("plans.link_visit", key)


class PinTry(Record):
    """One wrong PIN at a live link, by where it came from (unreadable), so that guessing over many links is slow."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"network_digest": PERSONAL, "at": INTERNAL}

    network_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("network_digest", "at"), name="plans_pin_try_by_network"),)

    def __str__(self) -> str:
        return str(self.pk)
