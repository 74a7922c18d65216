"""Tasks and plans in words, for pages: plain values, nothing asked of the database."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import deadlines, formats
from donghanh.foundation.web.components import Event, Four
from donghanh.plans.models import Mode, PartyRole, Plan, ReportDuty, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import PART_MOVES, Cell, Cells, PartState, PlanState, Standing

PLAN_STATES: dict[str, tuple[str, str | Promise]] = {
    PlanState.DRAFT: ("open", gettext_lazy("Chưa có số, ngày")),
    PlanState.ISSUED: ("doing", gettext_lazy("Đang thực hiện")),
    PlanState.CLOSED: ("done", gettext_lazy("Đã kết thúc")),
}
STANDINGS: dict[str, str | Promise] = {
    Standing.RETURNED: gettext_lazy("Bị trả lại"),
    Standing.OVERDUE: gettext_lazy("Quá hạn"),
    Standing.UNASSIGNED: gettext_lazy("Chưa giao"),
    Standing.SOON: gettext_lazy("Sắp đến hạn"),
    Standing.UNSENT: gettext_lazy("Chưa gửi"),
    Standing.WAITING: gettext_lazy("Chờ phản hồi"),
    Standing.DOING: gettext_lazy("Đang làm"),
    Standing.STANDING: gettext_lazy("Thường xuyên"),
    Standing.DONE: gettext_lazy("Xong"),
    Standing.DROPPED: gettext_lazy("Thôi làm"),
}
RECURRENCES: dict[str, str | Promise] = {
    "weekly": gettext_lazy("hằng tuần"),
    "monthly": gettext_lazy("hằng tháng"),
    "quarterly": gettext_lazy("hằng quý"),
    "half_yearly": gettext_lazy("6 tháng một lần"),
    "yearly": gettext_lazy("hằng năm"),
    "once": gettext_lazy("một lần"),
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
_TOLD: dict[str, tuple[str, str | Promise]] = {
    UpdateKind.ADDED: ("clipboard-list", gettext_lazy("thêm việc này")),
    UpdateKind.EDITED: ("pencil", gettext_lazy("sửa việc")),
    UpdateKind.LEAD: ("users", gettext_lazy("chọn cơ quan chủ trì")),
    UpdateKind.SENT: ("send", gettext_lazy("gửi việc")),
    UpdateKind.ACCEPTED: ("message-circle", gettext_lazy("nhận việc")),
    UpdateKind.RETURNED: ("arrow-back-up", gettext_lazy("trả lại việc")),
    UpdateKind.WITHDRAWN: ("circle-minus", gettext_lazy("rút phần việc")),
    UpdateKind.NOTE: ("message-circle", gettext_lazy("cho biết")),
    UpdateKind.RESULT: ("check", gettext_lazy("báo xong")),
    UpdateKind.REOPENED: ("history", gettext_lazy("mở lại việc")),
    UpdateKind.DROPPED: ("circle-minus", gettext_lazy("cho thôi việc này")),
}


@dataclass(frozen=True)
class Chip:
    """A chip: its kind, its words, and an icon when not the usual one."""

    kind: str
    text: str
    icon: str = ""


@dataclass(frozen=True)
class TaskLine:
    """One task as a row of a table or list."""

    id: uuid.UUID
    title: str
    url: str
    cite: str
    lead: str
    coordinating: str
    due: str
    chip: Chip
    standing: str
    due_on: dt.date | None


@dataclass(frozen=True)
class TaskGroup:
    """Rows under one heading."""

    title: str
    said: str
    lines: list[TaskLine]
    is_late: bool = False


@dataclass(frozen=True)
class PartLine:
    """One body's part on the task page."""

    party: TaskParty
    name: str
    mode: str
    chip: Chip
    said: str
    depth: int
    members: str = ""

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether the officer may take it back: it was sent to one body, and no lead has taken it on."""
        at_work = self.party.role == PartyRole.LEAD and self.party.state == PartState.ACCEPTED
        may = PartState.WITHDRAWN in PART_MOVES[self.party.state]
        return bool(self.party.organisation_id) and may and not at_work


def chip_of(row: TaskRow) -> Chip:
    """The state of a task in a word or three."""
    bodies = len(row.lead_bodies)
    partly = _("%(done)d/%(all)d đã xong") % {"done": row.done_count, "all": bodies} if bodies > 1 else ""
    match row.standing:
        case Standing.RETURNED:
            return Chip("due", str(STANDINGS[Standing.RETURNED]), "arrow-back-up")
        case Standing.OVERDUE:
            return Chip("late", _capital(deadlines.words(row.task.due_on, row.today)))
        case Standing.UNASSIGNED:
            return Chip("due", str(STANDINGS[Standing.UNASSIGNED]), "alert-circle")
        case Standing.SOON:
            return Chip("due", partly or _capital(deadlines.words(row.task.due_on, row.today)))
        case Standing.UNSENT:
            return Chip("open", str(STANDINGS[Standing.UNSENT]))
        case Standing.WAITING:
            return Chip("note", str(STANDINGS[Standing.WAITING]))
        case Standing.DONE:
            day = row.task.completed_on
            return Chip("done", _("Xong %(day)s") % {"day": f"{day:%d/%m}"} if day else str(STANDINGS[Standing.DONE]))
        case Standing.DROPPED:
            return Chip("off", str(STANDINGS[Standing.DROPPED]))
        case _:
            return Chip("doing", partly or str(STANDINGS[row.standing]))


def part_chip(party: TaskParty) -> Chip:
    """The state of one body's part."""
    kind, text = _PART_CHIPS[party.state]
    if party.state == PartState.ACCEPTED and party.mode == Mode.REQUEST:
        return Chip(kind, _("Đã nhận lời"))
    return Chip(kind, str(text), "arrow-back-up" if party.state == PartState.RETURNED else "")


