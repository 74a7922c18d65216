"""Making a personal link, a new PIN for it, taking it back, and trying a PIN."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Appointment
from donghanh.plans.actions._shared import author_of, day_of
from donghanh.plans.models import PersonalLink
from donghanh.plans.models.link import MOST_WRONG, link_digest
from donghanh.plans.refusals import PlanRefused

USUAL, LONGEST = dt.timedelta(days=90), dt.timedelta(days=366)
PIN_DIGITS = 6
_NOBODY = make_password("000000")
"""Checked where there is no link, so that a guess takes as long as one that meets a link."""


@dataclass(frozen=True)
class Handed:
    """What is shown this one time and kept nowhere: the link's secret (empty for a new PIN alone) and the PIN."""

    link: PersonalLink
    secret: str = field(repr=False)
    pin: str = field(repr=False)


@transaction.atomic
def make_link(*, appointment: Appointment, expires_on: dt.date, by: Actor, at: dt.datetime) -> Handed:
    """A new link for who holds the appointment; the one before stops at once. Returns the secret and the PIN.

    Refused: ``link_span`` for a last day that is past or more than a year away; ``link_not_in_office`` for an appointment
    that has ended, waits for a second person, or is no post of a body that answers for itself (:func:`may_have_link`).
    """
    today = day_of(at)
    if not today < expires_on <= today + LONGEST:
        raise PlanRefused("link_span")
    held = (
        Appointment.objects.select_for_update(of=("self",)).select_related("post__organisation").get(pk=appointment.pk)
    )
    if not Appointment.objects.on(today).granting().filter(pk=held.pk).exists():
        raise PlanRefused("link_not_in_office")
    for old in PersonalLink.objects.filter(appointment=held, revoked_at__isnull=True):
        _close(old, by, at)
    secret, pin = secrets.token_urlsafe(32), _new_pin()
    link = PersonalLink.objects.create(
        appointment=held,
        digest=link_digest(secret),
        pin=make_password(pin),
        expires_on=expires_on,
        made_at=at,
        made_by=author_of(by),
    )
    unit = held.post.organisation.unit_id
    record("plans.link_made", by=by, at=at, on=link, new={"expires_on": expires_on}, unit_id=unit)
    return Handed(link, secret, pin)


@transaction.atomic
def renew_pin(*, link: PersonalLink, by: Actor, at: dt.datetime) -> Handed:
    """A new PIN for a link that stays; it is open again if it was locked, and who came in by the old PIN is out.

    Refused: ``link_gone`` for one that was taken back or has expired.
    """
    held = _held(link)
    if held.revoked_at or held.expires_on <= day_of(at):
        raise PlanRefused("link_gone")
    pin = _new_pin()
    held.pin, held.wrong, held.round = make_password(pin), 0, held.round + 1
    held.save(update_fields=["pin", "wrong", "round"])
    record("plans.link_pin_renewed", by=by, at=at, on=held, unit_id=held.appointment.post.organisation.unit_id)
    return Handed(held, "", pin)


@transaction.atomic
def revoke_link(*, link: PersonalLink, by: Actor, at: dt.datetime) -> PersonalLink:
    """The link stops at once, also for who is in. Returns it; nothing happens to one that was taken back already."""
    held = _held(link)
    if held.revoked_at is None:
        _close(held, by, at)
    return held


def try_pin(*, link: PersonalLink | None, pin: str, day: dt.date, at: dt.datetime) -> PersonalLink | None:
    """The link, if it is live on the day and the PIN is its own; else nothing, whatever the reason, also where there is no
    link. The fifth wrong PIN in a row locks the link.

    A try is counted before the PIN is looked at, so that tries made at once count each other: however many arrive
    together, no more than five are judged. Costs one slow comparison in any case.
    """
    counted = link and PersonalLink.objects.live(day).filter(pk=link.pk).update(wrong=F("wrong") + 1)
    if link is None or not counted:
        check_password(pin, _NOBODY)
        return None
    if not check_password(pin, link.pin):
        _tell_if_locked(link, at)
        return None
    PersonalLink.objects.filter(pk=link.pk).update(wrong=0, last_used_on=day)
    return link


def _tell_if_locked(link: PersonalLink, at: dt.datetime) -> None:
    with transaction.atomic():
        now = _held(link)
        if now.wrong >= MOST_WRONG:
            unit = now.appointment.post.organisation.unit_id
            record("plans.link_locked", by=Actor.system("plans.links"), at=at, on=now, unit_id=unit)


def _held(link: PersonalLink) -> PersonalLink:
    rows = PersonalLink.objects.select_for_update(of=("self",)).select_related("appointment__post__organisation")
    return rows.get(pk=link.pk)


def _close(link: PersonalLink, by: Actor, at: dt.datetime) -> None:
    link.revoked_at, link.revoked_by = at, author_of(by)
    link.save(update_fields=["revoked_at", "revoked_by"])
    unit = link.appointment.post.organisation.unit_id
    record("plans.link_revoked", by=by, at=at, on=link, unit_id=unit)


def _new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
