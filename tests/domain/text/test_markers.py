"""How a place in an outline is cited."""

import pytest

from donghanh.domain.text.markers import cite, read_marker, tidy_title


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


@pytest.mark.parametrize("bullet", "-–•■►‣□❖✔➢➤◆●\uf0a7\uf0d8\uf0fc\uf076\uf0b7")
def test_every_bullet_of_an_office_program_is_a_marker(bullet: str) -> None:
    marker = read_marker(f"{bullet} Treo cờ ở các thôn.")
    assert marker is not None
    assert (marker.kind, marker.end) == ("dash", 2)


@pytest.mark.parametrize("text", ["-2030 là năm cuối", "–", "° C", "§ 3", "“Treo cờ”", "% hộ"])
def test_other_signs_at_the_start_are_no_bullets(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(("text", "title"), [(" Mục đích: ", "Mục đích"), ("KINH PHÍ.", "KINH PHÍ"), ("A*", "A")])
def test_a_title_loses_its_closing_mark(text: str, title: str) -> None:
    assert tidy_title(text) == title


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("IV.2. Kinh phí", "IV.2.", "decimal"),
        ("III.1.2 Kinh phí", "III.1.2", "decimal"),
        ("1.1- Quán triệt", "1.1-", "decimal"),
        ("(1) Số ca mắc giảm", "(1)", "dash"),
        ("IV. 2 lớp tập huấn", "IV.", "roman"),
    ],
)
def test_markers_of_several_parts_are_read_whole(text: str, printed: str, kind: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.printed, marker.kind) == (printed, kind)


@pytest.mark.parametrize("text", ["(xem phụ lục) các thôn", "(12.000 đồng) mỗi suất"])
def test_amounts_and_remarks_at_the_start_are_no_markers_of_parts(text: str) -> None:
    marker = read_marker(text)
    assert marker is None
