"""L10: most tasks name no leading body."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, told, types

BARE = BODY.replace("2. Phát 100 tờ rơi.", "2. Phát 100 tờ rơi.\n3. Treo 10 khẩu hiệu.\n4. Sơn 02 cổng chào.")
FAULTS: list[tuple[str, Changes]] = [
    ("missing_lead", {"body": BARE}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_lead", {}),  # two tasks are too few to tell
    ("missing_lead", {"body": BARE.replace("tờ rơi.", "tờ rơi. Chủ trì: Công an xã.").replace("khẩu hiệu.", "khẩu hiệu. Chủ trì: Trạm Y tế xã.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_tasks_without_a_lead_are_told_once(kind: str, changes: Changes) -> None:
    assert kind in types("L10", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_tasks_with_a_lead_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L10", changes)


def test_the_finding_counts_and_stands_once() -> None:
    (finding,) = told("L10", body=BARE)
    assert (finding.params["bare"], finding.params["all"]) == ("4", "4")
