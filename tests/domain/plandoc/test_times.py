"""When work is done: deadlines, windows and schedules in sentences and in the cells of tables, with the words as printed."""

import pytest

from donghanh.domain.plandoc.reading import Deadline, Task
from tests.domain.plandoc.test_reading_short_texts import reading_of


def said(deadline: Deadline | None) -> tuple[str, object, str] | None:
    return deadline and (deadline.rule, deadline.range or deadline.date or deadline.recurring, deadline.text)


def task_of(sentence: str) -> Task:
    (task,) = reading_of(f"I. NỘI DUNG\n- {sentence}").tasks
    return task


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Rà soát hộ nghèo trong quý I.", ("within", "--Q1", "trong quý I")),
        ("Rà soát hộ nghèo (Quý II).", ("within", "--Q2", "Quý II")),
        ("Rà soát hộ nghèo, tháng 5/2026.", ("within", "2026-05", "tháng 5/2026")),
        ("Mở chiến dịch 15/11 - 15/12/2026.", ("window", ("2026-11-15", "2026-12-15"), "15/11 - 15/12/2026")),
        ("Ngày 22/5 hằng năm tổ chức lễ.", ("on", "--05-22", "Ngày 22/5 hằng năm")),
        ("Ngày 18/11/2026, tổ chức lễ phát động.", ("on", "2026-11-18", "Ngày 18/11/2026")),
        ("Làm sân chơi trong quý I và quý III.", ("within", "--Q3", "trong quý I và quý III")),
        ("Sửa cầu, hoàn thành trong năm 2026.", ("within", "2026", "hoàn thành trong năm 2026")),
        ("Gửi danh sách trước 16h00 ngày 20/12/2026.", ("by", "2026-12-20", "trước 16h00 ngày 20/12/2026")),
        (
            "Gửi danh sách chậm nhất 17 giờ 00 phút, ngày 05/6/2026.",
            ("by", "2026-06-05", "chậm nhất 17 giờ 00 phút, ngày 05/6/2026"),
        ),
        ("Họp vào 8 giờ ngày 05/6/2026.", ("on", "2026-06-05", "vào 8 giờ ngày 05/6/2026")),
        ("Họp giao ban ngày 25 hằng tháng.", ("on", "---25", "ngày 25 hằng tháng")),
        ("Họp thôn ngày 20 tháng cuối mỗi quý.", ("on", "---20", "ngày 20 tháng cuối mỗi quý")),
    ],
)
def test_a_sentence_keeps_its_time_and_words(sentence: str, deadline: tuple[str, object, str]) -> None:
    assert said(task_of(sentence).deadline) == deadline


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuyên truyền kết quả khảo sát (tháng 10/2025).",
        "Kỷ niệm Ngày Gia đình Việt Nam (28/6).",
        "Triển khai Đề án giai đoạn 2026 - 2030.",
        "Tổ chức các hoạt động của năm 2026.",
        "Mở lớp từ ngày 15/11/2026.",
        "Tuyên truyền theo kết quả chốt ngày 25 hằng tháng.",
    ],
)
def test_a_day_that_binds_nothing_is_no_deadline(sentence: str) -> None:
    assert task_of(sentence).deadline is None


@pytest.mark.parametrize(
    ("sentence", "schedule"),
    [
        ("Tuần tra thường xuyên ở chợ.", ("ongoing", None, "thường xuyên")),
        ("Phát thanh 02 lần mỗi tuần trong Tháng hành động.", ("every", "weekly", "02 lần mỗi tuần trong Tháng hành động")),
        ("Phát thanh 03 lần/tuần trong tháng 11.", ("every", "--11", "03 lần/tuần trong tháng 11")),
    ],
)  # fmt: skip
def test_a_rhythm_is_a_schedule_with_what_bounds_it(sentence: str, schedule: tuple[str, object, str]) -> None:
    task = task_of(sentence)
    assert (said(task.schedule), task.deadline) == (schedule, None)


