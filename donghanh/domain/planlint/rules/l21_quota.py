"""L21: a quota nobody can compute, because it does not say of what, or against when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_CHANGE = re.compile(
    r"(?P<what>(?:tăng|giảm|nâng|hạ)(?: thêm| ít nhất| tối thiểu| từ| trên| khoảng)*\s+\d+(?:,\d+)?\s?%)"
    # a price and the time of a procedure have their own base: "giảm 20% học phí", "cắt giảm 30% thời gian giải quyết"
    r"(?!\s*(?:học phí|giá|phí|chi phí|tiền|mức đóng|lãi suất|thời gian (?:giải quyết|xử lý|thực hiện)))",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"so với|so cùng kỳ|so năm|cùng kỳ|mỗi năm|hằng năm|hàng năm|bình quân|/năm|lên\s+\d|xuống\s+\d|còn\s+\d",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;]+")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield rises and falls in percent that name no base ("tăng 10%" of what, since when)."""
    for index in reading.frame.body:
        block = reading.blocks[index]
        for sentence in _SENTENCE.finditer(block.text):
            match = _CHANGE.search(sentence.group())
            if match and not _BASE.search(sentence.group()):
                start = sentence.start() + match.start("what")
                span = block.span_of(start, start + len(match["what"]))
                yield Finding("L21", "quota_without_base", "warning", span, match["what"])


RULE = Rule(
    "L21", ("quota_without_base",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải rõ, tính được"), check
)
