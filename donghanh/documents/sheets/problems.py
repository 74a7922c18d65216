"""What is wrong in a spreadsheet, by cell; plain values. What any spreadsheet may have wrong is worded in ``wording``."""

from dataclasses import dataclass, field
from typing import Any

from donghanh.documents.sheets.shape import Sheet


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where (a cell, a row or a whole sheet), which, and what fills the sentence."""

    code: str
    sheet: str
    """The title of the sheet as the office sees it."""
    row: int = 0
    column: str = ""
    """The letter of the column; empty for a whole row."""
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """How a spreadsheet names it: "Người!C7"."""
        return f"{self.sheet}!{self.column}{self.row or ''}" if self.row or self.column else self.sheet

    @property
    def order(self) -> tuple[int, int, str]:
        """Reading order within the sheet."""
        return self.row, len(self.column), self.column


@dataclass
class Row:
    """One row under its headings: texts by column key, and where each stands."""

    sheet: Sheet
    number: int
    cells: dict[str, tuple[str, str]]
    letters: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, key: str) -> str:
        """The words in the cell; a number as it is printed, nothing for a cell that cannot be read."""
        kind, text = self.cells.get(key, ("text", ""))
        return text if kind in ("text", "number") else ""

    def has(self, key: str) -> bool:
        """Whether anything stands in the cell, readable or not."""
        return bool(self.cells.get(key, ("text", ""))[1])

    def complain(self, key: str, code: str, **params: Any) -> None:
        """Note a problem of one cell."""
        self.problems.append(Problem(code, self.sheet.title, self.number, self.letters.get(key, ""), params))

    def is_bad(self, key: str) -> bool:
        """Whether something was said of this cell already: one sentence a cell is enough."""
        letter = self.letters.get(key, "")
        return any(problem.column == letter for problem in self.problems)
