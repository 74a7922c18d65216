"""A suggestion that is taken mends the fault: applied to the paper, the finding is gone and no new error is there."""

import importlib
from collections import Counter
from collections.abc import Iterator

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Finding
from donghanh.domain.planlint.library import LawLibrary
from donghanh.domain.planlint.lint import lint
from donghanh.domain.planlint.rules import RULES
from tests.domain.planlint.papers import LAW, REAL_LAW, TERRITORY, plan
from tests.domain.planlint.test_every_rule import own_tests
from tests.domain.test_samples import READ, source_of
from tests.samples.compose.plain import text_of
from tests.samples.written import samples


def planted() -> Iterator[tuple[str, bytes, LawLibrary]]:
    """Every paper of the rules' own tests with a fault, and every own sample."""
    for rule in RULES:
        module = importlib.import_module(f"tests.domain.planlint.{own_tests(rule).stem}")
        if "commune" in vars(module):
            continue
        for number, (kind, changes) in enumerate(module.FAULTS):
            given = {name: value for name, value in changes.items() if name != "on"}
            yield f"{rule.code}-{kind}-{number}", plan(**given), LAW
    for sample in samples():
        yield sample.name, text_of(sample.sheet, sample.setting).encode(), REAL_LAW
    for folder in READ:
        yield folder.name, source_of(folder).read_bytes(), REAL_LAW


PAPERS = list(planted())


def check(source: bytes, law: LawLibrary) -> tuple[Reading, tuple[Finding, ...]]:
    reading = read_bytes(source).reading
    return reading, lint(reading, law, TERRITORY)


def errors(found: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """How many errors of each kind; their words may change with the words that were mended in them."""
    return Counter((one.code, one.type) for one in found if one.severity == "error")


@pytest.mark.parametrize(("source", "law"), [paper[1:] for paper in PAPERS], ids=[paper[0] for paper in PAPERS])
def test_every_suggestion_mends_its_fault_and_makes_no_error(source: bytes, law: LawLibrary) -> None:
    reading, found = check(source, law)
    text = reading.source_text
    for finding in found:
        if finding.replacement is None:
            continue
        assert finding.span is not None
        start, end = finding.span.start, finding.span.end
        assert " ".join(text[start:end].split()) == finding.text, "the words of a finding are those at its place"
        _, again = check((text[:start] + finding.replacement + text[end:]).encode(), law)
        there = range(start, start + len(finding.replacement))
        stays = [
            one
            for one in again
            if (one.code, one.type) == (finding.code, finding.type)
            and one.text == finding.text
            and one.span
            and one.span.start < there.stop
            and there.start < one.span.end
        ]
        assert stays == [], finding
        assert errors(again) <= errors(found), finding


def test_the_papers_hold_suggestions_of_every_rule_that_makes_some() -> None:
    made = {one.code for _, source, law in PAPERS if law is LAW for one in check(source, law)[1] if one.replacement}
    assert {"L02", "L04", "L05", "L08", "L09", "L13", "L14", "L15", "L16", "L20", "L26", "L27", "L38"} <= made
