"""The dry run: what the list would do, and everything that is wrong with it. Nothing is written."""

import datetime as dt

from donghanh.community.intake.known import known_of
from donghanh.community.intake.lines import MemberLine, look_at_members
from donghanh.community.intake.sheets import MEMBERS, SHEETS
from donghanh.community.models import Initiative
from donghanh.documents.sheets import examination
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.upload import Sheets

Examination = examination.Examination[MemberLine]
"""What a list of members would do."""


def examine(sheets: Sheets, *, initiative: Initiative, on: dt.date) -> Examination:
    """Look a whole list over for a model. About ten queries."""
    rows, problems = rows_in(sheets, SHEETS)
    lines = look_at_members(rows[MEMBERS.key], known_of(initiative, on))
    return Examination.of(rows[MEMBERS.key], problems, lines)
