"""Inspections in words: chips, facts, the story, the lines of a sheet, columns of a file."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.inspections.models import (
    Answer,
    AnswerKind,
    Change,
    ChangeKind,
    ChecklistLine,
    Inspection,
    InspectionState,
)

STATE_CHIPS: dict[str, str] = {
    InspectionState.PLANNED: "note",
    InspectionState.UNDER_WAY: "doing",
    InspectionState.CONCLUDED: "done",
    InspectionState.CANCELLED: "off",
}
_ICONS: dict[str, str] = {
    ChangeKind.PLANNED: "calendar-event",
    ChangeKind.CORRECTED: "pencil",
    ChangeKind.TEAM: "users",
    ChangeKind.ANSWERED: "clipboard-list",
    ChangeKind.CONCLUDED: "file-check",
    ChangeKind.CANCELLED: "ban",
    ChangeKind.FOUND: "flag",
    ChangeKind.GIVEN: "send",
    ChangeKind.CLAIMED: "check",
    ChangeKind.VERIFIED: "circle-check",
    ChangeKind.RETURNED: "arrow-back-up",
    ChangeKind.ASKED: "clock",
    ChangeKind.EXTENDED: "calendar-event",
    ChangeKind.REFUSED: "ban",
    ChangeKind.WITHDRAWN: "arrow-back-up",
    ChangeKind.DROPPED: "circle-minus",
    ChangeKind.RESUMED: "arrow-back-up",
    ChangeKind.PASSED: "arrow-right",
    ChangeKind.FILED: "camera",
    ChangeKind.UNFILED: "circle-minus",
}
_DAYS: dict[str, Any] = {
    "held_on": gettext_lazy("ngày"),
    "ends_on": gettext_lazy("đến ngày"),
    "due_on": gettext_lazy("hạn"),
    "title": gettext_lazy("tên"),
    "owner": gettext_lazy("nơi khắc phục"),
    "decision_number": gettext_lazy("số quyết định"),
}


def when_words(inspection: Inspection) -> str:
    """The day or days."""
    if inspection.ends_on is None:
        return formats.date(inspection.held_on)
    return _("%(first)s đến %(last)s") % {
        "first": formats.date(inspection.held_on),
        "last": formats.date(inspection.ends_on),
    }


def facts_of(inspection: Inspection) -> list[tuple[str, str]]:
    """The facts on its page. Needs the subject, the host and the checklist loaded."""
    version = inspection.checklist_version
    facts = [
        (_("Nơi được kiểm tra"), inspection.subject_name),
        (_("Ngày"), when_words(inspection)),
        (_("Cơ quan kiểm tra"), inspection.host.name),
        (
            _("Bảng kiểm"),
            _("%(name)s, bản %(n)s") % {"name": version.checklist.name, "n": version.number},
        ),
    ]
    if inspection.decision_number:
        number = inspection.decision_number
        if inspection.decision_on:
            number = _("%(number)s ngày %(day)s") % {"number": number, "day": formats.date(inspection.decision_on)}
        facts.append((_("Quyết định lập đoàn"), number))
    return facts


def events_of(story: Iterable[Change], *, with_finding: bool = True) -> list[Event]:
    """The story, as it is drawn. Needs ``author`` and ``finding`` loaded."""
    return [
        Event(
            text=_words(one, with_finding=with_finding),
            at=one.at,
            who=one.author.full_name if one.author else "",
            icon=_ICONS[one.kind],
            is_due=one.kind in (ChangeKind.RETURNED, ChangeKind.ASKED),
        )
        for one in story
    ]


def _words(one: Change, *, with_finding: bool) -> str:
    said = str(one.get_kind_display())
    if one.finding is not None and with_finding:
        said = _("%(said)s số %(number)s") % {"said": said, "number": one.finding.number}
    if one.kind == ChangeKind.ANSWERED:
        return _("%(said)s: %(n)s câu") % {"said": said, "n": one.text}
    changes = [
        _("%(what)s %(old)s thành %(new)s") % {"what": _DAYS[name], "old": _plain(before), "new": _plain(after)}
        for name, (before, after) in one.changes.items()
        if name in _DAYS
    ]
    parts = [part for part in (", ".join(changes), one.text) if part]
    return f"{said}: {'; '.join(parts)}" if parts else said


def _plain(value: Any) -> str:
    try:
        return formats.date(dt.date.fromisoformat(str(value)))
    except ValueError:
        return str(value or "–")


@dataclass(frozen=True)
class SheetLine:
    """One line of the sheet: the question and, where there is one, its answer in words."""

    code: str
    question: str
    guidance: str
    authority: str
    kind: str
    unit_word: str
    said: str
    remark: str
    is_answered: bool


def sheet_lines(lines: Iterable[ChecklistLine], answers: Mapping[UUID, Answer]) -> list[SheetLine]:
    """The lines of a checklist with what was answered."""
    return [_sheet_line(line, answers.get(line.pk)) for line in lines]


def _sheet_line(line: ChecklistLine, answer: Answer | None) -> SheetLine:
    said = answer_words(line, answer)
    remark = answer.text if answer and line.kind != AnswerKind.TEXT else ""
    return SheetLine(
        line.code, line.question, line.guidance, line.authority, line.kind, line.unit_word, said, remark, bool(said)
    )


def answer_words(line: ChecklistLine, answer: Answer | None) -> str:
    """What was answered, in words; empty for what was not."""
    if answer is None:
        return ""
    if line.kind == AnswerKind.YES_NO:
        return str(answer.get_choice_display()) if answer.choice else ""
    if line.kind == AnswerKind.NUMBER:
        return f"{formats.number(answer.number)} {line.unit_word}".strip() if answer.number is not None else ""
    return answer.text


def inspection_columns() -> dict[str, Callable[[Any], Any]]:
    """Heading → what stands under it. Needs the subject, host, checklist, and the counts of ``queries.finding.counted``."""
    return {
        _("Cuộc kiểm tra"): lambda one: one.title,
        _("Nơi được kiểm tra"): lambda one: one.subject_name,
        _("Ngày"): lambda one: one.held_on,
        _("Đến ngày"): lambda one: one.ends_on,
        _("Cơ quan kiểm tra"): lambda one: one.host.name,
        _("Bảng kiểm"): lambda one: f"{one.checklist_version.checklist.name} ({one.checklist_version.number})",
        _("Bước"): lambda one: str(one.get_state_display()),
        _("Kiến nghị"): lambda one: one.finding_count,
        _("Kiến nghị còn phải khắc phục"): lambda one: one.open_count,
        _("Kết luận"): lambda one: one.conclusion,
    }
