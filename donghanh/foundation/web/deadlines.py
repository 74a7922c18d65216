"""How near a deadline is, in words. Plain days; working days come with the calendar."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON = 7
"""Days before a deadline from which on it counts as falling due soon."""


def words(due_on: dt.date | None, today: dt.date, *, was_asked: bool = False) -> str:
    """ "còn 3 ngày", "hôm nay", "chậm 2 ngày"; "chưa có hạn" when none is set. Who was asked and not ordered is never told to be
    late: the day that was proposed is over."""
    if due_on is None:
        return _("chưa có hạn")
    left = (due_on - today).days
    if left == 0:
        return _("hôm nay")
    if left == 1:
        return _("ngày mai")
    if left > 0:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", left) % {"days": left}
    if was_asked:
        return ngettext("quá ngày đề nghị %(days)d ngày", "quá ngày đề nghị %(days)d ngày", -left) % {"days": -left}
    return ngettext("chậm %(days)d ngày", "chậm %(days)d ngày", -left) % {"days": -left}


def kind(due_on: dt.date | None, today: dt.date) -> str:
    """The kind of chip for something not yet done: "late" after the day, "due" in the last week, else "open"."""
    if due_on is None or due_on - today > dt.timedelta(days=SOON):
        return "open"
    return "late" if due_on < today else "due"
