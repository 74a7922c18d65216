"""What is late, who must act and what waits for a decision, on one sheet of A4."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.console.presenters.items import capital, decision_items, task_url
from donghanh.foundation.web import deadlines, formats
from donghanh.plans.presenters import cut, lead_words
from donghanh.plans.queries import TaskRow, Work
from donghanh.plans.status import PartState, TaskState

MOST_LATE, MOST_DECISIONS, MOST_ROWS = 15, 5, 18
"""What fits on one sheet, however long the words (tests/journeys/leader)."""
LONGEST_TITLE, LONGEST_NAMES = 84, 44


@dataclass(frozen=True)
class SheetRow:
    """One line of the sheet."""

    title: str
    url: str
    cite: str
    who: str
    day: str
    said: str


@dataclass(frozen=True)
class Sheet:
    """The sheet: three tables, each with how many it leaves out."""

    late: list[SheetRow]
    decisions: list[SheetRow]
    soon: list[SheetRow]
    more_late: int
    more_decisions: int


def sheet_of(work: Work, *, today: dt.date) -> Sheet:
    """What presses most, as much of it as a sheet holds; what falls due soon only where there is room."""
    late = [_row(row, today) for row in work.overdue.rows[:MOST_LATE]]
    asked = decision_items(work)
    decisions = [
        SheetRow(
            title=cut(item.title, LONGEST_TITLE),
            url=item.url,
            cite="",
            who=cut(item.meta, LONGEST_NAMES),
            day=formats.date(item.date),
            said=item.chip_text,
        )
        for item in asked[:MOST_DECISIONS]
    ]
    room = MOST_ROWS - len(late) - len(decisions)
    return Sheet(
        late=late,
        decisions=decisions,
        soon=[_row(row, today) for row in work.soon.rows[: max(0, room)]],
        more_late=work.overdue.count - len(late),
        more_decisions=work.decisions - len(decisions),
    )


def _row(row: TaskRow, today: dt.date) -> SheetRow:
    who = _names([part.name for part in row.lead_bodies if part.state != PartState.DONE]) or lead_words(row)
    if row.lead and row.task.state == TaskState.DRAFT:
        who = _("chưa gửi %(names)s") % {"names": who}
    return SheetRow(
        title=cut(row.task.text, LONGEST_TITLE),
        url=task_url(row),
        cite=row.task.cite,
        who=who,
        day=formats.date(row.task.due_on),
        said=capital(deadlines.words(row.task.due_on, today, was_asked=row.was_asked)),
    )


def _names(names: Sequence[str]) -> str:
    """As many names as a cell holds, and how many more there are."""
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join([*shown, name])) > LONGEST_NAMES:
            return _("%(names)s và %(count)d nơi nữa") % {"names": ", ".join(shown), "count": len(names) - len(shown)}
        shown.append(cut(name, LONGEST_NAMES))
    return ", ".join(shown)
