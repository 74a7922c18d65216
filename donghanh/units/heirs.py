"""Who keeps the records of a unit that stands no more, through any number of mergers: asked from both ends."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Func, TextField

from donghanh.units.models import Quality, Succession, SuccessionKind, Unit

WHOLLY = (SuccessionKind.MERGE, SuccessionKind.ABSORB)
"""How a unit goes over into another so that this one may keep its records."""


def heir(unit: Unit, day: dt.date) -> Unit | None:
    """The unit that stands on the day for this one: itself under its last name, or the one into which it went over wholly, through
    several mergers. ``None`` for one that was divided or ended without a successor: that is asked, never guessed. Two queries a
    merger."""
    return heirs((unit,), day)[unit.pk]


def heirs(units: Iterable[Unit], day: dt.date) -> dict[uuid.UUID, Unit | None]:
    """The :func:`heir` of each unit, by its key. Two queries for each merger of the longest chain, however many units."""
    found: dict[uuid.UUID, Unit | None] = {}
    asked = {unit.pk: (unit, frozenset({unit.line})) for unit in units}
    while asked:
        lines = {unit.line for unit, _seen in asked.values()}
        now = {row.line: row for row in Unit.objects.filter(line__in=lines).on(day)}
        after = _went_over(lines - set(now), day)
        further = {}
        for key, (unit, seen) in asked.items():
            into = after.get(unit.line)
            if unit.line in now:
                found[key] = unit if unit.is_on(day) else now[unit.line]
            elif into is None or into.line in seen:
                found[key] = None
            else:
                further[key] = (into, seen | {into.line})
        asked = further
    return found


def _went_over(lines: set[uuid.UUID], day: dt.date) -> dict[uuid.UUID, Unit]:
    """By line: the one unit into which all of it went over by the day. Lines that were divided are left out. One query."""
    into: dict[uuid.UUID, dict[uuid.UUID, Succession]] = {}
    steps = Succession.objects.filter(predecessor__line__in=lines, effective_on__lte=day)
    for step in steps.select_related("predecessor", "successor").order_by("effective_on", "pk"):  # the last one counts
        if step.successor.line != step.predecessor.line:
            into.setdefault(step.predecessor.line, {})[step.successor.line] = step
    only = {line: next(iter(found.values())) for line, found in into.items() if len(found) == 1}
    return {
        line: step.successor for line, step in only.items() if step.quality == Quality.EXACT and step.kind in WHOLLY
    }


class RowsKeptBy(Func):
    """For an annotation: the keys of all rows of a unit, and of those units that went over into it wholly by the day, through any
    number of mergers, and stand no more; commas between. ``line`` is the path to the unit's line. A unit that was divided is kept
    by nobody here: who has its records somebody says (``quality``). :func:`heir` asks the same from the other end.

    One recursive statement, because the scope of a request is to be had in one query; rows found twice end it, so that a ring of
    successions does, too.
    """

    output_field = TextField()
    joined = "GROUP_CONCAT(CAST(one.id AS TEXT), ',')"
    statement = """(
        WITH RECURSIVE kept(line) AS (
            SELECT {line}
            UNION
            SELECT before.line
            FROM kept
            JOIN {unit} after ON after.line = kept.line
            JOIN {step} step ON step.successor_id = after.id
            JOIN {unit} before ON before.id = step.predecessor_id
            WHERE step.effective_on <= %s AND step.quality = %s AND step.kind IN (%s, %s)
                AND NOT EXISTS (
                    SELECT 1 FROM {unit} still WHERE still.line = before.line
                        AND still.valid_from <= %s AND (still.valid_until IS NULL OR still.valid_until > %s)
                )
                AND NOT EXISTS (
                    SELECT 1 FROM {step} other
                    JOIN {unit} this ON this.id = other.predecessor_id
                    JOIN {unit} elsewhere ON elsewhere.id = other.successor_id
                    WHERE this.line = before.line AND other.effective_on <= %s
                        AND elsewhere.line <> before.line AND elsewhere.line <> kept.line
                )
        )
        SELECT {joined} FROM {unit} one JOIN kept ON kept.line = one.line
    )"""

    def __init__(self, line: Any, day: dt.date) -> None:
        super().__init__(line)
        self.day = day

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """The statement as SQLite has it."""
        line, params = compiler.compile(self.get_source_expressions()[0])
        day = connection.ops.adapt_datefield_value(self.day)
        sql = self.statement.format(
            line=line,
            unit=connection.ops.quote_name(Unit._meta.db_table),
            step=connection.ops.quote_name(Succession._meta.db_table),
            joined=context.get("joined", self.joined),
        )
        return sql, [*params, day, Quality.EXACT.value, *(kind.value for kind in WHOLLY), day, day, day]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """PostgreSQL's name for the aggregate."""
        return self.as_sql(compiler, connection, joined="STRING_AGG(CAST(one.id AS TEXT), ',')")
