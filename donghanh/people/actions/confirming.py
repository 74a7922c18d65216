"""The second person: who says yes to an appointment that opens programme data or lets others in (ADR 8)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.actions.appointments import refuse_own_rights
from donghanh.people.models import Answer, Appointment, Confirmation
from donghanh.people.refusals import PeopleRefused


@transaction.atomic
def confirm_appointment(*, appointment: Appointment, by: Actor, at: dt.datetime) -> Appointment:
    """Say yes to an appointment somebody else made, and return it; its rights hold with the next request.

    Refused: ``own_rights`` for one's own appointment, ``own_proposal`` for one made by oneself, ``nothing_to_confirm``.
    """
    return _answer(appointment, Answer.YES, "people.appointment_confirmed", by=by, at=at).appointment


@transaction.atomic
def decline_appointment(*, appointment: Appointment, by: Actor, at: dt.datetime) -> Appointment:
    """Say no to an appointment somebody else made, and return it: it gives no right from now on, and ends.

    The row stays, so that the person is still found. Refused: what ``confirm_appointment`` refuses.
    """
    held = _answer(appointment, Answer.NO, "people.appointment_declined", by=by, at=at).appointment
    ends = max(timezone.localdate(at), held.valid_from + dt.timedelta(days=1))  # a period has one day at least
    if held.valid_until is None or held.valid_until > ends:
        held.valid_until = ends
        held.save(update_fields=("valid_until",))
    return held


def _answer(appointment: Appointment, answer: Answer, verb: str, *, by: Actor, at: dt.datetime) -> Confirmation:
    asked = (
        Confirmation.objects.select_for_update(of=("self",))
        .select_related("appointment__person", "appointment__post__organisation")
        .filter(appointment_id=appointment.pk, answer="")
        .first()
    )
    if asked is None:
        raise PeopleRefused("nothing_to_confirm")
    refuse_own_rights(asked.appointment.person, by)
    if by.id == asked.asked_by:
        raise PeopleRefused("own_proposal")
    asked.answer, asked.answered_by, asked.answered_at = answer, by.id, at
    asked.save(update_fields=("answer", "answered_by", "answered_at"))
    record(
        verb,
        by=by,
        at=at,
        on=asked,
        old={"answer": ""},
        new={"answer": answer, "appointment": appointment.pk, "asked_by": asked.asked_by, "alone": asked.alone},
        unit_id=asked.appointment.post.organisation.unit_id,
    )
    return asked
