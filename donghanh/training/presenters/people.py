"""Trainees as pages show them: what is said of them, and how far they are."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.domain.training import Progress
from donghanh.training.intake.examine import Examination
from donghanh.training.intake.lines import TraineeLine
from donghanh.training.models import Course, CourseState, Enrolment, MemberRole, NetworkMember, SexChoice

_CHIPS = {"new": "done", "known": "done", "same": "off"}


@dataclass(frozen=True)
class TraineeRow:
    """One trainee of the list: how many sessions they were at, and what is missing."""

    one: Enrolment
    attended: str
    chip: str
    chip_words: str


@dataclass(frozen=True)
class Line:
    """One line of the dry run: where it stands, a name, what goes with it, a chip."""

    place: str
    title: str
    meta: str
    chip: str
    chip_words: str


def home_of(member: NetworkMember) -> str:
    """Body and village, as far as said. Needs both loaded."""
    return " · ".join(
        filter(None, (member.body.name if member.body else "", member.village.full_name if member.village else ""))
    )


def progress_of(one: Enrolment, course: Course) -> Progress:
    """How far somebody is. Needs ``with_progress``."""
    return Progress(one.held, one.attended, course.min_share)  # type: ignore[attr-defined]


def trainee_row(one: Enrolment, course: Course) -> TraineeRow:
    """One trainee with their progress, in words."""
    how = progress_of(one, course)
    attended = _("%(attended)s trên %(held)s buổi") % {"attended": how.attended, "held": how.held}
    if one.withdrew_on is not None:
        chip, words = "off", _("thôi học")
    elif not how.held:
        chip, words = "open", _("chưa học")
    elif how.is_complete and course.state == CourseState.FINISHED:
        chip, words = "done", _("hoàn thành")
    elif how.is_complete:
        chip, words = "done", _("đến nay đủ")
    else:
        missing = how.missing or 1
        chip, words = "late", ngettext("thiếu %(n)s buổi", "thiếu %(n)s buổi", missing) % {"n": missing}
    return TraineeRow(one, attended, chip, words)


def said_of(found: Examination) -> str:
    """ "20 người mới, 4 người đã có trong mạng lưới"; says so when all are there already."""
    counts = found.counts
    parts = [
        ngettext("%(n)d người mới", "%(n)d người mới", n) % {"n": n} if (n := counts["new"]) else "",
        ngettext("%(n)d người đã có trong mạng lưới", "%(n)d người đã có trong mạng lưới", n) % {"n": n}
        if (n := counts["known"])
        else "",
    ]
    return ", ".join(filter(None, parts)) or _("không có ai mới")


def lines_of(found: Examination) -> list[Line]:
    """All lines without a problem."""
    return [_line(line) for line in found.lines if not line.row.problems]


def _line(line: TraineeLine) -> Line:
    words = {"new": _("người mới"), "known": _("đã biết"), "same": _("đã trong khóa")}
    parts = [
        str(SexChoice(line.sex).label) if line.sex else _("chưa rõ giới tính"),
        str(line.birth_year or ""),
        line.village.full_name if line.village else "",
        line.body.name if line.body else "",
        str(MemberRole(line.role).label),
        line.position,
    ]
    return Line(
        place=f"{line.row.sheet.title}!{line.row.number}",
        title=line.full_name,
        meta=" · ".join(filter(None, parts)),
        chip=_CHIPS[line.status],
        chip_words=words[line.status],
    )
