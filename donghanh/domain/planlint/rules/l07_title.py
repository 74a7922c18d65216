"""L07: the title announces one thing, the opening sentence or the content another (a campaign, or the whole year)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_CAMPAIGN = re.compile(
    r"(?:Tháng|tháng) (?:hành động|cao điểm|thanh niên|công nhân|nhân đạo|an toàn)|(?:Tuần|tuần) lễ|(?:Đợt|đợt) cao điểm|[Cc]hiến dịch|(?:Ngày|ngày) hội"
)
_OBJECT = re.compile(
    r"(?:ban hành|xây dựng|Ban hành)\s+[Kk]ế hoạch\s+(?P<object>.+?)(?:,?\s+(?:cụ thể|như sau|với (?:các )?(?:nội dung|những))|:|$)",
    re.DOTALL,
)
# A plan for a campaign names it at once; further on it is one part of the year's work.
_FIRST_WORDS = 48
# "xây dựng Kế hoạch triển khai thực hiện trên địa bàn xã" repeats no name at all.
_BARE = re.compile(r"(?:tổ chức |triển khai |thực hiện )+(?:trên địa bàn|tại|ở)\s")


# "quý II", "6 tháng đầu năm", "tháng 9": what a report covers.
_COVERS = re.compile(
    r"(?:quý\s+(?P<quarter>IV|I{1,3}|[1-4])|(?P<months>0?6|0?9|0?3|sáu|chín|ba)\s+tháng|tháng\s+(?P<month>\d{1,2}))(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?<![\wÀ-ỹ])báo cáo\s+(?:tình hình|kết quả|công tác|tiến độ|việc|sơ kết|về)(?P<words>[^.;:]{0,200}?)(?:như sau|cụ thể|:|$)",
    re.IGNORECASE,
)
_NUMBERS = {"sáu": "6", "chín": "9", "ba": "3", "i": "1", "ii": "2", "iii": "3", "iv": "4"}


def _covered(words: str) -> tuple[str, str] | None:
    match = _COVERS.search(words)
    if match is None:
        return None
    kind = next(name for name, value in match.groupdict().items() if value)
    value = match[kind].lower()
    return kind, _NUMBERS.get(value, value.lstrip("0"))


def _period(reading: Reading, opening: str) -> Finding | None:
    """A report whose title names one stretch of the year and whose opening another."""
    title = reading.header.title or ""
    stated = _REPORTS.search(opening)
    if reading.header.doc_type != "Báo cáo" or stated is None:
        return None
    ours, theirs = _covered(title), _covered(stated["words"])
    if ours is None or theirs is None or ours == theirs:
        return None
    params = {"title": title, "content": stated["words"].strip()}
    return Finding("L07", "title_scope", "warning", reading.header.spans.get("title"), title, params)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield when the title names a campaign that the opening leaves out, or the content is one the title leaves out."""
    title = reading.header.title or ""
    span = reading.header.spans.get("title")
    in_title = _CAMPAIGN.search(title)
    opening = " ".join(reading.blocks[index].text for index in reading.frame.preamble)
    if found := _period(reading, opening):
        yield found
        return
    stated = _OBJECT.search(opening)
    if stated and _BARE.match(stated["object"]):
        stated = None
    if in_title and stated and len(stated["object"]) > 25 and not _CAMPAIGN.search(stated["object"]):
        yield Finding(
            "L07",
            "title_scope",
            "warning",
            span,
            title,
            {"title": in_title.group(), "content": stated["object"].strip()},
        )
        return
    if in_title or not title:
        return
    if stated and (campaign := _CAMPAIGN.search(stated["object"], 0, _FIRST_WORDS)):
        content = {"title": title, "content": campaign.group()}
        yield Finding("L07", "title_scope", "warning", span, title, content)
        return
    named = [s for s in reading.outline.sections if s.kind != "item" and _CAMPAIGN.search(s.title)]
    if len(named) >= 2:
        match = _CAMPAIGN.search(named[0].title)
        yield Finding(
            "L07", "title_scope", "warning", span, title, {"title": title, "content": match.group() if match else ""}
        )


RULE = Rule(
    "L07", ("title_scope",), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5: trích yếu phản ánh khái quát nội dung"), check
)
