"""Looking over the lines about bodies."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from donghanh.documents.sheets.cells import nearest, plain
from donghanh.documents.sheets.problems import Row
from donghanh.organisations.models import Organisation
from donghanh.organisations.naming import strict_key
from donghanh.organisations.queries import suggested_directable
from donghanh.staffing.intake.office import Office, kind_words
from donghanh.staffing.intake.sheets import NO, YES
from donghanh.units.models import Unit

LONGEST_NAME, LONGEST_ALIAS = 160, 200
_SAID = {plain(YES): True, plain(NO): False, "x": True, "1": True, "0": False, "giao": True, "đề nghị": False}


@dataclass
class BodyLine:
    """One body as the spreadsheet wants it, and what it would change."""

    row: Row
    name: str
    kind: str = ""
    directable: bool = True
    village: Unit | None = None
    new_aliases: list[str] = field(default_factory=list)
    body: Organisation | None = None
    """The one that is there already."""
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    valid_from: dt.date = dt.date.min
    """For a new body: no later than the first of its people begins."""

    @property
    def status(self) -> str:
        """``new``, ``change`` or ``same``."""
        if self.body is None:
            return "new"
        return "change" if self.changes or self.new_aliases else "same"


def look_at_bodies(rows: list[Row], office: Office) -> list[BodyLine]:
    """The lines in order; what is wrong is noted in their rows. No queries."""
    lines: list[BodyLine] = []
    seen: dict[str, Row] = {}
    claimed: dict[str, str] = {}
    """Strict key of each name and alias of this file → the body it means."""
    for row in rows:
        line = BodyLine(row, row.text("name"))
        lines.append(line)
        if not row.is_bad("name"):
            _look_at_name(line, office, seen)
        claimed.setdefault(strict_key(line.name), line.name)
        _look_at_kind(line, office)
        _look_at_village(line, office)
    for line in lines:
        _look_at_aliases(line, office, claimed)
        _compare(line)
    return lines


def _look_at_name(line: BodyLine, office: Office, seen: dict[str, Row]) -> None:
    row, key = line.row, plain(line.name)
    if len(line.name) > LONGEST_NAME:
        return row.complain("name", "too_long", most=LONGEST_NAME)
    if key in seen:
        return row.complain("name", "body_twice", row=seen[key].number)
    seen[key] = row
    found = office.bodies.get(key)
    if found is not None and plain(found.name) == key:
        line.body = found
    elif (known := office.names.get(strict_key(line.name))) is not None:
        row.complain("name", "body_almost", text=line.name, known=known)
    return None


def _look_at_kind(line: BodyLine, office: Office) -> None:
    row = line.row
    if not row.is_bad("kind") and row.has("kind"):
        text = row.text("kind")
        line.kind = office.kinds.get(plain(text), "")
        if not line.kind:
            row.complain("kind", "kind_unknown", text=text, near=nearest(text, kind_words()))
    said = row.text("directable")
    if row.is_bad("directable"):
        return
    if not said:
        line.directable = line.body.directable if line.body else suggested_directable(line.kind)
    elif plain(said) in _SAID:
        line.directable = _SAID[plain(said)]
    else:
        row.complain("directable", "yes_or_no", text=said)


def _look_at_village(line: BodyLine, office: Office) -> None:
    row, text = line.row, line.row.text("village")
    if not text or row.is_bad("village"):
        return
    line.village = office.villages.get(plain(text))
    if line.village is None:
        near = nearest(text, {one.full_name for one in office.villages.values()})
        row.complain("village", "village_unknown", text=text, near=near)
    elif line.body is not None and line.body.village_id != line.village.pk:
        row.complain("village", "village_fixed")


def _look_at_aliases(line: BodyLine, office: Office, claimed: dict[str, str]) -> None:
    row = line.row
    if row.is_bad("aliases"):
        return
    for text in filter(None, (" ".join(one.split()) for one in row.text("aliases").split(";"))):
        key = strict_key(text)
        if not key or len(text) > LONGEST_ALIAS:
            row.complain("aliases", "alias_unusable", text=text[:60])
            continue
        if plain(text) == plain(line.name):
            continue
        owner = office.names.get(key)
        if owner is not None and (line.body is None or owner != line.body.name):
            row.complain("aliases", "alias_taken", text=text, known=owner)
        elif claimed.setdefault(key, line.name) != line.name:
            row.complain("aliases", "alias_taken", text=text, known=claimed[key])
        elif owner is None and key != strict_key(line.name) and text not in line.new_aliases:
            line.new_aliases.append(text)


def _compare(line: BodyLine) -> None:
    if line.body is None:
        return
    for name, wanted in (("kind", line.kind), ("directable", line.directable)):
        stored = getattr(line.body, name)
        if wanted != "" and wanted != stored:
            line.changes[name] = (stored, wanted)
