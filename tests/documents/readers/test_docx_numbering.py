"""Automatic numbers are read as Word prints them."""

import pytest

from donghanh.documents.readers.docx import read_docx
from tests.documents.readers.docx_files import abstract, cell, docx, level, listed, num, paragraph, restart, row, table


def printed(body: str, numbering: str, styles: str = "") -> list[str]:
    """The lines of a file."""
    return [line for line in read_docx(docx(body, numbering=numbering, styles=styles)).text.split("\n") if line]


OUTLINE = abstract(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3"),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
)


def test_levels_count_and_start_again_under_a_higher_one() -> None:
    body = "".join(
        listed(text, 1, place)
        for text, place in (("Mục", 0), ("một", 1), ("hai", 1), ("nhỏ", 2), ("nhỏ nữa", 2), ("điểm", 3), ("điểm", 3), ("ý", 4))
    ) + "".join(listed(text, 1, place) for text, place in (("Mục", 0), ("lại một", 1), ("nhỏ", 2)))  # fmt: skip
    assert printed(body, OUTLINE + num(1, 1)) == [
        "I. Mục", "1. một", "2. hai", "2.1 nhỏ", "2.2 nhỏ nữa", "a) điểm", "b) điểm", "- ý", "II. Mục", "1. lại một", "1.1 nhỏ",
    ]  # fmt: skip


def test_two_lists_of_one_definition_count_on_and_an_override_starts_anew() -> None:
    numbering = OUTLINE + num(1, 1) + num(2, 1) + num(3, 1, restart(0, 7))
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3) + listed("e", 1)
    assert printed(body, numbering) == ["I. a", "II. b", "VII. c", "VIII. d", "IX. e"]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.")}</w:lvlOverride>'
    assert printed(listed("Phạm vi", 1), OUTLINE + num(1, 1, own)) == ["Điều 1. Phạm vi"]


@pytest.mark.parametrize(
    ("rule", "second"), [("", "1) c"), ('<w:lvlRestart w:val="0"/>', "2) c"), ('<w:lvlRestart w:val="1"/>', "1) c")]
)
def test_restart_rules(rule: str, second: str) -> None:
    numbering = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%2)", rule)) + num(1, 1)
    body = listed("a", 1) + listed("b", 1, 1) + listed("a", 1) + listed("c", 1, 1)
    assert printed(body, numbering)[-1] == second


def test_a_level_that_restarts_only_under_the_first_goes_on_under_the_second() -> None:
    levels = (
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(listed("x", 1, place) for place in (0, 1, 2, 1, 2, 0, 1, 2))
    assert printed(body, abstract(1, *levels) + num(1, 1)) == [
        "1. x",
        "1. x",
        "a) x",
        "2. x",
        "b) x",
        "2. x",
        "1. x",
        "a) x",
    ]


@pytest.mark.parametrize(
    ("kind", "start", "expected"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"), ("upperLetter", 27, "AA"),
        ("lowerLetter", 5, "e"), ("lowerLetter", 4, "d"), ("none", 1, ""), ("cardinalText", 2, "2"),
    ],
)  # fmt: skip
def test_number_formats(kind: str, start: int, expected: str) -> None:
    numbering = abstract(1, level(0, kind, "%1/", start=start)) + num(1, 1)
    assert printed(listed("x", 1), numbering) == [f"{expected}/ x"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("-", "Times New Roman", "-"), ("+", "Arial", "+"), ("\uf0b7", "Symbol", "•"), ("\uf02d", "Symbol", "-"), ("\uf02b", "Symbol", "+"),
        ("\uf0a7", "Wingdings", "▪"), ("\uf0d8", "Wingdings", "➢"), ("\uf0e8", "Wingdings", "•"), ("o", "Courier New", "o"), ("❖", "Arial", "•"),
    ],
)  # fmt: skip
def test_bullets_are_read_as_they_are_drawn(text: str, font: str, expected: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    numbering = abstract(1, level(0, "bullet", text) + "</w:lvl>").replace("</w:lvl></w:lvl>", f"{look}</w:lvl>") + num(
        1, 1
    )
    assert printed(listed("x", 1), numbering) == [f"{expected} x"]


def test_suffix_nothing_leaves_no_space_and_a_legal_level_prints_digits() -> None:
    levels = (
        level(0, "upperRoman", "%1.", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="space"/>'),
    )
    assert printed(listed("Mục", 1) + listed("nhỏ", 1, 1), abstract(1, *levels) + num(1, 1)) == ["I.Mục", "1.1 nhỏ"]


def test_a_bullet_level_gives_no_number_and_a_skipped_level_counts_as_begun() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "bullet", "-"), level(2, "decimal", "%1.%2%3."))
    assert printed(listed("x", 1, 2) + listed("y", 1), abstract(1, *levels) + num(1, 1)) == ["1.1. x", "2. y"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="M2"><w:name w:val="Khoan"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="M3"><w:name w:val="Khoan con"/><w:basedOn w:val="M2"/></w:style>'
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def in_style(text: str, style: str, more: str = "") -> str:
    """A paragraph in a style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_styles_bring_the_level_that_is_bound_to_them() -> None:
    levels = (
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="M1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="M2"/>'),
    )
    body = in_style("một", "M1") + in_style("nhỏ", "M2") + in_style("nhỏ nữa", "M3") + in_style("hai", "M1")
    assert printed(body, abstract(1, *levels) + num(1, 1), STYLES) == ["I. một", "1. nhỏ", "2. nhỏ nữa", "II. hai"]


def test_list_zero_takes_the_number_of_a_style_away() -> None:
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    levels = level(0, "upperRoman", "%1.", '<w:pStyle w:val="M1"/>')
    assert printed(in_style("không số", "M1", off), abstract(1, levels) + num(1, 1), STYLES) == ["không số"]


def test_a_list_may_follow_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering = abstract(1, level(0, "decimal", "%1.")) + linked + num(1, 1) + num(2, 2)
    assert printed(listed("a", 1) + listed("b", 2), numbering, STYLES) == ["1. a", "2. b"]


def test_a_numbering_style_that_leads_to_itself_ends() -> None:
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    assert printed(listed("a", 1), linked + num(1, 1), STYLES) == ["a"]


def test_empty_numbered_paragraphs_count_and_numbers_alone_fill_a_cell() -> None:
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    assert printed(listed("a", 1) + listed("", 1) + listed("c", 1), numbering) == ["1. a", "3. c"]
    rows = [row(cell(listed("", 1)), "việc", "Công an xã") for _ in range(2)]
    body = table(row("TT", "Nội dung", "Chủ trì"), *rows)
    assert printed(body, numbering)[1:] == ["| 1. | việc | Công an xã |", "| 2. | việc | Công an xã |"]


def test_a_list_that_is_not_there_prints_nothing() -> None:
    assert printed(listed("a", 9) + listed("b", 1, 8), OUTLINE + num(1, 1)) == ["a", "b"]
