"""What who came in by a personal link may see: the link itself while it opens, the visit, the parts of its body."""

import datetime as dt
import re
import uuid

from django.db.models import F, Q

from donghanh.foundation.access import Actor, Grant, Scope
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import LinkVisit, PartyRole, PersonalLink, TaskParty
from donghanh.plans.models.link import LINK, PersonalLinkQuerySet, link_digest, visit_digest
from donghanh.plans.models.task import TaskPartyQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import ANSWERABLE, SET_ASIDE, PartState, PlanState

_SECRET = re.compile(r"[\w-]{1,100}", re.ASCII)


def scope_of_link(link: PersonalLink, day: dt.date) -> Scope:
    """What a link opens: the part of its own body, narrowed, and nothing else. Needs ``appointment``, ``organisation``."""
    body, post = link.organisation, link.appointment.post_id
    grants = frozenset(
        Grant(permission, body.unit_id, body.pk, post)
        for permission in (PlanPermission.READ_OWN, PlanPermission.ANSWER)
    )
    return Scope(
        actor=Actor(kind=LINK, id=link.pk),
        on=day,
        person_id=link.appointment.person_id,
        grants=grants,
        organisation_ids=frozenset({body.pk}),
        post_ids=frozenset({post}),
        narrowed=True,
    )


def live_link(secret: str, day: dt.date) -> PersonalLink | None:
    """The link of a secret, if it opens on the day for who knows its PIN: nothing tells an unknown one from one that has
    ended or is locked. What a chat put after the secret (a full stop, a bracket) is passed over. One query."""
    found = _SECRET.match(secret)
    if found is None:
        return None
    return _live(day).filter(digest=link_digest(found[0])).first()


def link_still_live(pk: uuid.UUID, day: dt.date) -> PersonalLink | None:
    """A link known by its identity, if it opens on the day for who knows its PIN. One query."""
    return _live(day).filter(pk=pk).first()


def visit_with(key: str) -> LinkVisit | None:
    """The visit of a cookie, open or not; ``None`` for a key nobody was given, or one of a visit that was left. One query."""
    return LinkVisit.objects.filter(key_digest=visit_digest(key)).first()


def _live(day: dt.date) -> PersonalLinkQuerySet:
    return PersonalLink.objects.live(day).select_related("appointment__person", "organisation__unit")


def parts_of_link(scope: Scope) -> TaskPartyQuerySet:
    """The parts of the link's own body that were sent, those withdrawn too, with what their pages show. No query yet."""
    rows: TaskPartyQuerySet = TaskParty.objects.visible_to(scope).select_related(
        "task__plan__unit", "task__plan__owner_post__organisation", "task__section", "organisation"
    )
    return rows


def still_to_answer(scope: Scope) -> TaskPartyQuerySet:
    """Of those the parts that wait for an answer, what presses most first, what has no day last. No query
    yet."""
    rows = parts_of_link(scope).filter(state__in=ANSWERABLE, task__repeats=False)
    rows = rows.exclude(role=PartyRole.INFORMED).exclude(task__plan__state=PlanState.CLOSED)
    return rows.exclude(task__state__in=SET_ASIDE).order_by(
        F("task__due_on").asc(nulls_last=True), "task__plan_id", "task__order", "pk"
    )


def taken_on_for_good() -> Q:
    """Whether a part is standing work its body has taken on, as a condition: nothing waits there but when it is asked after."""
    return Q(task__schedule=Schedule.STANDING, state=PartState.ACCEPTED)


def answered_or_read(scope: Scope) -> TaskPartyQuerySet:
    """The other parts that are of use to the body: done, handed back, or sent for its knowledge; the newest
    first. No query yet."""
    ended = Q(state__in=(PartState.DONE, PartState.RETURNED))
    told = Q(role=PartyRole.INFORMED, task__plan__state__in=(PlanState.DRAFT, PlanState.ISSUED))
    rows = parts_of_link(scope).live().filter(ended | told, task__repeats=False)
    return rows.exclude(task__state__in=SET_ASIDE).order_by(
        F("answered_at").desc(nulls_last=True), F("sent_at").desc(nulls_last=True), "pk"
    )
