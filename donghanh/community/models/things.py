"""What a model has: equipment, and its papers as files."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import Initiative, PartQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person


class Condition(models.TextChoices):
    """What a thing is like."""

    GOOD = "good", _("Dùng tốt")
    WORN = "worn", _("Cũ, còn dùng được")
    BROKEN = "broken", _("Hỏng")
    MISSING = "missing", _("Thất lạc")


class EquipmentQuerySet(PartQuerySet["Equipment"]):
    """Equipment is seen with its model."""

    def held(self) -> "EquipmentQuerySet":
        """What is still there."""
        return self.filter(gone_on__isnull=True)


class Equipment(EditableRecord):
    """One line of the list of equipment."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("initiative", "item", "quantity", "measure", "condition", "received_on", "source", "gone_on", "gone_reason"),
        INTERNAL,
    )

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="equipment")
    item = models.CharField(max_length=160)
    quantity = models.PositiveIntegerField()
    measure = models.CharField(max_length=30, blank=True)
    """What is counted: "cái", "bộ"."""
    condition = models.CharField(max_length=8, choices=Condition, default=Condition.GOOD)
    received_on = models.DateField()
    source = models.CharField(max_length=160, blank=True)
    """Who gave it or from which money it was bought."""
    gone_on = models.DateField(null=True, blank=True)
    gone_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[EquipmentQuerySet] = EquipmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("item", "received_on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(quantity__gt=0), name="community_equipment_is_something"),
            models.CheckConstraint(
                condition=Q(gone_on__isnull=True) | Q(gone_on__gte=F("received_on")),
                name="community_equipment_goes_after_it_came",
            ),
        )

    def __str__(self) -> str:
        return self.item


class FileUse(models.TextChoices):
    """What a file is."""

    RULES = "rules", _("Quy chế")
    DECISION = "decision", _("Quyết định")
    OTHER = "other", _("Giấy tờ khác")


class InitiativeFileQuerySet(PartQuerySet["InitiativeFile"]):
    """Files are listed with their model. Those of a protected one are opened by another right (``views.files``)."""

    def kept(self) -> "InitiativeFileQuerySet":
        """All but what was taken away again."""
        return self.filter(file__isnull=False)


class InitiativeFile(Record):
    """A paper of the model. Taken away, its content is gone and the row says when."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("initiative", "use", "file", "kind", "size", "added_at", "removed_at"), INTERNAL),
        **dict.fromkeys(("name", "added_by"), PERSONAL),
    }

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="files")
    use = models.CharField(max_length=10, choices=FileUse)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=8)
    """A ``documents.pictures.kinds.FileKind``."""
    name = models.CharField(max_length=255)
    """What the person called it. Never shown of a protected model, never part of an address or of a name to save under."""
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[InitiativeFileQuerySet] = InitiativeFileQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("use", "added_at", "id")

    def __str__(self) -> str:
        return f"{self.use} {self.initiative_id}"