def body_words(party: TaskParty | None) -> str:
    """A body as lists name it; a body that is asked says so."""
    if party is None:
        return ""
    return f"{party.name} ({_('đề nghị')})" if party.mode == Mode.REQUEST else party.name


def lead_words(row: TaskRow) -> str:
    """Who leads: the body, the group with the number of its members, or "Chưa giao" with the printed name."""
    if row.lead is None:
        printed = row.printed_lead.name if row.printed_lead else ""
        return _("Chưa giao (văn bản ghi: %(name)s)") % {"name": printed} if printed else _("Chưa giao")
    members = len(row.lead_bodies)
    if not row.lead.organisation_id and row.lead.group_id and members:
        return f"{row.lead.name} ({members})"
    return body_words(row.lead)


def due_words(task: Task) -> str:
    """The day a task is due, or how often, or what is printed; empty when nothing is said."""
    if task.window_from and task.window_until:
        last = task.window_until - dt.timedelta(days=1)
        return f"{formats.date(task.window_from)} – {formats.date(last)}"
    if task.due_on:
        return formats.date(task.due_on)
    return rhythm_words(task.recurrence) or task.due_text


def rhythm_words(code: str) -> str:
    """How often, in words; what is no code of ours stays as printed."""
    if code.startswith("---"):
        return _("ngày %(day)s hằng tháng") % {"day": code[3:].lstrip("0")}
    return str(RECURRENCES.get(code, code))


def line_of(row: TaskRow) -> TaskLine:
    """A task as one row."""
    task = row.task
    return TaskLine(
        id=task.pk,
        title=task.short_text,
        url=reverse("plans:task", args=[task.pk]),
        cite=task.cite,
        lead=lead_words(row),
        coordinating=", ".join(body_words(party) for party in row.coordinating),
        due=due_words(task),
        chip=chip_of(row),
        standing=row.standing,
        due_on=task.due_on,
    )


