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


def find_citation(number: str, *, issued_on: dt.date | None = None) -> LegalInstrument | None:
    """The instrument a citation means, or ``None``; decided by :meth:`LawLibrary.find`, as the document check does.

    Two queries.
    """
    fitting = Q(number_key=number_key(number)) | Q(aliases__folded=folded(number))
    rows = LegalInstrument.objects.filter(fitting).distinct().prefetch_related("aliases")
    of_value = {value_of(row, sorted(alias.text for alias in row.aliases.all())): row for row in rows}
    found = LawLibrary(tuple(of_value)).find(number, issued_on.isoformat() if issued_on else None)
    return of_value[found] if found else None


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
