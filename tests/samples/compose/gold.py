"""Gather what should be read while a document is composed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from tests.samples.compose.marks import Marked, counted, parse
from tests.samples.compose.spec import Report

Json = dict[str, Any]

COMPANIONS = {
    "wrong_year": ("date_conflict",),
    "missing_header": ("missing_number", "placeholder_date"),
    "missing_deadline": ("vague_report",),
    "outdated_programme": ("misquoted_period",),
    "later_deadline": ("partly_covered",),
    "uncovered_duty": ("partly_covered", "missing_target"),
    "missing_target": ("uncovered_duty", "partly_covered"),
}
"""What the same words may rightly be called as well: neither wanted nor held against a rule."""


class Gold:
    """The gold of one document in the making. Every text passes through `take`, so that no mark is lost."""

    def __init__(self, planted: Set[str]) -> None:
        self.planted = planted
        self.values: Json = {
            key: []
            for key in (
                "legal_basis", "other_citations", "targets", "sections", "tasks", "assignments", "dates", "reporting",
                "budget_sources", "recipients", "anomalies",
            )
        }  # fmt: skip

    def take(self, source: str, *, opening: bool = False, numbers: bool = True) -> Marked:
        """Return the printed words of a source after listing all it marks; ``opening`` for the legal basis."""
        marked = parse(source, self.planted, numbers=numbers)
        for mark, words in marked.of("d", "w", "r"):
            key, value = {"d": ("date", mark.says), "w": ("range", mark.says.split()), "r": ("recurring", mark.says)}[
                mark.tag
            ]
            self._list("dates", {key: value, "text": words}, mark.optional)
        for mark, words in marked.of("t", "q"):
            value, unit, operator = counted(mark, words)
            item = {"text": words, "value": value, "unit": unit, "operator": operator}
            self._list("targets", item | {"kind": "chi_tieu" if mark.tag == "t" else "quantity"}, mark.optional)
        for mark, words in marked.of("c"):
            self._list("legal_basis" if opening else "other_citations", _citation(mark.says, words), mark.optional)
        self.values["budget_sources"] += [words for _, words in marked.of("money")]
        for kind, words in marked.faults:
            self.fault(kind, words)
        return marked

    def fault(self, kind: str, text: str) -> None:
        """List something that a careful reader would question."""
        self.values["anomalies"].append({"type": kind, "text": text})
        for other in COMPANIONS.get(kind, ()):
            self.values["anomalies"].append({"type": other, "text": text, "confidence": "low"})

    def section(self, marker: str, level: int, title: str, kind: str) -> None:
        """List a heading, or an item by its first words."""
        if kind == "item":
            title = title[:60]
        self.values["sections"].append({"marker": marker, "level": level, "title": title, "kind": kind})

    def task(self, marked: Marked, text: str, path: Sequence[str], bodies: Sequence[Marked] = ()) -> None:
        """List a task; its bodies are marked in its own words and in those printed apart (``bodies``)."""
        item: Json = {"text": text, "section_path": list(path), "lead": [], "coordinating": []}
        for source in (marked, *bodies):
            item["lead"] += [words for _, words in source.of("lead") if words not in item["lead"]]
            item["coordinating"] += [words for _, words in source.of("with")]
        self.values["tasks"].append(item)

    def clause(self, agency: str, text: str) -> None:
        """Let a sentence that begins with "Giao" or the name of a body count as one more duty of it, which a reader may list."""
        of = next(item for item in self.values["assignments"] if item["agency"] == agency)
        said = text.removeprefix("Giao ")
        of.setdefault("duty_clauses", []).extend([text[:60], said[:60], said.removeprefix(agency).strip()[:60]])

    def reports(self, reports: Sequence[Report], reporter: str | None, path: Sequence[str], text: str) -> None:
        """List duties to report; raises ValueError when the text does not name those it reports to."""
        for report in reports:
            if (report.only and report.only not in self.planted) or (report.unless and report.unless in self.planted):
                continue
            for body in (report.to, report.via, report.reporter):
                if body and body.lower() not in text.lower():
                    raise ValueError(f"{body!r} does not stand in: {text}")
            item = {
                "reporter": report.reporter or reporter,
                "to": report.to,
                "via": report.via,
                "by": report.by,
                "period": report.period,
            }
            self._list("reporting", item | {"section_path": list(path)}, report.optional)

    def _list(self, key: str, item: Json, optional: bool) -> None:
        self.values[key].append(item | {"optional": True} if optional else item)


def _citation(says: str, words: str) -> Json:
    number, date, *body = says.split(maxsplit=2)
    kind = "Luật" if words.startswith("Luật") else words.split(" số ")[0].split(" ngày ")[0]
    item: Json = {"kind": kind, "number": None if number == "-" else number, "date": None if date == "-" else date}
    return item | ({"issuer": body[0]} if body else {}) | {"text": words}
