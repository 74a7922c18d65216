"""A personal link with a PIN, by which somebody without an account answers for their body (ADR 10)."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.accounts.secrets import digest
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Appointment, Person
from donghanh.plans.permissions import PlanPermission

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


class PersonalLinkQuerySet(ScopedQuerySet["PersonalLink"]):
    """The office that sends tasks sees the links to its bodies."""

    def visible_to(self, scope: Scope) -> "PersonalLinkQuerySet":
        """Links of the units for which the scope may send; none from a remembered device."""
        if scope.narrowed:
            return self.none()
        units = scope.units_with(PlanPermission.SEND)
        return self.filter(appointment__post__organisation__unit_id__in=units)

    def live(self, day: dt.date) -> "PersonalLinkQuerySet":
        """Links that open on a day for who knows the PIN: not revoked, locked or expired, their holder in office."""
        held = Q(appointment__in=Appointment.objects.on(day).granting())
        return self.filter(held, revoked_at__isnull=True, expires_on__gt=day, wrong__lt=MOST_WRONG)


class PersonalLink(Record):
    """One link of one appointment. Of the secret a keyed digest is kept, of the PIN a slow one: the table opens nothing."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("digest", "pin", "last_used_on"), PERSONAL),
        **dict.fromkeys(("appointment", "wrong", "round", "expires_on", "made_at", "revoked_at"), INTERNAL),
        **dict.fromkeys(("made_by", "revoked_by"), PERSONAL),
    }

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="personal_links")
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
        """How it stands on a day. Needs ``appointment`` loaded."""
        if self.revoked_at:
            return LinkState.REVOKED
        if not self.appointment.is_on(day):
            return LinkState.ENDED
        if self.expires_on <= day:
            return LinkState.EXPIRED
        return LinkState.LOCKED if self.wrong >= MOST_WRONG else LinkState.LIVE
