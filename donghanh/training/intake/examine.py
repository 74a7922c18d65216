"""The dry run: what the list would do, and everything that is wrong with it. Nothing is written."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.upload import Sheets
from donghanh.training.intake.lines import TraineeLine, known_of, look_at_trainees
from donghanh.training.intake.sheets import SHEETS, TRAINEES
from donghanh.training.models import Course


@dataclass
class Examination:
    """What a list of trainees would do. It can be applied while there is no problem and something to do."""

    problems: list[Problem] = field(default_factory=list)
    lines: list[TraineeLine] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many lines of each status."""
        return Counter(line.status for line in self.lines)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def does_something(self) -> bool:
        """Whether anybody is new in the course."""
        return any(status != "same" for status in self.counts)


def examine(sheets: Sheets, *, course: Course, on: dt.date) -> Examination:
    """Look a whole list over for a course. About ten queries."""
    rows, problems = rows_in(sheets, SHEETS)
    lines = look_at_trainees(rows[TRAINEES.key], known_of(course, on))
    found = [problem for row in rows[TRAINEES.key] for problem in row.problems]
    return Examination(sorted((*problems, *found), key=lambda one: one.order), lines)
