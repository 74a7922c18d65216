"""Where sentences and clauses end, and the letterhead's right half."""

import pytest

from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.sentences import CLAUSE_END, SENTENCE_BREAK, has_break, sentence_count


@pytest.mark.parametrize(
    ("text", "count"),
    [("Treo cờ.", 1), ("Treo cờ. Dọn chợ.", 2), ("Treo cờ; Dọn chợ; hát.", 2), ("Cấp 1.200 tờ rơi.", 1), ("", 1)],
)
def test_a_sentence_begins_with_a_capital_behind_a_mark(text: str, count: int) -> None:
    assert sentence_count(text) == count
    assert has_break(text) == (count > 1)


def test_the_point_in_a_number_ends_nothing() -> None:
    assert [match.start() for match in CLAUSE_END.finditer("Cấp 1.200 tờ; treo 2 cờ.")] == [12, 23]
    assert SENTENCE_BREAK.split("Cấp 1.200 tờ. Treo cờ! Hát; múa.") == ["Cấp 1.200 tờ.", "Treo cờ!", "Hát; múa."]


@pytest.mark.parametrize(
    "line", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "Độc lập -"]
)
def test_the_motto_is_known_in_every_form(line: str) -> None:
    assert MOTTO.match(line)


@pytest.mark.parametrize(
    "line", ["Đơn vị sự nghiệp độc lập - hạch toán riêng", "ỦY BAN NHÂN DÂN XÃ", "Các hội cộng đồng"]
)
def test_other_lines_are_no_motto(line: str) -> None:
    assert not MOTTO.search(line)
