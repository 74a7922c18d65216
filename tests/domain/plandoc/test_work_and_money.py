"""Forms of other fields: times in headings, turns, letters, attached plans, money in sentences and tables."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from tests.domain.plandoc.test_duties_and_reports import letter
from tests.domain.plandoc.test_reading_printed_forms import DECISION, PLAN
from tests.domain.plandoc.test_reading_short_texts import reading_of
from tests.domain.plandoc.test_times import said


def sources(body: str) -> list[str]:
    return [source.text for source in reading_of(body).budget_sources]


def test_a_heading_s_time_holds_for_the_work_below_it_that_has_none() -> None:
    body = "I. NHIỆM VỤ\n1. Chuẩn bị (trước ngày 15/5/2026)\na) Kiện toàn tổ.\nb) Lập danh sách trước ngày 30/4/2026.\n2. Thực hiện\na) Treo cờ."
    first, second, third = reading_of(body).tasks
    assert said(first.deadline) == ("before", "2026-05-15", "trước ngày 15/5/2026")
    assert said(second.deadline) == ("before", "2026-04-30", "trước ngày 30/4/2026")
    assert third.deadline is None


def test_a_span_of_time_as_heading_dates_its_work_and_brackets_of_other_things_do_not() -> None:
    (task,) = reading_of("I. NHIỆM VỤ\nTrong quý I năm 2026:\nCác thôn trồng cây bóng mát.").tasks
    assert said(task.deadline) == ("within", "2026-Q1", "Trong quý I năm 2026")
    (task,) = reading_of("I. NHIỆM VỤ\n1. Truyền thông (theo Luật năm 2022)\na) Treo cờ.").tasks
    assert task.deadline is None


@pytest.mark.parametrize(
    ("sentence", "value", "due"),
    [
        ("Kiểm tra 02 đợt: đợt 1 vào tháng 5; đợt 2 vào tháng 10.", "--10", "--10"),
        ("Ra quân đợt 1 từ 15 - 20/3, đợt 2 từ 20/9 đến 25/9/2026.", ("--03-15", "2026-09-25"), "2026-09-25"),
    ],
)
def test_work_in_turns_is_due_with_the_last(sentence: str, value: object, due: str) -> None:
    (task,) = reading_of(f"I. NHIỆM VỤ\n- {sentence}").tasks
    assert task.deadline is not None
    assert (task.deadline.range or task.deadline.date, task.deadline.due) == (value, due)


def test_an_item_that_holds_only_its_time_is_named_by_its_title() -> None:
    dated, told = reading_of(
        "I. NHIỆM VỤ\n1. Tổng kết: trước ngày 20/12/2026.\n2. Tập huấn: mở lớp trước ngày 20/12/2026."
    ).tasks
    assert (dated.text, dated.deadline and dated.deadline.due) == ("Tổng kết", "2026-12-19")
    assert told.text == "mở lớp trước ngày 20/12/2026."


def test_an_item_of_a_letter_that_names_its_doer_is_work_and_other_talk_is_none() -> None:
    reading = letter("1. Thời gian: tháng 6.\n2. Báo Sông Mây mở chuyên mục về gia đình.\n3. Đây là dịp để nhìn lại.")
    assert [(task.text, task.lead) for task in reading.tasks] == [
        ("Báo Sông Mây mở chuyên mục về gia đình.", ("Báo Sông Mây",))
    ]
    assert "3. Đây là dịp để nhìn lại." in [item.text for item in reading.unclaimed]


def test_the_second_letterhead_of_an_attached_plan_names_no_recipient() -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n\n"
    text = f"{DECISION}\n{head}{PLAN}"
    reading = read(text, read_blocks(text))
    assert [recipient.text for recipient in reading.recipients] == ["Như Điều 2", "Lưu: VT"]
    assert (reading.signer.name, reading.frame.attached_type) == ("Lê Văn Bình", "Kế hoạch")
    assert reading.unclaimed == ()
    assert len(reading.frame.attached_head) == 4


def test_a_signature_right_over_an_attached_plan_is_no_letterhead() -> None:
    text = f"{DECISION}\n{PLAN}"
    reading = read(text, read_blocks(text))
    assert (len(reading.frame.attached_head), reading.signer.name) == (0, "Lê Văn Bình")


def test_aims_under_a_part_of_purposes_are_formal_targets() -> None:
    body = "I. MỤC ĐÍCH, CHỈ TIÊU\n1. Mục đích\nNâng cao nhận thức cho 200 hội viên.\n2. Chỉ tiêu\n- Thành lập 15 tổ truyền thông."
    assert [(t.value, t.kind) for t in reading_of(body).targets if t.kind == "chi_tieu"] == [(15, "chi_tieu")]


def test_cases_are_counted_as_cases() -> None:
    assert [
        (t.value, t.unit) for t in reading_of("I. CHỈ TIÊU\n- Hỗ trợ 5 trường hợp.\n- Mở 02 trường mầm non.").targets
    ] == [
        (5, "trường hợp"),
        (2, "trường"),
    ]


def test_the_first_thing_behind_a_colon_is_counted_with_the_others_of_its_list() -> None:
    reading = reading_of(
        "I. NHIỆM VỤ\n- Chuẩn bị vật tư: 2.000 bao tải, 150 áo phao, 03 xuồng máy.\n- Ghi chú: 2.000 chữ ký."
    )
    assert [(t.value, t.unit) for t in reading.targets] == [(2000, "bao tải"), (150, "áo phao"), (3, "xuồng máy")]


def test_a_list_of_doers_tells_who_leads_and_who_helps() -> None:
    body = "I. NHIỆM VỤ\n1. Lễ phát động\n- Đơn vị thực hiện: Phòng Văn hóa tham mưu; Đoàn xã, Hội Phụ nữ xã phối hợp.\n2. Hội thi\n- Đơn vị thực hiện: Đoàn xã, Công an xã."
    first, second = reading_of(body).tasks
    assert (first.lead, first.coordinating) == (("Phòng Văn hóa",), ("Đoàn xã", "Hội Phụ nữ xã"))
    assert (second.lead, second.coordinating) == (("Đoàn xã", "Công an xã"), ())


def test_a_row_that_tells_a_report_is_due_on_the_day_of_its_column() -> None:
    rows = "STT\tĐơn vị\tNhiệm vụ\tThời hạn\n1\tCác thôn\tBáo cáo kết quả về Phòng Văn hóa\tChậm nhất 17/12/2026\n2\tCông an xã\tTrực đường dây nóng\t17/12/2026"
    (report,) = reading_of(f"I. PHÂN CÔNG\n{rows}").reporting
    assert (report.reporter, report.to, report.by, report.rule) == ("Các thôn", "Phòng Văn hóa", "2026-12-17", "by")


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Các thôn báo cáo về Công an xã trước 31/5 và 30/11 hằng năm.", [("--05-31", "yearly"), ("--11-30", "yearly")]),
        ("Các thôn định kỳ 06 tháng, 01 năm báo cáo Công an xã.", [(None, "half_yearly"), (None, "yearly")]),
        ("Các thôn báo cáo tháng về Công an xã trước ngày 05 tháng sau.", [("---05", "monthly")]),
        ("Hằng tháng, trước ngày 05, các thôn báo cáo Công an xã.", [("---05", "monthly")]),
        ("Các thôn định kỳ 06 tháng họp, báo cáo Công an xã.", [(None, "half_yearly")]),
        ("Nếu có khó khăn, vướng mắc, các thôn báo cáo Công an xã.", []),
    ],
)  # fmt: skip
def test_each_day_and_rhythm_of_a_report_is_one(sentence: str, periods: list[tuple[str | None, str]]) -> None:
    reading = reading_of(f"I. TỔ CHỨC THỰC HIỆN\n1. {sentence}")
    assert [(report.by, report.period) for report in reading.reporting] == periods


def test_a_name_before_a_colon_is_cut_at_a_role_and_not_at_a_word_of_its_own() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Khoa Hồi sức cấp cứu: điều trị.\n2. Công an xã chủ trì, phối hợp với các thôn: tuần tra."
    assert [assignment.agency for assignment in reading_of(body).assignments] == ["Khoa Hồi sức cấp cứu", "Công an xã"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Trích từ Quỹ phòng, chống thiên tai, dự phòng ngân sách xã năm 2026 và huy động đóng góp của nhân dân.",
            ["Quỹ phòng, chống thiên tai", "dự phòng ngân sách xã năm 2026", "huy động đóng góp của nhân dân"],
        ),
        ("Nguồn thu của trường, Quỹ Đội và ủng hộ của cha mẹ học sinh.", ["Nguồn thu của trường", "Quỹ Đội", "ủng hộ của cha mẹ học sinh"]),
        ("Tổng kinh phí: 85 triệu đồng. Trong đó: Ngân sách xã 50 triệu đồng; các thôn đóng góp 35 triệu đồng.", ["Ngân sách xã 50 triệu đồng", "các thôn đóng góp 35 triệu đồng"]),
        ("Kinh phí tiêm do chủ vật nuôi chi trả.", ["chủ vật nuôi chi trả"]),
        ("Các đơn vị tự bảo đảm.", ["Các đơn vị tự bảo đảm"]),
        ("Việc thanh toán thực hiện theo chế độ.", []),
    ],
)  # fmt: skip
def test_single_sources_of_a_part_on_money(sentence: str, found: list[str]) -> None:
    assert sources(f"I. NHIỆM VỤ\n- Treo cờ.\nII. KINH PHÍ\n{sentence}") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Mua 50 thẻ bằng nguồn vận động của các nhà hảo tâm.", ["nguồn vận động của các nhà hảo tâm"]),
        ("Mở lớp bơi, kinh phí do Công ty Bình Minh tài trợ.", ["Công ty Bình Minh tài trợ"]),
        ("Kinh phí: ngân sách xã 20 triệu đồng; xã hội hóa 10 triệu đồng.", ["ngân sách xã 20 triệu đồng", "xã hội hóa 10 triệu đồng"]),
        ("Xử lý nước thải từ nguồn chăn nuôi.", []),
        ("Kiểm tra việc sử dụng Quỹ phòng, chống thiên tai.", []),
        ("Tham mưu sử dụng Quỹ phòng, chống thiên tai.", []),
    ],
)  # fmt: skip
def test_sources_in_sentences_where_no_part_is_on_money(sentence: str, found: list[str]) -> None:
    assert sources(f"I. NHIỆM VỤ\n- {sentence}") == found


def test_the_sources_of_an_estimate_are_told_once_and_costs_are_none() -> None:
    rows = "Nội dung\tSố tiền\tNguồn\nIn tờ rơi\t2.000.000\tNgân sách xã\nNước uống\t500.000\tNgân sách xã\nThuê loa\t800.000\tXã hội hóa"
    assert sources(f"I. NHIỆM VỤ\n- Treo cờ.\nII. KINH PHÍ\n{rows}") == ["Ngân sách xã", "Xã hội hóa"]
    assert sources("I. NHIỆM VỤ\n- Treo cờ.\nII. KINH PHÍ\nNội dung\tSố lượng\tSố tiền\nLoa\t2\t500.000") == []


def test_a_post_named_like_a_verb_is_a_body_only_where_it_is_the_whole_title() -> None:
    text = "KẾ HOẠCH\nAn toàn trường học năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n1. Hiệu trưởng: Chỉ đạo chung.\n2. Bảo vệ: Trực cổng trường.\n3. Văn thư: Lưu hồ sơ.\n"
    reading = read(text, read_blocks(text))
    assert [one.agency for one in reading.assignments] == ["Hiệu trưởng", "Bảo vệ", "Văn thư"]
    text = text.replace("Bảo vệ: Trực", "Bảo vệ môi trường: Trực")
    assert "Bảo vệ môi trường" not in [one.agency for one in read(text, read_blocks(text)).assignments]
