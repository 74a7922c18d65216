"""Each rule fires on its fault and stays silent where it must not speak."""

from datetime import date

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.reference import load_territory
from donghanh.documents.wording_findings import WORDS, to_json
from donghanh.domain.planlint.library import Instrument, LawLibrary
from donghanh.domain.planlint.lint import lint
from donghanh.domain.planlint.rules import RULES

LAW = LawLibrary(
    (
        Instrument("10/QĐ-TTg", "Quyết định", "Phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2021 - 2025", "Thủ tướng Chính phủ",
                   date(2021, 1, 5), date(2021, 1, 5), None, date(2021, 1, 1), date(2025, 12, 31), "period_ended", "", (), "seen"),
        Instrument("20/QĐ-TTg", "Quyết định", "Phê duyệt Đề án khác", "Thủ tướng Chính phủ", date(2021, 1, 5), status="unverified",
                   period_end=date(2022, 12, 31)),
    )
)  # fmt: skip
TERRITORY = load_territory()
BASIS = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026 của UBND tỉnh An Lam về công tác gia đình."
BODY = """I. MỤC ĐÍCH
- Nâng cao nhận thức của người dân.
II. NỘI DUNG
1. Tổ chức 02 buổi nói chuyện, hoàn thành trước ngày 30/6/2026.
2. Phát 100 tờ rơi.
III. KINH PHÍ
Ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Tham mưu UBND xã triển khai; báo cáo UBND xã trước ngày 10/12/2026."""
SIGN = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bình"


def plan(
    *,
    basis: str = BASIS,
    body: str = BODY,
    sign: str = SIGN,
    number: str = "07",
    day: str = "15",
    title: str = "Công tác gia đình năm 2026",
    filed: str = "- Lưu: VT.",
) -> bytes:
    return f"""ỦY BAN NHÂN DÂN XÃ SÔNG MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND
Sông Mây, ngày {day} tháng 01 năm 2026

KẾ HOẠCH
{title}

{basis}
UBND xã Sông Mây xây dựng kế hoạch như sau:

{body}

Nơi nhận:
- Như trên;
{filed}

{sign}
""".encode()


def types(**changes: str) -> set[str]:
    return {finding.type for finding in lint(read_bytes(plan(**changes)).reading, LAW, TERRITORY)}


def with_line(line: str) -> str:
    return BODY.replace("2. Phát 100 tờ rơi.", f"2. {line}")


def test_clean_plan_has_no_finding_beyond_missing_leads() -> None:
    assert types() <= {"missing_lead"}


