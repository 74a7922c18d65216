"""A year of a commune month by month: what was planned beside what happened. Added in the database, in a fixed number of queries."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Count, F, IntegerField, Min, Q, Sum, Value, When, Window
from django.db.models.functions import ExtractMonth, RowNumber

from donghanh.activities.models import (
    Activity,
    ActivityKind,
    ActivityQuerySet,
    ActivityState,
    Measure,
    Photo,
    PhotoState,
)
from donghanh.domain.attendance import NOTHING, Headcount
from donghanh.foundation.access import Scope
from donghanh.plans.models import Task, TaskParty
from donghanh.plans.status import SET_ASIDE, PlanState, TaskState

MONTHS = range(1, 13)
MOST_NAMED = 3
MOST_PHOTOS = 12
SEX = ("female", "male")
_BOOLEAN = BooleanField()


@dataclass(frozen=True)
class YearAsked:
    """What the page is narrowed by; what is empty narrows nothing. A kind narrows activities alone."""

    host_id: uuid.UUID | None = None
    kind_id: uuid.UUID | None = None


@dataclass
class Month:
    """One month: tasks due in it, activities of it."""

    number: int
    due: int = 0
    done: int = 0
    tasks: list[Task] = field(default_factory=list)
    """Some of those due that a plan names, in the order of their days; turns of what comes again are counted alone."""
    planned: int = 0
    """Activities that are only planned."""
    waiting: int = 0
    """Held, and their number of people is missing: in no number of people."""
    counted: int = 0
    joined: int = 0
    """Held together with a unit above that counts them: in no number of kinds or of people here."""
    kinds: dict[ActivityKind, int] = field(default_factory=dict)
    """How many of each kind's unit, of what is counted."""
    times: Headcount = NOTHING
    persons: Headcount = NOTHING
    activities: list[Activity] = field(default_factory=list)
    """The largest of what was held."""
    is_missing: bool = False
    """Over, after the first activity there is, and without any."""

    @property
    def happened(self) -> int:
        """Activities that were held, whether and wherever they are counted."""
        return self.counted + self.waiting + self.joined


