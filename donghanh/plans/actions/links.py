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
from donghanh.notices.actions import Told
from donghanh.notices.actions import tell as tell_people
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
    ended, waits for a second person, or whose post does not answer for a body (:func:`answering_seats`).
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

    Refused: ``link_own``; ``link_gone`` for one that was taken back, has expired, or whose holder has left the post.
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
    """The link stops at once, also for who is in. Returns it; nothing happens to one that was taken back already."""
    held = _held(link, at)
    if held.revoked_at is None:
        _close(held, by, at)
    return held


class PinAnswer(StrEnum):
    """What came of a PIN."""

    RIGHT = "right"
    WRONG = "wrong"
    DEAD = "dead"
    """The link does not open, whatever the PIN: locked by this one, or before."""
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

    The fifth wrong PIN in a row locks the link, and the office is told. A try is counted before the PIN is looked at, so
    that tries made at once count each other: however many arrive together, no more than five are judged at one link, and
    no more than ``MOST_FROM_ONE_PLACE`` wrong ones from one place. Costs one slow comparison when it is judged.
    """
    place = _begin(network, at)
    if place is None:
        return Tried(PinAnswer.TOO_MANY)
    counted = _count(link, at)
    if counted is None:
        place.delete()  # nothing was guessed
        return Tried(PinAnswer.DEAD)
    if not check_password(pin, counted.pin):
        locked = counted.wrong >= MOST_WRONG and _tell_if_locked(counted, at)
        return Tried(PinAnswer.DEAD) if locked else Tried(PinAnswer.WRONG, left=MOST_WRONG - counted.wrong)
    place.delete()
    return Tried(PinAnswer.RIGHT, key=_begin_visit(counted, at))


@transaction.atomic
def leave_link(*, link: PersonalLink, by: Actor, at: dt.datetime) -> int:
    """End every visit of a link, on whatever browser; return how many there were. The link and its PIN stay."""
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


def _begin(network: str, at: dt.datetime) -> PinTry | None:
    """The try written down as wrong; nothing, and nothing left behind, when too many came from there lately."""
    written = PinTry.objects.create(network_digest=digest("plans.pin_network", network), at=at)
    lately = PinTry.objects.filter(network_digest=written.network_digest, at__gt=at - WINDOW)
    if lately.count() > MOST_FROM_ONE_PLACE:
        written.delete()
        return None
    return written


@transaction.atomic
def _count(link: PersonalLink, at: dt.datetime) -> PersonalLink | None:
    """The link with one wrong PIN more, if it opens at all on that day."""
    held = PersonalLink.objects.live(day_of(at)).select_for_update(of=("self",)).filter(pk=link.pk).first()
    if held is not None:
        held.wrong += 1
        held.save(update_fields=["wrong"])
    return held


@transaction.atomic
def _begin_visit(link: PersonalLink, at: dt.datetime) -> str:
    PersonalLink.objects.filter(pk=link.pk, round=link.round).update(wrong=0, last_used_on=day_of(at))
    key = secrets.token_urlsafe(32)
    LinkVisit.objects.create(link=link, round=link.round, key_digest=visit_digest(key), opened_at=at, seen_at=at)
    by = Actor(kind=LINK, id=link.pk)
    record("plans.link_opened", by=by, at=at, on=link, unit_id=link.organisation.unit_id)
    return key


@transaction.atomic
def _tell_if_locked(link: PersonalLink, at: dt.datetime) -> bool:
    """Tell those who may give a new PIN that a link is locked: that one is, not whose. Nothing while a right PIN tried at the
    same moment has opened it again."""
    now = _held(link, at)
    if now.wrong < MOST_WRONG or now.round != link.round:
        return False
    by, unit = Actor.system("plans.links"), now.organisation.unit
    record("plans.link_locked", by=by, at=at, on=now, unit_id=unit.pk)
    day, url = day_of(at), f"{reverse('plans:links')}?la={LinkState.LOCKED}"
    people = who_renews_pins(unit.line, day)
    rows = [Told(person, f"link:{now.pk}:{now.round}", LOCKED, url=url, for_office=True) for person in people]
    tell_people(told=rows, day=day, by=by, at=at)
    return True


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
