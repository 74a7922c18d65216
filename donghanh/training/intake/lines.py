"""Looking over the lines of a list of trainees; what is wrong is noted in their rows, by cell."""

import datetime as dt
import re
from dataclasses import dataclass, field

from donghanh.documents.sheets.cells import nearest, plain
from donghanh.documents.sheets.problems import Row
from donghanh.organisations.models import Organisation, OrganisationAlias
from donghanh.organisations.queries import BodyMatcher
from donghanh.training.intake.sheets import COLLABORATOR, FEMALE, MALE, OTHER, STAFF
from donghanh.training.models import Course, MemberRole, NetworkMember, SexChoice
from donghanh.training.naming import born_years, decade_of, name_key
from donghanh.training.queries.people import may_be
from donghanh.units.models import Unit, UnitKind

LONGEST_NAME = LONGEST_POSITION = 120
SEXES = {plain(MALE): SexChoice.MALE.value, plain(FEMALE): SexChoice.FEMALE.value, "nu": SexChoice.FEMALE.value}
ROLES = {
    plain(STAFF): MemberRole.STAFF.value,
    plain(COLLABORATOR): MemberRole.COLLABORATOR.value,
    plain(OTHER): MemberRole.OTHER.value,
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass
class Known:
    """Villages and bodies of the unit by plain name, its network by the key of the name, and who is in the course."""

    on: dt.date
    villages: dict[str, Unit]
    bodies: dict[str, Organisation]
    matcher: BodyMatcher
    network: dict[str, list[NetworkMember]] = field(default_factory=dict)
    inside: frozenset[object] = frozenset()

    def meant_body(self, text: str) -> str:
        """The name of the body a text probably means, for a question to a person; empty when none is near."""
        match = self.matcher.match(text)
        if match.organisation is not None:
            return match.organisation.name
        return next((one.target.name for one in match.suggestions if isinstance(one.target, Organisation)), "")


@dataclass
class TraineeLine:
    """One person, as the list wants them in the course."""

    row: Row
    full_name: str
    position: str = ""
    sex: str = ""
    birth_year: int | None = None
    village: Unit | None = None
    body: Organisation | None = None
    role: str = MemberRole.COLLABORATOR.value
    member: NetworkMember | None = None
    """Who of the network it is."""
    is_inside: bool = False
    """Whether they are in the course already."""

    @property
    def status(self) -> str:
        """``new`` to the network, ``known`` in it and new in the course, ``same`` when in the course already."""
        if self.member is None:
            return "new"
        return "same" if self.is_inside else "known"


def known_of(course: Course, on: dt.date) -> Known:
    """Gather it; seven queries, whatever the list holds. What stands today is meant before what is gone."""
    unit = course.unit
    villages = Unit.objects.filter(kind=UnitKind.VILLAGE, parent__line=unit.line).select_related("parent")
    bodies: dict[str, Organisation] = {}
    for body in sorted(Organisation.objects.filter(unit__line=unit.line), key=lambda body: body.is_on(on)):
        bodies[plain(body.name)] = body
    aliases = OrganisationAlias.objects.filter(unit__line=unit.line, organisation__isnull=False)
    for alias in aliases.select_related("organisation"):
        if alias.organisation is not None:
            bodies.setdefault(plain(alias.text), alias.organisation)
    standing = sorted(villages, key=lambda village: village.is_on(on))
    known = Known(
        on=on,
        villages={plain(name): village for village in standing for name in (village.name, village.full_name)},
        bodies=bodies,
        matcher=BodyMatcher(unit=unit, on=on),
        inside=frozenset(course.enrolments.values_list("member_id", flat=True)),
    )
    for member in NetworkMember.objects.named().filter(unit_key=str(unit.line)).select_related("village"):
        known.network.setdefault(member.name_key, []).append(member)
    return known


def look_at_trainees(rows: list[Row], known: Known) -> list[TraineeLine]:
    """The lines in order. No queries but those that suggest a body for a name nobody knows."""
    lines = [TraineeLine(row, row.text("full_name"), row.text("position")) for row in rows]
    for line in lines:
        _look_at_words(line)
        _look_at_birth(line, known)
        _look_at_home(line, known)
    _look_for_doubles(lines)
    for line in lines:
        if not line.row.problems:
            _find_member(line, known)
    return lines


def _look_at_words(line: TraineeLine) -> None:
    row = line.row
    if len(line.full_name) > LONGEST_NAME:
        row.complain("full_name", "too_long", most=LONGEST_NAME)
    if len(line.position) > LONGEST_POSITION:
        row.complain("position", "too_long", most=LONGEST_POSITION)
    if (text := row.text("sex")) and not row.is_bad("sex"):
        line.sex = SEXES.get(plain(text), "")
        if not line.sex:
            row.complain("sex", "sex_unknown", text=text)
    if (text := row.text("role")) and not row.is_bad("role"):
        line.role = ROLES.get(plain(text), "")
        if not line.role:
            row.complain("role", "role_unknown", text=text)


def _look_at_birth(line: TraineeLine, known: Known) -> None:
    """A year or a day of birth; only the year is taken."""
    _, text = line.row.cells.get("born", ("text", ""))
    if not text or line.row.is_bad("born"):
        return
    years = {int(year) for year in _YEAR.findall(text)}
    if len(years) != 1 or not years <= set(born_years(known.on)):
        line.row.complain("born", "born_unknown", text=text)
    else:
        line.birth_year = years.pop()


def _look_at_home(line: TraineeLine, known: Known) -> None:
    row = line.row
    if (text := row.text("village")) and not row.is_bad("village"):
        line.village = known.villages.get(plain(text))
        if line.village is None:
            near = nearest(text, [village.full_name for village in known.villages.values()])
            row.complain("village", "village_unknown", text=text, near=near)
    if (text := row.text("body")) and not row.is_bad("body"):
        line.body = known.bodies.get(plain(text))
        if line.body is None:
            row.complain("body", "body_unknown", text=text, near=known.meant_body(text))


def _look_for_doubles(lines: list[TraineeLine]) -> None:
    """Two lines of one name are two people only when both say what tells them apart."""
    seen: dict[str, list[TraineeLine]] = {}
    for line in lines:
        if not line.full_name or line.row.problems:
            continue
        for other in seen.setdefault(name_key(line.full_name), []):
            years = line.birth_year and other.birth_year and decade_of(line.birth_year) != decade_of(other.birth_year)
            homes = line.village and other.village and line.village.line != other.village.line
            bodies = line.body and other.body and line.body.pk != other.body.pk
            if not (years or homes or bodies):
                line.row.complain("full_name", "same_name_row", row=other.row.number)
                break
        seen[name_key(line.full_name)].append(line)


def _find_member(line: TraineeLine, known: Known) -> None:
    """Who of the network this is."""
    near = [
        one
        for one in known.network.get(name_key(line.full_name), [])
        if may_be(one, line.birth_year, line.village, line.body)
    ]
    if len(near) > 1:
        exact = [one for one in near if (one.body_id or one.village_id) and _is_at(one, line)]
        near = exact if len(exact) == 1 else near
    if len(near) > 1:
        line.row.complain("full_name", "which_of_them")
    elif near:
        line.member, line.is_inside = near[0], near[0].pk in known.inside
        if line.sex and line.member.sex and line.sex != line.member.sex:
            line.row.complain("sex", "other_sex")


def _is_at(one: NetworkMember, line: TraineeLine) -> bool:
    """Whether the network says of somebody just what the line says."""
    village = one.village.line if one.village else None
    mine = line.village.line if line.village else None
    years = decade_of(one.birth_year) == decade_of(line.birth_year)
    return years and village == mine and one.body_id == (line.body.pk if line.body else None)
