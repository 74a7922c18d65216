"""Photos of an activity, and whether the people in them agreed that they are shown."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models.activity import Activity, ActivityState
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person


class PhotoState(models.TextChoices):
    """How far a picture has come."""

    WAITING = "waiting", _("Đang chuẩn bị ảnh")
    READY = "ready", _("Xem được")
    REFUSED = "refused", _("Không xem được")
    GONE = "gone", _("Đã xóa")


class Consent(models.TextChoices):
    """What the people in it said. Only the first two let it be shown outside the office that records."""

    NOT_NEEDED = "not_needed", _("Không nhận ra ai")
    GIVEN = "given", _("Người trong ảnh đã đồng ý")
    PENDING = "pending", _("Có người trong ảnh, chưa xin đồng ý")
    WITHDRAWN = "withdrawn", _("Đã rút đồng ý")


SHAREABLE = (Consent.NOT_NEEDED, Consent.GIVEN)


class PhotoQuerySet(ScopedQuerySet["Photo"]):
    """Seen with the activity; without consent by those alone who record it."""

    def visible_to(self, scope: Scope) -> "PhotoQuerySet":
        """The one answer to "may I see this photo" and "which may I see"."""
        recorded = Q(activity__in=Activity.objects.recordable_by(scope).order_by())
        seen = Q(activity__in=Activity.objects.visible_to(scope).order_by(), consent__in=SHAREABLE)
        return self.filter(recorded | seen)

    def recordable_by(self, scope: Scope) -> "PhotoQuerySet":
        """Those of the activities the scope may correct."""
        return self.filter(activity__in=Activity.objects.recordable_by(scope).order_by())

    def shareable(self) -> "PhotoQuerySet":
        """What may stand on a page for others: drawn, with consent or nobody in it, of an activity that was not cancelled."""
        return self.filter(state=PhotoState.READY, consent__in=SHAREABLE).exclude(activity__state=ActivityState.VOID)


class Photo(EditableRecord):
    """One photo. When consent is withdrawn its content is gone everywhere; the row stays, so that the count stays."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "activity", "file", "shown", "thumbnail", "caption", "consent", "consent_on", "consent_paper",
                "withdrawn_on", "state", "refusal", "size", "added_at",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("consent_by", "added_by"), PERSONAL),
    }  # fmt: skip

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    """As it came; handed out to those alone who record the activity."""
    shown = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    """What is looked at, with nothing in it but its dots."""
    thumbnail = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    """What is to be seen; never a name."""
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.PENDING)
    consent_by = models.CharField(max_length=120, blank=True)
    """Who asked the people in it."""
    consent_on = models.DateField(null=True, blank=True)
    consent_paper = models.CharField(max_length=200, blank=True)
    """The paper on which they agreed, and where it is kept."""
    withdrawn_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=PhotoState, default=PhotoState.WAITING)
    refusal = models.CharField(max_length=20, blank=True)
    """Why it cannot be shown, as a code."""
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[PhotoQuerySet] = PhotoQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=PhotoState.values), name="activities_photo_state_known"),
            models.CheckConstraint(condition=Q(consent__in=Consent.values), name="activities_photo_consent_known"),
            models.CheckConstraint(
                condition=~Q(consent="given")
                | (Q(consent_on__isnull=False) & ~Q(consent_by="") & ~Q(consent_paper="")),
                name="activities_photo_consent_is_told",
            ),
            models.CheckConstraint(
                condition=~Q(consent="withdrawn")
                | Q(
                    withdrawn_on__isnull=False,
                    file__isnull=True,
                    shown__isnull=True,
                    thumbnail__isnull=True,
                    state="gone",
                ),
                name="activities_photo_withdrawn_is_gone",
            ),
        )
        indexes = (models.Index(fields=("state", "added_at"), name="activities_photo_by_state"),)

    def __str__(self) -> str:
        return f"{self.consent} {self.activity_id}"

    @property
    def is_gone(self) -> bool:
        """Whether only its row is left."""
        return self.state == PhotoState.GONE
