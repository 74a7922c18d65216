"""Which seat keeps a plan."""

import datetime as dt
import uuid

from donghanh.foundation.access import Actor
from donghanh.foundation.history.periods import on_day
from donghanh.people.models import Post
from donghanh.people.roles import role_named
from donghanh.plans.permissions import PlanPermission
from donghanh.units.models import Unit


def owner_post_for(*, unit_id: uuid.UUID, by: Actor, on: dt.date) -> Post | None:
    """The seat in the unit's office that keeps what this actor starts: a post of theirs that may edit plans, else the
    first such post of the unit; ``None`` when the office has no such post on the day. Two queries."""
    posts = [
        post
        for post in Post.objects.on(on)
        .filter(
            on_day(on, "organisation__"), organisation__unit__line__in=Unit.objects.filter(pk=unit_id).values("line")
        )
        .select_related("organisation")
        .order_by("organisation__sort_key", "title", "pk")
        if (role := role_named(post.role)) and PlanPermission.EDIT in role.permissions and role.reach == "unit"
    ]
    if by.id is not None:
        held = set(
            Post.objects.filter(
                on_day(on, "appointments__"), appointments__person__user_id=by.id, pk__in=[post.pk for post in posts]
            ).values_list("pk", flat=True)
        )
        posts.sort(key=lambda post: post.pk not in held)
    return posts[0] if posts else None
