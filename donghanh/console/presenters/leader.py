"""The start page of who leads: what is late and who must act."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.console.presenters.items import Item, Next, report_item, task_item, task_url
from donghanh.plans.models import Mode, ReportDuty
from donghanh.plans.queries import Late, Pile, TaskRow
from donghanh.plans.queries.tasks import NOBODY as NO_BODY
from donghanh.plans.queries.tasks import SENT_TO
from donghanh.plans.queries.tasks import UNSENT as NOT_SENT
from donghanh.plans.status import ANSWERABLE, PartState, TaskState

NOBODY = gettext_lazy("Chưa giao")
UNSENT = gettext_lazy("Chưa gửi")
"""Who knows nothing of a task is not reminded of it: the office sends it first."""


@dataclass(frozen=True)
class LateBody:
    """One body with what it is late with, for the leader."""

    name: str
    said: str
    items: list[Item]
    was_asked: bool = False
    """Whether the body was asked and not ordered: it is never called late."""
    nudge_url: str = ""
    """Where a word is said to the body about what is late longest; empty for nobody."""
    more: str = ""
    more_url: str = ""
    is_nobody: bool = False
    """Whether there is no body to speak to, only the office."""
    is_unsent: bool = False


def late_by_body(bodies: Sequence[Late], rows: Sequence[TaskRow]) -> list[LateBody]:
    """What is late, under the body that must act: of a lead that is many, those of its bodies that are not done. ``rows`` are
    what presses most; what a body has besides is counted and linked."""
    found: dict[str, list[TaskRow]] = {}
    for row in rows:
        names = [p.name for p in row.lead_bodies if p.state != PartState.DONE] or [row.lead.name if row.lead else ""]
        if row.lead and row.task.state == TaskState.DRAFT:
            names = [str(UNSENT)]
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(row)
    return [_late(body, found.get(str(UNSENT) if body.unsent else body.name, [])) for body in bodies]


def _late(body: Late, rows: list[TaskRow]) -> LateBody:
    return LateBody(
        name=str(UNSENT) if body.unsent else body.name or str(NOBODY),
        said=_("%(count)d việc") % {"count": body.count},
        items=[task_item(row) for row in rows],
        was_asked=not body.unsent and _was_asked(body, rows),
        nudge_url="" if body.unsent else _nudge_url(body, rows),
        is_nobody=not body.name,
        is_unsent=body.unsent,
        more=_("Xem danh sách %(count)d việc") % {"count": body.count} if body.count > len(rows) else "",
        more_url=_list_url(body),
    )


def _list_url(body: Late) -> str:
    """What the body is late with, as a list; of a printed list of bodies, which no filter names, all that is late."""
    late = {"tinh_trang": "overdue"}
    if not body.name:
        late |= {"vai": NOT_SENT if body.unsent else NO_BODY}
    elif named := body.organisation_id or body.group_id:
        late |= {"co_quan": str(named), "vai": SENT_TO}
    return f"{reverse('plans:across')}?{urlencode(late)}"


def _was_asked(body: Late, rows: Sequence[TaskRow]) -> bool:
    modes = {part.mode for row in rows for part in row.lead_bodies if part.organisation_id == body.organisation_id}
    return modes == {Mode.REQUEST}


def _nudge_url(body: Late, rows: Sequence[TaskRow]) -> str:
    for row in rows[:1]:
        for part in row.lead_bodies:
            if part.organisation_id == body.organisation_id and part.state in ANSWERABLE:
                return f"{reverse('plans:task_say', args=[row.task.pk])}?noi={part.pk}"
    return ""


def next_of_leader(decisions: Sequence[Item], late: Sequence[LateBody], *, unassigned: Pile) -> Next | None:
    """What only the leader can do comes first: a decision others wait for. Then whom to speak to: the body late with most,
    else the first task nobody was given; nothing when all is well."""
    if decisions:
        item = decisions[0]
        return Next(
            title=item.title, text=item.meta, url=item.url, action=_("Trả lời"), chip="due", chip_text=item.chip_text
        )
    body = next((body for body in late if not body.is_nobody and body.items), None)
    if body:
        return Next(
            title=(
                _("Hỏi thăm %(body)s: %(said)s đã quá ngày đề nghị")
                if body.was_asked
                else _("Nhắc %(body)s: %(said)s chậm")
            )
            % {"body": body.name, "said": body.said},
            text=body.items[0].title,
            url=body.nudge_url or body.items[0].url,
            action=(_("Nhắn lời hỏi thăm") if body.was_asked else _("Nhắn lời nhắc"))
            if body.nudge_url
            else _("Mở việc"),
            chip=body.items[0].chip,
            chip_text=body.items[0].chip_text,
        )
    unsent = next((body for body in late if body.is_unsent and body.items), None)
    if unsent:
        item = unsent.items[0]
        text = _("Quá hạn mà nơi làm chưa được báo. Nhờ công chức phụ trách gửi đi.")
        return Next(
            title=item.title, text=text, url=item.url, action=_("Mở việc"), chip=item.chip, chip_text=item.chip_text
        )
    if unassigned:
        row = unassigned.rows[0]
        text = _("Nhờ công chức phụ trách giao cho một cơ quan.")
        return Next(
            title=row.task.short_text,
            text=text,
            url=task_url(row),
            action=_("Mở việc"),
            chip="due",
            chip_text=_("Chưa giao"),
        )
    return None


def returned_items(rows: Sequence[TaskRow]) -> list[Item]:
    """What bodies handed back, with their reasons, for the leader."""
    return [
        Item(
            title=row.task.short_text,
            url=task_url(row),
            meta=_("%(body)s: “%(reason)s”") % {"body": part.name, "reason": part.reason},
            icon="message-circle" if part.mode == Mode.REQUEST else "arrow-back-up",
            chip="note" if part.mode == Mode.REQUEST else "due",
            chip_text=_("Chưa nhận lời") if part.mode == Mode.REQUEST else _("Trả lại"),
            date=row.task.due_on,
        )
        for row in rows
        for part in row.returned
    ]


def report_items(reports: Sequence[ReportDuty], *, today: dt.date) -> list[Item]:
    """The reports that fall due."""
    return [report_item(duty, today) for duty in reports]
