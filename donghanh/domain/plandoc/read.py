"""From blocks to a reading: the rules in order, then what none of them understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.frame import Frame, find_frame
from donghanh.domain.plandoc.outline import Outline, build_outline
from donghanh.domain.plandoc.reading import Citation, Header, Reading, Signer
from donghanh.domain.plandoc.rules.agencies import bodies_without_heading
from donghanh.domain.plandoc.rules.assignments import read_assignments
from donghanh.domain.plandoc.rules.budget import read_budget_sources
from donghanh.domain.plandoc.rules.citations import (
    is_spending_norm,
    named_citations,
    numbered_citations,
)
from donghanh.domain.plandoc.rules.closing import read_recipients, read_signers
from donghanh.domain.plandoc.rules.dates import read_dates
from donghanh.domain.plandoc.rules.header import read_header
from donghanh.domain.plandoc.rules.legal_basis import basis_blocks, read_legal_basis
from donghanh.domain.plandoc.rules.reporting import read_reporting
from donghanh.domain.plandoc.rules.targets import read_targets
from donghanh.domain.plandoc.rules.tasks import read_tasks
from donghanh.domain.plandoc.types import LETTERS, PLAN_TYPES
from donghanh.domain.plandoc.unclaimed import coverage, unclaimed

_GIVES_WORK = PLAN_TYPES | LETTERS | {"Quyết định", "Nghị quyết"}


def _body_citations(
    blocks: Sequence[Block], frame: Frame, told: Sequence[Block]
) -> tuple[list[Citation], list[Citation]]:
    others: list[Citation] = []
    spending: list[Citation] = []
    elsewhere = {id(block) for block in told}
    for index in chain(frame.body, frame.appendix):
        block = blocks[index]
        if index in frame.preamble or id(block) in elsewhere:
            continue
        numbered = numbered_citations(block)
        for citation, start, _ in numbered:
            (spending if is_spending_norm(block, start) else others).append(citation)
        covered = [(citation.span.start, citation.span.end) for citation, _, _ in numbered]
        for citation in named_citations(block):
            if not any(start <= citation.span.start < end for start, end in covered):
                others.append(citation)
    return others, spending


def _is_itself(citation: Citation, header: Header) -> bool:
    """Whether a citation names the document it stands in: "(Kèm theo Kế hoạch số … ngày …)" over an appendix."""
    return (
        citation.number is not None and citation.number == header.number and citation.date in (None, header.issue_date)
    )


def _assigning(outline: Outline, blocks: Sequence[Block], frame: Frame) -> frozenset[int]:
    """Sections whose items are no tasks: the articles of the act that issues an attached plan, and those that give work
    to bodies without an organising part above them, whose items are duties.
    """
    start = blocks[frame.attached_title.start].span.start if frame.attached_title else 0
    issuing = frozenset(index for index, section in enumerate(outline.sections) if section.span.start < start)
    if any(section.topic == "organisation" for section in outline.sections):
        return issuing
    return issuing | frozenset(bodies_without_heading(outline))


def read(source_text: str, blocks: Sequence[Block]) -> Reading:
    """Return the reading of a document from its blocks, whose spans count in ``source_text``.

    Nothing is guessed from outside the document and nothing raises: what is not there is empty. Reports,
    decisions and letters give header, citations, outline, dates and signer; only documents that give work
    have tasks. Cost: n log n in the text.
    """
    frame = find_frame(blocks)
    outline: Outline = build_outline(blocks, frame)
    headed = basis_blocks(outline)
    basis, mentioned = read_legal_basis((blocks[index] for index in frame.preamble), headed)
    others, spending = _body_citations(blocks, frame, headed)
    signers = read_signers(blocks, frame)
    header: Header = read_header(blocks, frame, basis, source_text, signers)
    latest = max((c.date for c in basis if c.date and len(c.date) == 10), default=None)
    issued = header.issue_date or latest
    gives_work = frame.work_type in _GIVES_WORK
    assignments = read_assignments(outline) if gives_work else ()
    others = [citation for citation in others if not _is_itself(citation, header)]
    citations = [*basis, *mentioned, *others, *spending]
    reading = Reading(
        source_text=source_text,
        blocks=tuple(blocks),
        frame=frame,
        outline=outline,
        header=header,
        legal_basis=tuple(basis),
        other_citations=(*mentioned, *others),
        spending_norms=tuple(spending),
        targets=read_targets(outline) if gives_work else (),
        tasks=read_tasks(outline, _assigning(outline, blocks, frame), named=frame.work_type in LETTERS)
        if frame.work_type in PLAN_TYPES | LETTERS
        else (),
        assignments=assignments,
        dates=read_dates(outline, citations, header.year),
        reporting=read_reporting(outline, assignments, header.year, issued) if gives_work else (),
        budget_sources=read_budget_sources(outline, assignments if frame.work_type == "Kế hoạch" else ()),
        recipients=read_recipients(blocks, frame),
        signer=signers[0] if signers else Signer(),
        co_signers=signers[1:],
    )
    left = unclaimed(reading)
    return replace(reading, unclaimed=left, coverage=coverage(reading, left))
