"""Lines of plain text into paragraphs: broken at a width or not, markers, spans of years."""

import pytest

from donghanh.domain.text.lines import Line, measure, paragraphs, starts_anew

WRAPPED = """\
Các thôn vận động người dân phát quang bụi rậm, dọn dẹp vệ sinh môi trường và
thu gom rác thải tại các điểm công cộng, nhà văn hóa, đường làng, ngõ xóm rồi
báo cáo kết quả về Trạm Y tế xã để tổng hợp, theo dõi, đôn đốc việc thực hiện
trong toàn xã cho kịp thời.
Trạm Y tế xã phun thuốc ở các thôn có ổ dịch.
- Công an xã tuần tra."""


def lines_of(text: str) -> list[Line]:
    return [Line(line, 0) for line in text.splitlines()]


def lengths(text: str) -> list[int]:
    return [end - start for start, end in paragraphs(lines_of(text))]


def test_lines_broken_at_the_width_are_one_paragraph_up_to_the_short_one() -> None:
    assert lengths(WRAPPED) == [4, 1, 1]
    assert measure(lines_of(WRAPPED)).wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện Kế hoạch giai đoạn 2021\n- 2030 của Chính phủ.\n- Treo cờ.", [2, 1]),
        ("Mở lớp tập huấn cho các thôn\nTreo cờ", [1, 1]),
        ("MỤC ĐÍCH\nTreo cờ", [1, 1]),
        ("Mở lớp tập huấn\ncho các thôn", [2]),
    ],
)
def test_without_a_width_only_what_cannot_begin_goes_on(text: str, expected: list[int]) -> None:
    assert lengths(text) == expected


@pytest.mark.parametrize("opening", ["- Treo cờ", "1. Treo cờ", "Số: 12/KH-UBND", "Nơi nhận:"])
def test_marker_or_formula_starts_anew(opening: str) -> None:
    assert starts_anew(opening)


def test_word_in_small_letters_starts_nothing() -> None:
    assert not starts_anew("và treo cờ")
