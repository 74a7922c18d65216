"""What pages of stock, media and the Action Month add up."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce, ExtractMonth

from donghanh.communication.models import (
    ActionMonth,
    Material,
    MaterialMove,
    MediaItemQuerySet,
    MoveKind,
    ProposalAnswer,
    ReachQuality,
)
from donghanh.organisations.models import Organisation
from donghanh.units.heirs import heirs
from donghanh.units.models import Unit

MONTHS = 12


@dataclass(frozen=True)
class VillageStock:
    """What one village was handed of one material, reversals taken off."""

    village: Unit
    material: Material
    quantity: int


def by_village(materials: Iterable[Material], on: dt.date) -> list[VillageStock]:
    """What was handed to each village, by village and material, where anything was; what a village got before it merged stands once
    under the one that took it in (moves stay where they were). Four queries, and two for each further merger in a chain."""
    known = {one.pk: one for one in materials}
    rows = (
        MaterialMove.objects.filter(material__in=known, kind=MoveKind.DISTRIBUTED, village__isnull=False)
        .order_by()
        .values("village", "material")
        .annotate(quantity=-Sum("effect"))
        .filter(quantity__gt=0)
    )
    found = [(row["village"], row["material"], row["quantity"]) for row in rows]
    villages = {one.pk: one for one in Unit.objects.filter(pk__in={village for village, _m, _q in found})}
    after = {pk: into or villages[pk] for pk, into in heirs(villages.values(), on).items()}
    sums: dict[tuple[uuid.UUID, uuid.UUID], int] = {}
    for village, material, quantity in found:
        key = after[village].pk, material
        sums[key] = sums.get(key, 0) + quantity
    standing = {one.pk: one for one in after.values()}
    lines = [
        VillageStock(standing[village], known[material], quantity) for (village, material), quantity in sums.items()
    ]
    return sorted(lines, key=lambda line: (line.village.sort_key, line.material.name, str(line.material.pk)))


@dataclass
class ChannelTotal:
    """What appeared on one channel in a year."""

    name: str
    kind: str = ""
    """Of an office's own channel: the national one it is a kind of."""
    months: list[int] = field(default_factory=lambda: [0] * MONTHS)
    """Times published, by month."""
    items: int = 0
    times: int = 0
    minutes: int = 0
    reach_counted: int = 0
    reach_estimated: int = 0


def by_channel(rows: MediaItemQuerySet, year: int) -> list[ChannelTotal]:
    """The year by channel and month. What was counted and what was estimated are never added. One query."""
    first = dt.date(year, 1, 1)
    found = (
        rows.standing()
        .filter(published_on__gte=first, published_on__lt=dt.date(year + 1, 1, 1))
        .order_by("channel__order", F("channel__unit").asc(nulls_first=True), "channel__name", "channel__code")
        .values("channel__code", "channel__name", "channel__counts_as__name", month=ExtractMonth("published_on"))
        .annotate(
            items=Sum(1),
            times=Sum("repeats"),
            length=Coalesce(Sum(F("repeats") * F("minutes")), 0),
            counted=Coalesce(Sum("reach", filter=Q(reach_quality=ReachQuality.COUNTED)), 0),
            estimated=Coalesce(Sum("reach", filter=Q(reach_quality=ReachQuality.ESTIMATED)), 0),
        )
    )
    totals: dict[str, ChannelTotal] = {}
    for row in found:
        line = totals.setdefault(
            row["channel__code"], ChannelTotal(row["channel__name"], row["channel__counts_as__name"] or "")
        )
        line.months[row["month"] - 1] += row["times"]
        line.items += row["items"]
        line.times += row["times"]
        line.minutes += row["length"]
        line.reach_counted += row["counted"]
        line.reach_estimated += row["estimated"]
    return list(totals.values())


@dataclass(frozen=True)
class BodyProgress:
    """How far one body is with what it was asked to do."""

    body: Organisation
    answers: list[tuple[str, ProposalAnswer | None]]
    """Each line's text, and what was said of it."""

    @property
    def done(self) -> int:
        """How many lines it did."""
        return sum(1 for _text, answer in self.answers if answer is not None and answer.is_done)

    @property
    def not_done(self) -> int:
        """How many lines it said it has not done."""
        return sum(1 for _text, answer in self.answers if answer is not None and not answer.is_done)

    @property
    def unsaid(self) -> int:
        """Of how many it said nothing."""
        return len(self.answers) - self.done - self.not_done


def progress_of(month: ActionMonth, bodies: Iterable[Organisation]) -> list[BodyProgress]:
    """How far each body is, in the order given. Two queries."""
    lines = list(month.proposals.all())
    said: dict[tuple[uuid.UUID, uuid.UUID], ProposalAnswer] = {
        (one.proposal_id, one.body_id): one for one in ProposalAnswer.objects.filter(proposal__in=lines)
    }
    return [BodyProgress(body, [(line.text, said.get((line.pk, body.pk))) for line in lines]) for body in bodies]
