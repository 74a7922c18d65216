"""The values a check judges against: legal instruments, territory and bodies, each with its dates.

Built outside (from ``data/`` by the command line, from the database by the web) and passed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from donghanh.domain.territory import Territory as Places
from donghanh.domain.text.forms import fold

LONGEST_KEY = 60
"""No number is longer; what a library stores under a key has room for as much."""
_DASHES = re.compile("[\u2010-\u2015]")
_PROGRAMME = re.compile(
    r"(?:(?:về(?:\s+việc)?|v/v)\s+)?(?:(?:phê duyệt|ban hành)\s+)?"
    r"(?P<whole>(?P<kind>chương trình|chiến lược|đề án|dự án|kế hoạch)\s+(?P<name>.+?))"
    r"(?=[,\s]+(?:giai đoạn|đến năm|năm|thời kỳ)\s+\d|[\s.]*$)",
    re.IGNORECASE | re.DOTALL,
)
"""How the title of an instrument that approves a programme begins; a letter of guidance about one begins otherwise."""
_CENTRAL = re.compile(
    r"(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|bo(?! chi huy)|ban bi thu|bo chinh tri|ban chap hanh trung uong|trung uong)\b"
)
"""Bodies of which there is one in the country, so that a number of theirs is one in its year."""


def number_key(number: str) -> str:
    """Return the form under which instrument numbers are compared and stored.

    No accents, no case, no blanks, one kind of dash: "2232 /QĐ–TTg" and "2232/qd-ttg" are one number.
    """
    return _DASHES.sub("-", "".join(fold(number).split()))[:LONGEST_KEY]


def _name_key(name: str) -> str:
    return " ".join(fold(name).split())


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
    def programme(self) -> str | None:
        """The programme, strategy or scheme this instrument approves, as its title names it without the period
        ("Chương trình Truyền thông về bình đẳng giới"); nothing for laws, and for letters of guidance about one."""
        if self.status == "guidance":
            return None
        found = _PROGRAMME.match(self.title.strip())
        return found["whole"] if found else None

    @property
    def last_day(self) -> date | None:
        """The last day of force or of the programme's period, when known."""
        days = [day for day in (self.ended_on - timedelta(days=1) if self.ended_on else None, self.period_end) if day]
        return min(days, default=None)


@dataclass(frozen=True)
class LawLibrary:
    """Instruments, found by number (with the date where a number recurs), by alias, or by name."""

    instruments: tuple[Instrument, ...] = ()
    _by_number: dict[str, list[Instrument]] = field(default_factory=dict, repr=False, compare=False)
    _by_alias: dict[str, list[Instrument]] = field(default_factory=dict, repr=False, compare=False)
    _programmes: list[Instrument] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        for instrument in self.instruments:
            self._by_number.setdefault(number_key(instrument.number), []).append(instrument)
            if instrument.period_end and instrument.programme:
                self._programmes.append(instrument)
            for alias in {_name_key(alias) for alias in instrument.aliases}:
                self._by_alias.setdefault(alias, []).append(instrument)

    def find(self, number: str, issued: str | None = None) -> Instrument | None:
        """Return the one instrument a citation means, or nothing when none or several fit.

        28/NQ-CP recurs every year: without a printed date two of them cannot be told apart, and a date that belongs to
        neither finds nothing. A number that names a year itself is found under a wrong printed date too, so that the
        wrong date can be pointed out. An alias ("Chương trình 1790") is taken where no number fits.
        """
        found = self._by_number.get(number_key(number)) or self._by_alias.get(_name_key(number), [])
        if issued and len(issued) == 10:
            same_day = [one for one in found if one.issued and one.issued.isoformat() == issued]
            names_a_year = number.count("/") > 1
            found = same_day or [one for one in found if one.issued is None or names_a_year]
        return found[0] if len(found) == 1 else None

    def numbered(self, number: str) -> tuple[Instrument, ...]:
        """Return every instrument with a number, whatever its date."""
        return tuple(self._by_number.get(number_key(number), ()))

    def meant(
        self, number: str, issued: str | None, *, issuer: str | None = None, words: str = ""
    ) -> Instrument | None:
        """Return what a citation means, also when its printed date is wrong: see :meth:`find` and :meth:`misdated`."""
        return self.find(number, issued) or self.misdated(number, issued, issuer=issuer, words=words)

    def misdated(
        self, number: str, issued: str | None, *, issuer: str | None = None, words: str = ""
    ) -> Instrument | None:
        """Return the one instrument a citation means though the full date printed beside the number is another.

        A number that names a year itself is one whatever day is printed. Other numbers recur every year: the printed
        year must be the instrument's, or the ``words`` after the number its programme. Offices below the centre share
        their numbers, so the printed ``issuer`` must be theirs.
        """
        if not issued or len(issued) != 10:
            return None
        said = " ".join(_tokens(words))
        found = [
            one
            for one in self.numbered(number)
            if one.issued
            and one.issued.isoformat() != issued
            and _same_issuer(issuer, one.issuer)
            and (
                number.count("/") > 1
                or one.issued.isoformat()[:4] == issued[:4]
                or (one.programme and " ".join(_tokens(one.programme)) in said)
            )
        ]
        return found[0] if len(found) == 1 and not self.find_same_day(number, issued) else None

    def find_same_day(self, number: str, issued: str) -> bool:
        """Whether some instrument bears this number and this date."""
        return any(one.issued and one.issued.isoformat() == issued for one in self.numbered(number))

    def named(self, words: str, on: date | None, kind: str | None = None) -> Instrument | None:
        """Return the one programme with this name (accents, case, "và" and commas aside), or nothing.

        Only what approves a programme counts, never guidance about it. Part of a name will do when it is five words and
        two thirds of the name. ``kind`` ("Chiến lược"), where printed, must be the programme's. A programme renewed under
        the same name is told apart by the day: the one whose period covers it.
        """
        wanted = _tokens(words)
        hits = [one for one in self._programmes if _names(wanted, kind, one)]
        if len(hits) > 1 and on:
            hits = [
                one for one in hits if one.period_start and one.period_end and one.period_start <= on <= one.period_end
            ]
        return hits[0] if len(hits) == 1 else None


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if word != "va"]


def _same_issuer(printed: str | None, ours: str) -> bool:
    """Whether the printed issuer can be ours; an issuer that is not printed, only when ours is one in the country."""
    if not printed:
        return bool(_CENTRAL.match(fold(ours)))
    first, second = (_name_key(name).replace("ubnd", "uy ban nhan dan") for name in (printed, ours))
    return first == second or (bool(_CENTRAL.match(first)) and bool(_CENTRAL.match(second)))


def _names(wanted: list[str], kind: str | None, instrument: Instrument) -> bool:
    programme = instrument.programme
    if programme is None:
        return False
    ours = _tokens(programme)
    head = _tokens(kind) if kind else []
    if head and ours[: len(head)] != head:
        return False
    if wanted[:2] == ours[:2]:
        wanted = wanted[2:]
    ours = ours[2:]  # every kind of programme is a word of two syllables
    if wanted == ours:
        return len(wanted) >= 4
    return len(wanted) >= 5 and len(wanted) * 3 >= len(ours) * 2 and f" {' '.join(wanted)} " in f" {' '.join(ours)} "


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