@dataclass(frozen=True)
class Year:
    """The months of one year, and its photos that may be shown."""

    number: int
    months: Sequence[Month]
    photos: Sequence[Photo]
    photo_count: int
    """Photos there are, whether or not they may be shown here."""
    photos_gone: int
    """Photos whose consent was withdrawn: counted, nowhere to be seen."""

    @property
    def whole(self) -> Month:
        """The months together; each measure for itself."""
        kinds: dict[ActivityKind, int] = {}
        for month in self.months:
            for kind, n in month.kinds.items():
                kinds[kind] = kinds.get(kind, 0) + n
        sums = {
            name: sum(getattr(month, name) for month in self.months)
            for name in ("due", "done", "planned", "waiting", "counted", "joined")
        }
        return Month(
            0,
            **sums,
            kinds=dict(sorted(kinds.items(), key=lambda pair: (pair[0].order, pair[0].name))),
            times=Headcount.sum(month.times for month in self.months),
            persons=Headcount.sum(month.persons for month in self.months),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned and nothing happened."""
        whole = self.whole
        return not (whole.due or whole.planned or whole.happened)


def year_seen(scope: Scope, number: int, asked: YearAsked) -> Year:
    """A year as the scope may see it. Eight queries, however much there is."""
    months = {n: Month(n) for n in MONTHS}
    activities = _activities(scope, asked)
    of_year = activities.filter(held_on__year=number)
    _add_activities(months, of_year)
    _add_tasks(months, scope, number, asked)
    first = activities.standing().exclude(state=ActivityState.PLANNED).aggregate(first=Min("held_on"))["first"]
    for month in months.values():
        last = (dt.date(number, month.number, 1) + dt.timedelta(days=31)).replace(day=1)
        month.is_missing = first is not None and first < last <= scope.on and not month.happened
    photos = Photo.objects.visible_to(scope).filter(activity__in=of_year.order_by())
    counts = Photo.objects.filter(activity__in=of_year.standing().order_by()).aggregate(
        all=Count("pk"), gone=Count("pk", filter=Q(state=PhotoState.GONE))
    )
    shown = photos.shareable().select_related("activity").order_by("activity__held_on", "added_at", "pk")[:MOST_PHOTOS]
    return Year(number, list(months.values()), list(shown), counts["all"] - counts["gone"], counts["gone"])


def _activities(scope: Scope, asked: YearAsked) -> ActivityQuerySet:
    found = Activity.objects.visible_to(scope)
    if asked.host_id:
        found = found.filter(host_id=asked.host_id)
    if asked.kind_id:
        found = found.filter(kind_id=asked.kind_id)
    return found


def _add_activities(months: Mapping[int, Month], of_year: ActivityQuerySet) -> None:
    month = ExtractMonth("held_on")
    sums: dict[str, Any] = {
        "n": Count("pk"), "amount": Sum("quantity"), **{f"sum_{name}": Sum(name) for name in ("total", *SEX)}
    }  # fmt: skip
    is_own = Case(
        When(counting_unit__line=F("unit__line"), then=Value(True)), default=Value(False), output_field=_BOOLEAN
    )
    standing = of_year.standing().order_by()
    groups = standing.values("kind_id", "state", "measure", month=month, is_own=is_own).annotate(**sums)
    rows = list(groups)
    kinds = ActivityKind.objects.select_related("counts_as").in_bulk({row["kind_id"] for row in rows})
    for row in rows:
        _add_group(months[row["month"]], row, kinds[row["kind_id"]])
    for one in months.values():
        one.kinds = dict(sorted(one.kinds.items(), key=lambda pair: (pair[0].order, pair[0].name)))
    rank = Window(RowNumber(), partition_by=[month], order_by=[F("total").desc(nulls_last=True), "held_on", "pk"])
    largest = of_year.filter(state__in=(ActivityState.HELD, ActivityState.COUNTED)).annotate(rank=rank)
    for activity in largest.filter(rank__lte=MOST_NAMED).select_related("kind").order_by("held_on", "pk"):
        months[activity.held_on.month].activities.append(activity)


def _add_group(month: Month, row: Mapping[str, Any], kind: ActivityKind) -> None:
    if row["state"] == ActivityState.PLANNED:
        month.planned += row["n"]
    elif not row["is_own"]:
        month.joined += row["n"]
    elif row["state"] == ActivityState.HELD:
        month.waiting += row["n"]
    else:
        month.counted += row["n"]
        kind = kind.counts_as or kind
        month.kinds[kind] = month.kinds.get(kind, 0) + row["amount"]
        known = {name: row[f"sum_{name}"] for name in SEX if row[f"sum_{name}"] is not None}
        people = Headcount(row["sum_total"] or 0, known)
        if row["measure"] == Measure.TIMES:
            month.times += people
        else:
            month.persons += people


def _add_tasks(months: Mapping[int, Month], scope: Scope, number: int, asked: YearAsked) -> None:
    tasks = Task.objects.visible_to(scope).deeds().filter(due_on__year=number)
    tasks = tasks.exclude(state__in=SET_ASIDE).exclude(plan__state=PlanState.DRAFT)
    if asked.host_id:
        own = TaskParty.objects.live().filter(organisation_id=asked.host_id)
        tasks = tasks.filter(pk__in=own.order_by().values("task"))
    month = ExtractMonth("due_on")
    is_done = Count("pk", filter=Q(state=TaskState.DONE))
    for row in tasks.order_by().values(month=month).annotate(n=Count("pk"), done=is_done):
        months[row["month"]].due, months[row["month"]].done = row["n"], row["done"]
    open_first = Case(When(state=TaskState.DONE, then=Value(1)), default=Value(0), output_field=IntegerField())
    rank = Window(RowNumber(), partition_by=[month], order_by=[open_first, "due_on", "pk"])
    named = tasks.printed().annotate(rank=rank).filter(rank__lte=MOST_NAMED).order_by("due_on", "pk")
    for task in named.select_related("plan", "section").defer("search"):
        assert task.due_on is not None
        months[task.due_on.month].tasks.append(task)
