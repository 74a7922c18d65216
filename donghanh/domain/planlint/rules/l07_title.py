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


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield when the title names a campaign that the opening leaves out, or the content is one the title leaves out."""
    title = reading.header.title or ""
    span = reading.header.spans.get("title")
    in_title = _CAMPAIGN.search(title)
    opening = " ".join(reading.blocks[index].text for index in reading.frame.preamble)
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
