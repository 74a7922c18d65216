"""L03: section numbers run on."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("skipped_section", {"body": BODY.replace("IV. TỔ CHỨC", "V. TỔ CHỨC")}),
    ("repeated_section", {"body": BODY.replace("2. Phát", "1. Phát")}),
    ("repeated_section", {"body": BODY + "\n2. Phòng Văn hóa - Xã hội\n- Họp giao ban hằng tháng."}),
    ("skipped_section", {"body": BODY.replace("2. Phát 100 tờ rơi.", "2. Phát 100 tờ rơi:\na) ở chợ;\nb) ở trường;\nđ) ở bến xe.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("skipped_section", {}),
    ("repeated_section", {}),
    ("skipped_section", {"body": line("Phát 100 tờ rơi:\nc) ở chợ;\nd) ở trường;\nđ) ở bến xe.").replace("c)", "a)").replace("d)", "b)").replace("đ)", "c)")}),
    ("repeated_section", {"body": BODY + "\n2. Công an xã\n- Giữ trật tự."}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_gap_or_a_repetition_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L03", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_numbers_that_run_on_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L03", changes)
