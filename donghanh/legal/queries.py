"""Questions about the law as the library knows it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, IntegerField, Q, Value, When

from donghanh.domain.planlint.library import LawLibrary
from donghanh.foundation.web.search import spells
from donghanh.legal.models import InstrumentAlias, LegalInstrument, LegalInstrumentQuerySet
from donghanh.legal.naming import accented, folded, number_key
from donghanh.legal.standing import Answer, Standing, standing_on, value_of


def library() -> LawLibrary:
    """The whole library as the value the document check works with. Two queries; a few hundred rows."""
    names: dict[UUID, list[str]] = defaultdict(list)
    for instrument_id, text in InstrumentAlias.objects.values_list("instrument_id", "text"):
        names[instrument_id].append(text)
    rows = LegalInstrument.objects.order_by("number_key", "issued_on", "id")
    return LawLibrary(tuple(value_of(row, sorted(names[row.pk])) for row in rows))


def find_citation(number: str, *, issued_on: dt.date | None = None, issuer: str = "") -> LegalInstrument | None:
    """The instrument a citation means, or ``None`` when there is none or the words fit several.

    Numbers such as 28/NQ-CP recur every year: without a date two of them cannot be told apart, and a printed date that
    belongs to neither finds nothing. A number that itself names a year is found under a wrong printed date too, so that
    the wrong date can be pointed out. An alias ("Chương trình 1790") is taken where no number fits. One or two queries.
    """
    rows = list(LegalInstrument.objects.filter(number_key=number_key(number)))
    if not rows:
        rows = list(LegalInstrument.objects.filter(aliases__folded=folded(number)).distinct())
    if issuer:
        rows = [r for r in rows if folded(r.issuer) == folded(issuer)] or rows
    if issued_on:
        same_day = [r for r in rows if r.issued_on == issued_on]
        names_a_year = number.count("/") > 1
        rows = same_day or [r for r in rows if names_a_year or r.issued_on is None]
    return rows[0] if len(rows) == 1 else None


def search_instruments(text: str) -> LegalInstrumentQuerySet:
    """Instruments that answer to the words: number however written ("QĐ 2232"), title, issuer or alias; best first.

    All words must occur, without accents if need be; the same words with accents rank higher, the number itself highest.
    An empty text finds everything, newest first.
    """
    rows = LegalInstrument.objects.all()
    loose, exact = folded(text), accented(text)
    if not loose:
        return rows.order_by("-issued_on", "number_key", "id")
    rank = Case(
        When(number_key=number_key(text), then=Value(0)),
        When(number_key__startswith=number_key(text), then=Value(1)),
        When(search__contains=exact, then=Value(2)),
        When(search__contains=loose, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return (
        rows.filter(spells("search", loose) | Q(number_key__contains=number_key(text)))
        .annotate(rank=rank)
        .order_by("rank", "-issued_on", "number_key", "id")
    )


def standings(instruments: Iterable[LegalInstrument], day: dt.date) -> list[tuple[LegalInstrument, Standing]]:
    """Each instrument with its standing on the day."""
    return [(instrument, standing_on(instrument, day)) for instrument in instruments]


def in_force_on(day: dt.date) -> dict[Answer, list[LegalInstrument]]:
    """The whole library sorted by the three answers for a day. One query; a missing date is never a yes."""
    sorted_: dict[Answer, list[LegalInstrument]] = {answer: [] for answer in Answer}
    for instrument, standing in standings(search_instruments(""), day):
        sorted_[standing.answer].append(instrument)
    return sorted_
