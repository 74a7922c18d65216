"""L36: a report owed to the level above."""

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.planlint.lint import lint
from tests.domain.cascade.test_align import REPORT, commune, province
from tests.domain.planlint.papers import Changes

FAULTS: list[tuple[str, Changes]] = [
    ("broken_report_line", {"report": "Báo cáo kết quả về UBND xã trước ngày 05/12/2026."}),
    ("broken_report_line", {"report": "Báo cáo kết quả về Sở Y tế trước ngày 05/12/2026."}),
]
SILENT: list[tuple[str, Changes]] = [("broken_report_line", {"report": REPORT})]


def below_the_province(changes: Changes) -> set[tuple[str, str]]:
    found = lint(read_bytes(commune(**changes)).reading, parent=province())
    return {(finding.type, finding.params["above"]) for finding in found if finding.code == "L36"}


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_broken_line_is_told(kind: str, changes: Changes) -> None:
    assert any(kind == found and "Báo cáo kết quả" in above for found, above in below_the_province(changes))


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_report_that_goes_up_is_left_alone(kind: str, changes: Changes) -> None:
    assert not any(kind == found and "Báo cáo kết quả" in above for found, above in below_the_province(changes))


def test_without_the_plan_above_the_rule_says_nothing() -> None:
    for _, changes in FAULTS:
        assert not [one for one in lint(read_bytes(commune(**changes)).reading) if one.code == "L36"]
