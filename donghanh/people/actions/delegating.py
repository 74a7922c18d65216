"""Letting a colleague act in one's post for some days."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.history.periods import on_day
from donghanh.people.actions._second_person import anybody_else
from donghanh.people.actions.appointments import refuse_own_rights
from donghanh.people.models import Answer, Appointment, Delegation, Person
from donghanh.people.refusals import PeopleRefused
from donghanh.people.roles import role_named, roles


@transaction.atomic
def delegate_post(
    *,
    appointment: Appointment,
    delegate: Person,
    valid_from: dt.date,
    valid_until: dt.date,
    by: Actor,
    at: dt.datetime,
    basis: str = "",
) -> Delegation:
    """Let a colleague act in a post one holds, for ``[valid_from, valid_until)``, and return the delegation; the colleague
    has the rights of the post's role meanwhile, for a role that needs a second person once that person has said yes.

    Only the holder delegates, and only what they hold themselves: a delegation is no appointment and cannot be passed on.
    Refused: ``not_your_post``; ``post_waits`` while the appointment gives no rights; ``role_stays`` for a role nobody may
    give; ``to_oneself``; ``period_backward``; ``day_gone``; ``outside_appointment``; ``delegate_elsewhere`` when the
    colleague holds no post in the unit on the first day; ``already_delegated`` (the database refuses too).
    """
    seats = Appointment.objects.select_for_update(of=("self",)).select_related("person", "post__organisation__unit")
    held = seats.get(pk=appointment.pk)
    today = timezone.localdate(at)
    if by.id is None or by.id != held.person.user_id:
        raise PeopleRefused("not_your_post")
    if not Appointment.objects.granting().filter(pk=held.pk).exists():
        raise PeopleRefused("post_waits")
    role = role_named(held.post.role)
    if role is None or not any(role.code in other.grants for other in roles().values()):
        raise PeopleRefused("role_stays")
    if delegate.pk == held.person_id:
        raise PeopleRefused("to_oneself")
    if valid_until <= valid_from:
        raise PeopleRefused("period_backward")
    if valid_from < today:
        raise PeopleRefused("day_gone")
    ends = [day for day in (held.valid_until, held.post.valid_until) if day is not None]
    if valid_from < max(held.valid_from, held.post.valid_from) or any(valid_until > day for day in ends):
        raise PeopleRefused("outside_appointment")
    if not _works_there(delegate, held, valid_from):
        raise PeopleRefused("delegate_elsewhere")
    rivals = Delegation.objects.standing().filter(appointment=held, valid_from__lt=valid_until)
    if rivals.filter(valid_until__gt=valid_from).exists():
        raise PeopleRefused("already_delegated")
    alone = role.needs_second_person and not anybody_else(held.post, by, delegate, at)
    made = Delegation.objects.create(
        appointment=held,
        delegate=delegate,
        valid_from=valid_from,
        valid_until=valid_until,
        basis=" ".join(basis.split())[:200],
        made_at=at,
        needs_answer=role.needs_second_person,
        alone=alone,
    )
    asked = ("alone" if alone else "asked") if role.needs_second_person else ""
    _record("people.delegated", made, by, at, new=_said(made) | {"confirmation": asked})
    return made


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Actor, at: dt.datetime) -> Delegation:
    """End a delegation before its last day, and return it: with the next request nothing is passed on.

    One that has not counted for a whole day yet is taken back, and its days are free again. Refused: ``already_ended``.
    Who may end it (either of the two, and who keeps the unit's people) is for the page to know.
    """
    held = _locked(delegation)
    today = timezone.localdate(at)
    if held.standing != Delegation.STANDS or held.valid_until is None or held.valid_until <= today:
        raise PeopleRefused("already_ended")
    old = _said(held)
    if held.valid_from < today:
        held.valid_until = today
    else:
        held.standing = ""
    held.ended_at, held.ended_by = at, by.id
    held.save(update_fields=("valid_until", "standing", "ended_at", "ended_by"))
    _record("people.delegation_ended", held, by, at, old=old, new=_said(held))
    return held


@transaction.atomic
def confirm_delegation(*, delegation: Delegation, by: Actor, at: dt.datetime) -> Delegation:
    """Say yes to a delegation between two others, and return it; its rights hold with the next request of its days.

    Refused: ``own_rights`` for who gave or got it, ``nothing_to_confirm``.
    """
    return _answer(delegation, Answer.YES, "people.delegation_confirmed", by=by, at=at)


@transaction.atomic
def decline_delegation(*, delegation: Delegation, by: Actor, at: dt.datetime) -> Delegation:
    """Say no to a delegation between two others, and return it: it passes nothing on from now on. Refused: what
    ``confirm_delegation`` refuses."""
    return _answer(delegation, Answer.NO, "people.delegation_declined", by=by, at=at)


def _answer(delegation: Delegation, answer: Answer, verb: str, *, by: Actor, at: dt.datetime) -> Delegation:
    held = _locked(delegation)
    today = timezone.localdate(at)
    over = held.valid_until is None or held.valid_until <= today
    if not held.needs_answer or held.answer or held.standing != Delegation.STANDS or over:
        raise PeopleRefused("nothing_to_confirm")
    refuse_own_rights(held.appointment.person, by)
    refuse_own_rights(held.delegate, by)
    held.answer, held.answered_by, held.answered_at = answer, by.id, at
    if answer == Answer.NO:
        if held.alone and held.valid_from < today:  # it has counted: that stays to be read
            held.valid_until = today
        else:
            held.standing = ""
    held.save(update_fields=("answer", "answered_by", "answered_at", "standing", "valid_until"))
    _record(verb, held, by, at, old={"answer": ""}, new=_said(held) | {"answer": answer, "alone": held.alone})
    return held


def _locked(delegation: Delegation) -> Delegation:
    rows = Delegation.objects.select_for_update(of=("self",))
    return rows.select_related("appointment__person", "appointment__post__organisation", "delegate").get(
        pk=delegation.pk
    )


def _works_there(delegate: Person, held: Appointment, on: dt.date) -> bool:
    seats = delegate.appointments.filter(
        on_day(on), on_day(on, "post__"), post__organisation__unit__line=held.post.organisation.unit.line
    )
    confirmed = Q(confirmation__isnull=True) | Q(confirmation__answer=Answer.YES)
    return bool(seats.filter(confirmed | Q(confirmation__alone=True, confirmation__answer="")).exists())


def _said(delegation: Delegation) -> dict[str, object]:
    return {
        "appointment": delegation.appointment_id,
        "delegate_id": delegation.delegate_id,
        "role": delegation.appointment.post.role,
        "valid_from": delegation.valid_from,
        "valid_until": delegation.valid_until,
        "standing": delegation.standing,
    }


def _record(
    verb: str,
    delegation: Delegation,
    by: Actor,
    at: dt.datetime,
    *,
    new: dict[str, object],
    old: dict[str, object] | None = None,
) -> None:
    unit_id = delegation.appointment.post.organisation.unit_id
    record(verb, by=by, at=at, on=delegation, old=old, new=new, unit_id=unit_id)
