"""Rankings of hamlets in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.inspections.models import Measure, SurveyCriterion, Towards
from donghanh.inspections.queries.ranking import CellOf, RankedVillage, Ranking
from donghanh.units.models import Unit


@dataclass(frozen=True)
class CellLine:
    """One criterion of a hamlet, as the table says it."""

    name: str
    said: str
    made_of: str
    """The counts behind it."""
    doubt: str
    """Why it says little, where it does."""
    is_missing: bool


@dataclass(frozen=True)
class VillageLine:
    """One hamlet in the ranking."""

    pk: UUID
    name: str
    rank: str
    points: str
    note: str
    """What missing values could still change, and with whom it ties."""
    cells: list[CellLine]


def village_lines(ranking: Ranking) -> list[VillageLine]:
    """The ranking, line by line."""
    names = {line.place.key: line.village.village.title for line in ranking.lines}
    return [_line(line, names) for line in ranking.lines]


def _line(line: RankedVillage, names: dict[str, str]) -> VillageLine:
    place = line.place
    return VillageLine(
        pk=line.village.pk,
        name=line.village.village.title,
        rank=str(place.rank) if place.rank is not None else _("chưa xếp"),
        points=points_words(line),
        note=_note(line, names),
        cells=[cell_line(cell) for cell in line.cells],
    )


def points_words(line: RankedVillage) -> str:
    """The score out of a hundred; where values are missing, between what and what it lies."""
    place = line.place
    if place.score is not None:
        return formats.number(round(float(place.score * 100), 1), 1)
    ends = (formats.number(round(float(end * 100), 1), 1) for end in (place.least, place.most))
    return _("%(low)s đến %(high)s") % dict(zip(("low", "high"), ends, strict=True))


def _note(line: RankedVillage, names: dict[str, str]) -> str:
    place, said = line.place, []
    if place.tied:
        said.append(_("bằng điểm %(others)s") % {"others": ", ".join(names[key] for key in place.tied)})
    if place.missing:
        lacking = ", ".join(cell.criterion.name for cell in line.cells if cell.value is None)
        said.append(_("thiếu: %(what)s") % {"what": lacking})
    if place.best_rank != place.worst_rank:
        said.append(
            _("biết đủ số liệu thì đứng từ hạng %(best)s đến %(worst)s")
            % {"best": place.best_rank, "worst": place.worst_rank}
        )
    return "; ".join(said)


def cell_line(cell: CellOf) -> CellLine:
    """One criterion of a hamlet."""
    criterion = cell.criterion
    return CellLine(
        name=criterion.name,
        said=value_words(cell),
        made_of=_made_of(cell),
        doubt=_doubt(cell),
        is_missing=cell.value is None,
    )


def value_words(cell: CellOf) -> str:
    """The value in its unit; "chưa có số liệu" for none, which is never nought."""
    if cell.value is None:
        return _("chưa có số liệu") if cell.counted is None else _("chưa tính được")
    number = formats.number(round(float(cell.value), 1))
    match cell.criterion.measure:
        case Measure.SHARE:
            return f"{number} %"
        case Measure.SCORE:
            return _("%(n)s điểm") % {"n": number}
    return number


def _made_of(cell: CellOf) -> str:
    criterion, counted = cell.criterion, cell.counted
    if counted is None or criterion.measure == Measure.SCORE:
        return ""
    number, base = formats.number(int(counted.number)), formats.number(counted.base)
    if criterion.measure == Measure.BIRTHS:
        return _("%(boys)s trai, %(girls)s gái") % {"boys": number, "girls": base}
    return _("%(part)s trên %(whole)s") % {"part": number, "whole": base}


def _doubt(cell: CellOf) -> str:
    if not cell.is_few:
        return ""
    if cell.chance is None:
        return _("ít số liệu, chưa tin được")
    low, high = cell.chance
    if high is None:
        return _("ít ca sinh, chưa tin được: ngẫu nhiên cũng có thể từ %(low)s trở lên") % {"low": low}
    return _("ít ca sinh, chưa tin được: ngẫu nhiên cũng có thể từ %(low)s đến %(high)s") % {"low": low, "high": high}


def contenders_words(ranking: Ranking) -> str:
    """Which hamlets could come first, as far as is known."""
    names = [line.village.village.title for line in ranking.contenders]
    if not ranking.lines or all(len(line.place.missing) == len(ranking.criteria) for line in ranking.lines):
        return _("Chưa có số liệu của thôn nào. Ghi số liệu từng thôn, bảng tự xếp.")
    if ranking.complete == len(ranking.lines):
        if len(names) == 1:
            return _("Đủ số liệu mọi thôn. %(name)s đứng đầu.") % {"name": names[0]}
        return _("Đủ số liệu mọi thôn. Bằng điểm ở hạng đầu: %(names)s.") % {"names": ", ".join(names)}
    if len(names) == 1:
        return _("Còn thiếu số liệu, nhưng số thiếu là bao nhiêu thì %(name)s vẫn đứng đầu.") % {"name": names[0]}
    return _("Còn thiếu số liệu. Nếu biết đủ, các thôn có thể đứng đầu: %(names)s.") % {"names": ", ".join(names)}


def gone_words(gone: Iterable[tuple[Unit, Unit | None]]) -> list[str]:
    """Of hamlets that stand no more: until when they did, and into which each went over, where one took it over wholly."""
    return [
        _("%(name)s đã nhập vào %(into)s từ %(day)s.")
        % {"name": one.title, "into": into.full_name, "day": formats.date(one.valid_until)}
        if into is not None
        else _("%(name)s không còn từ %(day)s.") % {"name": one.title, "day": formats.date(one.valid_until)}
        for one, into in gone
        if one.valid_until is not None
    ]


def criterion_words(criterion: SurveyCriterion) -> str:
    """How a criterion is judged: its scale and direction."""
    low, high = formats.number(criterion.low), formats.number(criterion.high)
    if criterion.direction == Towards.ABOVE:
        return _("vượt %(natural)s từ %(low)s đến %(high)s thì được từ 0 đến đủ điểm") % {
            "natural": formats.number(criterion.natural), "low": low, "high": high,
        }  # fmt: skip
    if criterion.direction == Towards.LOWER:
        return _("từ %(high)s xuống %(low)s thì được từ 0 đến đủ điểm") % {"low": low, "high": high}
    return _("từ %(low)s đến %(high)s thì được từ 0 đến đủ điểm") % {"low": low, "high": high}


def ranking_columns(title: str, ranking: Ranking) -> dict[str, Callable[[RankedVillage], Any]]:
    """Heading → what stands under it, a pair of columns for each criterion."""
    lines = {line.pk: line for line in village_lines(ranking)}
    columns: dict[str, Callable[[RankedVillage], Any]] = {
        _("Khảo sát"): lambda line: title,
        _("Thôn"): lambda line: line.village.village.title,
        _("Hạng"): lambda line: line.place.rank if line.place.rank is not None else _("chưa xếp"),
        _("Điểm trên 100"): lambda line: float(line.points_shown) if line.points_shown else None,
    }
    for number, criterion in enumerate(ranking.criteria):
        columns[criterion.name] = _reader(number, "value")
        if criterion.measure != Measure.SCORE:
            columns[f"{criterion.name}: {criterion.number_word}"] = _reader(number, "number")
            columns[f"{criterion.name}: {criterion.base_word}"] = _reader(number, "base")
        columns[_("%(name)s: lưu ý") % {"name": criterion.name}] = _reader(number, "doubt")
    columns[_("Ghi chú")] = lambda line: lines[line.village.pk].note
    return columns


def _reader(number: int, what: str) -> Callable[[RankedVillage], Any]:
    def read(line: RankedVillage) -> Any:
        cell = line.cells[number]
        match what:
            case "value":
                return None if cell.value is None else round(float(cell.value), 1)
            case "number":
                return int(cell.counted.number) if cell.counted else None
            case "base":
                return cell.counted.base if cell.counted else None
        return value_words(cell) if cell.value is None else _doubt(cell)

    return read
