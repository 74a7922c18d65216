"""What holds of every rule: a file of its own tests, a row in the book of rules, words for every type and case."""

import importlib
import re
from pathlib import Path

import pytest

from donghanh.documents.finding_words import RULE_NAMES, WORDS
from donghanh.documents.wording_findings import filled, template_for, to_json
from donghanh.domain.planlint.finding import Finding, Rule
from donghanh.domain.planlint.rules import RULES
from tests.domain.planlint.papers import findings, plan

HERE = Path(__file__).parent
BOOK = (Path(__file__).resolve().parents[3] / "docs" / "rules.md").read_text("utf-8")
SEVERITIES = {"error", "warning", "info"}


def own_tests(rule: Rule) -> Path:
    """The test file of a rule."""
    (path,) = HERE.glob(f"test_{rule.code.lower()}_*.py")
    return path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_planted_faults_and_silent_cases_of_its_own(rule: Rule) -> None:
    module = importlib.import_module(f"tests.domain.planlint.{own_tests(rule).stem}")
    planted = {kind for kind, _ in module.FAULTS}
    assert planted, "at least one fault is planted"
    assert module.SILENT, "at least one case is silent"
    above = {"missing_target", "partly_covered"}  # planted among the pairs of tests/domain/cascade
    assert set(rule.types) - planted <= above


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_stands_in_the_book_with_its_types_and_how_much_they_matter(rule: Rule) -> None:
    rows = [row for row in BOOK.splitlines() if row.startswith(f"| {rule.code} |")]
    assert len(rows) == 1
    for kind in rule.types:
        said = re.search(rf"`{kind}` \(([a-z, ]+)\)", rows[0])
        assert said, kind
        assert set(said[1].split(", ")) <= SEVERITIES
    module = importlib.import_module(rule.check.__module__)
    assert f"`{Path(str(module.__file__)).name}`" in rows[0]


@pytest.fixture(scope="module")
def told() -> list[tuple[str, Finding]]:
    """Every finding of the planted faults, with the rule that planted it."""
    found: list[tuple[str, Finding]] = []
    for rule in RULES:
        module = importlib.import_module(f"tests.domain.planlint.{own_tests(rule).stem}")
        if "commune" in vars(module):
            continue  # compared with the plan above; their words are looked at in tests/domain/cascade
        for _, changes in module.FAULTS:
            given = {name: value for name, value in changes.items() if name != "on"}
            found += [(rule.code, one) for one in findings(plan(**given), on=changes.get("on"))]
    return found


def test_no_finding_matters_more_than_the_book_says(told: list[tuple[str, Finding]]) -> None:
    for _, finding in told:
        (row,) = [row for row in BOOK.splitlines() if row.startswith(f"| {finding.code} |")]
        said = re.search(rf"`{finding.type}` \(([a-z, ]+)\)", row)
        assert said, finding.type
        assert finding.severity in said[1].split(", "), finding


def test_a_plan_without_a_fault_has_no_finding() -> None:
    assert findings(plan()) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_name_and_every_type_its_words(rule: Rule) -> None:
    assert RULE_NAMES[rule.code]
    for kind in rule.types:
        assert kind in WORDS


def test_no_words_are_kept_for_types_that_no_rule_reports() -> None:
    known = {kind for rule in RULES for kind in rule.types}
    assert {name.partition(".")[0] for name in WORDS} == known
    assert set(RULE_NAMES) == {rule.code for rule in RULES}


def test_every_finding_fills_its_words(told: list[tuple[str, Finding]]) -> None:
    """No sentence keeps a hole where a value should stand."""
    for _, finding in told:
        template = template_for(finding.type, finding.params)
        assert template is not None
        wanted = re.findall(r"\{(\w+)\}", f"{template.title} {template.why} {template.suggestion}")
        values = {**finding.params, "text": finding.text}
        assert all(values.get(name) for name in wanted), finding
        words = filled(template, finding.type, finding.params, finding.text)
        assert to_json(finding)["message"] == words.title
        assert "{" not in f"{words.title} {words.why} {words.suggestion}"
