"""The secret address under which a person's own calendar program reads their deadlines."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from donghanh.accounts.secrets import digest
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import PERSONAL, FieldClass
from donghanh.people.models import Person


def digest_of(secret: str) -> str:
    """What is stored of a secret; keyed for this purpose alone."""
    return digest("plans.calendar_feed", secret)


class CalendarFeedQuerySet(ScopedQuerySet["CalendarFeed"]):
    """Everybody sees that they have an address; nobody, they included, can read it again."""

    def visible_to(self, scope: Scope) -> "CalendarFeedQuerySet":
        """The addresses of the person behind the scope; none from a remembered device."""
        if scope.narrowed or scope.person_id is None:
            return self.none()
        return self.filter(person_id=scope.person_id)

    def live(self) -> "CalendarFeedQuerySet":
        """Addresses that answer: not revoked, and of an account that is open."""
        return self.filter(revoked_at__isnull=True, person__user__is_active=True)


class CalendarFeed(Record):
    """One secret address. Of the secret only a keyed digest is kept, so the table opens no calendar."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("person", "digest", "created_at", "revoked_at"), PERSONAL
    )

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[CalendarFeedQuerySet] = CalendarFeedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=Q(revoked_at__isnull=True), name="plans_feed_once"),
        )

    def __str__(self) -> str:
        return str(self.pk)
