"""L34: a duty from above that nothing answers."""

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.planlint.lint import lint
from tests.domain.cascade.test_align import REPORT, commune, province
from tests.domain.planlint.papers import Changes

FAULTS: list[tuple[str, Changes]] = [("uncovered_duty", {})]
SILENT: list[tuple[str, Changes]] = [
    ("uncovered_duty", {"report": REPORT + "\n- Thành lập tổ hòa giải lưu động tại các thôn vùng cao."})
]


def below_the_province(changes: Changes) -> set[tuple[str, str]]:
    found = lint(read_bytes(commune(**changes)).reading, parent=province())
    return {(finding.type, finding.params["above"]) for finding in found if finding.code == "L34"}


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_duty_without_an_answer_is_told(kind: str, changes: Changes) -> None:
    assert any(kind == found and "tổ hòa giải lưu động" in above for found, above in below_the_province(changes))


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_an_answered_duty_is_left_alone(kind: str, changes: Changes) -> None:
    assert not any(kind == found and "tổ hòa giải lưu động" in above for found, above in below_the_province(changes))


def test_without_the_plan_above_the_rule_says_nothing() -> None:
    for _, changes in FAULTS:
        assert not [one for one in lint(read_bytes(commune(**changes)).reading) if one.code == "L34"]
