"""The start page of who keeps plans: what comes next, then the rest by urgency."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.console.presenters.items import (
    Item,
    Next,
    capital,
    chip_kind,
    decision_items,
    past_title,
    report_item,
    task_item,
    task_url,
)
from donghanh.documents.models import Document
from donghanh.foundation.web import deadlines, formats
from donghanh.foundation.web.components import Event
from donghanh.plans.models import CheckIn, Mode, Plan, TaskParty
from donghanh.plans.presenters import answered_no, body_words, chip_of, cut, events_of, lead_words, period_words
from donghanh.plans.queries import Pile, TaskRow, Work
from donghanh.plans.queries.check_ins import CHECK_HINDERED
from donghanh.plans.status import PartState

MOST = 6
"""Rows a group shows before it says how many more there are."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading; what does not fit is counted and linked."""

    title: str
    said: str
    items: list[Item]
    is_late: bool = False
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class Office:
    """The start page of an officer."""

    next: Next | None
    groups: list[Group] = field(default_factory=list)
    news: list[Event] = field(default_factory=list)


def office(work: Work, *, today: dt.date) -> Office:
    """What an officer must look at: returned, late, due today, due this week, not given or not sent, waiting for others."""
    sent_to = [_unsent(plan, work.unsent_of[plan.pk]) for plan in work.plans if plan.pk in work.unsent_of]
    tasks, reports = [task_item(row) for row in work.soon.rows], [report_item(duty, today) for duty in work.reports]
    now = [item for item in [*tasks, *reports] if item.date == today]
    dated = [item for item in [*tasks, *reports] if item.date != today]
    papers = [_document_item(document) for document in work.to_review]
    week = [*papers, *sorted(dated, key=lambda item: item.date or today)]
    count_now = work.soon_today + sum(item.date == today for item in reports)
    this_week = work.soon.count + work.reports_due + work.waiting_for_review - count_now
    the_day = urlencode({"tu": formats.date(today), "den": formats.date(today)})
    decided = decision_items(work)
    groups = [
        _group(_returned_title(work.returned), work.returned, task_item, work, "returned"),
        _rows(
            _("Nơi làm không còn, cần giao nơi khác"),
            [_stranded_item(part) for part in work.stranded],
            work.stranded_count,
            work,
        ),
        _rows(
            _("Chờ quyết định"),
            decided,
            work.decisions,
            work,
            "claimed",
            listed=work.claimed.count,
            unlisted=decided[: len(work.extensions)],
        ),
        _rows(
            _("Việc thường xuyên có vướng mắc"),
            [_hindered_item(said) for said in work.hindered],
            work.hindered_count,
            work,
            CHECK_HINDERED,
            listed=work.hindered_count,
        ),
        _group(past_title(work.overdue), work.overdue, task_item, work, "overdue", is_late=True),
        _rows(_("Hôm nay"), now, count_now, work, f"soon&{the_day}", listed=work.soon_today, unlisted=reports),
        _rows(
            _("Tuần này và sắp tới"),
            week,
            this_week,
            work,
            "soon",
            listed=work.soon.count,
            unlisted=[*papers, *reports],
        ),
        _group(_("Chưa giao cho ai"), work.unassigned, task_item, work, "unassigned"),
        _rows(_("Chưa gửi"), sent_to, len(sent_to), work),
        _group(_("Chờ người khác"), work.waiting, _waiting_item, work, "waiting", quiet=True),
    ]
    return Office(
        next=_next(work, today),
        groups=[group for group in groups if group.items],
        news=[_news(update) for update in work.news],
    )


def _returned_title(pile: Pile) -> str:
    """What came back: of bodies one may only ask it is an answer, and is called one."""
    asked = {answered_no(row) for row in pile.rows}
    if asked == {True}:
        return _("Chưa nhận lời")
    return _("Bị trả lại, chưa nhận lời") if True in asked else _("Bị trả lại")


def _next(work: Work, today: dt.date) -> Next | None:
    if work.returned:
        row = work.returned.rows[0]
        part = row.returned[0]
        return Next(
            title=row.task.short_text,
            text=(
                _("%(body)s chưa nhận lời được: “%(reason)s”. Đề nghị lại kèm lời nhắn, hoặc nhờ nơi khác.")
                if part.mode == Mode.REQUEST
                else _("%(body)s trả lại: “%(reason)s”. Gửi lại kèm lời nhắn, hoặc giao nơi khác.")
            )
            % {"body": part.name, "reason": part.reason.rstrip(" .;,")},
            url=task_url(row),
            action=_("Mở việc"),
            chip="due",
            chip_text=_("Chưa nhận lời") if part.mode == Mode.REQUEST else _("Bị trả lại"),
        )
    if work.to_review:
        document = work.to_review[0]
        return Next(
            title=_("Rà soát: %(name)s") % {"name": cut(document.name, 140)},
            text=_("Phần mềm đã đọc xong. Xem từng mục, nhận hoặc sửa, rồi đưa vào thực hiện."),
            url=reverse("documents:review", args=[document.pk]),
            action=_("Rà soát"),
        )
    if work.overdue:
        row = work.overdue.rows[0]
        return Next(
            title=row.task.short_text,
            text=_("Nơi cần làm: %(lead)s. Gọi hỏi, ghi kết quả thay hoặc dời hạn kèm lý do.")
            % {"lead": lead_words(row)},
            url=task_url(row),
            action=_("Mở việc"),
            chip="late",
            chip_text=capital(deadlines.words(row.task.due_on, today, was_asked=row.was_asked)),
        )
    if work.unassigned:
        row = work.unassigned.rows[0]
        count = work.unassigned.count
        return Next(
            title=_("Chọn cơ quan chủ trì cho %(count)d việc") % {"count": count},
            text=_("Bắt đầu từ: %(task)s") % {"task": row.task.short_text},
            url=reverse("plans:task_lead", args=[row.task.pk]),
            action=_("Chọn chủ trì"),
        )
    if plan := next((plan for plan in work.plans if plan.pk in work.unsent_of), None):
        count = work.unsent_of[plan.pk]
        return Next(
            title=_("Gửi %(count)d việc cho các cơ quan") % {"count": count},
            text=_("%(plan)s: %(title)s. Xem lại danh sách trước khi gửi.")
            % {"plan": plan.short_name, "title": plan.title},
            url=reverse("plans:send", args=[plan.pk]),
            action=_("Xem và gửi"),
        )
    if work.reports:
        duty = work.reports[0]
        return Next(
            title=_("Báo cáo: %(text)s") % {"text": cut(duty.text, 140)},
            text=_("Gửi %(to)s.") % {"to": duty.recipient or _("nơi nhận ghi trong văn bản")},
            url=reverse("plans:report_duties", args=[duty.plan_id]),
            action=_("Xem chế độ báo cáo"),
            chip=chip_kind(duty.due_on, today),
            chip_text=capital(deadlines.words(duty.due_on, today)),
        )
    return None


