"""Photos and files that show what was done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.documents.pictures.kinds import PICTURES
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.plans.models.story import TaskUpdate
from donghanh.plans.models.task import Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import PlanState


class EvidenceState(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", _("Đang chuẩn bị ảnh")
    READY = "ready", _("Xem được")
    REFUSED = "refused", _("Không xem được")
    REMOVED = "removed", _("Đã bỏ")


class EvidenceQuerySet(ScopedQuerySet["Evidence"]):
    """The office sees what belongs to its tasks; a body what it handed in for its own part."""

    def visible_to(self, scope: Scope) -> "EvidenceQuerySet":
        """The one answer to "may I see this" and "which may I see". What was not told with an answer yet is seen by who
        chose it alone."""
        told = Q(told_in__isnull=False) | Q(added_by__isnull=False, added_by_id=scope.person_id)
        own = Q(party__organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN))
        if scope.narrowed:
            return self.filter(told, own)
        return self.filter(told, Q(task__plan__unit_id__in=scope.units_with(PlanPermission.READ)) | own)

    def removable_by(self, scope: Scope) -> "EvidenceQuerySet":
        """What the scope may take away: a body what it could still add, so of its own part while that is open; the office
        that runs the plan all. Nothing of a closed plan."""
        found = self.visible_to(scope).kept().exclude(task__plan__state=PlanState.CLOSED)
        bodies = scope.organisations_with(PlanPermission.ANSWER)
        own = Q(party__in=TaskParty.objects.taking_files().filter(organisation_id__in=bodies))
        if scope.narrowed:
            return found.filter(own)
        return found.filter(own | Q(task__plan__unit_id__in=scope.units_with(PlanPermission.EDIT)))

    def kept(self) -> "EvidenceQuerySet":
        """All but what was taken away again."""
        return self.exclude(state=EvidenceState.REMOVED)


class Evidence(Record):
    """One file handed in for a task, by a body for its part or by the office. Taken away, its content is gone and its row
    says who did that, when and why."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "task", "party", "told_in", "file", "shown", "thumbnail", "kind", "name", "size", "state", "refusal",
                "added_at", "removed_at", "reason",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("added_by", "removed_by"), PERSONAL),
    }  # fmt: skip

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    party = models.ForeignKey(TaskParty, null=True, blank=True, on_delete=models.RESTRICT, related_name="evidence")
    """The part it belongs to; none when the office adds it to the task."""
    told_in = models.ForeignKey(TaskUpdate, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence")
    """The answer it came with; none until that answer could be taken."""
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    """The file as it came; handed out to the office and to who handed it in."""
    shown = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    """Of a photo: what is looked at, with nothing in it but its dots."""
    thumbnail = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=8)
    """A ``documents.pictures.kinds.FileKind``."""
    name = models.CharField(max_length=255)
    """What the person called it. Never part of an address or of a name to save under."""
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=EvidenceState, default=EvidenceState.WAITING)
    refusal = models.CharField(max_length=20, blank=True)
    """Why a photo cannot be shown, as a code."""
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    objects: ClassVar[EvidenceQuerySet] = EvidenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=EvidenceState.values), name="plans_evidence_state_known"),
        )
        indexes = (models.Index(fields=("state", "added_at"), name="plans_evidence_by_state"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.task_id}"

    @property
    def is_picture(self) -> bool:
        """Whether it is a photo."""
        return self.kind in PICTURES
