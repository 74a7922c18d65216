"""To whom an item of the upper plan speaks, and what the lower plan answers by being there."""

from __future__ import annotations

import re

from donghanh.domain.cascade.deeds import begins_with_deed, deed_of, deeds_of
from donghanh.domain.cascade.value import Item, Side
from donghanh.domain.text.forms import fold

# A plan or programme of action as such; "xây dựng chương trình phát thanh" makes something else.
_MAKES_PLAN = re.compile(
    r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^;.]{0,60}?(?:kế hoạch|chương trình(?=\s+(?:hành động|công tác|thực hiện|triển khai|,|và\b)|\s*$))",
    re.IGNORECASE,
)
_GIVES_MONEY = re.compile(
    r"(?:bố trí|cân đối|dành|bảo đảm|đảm bảo)[^;.]{0,40}?(?:kinh phí|ngân sách|nguồn lực)", re.IGNORECASE
)
_BUYS = re.compile(r"^\W*(?:để|cho(?: việc)?)?\s*(?:mua|xây|sửa|lắp|trang bị|tu bổ|nâng cấp)", re.IGNORECASE)
# A report on the work, and not on "các vụ xâm hại trẻ em".
_REPORTS_WORK = re.compile(
    r"báo cáo(?!\s+viên)(?:\s+\w+){0,3}?(?:\s+(?:kết quả|tình hình|tiến độ|công tác|việc|định kỳ|đánh giá|về|gửi|theo|ubnd|ủy ban|uỷ ban|sở|ban|cấp)\b|\s*[,;.(]|\s*$)",
    re.IGNORECASE,
)
_OF_A_PLAN = frozenset({"plan", "fund", "report", "review"})
# Who is meant by "the lower level" in a plan of each level: the words that follow "UBND", "các", "cấp".
_BELOW = {
    "trung ương": r"(?:tỉnh|thành phố|địa phương)",
    "tỉnh": r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|cấp xã|cấp huyện|địa phương)",
    "thành phố": r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|cấp xã|cấp huyện|địa phương)",
    "huyện": r"(?:xã|phường|thị trấn|cấp xã)",
    "thị xã": r"(?:xã|phường|cấp xã)",
    "quận": r"(?:phường|cấp xã)",
    "xã": r"(?:thôn|bản|ấp|buôn|xóm|tổ dân phố)",
    "phường": r"(?:tổ dân phố|khối|khu phố|khóm|khu dân cư|thôn)",
}
_BELOW["cơ quan"] = _BELOW["tỉnh"]


class Aim:
    """Which items of the upper plan speak to the lower one."""

    def __init__(self, above: Side, below: Side) -> None:
        words = _BELOW.get(above.level, r"(?:xã|phường|địa phương)")
        self._level = re.compile(rf"(?<![\wÀ-ỹ])(?!xã hội){words}(?![\wÀ-ỹ])", re.IGNORECASE)
        self._plural = re.compile(r"(?<![\wÀ-ỹ])(?:các|cấp|từng|mỗi|\d+)(?![\wÀ-ỹ])", re.IGNORECASE)
        self._own = plain(below.issuer)

    def is_meant(self, item: Item) -> bool:
        """Whether a body of the item is the lower plan's issuer or the group of bodies it belongs to."""
        return any(self._meant(body) for body in item.bodies)

    def _meant(self, body: str) -> bool:
        if self._own and plain(body) == self._own:
            return True
        return bool(self._level.search(body) and self._plural.search(body))


class Presence:
    """What the lower plan answers by what it is: a plan, with money in it, with a report upward."""

    def __init__(self, below: Side) -> None:
        self._has_budget = below.has_budget
        own = plain(below.issuer)
        self.reports = tuple(report for report in below.of("report") if _goes_up(report, own))
        """Its report duties that leave its own unit."""

    def answers(self, clause: str) -> bool:
        """Whether the plan is itself the answer to a clause: a plan of this field, not one "để kiểm tra …", and money for
        the work as such, not for something to be bought."""
        if deed_of(clause).codes - _OF_A_PLAN:
            return False
        if made := _MAKES_PLAN.search(clause):
            return not begins_with_deed(clause[made.end() :])
        if given := _GIVES_MONEY.search(clause):
            rest = clause[given.end() :]
            return self._has_budget and not begins_with_deed(rest) and not _BUYS.match(rest)
        return bool(self.reports) and "report" in deeds_of(clause) and bool(_REPORTS_WORK.search(clause))


def _goes_up(report: Item, own: str) -> bool:
    target = plain(report.to)
    return bool(target) and target not in own and own not in target


def plain(name: str) -> str:
    """A body's name for comparing: UBND counts as its long form."""
    return " ".join(fold(name).replace("ubnd", "uy ban nhan dan").split())
