"""A plan says the same whether it comes as text, as Word in any manner of writing it, or as a page of a portal."""

from pathlib import Path
from typing import Any

import pytest

from donghanh.documents.readers.decode import decode
from donghanh.documents.readers.open_file import ReadFile, read_bytes
from donghanh.documents.readers.plain import read_blocks
from tests.documents.readers.docx_files import MANNERS, lines_docx, plan_docx
from tests.documents.readers.html_files import plan_html
from tests.domain.test_samples import READ, short, source_of


def as_text(folder: Path) -> ReadFile:
    """The reading of a sample as it stands."""
    return read_bytes(source_of(folder).read_bytes())


def same(data: bytes, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is read from the file, and what is read from the text."""
    return short(read_bytes(data).reading), short(as_text(folder).reading)


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_word_says_what_the_text_says(folder: Path, manner: str) -> None:
    blocks = read_blocks(decode(source_of(folder).read_bytes()))
    got, wanted = same(plan_docx(blocks, manner), folder)
    assert got == wanted


@pytest.mark.parametrize("folder", [f for f in READ if source_of(f).suffix == ".txt"], ids=lambda folder: folder.name)
def test_word_broken_at_every_line_says_what_the_text_says(folder: Path) -> None:
    got, wanted = same(lines_docx(decode(source_of(folder).read_bytes())), folder)
    assert got == wanted


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_a_page_says_what_the_text_says(folder: Path) -> None:
    blocks = read_blocks(decode(source_of(folder).read_bytes()))
    got, wanted = same(plan_html(blocks).encode(), folder)
    assert got == wanted


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_spans_in_word_show_their_words(folder: Path) -> None:
    blocks = read_blocks(decode(source_of(folder).read_bytes()))
    file = read_bytes(plan_docx(blocks, "numbered"))
    text, reading = file.source.text, file.reading
    for item in (*reading.tasks, *(duty for a in reading.assignments for duty in a.duties), *reading.recipients):
        assert item.text.split()[0].strip("-+*") in text[item.span.start : item.span.end]
        assert text.count("\n", 0, item.span.start) + 1 == item.span.line_start
