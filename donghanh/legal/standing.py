"""Whether an instrument was in force on a day: yes, no, or not enough to say. Plain values in, plain values out.

The dates are judged by the same value the document check uses (``domain.planlint.library.Instrument``), so page and
finding cannot disagree on a no. For a yes this page asks for more: a known first day of force and a row somebody saw.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from donghanh.domain.planlint.library import Instrument
from donghanh.legal.models import Confidence, LegalInstrument, Status


class Answer(StrEnum):
    """The three answers."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Standing:
    """The answer for a day with the reason, as a stable code; ``day`` is the date the reason rests on, if any."""

    answer: Answer
    reason: str
    day: dt.date | None = None


def value_of(instrument: LegalInstrument, aliases: Sequence[str] = ()) -> Instrument:
    """The instrument as the value the document check works with."""
    return Instrument(
        number=instrument.number,
        kind=instrument.kind,
        title=instrument.title,
        issuer=instrument.issuer,
        issued=instrument.issued_on,
        effective=instrument.effective_on,
        ended_on=instrument.ended_on,
        period_start=instrument.period_from,
        period_end=instrument.period_last,
        status=instrument.status,
        replaced_by=instrument.replaced_by_number,
        aliases=tuple(aliases),
        confidence=instrument.confidence,
    )


def standing_on(instrument: LegalInstrument, day: dt.date) -> Standing:
    """The standing of an instrument on a day. A missing date never gives a yes; a no needs a date that says so."""
    if instrument.issued_on and day < instrument.issued_on:
        return Standing(Answer.NO, "not_issued", instrument.issued_on)
    if instrument.effective_on and day < instrument.effective_on:
        return Standing(Answer.NO, "not_yet", instrument.effective_on)
    if instrument.ended_on and day >= instrument.ended_on:
        return Standing(Answer.NO, "ended", instrument.ended_on)
    if instrument.period_last and day > instrument.period_last:
        return Standing(Answer.NO, "period_over", instrument.period_last)
    if value_of(instrument).in_force(day) is False:
        return Standing(Answer.NO, "before_period", instrument.period_from)
    if instrument.status == Status.UNVERIFIED:
        return Standing(Answer.UNKNOWN, "unverified")
    if instrument.status == Status.GUIDANCE:
        return Standing(Answer.UNKNOWN, "guidance")
    if instrument.confidence == Confidence.RECALLED:
        return Standing(Answer.UNKNOWN, "recalled")
    if instrument.effective_on is None:
        return Standing(Answer.UNKNOWN, "no_first_day")
    if instrument.status in (Status.SUPERSEDED, Status.EXPIRED) and instrument.ended_on is None:
        return Standing(Answer.UNKNOWN, "no_last_day")
    if instrument.status == Status.PERIOD_ENDED and instrument.period_last is None:
        return Standing(Answer.UNKNOWN, "no_last_day")
    return Standing(Answer.YES, "in_force", instrument.effective_on)
