"""L11: a target of the plan above, promised lower or not at all."""

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.planlint.lint import lint
from tests.domain.cascade.test_align import commune, province
from tests.domain.planlint.papers import Changes

FAULTS: list[tuple[str, Changes]] = [("weaker_target", {"share": "70"})]
SILENT: list[tuple[str, Changes]] = [
    ("weaker_target", {"share": "80"}),
    ("weaker_target", {"share": "85"}),
    ("missing_target", {"share": "70"}),
]


def below_the_province(changes: Changes) -> set[tuple[str, str]]:
    found = lint(read_bytes(commune(**changes)).reading, parent=province())
    return {(finding.type, finding.params["above"]) for finding in found if finding.code == "L11"}


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_lower_promise_is_told(kind: str, changes: Changes) -> None:
    assert any(kind == found and "ký cam kết" in above for found, above in below_the_province(changes))


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_as_much_or_more_is_left_alone(kind: str, changes: Changes) -> None:
    assert not any(kind == found and "ký cam kết" in above for found, above in below_the_province(changes))


def test_without_the_plan_above_the_rule_says_nothing() -> None:
    for _, changes in FAULTS:
        assert not [one for one in lint(read_bytes(commune(**changes)).reading) if one.code == "L11"]
