"""Tasks as the columns of a file."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from donghanh.plans.presenters.check_ins import check_months_words, last_words
from donghanh.plans.presenters.states import chip_of
from donghanh.plans.presenters.words import body_words, due_words, lead_words
from donghanh.plans.queries.check_ins import last_of
from donghanh.plans.queries.tasks import TaskRow


def task_columns(*, of_many_plans: bool = False) -> dict[str, Callable[[TaskRow], Any]]:
    """Heading → what stands under it. Tasks of many plans say which plan they are of. Of tasks that were
    :func:`~donghanh.plans.queries.evidence.counted` and :func:`~donghanh.plans.queries.check_ins.with_check_ins`."""
    of_plan: dict[str, Callable[[TaskRow], Any]] = {
        _("Kế hoạch"): lambda row: row.task.plan.short_name,
        _("Năm"): lambda row: row.task.plan.year,
    }
    return (of_plan if of_many_plans else {}) | {
        _("Mục"): lambda row: row.task.section.path if row.task.section else "",
        _("Việc"): lambda row: row.task.text,
        _("Chủ trì"): lead_words,
        _("Phối hợp"): lambda row: ", ".join(body_words(party) for party in row.coordinating),
        _("Hạn"): lambda row: due_words(row.task),
        _("Hạn, ngày"): lambda row: row.task.due_on,
        _("Hạn, như in"): lambda row: row.task.due_text,
        _("Tình trạng"): lambda row: chip_of(row).text,
        _("Xong ngày"): lambda row: row.task.completed_on,
        _("Kết quả"): lambda row: "; ".join(p.result for p in row.lead_bodies if p.result),
        _("Hỏi thăm"): check_months_words,
        _("Hỏi thăm gần nhất"): lambda row: last_words(last_of(row.task.check_ins.all())),
        _("Số minh chứng"): lambda row: row.task.evidence_count,
        _("Dòng trong văn bản"): lambda row: row.task.line,
    }
