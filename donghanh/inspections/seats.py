"""Who is told of findings on a day: the people of the bodies that are to put them right, and of the office."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Q

from donghanh.foundation.history.periods import on_day
from donghanh.inspections.permissions import InspectionPermission
from donghanh.people.models import Appointment, Delegation
from donghanh.people.roles import roles_with


@dataclass
class Seats:
    """People by what they sit for."""

    bodies: dict[uuid.UUID, dict[uuid.UUID, bool]] = field(default_factory=lambda: defaultdict(dict))
    """People by body, with whether they see its findings only because they work in the office that inspects."""
    keepers: set[uuid.UUID] = field(default_factory=set)
    leaders: set[uuid.UUID] = field(default_factory=set)
    """Who verifies and does not keep inspections: the leader."""

    @classmethod
    def of(cls, line: uuid.UUID, bodies: Collection[uuid.UUID], on: dt.date) -> Self:
        """The seats of these bodies and of the office of the unit's line. Two queries. Who acts in a post is told beside who
        holds it; an appointment that waits for a second person, or whose account was closed, is told nothing."""
        own = set(roles_with(InspectionPermission.READ_OWN))
        keeping, verifying = set(roles_with(InspectionPermission.KEEP)), set(roles_with(InspectionPermission.VERIFY))
        reading = set(roles_with(InspectionPermission.READ))
        office = Q(post__organisation__unit__line=line, post__role__in=keeping | verifying)
        rows = (
            Appointment.objects.on(on)
            .granting()
            .filter(on_day(on, "post__"), on_day(on, "post__organisation__"))
            .filter(Q(post__organisation__in=bodies) | office)
            .filter(Q(person__user__isnull=True) | Q(person__user__is_active=True))
            .order_by()
            .values_list("pk", "person_id", "post__role", "post__organisation_id", "post__organisation__unit__line")
        )
        seats = {pk: (person, role, body, home) for pk, person, role, body, home in rows}
        acting = Delegation.objects.on(on).granting().filter(appointment__in=list(seats))
        acting = acting.filter(Q(delegate__user__isnull=True) | Q(delegate__user__is_active=True)).order_by()
        delegated = [(person, *seats[pk][1:]) for person, pk in acting.values_list("delegate_id", "appointment_id")]
        made = cls()
        for person, role, body, home in [*seats.values(), *delegated]:
            at_home = home == line
            if role in own:
                made.bodies[body][person] = False
            elif role in reading and at_home:
                made.bodies[body].setdefault(person, True)
            if at_home and role in keeping:
                made.keepers.add(person)
            elif at_home and role in verifying:
                made.leaders.add(person)
        return made

    def told_of(self, owner: uuid.UUID) -> dict[uuid.UUID, bool]:
        """Who is told of a body's finding: its people, else the office, so that nobody is never told."""
        return self.bodies.get(owner) or dict.fromkeys(self.keepers or self.leaders, True)
