"""How the standing work of the invented commune was asked after: month by month answered, this month not by everybody."""

import datetime as dt

from django.utils import timezone

from donghanh.config.demo.places import Stage
from donghanh.plans.actions import check_in, edit_task
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import CheckInAnswer, CheckMonths, TaskParty
from donghanh.plans.queries.check_ins import askable
from donghanh.plans.refusals import PlanRefused

_OFFICE = "Phòng Văn hóa - Xã hội"
_ASKED = {"Hội Liên hiệp Phụ nữ xã": "yen", "Trạm y tế xã": "mai", _OFFICE: "hanh"}
"""Whose standing work is asked after each month, and who answers."""
MONTHS = 3
_DAY = 25
_STEADY, _NOTHING, _HINDERED = CheckInAnswer.STEADY, CheckInAnswer.NOTHING, CheckInAnswer.HINDERED
_BEFORE = ((_STEADY, ""), (_NOTHING, "Trong tháng không có ai tìm đến."), (_STEADY, "Có sổ ghi từng buổi trực."))
_IN_THE_WAY = "Phòng khám chưa có chỗ kín để ngồi nói chuyện riêng. Xin xã cho mượn phòng họp nhỏ buổi chiều."


def ask_lately(stage: Stage, *, now: dt.datetime) -> None:
    """Ask after some standing work monthly, and have the last months answered. The health station tells the last time of
    something in the way; of this month, once it is asked about, the others have still to say."""
    parts = askable(TaskParty.objects.filter(organisation__in=[stage.bodies[name].pk for name in _ASKED]))
    found = list(parts.select_related("task__plan", "task__section", "organisation").order_by("task__order"))
    for part in found:
        _ask_monthly(part, stage, at=now - dt.timedelta(days=150))
    days = _days(stage.today)
    for number, day in enumerate(days):
        is_last = number == len(days) - 1
        for place, part in enumerate(found):
            name = part.organisation.name if part.organisation else ""
            answer, note = (_STEADY, "") if name == _OFFICE else _BEFORE[(number + place) % len(_BEFORE)]
            if is_last and name == "Trạm y tế xã":
                answer, note = _HINDERED, _IN_THE_WAY
            elif (day.year, day.month) == (stage.today.year, stage.today.month):
                continue
            at = min(dt.datetime.combine(day, dt.time(10, 20), timezone.get_current_timezone()), now)
            try:
                check_in(party=part, answer=answer, note=note, by=stage.actors[_ASKED[name]], at=at)
            except PlanRefused:  # the plan began later than that, or is over
                continue


def _days(today: dt.date) -> list[dt.date]:
    """The day of the month on which people answer, of the last months and this one."""
    first = today.replace(day=1)
    days = [first.replace(day=_DAY)] if today.day >= _DAY else []
    for _ in range(MONTHS):
        first = (first - dt.timedelta(days=1)).replace(day=1)
        days.append(first.replace(day=_DAY))
    return sorted(days)


def _ask_monthly(part: TaskParty, stage: Stage, *, at: dt.datetime) -> None:
    task = part.task
    edit_task(
        task=task,
        expected_version=task.version,
        text=task.text,
        section=task.section,
        due=Due(Schedule.STANDING, text=task.due_text, rule=task.due_rule),
        ways={"check_months": CheckMonths.MONTHLY},
        by=stage.actors["hanh"],
        at=at,
    )
