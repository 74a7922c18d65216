"""Personal links as the office lists them: whose they are, for whom one may be made, who renews a PIN."""

import datetime as dt
import uuid

from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.people.models import Appointment, Delegation
from donghanh.people.roles import roles_with
from donghanh.plans.models import PersonalLink
from donghanh.plans.models.link import PersonalLinkQuerySet, answering_seats
from donghanh.plans.permissions import PlanPermission


def links_seen(scope: Scope) -> PersonalLinkQuerySet:
    """The links of the scope's units with their holders, the newest first."""
    rows = PersonalLink.objects.visible_to(scope)
    return rows.standing(scope.on).select_related("appointment__person", "organisation").order_by("-made_at", "pk")


def links_standing(scope: Scope, state: str) -> list[PersonalLink]:
    """Those that stand so on the scope's day; all without a state. One query."""
    return [link for link in links_seen(scope) if state in ("", link.state_on(scope.on))]


def seats_for_links(scope: Scope, person_id: uuid.UUID) -> list[Appointment]:
    """The seats of a person for which this scope may make a link: of bodies that answer for their own part, and never one's
    own. One query."""
    units = scope.units_with(PlanPermission.SEND)
    if scope.narrowed or not units or person_id == scope.person_id:
        return []
    seats = answering_seats(scope.on).filter(person_id=person_id, post__organisation__unit_id__in=units)
    return list(seats.select_related("post__organisation").order_by("valid_from", "pk"))


def who_renews_pins(line: uuid.UUID, day: dt.date) -> set[uuid.UUID]:
    """The people who may give a new PIN for links of a unit on a day, by the line of the unit: who sends its tasks, and who
    acts for them. Two queries."""
    seats = Appointment.objects.on(day).granting().filter(on_day(day, "post__"), on_day(day, "post__organisation__"))
    seats = seats.filter(post__organisation__unit__line=line, post__role__in=roles_with(PlanPermission.SEND)).order_by()
    acting = Delegation.objects.on(day).granting().filter(appointment__in=seats).order_by()
    open_account = {"person__user__is_active": True}
    found = set(seats.filter(**open_account).values_list("person_id", flat=True))
    return found | set(acting.filter(delegate__user__is_active=True).values_list("delegate_id", flat=True))
