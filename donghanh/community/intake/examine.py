"""The dry run: what the list would do, and everything that is wrong with it. Nothing is written."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from donghanh.community.intake.known import known_of
from donghanh.community.intake.lines import MemberLine, look_at_members
from donghanh.community.intake.sheets import MEMBERS, SHEETS
from donghanh.community.models import Initiative
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.upload import Sheets


@dataclass
class Examination:
    """What a list of members would do. It can be applied while there is no problem and something to do."""

    problems: list[Problem] = field(default_factory=list)
    lines: list[MemberLine] = field(default_factory=list)

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
        """Whether anything is new or changes."""
        return any(status != "same" for status in self.counts)


def examine(sheets: Sheets, *, initiative: Initiative, on: dt.date) -> Examination:
    """Look a whole list over for a model. About ten queries."""
    rows, problems = rows_in(sheets, SHEETS)
    lines = look_at_members(rows[MEMBERS.key], known_of(initiative, on))
    found = [problem for row in rows[MEMBERS.key] for problem in row.problems]
    return Examination(sorted((*problems, *found), key=lambda one: one.order), lines)
