"""How a place in an outline is cited."""

import pytest

from donghanh.domain.text.markers import cite, read_marker


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("III", "2", "b"), "III.2.b"),
        (("III", "2", "2.1"), "III.2.1"),
        (("III", "2", "2.1", "2.1.3", "a"), "III.2.1.3.a"),
        (("II", "1", "10"), "II.1.10"),
        ((), ""),
    ],
)
def test_a_number_that_holds_the_one_above_is_not_said_twice(path: tuple[str, ...], said: str) -> None:
    assert cite(path) == said


@pytest.mark.parametrize(
    ("text", "printed"), [("1/Mục đích", "1/"), ("I/ MỤC ĐÍCH", "I/"), ("12/KH-UBND ngày 05/01/2026", None)]
)
def test_a_stroke_after_a_number_marks_an_item_unless_a_symbol_follows(text: str, printed: str | None) -> None:
    marker = read_marker(text)
    assert (marker.printed if marker else None) == printed
