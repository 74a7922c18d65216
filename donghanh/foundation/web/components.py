"""Plain values that components draw: build them in a view or a presenter, test them without a page."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Tab:
    """One link of ``components/tabs.html``."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True)
class Event:
    """One line of ``components/time.html``."""

    text: str
    at: dt.datetime
    who: str = ""
    icon: str = "check"
    is_due: bool = False
    """True for what waits to be looked at."""


@dataclass(frozen=True)
class Cell:
    """One of the four cells."""

    count: int
    url: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Row:
    """Two cells with their name."""

    name: str
    cells: tuple[Cell, Cell]


@dataclass(frozen=True)
class Four:
    """Done or open, in time or late: four counts that always add up to the total printed above them."""

    done_in_time: int
    done_late: int
    open_in_time: int
    open_late: int
    urls: tuple[str, str, str, str] = ("", "", "", "")
    """Where each count leads, in the order of the fields above."""

    @property
    def total(self) -> int:
        """The sum; print it beside the table."""
        return self.done_in_time + self.done_late + self.open_in_time + self.open_late

    @property
    def rows(self) -> tuple[Row, Row]:
        """The table as it is drawn; what is open and late turns red once there is any."""
        late = Cell(self.open_late, self.urls[3], is_late=self.open_late > 0)
        return (
            Row(_("Đã xong"), (Cell(self.done_in_time, self.urls[0]), Cell(self.done_late, self.urls[1]))),
            Row(_("Chưa xong"), (Cell(self.open_in_time, self.urls[2]), late)),
        )
