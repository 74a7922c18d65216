"""A course as pages show it: its step, its sessions, what comes next, its story."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.domain.attendance import Headcount
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.training.models import Course, CourseEvent, CourseState, EventKind, Session

STATE_CHIPS = {
    CourseState.PLANNED: "open",
    CourseState.RUNNING: "due",
    CourseState.FINISHED: "done",
    CourseState.CANCELLED: "off",
}
FIELD_WORDS = {
    "title": gettext_lazy("tên"),
    "topic": gettext_lazy("chuyên đề"),
    "form": gettext_lazy("hình thức"),
    "organiser": gettext_lazy("cơ quan tổ chức"),
    "starts_on": gettext_lazy("ngày bắt đầu"),
    "ends_on": gettext_lazy("ngày kết thúc"),
    "hours": gettext_lazy("số giờ"),
    "place": gettext_lazy("địa điểm"),
    "village": gettext_lazy("thôn"),
    "capacity": gettext_lazy("số chỗ"),
    "task": gettext_lazy("việc"),
    "min_share": gettext_lazy("mức hoàn thành"),
    "trainers": gettext_lazy("giảng viên"),
}


@dataclass(frozen=True)
class Next:
    """What its office does next with a course."""

    title: str
    text: str
    action: str
    url: str


@dataclass(frozen=True)
class SessionLine:
    """One session of the list."""

    session: Session
    when: str
    chip: str
    chip_text: str
    said: str


def days_of(course: Course) -> str:
    """ "02/03/2026 đến 04/03/2026", or the one day."""
    first, last = formats.date(course.starts_on), formats.date(course.ends_on)
    return first if first == last else _("%(first)s đến %(last)s") % {"first": first, "last": last}


def times_of(session: Session) -> str:
    """ "08:00–11:30"; empty when no hour is said."""
    if session.starts_at is None:
        return ""
    until = f"–{formats.time(session.ends_at)}" if session.ends_at else ""
    return f"{formats.time(session.starts_at)}{until}"


def people_said(people: Headcount) -> str:
    """ "24 người: 15 nữ, 9 nam", the unknown told apart."""
    said = _("%(n)s người") % {"n": formats.number(people.total)}
    women, men = people.value("female"), people.value("male")
    if women is None or not people.total:
        return said
    parts = [_("%(n)s nữ") % {"n": women}, _("%(n)s nam") % {"n": men or 0}]
    if unknown := people.unknown("sex"):
        parts.append(_("%(n)s chưa rõ giới tính") % {"n": unknown})
    return f"{said}: {', '.join(parts)}"


def session_lines(sessions: Sequence[Session], today: dt.date) -> list[SessionLine]:
    """The sessions in order. They carry ``came`` (how many were noted as there)."""
    lines = []
    for one in sessions:
        came = _came(one)
        if one.held_at is not None:
            chip, word = "done", _("Đã học")
        elif one.day < today:
            chip, word = "late", _("Chưa ghi")
        elif one.day == today:
            chip, word = "due", _("Hôm nay")
        else:
            chip, word = "open", _("Sắp tới")
        when = " · ".join(
            filter(None, (times_of(one), _("%(n)s giờ") % {"n": formats.number(one.hours)} if one.hours else ""))
        )
        lines.append(SessionLine(one, when, chip, word, came if one.held_at is not None else ""))
    return lines


def _came(session: Session) -> str:
    """How many were there; beside it what counts, where that is the number somebody recorded before."""
    came: int = session.came  # type: ignore[attr-defined]
    counted = session.activity
    if counted is None or not counted.adopted or counted.total in (None, came):
        return _("%(n)s lượt người") % {"n": came}
    return _("%(n)s có mặt; số liệu giữ %(total)s lượt người như hoạt động đã ghi trước") % {
        "n": came,
        "total": counted.total,
    }


def next_of(
    course: Course, sessions: Sequence[Session], trainees: int, uncertified: int, today: dt.date
) -> Next | None:
    """The one thing to do next, or nothing."""
    if course.is_open and not trainees:
        url = reverse("training:intake", args=(course.pk,))
        text = _("Nhập cả danh sách một lần nhanh hơn; ai đã biết thì chọn.")
        return Next(_("Khóa học chưa có học viên"), text, _("Nhập danh sách"), url)
    if course.is_open and not sessions:
        url = reverse("training:session-add", args=(course.pk,))
        return Next(_("Chưa có buổi nào"), _("Ghi từng buổi: ngày, giờ."), _("Thêm buổi"), url)
    waiting = [one for one in sessions if one.held_at is None]
    if course.is_open and waiting and waiting[0].day <= today:
        url = reverse("training:attendance", args=(waiting[0].pk,))
        title = _("Điểm danh buổi ngày %(day)s") % {"day": formats.date(waiting[0].day)}
        return Next(title, _("Bấm “Tất cả có mặt” rồi đổi những người vắng."), _("Điểm danh"), url)
    if course.state == CourseState.RUNNING and not waiting:
        url = reverse("training:finish", args=(course.pk,))
        text = _("Kết thúc thì biết ai hoàn thành, và cấp được chứng nhận.")
        return Next(_("Mọi buổi đã học"), text, _("Kết thúc khóa học"), url)
    if course.state == CourseState.FINISHED and uncertified:
        url = reverse("training:certificates", args=(course.pk,))
        title = ngettext("%(n)s người chờ chứng nhận", "%(n)s người chờ chứng nhận", uncertified) % {"n": uncertified}
        return Next(title, _("Số cấp tiếp theo số cuối của năm, không bao giờ trùng."), _("Cấp chứng nhận"), url)
    return None


def events_of(events: Sequence[CourseEvent]) -> list[Event]:
    """The story as people read it. Needs ``author`` loaded."""
    return [
        Event(
            at=one.at,
            who=one.author.full_name if one.author else _("Phần mềm"),
            text=_told(EventKind(one.kind), one.details),
            icon=_ICONS.get(EventKind(one.kind), "history"),
        )
        for one in events
    ]


_ICONS = {
    EventKind.PLANNED: "calendar-event",
    EventKind.EDITED: "pencil",
    EventKind.HELD: "circle-check",
    EventKind.FINISHED: "flag",
    EventKind.CANCELLED: "ban",
    EventKind.ENROLLED: "users",
    EventKind.IMPORTED: "users",
    EventKind.ISSUED: "file-check",
    EventKind.REVOKED: "circle-minus",
    EventKind.TAKEN_AWAY: "download",
    EventKind.PRINTED: "printer",
}


def _told(kind: EventKind, details: Mapping[str, Any]) -> str:
    said = str(kind.label)
    if kind == EventKind.EDITED:
        words = ", ".join(str(FIELD_WORDS.get(name, name)) for name in details.get("fields", []))
        return f"{said}: {words}"
    if kind == EventKind.SESSION:
        what = {
            "added": _("thêm buổi ngày %(day)s"),
            "moved": _("sửa buổi ngày %(day)s"),
            "removed": _("bỏ buổi ngày %(day)s"),
            "unheld": _("bỏ ghi đã học, buổi ngày %(day)s"),
        }
        return what[details["what"]] % {"day": details["day"]}
    if kind == EventKind.HELD:
        return _("ghi buổi ngày %(day)s đã học, %(n)s lượt người") % {"day": details["day"], "n": details["count"]}
    if kind == EventKind.ISSUED:
        numbers = details["first"] if details["first"] == details["last"] else f"{details['first']} – {details['last']}"
        return f"{said}: {numbers}"
    if kind == EventKind.REVOKED:
        return f"{said}: {details['number']}"
    count = details.get("count") or sum(details.get("counts", {}).values())
    return f"{said} ({count})" if count else said
