"""An office's own checklists: written, published, and written anew as the next version."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import author_of, folded, one_line, some_words
from donghanh.inspections.models import AnswerKind, Checklist, ChecklistLine, ChecklistVersion, VersionState
from donghanh.inspections.refusals import InspectionRefused
from donghanh.units.models import Unit

MOST_LINES = 120
_COPIED = ("order", "code", "question", "kind", "unit_word", "guidance", "authority")


@transaction.atomic
def add_checklist(
    *, unit: Unit, name: str, by: Actor, at: dt.datetime, about: str = "", copies: ChecklistVersion | None = None
) -> Checklist:
    """Begin a checklist of the unit's own with a first draft, empty or with the lines of another version; return it.

    Refused: ``name_empty``; ``name_known`` for a name the unit has already.
    """
    name = some_words(name, empty="name_empty", field="name")
    about = one_line(about)
    _refuse_known(unit, name)
    made = Checklist.objects.create(unit=unit, name=name, about=about, search=folded(name, about))
    draft = ChecklistVersion.objects.create(checklist=made, number=1)
    if copies is not None:
        _copy_lines(copies, draft)
    record("inspections.checklist_added", by=by, at=at, on=made, new={"lines": draft.lines.count()}, unit_id=unit.pk)
    return made


@transaction.atomic
def correct_checklist(
    *, checklist: Checklist, expected_version: int, name: str, about: str, is_offered: bool, by: Actor, at: dt.datetime
) -> Checklist:
    """Give an own checklist another name or sentence, or stop offering it; return it. Its versions stay.

    Refused: ``checklist_shipped``, ``name_empty``, ``name_known``. Raises ``StaleRecord``.
    """
    unit = _own(checklist)
    name = some_words(name, empty="name_empty", field="name")
    _refuse_known(unit, name, but=checklist.pk)
    old = {"is_offered": checklist.is_offered}
    checklist.save_changes(
        expected_version=expected_version,
        name=name,
        about=one_line(about),
        is_offered=is_offered,
        search=folded(name, one_line(about)),
    )
    record(
        "inspections.checklist_corrected", by=by, at=at, on=checklist, old=old, new={"is_offered": is_offered},
        unit_id=unit.pk,
    )  # fmt: skip
    return checklist


@transaction.atomic
def start_version(*, checklist: Checklist, by: Actor, at: dt.datetime) -> ChecklistVersion:
    """Begin the next version with the lines of the last; return it, or the draft there is already.

    Refused: ``checklist_shipped``.
    """
    unit = _own(checklist)
    Checklist.objects.select_for_update().get(pk=checklist.pk)
    last = checklist.versions.order_by("-number").first()
    if last is not None and last.is_draft:
        return last
    made = ChecklistVersion.objects.create(checklist=checklist, number=(last.number if last else 0) + 1)
    if last is not None:
        _copy_lines(last, made)
    record("inspections.version_started", by=by, at=at, on=made, new={"number": made.number}, unit_id=unit.pk)
    return made


@transaction.atomic
def add_line(*, draft: ChecklistVersion, by: Actor, at: dt.datetime, **values: Any) -> ChecklistLine:
    """Put a line at the end of a draft and return it. ``values``: code, question, kind, unit_word, guidance, authority.

    Refused: ``version_published``; ``question_empty``; ``code_empty``; ``code_known`` for a code the draft has already;
    ``lines_full``.
    """
    held, unit = _hold_draft(draft.pk)
    if held.lines.count() >= MOST_LINES:
        raise InspectionRefused("lines_full", most=MOST_LINES)
    values = _line_values(held, values)
    last = held.lines.aggregate(last=Max("order"))["last"] or 0
    made = ChecklistLine.objects.create(version_of=held, order=last + 10, **values)
    record("inspections.line_added", by=by, at=at, on=made, new={"kind": made.kind}, unit_id=unit.pk)
    return made


@transaction.atomic
def correct_line(
    *, line: ChecklistLine, expected_version: int, by: Actor, at: dt.datetime, **values: Any
) -> ChecklistLine:
    """Change a line of a draft; return it. Refused as :func:`add_line` refuses. Raises ``StaleRecord``."""
    held, unit = _hold_draft(line.version_of_id)
    values = _line_values(held, values, but=line.pk)
    line.save_changes(expected_version=expected_version, **values)
    record("inspections.line_corrected", by=by, at=at, on=line, new={"kind": line.kind}, unit_id=unit.pk)
    return line


@transaction.atomic
def remove_line(*, line: ChecklistLine, by: Actor, at: dt.datetime) -> None:
    """Take a line out of a draft. Refused: ``version_published``."""
    _held, unit = _hold_draft(line.version_of_id)
    record("inspections.line_removed", by=by, at=at, on=line, unit_id=unit.pk)
    line.delete()


@transaction.atomic
def order_lines(*, draft: ChecklistVersion, keys: Sequence[uuid.UUID], by: Actor, at: dt.datetime) -> ChecklistVersion:
    """Put the lines of a draft in this order; those not named stay behind. Returns it. Refused: ``version_published``."""
    held, unit = _hold_draft(draft.pk)
    place = {key: number for number, key in enumerate(keys)}
    rows = sorted(held.lines.all(), key=lambda line: (place.get(line.pk, len(place)), line.order))
    for number, line in enumerate(rows, 1):
        line.order = number * 10
    ChecklistLine.objects.bulk_update(rows, ["order"])
    record("inspections.lines_ordered", by=by, at=at, on=held, new={"lines": len(rows)}, unit_id=unit.pk)
    return held


@transaction.atomic
def publish_version(*, draft: ChecklistVersion, expected_version: int, by: Actor, at: dt.datetime) -> ChecklistVersion:
    """Let inspections use a draft; from then on it never changes. Returns it.

    Refused: ``version_published``; ``version_empty`` without a line. Raises ``StaleRecord``.
    """
    held, unit = _hold_draft(draft.pk)
    if not held.lines.exists():
        raise InspectionRefused("version_empty")
    held.save_changes(
        expected_version=expected_version,
        state=VersionState.PUBLISHED.value,
        published_at=at,
        published_by=author_of(by),
    )
    record(
        "inspections.version_published", by=by, at=at, on=held, new={"number": held.number}, unit_id=unit.pk
    )  # fmt: skip
    return held


def _own(checklist: Checklist) -> Unit:
    if checklist.unit is None:
        raise InspectionRefused("checklist_shipped")
    return checklist.unit


def _hold_draft(pk: uuid.UUID) -> tuple[ChecklistVersion, Unit]:
    rows = ChecklistVersion.objects.select_for_update(of=("self",)).select_related("checklist__unit")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise InspectionRefused("gone")
    unit = _own(held.checklist)
    if not held.is_draft:
        raise InspectionRefused("version_published")
    return held, unit


def _copy_lines(source: ChecklistVersion, to: ChecklistVersion) -> None:
    ChecklistLine.objects.bulk_create(
        ChecklistLine(version_of=to, **{name: getattr(line, name) for name in _COPIED})
        for line in source.lines.order_by("order", "pk")
    )


def _line_values(draft: ChecklistVersion, values: dict[str, Any], *, but: uuid.UUID | None = None) -> dict[str, Any]:
    given = {
        name: one_line(values.get(name, "")) for name in ("code", "question", "unit_word", "guidance", "authority")
    }
    if not given["question"]:
        raise InspectionRefused("question_empty", field="question")
    if not given["code"]:
        raise InspectionRefused("code_empty", field="code")
    known = draft.lines.filter(code=given["code"])
    if (known.exclude(pk=but) if but else known).exists():
        raise InspectionRefused("code_known", field="code")
    kind = AnswerKind(values["kind"])
    return given | {"kind": kind.value, "unit_word": given["unit_word"] if kind == AnswerKind.NUMBER else ""}


def _refuse_known(unit: Unit, name: str, *, but: uuid.UUID | None = None) -> None:
    own = Checklist.objects.filter(unit__line=unit.line).values_list("pk", "name")
    if any(fold(known) == fold(name) for pk, known in own if pk != but):
        raise InspectionRefused("name_known", field="name")
