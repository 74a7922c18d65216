"""What one person keeps for themselves: filters they named."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import PERSONAL, FieldClass
from donghanh.people.models import Person


class SavedFilterQuerySet(ScopedQuerySet["SavedFilter"]):
    """Everybody sees their own and nobody else's; a remembered device sees none."""

    def visible_to(self, scope: Scope) -> "SavedFilterQuerySet":
        """The filters of the person behind the scope."""
        if scope.narrowed or scope.person_id is None:
            return self.none()
        return self.filter(person_id=scope.person_id)


class SavedFilter(Record):
    """Filters of the list of all tasks under a name a person gave them."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("person", "name", "query", "created_at"), PERSONAL)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1600)
    """The filters as they stand in an address, in the order of the form."""
    created_at = models.DateTimeField()

    objects: ClassVar[SavedFilterQuerySet] = SavedFilterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("created_at", "id")
        constraints = (models.UniqueConstraint("person", Lower("name"), name="plans_filter_name_once"),)

    def __str__(self) -> str:
        return str(self.pk)
