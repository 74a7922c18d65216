"""Taking in a list of trainees that was found clean."""

import datetime as dt

from django.db import transaction

from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._writing import day_of, lock, refuse_closed, tell
from donghanh.training.actions.trainees import enrol, enrol_known
from donghanh.training.intake.examine import Examination, examine
from donghanh.training.models import Course, EventKind
from donghanh.training.refusals import TrainingRefused


@transaction.atomic
def take_in_trainees(*, course: Course, sheets: Sheets, by: Actor, at: dt.datetime) -> Examination:
    """Put everybody of a list into a course, all of them or nobody, and return what was done. It is looked over once more here.
    Every step is the action a page would call. A dozen queries a line.

    Refused: ``course_closed``, ``not_clean`` when anything is wrong by now, ``nothing_to_do``; and what the steps refuse.
    """
    course = lock(course.pk)
    refuse_closed(course)
    done = examine(sheets, course=course, on=day_of(at))
    if not done.is_clean:
        raise TrainingRefused("not_clean")
    if not done.does_something:
        raise TrainingRefused("nothing_to_do")
    for line in done.lines:
        if line.member is None:
            enrol(
                course=course,
                full_name=line.full_name,
                sex=line.sex,
                birth_year=line.birth_year,
                village=line.village,
                body=line.body,
                role=line.role,
                position=line.position,
                is_told=False,
                by=by,
                at=at,
            )
    known = [line.member for line in done.lines if line.member is not None and not line.is_inside]
    if known:
        enrol_known(course=course, members=known, appointments=(), by=by, at=at)
    counts = {status: count for status, count in sorted(done.counts.items()) if status != "same"}
    tell(course, EventKind.IMPORTED, counts=counts, by=by, at=at)
    record("training.trainees_taken_in", by=by, at=at, on=course, new=counts, unit_id=course.unit_id)
    return done
