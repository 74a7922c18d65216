"""The dry run: what the spreadsheet would do, and everything that is wrong with it. Nothing is written."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access import Scope
from donghanh.staffing.intake.bodies import BodyLine, look_at_bodies
from donghanh.staffing.intake.office import office_of
from donghanh.staffing.intake.people import PersonLine, look_at_people
from donghanh.staffing.intake.sheets import BODIES, PEOPLE, SHEETS
from donghanh.units.models import Unit


@dataclass
class Examination:
    """What a spreadsheet would do. It can be applied while there is no problem and something to do."""

    problems: list[Problem] = field(default_factory=list)
    bodies: list[BodyLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many lines of each kind and status: ``bodies.new`` … ``people.same``."""
        counted = Counter(f"bodies.{line.status}" for line in self.bodies)
        return counted + Counter(f"people.{line.status}" for line in self.people)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def does_something(self) -> bool:
        """Whether anything is new or changes."""
        return any(not name.endswith(".same") for name in self.counts)


def examine(sheets: Sheets, *, unit: Unit, scope: Scope, on: dt.date) -> Examination:
    """Look the whole spreadsheet over for a unit, as this scope may change it. About a dozen queries."""
    rows, problems = rows_in(sheets, SHEETS)
    office = office_of(unit, scope, on=on, logins=(row.text("login") for row in rows[PEOPLE.key] if row.text("login")))
    bodies = look_at_bodies(rows[BODIES.key], office)
    people = look_at_people(rows[PEOPLE.key], bodies, office)
    for body in bodies:
        begins = [line.valid_from for line in people if line.new_body is body and line.valid_from is not None]
        body.valid_from = min(on, *begins) if begins else on
    found = [problem for row in (*rows[BODIES.key], *rows[PEOPLE.key]) for problem in row.problems]
    place = {sheet.title: number for number, sheet in enumerate(SHEETS)}
    problems = sorted((*problems, *found), key=lambda one: (place.get(one.sheet, 9), *one.order))
    return Examination(problems, bodies, people)
