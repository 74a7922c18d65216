"""Tasks and plans cited in lists: who leads, when it is due, which plan."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.domain.text.rhythms_said import Rhythm, rhythm_of
from donghanh.foundation.web import formats
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import Mode, Plan, ReportDuty, Task, TaskParty
from donghanh.plans.queries.tasks import TaskRow

RECURRENCES: dict[str, str | Promise] = {
    "weekly": gettext_lazy("hằng tuần"),
    "monthly": gettext_lazy("hằng tháng"),
    "quarterly": gettext_lazy("hằng quý"),
    "half_yearly": gettext_lazy("6 tháng một lần"),
    "yearly": gettext_lazy("hằng năm"),
    "once": gettext_lazy("một lần"),
}


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
    """The day a task is due, or how often, or what is printed; empty when nothing is said. What comes again says how often:
    its turns have the days."""
    if task.schedule == Schedule.RECURRING and not task.pattern_id and task.recurrence:
        named = f"{task.due_on:%d/%m}" if task.due_on and task.recurrence == "yearly" else ""
        often = rhythm_words(task.recurrence)
        return _("ngày %(day)s %(often)s") % {"day": named, "often": often} if named else often
    if task.window_from and task.window_until:
        last = task.window_until - dt.timedelta(days=1)
        return f"{formats.date(task.window_from)} – {formats.date(last)}"
    if task.due_on:
        return formats.date(task.due_on)
    return rhythm_words(task.recurrence) or task.due_text


def rhythm_words(code: str) -> str:
    """How often, in words; what is no code of ours stays as printed."""
    if code in RECURRENCES or (found := rhythm_of(code)) is None:
        return str(RECURRENCES.get(code, code))
    said = _every_words(found) if found.every > 1 else _each_words(found)
    if found.begins:
        said = _("%(said)s, bắt đầu từ %(day)s") % {"said": said, "day": formats.date(found.begins)}
    return _("%(said)s, đến hết %(day)s") % {"said": said, "day": formats.date(found.until)} if found.until else said


def _every_words(found: Rhythm) -> str:
    """Only every so many weeks, months or years, and on which day."""
    words = {
        "weekly": _("%(count)d tuần một lần"),
        "monthly": _("%(count)d tháng một lần"),
        "yearly": _("%(count)d năm một lần"),
    }
    often = words[found.how_often] % {"count": found.every}
    if found.day[:1].isdecimal():
        return _("%(often)s vào ngày %(day)s") % {"often": often, "day": found.day}
    return _("%(often)s vào %(day)s") % {"often": often, "day": found.day} if found.day else often


def _each_words(found: Rhythm) -> str:
    often = str(RECURRENCES[found.how_often])
    if found.day.isdecimal() and found.how_often != "monthly":
        return _("ngày %(day)s tháng cuối kỳ, %(often)s") % {"day": found.day, "often": often}
    if found.day[:1].isdecimal():
        return _("ngày %(day)s %(often)s") % {"day": found.day, "often": often}
    return f"{found.day} {often}".strip()


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


def late_words(count: int, asked: int) -> str:
    """So many tasks whose day is over, so many of them of bodies that were only asked."""
    if not asked:
        words = ngettext("%(count)s việc quá hạn", "%(count)s việc quá hạn", count)
    elif asked >= count:
        words = ngettext("%(count)s việc quá ngày đề nghị", "%(count)s việc quá ngày đề nghị", count)
    else:
        words = ngettext("%(count)s việc đã qua ngày hẹn", "%(count)s việc đã qua ngày hẹn", count)
    return words % {"count": count}
