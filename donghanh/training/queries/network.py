"""Who of the network is trained in what: by person, and by body with what nobody of it is trained in."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from donghanh.foundation.access import Scope
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.training.models import Enrolment, EnrolmentQuerySet, Topic
from donghanh.training.permissions import TrainingPermission


@dataclass
class BodyRow:
    """One body: in which topics how many of its people are trained, and since when."""

    body: Organisation
    people: dict[uuid.UUID, set[uuid.UUID]] = field(default_factory=dict)
    """Topic → the people."""
    latest: dict[uuid.UUID, dt.date] = field(default_factory=dict)
    """Topic → the day of the latest course of it."""

    def missing(self, topics: Iterable[Topic]) -> list[Topic]:
        """The topics in which nobody of it is trained."""
        return [topic for topic in topics if topic.pk not in self.people]


def trained_in(
    scope: Scope,
    *,
    body_id: uuid.UUID | None = None,
    topic_id: uuid.UUID | None = None,
    since: dt.date | None = None,
) -> EnrolmentQuerySet:
    """One row for each course somebody of the network completed, of people the scope may see and whose names are kept."""
    found = Enrolment.objects.visible_to(scope).trained().filter(member__erased_on__isnull=True)
    if body_id:
        home = Organisation.objects.filter(pk=body_id, village__isnull=False).values("village__line")
        of_village = Q(member__body__isnull=True, member__village__line__in=home)
        found = found.filter(Q(member__body_id=body_id) | of_village)
    if topic_id:
        found = found.filter(course__topic_id=topic_id)
    if since:
        found = found.filter(course__closed_on__gte=since)
    joined = found.select_related("member__body", "member__village", "course__topic")
    return joined.order_by("member__sort_key", "member_id", "course__closed_on", "pk")


def bodies_asked(scope: Scope, *, on: dt.date) -> list[Organisation]:
    """The bodies whose people are looked at: all of the units the scope may read, but clubs; else its own. One query."""
    rows = Organisation.objects.on(on)
    if units := scope.units_with(TrainingPermission.READ):
        rows = rows.filter(unit_id__in=units).exclude(kind=OrganisationKind.CLUB)
    else:
        rows = rows.filter(pk__in=scope.organisations_with(TrainingPermission.READ_OWN))
    return list(rows.select_related("village").order_by("sort_key", "pk"))


def by_body(bodies: Iterable[Organisation], rows: Iterable[Enrolment], topics: Iterable[Topic]) -> list[BodyRow]:
    """The bodies, those first in which most topics are nobody's. Somebody without a body counts for the board of their village. No
    query."""
    wanted = list(topics)
    found = {body.pk: BodyRow(body) for body in bodies}
    boards = {row.body.village.line: row for row in found.values() if row.body.village is not None}
    for one in rows:
        member = one.member
        row = found.get(member.body_id) if member.body_id else None
        if row is None and not member.body_id and member.village is not None:
            row = boards.get(member.village.line)
        if row is None:
            continue
        topic = one.course.topic_id
        row.people.setdefault(topic, set()).add(one.member_id)
        if one.course.closed_on is not None:
            row.latest[topic] = max(row.latest.get(topic, one.course.closed_on), one.course.closed_on)
    return sorted(found.values(), key=lambda row: (-len(row.missing(wanted)), row.body.sort_key, str(row.body.pk)))
