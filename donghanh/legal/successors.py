"""Which instrument took another's place, where the number named as successor is in the library."""

from collections import defaultdict
from collections.abc import Iterable

from donghanh.legal.models import LegalInstrument
from donghanh.legal.naming import number_key


def successor_among(instrument: LegalInstrument, same_number: Iterable[LegalInstrument]) -> LegalInstrument | None:
    """The one of the instruments with the named number that was issued after ``instrument``; none when several were.

    An unknown day of issue rules nothing out; 28/NQ-CP of an earlier year is no successor.
    """
    later = [
        one
        for one in same_number
        if one.pk != instrument.pk
        and (not instrument.issued_on or not one.issued_on or one.issued_on > instrument.issued_on)
    ]
    return later[0] if len(later) == 1 else None


def join_successors() -> None:
    """Point every instrument at its successor as the library stands now, and at none where that is not clear.

    Follows from numbers and days alone, so it is right to repeat, also for rows an office has corrected. Reads the
    library once and writes the rows whose answer has changed; the caller's transaction holds it together.
    """
    everything = list(LegalInstrument.objects.only("number_key", "issued_on", "replaced_by_number", "replaced_by"))
    by_number: dict[str, list[LegalInstrument]] = defaultdict(list)
    for one in everything:
        by_number[one.number_key].append(one)
    for one in everything:
        key = number_key(one.replaced_by_number)
        found = successor_among(one, by_number[key]) if key else None
        if one.replaced_by_id != (found.pk if found else None):
            LegalInstrument.objects.filter(pk=one.pk).update(replaced_by=found)
