"""States in words: the chip of a task, of a part, of a plan."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import deadlines
from donghanh.plans.models import Mode, TaskParty
from donghanh.plans.queries.content import DutyStanding
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import PartState, PlanState, Standing, TaskState

PLAN_STATES: dict[str, tuple[str, str | Promise]] = {
    PlanState.DRAFT: ("open", gettext_lazy("Chưa có số, ngày")),
    PlanState.ISSUED: ("doing", gettext_lazy("Đang thực hiện")),
    PlanState.CLOSED: ("done", gettext_lazy("Đã kết thúc")),
}
STANDINGS: dict[str, str | Promise] = {
    Standing.RETURNED: gettext_lazy("Bị trả lại"),
    Standing.OVERDUE: gettext_lazy("Quá hạn"),
    Standing.CLAIMED: gettext_lazy("Chờ xác nhận kết quả"),
    Standing.UNASSIGNED: gettext_lazy("Chưa giao"),
    Standing.SOON: gettext_lazy("Sắp đến hạn"),
    Standing.UNSENT: gettext_lazy("Chưa gửi"),
    Standing.WAITING: gettext_lazy("Chờ phản hồi"),
    Standing.DOING: gettext_lazy("Đang làm"),
    Standing.STANDING: gettext_lazy("Thường xuyên"),
    Standing.UPCOMING: gettext_lazy("Chưa đến kỳ"),
    Standing.DONE: gettext_lazy("Xong"),
    Standing.PAUSED: gettext_lazy("Tạm dừng"),
    Standing.NO_EVENT: gettext_lazy("Không phát sinh"),
    Standing.EXEMPT: gettext_lazy("Được miễn"),
    Standing.DROPPED: gettext_lazy("Thôi làm"),
}


DUTY_STANDINGS: dict[str, str | Promise] = {
    DutyStanding.OPEN: gettext_lazy("Chưa gửi"),
    DutyStanding.LATE: gettext_lazy("Quá hạn chưa gửi"),
    DutyStanding.SENT: gettext_lazy("Đã gửi"),
}
_PART_CHIPS: dict[str, tuple[str, str | Promise]] = {
    PartState.DRAFT: ("open", gettext_lazy("Chưa gửi")),
    PartState.SENT: ("note", gettext_lazy("Đã gửi, chưa xem")),
    PartState.SEEN: ("note", gettext_lazy("Đã xem")),
    PartState.ACCEPTED: ("doing", gettext_lazy("Đã nhận")),
    PartState.RETURNED: ("due", gettext_lazy("Trả lại")),
    PartState.WITHDRAWN: ("off", gettext_lazy("Đã rút")),
    PartState.DONE: ("done", gettext_lazy("Đã xong")),
}


@dataclass(frozen=True)
class Chip:
    """A chip: its kind, its words, and an icon when not the usual one."""

    kind: str
    text: str
    icon: str = ""


def chip_of(row: TaskRow) -> Chip:
    """The state of a task in a word or three."""
    bodies = len(row.lead_bodies)
    partly = _("%(done)d/%(all)d đã xong") % {"done": row.done_count, "all": bodies} if bodies > 1 else ""
    match row.standing:
        case Standing.RETURNED if answered_no(row):
            return Chip("note", _("Chưa nhận lời"), "message-circle")
        case Standing.RETURNED:
            return Chip("due", str(STANDINGS[Standing.RETURNED]), "arrow-back-up")
        case Standing.OVERDUE:
            words = deadlines.words(row.task.due_on, row.today, was_asked=row.was_asked)
            return Chip("late", _not_sent(row, words) or _capital(words))
        case Standing.UNASSIGNED:
            return Chip("due", str(STANDINGS[Standing.UNASSIGNED]), "alert-circle")
        case Standing.SOON:
            words = deadlines.words(row.task.due_on, row.today)
            return Chip("due", _not_sent(row, words) or partly or _capital(words))
        case Standing.UNSENT:
            return Chip("open", str(STANDINGS[Standing.UNSENT]))
        case Standing.WAITING:
            return Chip("note", str(STANDINGS[Standing.WAITING]))
        case Standing.DONE:
            day = row.task.completed_on
            return Chip("done", _("Xong %(day)s") % {"day": f"{day:%d/%m}"} if day else str(STANDINGS[Standing.DONE]))
        case Standing.CLAIMED:
            return Chip("note", str(STANDINGS[Standing.CLAIMED]), "check")
        case Standing.UPCOMING:
            return Chip("open", str(STANDINGS[Standing.UPCOMING]))
        case Standing.DROPPED | Standing.EXEMPT | Standing.NO_EVENT | Standing.PAUSED:
            return Chip("off", str(STANDINGS[row.standing]))
        case _:
            return Chip("doing", partly or str(STANDINGS[row.standing]))


def _not_sent(row: TaskRow, words: str) -> str:
    """The words of a deadline for a task whose lead was never told of it; nothing for any other."""
    if row.lead is None or (row.task.state != TaskState.DRAFT and row.lead_state != PartState.DRAFT):
        return ""
    return _("Chưa gửi, %(deadline)s") % {"deadline": words}


def answered_no(row: TaskRow) -> bool:
    """Whether all that came back are bodies one may only ask: their no is an answer, and no fault of theirs."""
    return bool(row.returned) and all(party.mode == Mode.REQUEST for party in row.returned)


def part_chip(party: TaskParty) -> Chip:
    """The state of one body's part."""
    kind, text = _PART_CHIPS[party.state]
    if party.state == PartState.ACCEPTED and party.mode == Mode.REQUEST:
        return Chip(kind, _("Đã nhận lời"))
    if party.state == PartState.RETURNED and party.mode == Mode.REQUEST:
        return Chip("note", _("Chưa nhận lời"), "message-circle")
    return Chip(kind, str(text), "arrow-back-up" if party.state == PartState.RETURNED else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
