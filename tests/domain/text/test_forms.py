"""Normal forms, dates, markers and names."""

import pytest

from donghanh.domain.text import fold, nfc, same_tone, sort_key
from donghanh.domain.text.bodies import split_bodies, take_body
from donghanh.domain.text.dates import day_before, find_dates
from donghanh.domain.text.markers import read_marker
from donghanh.domain.text.numerals import parse_number, roman_value
from donghanh.domain.text.syllables import is_syllable


def test_fold_strips_marks_and_case() -> None:
    assert fold("Đồng Hành ở xã Hoà Bình") == "dong hanh o xa hoa binh"


def test_tone_marks_meet_in_one_place_and_accents_stay() -> None:
    assert same_tone("Hoà thuỷ quý hoàn") == "Hòa thủy quý hoàn"
    assert same_tone(nfc("hoa\u0300")) == "hòa"
    assert same_tone("hoÀ UỶ Uỷ") == "hòA ỦY Ủy"


def test_names_sort_by_the_vietnamese_alphabet() -> None:
    names = ["Đà", "Dak", "Ân", "Ăn", "An", "Ở", "Ô", "O"]
    assert sorted(names, key=sort_key) == ["An", "Ăn", "Ân", "Dak", "Đà", "O", "Ô", "Ở"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trước ngày 15 tháng 12 hàng năm", "--12-15"),
        ("ngày 31 /05 /2026", "2026-05-31"),
        ("trong quý II/2026", "2026-Q2"),
        ("chậm nhất ngày 25 hằng tháng", "---25"),
        ("ngày     tháng 11 năm 2026", "2026-11"),
        ("từ ngày 15/11 đến ngày 15/12/2026", ("2026-11-15", "2026-12-15")),
        ("từ ngày 10 đến ngày 20 tháng 11 năm 2026", ("2026-11-10", "2026-11-20")),
        ("mỗi quý 1 lần", "quarterly"),
    ],
)
def test_date_is_read(text: str, value: object) -> None:
    (mention,) = find_dates(text)
    assert (mention.date or mention.range or mention.recurring) == value


@pytest.mark.parametrize("text", ["9/9 khối", "ngày 31/02/2026", "05/2023/QĐ-TTg", "công nghệ 4.0"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_day_before_a_yearly_day() -> None:
    assert day_before("--12-15") == "--12-14"
    assert day_before("--01-01") == "--12-31"
    assert day_before("2026-03-01") == "2026-02-28"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("I. A", "roman"), ("2.1 A", "decimal"), ("a) b", "letter"), ("- b", "dash"), ("Điều 2. B", "article")],
)
def test_marker_is_recognised(text: str, kind: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert marker.kind == kind


@pytest.mark.parametrize("text", ["100% hộ dân", "28/6 là ngày", "Phần lớn hộ dân", "2026 là năm"])
def test_prose_has_no_marker(text: str) -> None:
    assert read_marker(text) is None


def test_numbers_as_officials_write_them() -> None:
    assert (parse_number("12.500"), parse_number("97,5"), parse_number("02"), parse_number("a")) == (
        12500,
        97.5,
        2,
        None,
    )
    assert (roman_value("XIV"), roman_value("IIII")) == (14, None)


def test_name_and_duty_are_told_apart() -> None:
    body = take_body("Đề nghị Hội Liên hiệp Phụ nữ xã vận động hội viên tham gia.")
    assert body is not None
    assert body.requested
    text = "Đề nghị Hội Liên hiệp Phụ nữ xã vận động hội viên tham gia."
    assert text[body.start : body.end] == "Hội Liên hiệp Phụ nữ xã"


def test_sentence_that_begins_with_a_verb_names_no_body() -> None:
    assert take_body("Tổ chức hội nghị tập huấn cho các thôn.") is None


def test_commas_inside_a_name_do_not_split_it() -> None:
    text = "Sở Văn hóa, Thể thao và Du lịch, Hội Nông dân và các ban, ngành, đoàn thể"
    assert [text[a:b] for a, b in split_bodies(text)] == [
        "Sở Văn hóa, Thể thao và Du lịch", "Hội Nông dân", "các ban, ngành, đoàn thể",
    ]  # fmt: skip


def test_impossible_syllables_are_seen() -> None:
    assert is_syllable("nghiêng")
    assert is_syllable("quyết")
    assert not is_syllable("trỡnh")
    assert not is_syllable("vệc")
