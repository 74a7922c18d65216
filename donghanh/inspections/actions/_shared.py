"""What actions on inspections share: author and day, one writer a row, the story, moves allowed."""

import datetime as dt
import uuid

from django.db.models import Max
from django.utils import timezone

from donghanh.domain.text import fold, nfc
from donghanh.foundation.access import Actor
from donghanh.inspections.models import (
    FINDING_MOVES,
    MOVES,
    Change,
    ChangeKind,
    Finding,
    FindingState,
    Inspection,
    InspectionState,
    TimeState,
)
from donghanh.inspections.refusals import InspectionRefused
from donghanh.people.models import Person


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed."""
    return " ".join(nfc(text).split())


def some_words(text: str, *, empty: str, field: str) -> str:
    """The text as one line. Refused when there is nothing in it, with the code ``empty``."""
    line = one_line(text)
    if not line:
        raise InspectionRefused(empty, field=field)
    return line


def paragraphs(text: str) -> str:
    """The text with its lines, their letters composed."""
    return "\n".join(line.rstrip() for line in nfc(text).strip().splitlines())


def folded(*parts: str) -> str:
    """What the words of a search are compared with."""
    return " · ".join(fold(part) for part in parts if part)


def hold(pk: uuid.UUID) -> Inspection:
    """The inspection, held until the transaction ends. Refused: ``gone``."""
    rows = Inspection.objects.select_for_update(of=("self",)).select_related(
        "unit", "host", "subject_body", "subject_village", "subject_initiative", "checklist_version"
    )
    held = rows.filter(pk=pk).first()
    if held is None:
        raise InspectionRefused("gone")
    return held


def refuse_over(inspection: Inspection) -> None:
    """Raise ``is_over`` for what is concluded or called off."""
    if not inspection.is_open:
        raise InspectionRefused("is_over")


def moved(inspection: Inspection, to: InspectionState) -> str:
    """The state to store. Refused: ``is_over`` where :data:`MOVES` has no such move."""
    if to != inspection.state and to not in MOVES[inspection.state]:
        raise InspectionRefused("is_over")
    return to.value


def hold_finding(pk: uuid.UUID) -> Finding:
    """The finding with its inspection and owner, held until the transaction ends. Refused: ``finding_gone``."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related(
        "inspection__unit", "inspection__subject_initiative", "owner"
    )
    held = rows.filter(pk=pk).first()
    if held is None:
        raise InspectionRefused("finding_gone")
    return held


def finding_moved(finding: Finding, to: FindingState) -> str:
    """The state to store. Refused: ``finding_elsewhere`` where :data:`FINDING_MOVES` has no such move."""
    if to not in FINDING_MOVES[finding.state]:
        raise InspectionRefused("finding_elsewhere")
    return to.value


def next_number(inspection: Inspection) -> int:
    """The number of the next finding; for who holds the inspection. One query."""
    return (inspection.findings.aggregate(last=Max("number"))["last"] or 0) + 1


def overtake(finding: Finding, at: dt.datetime) -> None:
    """A request for more time is asked no longer: the finding is reported put right, or followed no more. For who holds it."""
    for waiting in finding.time_requests.waiting():
        waiting.save_changes(expected_version=waiting.version, state=TimeState.OVERTAKEN.value, decided_at=at)


def tell(
    inspection: Inspection,
    kind: ChangeKind,
    *,
    by: Actor,
    at: dt.datetime,
    finding: Finding | None = None,
    text: str = "",
    changes: dict[str, list[object]] | None = None,
) -> Change:
    """Add a line to the story people read."""
    return Change.objects.create(
        inspection=inspection,
        finding=finding,
        kind=kind,
        text=text[:1000],
        changes=changes or {},
        at=at,
        author=author_of(by),
    )
