"""What was handed over when somebody left a post: the checklist as it was done, to be printed and read later."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Appointment, Person, Post
from donghanh.plans.permissions import PlanPermission


class HandOverQuerySet(ScopedQuerySet["HandOver"]):
    """Hand-overs are read by who reads the plans of the unit."""

    def visible_to(self, scope: Scope) -> "HandOverQuerySet":
        """Those of posts of the units for which the scope may read plans."""
        units = scope.units_with(PlanPermission.READ)
        return self.none() if scope.narrowed else self.filter(appointment__post__organisation__unit_id__in=units)


class HandOver(Record):
    """One hand-over at the end of an appointment. Never changed: what comes later is the work of whoever received it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("appointment", "held_on", "note", "done_at", "done_by"), INTERNAL),
        "receiver": PERSONAL,
    }

    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="hand_over")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    """Who signs for what was kept with the post."""
    held_on = models.DateField()
    note = models.TextField(blank=True)
    done_at = models.DateTimeField()
    done_by = models.UUIDField()

    objects: ClassVar[HandOverQuerySet] = HandOverQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self.appointment_id)


class ItemKind(models.TextChoices):
    """What hangs on a post."""

    PLAN = "plan", _("Kế hoạch")
    TASK = "task", _("Việc chưa giao")
    PREPARING = "preparing", _("Việc đang chuẩn bị, chưa gửi")
    EXTENSION = "extension", _("Xin gia hạn, chờ quyết định")
    RESULT = "result", _("Kết quả chờ xem")
    DUTY = "duty", _("Báo cáo")
    PART = "part", _("Phần việc của cơ quan")
    DOCUMENT = "document", _("Văn bản đang rà soát")


GOES_WITH_PLAN = frozenset({ItemKind.PREPARING, ItemKind.EXTENSION, ItemKind.RESULT})
"""What waits in a plan for who keeps it: named, because somebody has to know, and moved by moving the plan."""


class HandOverItem(Record):
    """One line of the checklist, in the words of that day."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("hand_over", "kind", "label", "object_id", "to_post", "is_done", "note", "order"), INTERNAL
    )

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind)
    label = models.CharField(max_length=500)
    object_id = models.UUIDField()
    """Which row it was about; kept without a relation, because the row may go."""
    to_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Where it went; empty when it stayed."""
    is_done = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("hand_over", "order"), name="staffing_item_order_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
