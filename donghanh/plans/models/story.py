"""What was told about a task, and the requests for more time with their answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.plans.models.task import Task, TaskParty
from donghanh.plans.permissions import PlanPermission


class UpdateKind(models.TextChoices):
    """What happened to a task, for the people who read its page. The audit log is another thing."""

    ADDED = "added", _("thêm việc")
    EDITED = "edited", _("sửa việc")
    LEAD = "lead", _("giao cơ quan chủ trì")
    SENT = "sent", _("gửi việc")
    ACCEPTED = "accepted", _("nhận việc")
    RETURNED = "returned", _("trả lại việc")
    WITHDRAWN = "withdrawn", _("rút việc")
    NOTE = "note", _("cho biết")
    RESULT = "result", _("báo kết quả")
    CHECKED = "checked", _("xác nhận kết quả")
    UNCHECKED = "unchecked", _("trả lại kết quả")
    REOPENED = "reopened", _("mở lại việc")
    DROPPED = "dropped", _("cho thôi việc")
    EXEMPT = "exempt", _("miễn việc")
    NO_EVENT = "no_event", _("ghi không phát sinh")
    PAUSED = "paused", _("tạm dừng việc")
    OPENED = "opened", _("mở kỳ mới")
    ASKED = "asked", _("xin gia hạn")
    EXTENDED = "extended", _("cho gia hạn")
    REFUSED = "refused", _("không cho gia hạn")
    REMARK = "remark", _("nhắn")
    SHOWN = "shown", _("thêm minh chứng")
    UNSHOWN = "unshown", _("bỏ minh chứng")
    CHECK_IN = "check_in", _("trả lời hỏi thăm")
    CHECK_SEEN = "check_seen", _("xem vướng mắc")


class TaskUpdate(ToldRecord):
    """One thing told about a task. Never changed: a correction is another update."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("task", "party", "kind", "text", "changes", "happened_on", "recorded_at", "by_link"), INTERNAL
        ),
        "author": PERSONAL,
    }

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="updates")
    party = models.ForeignKey(TaskParty, null=True, blank=True, on_delete=models.RESTRICT, related_name="updates")
    """A part somebody told something about cannot be deleted, but with its whole task."""
    kind = models.CharField(max_length=10, choices=UpdateKind)
    text = models.TextField(blank=True)
    changes = models.JSONField(default=dict, blank=True)
    """For an edit: field name to [before, after]."""
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_link = models.BooleanField(default=False)
    """Whether the author came by a personal link: told, because who has link and PIN answers as its holder (ADR 10)."""

    class Meta:
        ordering = ("-recorded_at",)
        indexes = (models.Index(fields=("task", "-recorded_at"), name="plans_updates_of_task"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.task_id}"


class ExtensionState(models.TextChoices):
    """What became of a request for more time."""

    ASKED = "asked", _("Chờ quyết định")
    GRANTED = "granted", _("Đã cho gia hạn")
    REFUSED = "refused", _("Không cho gia hạn")
    WITHDRAWN = "withdrawn", _("Đã rút lại")


class ExtensionQuerySet(ScopedQuerySet["Extension"]):
    """Requests are read with the task they are about."""

    def visible_to(self, scope: Scope) -> "ExtensionQuerySet":
        """Those of the plans the scope may read, and of one's own body's part."""
        own = Q(party__organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(task__plan__unit_id__in=scope.units_with(PlanPermission.READ)) | own)

    def waiting(self) -> "ExtensionQuerySet":
        """Those nobody has decided."""
        return self.filter(state=ExtensionState.ASKED)


class Extension(EditableRecord):
    """A request for a later deadline, and the answer to it. The day first set stays in ``Task.original_due_on``."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("task", "party", "old_due_on", "new_due_on", "reason", "state", "asked_at", "decided_at", "answer"),
            INTERNAL,
        ),
        **dict.fromkeys(("asked_by", "decided_by"), PERSONAL),
    }

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    party = models.ForeignKey(TaskParty, null=True, blank=True, on_delete=models.CASCADE, related_name="extensions")
    """The part that asks; empty when the office asks its leader."""
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    """The day asked for; once granted, the day granted."""
    reason = models.TextField()
    state = models.CharField(max_length=9, choices=ExtensionState, default=ExtensionState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)

    objects: ClassVar[ExtensionQuerySet] = ExtensionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("task",), condition=Q(state=ExtensionState.ASKED.value), name="plans_one_open_extension"
            ),
            models.CheckConstraint(condition=Q(new_due_on__gt=models.F("old_due_on")), name="plans_extension_is_later"),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.task_id}"
