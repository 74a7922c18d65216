"""What a unit and the units under it trained: numbers alone, never a course by its name, never a person."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from donghanh.training.models import Course, CourseState, Enrolment, Session, SexChoice, Topic
from donghanh.units.models import Unit
from donghanh.units.reach import reach


@dataclass(frozen=True)
class Trained:
    """Courses that were finished, sessions that were held, and who completed: each once a course."""

    courses: int = 0
    sessions: int = 0
    completed: int = 0
    women: int = 0
    unknown: int = 0
    """Of those who completed, how many are of unknown sex."""

    def __add__(self, other: "Trained") -> "Trained":
        return Trained(
            self.courses + other.courses,
            self.sessions + other.sessions,
            self.completed + other.completed,
            self.women + other.women,
            self.unknown + other.unknown,
        )

    @property
    def has_any(self) -> bool:
        """Whether anything was finished or held."""
        return bool(self.courses or self.sessions)


@dataclass(frozen=True)
class UnitTrained:
    """What one unit trained, with what ended into it within the span."""

    unit: Unit
    trained: Trained
    ended: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class TrainedBelow:
    """The unit itself and each unit under it, and all of them by national topic."""

    by_unit: tuple[UnitTrained, ...]
    by_topic: tuple[tuple[str, Trained], ...]
    """Under the names of shipped topics; what an office added as its own stands together under an empty name, last."""

    @property
    def whole(self) -> Trained:
        """Everything together."""
        return sum((line.trained for line in self.by_unit), Trained())

    @property
    def below(self) -> tuple[UnitTrained, ...]:
        """The units under the top."""
        return self.by_unit[1:]


def trained_below(top: Unit, *, since: dt.date, until: dt.date) -> TrainedBelow:
    """What was trained from one day to another, both included, as the tree stood on the last day. A course counts on the day it
    was finished, a session on its own day; what a unit did that ended within the span stands once, under its successor
    (:func:`donghanh.units.reach.reach`). Four queries and those of the reach, however many courses.
    """
    under = reach(top, since, until)
    rows = Unit.objects.filter(line__in=list(under.heirs)).values("pk")
    finished = Q(state=CourseState.FINISHED, closed_on__gte=since, closed_on__lte=until)
    courses = Course.objects.filter(finished, unit__in=rows).order_by()
    sessions = Session.objects.held().filter(course__unit__in=rows, day__gte=since, day__lte=until).order_by()
    people = Enrolment.objects.filter(
        pk__in=Enrolment.objects.trained().filter(course__in=courses).order_by().values("pk")
    )
    found: dict[tuple[uuid.UUID, uuid.UUID], Trained] = {}

    def put(row: Mapping[str, object], path: str, trained: Trained) -> None:
        line, topic = row[f"{path}unit__line"], row[f"{path}topic"]
        key = (under.heirs[line].line, topic)  # type: ignore[index]
        found[key] = found.get(key, Trained()) + trained  # type: ignore[index,arg-type]

    for course in courses.values("unit__line", "topic").annotate(n=Count("pk")):
        put(course, "", Trained(courses=course["n"]))
    for held in sessions.values("course__unit__line", "course__topic").annotate(n=Count("pk")):
        put(held, "course__", Trained(sessions=held["n"]))
    counted = people.order_by().values("course__unit__line", "course__topic", "member__sex").annotate(n=Count("pk"))
    for heap in counted:
        n, sex = heap["n"], heap["member__sex"]
        trained = Trained(completed=n, women=n if sex == SexChoice.FEMALE else 0, unknown=0 if sex else n)
        put(heap, "course__", trained)
    by_unit = {unit.line: Trained() for unit in under.standing}
    for (line, _topic), heap_of_topic in found.items():
        by_unit[line] += heap_of_topic
    return TrainedBelow(
        tuple(UnitTrained(unit, by_unit[unit.line], under.ended.get(unit.line, ())) for unit in under.standing),
        _by_topic(found.items()),
    )


def _by_topic(
    found: Iterable[tuple[tuple[uuid.UUID, uuid.UUID], Trained]],
) -> tuple[tuple[str, Trained], ...]:
    heaps = list(found)
    shipped = dict(
        Topic.objects.filter(unit__isnull=True, pk__in={topic for (_line, topic), _heap in heaps}).values_list(
            "pk", "name"
        )
    )
    sums: dict[str, Trained] = {}
    for (_line, topic), heap in heaps:
        name = shipped.get(topic, "")
        sums[name] = sums.get(name, Trained()) + heap
    return tuple(sorted(sums.items(), key=lambda pair: (not pair[0], pair[0])))
