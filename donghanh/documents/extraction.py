"""From a reading to candidates: which items of the JSON become what. Plain values in, plain values out.

Each task of the body and each duty of a body is a candidate; a duty's body is its lead. A sentence that orders a
report becomes one report duty, not also a task. Look-alikes are proposed, never merged here.
"""

import uuid
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from donghanh.documents.lookalikes import mark_lookalikes

Json = dict[str, Any]
MOSTLY = 0.6
"""A duty that consists to this share of a sentence ordering a report is that report duty."""


@dataclass
class Draft:
    """A candidate before it is a row."""

    kind: str
    fields: Json
    start: int | None = None
    end: int | None = None
    line: int | None = None
    line_end: int | None = None
    number: int = 0
    lookalike: uuid.UUID | None = None
    bodies: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the item."""
        return str(self.fields.get("text") or "")


def drafts_of(result: Json) -> list[Draft]:
    """All candidates of a reading, in the order of the paper, numbered from 1, look-alikes marked. Costs about as much
    as a tenth of the reading; the reader's process does it, see :func:`drafts_in`."""
    source = str(result.get("source_text") or "")
    reports = list(_reports(result, source))
    said = _Reports(reports)
    found = [
        *(draft for draft in (*_tasks(result), *_duties(result)) if not said.cover(draft)),
        *_targets(result),
        *reports,
        *_budget_sources(result),
    ]
    found.sort(key=lambda draft: (draft.start if draft.start is not None else len(source), draft.end or 0))
    for number, draft in enumerate(found, start=1):
        draft.number = number
    mark_lookalikes([draft for draft in found if draft.kind == "task"])
    return found


def drafts_in(result: Json) -> list[Draft]:
    """The drafts the reader's process made, or, when the result came from elsewhere, those made of it now."""
    if "drafts" not in result:
        return drafts_of(result)
    rows = ({**row, "lookalike": row["lookalike"] and uuid.UUID(row["lookalike"])} for row in result["drafts"])
    return [Draft(**row) for row in rows]


def to_json(draft: Draft) -> Json:
    """A draft as :func:`drafts_in` takes it back."""
    return {**vars(draft), "lookalike": str(draft.lookalike) if draft.lookalike else None}


def body(printed: str) -> Json:
    """A body as candidates carry it, before anybody said who it is."""
    return {"printed": printed.strip(), "organisation": None, "group": None}


def _draft(kind: str, fields: Json, span: Json | None) -> Draft:
    span = span or {}
    return Draft(
        kind=kind,
        fields=fields,
        start=span.get("start"),
        end=span.get("end"),
        line=span.get("line_start"),
        line_end=span.get("line_end", span.get("line_start")),
    )


def _tasks(result: Json) -> Iterator[Draft]:
    for item in result.get("tasks") or []:
        fields = _task_fields(item, source="task", section=item.get("section_path"))
        fields["lead"] = [body(name) for name in item.get("lead") or []]
        fields["coordinating"] = [body(name) for name in item.get("coordinating") or []]
        yield _draft("task", fields, item.get("span"))


def _duties(result: Json) -> Iterator[Draft]:
    for assignment in result.get("assignments") or []:
        names = assignment.get("agencies") or [assignment.get("agency")]
        leads = [body(name) for name in names if name]
        for duty in assignment.get("duties") or []:
            item = duty if isinstance(duty, dict) else {"text": duty}
            fields = _task_fields(item, source="duty", section=assignment.get("section_path"))
            fields["lead"] = [dict(lead) for lead in leads]
            fields["coordinating"] = [body(name) for name in item.get("coordinating") or []]
            fields["mode"] = "request" if assignment.get("requested") else "assign"
            yield _draft("task", fields, item.get("span") or assignment.get("span"))


def _task_fields(item: Json, *, source: str, section: Any) -> Json:
    return {
        "text": str(item.get("text") or "").strip(),
        "section_path": list(section or []),
        "source": source,
        "lead": [],
        "coordinating": [],
        "mode": "assign",
        "deadline": _without_span(item.get("deadline")),
        "schedule": _without_span(item.get("schedule")),
    }


def _without_span(value: Any) -> Any:
    return {key: part for key, part in value.items() if key != "span"} if isinstance(value, dict) else value


def _targets(result: Json) -> Iterator[Draft]:
    for item in result.get("targets") or []:
        fields = {name: item.get(name) for name in ("text", "value", "unit", "operator")}
        yield _draft("target", {**fields, "target_kind": item.get("kind")}, item.get("span"))


def _reports(result: Json, source: str) -> Iterator[Draft]:
    for item in result.get("reporting") or []:
        span = item.get("span") or {}
        text = item.get("text") or source[span.get("start", 0) : span.get("end", 0)]
        fields = {name: item.get(name) for name in ("to", "via", "by", "expected_by", "period", "rule")}
        reporter = body(item["reporter"]) if item.get("reporter") else None
        yield _draft("report_duty", {"text": " ".join(str(text).split()), "reporter": reporter, **fields}, span)


def _budget_sources(result: Json) -> Iterator[Draft]:
    spans = result.get("budget_source_spans") or []
    for index, item in enumerate(result.get("budget_sources") or []):
        text, span = (item.get("text"), item.get("span")) if isinstance(item, dict) else (item, None)
        yield _draft("budget_source", {"text": text}, span or (spans[index] if index < len(spans) else None))


class _Reports:
    """The report duties by their place, so that each draft is compared with its neighbours only."""

    def __init__(self, reports: list[Draft]) -> None:
        spans = ((report.start, report.end) for report in reports)
        self.spans = sorted((start, end) for start, end in spans if start is not None and end is not None)
        self.longest = max((end - start for start, end in self.spans), default=0)

    def cover(self, draft: Draft) -> bool:
        """Whether the item is, for the most part, a sentence that already stands as a report duty."""
        if draft.start is None or draft.end is None or draft.end <= draft.start:
            return False
        least = MOSTLY * (draft.end - draft.start)
        first = bisect_left(self.spans, (draft.start - self.longest, 0))
        last = bisect_left(self.spans, (draft.end, 0))
        return any(min(draft.end, end) - max(draft.start, start) >= least for start, end in self.spans[first:last])


def printed_names(kind: str, fields: Json) -> Iterator[tuple[str, bool]]:
    """The printed names in a candidate's fields, each with whether it leads."""
    if kind == "task":
        yield from ((item["printed"], True) for item in fields.get("lead") or [] if item.get("printed"))
        yield from ((item["printed"], False) for item in fields.get("coordinating") or [] if item.get("printed"))
    elif kind == "report_duty" and fields.get("reporter"):
        yield fields["reporter"]["printed"], True