def test_a_bounded_rhythm_keeps_both_values() -> None:
    schedule = task_of("Phát thanh 03 lần/tuần từ ngày 15/11 đến ngày 15/12/2026.").schedule
    assert schedule is not None
    assert (schedule.recurring, schedule.range, schedule.due) == ("weekly", ("2026-11-15", "2026-12-15"), "2026-12-15")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát danh sách hằng quý (trước ngày 20 của tháng cuối quý).",
        "Rà soát danh sách trước ngày 20 của tháng cuối quý.",
    ],
)
def test_a_day_of_a_quarter_keeps_its_rhythm_and_ends_the_day_before(sentence: str) -> None:
    deadline = task_of(sentence).deadline
    assert deadline is not None
    assert (deadline.rule, deadline.date, deadline.recurring, deadline.due) == ("before", "---20", "quarterly", "---19")


def test_words_in_a_name_are_no_schedule() -> None:
    assert task_of("Liên kết với Trung tâm Giáo dục thường xuyên mở lớp.").schedule is None


def in_cell(cell: str, title: str = "Thời gian") -> tuple[object, object]:
    (task,) = reading_of(f"I. NHIỆM VỤ\nNội dung\tChủ trì\t{title}\nTrồng hoa\tĐoàn xã\t{cell}").tasks
    return said(task.deadline), said(task.schedule)


@pytest.mark.parametrize(
    ("cell", "deadline", "schedule"),
    [
        ("Quý II", ("within", "--Q2", "Quý II"), None),
        ("15/11 - 15/12/2026", ("window", ("2026-11-15", "2026-12-15"), "15/11 - 15/12/2026"), None),
        ("Thường xuyên", None, ("ongoing", None, "Thường xuyên")),
        ("Ngày 22/5 hằng năm", ("on", "--05-22", "Ngày 22/5 hằng năm"), None),
        ("Tháng 3, tháng 6", ("within", "--06", "Tháng 3, tháng 6"), None),
        ("Năm 2026", ("within", "2026", "Năm 2026"), None),
        ("2026 - 2030", ("window", ("2026", "2030"), "2026 - 2030"), None),
        ("Hằng quý", None, ("every", "quarterly", "Hằng quý")),
        ("Trước 20/12 hằng năm", ("before", "--12-20", "Trước 20/12 hằng năm"), None),
        ("Theo lịch của huyện", None, ("printed", None, "Theo lịch của huyện")),
        ("Từ tháng 3", None, ("printed", None, "Từ tháng 3")),
        ("…", None, None),
    ],
)
def test_a_cell_of_times_is_never_dropped(cell: str, deadline: object, schedule: object) -> None:
    assert in_cell(cell) == (deadline, schedule)


def test_a_day_under_a_title_of_ends_is_the_last_one() -> None:
    assert in_cell("20/12/2026", "Thời hạn hoàn thành") == (("by", "2026-12-20", "20/12/2026"), None)
    assert in_cell("20/12/2026", "Thời gian thực hiện") == (("on", "2026-12-20", "20/12/2026"), None)


def test_a_time_over_a_table_holds_for_the_rows_that_have_none() -> None:
    table = "STT\tNội dung\tChủ trì\tThời gian\n1\tTrồng hoa\tĐoàn xã\t\n2\tHội thi\tCông an xã\tTháng 5"
    for line in ("Kết thúc trước 30/11 hằng năm:", "Thời hạn: trước 30/11 hằng năm"):
        first, second = reading_of(f"I. NHIỆM VỤ\n- Dọn chợ.\n{line}\n{table}").tasks[1:]
        assert said(first.deadline) == ("before", "--11-30", "trước 30/11 hằng năm")
        assert said(second.deadline) == ("within", "--05", "Tháng 5")
    (_, first, _) = reading_of(f"I. NHIỆM VỤ\n- Dọn chợ trước 30/11 hằng năm.\n{table}").tasks
    assert first.deadline is None


def test_a_line_of_time_belongs_to_the_work_above_it() -> None:
    (task,) = reading_of("I. NHIỆM VỤ\n1. Trồng hoa\n- Thời gian: Quý II\n- Địa điểm: Nhà văn hóa").tasks
    assert said(task.deadline) == ("within", "--Q2", "Quý II")
    assert task.span.line_end == 7  # the place tells also the line below it
