"""What all bodies are told: a part "Trách nhiệm chung", and the report at the end of a part that names no one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.outline import Entry, Outline

_COMMON = re.compile(
    r"(?:(?:Một số|Các)\s+)?(?:Trách nhiệm|Nhiệm vụ|Yêu cầu|Quy định|Nội dung)\s+chung"
    r"(?:\s+(?:của|đối với|cho)\s+(?P<who>[^:.;]{2,200}))?\s?(?:[:.]?\s{0,3}$|:\s)",
    re.IGNORECASE,
)
# Beside it in one list, what all share and what is each one's own are both duties of the one body above them.
_OWN = re.compile(
    r"(?:Trách nhiệm|Nhiệm vụ|Yêu cầu|Nội dung)\s+(?:riêng|cụ thể|chung|trọng tâm|thường xuyên)", re.IGNORECASE
)
_REPORT_OF_NO_ONE = re.compile(
    r"(?:(?:Định kỳ|Hằng|Hàng|Trước|Chậm nhất)\s[^.;:]{0,80}?\s)?(?:(?:thực hiện|tổng hợp|gửi)\s(?:chế độ\s)?)?báo cáo\s(?!viên|cáo)"
    r"|Kết quả (?:thực hiện|triển khai)[^.;:]{0,60}\s(?:báo cáo|gửi)\s",
    re.IGNORECASE,
)


def common_title(text: str) -> re.Match[str] | None:
    """Return the words "Trách nhiệm chung" at the head of a text, with the bodies named behind them as ``who``."""
    return _COMMON.match(text)


def is_own_list(duties: Sequence[str]) -> bool:
    """Whether a body's duties are told in lists of their own kinds ("Nhiệm vụ riêng: …"), of which one may be common."""
    return not duties or any(_OWN.match(text) for text in duties)


def reports_for_no_one(text: str) -> bool:
    """Whether a paragraph orders a report and does not open with the name of who gives it."""
    return _REPORT_OF_NO_ONE.match(text) is not None


def at_the_end(outline: Outline, entries: Sequence[Entry]) -> list[bool]:
    """Return for each entry of the organising part whether nothing but paragraphs follows it there. One pass."""
    result, alone = [], True
    for entry in reversed(entries):
        result.append(alone)
        if entry.role == "section":
            alone = entry.section is not None and outline.sections[entry.section].parent is None
        elif entry.role not in ("paragraph", "closing"):
            alone = False
    return result[::-1]
