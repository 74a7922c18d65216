"""L35: a day later than the one from above."""

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.planlint.lint import lint
from tests.domain.cascade.test_align import commune, province
from tests.domain.planlint.papers import Changes

FAULTS: list[tuple[str, Changes]] = [("later_deadline", {"day": "15/6/2026"})]
SILENT: list[tuple[str, Changes]] = [("later_deadline", {"day": "31/5/2026"}), ("later_deadline", {"day": "20/5/2026"})]


def below_the_province(changes: Changes) -> set[tuple[str, str]]:
    found = lint(read_bytes(commune(**changes)).reading, parent=province())
    return {(finding.type, finding.params["above"]) for finding in found if finding.code == "L35"}


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_later_day_is_told(kind: str, changes: Changes) -> None:
    assert any(kind == found and "danh sách địa chỉ tin cậy" in above for found, above in below_the_province(changes))


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_an_earlier_day_is_left_alone(kind: str, changes: Changes) -> None:
    assert not any(
        kind == found and "danh sách địa chỉ tin cậy" in above for found, above in below_the_province(changes)
    )


def test_without_the_plan_above_the_rule_says_nothing() -> None:
    for _, changes in FAULTS:
        assert not [one for one in lint(read_bytes(commune(**changes)).reading) if one.code == "L35"]
