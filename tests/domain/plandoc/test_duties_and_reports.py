"""Who does what, in the wordings of several offices: where a name ends, who is asked, to whom it is reported."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.text.bodies import take_body
from donghanh.domain.text.dates import find_dates
from tests.domain.plandoc.test_reading_short_texts import reading_of

TABLE = "STT\tNội dung công việc\tChủ trì\tPhối hợp\tThời gian\nI\tĐường làng\n1\tTrồng 90 cây\tĐoàn xã\tCác thôn\t10/5/2026\n2\tSửa 02 cầu\tPhòng Kinh tế\tCông an xã\tQuý II/2026"
LIST = "TT\tTên hộ\tThôn\n1\tLò Văn A\tNà Bó\n2\tLò Văn B\tNà Bó"


def letter(body: str) -> Reading:
    text = f"Số: 12/SYT-NVY\nV/v phòng bệnh\n\nKính gửi: Các bệnh viện.\n\nSở Y tế yêu cầu các đơn vị thực hiện:\n{body}\n\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\n\nLê Văn Bình\n"
    return read(text, read_blocks(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("08 thôn rà soát hộ nghèo.", "08 thôn"),
        ("11 chi hội ấp: triển khai đến hội viên.", "11 chi hội ấp"),
        ("Trưởng Ban nhân dân 06 ấp nắm tình hình.", "Trưởng Ban nhân dân 06 ấp"),
        ("Các khoa, phòng báo cáo số liệu.", "Các khoa, phòng"),
        ("Các trường rà soát học sinh.", "Các trường"),
        ("Mỗi trường tiểu học, trung học cơ sở tổ chức một buổi.", "Mỗi trường tiểu học, trung học cơ sở"),
        ("Khoa Dược bảo đảm thuốc.", "Khoa Dược"),
        ("Báo Sông Mây mở chuyên mục.", "Báo Sông Mây"),
        ("Phòng Đào tạo là bộ phận thường trực, tham mưu kế hoạch.", "Phòng Đào tạo"),
        ("Bộ phận thường trực định kỳ báo cáo.", "Bộ phận thường trực"),
        ("Ban An toàn giao thông huyện theo dõi chung.", "Ban An toàn giao thông huyện"),
        ("Hội Nông dân xã cảm hóa người lầm lỗi.", "Hội Nông dân xã"),
        ("Chủ tịch UBND các xã trực tiếp chỉ đạo.", "Chủ tịch UBND các xã"),
    ],
)
def test_a_name_ends_before_its_verb(text: str, name: str) -> None:
    body = take_body(text)
    assert body is not None
    assert (text[body.start : body.end], body.has_verb) == (name, True)


@pytest.mark.parametrize(
    "text", ["Báo cáo kết quả về huyện.", "Khoa học và công nghệ phát triển.", "Giao thông nông thôn được mở rộng."]
)
def test_words_that_only_look_like_a_name_are_none(text: str) -> None:
    assert take_body(text) is None


def agencies(body: str) -> list[tuple[str, bool]]:
    return [(assignment.agency, assignment.requested) for assignment in reading_of(body).assignments]


def test_a_request_among_paragraphs_is_an_assignment_and_one_to_all_is_not() -> None:
    among = "I. TỔ CHỨC THỰC HIỆN\nCông an xã chủ trì tuần tra.\nYêu cầu các trường học đưa học sinh dự lễ.\n09 thôn rà soát trẻ em."
    assert agencies(among) == [("Công an xã", False), ("các trường học", False), ("09 thôn", False)]
    to_all = "I. TỔ CHỨC THỰC HIỆN\nCông an xã chủ trì tuần tra.\nYêu cầu các đơn vị nghiêm túc thực hiện Kế hoạch này."
    assert agencies(to_all) == [("Công an xã", False)]


def test_a_part_named_after_one_body_gives_it_the_items_and_one_for_all_does_not() -> None:
    one = "Điều 1. Trách nhiệm của Hội Nông dân tỉnh\n1. Lập danh sách học viên.\nĐiều 2. Trách nhiệm của Trường Cao đẳng Sông Mây\n1. Bố trí giáo viên.\nĐiều 3. Tổ chức thực hiện\n1. Hai bên tổ chức sơ kết."
    assert [agency for agency, _ in agencies(one)] == ["Hội Nông dân tỉnh", "Trường Cao đẳng Sông Mây", "Hai bên"]
    several = "I. TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ\n1. Trạm Y tế xã: khám bệnh.\n2. Công an xã: giữ trật tự."
    assert [agency for agency, _ in agencies(several)] == ["Trạm Y tế xã", "Công an xã"]


def test_a_sentence_set_like_a_heading_is_a_duty_and_a_heading_is_not() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Công an xã: tuần tra.\n2. Thanh tra huyện theo dõi, đôn đốc việc thực hiện kế hoạch.\nThừa lệnh Chủ tịch, Văn phòng thông báo để các đơn vị biết."
    (_, last) = reading_of(body).assignments
    assert (last.agency, [duty.text for duty in last.duties]) == (
        "Thanh tra huyện",
        ["theo dõi, đôn đốc việc thực hiện kế hoạch."],
    )


def reports(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    reading = reading_of(f"I. TỔ CHỨC THỰC HIỆN\n{text}")
    return [(report.reporter, report.to, report.by, report.period) for report in reading.reporting]


def test_days_in_brackets_bind_their_reports() -> None:
    assert reports("1. Các khoa, phòng báo cáo sơ kết 6 tháng (ngày 18/6/2026), tổng kết năm (ngày 03/12/2026) gửi Phòng Kế hoạch tổng hợp.") == [
        ("Các khoa, phòng", "Phòng Kế hoạch tổng hợp", "2026-06-18", "half_yearly"),
        ("Các khoa, phòng", "Phòng Kế hoạch tổng hợp", "2026-12-03", "yearly"),
    ]  # fmt: skip


def test_two_reports_in_one_sentence_are_two_duties_with_their_own_words() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 về Công an xã."
    reading = reading_of(body)
    words = ["Báo cáo 6 tháng trước ngày 15/6", "báo cáo năm trước ngày 15/12 về Công an xã."]
    assert [(report.text, report.by, report.period, report.to) for report in reading.reporting] == [
        (words[0], "--06-15", "half_yearly", "Công an xã"),
        (words[1], "--12-15", "yearly", "Công an xã"),
    ]
    (assignment,) = reading.assignments
    assert [(duty.text, duty.deadline and duty.deadline.due) for duty in assignment.duties] == [
        (words[0], "--06-14"),
        (words[1], "--12-14"),
    ]
    for item in (*assignment.duties, *reading.reporting):
        assert reading.source_text[item.span.start : item.span.end] == item.text


def test_a_report_with_one_day_stays_one_duty() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Tổng kết, báo cáo kết quả và báo cáo số liệu trước ngày 15/12 về Công an xã."
    (assignment,) = reading_of(body).assignments
    assert len(assignment.duties) == 1


def test_an_addressee_right_after_the_word_report_is_read() -> None:
    assert reports("1. Tổ trưởng: báo cáo Phó Hiệu trưởng vào ngày 27 hằng tháng.") == [
        ("Tổ trưởng", "Phó Hiệu trưởng", "---27", "monthly")
    ]


def test_two_addressees_make_two_reports_and_one_addressee_one_sentence() -> None:
    assert reports("1. Phòng Dân tộc: báo cáo tiến độ với lãnh đạo Sở hằng quý; tham mưu báo cáo UBND tỉnh trước ngày 10/12/2026.") == [
        ("Phòng Dân tộc", "lãnh đạo Sở", None, "quarterly"),
        ("Phòng Dân tộc", "UBND tỉnh", "2026-12-10", "once"),
    ]  # fmt: skip
    assert [to for _, to, _, _ in reports("1. Các thôn: báo cáo 6 tháng trước ngày 10/6/2026; báo cáo năm trước ngày 10/12/2026, gửi về Công an xã.")] == [
        "Công an xã", "Công an xã",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("Đăng 04 tin, bài/tuần.", "weekly"),
        ("Mở 03 phiên/tháng.", "monthly"),
        ("Dọn kênh 02 lần trong tháng.", "monthly"),
        ("Họp 03 tháng một lần.", "quarterly"),
    ],
)
def test_so_many_a_week_is_a_rhythm(text: str, rhythm: str) -> None:
    assert [mention.recurring for mention in find_dates(text)] == [rhythm]


@pytest.mark.parametrize("text", ["Thu nhập 5 triệu đồng/tháng.", "Tổ chức 02 buổi/thôn.", "Học 02 tháng."])
def test_pay_places_and_lengths_are_no_rhythm(text: str) -> None:
    assert find_dates(text) == []


def dated(body: str) -> list[str | None]:
    return [item.date or item.recurring for item in reading_of(body).dates]


def test_a_quarter_lies_in_the_year_of_the_plan_unless_it_is_of_every_year() -> None:
    assert dated("I. NỘI DUNG\n1. Mở lớp: Quý II.") == ["2026-Q2"]
    assert dated("I. NỘI DUNG\n1. Khảo sát vào quý I hằng năm.") == ["--Q1"]


def test_the_name_of_a_report_is_no_rhythm_beside_its_day() -> None:
    assert dated("I. NỘI DUNG\n1. Báo cáo sơ kết 6 tháng trước ngày 15/6/2026.") == ["2026-06-15"]
    assert dated("I. NỘI DUNG\n1. Định kỳ 6 tháng kiểm tra kho.") == ["half_yearly"]


def test_the_year_in_a_heading_of_aims_binds_nothing() -> None:
    assert dated("I. MỤC TIÊU\n1. Phấn đấu đến năm 2030:\na) 100% thôn có điện.") == []
    assert dated("I. NỘI DUNG\n1. Tổng kết vào năm 2030.") == ["2030"]


def test_a_table_of_work_in_an_appendix_lists_tasks_and_another_table_does_not() -> None:
    reading = reading_of(f"I. NỘI DUNG\n1. Trồng cây.\nPHỤ LỤC\n{TABLE}")
    assert [(task.text, task.lead, task.coordinating) for task in reading.tasks[1:]] == [
        ("Trồng 90 cây", ("Đoàn xã",), ("Các thôn",)),
        ("Sửa 02 cầu", ("Phòng Kinh tế",), ("Công an xã",)),
    ]
    assert [(target.value, target.unit) for target in reading.targets] == [(90, "cây"), (2, "cầu")]
    assert len(reading_of(f"I. NỘI DUNG\n1. Trồng cây.\nPHỤ LỤC\n{LIST}").tasks) == 1


def test_a_letter_has_tasks_only_under_a_heading_of_work() -> None:
    assert [task.text for task in letter("1. Nội dung chung\n- Phun thuốc.\n- Diệt muỗi.").tasks] == [
        "Phun thuốc.",
        "Diệt muỗi.",
    ]
    assert letter("1. Tình hình chung\n- Phun thuốc.\n- Diệt muỗi.").tasks == ()


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("Trấn áp tội phạm: Công an xã chủ trì, Ban Chỉ huy Quân sự xã phối hợp.", ("Công an xã",), ("Ban Chỉ huy Quân sự xã",)),
        ("Các trường rà soát học sinh.", ("các trường",), ()),
        ("Mỗi năm mở 05 lớp.", (), ()),
        ("Doanh nghiệp tham gia dạy nghề.", (), ()),
    ],
)  # fmt: skip
def test_bodies_lead_and_years_or_kinds_of_people_do_not(
    text: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    (task,) = reading_of(f"I. NỘI DUNG\n1. {text}").tasks
    assert (task.lead, task.coordinating) == (lead, coordinating)


@pytest.mark.parametrize(
    ("closing", "reporter"),
    [
        (
            "Trên đây là Kế hoạch của UBND xã; các cơ quan, đơn vị và các thôn báo cáo kết quả về UBND xã trước ngày 22/12/2026.",
            "các cơ quan, đơn vị và các thôn",
        ),
        (
            "Trên đây là Kế hoạch năm 2026, đề nghị các đơn vị nghiêm túc thực hiện; báo cáo UBND xã trước ngày 22/12/2026.",
            "các đơn vị",
        ),
        ("Trên đây là Kế hoạch của UBND xã; kết quả báo cáo về UBND huyện trước ngày 22/12/2026.", None),
    ],
)
def test_body_of_a_closing_sentence_reports_also_behind_a_semicolon(closing: str, reporter: str | None) -> None:
    body = f"I. NỘI DUNG\n- Tuyên truyền pháp luật.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n{closing}"
    (duty,) = reading_of(body).reporting
    assert duty.reporter == reporter
