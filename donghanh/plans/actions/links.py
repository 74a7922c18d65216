"""Making a personal link, a new PIN for it, taking it back; trying a PIN, and leaving."""

import datetime as dt
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.urls import reverse

from donghanh.accounts.secrets import digest
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.turns import take_turn
from donghanh.notices.actions import Told
from donghanh.notices.actions import tell as tell_people
from donghanh.notices.models import Notice
from donghanh.people.models import Appointment
from donghanh.plans.actions._shared import author_of, day_of
from donghanh.plans.models import LinkVisit, PersonalLink, PinTry
from donghanh.plans.models.link import LINK, MOST_WRONG, LinkState, answering_seats, link_digest, visit_digest
from donghanh.plans.queries.links import who_renews_pins
from donghanh.plans.refusals import PlanRefused

USUAL, LONGEST = dt.timedelta(days=90), dt.timedelta(days=366)
PIN_DIGITS = 6
MOST_FROM_ONE_PLACE, WINDOW = 30, dt.timedelta(minutes=15)
"""So many wrong PINs in so long a time are judged from one address, over all links. More than a few, because a whole
commune may sit behind one; right PINs never count."""
LOCKED = "plans.link_locked"
"""The kind of notice the office is told when a link locks."""
_WATCH = Actor.system("plans.links")


@dataclass(frozen=True)
class Handed:
    """What is shown this one time and kept nowhere: the link's secret (empty for a new PIN alone) and the PIN."""

    link: PersonalLink
    secret: str = field(repr=False)
    pin: str = field(repr=False)


