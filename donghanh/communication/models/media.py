"""What the unit and its bodies published, and where."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from donghanh.communication.permissions import CommunicationPermission
from donghanh.domain.text import fold
from donghanh.domain.text.links import LONGEST
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit

LATELY = dt.timedelta(days=366)
ALWAYS = dt.date(2000, 1, 1)
"""Since when the channels of the country are used: before anything an office may still note."""


class ChannelQuerySet(PeriodQuerySet["Channel"]):
    """The channels of the country are everybody's; an office's own are for who reads its communication."""

    def visible_to(self, scope: Scope) -> "ChannelQuerySet":
        """The national ones, and those of the units for which the scope reads communication; none for a remembered device."""
        if scope.narrowed:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit_id__in=scope.units_with(CommunicationPermission.READ)))

    def own(self) -> "ChannelQuerySet":
        """Those an office added."""
        return self.filter(unit__isnull=False)

    def offered(self, on: dt.date) -> "ChannelQuerySet":
        """Those a new item may name: not left out of the shipped list, not retired more than a year ago."""
        return self.filter(is_offered=True).exclude(valid_until__lt=on - LATELY)

    def in_order(self) -> "ChannelQuerySet":
        """Kind by kind, an office's own behind the national one they are of."""
        return self.annotate(place=Coalesce("counts_as__order", "order")).order_by("place", F("unit").asc(nulls_first=True), "name", "pk")  # fmt: skip


class Channel(EditableRecord, Period):
    """Where something is published. Those without a unit are shipped (data/communication/channels.csv) and the same for the whole
    country; a page or group of an office's own is of one of these kinds, and is used from a day until it is retired."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("code", "order", "has_minutes", "unit", "counts_as", "valid_from", "valid_until"), OPEN),
        **dict.fromkeys(("name", "is_offered"), INTERNAL),
    }

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    has_minutes = models.BooleanField(default=False)
    """Whether what is published there lasts."""
    order = models.PositiveIntegerField()
    is_offered = models.BooleanField(default=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counts_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Of an own channel: the national one it is a kind of."""

    objects: ClassVar[ChannelQuerySet] = ChannelQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("order", "code")
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(unit__isnull=True, counts_as__isnull=True) | Q(unit__isnull=False, counts_as__isnull=False),
                name="communication_own_channel_counts_as",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReachQuality(models.TextChoices):
    """Whether somebody counted whom it reached."""

    COUNTED = "counted", _("Đếm được")
    ESTIMATED = "estimated", _("Ước chừng")


class MediaItemQuerySet(ScopedQuerySet["MediaItem"]):
    """Media items are for the office of the unit."""

    def visible_to(self, scope: Scope) -> "MediaItemQuerySet":
        """The rows of the units for which the scope reads communication."""
        return (
            self.none() if scope.narrowed else self.filter(unit_id__in=scope.units_with(CommunicationPermission.READ))
        )

    def standing(self) -> "MediaItemQuerySet":
        """Those that were not taken out."""
        return self.filter(void_reason="")

    def matching(self, words: str) -> "MediaItemQuerySet":
        """Those whose title has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class MediaItem(EditableRecord):
    """One own item: what, where, when, how long and how often. Nothing follows its readers and nothing fetches its page."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "channel", "body", "title", "published_on", "link", "link_key", "minutes", "repeats", "reach",
             "reach_quality", "void_reason", "search", "recorded_at"),
            INTERNAL,
        ),
        "recorded_by": PERSONAL,
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="items_noted")
    body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Whose item it is."""
    title = models.CharField(max_length=300)
    published_on = models.DateField()
    link = models.CharField(max_length=LONGEST, blank=True)
    link_key = models.CharField(max_length=LONGEST, blank=True)
    """By which the same page is known again."""
    minutes = models.PositiveIntegerField(null=True, blank=True)
    repeats = models.PositiveIntegerField(default=1)
    reach = models.PositiveIntegerField(null=True, blank=True)
    reach_quality = models.CharField(max_length=9, choices=ReachQuality, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=700, editable=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[MediaItemQuerySet] = MediaItemQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-published_on", "-recorded_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(repeats__gte=1), name="communication_item_repeats"),
            models.CheckConstraint(
                condition=Q(reach__isnull=True, reach_quality="")
                | Q(reach__isnull=False, reach_quality__in=ReachQuality.values),
                name="communication_reach_has_quality",
            ),
        )
        indexes = (models.Index(fields=("unit", "published_on"), name="communication_items"),)

    def __str__(self) -> str:
        return self.title
