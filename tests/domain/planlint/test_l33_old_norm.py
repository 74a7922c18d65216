"""L33: spending by a norm more than ten years old."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

OLD = "Thông tư số 9/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính"
FAULTS: list[tuple[str, Changes]] = [
    ("old_norm", {"body": BODY.replace("Ngân sách xã.", f"Ngân sách xã. Mức chi thực hiện theo {OLD}.")}),
    ("old_norm", {"body": BODY.replace("Ngân sách xã.", f"Ngân sách xã. Việc thanh toán theo {OLD}.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("old_norm", {}),
    ("old_norm", {"body": BODY.replace("Ngân sách xã.", "Ngân sách xã. Mức chi thực hiện theo Thông tư số 9/2024/TT-BTC ngày 01/10/2024 của Bộ Tài chính.")}),
    ("old_norm", {"body": line(f"Phổ biến {OLD}.")}),  # no spending
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_an_old_norm_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L33", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_young_and_known_norms_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L33", changes)
