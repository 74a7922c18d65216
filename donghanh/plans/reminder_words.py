"""How reminders read: each kind of notice about tasks, in one line, and in the counts of a message.

Who was asked and not ordered is never told to be late: the day that was proposed is over. A count of both says what is true
of both.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.domain.calendar import Period
from donghanh.foundation.web import formats
from donghanh.notices.kinds import Facts, Kind
from donghanh.plans.actions.links import LOCKED
from donghanh.plans.actions.remarks import REMARK
from donghanh.plans.presenters.check_ins import period_words
from donghanh.plans.presenters.words import late_words
from donghanh.plans.reminders import ASKED, DIGEST, DUE, ESCALATED, LATE


def _day(facts: Facts) -> str:
    """The deadline, and how far it was when this was told."""
    day, left = formats.date(dt.date.fromordinal(facts["due"])), facts["left"]
    if left == 0:
        return _("Hạn %(day)s") % {"day": day}
    if left < 0 and facts.get("asked"):
        over = ngettext("đã quá %(n)s ngày làm việc", "đã quá %(n)s ngày làm việc", -left) % {"n": -left}
        return _("Ngày đề nghị %(day)s, %(far)s") % {"day": day, "far": over}
    if left < 0:
        late = ngettext("chậm %(n)s ngày làm việc", "chậm %(n)s ngày làm việc", -left) % {"n": -left}
        return _("Hạn %(day)s, %(far)s") % {"day": day, "far": late}
    ahead = ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", left) % {"n": left}
    return _("Hạn %(day)s, %(far)s") % {"day": day, "far": ahead}


def _due_chip(facts: Facts) -> str:
    return _("Đến hạn") if facts["left"] == 0 else _("Sắp đến hạn")


def _due_sum(told: Sequence[Facts]) -> str:
    said = []
    for left, count in sorted(Counter(facts["left"] for facts in told).items()):
        if left == 0:
            said.append(ngettext("%(count)s việc đến hạn", "%(count)s việc đến hạn", count) % {"count": count})
        else:
            words = ngettext(
                "%(count)s việc đến hạn trong %(left)s ngày làm việc",
                "%(count)s việc đến hạn trong %(left)s ngày làm việc",
                count,
            )
            said.append(words % {"count": count, "left": left})
    return ", ".join(said)


def _late_chip(facts: Facts) -> str:
    return _("Quá ngày đề nghị") if facts.get("asked") else _("Quá hạn")


def _escalated_chip(facts: Facts) -> str:
    return _("Quá ngày đã lâu") if facts.get("asked") else _("Chậm lâu")


def _asked_of(told: Sequence[Facts]) -> int:
    return sum(bool(facts.get("asked")) for facts in told)


def _late_sum(told: Sequence[Facts]) -> str:
    return late_words(len(told), _asked_of(told))


def _escalated_sum(told: Sequence[Facts]) -> str:
    count, asked = len(told), _asked_of(told)
    if not asked:
        words = ngettext("%(count)s việc chậm đã 5 ngày làm việc", "%(count)s việc chậm đã 5 ngày làm việc", count)
    elif asked == count:
        words = ngettext(
            "%(count)s việc quá ngày đề nghị đã 5 ngày làm việc",
            "%(count)s việc quá ngày đề nghị đã 5 ngày làm việc",
            count,
        )
    else:
        words = ngettext(
            "%(count)s việc qua ngày hẹn đã 5 ngày làm việc", "%(count)s việc qua ngày hẹn đã 5 ngày làm việc", count
        )
    return words % {"count": count}


def _remark_sum(told: Sequence[Facts]) -> str:
    return ngettext("%(count)s lời nhắn của xã", "%(count)s lời nhắn của xã", len(told)) % {"count": len(told)}


def _asked_detail(facts: Facts) -> str:
    """The period that is asked about, and until when there is time; nothing of being late."""
    period = Period(dt.date.fromordinal(facts["from"]), dt.date.fromordinal(facts["until"]))
    words = {"period": period_words(period, begins=True), "day": formats.date(period.last)}
    return _("%(period)s còn làm đều không? Trả lời đến hết %(day)s") % words


def _asked_sum(told: Sequence[Facts]) -> str:
    words = ngettext(
        "%(count)s việc thường xuyên được hỏi thăm", "%(count)s việc thường xuyên được hỏi thăm", len(told)
    )
    return words % {"count": len(told)}


def _locked_sum(told: Sequence[Facts]) -> str:
    words = ngettext("%(count)s đường dẫn cá nhân bị khóa", "%(count)s đường dẫn cá nhân bị khóa", len(told))
    return words % {"count": len(told)}


def _digest_text(facts: Facts) -> str:
    said = [
        (facts["late"], late_words(facts["late"], facts.get("asked", 0))),
        (
            facts["week"],
            ngettext("%(count)s việc đến hạn trong tuần", "%(count)s việc đến hạn trong tuần", facts["week"]),
        ),
        (
            facts["decisions"],
            ngettext("%(count)s việc chờ quyết định", "%(count)s việc chờ quyết định", facts["decisions"]),
        ),
    ]
    return ", ".join(words % {"count": count} for count, words in said if count)


def _digest_line(facts: Facts) -> str:
    return _("Tổng kết tuần: %(said)s") % {"said": _digest_text(facts)}


KINDS = (
    Kind(LATE, "alert-triangle", "late", _late_chip, _late_sum, detail=_day, order=10),
    Kind(ESCALATED, "alert-triangle", "late", _escalated_chip, _escalated_sum, detail=_day, order=20),
    Kind(DUE, "clock", "due", _due_chip, _due_sum, detail=_day, order=30),
    Kind(ASKED, "history", "note", lambda facts: _("Hỏi thăm"), _asked_sum, detail=_asked_detail, order=35),
    Kind(REMARK, "message-circle", "note", lambda facts: _("Xã nhắn"), _remark_sum, order=25),
    Kind(
        LOCKED,
        "lock",
        "due",
        lambda facts: _("Bị khóa"),
        _locked_sum,
        text=lambda facts: _("Một đường dẫn cá nhân bị khóa vì gõ sai mã PIN năm lần. Gọi người giữ rồi tạo mã mới."),
        order=28,
    ),
    Kind(
        DIGEST,
        "chart-bar",
        "note",
        lambda facts: _("Tổng kết tuần"),
        lambda told: "; ".join(map(_digest_line, told)),
        text=_digest_line,
        order=40,
    ),
)
