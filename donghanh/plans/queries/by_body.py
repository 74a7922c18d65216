"""The four cells of each body: of the tasks it leads, or of its own parts in tasks. Either adds up to all of them."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from donghanh.domain.text import sort_key
from donghanh.plans.models import PartyRole, TaskParty, TaskQuerySet
from donghanh.plans.queries.counting import cells_of, part_cell, task_cell
from donghanh.plans.status import Cells, PartState, TaskState

NOT_AT_WORK = (PartyRole.SUPERVISING, PartyRole.INFORMED)


@dataclass(frozen=True)
class BodyCells:
    """One body, group or printed lead with its cells; without a name those nobody leads."""

    name: str
    cells: Cells
    body: uuid.UUID | None = None
    """The body or group, for the filter of a list."""


def cells_by_lead(tasks: TaskQuerySet, *, today: dt.date) -> list[BodyCells]:
    """The cells of the deeds among the tasks, by who leads: a body, a group as it was named, a printed list of several; a turn
    not yet opened, which has no bodies yet, counts where its pattern is led. Each deed is counted once, those nobody leads
    without a name, so that the rows add up to all. Three queries."""
    deeds = tasks.deeds().order_by()
    leads = TaskParty.objects.leads().filter(task__in=deeds.exclude(lead_state="").values("pk")).order_by()
    coming = Q(state=TaskState.UPCOMING, lead_state="") & ~Q(pattern__lead_state="") & Q(pattern__isnull=False)
    patterns = TaskParty.objects.leads().filter(task__turns__in=deeds.filter(coming).values("pk")).order_by()
    counts = [
        (body or group or printed, body_pk or group_pk, cell, number)
        for rows, of in ((leads, "task__"), (patterns, "task__turns__"))
        for body_pk, body, group_pk, group, printed, cell, number in rows.annotate(cell=task_cell(today=today, of=of))
        .values_list("organisation_id", "organisation__name", "group_id", "group__name", "printed", "cell")
        .annotate(n=Count(f"{of}pk"))
    ]
    nobody = deeds.filter(lead_state="").exclude(pk__in=deeds.filter(coming).values("pk"))
    unled = nobody.annotate(cell=task_cell(today=today)).values_list("cell").annotate(n=Count("pk"))
    return _rows([*counts, *(("", None, cell, number) for cell, number in unled)])


def cells_by_part(tasks: TaskQuerySet, *, today: dt.date) -> list[BodyCells]:
    """The cells of the parts of bodies in the deeds among the tasks, by body: leading and helping parts that were sent, each
    by the day its body was done. A group counts by its members. One query."""
    parts = TaskParty.objects.live().filter(task__in=tasks.deeds().order_by().values("pk"), organisation__isnull=False)
    parts = parts.exclude(state=PartState.DRAFT).exclude(role__in=NOT_AT_WORK).order_by()
    found = parts.annotate(cell=part_cell(today=today)).values_list("organisation_id", "organisation__name", "cell")
    return _rows((name, body, cell, number) for body, name, cell, number in found.annotate(n=Count("pk")))


def total_of(rows: Iterable[BodyCells]) -> Cells:
    """All rows together."""
    return sum((row.cells for row in rows), Cells())


def _rows(counts: Iterable[tuple[str, uuid.UUID | None, str, int]]) -> list[BodyCells]:
    """The bodies, those late with most first, then by name; nobody last."""
    found: dict[tuple[str, uuid.UUID | None], Counter[str]] = {}
    for name, body, cell, number in counts:
        found.setdefault((name, body), Counter())[cell] += number
    rows = [BodyCells(name, cells_of(cells), body) for (name, body), cells in found.items()]
    return sorted(rows, key=lambda row: (not row.name, -row.cells.open_late, sort_key(row.name), str(row.body)))
