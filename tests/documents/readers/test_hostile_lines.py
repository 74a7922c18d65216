"""No rule of the readers costs more than its line is long: every pattern, and every function that takes words."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from contextlib import suppress
from functools import partial

import pytest

from donghanh.documents.readers.columns import split_columns
from donghanh.documents.readers.decode import decode
from donghanh.documents.readers.flow.assemble import assemble
from donghanh.documents.readers.flow.items import Cell, Paragraph, Table
from donghanh.documents.readers.html import looks_like_html, read_html
from donghanh.documents.readers.kept import blocks_of, rows_of
from donghanh.documents.readers.markup import goes_on_marked, is_marked
from donghanh.documents.readers.pdf.trust import is_garbled
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.odd import is_odd
from donghanh.documents.readers.printed.sheet import Sheet, Word
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.slips import mended
from donghanh.documents.readers.scan.weights import Seen
from donghanh.documents.readers.secrecy import mark_in_head
from donghanh.documents.readers.visual import VisualLine, blocks_of_groups
from donghanh.domain.plandoc.blocks import Piece
from tests.documents.readers.hostile_lines import (
    FEW,
    MOST_GROWTH,
    PIECES,
    costly,
    growth,
    modules_of,
    patterns_in,
    use,
    uses_of,
)

PACKAGES = ("donghanh.documents.readers", "donghanh.domain.text")
MODULES = [module for package in PACKAGES for module in modules_of(package)]
USES = uses_of((*MODULES, *modules_of("donghanh.domain.plandoc")))
WITH_PATTERNS = [module for module in MODULES if patterns_in(module)]


def test_growth_tells_linear_from_quadratic_and_exponential():
    # The best of some: a busy machine makes one measurement say anything.
    assert min(growth(re.compile(r"a").findall, "a ") for _ in range(3)) < MOST_GROWTH
    assert max(growth(re.compile(r"\s+$").search, " ") for _ in range(3)) > MOST_GROWTH
    assert growth(re.compile(r"(?:a|a)*b").match, "a") == float("inf")
    assert growth(re.compile(r"(?:a|a)*b").match, "a", "x") == 0.0


@pytest.mark.parametrize("module", WITH_PATTERNS, ids=lambda module: module.__name__.removeprefix("donghanh."))
def test_pattern_costs_no_more_than_its_line_is_long(module):
    slow = {
        (name, method): grown
        for name, pattern in patterns_in(module).items()
        for method in USES.get((module.__name__, name), {"match", "search"})
        if (grown := costly(use(pattern, method)))
    }
    assert not slow


# Functions


def _functions_on_text():
    """Every function of ``domain.text`` that takes words and asks for nothing else but a day."""
    known = {"today": dt.date(2026, 1, 1)}
    for module in modules_of("donghanh.domain.text"):
        for name, function in vars(module).items():
            if not inspect.isfunction(function) or function.__module__ != module.__name__ or name.startswith("_"):
                continue
            first, *others = inspect.signature(function).parameters.values()
            asked = [one.name for one in others if one.default is one.empty]
            if first.annotation == "str" and set(asked) <= set(known) and name != "vi_pattern":
                given = {one: known[one] for one in asked}
                yield pytest.param(partial(function, **given), id=f"{module.__name__.rsplit('.', 1)[1]}.{name}")


def parts(text, size=12):
    return [text[start : start + size] for start in range(0, len(text), size)]


def sheets(text, a_page):
    """The words of a text on pages, eight to a line and so many lines to a page."""
    words = text.split()
    lines = [words[start : start + 8] for start in range(0, len(words), 8)]
    for first in range(0, len(lines) or 1, a_page):
        runs = []
        for place, line in enumerate(lines[first : first + a_page]):
            left, top = 80, 60 + 18 * place
            runs.append(
                [Word(word[:30], left + 60 * at, top, left + 60 * at + 55, top + 14) for at, word in enumerate(line)]
            )
        yield Sheet(595, max(842, 60 + 18 * a_page), runs)


def lines_of(texts):
    """One page of short lines in small print, close under each other at its edge."""
    runs = [[Word(text, 80, 6 * place, 200, 6 * place + 6)] for place, text in enumerate(texts)]
    return Sheet(595, 100 * len(runs), runs)


def broken(text):
    """A line that ends in the midst of a symbol."""
    return VisualLine(f"{text}-", (Piece(0, 0, len(text) + 1, 1),))


def rows(text):
    return Table([[Cell([Paragraph(part)]), Cell([])] for part in parts(text)])


READERS = {
    "decode": lambda text: decode(text.encode()),
    "one line": read_blocks,
    "lines": lambda text: read_blocks("\n".join(parts(text, 40))),
    "short lines": lambda text: read_blocks("\n".join(parts(text, 6))),
    "is a page": lambda text: looks_like_html(f"{text}</p>"),
    "is a page after a comment": lambda text: looks_like_html(f"<!--{text}</p>"),
    "page": lambda text: read_html(f"<p>{text}</p>"),
    "page of paragraphs": lambda text: read_html("".join(f"<p>{part}</p>" for part in parts(text))),
    "page of items": lambda text: read_html(f"<ul>{''.join(f'<li><b>{part}</b></li>' for part in parts(text))}</ul>"),
    "page of rows": lambda text: read_html(f"<table>{''.join(f'<tr><td>{p}<td></tr>' for p in parts(text))}</table>"),
    "paragraph": lambda text: assemble([Paragraph(text, 5)], "docx"),
    "paragraphs": lambda text: assemble([Paragraph(part, 5) for part in parts(text)], "docx"),
    "rows": lambda text: assemble([rows(text)], "docx"),
    "cell": lambda text: assemble([Table([[Cell([Paragraph(part) for part in parts(text)]), Cell([])]])], "docx"),
    "pages": lambda text: compose(list(sheets(text, 40)), "pdf"),
    "one long page": lambda text: compose(list(sheets(text, 2_000)), "pdf"),
    "page of stamps": lambda text: compose([lines_of(f"Ký bởi: {part}" for part in parts(text))], "pdf"),
    "page of numbers": lambda text: compose([lines_of(str(len(part)) for part in parts(text))], "pdf"),
    "paragraph of lines": lambda text: blocks_of_groups([[broken(part) for part in parts(text)]]),
    "recognised line": lambda text: mended(
        [Seen(Word(w, 0, 0, 9, 9), (0, 0, 9, 9)) for w in text.split()], lambda box: 2
    ),
    "kept": lambda text: blocks_of(text, rows_of(text, read_blocks(text))),
    "mark": mark_in_head,
    "columns": split_columns,
    "marked": lambda text: is_marked([text]),
    "goes on": lambda text: goes_on_marked(text, text, text),
    "odd word": is_odd,
    "garbled": lambda text: is_garbled(text, scanned=True),
}
HEAVY = (
    "rows",
    "paragraphs",
    "page of stamps",
    "short lines",
    "page of paragraphs",
    "page of items",
    "page of rows",
    "pages",
    "one long page",
)
"""What takes a good part of a second; it is tried with a third of the pieces."""


@pytest.mark.parametrize("function", list(_functions_on_text()))
def test_function_on_words_costs_no_more_than_its_line_is_long(function):
    assert costly(function) is None


@pytest.mark.parametrize("reader", READERS)
def test_reader_costs_no_more_than_its_text_is_long(reader):
    def read(text):
        with suppress(Refused):
            READERS[reader](text)

    assert costly(read, FEW if reader in HEAVY else PIECES, heads=("",)) is None