GROUPINGS: dict[str, str | Promise] = {
    "": gettext_lazy("Theo văn bản"),
    "co-quan": gettext_lazy("Theo cơ quan"),
    "muc": gettext_lazy("Theo mục"),
    "han": gettext_lazy("Theo hạn"),
}


def grouped(rows: list[TaskRow], by: str, *, today: dt.date) -> list[TaskGroup]:
    """The rows under headings: by leading body, by section of the plan, or by deadline (the late ones first)."""
    buckets: dict[tuple[int, str], list[TaskRow]] = {}
    for row in rows:
        buckets.setdefault(_bucket(row, by, today), []).append(row)
    keys = sorted(buckets) if by in ("han", "co-quan") else list(buckets)
    return [
        TaskGroup(
            title=title,
            said=_("%(count)d việc") % {"count": len(buckets[place, title])},
            lines=[line_of(row) for row in _in_order(buckets[place, title], by)],
            is_late=by == "han" and place == 0,
        )
        for place, title in keys
    ]


def _bucket(row: TaskRow, by: str, today: dt.date) -> tuple[int, str]:
    if by == "co-quan":
        return (0, _("Chưa giao")) if row.lead is None else (1, row.lead.name)
    if by == "muc":
        section = row.task.section
        return (0, f"{section.path}. {section.title}".strip(". ")[:200]) if section else (1, _("Thêm ngoài văn bản"))
    if by == "han":
        due = row.task.due_on
        if row.standing in (Standing.DONE, Standing.DROPPED):
            return 5, _("Đã xong hoặc thôi làm")
        if due is None:
            return 4, _("Thường xuyên, chưa có hạn")
        if due < today:
            return 0, _("Quá hạn")
        if due <= today + dt.timedelta(days=7):
            return 1, _("Trong 7 ngày tới")
        return (2, _("Trong tháng này")) if (due.year, due.month) == (today.year, today.month) else (3, _("Sau đó"))
    return 0, ""


def _in_order(rows: list[TaskRow], by: str) -> list[TaskRow]:
    return sorted(rows, key=lambda row: (row.task.due_on or dt.date.max, row.task.order)) if by == "han" else rows


def four_of(cells: Cells, tasks_url: str = "") -> Four:
    """The four cells for the component, each leading to its tasks."""
    kinds = (Cell.DONE_IN_TIME, Cell.DONE_LATE, Cell.OPEN_IN_TIME, Cell.OPEN_LATE)
    urls = tuple(f"{tasks_url}?tinh_trang={kind.value}" if tasks_url else "" for kind in kinds)
    return Four(
        done_in_time=cells.done_in_time,
        done_late=cells.done_late,
        open_in_time=cells.open_in_time,
        open_late=cells.open_late,
        urls=(urls[0], urls[1], urls[2], urls[3]),
    )


def outside_words(cells: Cells) -> str:
    """What stands outside the four cells, so that all adds up; empty when nothing does."""
    if not cells.outside:
        return ""
    return _("Ngoài bảng: %(count)d việc thường xuyên, chưa có hạn hoặc đã thôi làm. Tổng cộng %(total)d việc.") % {
        "count": cells.outside,
        "total": cells.total,
    }


def part_lines(row: TaskRow) -> list[PartLine]:
    """The bodies of a task in order: lead first, members under their group; last those the office withdrew."""
    lines: list[PartLine] = []

    def add(party: TaskParty, depth: int) -> None:
        under = [p for p in row.parties if p.parent_id == party.pk]
        leaves = row.bodies_of(party)
        members = ""
        if party.is_whole and leaves:
            done = sum(leaf.state == PartState.DONE for leaf in leaves)
            members = _("%(done)d trên %(all)d đã xong") % {"done": done, "all": len(leaves)}
        lines.append(
            PartLine(
                party=party,
                name=party.name,
                mode=mode_words(party),
                chip=part_chip(party),
                said=_said(party),
                depth=depth,
                members=members,
            )
        )
        for member in sorted(under, key=lambda p: p.order):
            add(member, depth + 1)

    wholes = {p.pk for p in row.parties}  # what a body did stays when its group was withdrawn
    top = [p for p in row.parties if p.parent_id not in wholes]
    for party in sorted(top, key=lambda p: (p.role != PartyRole.LEAD, p.order)):
        add(party, 0)
    for party in row.withdrawn:
        if party.organisation_id:
            add(party, 0)
    return lines


