"""Looking a row over: what it would record, or what is wrong with it, by cell. Asks the database nothing row by row."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from donghanh.activities.models import COUNTS, Activity, ActivityKind, ActivityState, Measure, Quality
from donghanh.activities.naming import OLDEST, title_for
from donghanh.activities.sheet import COUNT_COLUMNS
from donghanh.activities.taking_in.held import SAID, Holdings, Key, is_code, same
from donghanh.documents.sheets.cells import day_in, nearest, plain
from donghanh.documents.sheets.problems import Row
from donghanh.domain.attendance import completed, problems
from donghanh.organisations.models import Organisation, OrganisationAlias
from donghanh.units.models import Unit

MOST_PEOPLE = 1_000_000
MOST_QUANTITY = 10_000_000
Values = dict[str, Any]
"""What a good row records: the columns of an activity, ``kind``, ``village`` and ``host`` as rows."""


@dataclass
class Office:
    """What the words of a table may mean: read once, asked for every row."""

    unit: Unit
    today: dt.date
    own: Organisation
    """Who held what no host is named for."""
    kinds: dict[str, ActivityKind]
    villages: dict[str, Unit]
    hosts: dict[str, Organisation]
    holdings: Holdings = field(default_factory=Holdings)
    """What is recorded already."""
    seen: dict[Key, int] = field(default_factory=dict)
    """What rows of this table said before, by what makes a row one activity."""


def office_of(
    *,
    unit: Unit,
    own: Organisation,
    kinds: Iterable[ActivityKind],
    villages: Sequence[Unit],
    holdings: Holdings,
    on: dt.date,
) -> Office:
    """Everything rows are looked over with. Three queries."""
    by_village = {plain(name): village for village in villages for name in (village.name, village.full_name)}
    return Office(
        unit=unit,
        today=on,
        own=own,
        kinds={plain(kind.name): kind for kind in kinds},
        villages=by_village,
        hosts=_bodies(unit, on),
        holdings=holdings,
    )


def look_at(row: Row, office: Office) -> Values | Activity | None:
    """What the row records; the activity it is already, word for word; or ``None`` when something was noted in it: a sentence a
    cell, each with what would be right.

    A row that says what another row says is noted (``twice_here``, ``code_twice``), and one that is a recorded activity in part, with what is
    held in every other cell (``held_changed``, ``known_already``).
    """
    one = office.holdings.coded(row)
    if one is not None:
        return _held(one, row, office, code="held_changed", place="code")
    if row.has("code") and not row.is_bad("code") and not is_code(row.text("code")):
        row.complain("code", "code_form", text=row.text("code")[:40])
    kind = _word(row, "kind", office.kinds, "kind_unknown")
    village = _word(row, "village", office.villages, "village_unknown") if row.has("village") else None
    host = _word(row, "host", office.hosts, "host_unknown") if row.has("host") else office.own
    held_on, ends_on = day_in(row, "held_on"), day_in(row, "ends_on")
    if village is not None and held_on is not None and village.valid_until and held_on >= village.valid_until:
        row.complain("village", "village_gone", text=village.full_name, day=f"{village.valid_until:%d/%m/%Y}")
    planned = _state(row) == ActivityState.PLANNED
    if held_on is not None:
        _look_at_days(row, held_on, ends_on, office.today, planned=planned)
    quantity = _whole(row, "quantity", most=MOST_QUANTITY)
    if quantity == 0:
        row.complain("quantity", "quantity_zero")
    counts = _counts(row)
    quality = _choice(row, "quality", Quality)
    measure = _choice(row, "measure", Measure)
    title, place, note = (_words(row, key, most) for key, most in (("title", 300), ("place", 200), ("note", 600)))
    if kind is not None and not kind.counts_people and any(count is not None for count in counts.values()):
        key = next(key for key, count in counts.items() if count is not None)
        row.complain(key, "kind_has_no_people", kind=kind.name)
    if row.problems or kind is None or host is None or held_on is None:
        return None
    title = title or title_for(kind, village, place)
    key = same(kind.pk, held_on, village.line if village else None, host.pk, counts["total"], title)
    one = office.holdings.alike(key, row)
    if one is not None:
        return _held(one, row, office, code="known_already", place="held_on")
    if key in office.seen:
        row.complain("held_on", "twice_here", row=office.seen[key])
        return None
    office.seen[key] = row.number
    total = counts.pop("total")
    known = {name: count for name, count in counts.items() if count is not None}
    full = completed(total, known) if total is not None else {}
    state = ActivityState.PLANNED if planned else ActivityState.COUNTED
    if not planned and kind.counts_people and total is None:
        state = ActivityState.HELD
    return {
        "kind": kind,
        "village": village,
        "host": host,
        "held_on": held_on,
        "ends_on": ends_on,
        "title": title,
        "place": place,
        "note": note,
        "quantity": quantity or 1,
        "total": total,
        **{name: full.get(name) for name in COUNTS},
        "quality": quality or Quality.COUNTED.value,
        "measure": measure or Measure.TIMES.value,
        "state": state.value,
    }


def _bodies(unit: Unit, on: dt.date) -> dict[str, Organisation]:
    """The bodies of the day by their names and by what else papers call them."""
    bodies = {body.pk: body for body in Organisation.objects.filter(unit__line=unit.line).on(on).select_related("unit")}
    aliases = OrganisationAlias.objects.filter(organisation__in=bodies).values_list("text", "organisation_id")
    also = {plain(text): bodies[key] for text, key in aliases if key is not None}
    return also | {plain(body.name): body for body in bodies.values()}


def _held(one: Activity, row: Row, office: Office, *, code: str, place: str) -> Activity | None:
    """The activity where the row says just what is held; else ``None``, with what is held noted beside every other cell."""
    before = office.holdings.answered.setdefault(one.pk, row.number)
    if before != row.number:
        row.complain(place, "code_twice" if place == "code" else "twice_here", row=before)
        return None
    changed = office.holdings.differences(one, row, blanks=place == "code")
    for key, ours in changed.items():
        if not row.is_bad(key):
            row.complain(key, "held_otherwise" if ours else "held_empty", ours=ours[:80])
    if changed:
        row.complain(place, code, activity=str(one.pk))
    return None if row.problems else one


def _word(row: Row, key: str, known: dict[str, Any], code: str) -> Any:
    text = row.text(key)
    if row.is_bad(key) or not text:
        return None
    found = known.get(plain(text))
    if found is None:
        row.complain(key, code, text=text[:60], near=nearest(text, (str(one) for one in known.values())))
    return found


def _look_at_days(row: Row, held_on: dt.date, ends_on: dt.date | None, today: dt.date, *, planned: bool) -> None:
    if planned and held_on < today:
        row.complain("held_on", "planned_in_past")
    elif not planned and held_on > today:
        row.complain("held_on", "held_in_future")
    elif held_on < today - OLDEST:
        row.complain("held_on", "held_long_ago")
    if ends_on is not None and ends_on <= held_on:
        row.complain("ends_on", "days_backward")
    elif ends_on is not None and ends_on > today and not planned:
        row.complain("ends_on", "held_in_future")


def _counts(row: Row) -> dict[str, int | None]:
    counts = {column.key: _whole(row, column.key, most=MOST_PEOPLE) for column in COUNT_COLUMNS}
    if any(row.is_bad(key) for key in counts):
        return counts
    known = {key: count for key, count in counts.items() if count is not None and key != "total"}
    total = counts["total"]
    if total is None:
        if known:
            row.complain("total", "known_without_total")
        return counts
    for wrong in problems(total, known):
        row.complain(wrong.value, wrong.code, given=wrong.given, total=wrong.total)
    return counts


def _whole(row: Row, key: str, *, most: int) -> int | None:
    """The whole number in a cell; ``None`` for an empty cell, and for one about which something was noted."""
    text = row.text(key).strip()
    if row.is_bad(key) or not text:
        return None
    bare = text.replace(".", "") if _grouped(text) else text
    if not (bare.isascii() and bare.isdigit()):
        row.complain(key, "number", text=text[:20])
        return None
    if len(bare) > 12 or int(bare) > most:
        row.complain(key, "number_large", text=text[:20])
        return None
    return int(bare)


def _grouped(text: str) -> bool:
    first, *rest = text.split(".")
    return bool(rest) and 0 < len(first) <= 3 and all(len(part) == 3 for part in rest)


def _choice(row: Row, key: str, choices: Any) -> str:
    text = row.text(key)
    if row.is_bad(key) or not text:
        return ""
    labels = {plain(SAID[key][choice]): choice for choice in choices.values}
    found = labels.get(plain(text))
    if found is None:
        row.complain(key, "choice_unknown", text=text[:40], choices=", ".join(SAID[key].values()))
        return ""
    return str(found)


def _state(row: Row) -> str:
    """Only "Dự kiến" says anything of its own: whether numbers are there is seen in the numbers. What was cancelled is
    nothing to take in."""
    text = plain(row.text("state"))
    known = {plain(said): state for state, said in SAID["state"].items()}
    if text and text not in known:
        row.complain("state", "choice_unknown", text=row.text("state")[:40], choices=", ".join(SAID["state"].values()))
    return known.get(text, "")


def _words(row: Row, key: str, most: int) -> str:
    text = " ".join(row.text(key).split())
    if len(text) > most:
        row.complain(key, "too_long", most=most)
    return text
