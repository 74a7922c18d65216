"""What a body may answer about its part just now, and taking one answer in, by whichever road it came."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.plans import actions
from donghanh.plans.models import DOING, CheckIn, CheckInAnswer, PartyRole, TaskParty, UpdateKind
from donghanh.plans.status import ANSWERABLE, SET_ASIDE, PartState, PlanState

TWICE = dt.timedelta(minutes=5)
"""The same answer again within this time is the same press of a button, on a slow line."""
_KINDS = {
    "nhan": UpdateKind.ACCEPTED,
    "tra": UpdateKind.RETURNED,
    "dang": UpdateKind.NOTE,
    "xong": UpdateKind.RESULT,
}
"""What each tile leaves in the story of the task."""


def may_be_answered(party: TaskParty) -> bool:
    """Whether the part waits for an answer: it was sent, is not done, its task is at work, and its body is more than
    informed. Needs ``task.plan`` loaded."""
    task = party.task
    is_open = task.plan.state != PlanState.CLOSED and task.state not in SET_ASIDE
    return is_open and party.state in ANSWERABLE and party.role != PartyRole.INFORMED


def may_show_files(party: TaskParty) -> bool:
    """Whether the part takes photos and files: it waits for an answer, and its body does the task rather than watch it.
    What ``TaskParty.objects.taking_files()`` says in SQL. Needs ``task.plan`` loaded."""
    return may_be_answered(party) and party.role in DOING


def first_answer(party: TaskParty) -> str:
    """The answer that lies nearest, by the value of its tile. Needs ``task`` loaded."""
    if party.role == PartyRole.SUPERVISING:
        return "dang"
    if party.task.repeats and party.state == PartState.ACCEPTED:
        return "dang"
    return "xong" if party.state == PartState.ACCEPTED else "nhan"


def take_answer(party: TaskParty, data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> None:
    """Do what a checked :class:`~donghanh.plans.forms.AnswerForm` says. Returns
    nothing. Refused: what its actions refuse, and raises ``StaleRecord`` as they do. Costs what its one action costs."""
    signed: dict[str, Any] = {"party": party, "by": by, "at": at}
    match data["answer"]:
        case "nhan":
            actions.accept_part(**signed, text=data["text"])
        case "tra":
            actions.return_part(**signed, reason=data["text"])
        case "dang":
            actions.report_progress(**signed, text=data["text"])
        case _:
            actions.record_result(**signed, text=data["text"], done_on=data["done_on"])


def take_check_in(party: TaskParty, data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> CheckIn:
    """Do what a checked :class:`~donghanh.plans.forms.CheckInForm` says; return the answer as it is kept. Refused: what the
    action refuses; raises ``StaleRecord`` as it does."""
    answer, version = CheckInAnswer(data["answer"]), data["version"] or 0
    return actions.check_in(party=party, answer=answer, note=data["text"], expected_version=version, by=by, at=at)


def was_just_said(party: TaskParty, answer: str, text: str, *, at: dt.datetime) -> bool:
    """Whether this very answer was told about the part by a personal link a few minutes ago. One query."""
    words = " ".join(nfc(text).split())
    said = party.updates.filter(by_link=True, kind=_KINDS.get(answer, ""), text=words, recorded_at__gt=at - TWICE)
    return said.exists()