def mode_words(party: TaskParty) -> str:
    """What the body is to the task, in words that never order whom one may only ask."""
    if party.role == PartyRole.LEAD:
        return _("Được đề nghị chủ trì") if party.mode == Mode.REQUEST else _("Chủ trì")
    if party.role == PartyRole.COORDINATING:
        return _("Được đề nghị phối hợp") if party.mode == Mode.REQUEST else _("Phối hợp")
    return str(PartyRole(party.role).label)


def _said(party: TaskParty) -> str:
    if party.state in (PartState.RETURNED, PartState.WITHDRAWN) and party.reason:
        return _("Lý do: %(reason)s") % {"reason": party.reason}
    if party.state == PartState.DONE:
        return _("Ngày %(day)s: %(result)s") % {"day": formats.date(party.done_on), "result": party.result}
    if not party.is_whole or party.group_id:
        return ""
    return "" if party.printed and party.is_whole else _("Chưa có trong danh sách cơ quan")


def events_of(story: list[TaskUpdate], *, office: str) -> list[Event]:
    """The story of a task as the timeline draws it; persons are not named, their bodies are."""
    return [_event(update, office) for update in story]


def _event(update: TaskUpdate, office: str) -> Event:
    icon, words = _TOLD[update.kind]
    text = str(words)
    if update.kind == UpdateKind.WITHDRAWN and update.party:
        text = _("rút phần việc của %(body)s") % {"body": update.party.name}
    if update.kind in (
        UpdateKind.RESULT,
        UpdateKind.NOTE,
        UpdateKind.RETURNED,
        UpdateKind.WITHDRAWN,
        UpdateKind.DROPPED,
        UpdateKind.REOPENED,
    ):
        text = f"{text}: “{update.text}”" if update.text else text
    elif update.text:
        text = f"{text} ({update.text})"
    if changed := update.changes.get("due_on"):
        before, after = (formats.date(dt.date.fromisoformat(day)) if day else "–" for day in changed)
        text += _(", hạn từ %(before)s thành %(after)s") % {"before": before, "after": after}
    if "text" in update.changes:
        text += _(", lời cũ: “%(words)s”") % {"words": str(update.changes["text"][0])[:160]}
    if update.kind == UpdateKind.RESULT:
        text += _(" (làm ngày %(day)s)") % {"day": formats.date(update.happened_on)}
    from_body = update.kind in (UpdateKind.ACCEPTED, UpdateKind.RETURNED, UpdateKind.NOTE, UpdateKind.RESULT)
    who = update.party.name if update.party and from_body else office
    return Event(text=text, at=update.recorded_at, who=who, icon=icon, is_due=update.kind == UpdateKind.RETURNED)


def plan_line(plan: Plan) -> str:
    """How a plan is cited in full: "Kế hoạch số 42/KH-UBND ngày 20/01/2026"."""
    if not plan.full_number:
        return _("%(type)s chưa có số, ngày") % {"type": plan.doc_type}
    return _("%(type)s số %(number)s ngày %(day)s") % {
        "type": plan.doc_type,
        "number": plan.full_number,
        "day": formats.date(plan.issued_on),
    }


def duty_due(duty: ReportDuty) -> str:
    """When a report is due: the day, else how often, else as printed."""
    return formats.date(duty.due_on) if duty.due_on else rhythm_words(duty.period) or duty.due_text


def cut(text: str, length: int) -> str:
    """A text cut at a word, with an ellipsis when something is left out."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
