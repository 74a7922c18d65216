"""What the spreadsheet looks like: its sheets, their columns, and how much is taken at once. No Django: the child knows it too.

The words are those of the paper, in Vietnamese whatever language the pages are read in.
"""

from dataclasses import dataclass

MOST_ROWS = 500
"""Rows with something in them, a sheet. A commune has some forty bodies and twice as many people with a post."""
COUNTED_ROWS = 4 * MOST_ROWS
"""Nobody counts further."""
MOST_COLUMNS = 20
LONGEST_CELL = 600
LARGEST_FILE = 5_000_000


@dataclass(frozen=True)
class Column:
    """One column: its key in our code, the heading over it, whether each row needs it, and how wide it is drawn."""

    key: str
    heading: str
    is_needed: bool = True
    width: int = 24


@dataclass(frozen=True)
class Sheet:
    """One sheet with its columns in order."""

    key: str
    title: str
    columns: tuple[Column, ...]


BODIES = Sheet(
    "bodies",
    "Cơ quan",
    (
        Column("name", "Tên cơ quan", width=38),
        Column("kind", "Loại", width=32),
        Column("directable", "Ủy ban giao việc được", is_needed=False),
        Column("aliases", "Cách viết khác", is_needed=False, width=38),
        Column("village", "Thôn", is_needed=False),
    ),
)
PEOPLE = Sheet(
    "people",
    "Người",
    (
        Column("full_name", "Họ và tên", width=28),
        Column("body", "Cơ quan", width=38),
        Column("title", "Chức vụ", width=30),
        Column("role", "Vai trò", width=32),
        Column("valid_from", "Từ ngày", width=14),
        Column("login", "Tên đăng nhập", is_needed=False),
        Column("email", "Thư điện tử", is_needed=False, width=28),
    ),
)
SHEETS = (BODIES, PEOPLE)
WORDS_TITLE = "Từ được dùng"
YES, NO = "Có", "Không"
