"""The hamlets of a survey, ranked: what was counted, what it comes to, what is missing, what is too few to rely on."""

import uuid
from dataclasses import dataclass
from fractions import Fraction

from donghanh.domain.survey import Criterion, Direction, Entry, Place, chance_range, points, rank, ratio_at_birth, share
from donghanh.inspections.models import Measure, Survey, SurveyCriterion, SurveyValue, SurveyVillage


@dataclass(frozen=True)
class CellOf:
    """One criterion in one hamlet."""

    criterion: SurveyCriterion
    counted: SurveyValue | None
    value: Fraction | None
    """What it is compared by; ``None`` where nothing is known, or where there is nothing to divide by."""
    points: Fraction | None
    is_few: bool
    """Whether the base is so small that the value says little."""
    chance: tuple[int, int | None] | None
    """Of few births: between which ratios the hamlet may truly lie."""


@dataclass(frozen=True)
class RankedVillage:
    """One line of the ranking."""

    village: SurveyVillage
    place: Place
    cells: list[CellOf]

    @property
    def points_shown(self) -> str | None:
        """The score out of a hundred, with one digit, as it is stored and shown; none while a value is missing."""
        return None if self.place.score is None else hundred(self.place.score)


@dataclass(frozen=True)
class Ranking:
    """The whole."""

    criteria: list[SurveyCriterion]
    lines: list[RankedVillage]

    @property
    def complete(self) -> int:
        """Of how many hamlets everything is known."""
        return sum(line.place.rank is not None for line in self.lines)

    @property
    def contenders(self) -> list[RankedVillage]:
        """The hamlets that could come first; one alone when nothing missing can change that."""
        return [line for line in self.lines if line.place.could_be_first]


def hundred(score: Fraction) -> str:
    """A score out of a hundred with one digit."""
    return f"{float(score * 100):.1f}"


def ranking_of(survey: Survey) -> Ranking:
    """The ranking as it stands. Three queries."""
    criteria = list(survey.criteria.order_by("order", "pk"))
    villages = list(survey.villages.select_related("village").order_by("village__sort_key", "pk"))
    counted: dict[tuple[uuid.UUID, uuid.UUID], SurveyValue] = {
        (one.village_id, one.criterion_id): one for one in survey.values.all()
    }
    cells = {
        village.pk: [_cell(criterion, counted.get((village.pk, criterion.pk))) for criterion in criteria]
        for village in villages
    }
    by_key = {f"{number:04}": village for number, village in enumerate(villages)}
    entries = [
        Entry(key, {cell.criterion.code: cell.value for cell in cells[village.pk]}) for key, village in by_key.items()
    ]
    ranked = rank([judged(one) for one in criteria], entries)
    return Ranking(criteria, [RankedVillage(by_key[place.key], place, cells[by_key[place.key].pk]) for place in ranked])


def judged(criterion: SurveyCriterion) -> Criterion:
    """The criterion as the domain judges by it."""
    return Criterion(
        criterion.code,
        criterion.weight,
        Direction(criterion.direction),
        criterion.low,
        criterion.high,
        criterion.natural,
    )


def _cell(criterion: SurveyCriterion, counted: SurveyValue | None) -> CellOf:
    if counted is None:
        return CellOf(criterion, None, None, None, False, None)
    number, base = int(counted.number), counted.base or 0
    value: Fraction | None
    match criterion.measure:
        case Measure.BIRTHS:
            value, size = ratio_at_birth(number, base), number + base
        case Measure.SHARE:
            value, size = share(number, base), base
        case _:
            value, size = Fraction(counted.number), criterion.reliable_from
    is_few = size < criterion.reliable_from
    chance = chance_range(number, base) if is_few and criterion.measure == Measure.BIRTHS else None
    got = points(judged(criterion), value) if value is not None else None
    return CellOf(criterion, counted, value, got, is_few, chance)
