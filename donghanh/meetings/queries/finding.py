"""Meetings as lists show them, and the clubs somebody keeps meetings of."""

import datetime as dt
import uuid
from dataclasses import dataclass

from donghanh.activities.models import Activity
from donghanh.activities.queries import twins_to_adopt
from donghanh.community.models import Initiative, InitiativeQuerySet
from donghanh.foundation.access import Scope
from donghanh.meetings.models import Meeting, MeetingQuerySet
from donghanh.meetings.permissions import MeetingPermission
from donghanh.organisations.models import Organisation


@dataclass(frozen=True)
class Asked:
    """What a list of meetings is narrowed by; what is empty narrows nothing. Days include both ends."""

    words: str = ""
    initiative_id: uuid.UUID | None = None
    state: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def meetings_found(scope: Scope, asked: Asked) -> MeetingQuerySet:
    """Meetings the scope may see that answer to what is asked, the latest first."""
    found = Meeting.objects.visible_to(scope)
    if asked.words:
        found = found.matching(asked.words)
    if asked.initiative_id:
        found = found.filter(initiative_id=asked.initiative_id)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.since:
        found = found.filter(held_on__gte=asked.since)
    if asked.until:
        found = found.filter(held_on__lte=asked.until)
    return found.newest_first()


def may_keep(scope: Scope, initiative: Initiative) -> bool:
    """Whether the scope keeps the meetings of this club: its office, and the chair through the body the club is."""
    if scope.narrowed:
        return False
    own = initiative.organisation_id in scope.organisations_with(MeetingPermission.KEEP)
    return own or scope.may(MeetingPermission.KEEP, unit_id=initiative.unit_id)


def clubs_read(scope: Scope) -> InitiativeQuerySet:
    """The models with members whose meetings the scope may see, also those that ended."""
    return _clubs(scope, MeetingPermission.READ)


def clubs_kept(scope: Scope) -> InitiativeQuerySet:
    """The running models with members whose meetings the scope keeps."""
    return _clubs(scope, MeetingPermission.KEEP).filter(ended_on__isnull=True)


def _clubs(scope: Scope, permission: str) -> InitiativeQuerySet:
    rows = Initiative.objects.filter(kind__has_members=True).select_related("kind", "unit", "organisation__unit")
    if scope.narrowed:
        return rows.none()
    units, bodies = scope.units_with(permission), scope.organisations_with(permission)
    return (rows.filter(unit_id__in=units) | rows.filter(organisation_id__in=bodies)).order_by("sort_key", "pk")


def twins_of(scope: Scope, meeting: Meeting, host: Organisation) -> list[Activity]:
    """What was recorded by hand and may be this very meeting, which is about to be closed: of the same host on the same day, since
    several clubs of a village may meet on one evening. Nothing once it has its activity. Two queries."""
    if meeting.activity_id:
        return []
    return twins_to_adopt(scope, kind="club_meeting", held_on=meeting.held_on, host=host, of_host=True)