FAULTS = [
    ("missing_number", {"number": ""}),
    ("placeholder_date", {"day": "   "}),
    ("citation_kind", {"basis": BASIS.replace("5/KH-UBND", "5/UBND-VX")}),
    ("split_citation", {"basis": BASIS.replace("5/KH-UBND", "5/KH - UBND")}),
    ("skipped_section", {"body": BODY.replace("IV. TỔ CHỨC", "V. TỔ CHỨC")}),
    ("repeated_section", {"body": BODY.replace("2. Phát", "1. Phát")}),
    ("wrong_year", {"body": BODY.replace("10/12/2026", "10/12/2023")}),
    ("misquoted_period", {"body": with_line("Thực hiện Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2023 - 2025.")}),
    ("outdated_programme", {"basis": "Thực hiện Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ về truyền thông."}),
    ("missing_signature", {"sign": ""}),
    ("missing_on_behalf", {"sign": SIGN.replace("TM. ỦY BAN NHÂN DÂN\n", "")}),
    ("signer_style", {"sign": SIGN.replace("KT. ", "K.T ")}),
    ("level_conflict", {"body": with_line("Phát tờ rơi trên địa bàn phường.")}),
    ("abolished_body", {"body": with_line("Phối hợp với Sở LĐTBXH phát 100 tờ rơi.")}),
    ("missing_appendix", {"body": with_line("Phát tờ rơi theo mẫu tại Phụ lục 1.")}),
    ("inconsistent_name", {"body": with_line("Phát 100 tờ rơi tại Hoà Bình Thượng và Hòa Bình Thượng.")}),
    ("typo", {"body": with_line("Phát 100 tờ rơi về bao lực gia đình.")}),
    ("encoding_residue", {"body": with_line("Xây dựng chương trỡnh phát thanh.")}),
    ("recipients_style", {"filed": "- Lưu VT."}),
    ("misquoted_name", {"body": with_line("Thực hiện Chương trình tuyên truyền về gia đình theo Quyết định số 10/QĐ-TTg ngày 05/01/2021.")}),
    ("date_conflict", {"body": with_line("Tổ chức hội thi từ ngày 10/9/2026 đến ngày 01/9/2026.")}),
    ("weekday_mismatch", {"body": with_line("Tổ chức hội thi vào thứ Hai, ngày 17/11/2026.")}),
    ("missing_deadline", {"body": BODY.replace(" trước ngày 10/12/2026", "").replace(", hoàn thành trước ngày 30/6/2026", "")}),
    ("missing_space", {"body": with_line("Phát tờ rơi;treo khẩu hiệu.")}),
    ("repeated_words", {"body": with_line("Đẩy mạnh công tác công tác tuyên truyền.")}),
    ("missing_budget", {"body": BODY.replace("III. KINH PHÍ\nNgân sách xã.\nIV.", "III.")}),
    ("missing_targets", {"body": with_line("Phát tờ rơi.").replace("02 buổi", "các buổi")}),
    ("title_scope", {"title": "Triển khai Tháng hành động năm 2026", "basis": BASIS + "\nUBND xã Sông Mây ban hành Kế hoạch thực hiện công tác gia đình năm 2026 trên địa bàn xã như sau:"}),
    ("name_variant", {"body": with_line("Câu lạc bộ “Người cha đồng hành cùng con trên đường đời” và Câu lạc bộ “Người cha chia sẻ cùng con trên đường đời”.")}),
    ("undefined_body", {"body": with_line("Thành lập tổ chỉ đạo mô hình. Ban chỉ đạo họp hằng quý.")}),
    ("scope_conflict", {"body": with_line("Triển khai tại 9/9 thôn; lựa chọn 01 thôn làm điểm.")}),
    ("mixed_numbering", {"body": BODY.replace("- Tham mưu", "Tham mưu").replace("1. Phòng Văn hóa - Xã hội\n", "1. Phòng Văn hóa - Xã hội: chủ trì triển khai kế hoạch trên toàn địa bàn xã.\na) Hướng dẫn các thôn.\nb) ")}),
    ("marker_style", {"body": BODY.replace("2. Phát 100 tờ rơi.", "2. Truyền thông\n2.1 Phát 100 tờ rơi.\n2.2 Treo khẩu hiệu.")}),
    ("unit_not_on_day", {"body": with_line("Phát 100 tờ rơi tại phường Hòa Hiếu.")}),
    ("impossible_date", {"body": with_line("Phát 100 tờ rơi trước ngày 31/02/2027.")}),
    ("quota_without_base", {"body": with_line("Phấn đấu giảm 10% số vụ bạo lực gia đình.")}),
    ("sum_mismatch", {"body": with_line("Tổ chức tại 04 thôn gồm: Suối Lạnh, Gò Sành, Bến Đá. Phát 100 tờ rơi.")}),
    ("two_leads", {"body": with_line("Hội Nông dân xã và Công an xã chủ trì tổ chức hội thi.")}),
    ("two_leads", {"body": with_line("Công an xã chủ trì, Trạm Y tế xã chủ trì tổ chức hội thi.")}),
    ("title_scope", {"basis": BASIS + "\nUBND xã Sông Mây ban hành Kế hoạch triển khai Tháng hành động quốc gia về gia đình năm 2026 như sau:"}),
    ("misquoted_name", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ phê duyệt Chương trình Tuyên truyền về gia đình giai đoạn 2021 - 2025."}),
    ("misquoted_period", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2021 - 2023."}),
    ("name_variant", {"body": with_line("Ra mắt Câu lạc bộ “Cùng con lớn lên”; Câu lạc bộ “Cùng con vui lớn lên” họp hằng tháng. Trao giải “Cùng con lớn lên”.")}),
    ("encoding_residue", {"body": with_line("Mở cửa phũng tư vấn.")}),
    ("typo", {"body": with_line("Phấn đấu giãm số vụ bạo lực.")}),
    ("old_norm", {"body": BODY.replace("Ngân sách xã.", "Ngân sách xã. Mức chi thực hiện theo Thông tư số 9/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS, ids=[kind for kind, _ in FAULTS])
def test_rule_sees_its_fault(kind: str, changes: dict[str, str]) -> None:
    assert kind in types(**changes)
    assert kind not in types()


def test_money_read_outside_a_part_of_its_own_is_no_missing_money() -> None:
    without = BODY.replace("III. KINH PHÍ\nNgân sách xã.\nIV.", "III.")
    assert "missing_budget" in types(body=without)
    brings = "2. Phát 100 tờ rơi.\n3. Kinh phí thực hiện: Ban Ngân sách xã bố trí kinh phí hỗ trợ từ nguồn ngân sách xã năm 2026."
    assert "missing_budget" not in types(body=without.replace("2. Phát 100 tờ rơi.", brings))


MONEY = "Tổng kinh phí {total} đồng, trong đó: ngân sách xã 30.000.000 đồng, huy động 10.000.000 đồng."
TABLE = "| TT | Nội dung | Số tiền |\n|---|---|---|\n| 1 | In tờ rơi | 10.000.000 |\n| 2 | Hội thi | 25.000.000 |\n| | Tổng cộng | {total} |"


@pytest.mark.parametrize(("printed", "fits"), [("40.000.000", True), ("50.000.000", False)])
def test_money_is_added_up_in_a_sentence(printed: str, fits: bool) -> None:
    found = types(body=BODY.replace("Ngân sách xã.", MONEY.format(total=printed)))
    assert ("sum_mismatch" in found) is not fits


@pytest.mark.parametrize(("printed", "fits"), [("35.000.000", True), ("30.000.000", False)])
def test_money_is_added_up_in_a_table(printed: str, fits: bool) -> None:
    found = types(body=BODY.replace("Ngân sách xã.", TABLE.format(total=printed)))
    assert ("sum_mismatch" in found) is not fits


SILENT = [
    ("unit_not_on_day", "Phát tờ rơi tại phường Thái Hòa."),  # stands on the day
    ("unit_not_on_day", "Phát tờ rơi tại phường Hòa Hiếu trước đây."),  # said of the past
    ("unit_not_on_day", "Phát tờ rơi tại xã Sông Mây Thượng."),  # invented: nobody knows better
    ("unit_not_on_day", "Thực hiện Kế hoạch số 3/KH-UBND ngày 02/01/2025 của UBND huyện Nghĩa Đàn."),  # cited
    ("quota_without_base", "Giảm 10% số vụ bạo lực so với năm 2025."),
    ("quota_without_base", "Tăng 5% hằng năm số hộ tham gia."),
    ("impossible_date", "Phát tờ rơi trước ngày 29/02/2028 tại 30/32 thôn."),
    ("impossible_date", "Tổ chức vào ngày 29/2 hằng năm theo Nghị quyết số 31/02/2027/NQ-HĐND."),
    ("sum_mismatch", "Tổ chức tại 03 thôn gồm: Suối Lạnh, Gò Sành và Bến Đá."),
    ("sum_mismatch", "Tổ chức tại 08 thôn gồm: Suối Lạnh, Gò Sành, Bến Đá …"),  # an open list
    ("sum_mismatch", "Tổ chức 02 đơn vị (có ký cam kết, đăng ký thi đua, gửi báo cáo)."),  # no names
    ("two_leads", "Công an xã chủ trì, phối hợp với Hội Nông dân xã tổ chức hội thi."),
    ("two_leads", "Công an xã chủ trì tuần tra, Trạm Y tế xã chủ trì khám sức khỏe."),  # two works
    ("title_scope", "Hưởng ứng Tháng hành động quốc gia về gia đình."),  # a part of the year's work
    (
        "misquoted_name",
        "Thực hiện Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ phê duyệt Chương trình Truyền thông về gia đình.",
    ),
    (
        "misquoted_period",
        "Thực hiện Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ về truyền thông trong giai đoạn 2021 - 2023.",
    ),
    (
        "name_variant",
        "Duy trì Câu lạc bộ “Phụ nữ tự quản” và Câu lạc bộ “Phụ nữ tiết kiệm tự quản”.",
    ),  # two clubs, each named once
    ("encoding_residue", "Phá thế lũng đoạn; dựng nhà ở thung lũng, vũng nước."),
    ("typo", "Bão đã qua; chủ động dọn dẹp, cũng cố gắng giảm thiệt hại."),
    ("two_leads", "Các thôn, các trường chủ trì tổ chức hội thi tại đơn vị mình."),  # a group answers each for itself
]


@pytest.mark.parametrize(("kind", "line"), SILENT, ids=[line for _, line in SILENT])
def test_rule_stays_silent(kind: str, line: str) -> None:
    assert kind not in types(body=with_line(line))


def test_a_unit_of_its_time_is_not_flagged() -> None:
    source = plan(body=with_line("Phát tờ rơi tại phường Hòa Hiếu."))
    found = lint(read_bytes(source).reading, LAW, TERRITORY, date(2024, 6, 1))
    assert "unit_not_on_day" not in {finding.type for finding in found}


def test_programme_still_running_on_the_plans_day_is_not_flagged() -> None:
    source = plan(basis="Thực hiện Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ về truyền thông.")
    found = lint(read_bytes(source).reading, LAW, TERRITORY, date(2025, 6, 1))
    assert "outdated_programme" not in {finding.type for finding in found}


def test_unverified_instrument_never_speaks() -> None:
    assert "outdated_programme" not in types(
        basis="Thực hiện Quyết định số 20/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ."
    )


def test_missing_date_never_means_in_force() -> None:
    bare = Instrument("1/QĐ-UBND", "Quyết định", "Một việc", "UBND tỉnh", status="in_force")
    assert bare.in_force(date(2026, 1, 1)) is None


def test_body_of_its_time_is_not_flagged() -> None:
    source = plan(body=with_line("Phối hợp với Sở LĐTBXH phát 100 tờ rơi."))
    found = lint(read_bytes(source).reading, LAW, TERRITORY, date(2024, 6, 1))
    assert "abolished_body" not in {finding.type for finding in found}


def test_secrecy_mark_is_an_error() -> None:
    found = lint(read_bytes(b"M\xe1\xba\xacT\n" + plan()).reading, LAW)
    assert ("secrecy", "error") in {(finding.type, finding.severity) for finding in found}


def test_every_type_has_its_words() -> None:
    for rule in RULES:
        for kind in rule.types:
            assert kind in WORDS, kind
    for finding in lint(read_bytes(plan(number="", body=with_line("Phát tờ rơi;treo khẩu hiệu."))).reading, LAW):
        assert to_json(finding)["message"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Họp mặt ngày 28/6/2026 (thứ Bảy).", "weekday_mismatch"),
        ("Mở 20 lớp, trong đó: khối 6 có 8 lớp, khối 7 có 7 lớp, khối 8 có 6 lớp.", "sum_mismatch"),
        ("Kiểm tra kho ỏ các thôn.", "typo"),
    ],
)
def test_faults_of_days_parts_and_marks_are_told(line: str, kind: str) -> None:
    assert kind in types(body=with_line(line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Họp mặt ngày 28/6/2026 (Chủ nhật).", "weekday_mismatch"),
        ("Mở 20 lớp, trong đó: khối 6 có 8 lớp, khối 7 có 6 lớp, khối 8 có 5 lớp.", "sum_mismatch"),
        ("Kiểm tra kho ở các thôn.", "typo"),
    ],
)
def test_right_days_and_parts_are_left_alone(line: str, kind: str) -> None:
    assert kind not in types(body=with_line(line))


def test_a_year_before_the_issue_is_a_wrong_year_in_a_plan_of_several_years() -> None:
    late = with_line("Kết nối kho dữ liệu, chậm nhất ngày 30/10/2024.")
    found = types(body=late, title="Chuyển đổi số giai đoạn 2026 - 2030")
    assert "wrong_year" in found
    assert "date_conflict" not in found
    right = with_line("Kết nối kho dữ liệu, chậm nhất ngày 30/10/2028.")
    assert "wrong_year" not in types(body=right, title="Chuyển đổi số giai đoạn 2026 - 2030")


def test_a_price_has_its_base_and_a_fall_in_cases_has_none() -> None:
    assert "quota_without_base" not in types(body=with_line("Giảm 30% học phí cho học viên nghèo."))
    assert "quota_without_base" in types(body=with_line("Giảm 30% số vụ cháy."))


def test_an_opening_that_names_nothing_leaves_the_title_alone() -> None:
    title = "Triển khai Tháng hành động vì trẻ em năm 2026"
    bare = BASIS.replace(
        "về công tác gia đình.", "; UBND xã xây dựng Kế hoạch triển khai thực hiện trên địa bàn xã, như sau:"
    )
    assert "title_scope" not in types(title=title, basis=bare)
    other = BASIS.replace(
        "về công tác gia đình.", "; UBND xã xây dựng Kế hoạch công tác gia đình và hòa giải ở cơ sở, như sau:"
    )
    assert "title_scope" in types(title=title, basis=other)
