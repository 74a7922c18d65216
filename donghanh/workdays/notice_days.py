"""Between a stored notice and what it arranges: its rows written, and read back."""

from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.models import Kind, SpecialDay, YearNotice


def write_days(notice: YearNotice, arrangement: Arrangement) -> None:
    """Store the days of a notice; whoever calls has removed those it had."""
    SpecialDay.objects.bulk_create(
        SpecialDay(
            unit_id=notice.unit_id,
            notice=notice,
            day=given.day,
            kind=given.kind,
            name=given.name,
            swapped_with=given.swapped_with,
            source=notice.source,
            confidence=notice.confidence,
        )
        for given in arrangement.days()
    )


def arrangement_of(notice: YearNotice) -> Arrangement:
    """What a stored notice arranges. One query, for the swaps."""
    swaps = notice.days.filter(kind=Kind.OFF, swapped_with__isnull=False).order_by("day")
    return Arrangement(
        year=notice.year,
        tet_from=notice.tet_from,
        tet_last=notice.tet_last,
        national_from=notice.national_from,
        national_last=notice.national_last,
        swaps=tuple(swaps.values_list("day", "swapped_with")),
    )
