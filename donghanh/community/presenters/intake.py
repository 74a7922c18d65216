"""What a list of members would do, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.community.intake.examine import Examination
from donghanh.community.intake.lines import MemberLine
from donghanh.community.models import SexChoice
from donghanh.community.naming import decade_words
from donghanh.foundation.web import formats

_CHIPS = {"new": "done", "again": "done", "leaves": "due", "same": "off"}


@dataclass(frozen=True)
class Line:
    """One line of the dry run: where it stands, a name, what goes with it, a chip."""

    place: str
    title: str
    meta: str
    chip: str
    chip_words: str


def said_of(found: Examination) -> str:
    """ "40 người mới, 2 người ra"; says so when all is there already."""
    counts = found.counts
    parts = [
        ngettext("%(n)d người mới", "%(n)d người mới", n) % {"n": n} if (n := counts["new"]) else "",
        ngettext("%(n)d người vào lại", "%(n)d người vào lại", n) % {"n": n} if (n := counts["again"]) else "",
        ngettext("%(n)d người ra", "%(n)d người ra", n) % {"n": n} if (n := counts["leaves"]) else "",
    ]
    return ", ".join(filter(None, parts)) or _("không có gì mới")


def lines_of(found: Examination) -> list[Line]:
    """All lines without a problem."""
    return [_line(line) for line in found.lines if not line.row.problems]


def _line(line: MemberLine) -> Line:
    chips = {"new": _("thêm mới"), "again": _("vào lại"), "leaves": _("ghi ra"), "same": _("đã có")}
    days = formats.date(line.joined_on)
    if line.left_on is not None:
        days = _("%(since)s đến trước %(until)s") % {"since": days, "until": formats.date(line.left_on)}
    parts = [
        str(SexChoice(line.sex).label) if line.sex else _("chưa rõ giới tính"),
        decade_words(line.born_in),
        line.village.full_name if line.village else "",
        line.body.name if line.body else "",
        days,
    ]
    return Line(
        place=f"{line.row.sheet.title}!{line.row.number}",
        title=line.full_name,
        meta=" · ".join(filter(None, parts)),
        chip=_CHIPS[line.status],
        chip_words=chips[line.status],
    )
