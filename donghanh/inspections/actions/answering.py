"""The checklist is filled in line by line, by several people at once, and nobody's answer is lost."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import author_of, hold, refuse_over, tell
from donghanh.inspections.models import Answer, AnswerKind, ChangeKind, Inspection, InspectionState, YesNo
from donghanh.inspections.refusals import InspectionRefused


@dataclass(frozen=True)
class Given:
    """What somebody answered to one line. ``seen`` is the version of the answer on their page, 0 where there was none."""

    choice: str = ""
    number: Decimal | None = None
    text: str = ""
    seen: int = 0

    @property
    def said(self) -> tuple[str, Decimal | None, str]:
        """What is stored of it."""
        return (self.choice, self.number, nfc(self.text).strip())


@dataclass(frozen=True)
class Saved:
    """What became of a page of answers: how many were stored, and what somebody else had answered meanwhile."""

    count: int = 0
    clashes: list[Answer] = field(default_factory=list)


@transaction.atomic
def save_answers(*, inspection: Inspection, given: Mapping[uuid.UUID, Given], by: Actor, at: dt.datetime) -> Saved:
    """Store what was answered to the lines named, and say what could not be: where another answer stands than the one on the
    page, that one stays and comes back as a clash. An answer equal to the stored one is passed over. The first answer puts a
    planned inspection under way.

    Refused: ``is_over``; ``line_elsewhere`` for a line of another checklist, ``answer_wrong`` for a kind of answer the line
    does not take.
    """
    held = hold(inspection.pk)
    refuse_over(held)
    lines = {line.pk: line for line in held.checklist_version.lines.all()}
    stored = {one.line_id: one for one in held.answers.select_related("line", "answered_by")}
    author, count, clashes = author_of(by), 0, []
    for key, answer in given.items():
        line = lines.get(key)
        if line is None:
            raise InspectionRefused("line_elsewhere")
        if not _fits(line.kind, answer):
            raise InspectionRefused("answer_wrong")
        there = stored.get(key)
        choice, number, text = answer.said
        if there is not None and there.said == answer.said:
            continue
        if there is None and answer.said == ("", None, ""):
            continue
        if there is not None and there.version != answer.seen:
            clashes.append(there)
            continue
        if there is None:
            Answer.objects.create(
                inspection=held, line=line, choice=choice, number=number, text=text, answered_at=at, answered_by=author
            )
        else:
            there.save_changes(
                expected_version=there.version, choice=choice, number=number, text=text, answered_at=at,
                answered_by=author,
            )  # fmt: skip
        count += 1
    if count:
        if held.state == InspectionState.PLANNED:
            held.save_changes(expected_version=held.version, state=InspectionState.UNDER_WAY.value)
        tell(held, ChangeKind.ANSWERED, by=by, at=at, text=str(count))
        record("inspections.answered", by=by, at=at, on=held, new={"lines": count}, unit_id=held.unit_id)
    return Saved(count, clashes)


def _fits(kind: str, answer: Given) -> bool:
    if kind == AnswerKind.YES_NO:
        return answer.number is None and answer.choice in ("", *YesNo.values)
    if kind == AnswerKind.NUMBER:
        return answer.choice == ""
    return answer.choice == "" and answer.number is None
