"""Paragraphs and tables as a file holds them, before anybody decided how they are read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """One paragraph with its printed marker; ``\\n`` stands for a printed line break, ``\\t`` for a tab."""

    text: str
    bold: int = 0
    """How many of the leading characters are printed bold."""
    heading: int = 0
    """The level of a heading by style or element, 0 for none."""
    centred: bool = False
    right: bool = False
    """Whether it begins in the right half of the page."""


@dataclass(slots=True)
class Cell:
    """A cell of a table: what is in it, how many columns it takes, and whether it is one with the cell above."""

    content: list[Paragraph | Table]
    span: int = 1
    continued: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells. ``ruled`` says that lines are drawn; ``head`` counts the rows marked as the table's head."""

    rows: list[list[Cell]] = field(default_factory=list)
    ruled: bool = True
    head: int = 0


Item = Paragraph | Table


@dataclass(slots=True)
class Row:
    """One row of a data table, ready to be printed: the text of each column."""

    cells: list[str]
    counts_columns: bool = False
    """Whether it only numbers the columns: "(1) | (2) | (3)"."""