def _group(
    title: str,
    pile: Pile,
    item: Callable[[TaskRow], Item],
    work: Work,
    standing: str,
    *,
    is_late: bool = False,
    quiet: bool = False,
) -> Group:
    group = _rows(
        title, [item(row) for row in pile.rows[:MOST]], pile.count, work, standing, listed=pile.count, is_late=is_late
    )
    if not quiet:
        return group
    said = _("%(count)d việc, không cần làm gì hôm nay") % {"count": pile.count}
    return Group(group.title, said, group.items, group.is_late, group.more, group.more_url)


def _rows(
    title: str,
    items: list[Item],
    count: int,
    work: Work,
    standing: str = "",
    *,
    listed: int = 0,
    unlisted: Sequence[Item] = (),
    is_late: bool = False,
) -> Group:
    """A heading with the first of its rows; ``count`` is how many there are, of which ``items`` may be only the first.
    ``listed`` is how many tasks the list of those that stand so has, which leaves out what is no task; where there is no such
    list, every row at hand is shown, and so is every one of the ``unlisted`` among the items: nothing else leads to them."""
    kept = {id(item) for item in unlisted}
    tasks = [item for item in items if id(item) not in kept]
    left_out = {id(item) for item in tasks[MOST:]} if listed else set()
    shown = [item for item in items if id(item) not in left_out]
    plan = work.plans[0] if len(work.plans) == 1 else None
    page = reverse("plans:tasks", args=[plan.pk]) if plan else reverse("plans:across")
    return Group(
        title=title,
        said=_("%(count)d việc") % {"count": count},
        items=shown,
        is_late=is_late,
        more=_("Xem danh sách %(count)d việc") % {"count": listed} if listed and count > len(shown) else "",
        more_url=f"{page}?tinh_trang={standing}",
    )


def _waiting_item(row: TaskRow) -> Item:
    chip = chip_of(row)
    silent = [p for p in row.lead_bodies if p.state in (PartState.SENT, PartState.SEEN)]
    sent = min((p.sent_at for p in silent if p.sent_at), default=None)
    since = _("Gửi %(day)s") % {"day": formats.date(sent)} if sent else ""
    who = body_words(silent[0]) if len(silent) == 1 else _("%(count)d nơi chưa trả lời") % {"count": len(silent)}
    return Item(
        title=row.task.short_text,
        url=task_url(row),
        meta=" · ".join(filter(None, (since, who))),
        icon="send",
        chip=chip.kind,
        chip_text=chip.text,
        date=row.task.due_on,
    )


def _stranded_item(part: TaskParty) -> Item:
    body = part.organisation
    said = _("%(body)s không còn từ %(day)s") % {
        "body": part.name,
        "day": formats.date(body.valid_until if body else None),
    }
    return Item(
        title=part.task.short_text,
        url=reverse("plans:task", args=[part.task_id]),
        meta=f"{part.task.cite} · {said}",
        chip="due",
        chip_text=_("Giao nơi khác"),
        date=part.task.due_on,
    )


def _hindered_item(said: CheckIn) -> Item:
    return Item(
        title=said.task.short_text,
        url=reverse("plans:task", args=[said.task_id]),
        meta=_("%(body)s, %(period)s: “%(note)s”")
        % {"body": said.organisation.name, "period": period_words(said.period), "note": cut(said.note, 120)},
        icon="message-circle",
        chip="due",
        chip_text=_("Có vướng mắc"),
    )


def _unsent(plan: Plan, count: int) -> Item:
    return Item(
        title=_("Gửi %(count)d việc của %(plan)s") % {"count": count, "plan": plan.short_name},
        url=reverse("plans:send", args=[plan.pk]),
        meta=plan.title,
        icon="send",
        chip="open",
        chip_text=_("Chưa gửi"),
    )


def _document_item(document: Document) -> Item:
    return Item(
        title=_("Rà soát: %(name)s") % {"name": cut(document.name, 140)},
        url=reverse("documents:review", args=[document.pk]),
        meta=_("Nhận ngày %(day)s") % {"day": formats.date(document.received_at)},
        icon="file-check",
        chip="due",
        chip_text=_("Chờ rà soát"),
    )


def _news(update: object) -> Event:
    event = events_of([update], office="")[0]  # type: ignore[list-item]
    return Event(
        text=f"{event.text} · {cut(update.task.text, 60)}",  # type: ignore[attr-defined]
        at=event.at,
        who=event.who,
        icon=event.icon,
        is_due=event.is_due,
    )
