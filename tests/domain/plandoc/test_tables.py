"""What the columns of a table are for, told by their names."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.rules.tables import head_of
from tests.domain.plandoc.test_reading_short_texts import reading_of


def work(rows: str, part: str = "I. NHIỆM VỤ") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(task.text, task.lead, task.coordinating) for task in reading_of(f"{part}\n{rows}").tasks]


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        ("Việc|Người làm|Hạn", {"text": 0, "lead": 1, "time": 2}),
        ("STT|Nhiệm vụ|Đơn vị thực hiện|Hoàn thành|Kết quả|Ghi chú", {"order": 0, "text": 1, "lead": 2, "time": 3, "product": 4, "note": 5}),
        ("TT|Nội dung thực hiện|Kinh phí thực hiện|Thời gian thực hiện|Người phụ trách", {"order": 0, "text": 1, "money": 2, "time": 3, "lead": 4}),
        ("Công việc|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm", {"text": 0, "lead": 1, "coordinating": 2, "product": 3}),
        ("Hoạt động|Chủ trì/Phối hợp|Địa điểm", {"text": 0, "lead": 1, "coordinating": 1, "place": 2}),
    ],
)  # fmt: skip
def test_a_column_is_for_what_its_name_begins_with(names: str, columns: dict[str, int]) -> None:
    assert head_of(names.split("|")).columns == columns


@pytest.mark.parametrize(
    "names", ["TT|Tên hộ|Thôn", "Chỉ tiêu|Đơn vị tính|Năm 2026", "Họ và tên|Chức vụ|Số điện thoại"]
)
def test_a_list_of_other_things_lists_no_work(names: str) -> None:
    assert not head_of(names.split("|")).lists_work


def test_a_table_of_two_usual_columns_gives_tasks() -> None:
    pipes = "| Việc | Người làm |\n|---|---|\n| Trồng hoa dọc đường | Đoàn xã |\n| Sửa cầu | Công an xã |"
    assert work(pipes) == [("Trồng hoa dọc đường", ("Đoàn xã",), ()), ("Sửa cầu", ("Công an xã",), ())]


def test_one_column_for_both_names_the_lead_first() -> None:
    rows = "Nội dung\tChủ trì, phối hợp\tThời gian\nTrồng hoa\tĐoàn xã, Công an xã\tQuý I\nSửa cầu\tChủ trì: Công an xã; phối hợp: Đoàn xã\tQuý I"
    assert work(rows) == [("Trồng hoa", ("Đoàn xã",), ("Công an xã",)), ("Sửa cầu", ("Công an xã",), ("Đoàn xã",))]


def test_a_head_of_two_rows_and_a_row_of_numbers_are_no_work() -> None:
    rows = "| TT | Nội dung | Đơn vị | | Thời gian |\n|---|---|---|---|---|\n| | | Chủ trì | Phối hợp | |\n| (1) | (2) | (3) | (4) | (5) |\n| 1 | Trồng hoa | Đoàn xã | Các thôn | Quý I |"
    assert work(rows) == [("Trồng hoa", ("Đoàn xã",), ("Các thôn",))]


def test_rows_of_money_are_no_work() -> None:
    assert work("STT\tNội dung chi\tThành tiền\n1\tThuê loa\t2.000.000\n2\tNước uống\t500.000") == []


def test_an_empty_row_of_a_table_has_no_cells() -> None:
    assert [block.kind for block in read_blocks("| Việc | Hạn |\n|---|---|\n|  |  |")] == ["table_row"]
