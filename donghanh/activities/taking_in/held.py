"""Rows that are activities the office holds already: known by their code, or by what makes an activity one; and in which cells
they say something else."""

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from donghanh.activities.models import Activity, ActivityKind, ActivityState
from donghanh.activities.sheet import COLUMNS, COUNT_COLUMNS
from donghanh.documents.sheets.cells import plain
from donghanh.documents.sheets.problems import Row
from donghanh.domain.text import fold
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

SAID: dict[str, dict[str, str]] = {
    "quality": {"counted": "Đếm được", "estimated": "Ước chừng"},
    "measure": {"times": "Lượt người", "persons": "Người, mỗi người một lần"},
    "state": {"planned": "Dự kiến", "held": "Đã làm, chưa đủ số", "counted": "Đã ghi số"},
}
"""The words of the paper for what is a choice, in Vietnamese whatever language pages are read in."""
DAYS = ("held_on", "ends_on")
NUMBERS = ("quantity", *(column.key for column in COUNT_COLUMNS))
_SAME = ("kind", "held_on", "village", "host", "total", "title")
_CODE = re.compile(r"hd-([0-9a-f]{12})")
Key = tuple[Any, ...]


def code_of(pk: uuid.UUID) -> str:
    """The code a file of activities carries, so that a row is known again whatever is changed in it."""
    return f"hd-{pk.hex[:12]}"


def is_code(text: str) -> bool:
    """Whether the text has the form of a code, known or not."""
    return _CODE.fullmatch(text.strip().casefold()) is not None


def same(
    kind: uuid.UUID, held_on: dt.date, village: uuid.UUID | None, host: uuid.UUID, total: int | None, title: str
) -> Key:
    """What makes two rows one activity."""
    return kind, held_on, village, host, total, fold(title)


def _field(name: str) -> Callable[[Activity], Any]:
    return lambda one: getattr(one, name)


def _choice(name: str) -> Callable[[Activity], str]:
    return lambda one: SAID[name][getattr(one, name)] if one.total is not None else ""


FILE_CELLS: dict[str, Callable[[Activity], Any]] = {
    **{key: _field(key) for key in (*DAYS, *NUMBERS, "title", "place", "note")},
    "kind": lambda one: one.kind.name,
    "village": lambda one: one.village.full_name if one.village else "",
    "host": lambda one: one.host.name,
    "quality": _choice("quality"),
    "measure": _choice("measure"),
    "state": lambda one: SAID["state"].get(one.state, "Đã hủy"),
    "code": lambda one: code_of(one.pk),
}
"""What a file of activities says of one, column key → value, in the words of the paper. Needs ``kind``, ``host`` and ``village``
loaded."""


@dataclass
class Holdings:
    """What the office holds that a table may speak of. A row of the table answers for one activity, and no two for the same.

    Fifty thousand stand here as the database gave them; only those that a row speaks of become activities.
    """

    rows: Mapping[uuid.UUID, tuple[Any, ...]] = field(default_factory=dict)
    kinds: Mapping[uuid.UUID, ActivityKind] = field(default_factory=dict)
    villages: Mapping[uuid.UUID, Unit] = field(default_factory=dict)
    hosts: Mapping[uuid.UUID, Organisation] = field(default_factory=dict)
    by_code: Mapping[str, uuid.UUID] = field(default_factory=dict)
    by_key: Mapping[Key, Sequence[uuid.UUID]] = field(default_factory=dict)
    columns: Sequence[str] = ()
    """The columns in which the table says anything."""
    answered: dict[uuid.UUID, int] = field(default_factory=dict)
    """Which row spoke of an activity first."""

    def coded(self, row: Row) -> Activity | None:
        """The activity whose code the row carries, cancelled ones too."""
        found = self.by_code.get(row.text("code").strip().casefold())
        return self._one(found) if found in self.rows else None

    def alike(self, key: Key, row: Row) -> Activity | None:
        """An activity that is the row's by :func:`same` and that no earlier row spoke of; of several the one that differs least."""
        free = [self._one(pk) for pk in self.by_key.get(key, ()) if pk not in self.answered]
        return min(free, key=lambda one: len(self.differences(one, row, blanks=False)), default=None)

    def _one(self, pk: uuid.UUID) -> Activity:
        one = Activity.from_db(None, _FIELDS, self.rows[pk])
        one.kind, one.host = self.kinds[one.kind_id], self.hosts[one.host_id]
        one.village = self.villages[one.village_id] if one.village_id else None
        return one

    def differences(self, one: Activity, row: Row, *, blanks: bool) -> dict[str, str]:
        """Column key → what is held, for every cell that says something else. An empty cell does only where ``blanks`` count:
        in a file of ours it was emptied, in a table of the office's own it says nothing, and what makes an activity one
        (:func:`same`) was read already, under whatever name."""
        found = {}
        for key in self.columns:
            if key == "code" or not (blanks or (row.has(key) and key not in _SAME)):
                continue
            value = FILE_CELLS[key](one)
            ours = "" if value is None else str(value)
            if _normal(key, *row.cells.get(key, ("text", ""))) != (ours if key in (*DAYS, *NUMBERS) else plain(ours)):
                found[key] = formats.date(value) if isinstance(value, dt.date) else ours
        return found


