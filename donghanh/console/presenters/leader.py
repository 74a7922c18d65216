"""The start page of who leads: what is late and who must act."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.console.presenters.items import Item, Next, report_item, task_item, task_url
from donghanh.plans.models import ReportDuty
from donghanh.plans.presenters import lead_words
from donghanh.plans.queries import TaskRow
from donghanh.plans.status import PartState

NOBODY = gettext_lazy("Chưa giao")


@dataclass(frozen=True)
class LateBody:
    """One body with what it is late with, for the leader."""

    name: str
    said: str
    items: list[Item]


def late_by_body(rows: Sequence[TaskRow]) -> list[LateBody]:
    """What is late, under the body that must act: of a lead that is many, those of its bodies that are not done."""
    found: dict[str, list[TaskRow]] = {}
    for row in rows:
        names = [p.name for p in row.lead_bodies if p.state != PartState.DONE] or [lead_words(row)]
        for name in names:
            found.setdefault(name, []).append(row)
    return [
        LateBody(name, _("%(count)d việc") % {"count": len(late)}, [task_item(row) for row in late])
        for name, late in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def next_of_leader(late: Sequence[LateBody], *, unassigned: Sequence[TaskRow]) -> Next | None:
    """Whom to speak to first: the body late with most, else the first task nobody was given; nothing when all is well."""
    body = next((body for body in late if body.name != NOBODY), None)
    if body:
        return Next(
            title=_("Nhắc %(body)s: %(said)s chậm") % {"body": body.name, "said": body.said},
            text=body.items[0].title,
            url=body.items[0].url,
            action=_("Mở việc"),
            chip=body.items[0].chip,
            chip_text=body.items[0].chip_text,
        )
    if unassigned:
        row = unassigned[0]
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
            icon="arrow-back-up",
            chip="due",
            chip_text=_("Trả lại"),
            date=row.task.due_on,
        )
        for row in rows
        for part in row.returned
    ]


def report_items(reports: Sequence[ReportDuty], *, today: dt.date) -> list[Item]:
    """The reports that fall due."""
    return [report_item(duty, today) for duty in reports]
