"""What a body answers when it is asked how a standing task goes, and the office looking at what is in the way."""

import datetime as dt

from django.db import transaction

from donghanh.domain.calendar import Period
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import author_of, day_of, lock_task, one_line, refuse_closed, tell
from donghanh.plans.models import CheckIn, CheckInAnswer, Task, TaskParty, UpdateKind
from donghanh.plans.queries.check_ins import askable, period_open_to, that_lead
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import SET_ASIDE, PartState


@transaction.atomic
def check_in(
    *,
    party: TaskParty,
    answer: CheckInAnswer,
    by: Actor,
    at: dt.datetime,
    note: str = "",
    expected_version: int = 0,
) -> CheckIn:
    """Keep what the body says of its standing task for the period it is asked about, and return it. The task stays as it
    stands: this is no result.

    ``expected_version`` is that of the answer being corrected, 0 for the first; the same answer again changes nothing. What it
    was before a correction stays in the story of the task, and the office looks at a corrected hindrance anew.
    Refused: ``plan_closed``, ``part_withdrawn``, ``task_dropped``; ``check_not_leading`` for a body that does not lead;
    ``check_not_asked`` when nothing is asked of this part today; ``check_note_empty`` for a hindrance without a word;
    ``check_answered`` when somebody of the body has answered otherwise. Raises ``StaleRecord``.
    """
    task = lock_task(party.task_id)
    party.refresh_from_db(fields=["role", "state", "sent_at", "organisation", "parent"])
    period = _period(task, party, day_of(at))
    assert party.organisation is not None  # who leads is a body: _period
    note = one_line(note)
    if answer == CheckInAnswer.HINDERED and not note:
        raise PlanRefused("check_note_empty")
    said = CheckIn.objects.filter(party=party, period_until=period.until).first()
    if said is not None and (said.answer, said.note) == (answer, note):
        return said
    if said is not None and not expected_version:
        raise PlanRefused("check_answered")
    author = author_of(by)
    new = {"answer": answer.value, "note": note}
    words: dict[str, object] = {**new, "said_at": at, "said_by_id": author.pk if author else None}
    old: dict[str, object] = {}
    if said is None:
        stretch = {"period_from": period.first, "period_until": period.until}
        said = CheckIn.objects.create(task=task, party=party, organisation=party.organisation, **stretch, **words)
    else:
        old = {"answer": said.answer, "note": said.note}
        words |= {"organisation_id": party.organisation.pk, "seen_at": None, "seen_by_id": None}
        said.save_changes(expected_version=expected_version, **words)
    tell(
        task,
        UpdateKind.CHECK_IN,
        author=author,
        at=at,
        party=party,
        text=note,
        changes={
            "period": [said.period_from.isoformat(), said.period_until.isoformat()],
            "answer": [old.get("answer", ""), answer.value],
        },
        by=by,
    )
    name = "plans.check_in_corrected" if old else "plans.checked_in"
    record(name, by=by, at=at, on=said, old=old, new=new | {"until": said.period_until}, unit_id=task.plan.unit_id)
    return said


def _period(task: Task, party: TaskParty, day: dt.date) -> Period:
    """The period the part is asked about on the day, or why it is not. For who holds the task."""
    refuse_closed(task.plan)
    if party.state in (PartState.WITHDRAWN, PartState.DRAFT):
        raise PlanRefused("part_withdrawn")
    if task.state in SET_ASIDE:
        raise PlanRefused("task_dropped")
    if not that_lead(TaskParty.objects.filter(pk=party.pk)).exists():
        raise PlanRefused("check_not_leading")
    if not askable(TaskParty.objects.filter(pk=party.pk)).exists():
        raise PlanRefused("check_not_asked")
    period = period_open_to(party, task, day)
    if period is None:
        raise PlanRefused("check_not_asked")
    return period


@transaction.atomic
def see_check_in(*, said: CheckIn, expected_version: int, by: Actor, at: dt.datetime) -> CheckIn:
    """The office has looked at what is in the way of a standing task; return it. Nothing happens where nothing waits.

    Refused: ``task_gone``, ``plan_closed``. Raises ``StaleRecord`` when the body has said something else meanwhile.
    """
    task = lock_task(said.task_id)
    refuse_closed(task.plan)
    if said.answer != CheckInAnswer.HINDERED or said.seen_at is not None:
        return said
    author = author_of(by)
    said.save_changes(expected_version=expected_version, seen_at=at, seen_by_id=author.pk if author else None)
    tell(task, UpdateKind.CHECK_SEEN, author=author, at=at, party=said.party)
    record("plans.check_in_seen", by=by, at=at, on=said, new={"seen": True}, unit_id=task.plan.unit_id)
    return said