_WANTED = {
    "id",
    "kind_id",
    "village_id",
    "host_id",
    "title",
    "place",
    "note",
    "state",
    "quality",
    "measure",
    *DAYS,
    *NUMBERS,
}
_FIELDS = [one.attname for one in Activity._meta.concrete_fields if one.attname in _WANTED]
"""What is read of an activity, in the order in which the model has it."""


def holdings_of(unit: Unit, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Holdings:
    """What the unit holds of the days and the codes in these rows (number, cells). Five queries."""
    columns: set[str] = set()
    days: set[dt.date] = set()
    codes: set[str] = set()
    for _number, cells in rows:
        filled = {key: cell for key, cell in cells.items() if cell[1]}
        columns.update(filled)
        if "held_on" in filled and (day := _day_in(_normal("held_on", *filled["held_on"]))):
            days.add(day)
        if "code" in filled:
            codes.add(str(filled["code"][1]).strip().casefold())
    of_unit = Activity.objects.filter(unit__line=unit.line).order_by()
    coded = {code_of(pk): pk for pk in of_unit.values_list("pk", flat=True).iterator()} if codes else {}
    by_code = {code: coded[code] for code in codes if code in coded}
    wanted = Q(pk__in=list(by_code.values()))
    if days:
        wanted |= Q(held_on__gte=min(days), held_on__lte=max(days))
    found = {row[_FIELDS.index("id")]: row for row in of_unit.filter(wanted).order_by("pk").values_list(*_FIELDS)}
    villages = Unit.objects.in_bulk({row[_FIELDS.index("village_id")] for row in found.values()} - {None})
    by_key: dict[Key, list[uuid.UUID]] = {}
    for pk, row in found.items():
        said = dict(zip(_FIELDS, row, strict=True))
        if said["state"] != ActivityState.VOID:
            village = villages[said["village_id"]].line if said["village_id"] else None
            key = same(said["kind_id"], said["held_on"], village, said["host_id"], said["total"], said["title"])
            by_key.setdefault(key, []).append(pk)
    return Holdings(
        rows=found,
        kinds=ActivityKind.objects.in_bulk({row[_FIELDS.index("kind_id")] for row in found.values()}),
        villages=villages,
        hosts=Organisation.objects.in_bulk({row[_FIELDS.index("host_id")] for row in found.values()}),
        by_code=by_code,
        by_key=by_key,
        columns=[key for key in COLUMNS if key in columns],
    )


def _day_in(digits: str) -> dt.date | None:
    """The day of a cell as :func:`_normal` has it; nothing for words, and for a day that is in no calendar."""
    try:
        return dt.date.fromisoformat(digits)
    except ValueError:
        return None


def _normal(key: str, kind: str, text: str) -> str:
    """A cell as it is compared: a day by its digits, a number without its dots, words by :func:`plain`."""
    if key in DAYS and kind != "date":
        try:
            day = VietnameseDateField().to_python(text)
        except ValidationError:
            return text
        return day.isoformat() if day else ""
    if key in NUMBERS:
        return text.strip().replace(".", "")
    return text if kind == "date" else plain(text)
