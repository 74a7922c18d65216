"""From a description and a setting to the printed parts and the gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.samples.compose.body import Writer
from tests.samples.compose.frame import addressees, foot, head, header_gold
from tests.samples.compose.gold import Gold
from tests.samples.compose.printed import Block, Line, Middle, Para, Sheet
from tests.samples.compose.settings import SETTINGS, Setting
from tests.samples.compose.spec import Appendix, Attached, Document, Printing


@dataclass(frozen=True)
class Sample:
    """One printed document beside its gold."""

    name: str
    sheet: Sheet
    setting: Setting
    gold: dict[str, Any]
    parent: str = ""


def compose(document: Document, printing: Printing) -> Sample:
    """Return the printed document and its gold; raises ValueError when the description contradicts itself."""
    setting, planted = SETTINGS[printing.setting], printing.faults
    gold = Gold(planted)
    blocks: list[Block] = [] if "missing_header" in planted else head(document, setting, planted)
    title = gold.take(document.title, numbers=False).text
    if document.kind != "Công văn":
        blocks.append(Middle([Line(document.kind.upper(), bold=True), Line(title, bold=True, rule=True)]))
    if document.authority:
        blocks.append(Middle([Line(document.authority.upper(), bold=True)], lead=False))
    blocks += addressees(document)
    for text in document.opening:
        marked = gold.take(text, opening=True)
        blocks.append(
            Para(marked.text, "basis" if marked.text.startswith(("Căn cứ", "Theo đề nghị", "Xét")) else "text")
        )
    if document.authority:
        blocks.append(Middle([Line("QUYẾT ĐỊNH:", bold=True)], lead=False))
    writer = Writer(setting, gold, blocks)
    writer.walk(document.body)
    for say in document.closing:
        marked = gold.take(say.text)
        gold.reports(say.reports, None, (), marked.text)
        if say.clause_of:
            gold.clause(say.clause_of, marked.text)
        blocks.append(Para(marked.text, "closing"))
    blocks += foot(document, setting, planted, gold)
    if document.attached:
        _attached(document.attached, writer)
    for appendix in document.appendices:
        if appendix.unless not in planted or not appendix.unless:
            _appendix(appendix, writer)
    for fault in sorted(planted & set(document.seen)):
        gold.fault(fault, document.seen[fault])
    if any(isinstance(block, Para) and block.style == "1.1" for block in blocks):
        gold.fault("marker_style", "“1.1” without the stop that “1.” carries")
    _all_planted(document, planted, gold)
    values = header_gold(document, title, planted, blocks) | gold.values
    if document.debatable:
        values["not_scored"] = dict(document.debatable)
    mark = "-faulty" if planted else ""
    return Sample(f"{document.name}-{printing.setting}{mark}", Sheet(blocks), setting, values, printing.parent)


def _attached(attached: Attached, writer: Writer) -> None:
    under = writer.gold.take(attached.under, numbers=False).text
    title = writer.gold.take(attached.title, numbers=False).text
    lines = [Line(attached.kind.upper(), bold=True), Line(title, bold=True), Line(f"({under})", italic=True, rule=True)]
    writer.blocks.append(Middle(lines, new_page=True))
    writer.walk(attached.inside)


def _appendix(appendix: Appendix, writer: Writer) -> None:
    title = writer.gold.take(appendix.title, numbers=False).text
    writer.gold.section(appendix.label, 1, title, "appendix")
    writer.blocks.append(Middle([Line(appendix.label, bold=True), Line(title, bold=True)], new_page=True, lead=False))
    writer.walk(appendix.inside)


def _all_planted(document: Document, planted: frozenset[str], gold: Gold) -> None:
    told = {item["type"] for item in gold.values["anomalies"]}
    lost = planted - told
    if lost:
        raise ValueError(f"{document.name}: {sorted(lost)} are planted nowhere")
