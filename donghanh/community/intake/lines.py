"""Looking over the lines of a list of members; what is wrong is noted in their rows, by cell."""

import datetime as dt
import re
from dataclasses import dataclass

from donghanh.community.days import FURTHEST
from donghanh.community.intake.known import Known
from donghanh.community.intake.sheets import FEMALE, MALE
from donghanh.community.models import Member, Membership, SexChoice
from donghanh.community.naming import decade_of, decades, name_key, told_apart
from donghanh.documents.sheets.cells import day_in, nearest, plain
from donghanh.documents.sheets.problems import Row
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

LONGEST_NAME = 120
SEXES = {plain(MALE): SexChoice.MALE.value, plain(FEMALE): SexChoice.FEMALE.value, "nu": SexChoice.FEMALE.value}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass
class MemberLine:
    """One time of one person in the model, as the list wants it."""

    row: Row
    full_name: str
    sex: str = ""
    born_in: int | None = None
    village: Unit | None = None
    body: Organisation | None = None
    joined_on: dt.date | None = None
    left_on: dt.date | None = None
    member: Member | None = None
    """Who is there already."""
    held: Membership | None = None
    """The time that is written down already."""

    @property
    def key(self) -> str:
        """What tells the person apart."""
        return told_apart(self.full_name, self.born_in, self.village)

    @property
    def status(self) -> str:
        """``new``, ``again`` for somebody who was there before, ``leaves``, ``same``."""
        if self.member is None:
            return "new"
        if self.held is None:
            return "again"
        return "leaves" if self.left_on is not None and self.held.valid_until is None else "same"

    def overlaps(self, since: dt.date, until: dt.date | None) -> bool:
        """Whether its days meet others."""
        assert self.joined_on is not None
        return (until is None or self.joined_on < until) and (self.left_on is None or since < self.left_on)


def look_at_members(rows: list[Row], known: Known) -> list[MemberLine]:
    """The lines in order. No queries but those that suggest a body for a name nobody knows."""
    lines = [MemberLine(row, row.text("full_name")) for row in rows]
    for line in lines:
        _look_at_person(line, known)
        _look_at_days(line, known)
    _look_for_doubles(lines)
    for line in lines:
        if not line.row.problems:
            _find_member(line, known)
    return lines


def _look_at_person(line: MemberLine, known: Known) -> None:
    row = line.row
    if len(line.full_name) > LONGEST_NAME:
        row.complain("full_name", "too_long", most=LONGEST_NAME)
    if (text := row.text("sex")) and not row.is_bad("sex"):
        line.sex = SEXES.get(plain(text), "")
        if not line.sex:
            row.complain("sex", "sex_unknown", text=text)
    _look_at_birth(line, known)
    if (text := row.text("village")) and not row.is_bad("village"):
        line.village = known.villages.get(plain(text))
        if line.village is None:
            near = nearest(text, [village.full_name for village in known.villages.values()])
            row.complain("village", "village_unknown", text=text, near=near)
    if (text := row.text("body")) and not row.is_bad("body"):
        line.body = known.bodies.get(plain(text))
        if line.body is None:
            row.complain("body", "body_unknown", text=text, near=known.meant_body(text))


def _look_at_birth(line: MemberLine, known: Known) -> None:
    """A year, ten years, or a day of birth; only the ten years are taken."""
    row = line.row
    _, text = row.cells.get("born", ("text", ""))
    if not text or row.is_bad("born"):
        return
    found = {decade_of(int(year)) for year in _YEAR.findall(text)}
    if len(found) != 1 or not found <= set(decades(known.on)):
        row.complain("born", "born_unknown", text=text)
    else:
        line.born_in = found.pop()


def _look_at_days(line: MemberLine, known: Known) -> None:
    row, model = line.row, known.initiative
    line.joined_on, line.left_on = day_in(row, "joined_on"), day_in(row, "left_on")
    for key, day in (("joined_on", line.joined_on), ("left_on", line.left_on)):
        if day is not None and day > known.on + FURTHEST:
            row.complain(key, "day_far")
    if line.joined_on is not None and line.joined_on < model.founded_on:
        row.complain("joined_on", "before_founding", day=f"{model.founded_on:%d/%m/%Y}")
    if line.joined_on is not None and line.left_on is not None and line.left_on <= line.joined_on:
        row.complain("left_on", "left_before")


def _look_for_doubles(lines: list[MemberLine]) -> None:
    """Two lines of one name are two people only when both say what tells them apart; one person has no two times at once."""
    seen: dict[str, list[MemberLine]] = {}
    for line in lines:
        if not line.full_name or line.joined_on is None or line.row.problems:
            continue
        for other in seen.setdefault(name_key(line.full_name), []):
            assert other.joined_on is not None
            if line.key == other.key:
                if line.overlaps(other.joined_on, other.left_on):
                    line.row.complain("full_name", "person_twice", row=other.row.number)
                    break
            elif _may_be_one(line, other.born_in, other.village):
                line.row.complain("full_name", "same_name_row", row=other.row.number)
                break
        seen[name_key(line.full_name)].append(line)


def _find_member(line: MemberLine, known: Known) -> None:
    """Who of the model this is; the time that is there already, or days that contradict it."""
    same = known.members.get(name_key(line.full_name), [])
    exact = [one for one in same if one.told_apart == line.key]
    near = exact or [one for one in same if _may_be_one(line, one.born_in, one.village)]
    if len(near) > 1:
        line.row.complain("full_name", "which_of_them")
        return
    if not near:
        return
    line.member = near[0]
    times: list[Membership] = line.member.times  # type: ignore[attr-defined]
    line.held = next((one for one in times if one.valid_from == line.joined_on), None)
    if line.held is not None:
        _compare(line, line.held)
        return
    for one in times:
        if line.overlaps(one.valid_from, one.valid_until):
            line.row.complain("joined_on", "holds_since", since=f"{one.valid_from:%d/%m/%Y}")
            return


def _compare(line: MemberLine, held: Membership) -> None:
    if held.valid_until is not None and held.valid_until != line.left_on:
        line.row.complain("left_on", "left_since", since=f"{held.valid_until:%d/%m/%Y}")
    if line.sex and line.member is not None and line.sex != line.member.sex:
        line.row.complain("sex", "other_sex")


def _may_be_one(line: MemberLine, born_in: int | None, village: Unit | None) -> bool:
    years = line.born_in is not None and born_in is not None and line.born_in != born_in
    homes = line.village is not None and village is not None and line.village.line != village.line
    return not years and not homes
