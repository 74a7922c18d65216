"""The invented documents are the specification: what is read from each, beside what should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from donghanh.documents.readers.open_file import read_file
from donghanh.documents.readers.reference import load_library, load_territory
from donghanh.documents.readers.refusal import Refused
from donghanh.domain.plandoc.reading import Deadline, Reading
from donghanh.domain.planlint.lint import lint

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "documents"
READ = sorted(folder for folder in SAMPLES.iterdir() if folder.is_dir() and not folder.name.startswith("refused_"))
REFUSED = sorted(folder for folder in SAMPLES.iterdir() if folder.name.startswith("refused_"))


def gold_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "gold.json").read_text("utf-8"))


def source_of(folder: Path) -> Path:
    return next(folder.glob("source.*"))


def when(deadline: Deadline | None) -> list[Any] | None:
    if deadline is None:
        return None
    value: Any = deadline.date or (list(deadline.range) if deadline.range else deadline.recurring)
    return [deadline.rule, value, *([deadline.due] if deadline.due else [])]


def short(reading: Reading) -> dict[str, Any]:
    """The reading in the short form of the gold files."""
    head = reading.header
    scalars = (
        "doc_type",
        "number",
        "number_symbol",
        "issuer",
        "issuer_parent",
        "level",
        "place",
        "issue_date",
        "title",
        "year",
    )
    got: dict[str, Any] = {name: getattr(head, name) for name in scalars}
    got["legal_basis"] = [
        {key: value for key in ("kind", "number", "date", "issuer") if (value := getattr(citation, key))}
        for citation in reading.legal_basis
    ]
    got["other_citations"] = [citation.number for citation in reading.other_citations if citation.number]
    got["sections"] = [[s.marker, s.level, s.kind, s.title[:60]] for s in reading.outline.sections]
    got["targets"] = [[t.value, t.unit, t.operator, t.kind] for t in reading.targets]
    got["tasks"] = []
    for task in reading.tasks:
        item: dict[str, Any] = {"text": task.text[:60], "path": ".".join(task.section_path)}
        values = {
            "lead": list(task.lead), "coordinating": list(task.coordinating), "deadline": when(task.deadline),
            "schedule": when(task.schedule),
        }  # fmt: skip
        item |= {key: value for key, value in values.items() if value}
        if task.parent is not None:
            item["parent"] = task.parent
        got["tasks"].append(item)
    got["assignments"] = []
    for assignment in reading.assignments:
        item = {"agency": assignment.agency, "duties": [duty.text[:60] for duty in assignment.duties]}
        item |= {key: True for key in ("requested", "group") if getattr(assignment, key)}
        if len(assignment.agencies) > 1:
            item["agencies"] = list(assignment.agencies)
        got["assignments"].append(item)
    got["dates"] = [d.date or (list(d.range) if d.range else d.recurring) for d in reading.dates]
    got["reporting"] = [[r.reporter, r.to, r.via, r.by, r.period] for r in reading.reporting]
    got["budget_sources"] = [source.text for source in reading.budget_sources]
    got["recipients"] = [recipient.text for recipient in reading.recipients]
    signer = ("on_behalf", "capacity", "position", "name")
    got["signer"] = {key: value for key in signer if (value := getattr(reading.signer, key))}
    found = lint(reading, load_library(), load_territory())
    got["findings"] = [[finding.code, finding.type, finding.severity] for finding in found]
    return got


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_sample_is_read_as_its_gold_says(folder: Path) -> None:
    got, gold = short(read_file(source_of(folder)).reading), gold_of(folder)
    for key, value in gold.items():
        assert got[key] == value, key


@pytest.mark.parametrize("folder", REFUSED, ids=lambda folder: folder.name)
def test_sample_is_refused_by_name(folder: Path) -> None:
    with pytest.raises(Refused) as refusal:
        read_file(source_of(folder))
    assert refusal.value.code == gold_of(folder)["refused"]


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_every_span_shows_the_words_it_belongs_to(folder: Path) -> None:
    reading = read_file(source_of(folder)).reading
    flat = "".join
    for item in (*reading.tasks, *(duty for a in reading.assignments for duty in a.duties), *reading.recipients):
        printed = reading.source_text[item.span.start : item.span.end]
        first_word = item.text.split()[0].strip("-+*")
        assert first_word in flat(printed), (item.text, printed)
        assert reading.source_text.count("\n", 0, item.span.start) + 1 == item.span.line_start