@transaction.atomic
def make_link(*, appointment: Appointment, expires_on: dt.date, by: Actor, at: dt.datetime) -> Handed:
    """A new link for who holds the appointment; the one before stops at once. Returns the secret and the PIN.

    Refused: ``link_span`` for a last day that is past or more than a year away; ``link_own``, because who makes a link
    knows its PIN and would answer as somebody the office has seen; ``link_not_in_office`` for an appointment that has
    ended, waits for a second person, or whose post does not answer for a body (:func:`answering_seats`). Costs one slow digest and a constant number of queries.
    """
    today = day_of(at)
    if not today < expires_on <= today + LONGEST:
        raise PlanRefused("link_span")
    seats = Appointment.objects.select_for_update(of=("self",)).select_related("person", "post__organisation")
    held = seats.get(pk=appointment.pk)
    _refuse_own(held, by)
    if not answering_seats(today).filter(pk=held.pk).exists():
        raise PlanRefused("link_not_in_office")
    for old in PersonalLink.objects.filter(appointment=held, revoked_at__isnull=True).select_related("organisation"):
        _close(old, by, at)
    secret, pin = secrets.token_urlsafe(32), _new_pin()
    link = PersonalLink.objects.create(
        appointment=held,
        organisation=held.post.organisation,
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

    Returns the PIN, without a secret. Refused: ``link_own``; ``link_gone`` for one that was taken back, has expired, or
    whose holder has left the post. Costs one slow digest, one query, one statement and the event.
    """
    held = _held(link, at)
    _refuse_own(held.appointment, by)
    if held.state_on(day_of(at)) not in (LinkState.LIVE, LinkState.LOCKED):
        raise PlanRefused("link_gone")
    pin = _new_pin()
    held.pin, held.wrong, held.round = make_password(pin), 0, held.round + 1
    held.save(update_fields=["pin", "wrong", "round"])
    record("plans.link_pin_renewed", by=by, at=at, on=held, unit_id=held.organisation.unit_id)
    return Handed(held, "", pin)


@transaction.atomic
def revoke_link(*, link: PersonalLink, by: Actor, at: dt.datetime) -> PersonalLink:
    """The link stops at once, also for who is in. Returns it; nothing happens to one that was taken back already. Refuses
    nothing. One query, and one statement and the event where it was open."""
    held = _held(link, at)
    if held.revoked_at is None:
        _close(held, by, at)
    return held


class PinAnswer(StrEnum):
    """What came of a PIN."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"
    """Wrong, and the last that was judged: the link is locked by this one."""
    DEAD = "dead"
    """The link does not open, whatever the PIN."""
    TOO_MANY = "too_many"
    """Not judged and not counted: too many wrong ones came from the same place."""


@dataclass(frozen=True)
class Tried:
    """What came of a PIN; ``left`` says how many more are judged, ``key`` is the key of the visit a right one begins."""

    answer: PinAnswer
    left: int = 0
    key: str = field(default="", repr=False)


def try_pin(*, link: PersonalLink, pin: str, network: str, at: dt.datetime) -> Tried:
    """Try a PIN of six digits at a link that came from a place (:func:`~donghanh.accounts.devices.network_of`). A right one
    begins a visit.

    The fifth wrong PIN in a row locks the link, and the office is told. A PIN is compared before anything is written, and
    what came of it is written in one transaction before it is said: a wrong one is counted, a right one forgets the wrong
    ones before it and begins the visit, and one whose comparison was cut off has cost nothing. Those transactions take
    turns, and each looks again whether the link opens: of tries made at once no more than five wrong ones are answered at
    one link, and no more than ``MOST_FROM_ONE_PLACE`` from one place; a right one that comes behind them is refused like any
    other. Costs one slow comparison, none while the link does not open or too many came from there.
    """
    place = digest("plans.pin_network", network)
    if _is_slowed_down(place, at):
        return Tried(PinAnswer.TOO_MANY)
    asked = PersonalLink.objects.live(day_of(at)).filter(pk=link.pk).first()
    if asked is None:
        return Tried(PinAnswer.DEAD)
    tried = _note(asked, place, at, is_right=check_password(pin, asked.pin))
    if tried.answer is PinAnswer.LOCKED:
        tell_of_locked(link=link, by=_WATCH, at=at)
    return tried


@transaction.atomic
def tell_of_locked(*, by: Actor, at: dt.datetime, link: PersonalLink | None = None) -> int:
    """Tell those who may give a new PIN of the locked links they were not told of, that each is and not whose; or of one
    link. Return how many links that were.

    Telling follows the locking in a transaction of its own, so that a notice that cannot be written never undoes the
    count; every night calls this for what was cut off between the two. Two queries, two a link, and one.
    """
    day = day_of(at)
    rows = PersonalLink.objects.locked(day) if link is None else PersonalLink.objects.locked(day).filter(pk=link.pk)
    lines = {
        f"link:{pk}:{number}": line for pk, number, line in rows.values_list("pk", "round", "organisation__unit__line")
    }
    told = set(Notice.objects.filter(key__in=lines).values_list("key", flat=True)) if lines else set()
    untold = {key: line for key, line in lines.items() if key not in told}
    url = f"{reverse('plans:links')}?la={LinkState.LOCKED}"
    found = [
        Told(person, key, LOCKED, url=url, for_office=True)
        for key, line in untold.items()
        for person in who_renews_pins(line, day)
    ]
    tell_people(told=found, day=day, by=by, at=at)
    return len({one.key for one in found})


@transaction.atomic
def leave_link(*, link: PersonalLink, by: Actor, at: dt.datetime) -> int:
    """End every visit of a link, on whatever browser; return how many there were, also those too old to open anything:
    none means that nothing ended. The link and its PIN stay. Refuses nothing. Two statements, and the event where any
    ended."""
    visits, _rows = link.visits.all().delete()
    if visits:
        record("plans.link_left", by=by, at=at, on=link, unit_id=link.organisation.unit_id)
    return visits


@transaction.atomic
def forget_visits(*, by: Actor, at: dt.datetime) -> None:
    """Delete visits that say nothing any more, and tries that count no more. Two statements; leaves no event, as being
    idle leaves none."""
    LinkVisit.objects.filter(opened_at__lte=at - LinkVisit.KNOWN).delete()
    PinTry.objects.filter(at__lte=at - WINDOW).delete()


def _is_slowed_down(place: str, at: dt.datetime) -> bool:
    return PinTry.objects.filter(network_digest=place, at__gt=at - WINDOW).count() >= MOST_FROM_ONE_PLACE


@transaction.atomic
def _note(asked: PersonalLink, place: str, at: dt.datetime, *, is_right: bool) -> Tried:
    """Write down what came of a PIN that was compared with the one ``asked`` has, and return it: everything or nothing.

    Says the same of a right and of a wrong PIN wherever it is not to be judged any more.
    """
    take_turn(place)
    if _is_slowed_down(place, at):
        return Tried(PinAnswer.TOO_MANY)
    rows = PersonalLink.objects.live(day_of(at)).select_for_update(of=("self",)).select_related("organisation")
    held = rows.filter(pk=asked.pk).first()
    if held is None:
        return Tried(PinAnswer.DEAD)
    if held.round != asked.round:  # compared with a PIN that is gone: nothing was guessed of the new one
        return Tried(PinAnswer.WRONG, left=MOST_WRONG - held.wrong)
    return _let_in(held, at) if is_right else _count(held, place, at)


def _let_in(link: PersonalLink, at: dt.datetime) -> Tried:
    link.wrong, link.last_used_on = 0, day_of(at)
    link.save(update_fields=["wrong", "last_used_on"])
    key = secrets.token_urlsafe(32)
    LinkVisit.objects.create(link=link, round=link.round, key_digest=visit_digest(key), opened_at=at, seen_at=at)
    by = Actor(kind=LINK, id=link.pk)
    record("plans.link_opened", by=by, at=at, on=link, unit_id=link.organisation.unit_id)
    return Tried(PinAnswer.RIGHT, key=key)


def _count(link: PersonalLink, place: str, at: dt.datetime) -> Tried:
    link.wrong += 1
    link.save(update_fields=["wrong"])
    PinTry.objects.create(network_digest=place, at=at)
    if link.wrong < MOST_WRONG:
        return Tried(PinAnswer.WRONG, left=MOST_WRONG - link.wrong)
    record("plans.link_locked", by=_WATCH, at=at, on=link, unit_id=link.organisation.unit_id)
    return Tried(PinAnswer.LOCKED)


def _held(link: PersonalLink, at: dt.datetime) -> PersonalLink:
    """The row, held until the transaction ends, with what its state and its holder are read from."""
    rows = PersonalLink.objects.standing(day_of(at)).select_for_update(of=("self",))
    return rows.select_related("appointment__person", "organisation__unit").get(pk=link.pk)


def _refuse_own(seat: Appointment, by: Actor) -> None:
    if by.id is not None and by.id == seat.person.user_id:
        raise PlanRefused("link_own")


def _close(link: PersonalLink, by: Actor, at: dt.datetime) -> None:
    link.revoked_at, link.revoked_by = at, author_of(by)
    link.save(update_fields=["revoked_at", "revoked_by"])
    record("plans.link_revoked", by=by, at=at, on=link, unit_id=link.organisation.unit_id)


def _new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
