"""Models as lists show them: narrowed, with where they are and how they are on a day."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from donghanh.community.models import Initiative, InitiativeQuerySet, Pause, Placement
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.web.search import begins
from donghanh.units.models import Unit
from donghanh.units.naming import accented


class State(StrEnum):
    """How a model is on a day."""

    COMING = "coming"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


def state_of(initiative: Initiative, day: dt.date, *, is_paused: bool) -> State:
    """In one word. A plain question."""
    if initiative.ended_on is not None and initiative.ended_on <= day:
        return State.ENDED
    if initiative.founded_on > day:
        return State.COMING
    return State.PAUSED if is_paused else State.ACTIVE


def initiatives_where(
    rows: InitiativeQuerySet,
    day: dt.date,
    *,
    words: str = "",
    kind: str = "",
    village: uuid.UUID | None = None,
    state: str = "",
) -> InitiativeQuerySet:
    """The models narrowed by words of their name, kind, village (its line) and state on the day; each with ``is_paused``. Without a
    state those that ended are left out."""
    paused = Pause.objects.on(day).filter(initiative=OuterRef("pk"))
    rows = rows.annotate(is_paused=Exists(paused))
    if words:
        rows = rows.filter(begins("search", accented(words)))  # the column holds the name without accents as well
    if kind:
        rows = rows.filter(kind__code=kind)
    if village:
        rows = rows.filter(Exists(Placement.objects.on(day).filter(initiative=OuterRef("pk"), village__line=village)))
    return rows.filter(_in(state, day)).order_by("sort_key", "id")


def _in(state: str, day: dt.date) -> Q:
    ended = Q(ended_on__isnull=False, ended_on__lte=day)
    match state:
        case State.ENDED:
            return ended
        case State.COMING:
            return ~ended & Q(founded_on__gt=day)
        case State.ACTIVE:
            return ~ended & Q(founded_on__lte=day, is_paused=False)
        case State.PAUSED:
            return ~ended & Q(founded_on__lte=day, is_paused=True)
        case _:
            return ~ended


@dataclass(frozen=True)
class Place:
    """Where a model is on a day, in words, and whether that place is no more."""

    village: Unit | None = None
    body: str = ""
    has_ended: bool = False

    @property
    def words(self) -> str:
        """ "thôn Suối Lạnh, Trạm y tế xã"; empty when nothing is known, or nobody is to know."""
        return ", ".join(filter(None, (self.village.full_name if self.village else "", self.body)))


def places_on(initiatives: Iterable[Initiative], day: dt.date) -> dict[uuid.UUID, Place]:
    """Where the models are on the day, under the names places have then, by identity. Two queries. Of an ended model the last
    place. Protected ones have none."""
    wanted = {one.pk: min(day, one.ended_on - dt.timedelta(days=1)) if one.ended_on else day for one in initiatives}
    held = Placement.objects.filter(initiative__in=wanted).select_related("village", "body").order_by("valid_from")
    rows = {row.initiative_id: row for row in held if row.is_on(wanted[row.initiative_id])}
    lines = {row.village.line for row in rows.values() if row.village}
    standing = {unit.line: unit for unit in Unit.objects.filter(on_day(day), line__in=lines)}
    found = {}
    for key, row in rows.items():
        village = standing.get(row.village.line, row.village) if row.village else None
        gone = (village is not None and not village.is_on(day)) or (row.body is not None and not row.body.is_on(day))
        found[key] = Place(village, row.body.name if row.body else "", gone)
    return found
