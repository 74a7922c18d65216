"""L28: a plan has money and things to count."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

UNPAID = BODY.replace("III. KINH PHÍ\nNgân sách xã.\nIV.", "III.")
FAULTS: list[tuple[str, Changes]] = [
    ("missing_budget", {"body": UNPAID}),
    ("missing_budget", {"body": UNPAID + "\n2. Các thôn\n- Bố trí kinh phí, huy động nguồn lực để tặng quà."}),  # told to find some
    ("missing_targets", {"body": line("Phát tờ rơi.").replace("02 buổi", "các buổi")}),
    ("missing_budget", {"kind": "CHƯƠNG TRÌNH", "number": "Số: 07/CTr-UBND", "body": UNPAID}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_budget", {"body": UNPAID + "\n2. Phòng Kinh tế\n- Bố trí kinh phí từ ngân sách xã."}),
    ("missing_budget", {}),
    ("missing_targets", {}),
    ("missing_budget", {"body": UNPAID.replace("2. Phát 100 tờ rơi.", "2. Phát 100 tờ rơi.\n3. Kinh phí thực hiện: Ban Ngân sách xã bố trí kinh phí hỗ trợ từ nguồn ngân sách xã năm 2026.")}),
    ("missing_budget", {"kind": "BÁO CÁO", "number": "Số: 07/BC-UBND", "body": UNPAID}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_missing_part_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L28", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_parts_that_stand_elsewhere_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L28", changes)
