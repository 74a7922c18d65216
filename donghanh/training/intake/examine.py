"""The dry run: what the list would do, and everything that is wrong with it. Nothing is written."""

import datetime as dt

from donghanh.documents.sheets import examination
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.upload import Sheets
from donghanh.training.intake.lines import TraineeLine, known_of, look_at_trainees
from donghanh.training.intake.sheets import SHEETS, TRAINEES
from donghanh.training.models import Course

Examination = examination.Examination[TraineeLine]
"""What a list of trainees would do."""


def examine(sheets: Sheets, *, course: Course, on: dt.date) -> Examination:
    """Look a whole list over for a course. About ten queries."""
    rows, problems = rows_in(sheets, SHEETS)
    lines = look_at_trainees(rows[TRAINEES.key], known_of(course, on))
    return Examination.of(rows[TRAINEES.key], problems, lines)
