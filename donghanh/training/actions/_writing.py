"""What actions on trainings share: the lock, who and when, the story, what is refused everywhere."""

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.training.models import Course, CourseEvent, EventKind, Session
from donghanh.training.naming import one_line
from donghanh.training.refusals import TrainingRefused
from donghanh.units.models import Unit, UnitKind


def lock(pk: uuid.UUID) -> Course:
    """The course, held until the transaction ends: what is written about it takes turns."""
    rows = Course.objects.select_for_update(of=("self",)).select_related(
        "unit", "topic", "organiser", "village", "task"
    )
    return rows.get(pk=pk)


def lock_session(pk: uuid.UUID) -> Session:
    """The session with its course, both held. Refused: ``gone``."""
    found = Session.objects.filter(pk=pk).values_list("course_id", flat=True).first()
    if found is None:
        raise TrainingRefused("gone")
    course = lock(found)
    session = Session.objects.select_for_update(of=("self",)).select_related("activity").filter(pk=pk).first()
    if session is None:
        raise TrainingRefused("gone")
    session.course = course
    return session


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at)


def tell(course: Course, kind: EventKind, *, by: Actor, at: dt.datetime, **details: Any) -> CourseEvent:
    """Write the line people see in the story of the course."""
    author = Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None
    return CourseEvent.objects.create(course=course, kind=kind, details=details, at=at, author=author)


def some_words(text: str, *, code: str, field: str) -> str:
    """The text as one line. Refused with ``code`` when there is nothing in it."""
    line = one_line(text)
    if not line:
        raise TrainingRefused(code, field=field)
    return line


def refuse_closed(course: Course) -> None:
    """Raise ``course_closed`` for a course that is finished or cancelled: it is opened again first."""
    if not course.is_open:
        raise TrainingRefused("course_closed")


def refuse_places(unit: Unit, *, village: Unit | None, body: Organisation | None, field: str) -> None:
    """Raise ``village_elsewhere`` or ``body_elsewhere`` for what is of another unit; ``field`` names the body's box."""
    if village is not None:
        home = village.parent.line if village.kind == UnitKind.VILLAGE and village.parent else None
        if home != unit.line:
            raise TrainingRefused("village_elsewhere", field="village")
    if body is not None and body.unit.line != unit.line:
        raise TrainingRefused("body_elsewhere", field=field)


def changed(row: Any, **wanted: Any) -> dict[str, Any]:
    """Those of the wanted values that are not there yet, by field."""
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values as the audit log takes them."""
    return {name: getattr(value, "pk", value) for name, value in values.items()}
