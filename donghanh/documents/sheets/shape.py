"""What a spreadsheet looks like: its sheets, their columns, and how much is taken at once. No Django: the child knows it too.

The words over columns are those of the paper, in Vietnamese whatever language the pages are read in.
"""

from dataclasses import dataclass

MOST_ROWS = 500
"""Rows with something in them, a sheet. A commune has some forty bodies and twice as many people with a post."""
COUNTED_ROWS = 4 * MOST_ROWS
"""Nobody counts further."""
MOST_COLUMNS = 30
LONGEST_CELL = 600
LARGEST_FILE = 5_000_000


@dataclass(frozen=True)
class Column:
    """One column: its key in our code, the heading over it, whether each row needs it, and how wide it is drawn."""

    key: str
    heading: str
    is_needed: bool = True
    width: int = 24
    takes_dates: bool = False
    """Whether a cell typed as a date is welcome in it."""


@dataclass(frozen=True)
class Sheet:
    """One sheet with its columns in order."""

    key: str
    title: str
    columns: tuple[Column, ...]
    most_rows: int = MOST_ROWS
    """Rows with something in them that are taken at once."""

    @property
    def counted_rows(self) -> int:
        """Nobody counts further."""
        return 4 * self.most_rows
