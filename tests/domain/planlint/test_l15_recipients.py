"""L15: the list of recipients."""

import pytest

from tests.domain.planlint.papers import Changes, told, types

LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
FAULTS: list[tuple[str, Changes]] = [
    ("recipients_missing", {"recipients": ""}),
    ("recipients_style", {"recipients": LIST.replace("Lưu: VT", "Lưu VT")}),
    ("recipients_style", {"recipients": LIST.replace("Lưu: VT", "Lưu: VT. VH")}),
    ("recipients_style", {"recipients": LIST.replace("Lưu: VT.", "UBND tỉnh.")}),
    ("recipients_style", {"recipients": LIST.replace("trên;", "trên")}),
    ("recipients_style", {"recipients": LIST.replace("trên;", "trên.")}),
    ("recipients_style", {"recipients": LIST.replace("VT.", "VT")}),
    ("recipients_style", {"recipients": LIST.replace("- Như", "Như")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("recipients_missing", {}),
    ("recipients_style", {"recipients": LIST.replace("VT.", "VT, VHXH.")}),
    ("recipients_style", {"recipients": LIST.replace("trên;", "trên; (b/c)")}),  # the mark before the note
    ("recipients_style", {"number": "Số 09-KH/ĐU", "recipients": LIST.replace("Lưu: VT", "Lưu Văn phòng Đảng ủy")}),  # the Party files so
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_faulty_list_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L15", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_right_list_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L15", changes)


@pytest.mark.parametrize(
    ("list_", "right"),
    [
        (LIST.replace("Lưu: VT", "Lưu VT. VH"), "Lưu: VT, VH"),
        (LIST.replace("trên;", "trên"), "Như trên;"),
        (LIST.replace("trên;", "trên."), "Như trên;"),
        (LIST.replace("VT.", "VT"), "Lưu: VT."),
        (LIST.replace("- Như", "Như"), "- Như trên"),
    ],
)
def test_one_click_mends_the_line(list_: str, right: str) -> None:
    (finding,) = told("L15", recipients=list_)
    assert finding.replacement == right
