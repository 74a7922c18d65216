"""Deadlines and schedules: the printed words, the value, and the rule that says on which day it ends."""

from __future__ import annotations

import re

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Deadline
from donghanh.domain.text.dates import DateMention, day_before, find_dates, last_day

# "trước ngày D" ends the day before D; "chậm nhất", "đến hết ngày D" end on D.
_RULES = (
    ("before", re.compile(r"(?:xong\s+)?trước(?:\s+hết)?\s*$", re.IGNORECASE)),
    ("by", re.compile(r"(?:chậm nhất(?:\s+là)?(?:\s+vào)?(?:\s+đến)?|muộn nhất(?:\s+là)?|(?:đến|tới)\s+(?:hết|cuối)|không (?:quá|muộn hơn)|hạn cuối(?:\s+là)?|thời hạn\s*:?|hạn\s*:?|(?:hoàn thành|xong)\s+(?:đến|vào)?|trong vòng|kết thúc(?:\s+vào)?|đến)\s*$", re.IGNORECASE)),
    ("within", re.compile(r"(?:trong(?:\s+các)?|hoàn thành|thời gian(?:\s+(?:thực hiện|hoàn thành|tổ chức))?\s*:?|thực hiện\s*:?)\s*$", re.IGNORECASE)),
    ("on", re.compile(r"(?:vào|tổ chức|xong)\s*(?:sáng|chiều|lúc[^,;.]{0,20})?\s*$", re.IGNORECASE)),
)  # fmt: skip
_NO_SUCH_DAY = re.compile(
    r"(?P<rule>trước|chậm nhất|muộn nhất|đến hết|xong)(?:\s+(?:là|hết|vào))*\s+ngày\s+\d{1,2}(?:\s?[/.-]\s?|\s+tháng\s+)\d{1,2}"
    r"(?:(?:\s?[/.-]\s?|\s+năm\s+)(?:19|20)\d\d)?(?!\d)",
    re.IGNORECASE,
)


def rule_of(text: str, mention: DateMention) -> tuple[str | None, int]:
    """Return the rule the words before a date stand for and where these words start."""
    before = text[max(0, mention.start - 40) : mention.start]
    if text[mention.start : mention.start + 1] == "n" and before.endswith(" "):
        before = before.rstrip()
    for name, pattern in _RULES:
        match = pattern.search(before)
        if match:
            return name, mention.start - (len(text[max(0, mention.start - 40) : mention.start]) - match.start())
    return None, mention.start


def due_day(rule: str, mention: DateMention) -> str | None:
    """Return the last day a deadline allows, as ISO or as ``--MM-DD``; nothing when it cannot be said."""
    if mention.range:
        end = last_day(mention.range[1])
        return end.isoformat() if end else mention.range[1]
    if not mention.date:
        return None
    if rule == "before":
        return day_before(mention.date)
    end = last_day(mention.date)
    return end.isoformat() if end else mention.date


def find_deadline(block: Block, start: int = 0, end: int | None = None, *, loose: bool = False) -> Deadline | None:
    """Return the first deadline in a part of a paragraph: words that bind, then a date.

    ``loose`` also takes a bare date, as in a column headed "Thời gian".
    """
    text = block.text[:end] if end is not None else block.text
    for mention in find_dates(text[start:]):
        shifted = DateMention(
            mention.start + start, mention.end + start, mention.date, mention.range, mention.recurring
        )
        if shifted.recurring or shifted.is_bare_year:
            continue
        if shifted.range and re.fullmatch(r"\d{4}", shifted.range[0]):
            continue
        rule, words = rule_of(text, shifted)
        if shifted.range and (rule or text[shifted.start : shifted.end].lower().startswith("từ")):
            rule = "window"
            words = shifted.start
        if rule is None and loose:
            rule = "on" if re.search(r"\d\d-\d\d$", shifted.date or "") else "within"
        if rule is None:
            continue
        return Deadline(
            rule, text[words : shifted.end].strip(), block.span_of(words, shifted.end), shifted.date, shifted.range,
            due=due_day(rule, shifted),
        )  # fmt: skip
    return _unreadable(block, text, start)


def _unreadable(block: Block, text: str, start: int) -> Deadline | None:
    """A deadline whose day no calendar has: its words are kept, so that nobody is told the paper sets none."""
    match = _NO_SUCH_DAY.search(text, start)
    if match is None:
        return None
    rule = "before" if match["rule"].lower().startswith("trước") else "by"
    return Deadline(rule, match.group(), block.span_of(match.start(), match.end()))


def find_schedule(block: Block, start: int = 0, end: int | None = None) -> Deadline | None:
    """Return the first recurrence in a part of a paragraph ("định kỳ hàng tháng")."""
    text = block.text[:end] if end is not None else block.text
    for mention in find_dates(text[start:]):
        if mention.recurring:
            first, last = mention.start + start, mention.end + start
            return Deadline("every", text[first:last], block.span_of(first, last), recurring=mention.recurring)
    return None
