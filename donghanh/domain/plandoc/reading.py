"""The reading of a document: frozen values whose ``to_json`` is the published reading schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.frame import Frame
from donghanh.domain.plandoc.outline import Outline

Json = dict[str, Any]


def _with_span(values: Json, span: Span | None) -> Json:
    return {**values, "span": span.to_json()} if span else values


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument as the document names it; ``number`` has no inner spaces."""

    kind: str | None
    number: str | None
    date: str | None
    issuer: str | None
    text: str
    span: Span
    intro: str | None = None
    period: str | None = None
    number_as_printed: str | None = None
    name: str | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {
            "kind": self.kind, "number": self.number, "date": self.date, "issuer": self.issuer, "text": self.text,
            "period_as_cited": self.period,
        }  # fmt: skip
        if self.intro:
            values["intro"] = self.intro
        if self.number_as_printed:
            values["number_as_printed"] = self.number_as_printed
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Target:
    """A number the document commits to: a formal target or another counted commitment."""

    text: str
    value: float
    unit: str
    operator: str
    kind: str
    span: Span
    section_path: tuple[str, ...] = ()
    of: float | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {
            "text": self.text, "value": self.value, "unit": self.unit, "operator": self.operator, "kind": self.kind,
            "section_path": list(self.section_path),
        }  # fmt: skip
        if self.of is not None:
            values["of"] = self.of
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something must be done: the printed words beside the value and the rule they stand for.

    ``rule``: "before" (ends the day before), "by" (ends on the day), "within" (inside the period),
    "on" (on the day), "window" (from … to …). ``due`` is the last day, when it can be computed.
    """

    rule: str
    text: str
    span: Span
    date: str | None = None
    range: tuple[str, str] | None = None
    recurring: str | None = None
    due: str | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {"rule": self.rule, "text": self.text}
        if self.date:
            values["date"] = self.date
        if self.range:
            values["range"] = list(self.range)
        if self.recurring:
            values["recurring"] = self.recurring
        if self.due:
            values["due"] = self.due
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done that the body of the plan lists; ``parent`` is the index of the task above it."""

    text: str
    span: Span
    section_path: tuple[str, ...]
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadline: Deadline | None = None
    schedule: Deadline | None = None
    parent: int | None = None
    product: str | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {
            "text": self.text, "section_path": list(self.section_path), "lead": list(self.lead),
            "coordinating": list(self.coordinating),
        }  # fmt: skip
        for key, value in (("deadline", self.deadline), ("schedule", self.schedule)):
            if value:
                values[key] = value.to_json()
        if self.parent is not None:
            values["parent"] = self.parent
        if self.product:
            values["product"] = self.product
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a body, with whom it leads or coordinates when the sentence says so."""

    text: str
    span: Span
    lead: bool = False
    coordinating: tuple[str, ...] = ()
    deadline: Deadline | None = None
    schedule: Deadline | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {"text": self.text}
        if self.lead:
            values["lead"] = True
        if self.coordinating:
            values["coordinating"] = list(self.coordinating)
        for key, value in (("deadline", self.deadline), ("schedule", self.schedule)):
            if value:
                values[key] = value.to_json()
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A body, or a printed group of bodies, with what it is told or asked to do."""

    agency: str
    agencies: tuple[str, ...]
    duties: tuple[Duty, ...]
    requested: bool
    group: bool
    span: Span
    section_path: tuple[str, ...]

    def to_json(self) -> Json:
        """Return the keys of the schema; ``agencies`` only when several are named."""
        values: Json = {
            "agency": self.agency, "duties": [duty.to_json() for duty in self.duties], "requested": self.requested,
            "section_path": list(self.section_path),
        }  # fmt: skip
        if len(self.agencies) > 1:
            values["agencies"] = list(self.agencies)
        if self.group:
            values["group"] = True
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class DatedThing:
    """A date, window or recurrence that binds or marks something done."""

    text: str
    what: str
    span: Span
    date: str | None = None
    range: tuple[str, str] | None = None
    recurring: str | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {"what": self.what, "text": self.text}
        if self.date:
            values["date"] = self.date
        if self.range:
            values["range"] = list(self.range)
        if self.recurring:
            values["recurring"] = self.recurring
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A duty to report: who, to whom, through whom, by when, how often."""

    reporter: str | None
    to: str | None
    via: str | None
    by: str | None
    period: str | None
    span: Span
    section_path: tuple[str, ...]
    expected_by: str | None = None
    rule: str | None = None
    text: str = ""

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        values: Json = {
            "reporter": self.reporter, "to": self.to, "via": self.via, "by": self.by, "period": self.period,
            "section_path": list(self.section_path), "text": self.text,
        }  # fmt: skip
        if self.expected_by:
            values["expected_by"] = self.expected_by
        if self.rule:
            values["rule"] = self.rule
        return _with_span(values, self.span)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed phrase and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signer:
    """The signature block: on behalf of whom, in what capacity, which post, who."""

    on_behalf: str | None = None
    capacity: str | None = None
    position: str | None = None
    name: str | None = None
    as_printed: str | None = None
    span: Span | None = None

    def to_json(self) -> Json:
        """Return the keys of the schema."""
        return _with_span(
            {
                "on_behalf": self.on_behalf,
                "capacity": self.capacity,
                "position": self.position,
                "name": self.name,
                "as_printed": self.as_printed,
            },
            self.span,
        )


@dataclass(frozen=True, slots=True)
class Header:
    """What the letterhead and title say, each with its place in ``spans``."""

    doc_type: str | None = None
    number: str | None = None
    number_symbol: str | None = None
    number_as_printed: str | None = None
    issuer: str | None = None
    issuer_parent: str | None = None
    issuer_basis: str | None = None
    level: str | None = None
    place: str | None = None
    issue_date: str | None = None
    issue_date_as_printed: str | None = None
    title: str | None = None
    year: int | None = None
    motto: bool = False
    secrecy: str | None = None
    co_issuers: tuple[Printed, ...] = ()
    """The bodies that issue a joint act beside its first; ``issuer`` is the first."""
    spans: dict[str, Span] = field(default_factory=dict)

    @property
    def number_missing(self) -> bool:
        """Whether the document carries no running number."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document, beside the text and the blocks it was read from."""

    source_text: str
    blocks: tuple[Block, ...]
    frame: Frame
    outline: Outline
    header: Header
    legal_basis: tuple[Citation, ...] = ()
    other_citations: tuple[Citation, ...] = ()
    spending_norms: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    dates: tuple[DatedThing, ...] = ()
    reporting: tuple[ReportDuty, ...] = ()
    budget_sources: tuple[Printed, ...] = ()
    recipients: tuple[Printed, ...] = ()
    signer: Signer = field(default_factory=Signer)
    co_signers: tuple[Signer, ...] = ()
    """Who signs a joint act beside the first."""
    unclaimed: tuple[Printed, ...] = ()
    coverage: float = 0.0

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every instrument named, legal basis first."""
        return (*self.legal_basis, *self.other_citations, *self.spending_norms)

    @property
    def has_signature(self) -> bool:
        """Whether any line of a signature block was found."""
        return bool(self.signer.name or self.signer.position or self.signer.capacity or self.signer.on_behalf)

    def to_json(self) -> Json:
        """Return the reading schema without findings (they come from the linter)."""
        head = self.header
        values: Json = {
            "doc_type": head.doc_type, "number": head.number, "number_missing": head.number_missing,
            "number_symbol": head.number_symbol, "number_as_printed": head.number_as_printed, "issuer": head.issuer,
            "issuer_parent": head.issuer_parent, "issuer_basis": head.issuer_basis, "level": head.level,
            "place": head.place, "issue_date": head.issue_date, "issue_date_as_printed": head.issue_date_as_printed,
            "title": head.title, "year": head.year,
        }  # fmt: skip
        values["spans"] = {name: span.to_json() for name, span in head.spans.items()}
        for key in ("legal_basis", "other_citations", "spending_norms", "targets"):
            values[key] = [item.to_json() for item in getattr(self, key)]
        values["sections"] = [
            _with_span(
                {
                    "marker": s.marker,
                    "level": s.level,
                    "title": s.title,
                    "kind": s.kind,
                    "path": list(s.path),
                    "topic": s.topic,
                },
                s.span,
            )
            for s in self.outline.sections
        ]
        for key in ("tasks", "assignments", "dates", "reporting"):
            values[key] = [item.to_json() for item in getattr(self, key)]
        values["budget_sources"] = [item.text for item in self.budget_sources]
        values["budget_source_spans"] = [item.span.to_json() for item in self.budget_sources]
        values["recipients"] = [item.text for item in self.recipients]
        values["recipient_spans"] = [item.span.to_json() for item in self.recipients]
        values["signer"] = self.signer.to_json()
        if head.co_issuers:
            values["co_issuers"] = [item.text for item in head.co_issuers]
            values["co_issuer_spans"] = [item.span.to_json() for item in head.co_issuers]
        if self.co_signers:
            values["co_signers"] = [signer.to_json() for signer in self.co_signers]
        values["unclaimed"] = [{"text": item.text, "span": item.span.to_json()} for item in self.unclaimed]
        values["coverage"] = round(self.coverage, 4)
        return values
