"""Many activities on their way in: a pasted table as it stands on the page, kept until it is taken in or dropped."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.sheet import SHEET
from donghanh.documents.sheets.problems import Problem, Row
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.units.models import Unit


class BatchState(models.TextChoices):
    """How far a table has come."""

    CHECKING = "checking", _("Đang soát")
    CHECKED = "checked", _("Đã soát, chưa nhập")
    TAKING = "taking", _("Đang nhập")
    TAKEN = "taken", _("Đã nhập")
    DROPPED = "dropped", _("Đã bỏ")
    UNDONE = "undone", _("Đã rút lại")


class BatchQuerySet(ScopedQuerySet["Batch"]):
    """Tables are for who records the unit's activities."""

    def visible_to(self, scope: Scope) -> "BatchQuerySet":
        """Those of the units for which the scope records."""
        return self.none() if scope.narrowed else self.filter(unit_id__in=scope.units_with(ActivityPermission.RECORD))

    def open(self) -> "BatchQuerySet":
        """Those that were neither taken in nor dropped."""
        return self.filter(state__in=(BatchState.CHECKING, BatchState.CHECKED, BatchState.TAKING))


class Batch(EditableRecord):
    """One table. Its rows go once it is over; what it recorded points back to it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "made_at", "state", "letters", "rows", "bad", "held", "taken", "ended_at"), INTERNAL),
        "made_by": PERSONAL,
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=BatchState, default=BatchState.CHECKING)
    letters = models.JSONField(default=dict)
    """Column key → the letter it had in the table."""
    rows = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    """Rows that are activities the office holds already, word for word: nothing is recorded for them."""
    taken = models.PositiveIntegerField(default=0)
    """How many activities it recorded."""
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BatchQuerySet] = BatchQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-made_at", "pk")

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"


class BatchLine(Record):
    """One row of a table: its cells as they stand now, and what is wrong with them."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("batch", "number", "cells", "problems", "is_bad", "is_held"), INTERNAL
    )

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    """The row it had in the table."""
    cells = models.JSONField(default=dict)
    """Column key → [kind, text] (``documents.sheets``)."""
    problems = models.JSONField(default=list)
    """What is wrong: ``{"code", "column", "params"}``."""
    is_bad = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    """Whether it is an activity the office holds already, word for word."""

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("batch", "number"), name="activities_batch_line_once"),)
        indexes = (models.Index(fields=("batch", "is_bad", "number"), name="activities_bad_lines"),)

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"

    @property
    def held_as(self) -> str:
        """The key of the activity the row is in part, where it says something else; else nothing."""
        return next((one["params"]["activity"] for one in self.problems if "activity" in one["params"]), "")

    @property
    def found(self) -> list[Problem]:
        """What is wrong, as it is put into words."""
        return [Problem(one["code"], SHEET.title, self.number, one["column"], one["params"]) for one in self.problems]


def row_of(number: int, cells: dict[str, Any], letters: dict[str, str]) -> Row:
    """A row as it is looked over, nothing noted yet."""
    return Row(SHEET, number, {key: tuple(cell) for key, cell in cells.items()}, letters)
