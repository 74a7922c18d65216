"""Personal links as the office lists them, and what who came in by one may see."""

import datetime as dt
import uuid

from donghanh.foundation.access import Actor, Grant, Scope
from donghanh.people.models import Appointment
from donghanh.people.roles import roles_with
from donghanh.plans.models import PersonalLink
from donghanh.plans.models.link import PersonalLinkQuerySet, link_digest
from donghanh.plans.permissions import PlanPermission

LINK = "link"
"""The kind of actor behind what was answered by a personal link; its id is the link's."""


def scope_of_link(link: PersonalLink, day: dt.date) -> Scope:
    """What a link opens: the part of its own body, narrowed, and nothing else. Needs ``appointment.post.organisation``."""
    post = link.appointment.post
    body = post.organisation
    grants = frozenset(
        Grant(permission, body.unit_id, body.pk, post.pk)
        for permission in (PlanPermission.READ_OWN, PlanPermission.ANSWER)
    )
    return Scope(
        actor=Actor(kind=LINK, id=link.pk),
        on=day,
        person_id=link.appointment.person_id,
        grants=grants,
        organisation_ids=frozenset({body.pk}),
        post_ids=frozenset({post.pk}),
        narrowed=True,
    )


def open_link(pk: uuid.UUID, round_: int, day: dt.date) -> PersonalLink | None:
    """The link somebody came in by, while it is live and its PIN still that one. One query."""
    rows = PersonalLink.objects.live(day).select_related("appointment__post__organisation__unit", "appointment__person")
    return rows.filter(pk=pk, round=round_).first()


def link_of(secret: str) -> PersonalLink | None:
    """The link with this secret, however it stands. One query."""
    rows = PersonalLink.objects.select_related("appointment__post__organisation")
    return rows.filter(digest=link_digest(secret)).first()


def links_seen(scope: Scope) -> PersonalLinkQuerySet:
    """The links of the scope's units with their holders, the newest first."""
    rows = PersonalLink.objects.visible_to(scope)
    return rows.select_related("appointment__person", "appointment__post__organisation").order_by("-made_at", "pk")


def links_standing(scope: Scope, state: str) -> list[PersonalLink]:
    """Those that stand so on the scope's day; all without a state. One query."""
    return [link for link in links_seen(scope) if state in ("", link.state_on(scope.on))]


def seats_for_links(scope: Scope, person_id: uuid.UUID) -> list[Appointment]:
    """The seats of a person for which this scope may make a link: of bodies that answer for their own part. One query."""
    units = scope.units_with(PlanPermission.SEND)
    if scope.narrowed or not units:
        return []
    answering = set(roles_with(PlanPermission.ANSWER))
    seats = Appointment.objects.on(scope.on).granting().select_related("post__organisation")
    return list(
        seats.filter(person_id=person_id, post__role__in=answering, post__organisation__unit_id__in=units).order_by(
            "valid_from", "pk"
        )
    )
