"""More time for a finding: asked for by who is to put it right, with a reason; answered by somebody else. The deadline given
first is never overwritten."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._giving import tell_answer_on_time, tell_time_asked
from donghanh.inspections.actions._shared import author_of, day_of, hold_finding, one_line, some_words, tell
from donghanh.inspections.actions.findings import LONGEST
from donghanh.inspections.models import ChangeKind, Finding, FindingState, MoreTime, TimeState
from donghanh.inspections.queries.verifying import may_not_give_time, who_may_give_time
from donghanh.inspections.refusals import InspectionRefused
from donghanh.people.models import Person


@transaction.atomic
def ask_more_time(*, finding: Finding, new_due_on: dt.date, reason: str, by: Actor, at: dt.datetime) -> MoreTime:
    """Ask for a later deadline of an open finding and return the request; who verifies in the unit is told.

    Refused: ``reason_empty``; ``finding_elsewhere`` for a finding that is not open; ``time_waits`` while another request is
    unanswered; ``not_later`` for a day not after the deadline, or past; ``due_far``.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held = hold_finding(finding.pk)
    if held.state != FindingState.OPEN:
        raise InspectionRefused("finding_elsewhere")
    if held.time_requests.waiting().exists():
        raise InspectionRefused("time_waits")
    _refuse_day(held, new_due_on, at, field="new_due_on")
    asked = MoreTime.objects.create(
        finding=held,
        old_due_on=held.due_on,
        new_due_on=new_due_on,
        reason=reason[:500],
        asked_at=at,
        asked_by=author_of(by),
    )
    _tell(held, ChangeKind.ASKED, asked, reason, by=by, at=at)
    record(
        "inspections.time_asked", by=by, at=at, on=held, old={"due_on": held.due_on}, new={"due_on": new_due_on},
        unit_id=held.inspection.unit_id,
    )  # fmt: skip
    tell_time_asked(held, str(asked.pk), by=by, at=at)
    return asked


@transaction.atomic
def grant_more_time(
    *, request: MoreTime, by: Actor, at: dt.datetime, until: dt.date | None = None, answer: str = ""
) -> MoreTime:
    """Move the deadline to the day asked for, or to ``until``, and return the request; who asked is told.

    Refused: ``time_answered`` for one that is answered or taken back; ``own_time`` to who asked and ``own_body`` to the
    owner's people, both with the posts that may (``who``); ``not_later``; ``due_far``.
    """
    request, held, person = _unanswered(request, by, at)
    day = until or request.new_due_on
    _refuse_day(held, day, at, field="until", granting=True)
    held.save_changes(expected_version=held.version, due_on=day)
    return _answer(request, held, TimeState.GRANTED, ChangeKind.EXTENDED, person, answer, day=day, by=by, at=at)


@transaction.atomic
def refuse_more_time(*, request: MoreTime, answer: str, by: Actor, at: dt.datetime) -> MoreTime:
    """Say no, and why; the deadline stands. Returns the request; who asked is told.

    Refused: ``reason_empty``, and as :func:`grant_more_time` refuses.
    """
    answer = some_words(answer, empty="reason_empty", field="answer")
    request, held, person = _unanswered(request, by, at)
    return _answer(
        request, held, TimeState.REFUSED, ChangeKind.REFUSED, person, answer, day=request.new_due_on, by=by, at=at
    )


@transaction.atomic
def withdraw_more_time(*, request: MoreTime, by: Actor, at: dt.datetime) -> MoreTime:
    """Take back a request nobody has answered, and return it. Refused: ``time_answered``."""
    held = hold_finding(request.finding_id)
    request.refresh_from_db()
    if request.state != TimeState.ASKED:
        raise InspectionRefused("time_answered")
    request.save_changes(expected_version=request.version, state=TimeState.WITHDRAWN.value, decided_at=at)
    _tell(held, ChangeKind.WITHDRAWN, request, "", by=by, at=at)
    record(
        "inspections.time_withdrawn", by=by, at=at, on=held, new={"state": request.state},
        unit_id=held.inspection.unit_id,
    )  # fmt: skip
    return request


def _refuse_day(held: Finding, day: dt.date, at: dt.datetime, *, field: str, granting: bool = False) -> None:
    """A day that was still to come when it was asked for may be granted after it went by."""
    if day <= held.due_on or (day < day_of(at) and not granting):
        raise InspectionRefused("not_later", field=field)
    if day > max(held.due_on, day_of(at)) + LONGEST:
        raise InspectionRefused("due_far", field=field)


def _unanswered(request: MoreTime, by: Actor, at: dt.datetime) -> tuple[MoreTime, Finding, Person]:
    held = hold_finding(request.finding_id)
    request.refresh_from_db()
    if request.state != TimeState.ASKED or held.state != FindingState.OPEN:
        raise InspectionRefused("time_answered")
    person = author_of(by)
    code = may_not_give_time(held, request, person.pk if person else None, day_of(at))
    if code or person is None:
        raise InspectionRefused(code, who=who_may_give_time(held, request, day_of(at)))
    return request, held, person


def _answer(
    request: MoreTime,
    held: Finding,
    state: TimeState,
    kind: ChangeKind,
    person: Person,
    answer: str,
    *,
    day: dt.date,
    by: Actor,
    at: dt.datetime,
) -> MoreTime:
    answer = one_line(answer)[:500]
    request.save_changes(
        expected_version=request.version,
        state=state.value,
        new_due_on=day,
        answer=answer,
        decided_at=at,
        decided_by_id=person.pk,
    )
    _tell(held, kind, request, answer, by=by, at=at)
    record(
        f"inspections.time_{state.value}", by=by, at=at, on=held, old={"due_on": request.old_due_on},
        new={"due_on": held.due_on, "answer": answer}, unit_id=held.inspection.unit_id,
    )  # fmt: skip
    tell_answer_on_time(held, str(request.pk), by=by, at=at)
    return request


def _tell(held: Finding, kind: ChangeKind, request: MoreTime, text: str, *, by: Actor, at: dt.datetime) -> None:
    days: dict[str, list[object]] = {"due_on": [request.old_due_on.isoformat(), request.new_due_on.isoformat()]}
    if kind in (ChangeKind.REFUSED, ChangeKind.WITHDRAWN):
        days = {}
    tell(held.inspection, kind, by=by, at=at, finding=held, text=text, changes=days)
