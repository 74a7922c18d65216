"""Who came as numbers, and the one activity in which they stand."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from donghanh.activities.actions import adopt_activity, correct_activity, record_activity, restore_activity
from donghanh.activities.models import Activity, ActivityKind, ActivityState
from donghanh.activities.refusals import ActivityRefused
from donghanh.community.models import SexChoice
from donghanh.community.queries import members_on, places_on
from donghanh.domain.attendance import AGE, SEX
from donghanh.domain.meetings import age_group
from donghanh.foundation.access import Actor
from donghanh.meetings.models import Attendance, Meeting
from donghanh.meetings.refusals import MeetingRefused
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

KIND = "club_meeting"


@contextmanager
def activity_refusals() -> Iterator[None]:
    """Turn what the activity refuses into ``activity_refused``, with the cause."""
    try:
        yield
    except ActivityRefused as refused:
        raise MeetingRefused("activity_refused", field=refused.field, refused=refused) from refused


def refuse_strangers(meeting: Meeting, day: dt.date) -> None:
    """Raise ``not_members_then`` when somebody marked present is no member on the day."""
    then = members_on(meeting.initiative, day).order_by().values("pk")
    if Attendance.objects.filter(meeting=meeting).exclude(member__in=then).exists():
        raise MeetingRefused("not_members_then", field="held_on")


def headcount_of(meeting: Meeting) -> tuple[int, dict[str, int | None]]:
    """How many came and what is known of them by sex and age; whatever is not known is in no count. One query."""
    came = list(Attendance.objects.filter(meeting=meeting).values_list("member__sex", "member__born_in"))
    sexes = Counter(sex for sex, _ in came)
    ages = Counter(age_group(born, meeting.held_on) for _, born in came)
    total = len(came) + meeting.guests
    female = sexes[SexChoice.FEMALE] + meeting.guests_women
    male = sexes[SexChoice.MALE] + meeting.guests_men
    known: dict[str, int | None] = dict.fromkeys((*SEX, *AGE))
    if female or male:  # both, or the one left out would be taken for the rest
        known |= {"female": female, "male": male}
    return total, known | {name: ages[name] for name in AGE if ages[name]}


def write_activity(
    meeting: Meeting, *, by: Actor, at: dt.datetime, host: Organisation | None = None, adopts: Activity | None = None
) -> Activity:
    """Bring the activity of a meeting in line with it and return it: the one there is (taken back into use where it was
    cancelled), the one to adopt, whose figures stay as somebody recorded them, else a new one held by ``host``. Refused:
    ``nobody_came``, ``activity_refused``."""
    total, known = headcount_of(meeting)
    if not total:
        raise MeetingRefused("nobody_came")
    activity = None if meeting.activity_id is None else Activity.objects.get(pk=meeting.activity_id)
    values: dict[str, Any] = {
        "held_on": meeting.held_on, "starts_at": meeting.starts_at, "place": meeting.place, "total": total
    }  # fmt: skip
    topic = {"topic": meeting.topic} if meeting.topic else {}
    with activity_refusals():
        if activity is None and adopts is not None:
            what = f"buổi sinh hoạt ngày {meeting.held_on:%d/%m/%Y}"
            unit = meeting.initiative.unit
            activity = adopt_activity(activity=adopts, unit=unit, kind=KIND, what=what, by=by, at=at)
        if activity is None:
            assert host is not None, "a meeting closed for the first time has a host"
            return record_activity(
                unit=meeting.initiative.unit,
                kind=ActivityKind.objects.get(code=KIND, unit__isnull=True),
                host=host,
                title=f"Sinh hoạt {meeting.initiative.name}",
                village=_village(meeting),
                details=topic,
                known=known,
                by=by,
                at=at,
                **values,
            )
        if activity.state == ActivityState.VOID and not meeting.is_held:
            activity = restore_activity(activity=activity, expected_version=activity.version, by=by, at=at)
        if activity.adopted:
            return activity
        kept = {name: getattr(activity, name) for name in ("minority", "kinh", "disabled", "not_disabled")}
        return correct_activity(
            activity=activity,
            expected_version=activity.version,
            details={**activity.details, **topic},
            known=kept | known,
            by=by,
            at=at,
            **values,
        )


def _village(meeting: Meeting) -> Unit | None:
    """The village the club is in on the day; none for a protected club, which is nowhere."""
    place = places_on([meeting.initiative], meeting.held_on).get(meeting.initiative_id)
    village = place.village if place else None
    if village is None or village.parent is None or village.parent.line != meeting.initiative.unit.line:
        return None
    return village
