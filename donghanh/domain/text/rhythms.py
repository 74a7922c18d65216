"""How often something is done: "hằng quý", "01 lần/tháng", "02 lần mỗi tuần"; and that it is done all the time."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TIMES = r"\d{1,3}\s+(?:lần|buổi|cuộc|phiên|kỳ|số|ca|lượt|đợt|chuyên mục|tin, bài|tin bài|bài|tin)"
_A = r"(?:/\s*(?:0?1\s+|một\s+)?|\strong\s(?:một\s)?|\s(?:một|mỗi)\s)"
_RECURRING = re.compile(
    r"(?:định kỳ\s+)?(?:vào\s+)?(?:(?:hàng|hằng|mỗi|từng)\s+(?P<unit>năm|quý|tháng|tuần)(?:\s+(?:0?1|một)\s+lần)?"
    r"|(?:ít nhất\s+)?(?:0?1|một)\s+lần\s*/\s*(?:0?1\s+|một\s+)?(?P<unit2>năm|quý|tháng|tuần)"
    r"|(?P<half>(?:định kỳ|báo cáo|sơ kết)\s+(?:0?6|sáu) tháng|(?:hàng|hằng|mỗi)\s+(?:0?6|sáu) tháng|(?:0?6|sáu) tháng(?=,?\s*(?:và|,)?\s*(?:0?1|một|hàng|hằng)?\s*năm)"
    r"|(?:0?6|sáu) tháng(?: một)? lần|(?:0?6|sáu) tháng/lần)"
    r"|(?P<quarter>(?:0?3|ba) tháng(?: một lần|/lần)|(?:mỗi|cứ|định kỳ)\s+(?:0?3|ba) tháng(?!\s+(?:đầu|cuối|tới|sau|qua|trước|liên)))"
    rf"|{_TIMES}(?:\s(?!trong\s|một\s|mỗi\s)[^\W\d_]+){{0,2}}\s*{_A}(?P<unit4>quý|tháng|tuần)(?!\s+(?:hành động|cao điểm|lễ))"
    r"|định kỳ\s+(?P<unit3>năm|quý|tháng|tuần))(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
# "chế độ trợ cấp xã hội hằng tháng" is what a payment is called, not when something is done.
_PAID = re.compile(
    r"(?:trợ cấp|phụ cấp|lương hưu|tiền lương|lương|trợ giúp|học bổng|sinh hoạt phí)(?:\s+(?:xã hội|ưu đãi|thường xuyên|hưu trí|nuôi dưỡng))?\s+$",
    re.IGNORECASE,
)
_UNIT = {"năm": "yearly", "quý": "quarterly", "tháng": "monthly", "tuần": "weekly"}
_ONGOING = re.compile(
    r"(?<![\wÀ-ỹ])(?:thường xuyên(?:,?\s+(?:liên tục|quanh năm|trong (?:cả )?năm))?|(?:trong )?(?:suốt|cả) năm|quanh năm|h[ằà]ng ngày|h[ằà]ng đêm)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
# "giáo dục thường xuyên", "chi thường xuyên" are names; "người thường xuyên đi xa" says which people.
_NAMED = re.compile(
    r"(?:giáo dục|chi|kinh phí|ngân sách|dự toán|nguồn|trợ cấp|phụ cấp|trợ giúp|thường trực|nhiệm vụ|"
    r"người|hộ|gia đình|đối tượng|phụ nữ|trẻ em|trẻ|hội viên|học sinh|nơi|điểm|khu vực|đời sống|sinh hoạt|công việc)\s+$",
    re.IGNORECASE,
)


def find_rhythms(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of words that say how often, each with "yearly", "half_yearly", "quarterly", "monthly" or "weekly"."""
    for match in _RECURRING.finditer(text):
        if _PAID.search(text, max(0, match.start() - 40), match.start()):
            continue
        unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
        rhythm = "quarterly" if match["quarter"] else "half_yearly"
        yield match.start(), match.end(), _UNIT[unit.lower()] if unit else rhythm


def find_ongoing(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Return where a part of a text says that something is done all the time ("thường xuyên"), not where it names
    a thing ("giáo dục thường xuyên") or people so.
    """
    for match in _ONGOING.finditer(text, start, len(text) if end is None else end):
        if not _NAMED.search(text, max(start, match.start() - 24), match.start()):
            return match.span()
    return None
