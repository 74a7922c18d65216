"""L23: one body answers for a task."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("two_leads", {"body": line("Hội Nông dân xã và Công an xã chủ trì tổ chức hội thi.")}),
    ("two_leads", {"body": line("Công an xã chủ trì, Trạm Y tế xã chủ trì tổ chức hội thi.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("two_leads", {}),
    ("two_leads", {"body": line("Công an xã chủ trì, phối hợp với Hội Nông dân xã tổ chức hội thi.")}),
    ("two_leads", {"body": line("Công an xã chủ trì tuần tra, Trạm Y tế xã chủ trì khám sức khỏe.")}),  # two works
    ("two_leads", {"body": line("Các thôn, các trường chủ trì tổ chức hội thi tại đơn vị mình.")}),  # a group answers each for itself
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_two_leads_are_told(kind: str, changes: Changes) -> None:
    assert kind in types("L23", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_one_lead_and_groups_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L23", changes)
