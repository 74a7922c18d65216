"""A commune's plan beside its province's: what was asked, what became of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.wording_findings import to_json
from donghanh.domain.cascade import Cascade, Coverage, Item, Side, align, side_of
from donghanh.domain.planlint.lint import lint

HEAD = """ỦY BAN NHÂN DÂN {issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND
{place}, ngày {day} tháng 01 năm 2026

KẾ HOẠCH
Công tác gia đình năm 2026

{body}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Bình
"""
ABOVE = """I. CHỈ TIÊU
1. 80% hộ gia đình ký cam kết không có bạo lực.
2. 60% thôn, tổ dân phố có địa chỉ tin cậy.
II. NHIỆM VỤ
1. Duy trì đường dây nóng của tỉnh tiếp nhận tin báo.
III. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Chủ trì biên soạn sổ tay tuyên truyền.
2. Ủy ban nhân dân các xã, phường
- Xây dựng kế hoạch, bố trí kinh phí thực hiện.
- Rà soát, công bố danh sách địa chỉ tin cậy trước ngày 31/5/2026.
- Thành lập tổ hòa giải lưu động tại vùng cao.
- Báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Văn hóa, Thể thao và Du lịch) trước ngày 10/12/2026."""
BELOW = """I. CHỈ TIÊU
1. {share}% hộ gia đình ký cam kết không có bạo lực.
2. 65% thôn có địa chỉ tin cậy.
II. NHIỆM VỤ
1. Rà soát và công bố danh sách địa chỉ tin cậy, xong trước ngày {day}.
III. KINH PHÍ
Ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- {report}
2. Công an xã
- Tuần tra, giữ trật tự tại các điểm vui chơi."""
REPORT = "Tổng hợp, báo cáo kết quả về UBND tỉnh (qua Sở Văn hóa, Thể thao và Du lịch) trước ngày 08/12/2026."


def province() -> Side:
    text = HEAD.format(issuer="TỈNH AN LAM", number="18", place="An Lam", day="20", body=ABOVE)
    return side_of(read_bytes(text.encode()).to_json())


def commune(share: str = "85", day: str = "20/5/2026", report: str = REPORT) -> bytes:
    body = BELOW.format(share=share, day=day, report=report)
    return HEAD.format(issuer="XÃ SÔNG MÂY", number="7", place="Sông Mây", day="28", body=body).encode()


def cascade(**changes: str) -> Cascade:
    return align(province(), side_of(read_bytes(commune(**changes)).to_json()))


def coverage(found: Cascade, words: str) -> Coverage:
    (row,) = [row for row in found.rows if words in row.above.text]
    return row.coverage


def test_what_is_asked_of_the_lower_level_is_counted_and_the_rest_only_shown() -> None:
    asked = {row.above.text for row in cascade().rows if row.asked}
    assert not any("đường dây nóng" in text or "sổ tay" in text for text in asked)
    assert any("tổ hòa giải" in text for text in asked)
    assert cascade().asked == len(asked) == 6


def test_a_duty_in_other_words_is_covered() -> None:
    assert coverage(cascade(), "danh sách địa chỉ tin cậy") is Coverage.COVERED


def test_a_duty_nobody_took_up_is_missing() -> None:
    found = cascade()
    assert coverage(found, "tổ hòa giải lưu động") is Coverage.MISSING
    assert [row.above.text for row in found.gaps] == ["Thành lập tổ hòa giải lưu động tại vùng cao."]


def test_a_plan_answers_by_being_there_that_a_plan_was_to_be_made() -> None:
    assert coverage(cascade(), "Xây dựng kế hoạch") is Coverage.STANDS


@pytest.mark.parametrize(("share", "expected"), [("85", "covered"), ("80", "covered"), ("70", "weaker")])
def test_a_target_may_be_higher_but_not_lower(share: str, expected: str) -> None:
    assert coverage(cascade(share=share), "ký cam kết") == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("20/5/2026", "covered"), ("31/5/2026", "covered"), ("15/6/2026", "later")]
)
def test_a_duty_may_be_earlier_but_not_later(day: str, expected: str) -> None:
    assert coverage(cascade(day=day), "danh sách địa chỉ tin cậy") == expected


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (REPORT, "covered"),
        (REPORT.replace("08/12", "12/12"), "later"),
        ("Báo cáo kết quả về UBND xã trước ngày 05/12/2026.", "missing"),
        ("Báo cáo kết quả về Sở Y tế trước ngày 05/12/2026.", "partly"),
    ],
)
def test_the_report_line_goes_up_in_time_and_to_whom_it_is_owed(report: str, expected: str) -> None:
    assert coverage(cascade(report=report), "Báo cáo kết quả về Ủy ban nhân dân tỉnh") == expected


def test_gaps_become_findings_with_the_words_of_the_plan_above() -> None:
    reading = read_bytes(commune(share="70", day="15/6/2026", report="Chuẩn bị báo cáo.")).reading
    found = {f.code: to_json(f) for f in lint(reading, parent=province()) if f.code in ("L11", "L34", "L35", "L36")}
    assert set(found) == {"L11", "L34", "L35", "L36"}
    assert "70%, cấp trên 80%" in str(found["L11"]["message"])
    assert "III.2" in str(found["L34"]["why"])
    assert found["L34"]["span"] is None
    assert {item["severity"] for item in found.values()} == {"warning"}


def _side(level: str, issuer: str, *items: Item) -> Side:
    return Side(level, issuer, 2026, items)


@pytest.mark.parametrize(("promised", "expected"), [(6.0, Coverage.COVERED), (2.0, Coverage.WEAKER)])
def test_all_units_doing_so_much_is_one_demand_answered_by_a_unit_that_does_as_much(
    promised: float, expected: Coverage
) -> None:
    text = "100% xã, phường mỗi quý phát tối thiểu 04 buổi về gia đình trên loa truyền thanh"
    share = Item("target:1", "target", text, value=100.0, unit="%")
    count = Item("target:2", "target", text, value=4.0, unit="buổi", operator=">=")
    own = Item("target:3", "target", "Mỗi quý phát buổi về gia đình trên loa truyền thanh", value=promised, unit="buổi")
    rows = align(_side("tỉnh", "UBND tỉnh An Lam", share, count), _side("xã", "UBND xã Sông Mây", own)).rows
    assert [row.coverage for row in rows] == [expected]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội tỉnh", False),
        ("Hội Liên hiệp Phụ nữ các xã, phường", True),
    ],
)
def test_a_social_organisation_of_the_province_is_no_commune(body: str, asked: bool) -> None:
    duty = Item("duty:1", "duty", "Giám sát việc chi trả trợ cấp", bodies=(body,))
    rows = align(_side("tỉnh", "UBND tỉnh An Lam", duty), _side("xã", "UBND xã Sông Mây")).rows
    assert rows[0].asked is asked


def test_without_a_plan_above_nothing_is_compared() -> None:
    codes = {f.code for f in lint(read_bytes(commune(share="10")).reading)}
    assert not codes & {"L11", "L34", "L35", "L36"}


words = st.lists(
    st.sampled_from("hòa giải lưu động địa chỉ tin cậy phát thanh loa tờ rơi tập huấn".split()), min_size=3, max_size=9
)
sides = st.lists(words, min_size=1, max_size=8).map(
    lambda found: Side(
        "xã", "UBND xã Sông Mây", 2026, tuple(Item(f"task:{n}", "task", " ".join(w)) for n, w in enumerate(found))
    )
)


@given(sides)
def test_a_plan_covers_itself_whole(side: Side) -> None:
    assert {row.coverage for row in align(side, side).rows} == {Coverage.COVERED}


@given(sides, sides)
def test_every_item_above_has_exactly_one_row_in_the_same_order(above: Side, below: Side) -> None:
    found = align(above, below)
    assert [row.above.key for row in found.rows] == [item.key for item in above.items]


@given(sides, sides)
def test_more_items_below_never_make_a_gap_of_what_was_covered(above: Side, below: Side) -> None:
    both = Side(below.level, below.issuer, below.year, (*below.items, *above.items))
    assert all(row.coverage is Coverage.COVERED for row in align(above, both).rows)
