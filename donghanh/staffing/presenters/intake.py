"""What a spreadsheet would do, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.organisations.models import OrganisationKind
from donghanh.staffing.intake.bodies import BodyLine
from donghanh.staffing.intake.examine import Examination
from donghanh.staffing.intake.people import PersonLine


@dataclass(frozen=True)
class Line:
    """One line of the dry run: where it stands, a title, what goes with it, a chip."""

    place: str
    title: str
    meta: str
    chip: str
    chip_words: str
    group: str


def said_of(found: Examination) -> str:
    """ "3 cơ quan mới, 12 dòng người mới, 2 dòng thay đổi"; says so when all is there already."""
    counts = found.counts
    new_people = len({line.key for line in found.people if line.status == "new"})
    changed = counts["bodies.change"] + counts["people.change"]
    parts = [
        ngettext("%(n)d cơ quan mới", "%(n)d cơ quan mới", n) % {"n": n} if (n := counts["bodies.new"]) else "",
        ngettext("%(n)d người mới", "%(n)d người mới", new_people) % {"n": new_people} if new_people else "",
        ngettext("%(n)d dòng thay đổi", "%(n)d dòng thay đổi", changed) % {"n": changed} if changed else "",
    ]
    return ", ".join(filter(None, parts)) or _("không có gì mới")


def lines_of(found: Examination) -> list[Line]:
    """All lines without a problem, the new ones first within their sheet."""
    lines = [_body(line) for line in found.bodies if not line.row.problems]
    lines += [_person(line) for line in found.people if not line.row.problems]
    return lines


_CHIPS = {"new": "done", "change": "due", "same": "off"}


def _chip_words(status: str) -> str:
    return {"new": _("thêm mới"), "change": _("thay đổi"), "same": _("đã có")}[status]


def _body(line: BodyLine) -> Line:
    parts = [] if line.body else [str(OrganisationKind(line.kind).label) if line.kind else ""]
    for name, (before, after) in line.changes.items():
        if name == "kind":
            parts.append(f"{OrganisationKind(before).label} → {OrganisationKind(after).label}")
        else:
            parts.append(_("từ nay giao việc") if after else _("từ nay đề nghị, không giao"))
    if line.new_aliases:
        parts.append(_("nhớ thêm: %(names)s") % {"names": "; ".join(line.new_aliases)})
    if line.village and not line.body:
        parts.append(line.village.full_name)
    return _line(line.row.number, line.row.sheet.title, line.name, parts, line.status)


def _person(line: PersonLine) -> Line:
    parts = [f"{line.title}, {line.body_name}", str(line.role.name) if line.role else ""]
    if line.seat is None and line.role is not None and line.role.needs_second_person:
        parts.append(_("chờ lãnh đạo xác nhận"))
    if line.adds_email:
        parts.append(_("ghi địa chỉ thư"))
    if line.adds_login or (line.person is None and line.login):
        parts.append(_("giữ tên đăng nhập"))
    return _line(line.row.number, line.row.sheet.title, line.full_name, parts, line.status)


def _line(number: int, sheet: str, title: str, parts: list[str], status: str) -> Line:
    return Line(
        place=f"{sheet}!{number}",
        title=title,
        meta=" · ".join(filter(None, parts)),
        chip=_CHIPS[status],
        chip_words=_chip_words(status),
        group=sheet,
    )
