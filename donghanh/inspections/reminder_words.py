"""How notices of findings read: each kind in one line, and in the counts of a message."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.web import formats
from donghanh.inspections.reminders import DUE, ESCALATED, LATE
from donghanh.inspections.telling import ANSWERED, ASKED, CLAIMED, GIVEN, RETURNED
from donghanh.notices.kinds import Facts, Kind


def _deadline(facts: Facts) -> str:
    return _("Hạn khắc phục %(day)s") % {"day": formats.date(dt.date.fromordinal(facts["due"]))}


def _far(facts: Facts) -> str:
    """The deadline, and how far it was when this was told."""
    left = facts["left"]
    if left == 0:
        return _deadline(facts)
    if left < 0:
        far = ngettext("chậm %(n)s ngày làm việc", "chậm %(n)s ngày làm việc", -left) % {"n": -left}
    else:
        far = ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", left) % {"n": left}
    return f"{_deadline(facts)}, {far}"


def _given_sum(told: Sequence[Facts]) -> str:
    return ngettext("%(count)s kiến nghị mới", "%(count)s kiến nghị mới", len(told)) % {"count": len(told)}


def _claimed_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s kết quả khắc phục chờ xác nhận", "%(count)s kết quả khắc phục chờ xác nhận", len(told))
    return words % {"count": len(told)}


def _returned_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s kết quả khắc phục bị trả lại", "%(count)s kết quả khắc phục bị trả lại", len(told))
    return words % {"count": len(told)}


def _asked_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s đề nghị gia hạn khắc phục", "%(count)s đề nghị gia hạn khắc phục", len(told))
    return words % {"count": len(told)}


def _answered_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s đề nghị gia hạn đã có trả lời", "%(count)s đề nghị gia hạn đã có trả lời", len(told))
    return words % {"count": len(told)}


def _due_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s kiến nghị sắp đến hạn", "%(count)s kiến nghị sắp đến hạn", len(told))
    return words % {"count": len(told)}


def _late_sum(told: Sequence[Facts]) -> str:
    return ngettext("%(count)s kiến nghị quá hạn", "%(count)s kiến nghị quá hạn", len(told)) % {"count": len(told)}


def _escalated_sum(told: Sequence[Facts]) -> str:
    words = ngettext(
        "%(count)s kiến nghị chậm đã 5 ngày làm việc", "%(count)s kiến nghị chậm đã 5 ngày làm việc", len(told)
    )
    return words % {"count": len(told)}


KINDS = (
    Kind(LATE, "alert-triangle", "late", lambda facts: _("Kiến nghị quá hạn"), _late_sum, detail=_far, order=11),
    Kind(
        ESCALATED,
        "alert-triangle",
        "late",
        lambda facts: _("Kiến nghị chậm lâu"),
        _escalated_sum,
        detail=_far,
        order=21,
    ),
    Kind(RETURNED, "arrow-back-up", "due", lambda facts: _("Bị trả lại"), _returned_sum, detail=_deadline, order=22),
    Kind(CLAIMED, "file-check", "due", lambda facts: _("Chờ xác nhận"), _claimed_sum, detail=_deadline, order=23),
    Kind(ASKED, "clock", "due", lambda facts: _("Xin gia hạn"), _asked_sum, detail=_deadline, order=25),
    Kind(ANSWERED, "clock", "open", lambda facts: _("Trả lời gia hạn"), _answered_sum, detail=_deadline, order=26),
    Kind(GIVEN, "flag", "open", lambda facts: _("Kiến nghị mới"), _given_sum, detail=_deadline, order=24),
    Kind(DUE, "clock", "due", lambda facts: _("Kiến nghị đến hạn"), _due_sum, detail=_far, order=31),
)
