"""One row of a work list, and how tasks and reports become one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.web import deadlines, formats
from donghanh.plans.models import ReportDuty, TaskParty
from donghanh.plans.presenters import AskedLine, asked_lines, chip_of, cut, duty_due, late_words, lead_words
from donghanh.plans.queries import Pile, TaskRow, Work
from donghanh.plans.queries.check_ins import SHOWN


@dataclass(frozen=True)
class Next:
    """The one act to do now."""

    title: str
    text: str
    url: str
    action: str
    chip: str = ""
    chip_text: str = ""


@dataclass(frozen=True)
class Item:
    """One row of a work list."""

    title: str
    url: str
    meta: str
    icon: str = "clipboard-list"
    chip: str = ""
    chip_text: str = ""
    chip_icon: str = ""
    date: dt.date | None = None


@dataclass(frozen=True)
class Standing:
    """Standing work asked after: the first of it with one tap each, and how much more there is."""

    lines: list[AskedLine]
    said: str
    more: str = ""


def standing_of(asked: Sequence[TaskParty], count: int, *, today: dt.date) -> Standing | None:
    """The heading "Việc thường xuyên" of a start page; nothing when nothing is asked. ``count`` is how much there is, of which
    ``asked`` may be only the first."""
    if not count:
        return None
    left = count - min(count, SHOWN)
    return Standing(
        lines=asked_lines(asked[:SHOWN], today=today),
        said=_("%(count)d việc, chạm một lần là xong") % {"count": count},
        more=_("Xem %(count)d việc còn lại") % {"count": left} if left else "",
    )


def task_url(row: TaskRow) -> str:
    """The address of a task."""
    return reverse("plans:task", args=[row.task.pk])


def task_item(row: TaskRow) -> Item:
    """A task with where it stands, who leads and how it stands."""
    chip = chip_of(row)
    return Item(
        title=row.task.short_text,
        url=task_url(row),
        meta=f"{row.task.cite} · {lead_words(row)}",
        chip=chip.kind,
        chip_text=chip.text,
        chip_icon=chip.icon,
        date=row.task.due_on,
    )


def report_item(duty: ReportDuty, today: dt.date) -> Item:
    """A duty to report with its deadline."""
    return Item(
        title=_("Báo cáo: %(text)s") % {"text": cut(duty.text, 140)},
        url=reverse("plans:report_duties", args=[duty.plan_id]),
        meta=" · ".join(
            filter(None, (duty.plan.short_name, duty.recipient and _("gửi %(to)s") % {"to": duty.recipient}))
        ),
        icon="report",
        chip=chip_kind(duty.due_on, today),
        chip_text=capital(deadlines.words(duty.due_on, today)) if duty.due_on else duty_due(duty),
        date=duty.due_on,
    )


def decision_items(work: Work) -> list[Item]:
    """What waits for a yes or a no: requests for more time, results to be confirmed."""
    asked = [
        Item(
            title=extension.task.short_text,
            url=reverse("plans:extension", args=[extension.pk]),
            meta=_("%(body)s xin lùi đến %(day)s: “%(reason)s”")
            % {
                "body": extension.party.name if extension.party else extension.task.plan.short_name,
                "day": formats.date(extension.new_due_on),
                "reason": cut(extension.reason, 90),
            },
            icon="clock",
            chip="due",
            chip_text=_("Xin gia hạn"),
            date=extension.old_due_on,
        )
        for extension in work.extensions
    ]
    claimed = [
        replace(task_item(row), url=reverse("plans:task_result", args=[row.task.pk]), icon="circle-check")
        for row in work.claimed.rows
    ]
    return [*asked, *claimed]


def own_report_item(duty: ReportDuty, today: dt.date) -> Item:
    """A duty to report for the body that owes the report; it reads its own page of it, not the plan."""
    meta = (duty.plan.short_name, _("gửi %(to)s") % {"to": duty.recipient} if duty.recipient else "")
    return Item(
        title=cut(duty.text, 140),
        url=reverse("plans:report_duty", args=[duty.pk]),
        meta=" · ".join(filter(None, meta)),
        icon="report",
        chip=chip_kind(duty.due_on, today) if duty.due_on else "doing",
        chip_text=capital(deadlines.words(duty.due_on, today)) if duty.due_on else duty_due(duty) or _("Theo kỳ"),
        date=duty.due_on,
    )


def chip_kind(due_on: dt.date | None, today: dt.date) -> str:
    """The kind of chip for something open with this deadline."""
    return deadlines.kind(due_on, today)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def asked_among(pile: Pile) -> int:
    """Of what is past its day how many are of bodies that were only asked, as far as the rows at hand tell."""
    return sum(row.was_asked for row in pile.rows)


def past_words(pile: Pile, *, count: int) -> str:
    """So many tasks past their day, in words that are true of those who were asked as well; ``pile`` are those of them that
    nobody handed back."""
    return late_words(count, asked_among(pile))


def past_title(pile: Pile) -> str:
    """The heading over what is past its day: only who was ordered is late."""
    asked = asked_among(pile)
    if not asked:
        return _("Quá hạn")
    return _("Quá ngày đề nghị") if asked >= pile.count else _("Qua ngày hẹn")
