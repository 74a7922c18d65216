"""The values a check judges against: legal instruments, territory and bodies, each with its dates.

Built outside (from ``data/`` by the command line, from the database by the web) and passed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from donghanh.domain.territory import Territory as Places
from donghanh.domain.text.forms import fold


def number_key(number: str) -> str:
    """Return the form under which instrument numbers are compared."""
    return "".join(number.split()).replace("–", "-").upper()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument or programme. Missing dates stay missing; ``ended_on`` is the first day without force."""

    number: str
    kind: str
    title: str
    issuer: str
    issued: date | None = None
    effective: date | None = None
    ended_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    status: str = "unverified"
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    confidence: str = ""

    def in_force(self, on: date) -> bool | None:
        """Whether it was in force on a day: yes, no, or nothing when the library has too little to say.

        Never yes without a known first day, nor for an unverified status; a programme ends with its period.
        """
        if self.ended_on and on >= self.ended_on:
            return False
        if self.period_end and on > self.period_end:
            return False
        start = self.effective or self.period_start
        if start and on < start:
            return False
        if start is None or self.status not in ("in_force", "period_ended", "superseded", "expired"):
            return None
        if self.status in ("superseded", "expired") and self.ended_on is None:
            return None
        return True

    @property
    def last_day(self) -> date | None:
        """The last day of force or of the programme's period, when known."""
        days = [day for day in (self.ended_on - timedelta(days=1) if self.ended_on else None, self.period_end) if day]
        return min(days, default=None)


@dataclass(frozen=True)
class LawLibrary:
    """Instruments, found by number (with date and issuer where a number recurs) or by name."""

    instruments: tuple[Instrument, ...] = ()
    _by_number: dict[str, list[Instrument]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for instrument in self.instruments:
            self._by_number.setdefault(number_key(instrument.number), []).append(instrument)

    def find(self, number: str, issued: str | None = None) -> Instrument | None:
        """Return the instrument with a number; 28/NQ-CP recurs every year, so a printed date must agree.

        A short printed date that differs from the only candidate still finds it when the number names a year
        itself; two candidates without a deciding date find nothing.
        """
        found = self._by_number.get(number_key(number), [])
        if issued and len(issued) == 10:
            same = [one for one in found if one.issued and one.issued.isoformat() == issued]
            if same:
                return same[0]
            carries_year = len(number.split("/")) > 2
            found = [one for one in found if one.issued is None or carries_year]
        return found[0] if len(found) == 1 else None

    def numbered(self, number: str) -> tuple[Instrument, ...]:
        """Return every instrument with a number, whatever its date."""
        return tuple(self._by_number.get(number_key(number), ()))

    def named(self, words: str, on: date | None) -> Instrument | None:
        """Return the one programme whose title contains these words (accents and case aside), or nothing.

        A programme renewed under the same name is told apart by the day: the one whose period covers it.
        """
        wanted = " ".join(fold(words).replace(",", " ").split())
        if len(wanted.split()) < 5:
            return None
        hits = [
            one
            for one in self.instruments
            if one.period_end and wanted in " ".join(fold(one.title).replace(",", " ").split())
        ]
        if len(hits) > 1 and on:
            hits = [
                one for one in hits if one.period_start and one.period_end and one.period_start <= on <= one.period_end
            ]
        return hits[0] if len(hits) == 1 else None


@dataclass(frozen=True, slots=True)
class BodyPeriod:
    """A kind of body or level, by the words that name it, and the day from which it no longer exists."""

    words: str
    ended_on: date
    successor: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Territory:
    """Kinds of bodies and units through time; without data it answers nothing rather than no."""

    bodies: tuple[BodyPeriod, ...] = ()
    places: Places | None = None
    """The units of the country by name and day; nothing when they were not loaded."""

    def abolished(self, on: date) -> Iterable[BodyPeriod]:
        """Return the kinds of bodies that no longer exist on a day."""
        return (body for body in self.bodies if on >= body.ended_on)
