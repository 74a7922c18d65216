"""Who may say whether a finding is put right: never its owner's people, never who reported it."""

import datetime as dt
import uuid

from django.db.models import Q

from donghanh.foundation.history.periods import on_day
from donghanh.inspections.models import Decision, Finding, MoreTime
from donghanh.inspections.permissions import InspectionPermission
from donghanh.people.models import Appointment, Delegation
from donghanh.people.roles import roles_with

OWN_BODY, OWN_REPORT, OWN_TIME = "own_body", "own_report", "own_time"


def why_not(finding: Finding, person_id: uuid.UUID | None, on: dt.date) -> str:
    """The code of what keeps this person from deciding on the finding; empty when nothing does. Three queries at most."""
    if person_id is None:
        return OWN_REPORT
    if finding.follow_ups.filter(decision=Decision.WAITING, claimed_by_id=person_id).exists():
        return OWN_REPORT
    return OWN_BODY if sits_in(finding.owner_id, person_id, on) else ""


def sits_in(body: uuid.UUID, person_id: uuid.UUID, on: dt.date) -> bool:
    """Whether the person holds a post of the body on a day, or acts in one. Two queries."""
    if Appointment.objects.on(on).filter(person_id=person_id, post__organisation_id=body).exists():
        return True
    acting = Delegation.objects.on(on).granting().filter(delegate_id=person_id)
    return acting.filter(appointment__post__organisation_id=body).exists()


def who_may(finding: Finding, on: dt.date) -> list[str]:
    """The posts whose people may decide on it, by title and body and no name, in order. Two queries."""
    claimed = finding.follow_ups.filter(decision=Decision.WAITING).values_list("claimed_by_id", flat=True).first()
    return _posts_but(finding, claimed, on)


def may_not_give_time(finding: Finding, request: MoreTime, person_id: uuid.UUID | None, on: dt.date) -> str:
    """The code of what keeps this person from answering a request for more time; empty when nothing does. Two queries."""
    if person_id is None or request.asked_by_id == person_id:
        return OWN_TIME
    return OWN_BODY if sits_in(finding.owner_id, person_id, on) else ""


def who_may_give_time(finding: Finding, request: MoreTime, on: dt.date) -> list[str]:
    """The posts whose people may answer a request, by title and body and no name, in order. One query."""
    return _posts_but(finding, request.asked_by_id, on)


def _posts_but(finding: Finding, person_id: uuid.UUID | None, on: dt.date) -> list[str]:
    rows = (
        Appointment.objects.on(on)
        .granting()
        .filter(on_day(on, "post__"), on_day(on, "post__organisation__"))
        .filter(
            post__role__in=roles_with(InspectionPermission.VERIFY),
            post__organisation__unit__line=finding.inspection.unit.line,
        )
        .exclude(post__organisation_id=finding.owner_id)
        .exclude(Q(person_id=person_id) if person_id else Q(pk__in=()))
        .order_by("post__organisation__sort_key", "post__title", "pk")
    )
    names = rows.values_list("post__title", "post__organisation__name")
    return list(dict.fromkeys(f"{title}, {body}" for title, body in names))[:6]
