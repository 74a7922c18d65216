"""Who inspects: a lead, members by their posts, people from outside by role and body alone."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import day_of, hold, one_line, refuse_over, tell
from donghanh.inspections.models import ChangeKind, TeamMember
from donghanh.inspections.models.inspection import Inspection
from donghanh.inspections.refusals import InspectionRefused
from donghanh.people.models import Appointment, Post

MOST_MEMBERS = 30


@transaction.atomic
def add_team_member(
    *,
    inspection: Inspection,
    by: Actor,
    at: dt.datetime,
    post: Post | None = None,
    outside: str = "",
    is_lead: bool = False,
) -> TeamMember:
    """Put a post, with the person in it today, or somebody from outside into the team; return the row. A new lead takes the
    place of the one before, who stays a member.

    Refused: ``is_over``; ``member_nobody`` without a post and words, ``member_both`` with both; ``post_elsewhere``;
    ``post_known``; ``team_full``.
    """
    held = hold(inspection.pk)
    refuse_over(held)
    outside = one_line(outside)
    if post is None and not outside:
        raise InspectionRefused("member_nobody", field="post")
    if post is not None and outside:
        raise InspectionRefused("member_both", field="outside")
    if held.team.count() >= MOST_MEMBERS:
        raise InspectionRefused("team_full", most=MOST_MEMBERS)
    person = None
    if post is not None:
        if post.organisation.unit.line != held.unit.line:
            raise InspectionRefused("post_elsewhere", field="post")
        if held.team.filter(post=post).exists():
            raise InspectionRefused("post_known", field="post")
        seat = Appointment.objects.on(day_of(at)).filter(post=post).select_related("person").order_by("pk").first()
        person = seat.person if seat else None
    if is_lead:
        held.team.filter(is_lead=True).update(is_lead=False)
    last = held.team.aggregate(last=Max("order"))["last"] or 0
    made = TeamMember.objects.create(
        inspection=held, post=post, person=person, outside=outside[:160], is_lead=is_lead, order=last + 1
    )
    tell(held, ChangeKind.TEAM, by=by, at=at)
    record(
        "inspections.member_added", by=by, at=at, on=made,
        new={"inspection": held.pk, "post": post.pk if post else None, "is_lead": is_lead}, unit_id=held.unit_id,
    )  # fmt: skip
    return made


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: Actor, at: dt.datetime) -> None:
    """Take somebody out of the team of an open inspection. What they answered stays. Refused: ``is_over``."""
    held = hold(member.inspection_id)
    refuse_over(held)
    record(
        "inspections.member_removed", by=by, at=at, on=member, old={"inspection": held.pk}, unit_id=held.unit_id
    )  # fmt: skip
    member.delete()
    tell(held, ChangeKind.TEAM, by=by, at=at)
