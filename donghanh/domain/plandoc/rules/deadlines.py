"""Deadlines and schedules: the printed words, the value, and the rule that says on which day it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Deadline
from donghanh.domain.text.date_values import names_day
from donghanh.domain.text.dates import DateMention, day_before, find_dates, last_day
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.rhythms import find_ongoing

# "trước ngày D" ends the day before D; "chậm nhất", "đến hết ngày D" end on D.
_RULES = {
    "before": re.compile(r"(?:xong\s+)?trước(?:\s+hết)?\s*$", re.IGNORECASE),
    "by": re.compile(r"(?:chậm nhất(?:\s+là)?(?:\s+vào)?(?:\s+đến)?|muộn nhất(?:\s+là)?|(?:đến|tới)\s+(?:hết|cuối)|không (?:quá|muộn hơn)|hạn cuối(?:\s+là)?|thời hạn\s*:?|hạn\s*:?|(?:hoàn thành|xong)\s+(?:đến|vào)?|trong vòng|kết thúc(?:\s+vào)?|đến)\s*$", re.IGNORECASE),
    "within": re.compile(r"(?:trong(?:\s+các)?|hoàn thành|thời gian(?:\s+(?:thực hiện|hoàn thành|tổ chức))?\s*:?|thực hiện\s*:?)\s*$", re.IGNORECASE),
    "on": re.compile(r"(?:vào(?:\s+các)?|tổ chức|xong|dự kiến(?:\s+(?:vào|trong))?)\s*(?:sáng|chiều|tối|lúc[^,;.]{0,20}|khoảng|đầu|giữa|cuối)?\s*$", re.IGNORECASE),
}  # fmt: skip
# "trước 16h00 ngày D", "trước 17 giờ 00 phút, ngày D": an hour of D itself, so the work may still be done on D.
_HOUR = re.compile(r"(?:lúc\s+)?\d{1,2}\s?(?:h|g|giờ)\s?(?:\d{2}\s?(?:phút)?)?\s*,?\s*$", re.IGNORECASE)
# A year alone binds only where the words say that the work ends in it.
_DONE_IN_YEAR = re.compile(
    r"(?:(?:hoàn thành|xong|kết thúc)(?:\s+(?:trong|trước|vào|đến hết|hết))?|"
    r"(?<!quả )(?<!hình )(?<!giá )(?<!việc )(?<!tác )(?:thực hiện|triển khai)\s+(?:trong|đến hết))\s*$",
    re.IGNORECASE,
)
_NO_SUCH_DAY = re.compile(
    r"(?P<rule>trước|chậm nhất|muộn nhất|đến hết|xong)(?:\s+(?:là|hết|vào))*\s+ngày\s+\d{1,2}(?:\s?[/.-]\s?|\s+tháng\s+)\d{1,2}"
    r"(?:(?:\s?[/.-]\s?|\s+năm\s+)(?:19|20)\d\d)?(?!\d)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:từ|kể từ|bắt đầu(?:\s+từ)?)\s*$", re.IGNORECASE)
_OF_A_DAY = re.compile(r"(?:sáng|chiều|tối|đêm)\s*$", re.IGNORECASE)
# Between the days of a list: "tháng 3, tháng 6 và tháng 9".
_NTH = r"(?:đợt|lần|kỳ|giai đoạn|lớp|khóa|khoá|vòng)\s+(?:thứ\s+)?(?:\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|bốn|năm)"
_ALSO = re.compile(
    rf"\s*\)?(?:,|;|và|hoặc|,\s*và)\s*(?:{_NTH}\s*:?\s*)?(?:từ\s+|trong\s+|vào\s+|trước\s+)?(?:ngày\s+)?\(?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.;]\s)[-+*•\s(]*(?:Trong\s+|Vào\s+|Sáng\s+|Chiều\s+|Tối\s+)?$")
# "số liệu khảo sát (tháng 10/2025)": when something was, not when it shall be.
_TOLD = re.compile(r"(?:số\s+\d|kết quả|số liệu|khảo sát|điều tra|thống kê|[Tt]heo|so với|cùng kỳ)[^.;]*$")
_AFTER_OPENING = re.compile(r"\s*(?:[,:]|tổ chức\s)")
_EVERY_MONTH = re.compile(r"(?:hằng|hàng|mỗi) tháng", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[).;]|$)")
# "02 lần mỗi tuần trong Tháng hành động": the time in which the rhythm holds.
_BOUND = vi_pattern(
    r",?\s+(?:trong|suốt|vào)\s+(?:suốt\s+|thời gian\s+|dịp\s+|cả\s+)?(?:Tháng|Tuần|Đợt|đợt|mùa|tháng|tuần lễ|năm học|học kỳ|chiến dịch)(?![\wÀ-ỹ])(?:\s(?!và\s|hoặc\s|để\s|nhằm\s)[^\s,.;:()]+){0,12}"
)
_BOUND_JOIN = re.compile(r"\s*,?\s*(?:trong|vào|suốt|từ|kể từ)?\s*$", re.IGNORECASE)
_TIME_WORDS = re.compile(
    rf"(?<![\wÀ-ỹ])(?:{_NTH}|trước|từ|đến|tới|hết|vào|trong|các|ngày|tháng|năm|quý|hoàn thành|xong|kết thúc|chậm nhất|muộn nhất|dự kiến|thời gian|và|là|lúc|giờ|sáng|chiều)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Times:
    """When something is done: until which day, and how often."""

    deadline: Deadline | None = None
    schedule: Deadline | None = None

    def or_else(self, other: Times) -> Times:
        """Return these times completed from the other."""
        return Times(self.deadline or other.deadline, self.schedule or other.schedule)

    def __bool__(self) -> bool:
        return bool(self.deadline or self.schedule)


def rule_of(text: str, mention: DateMention) -> tuple[str | None, int]:
    """Return the rule the words before a date stand for and where these words start."""
    first = max(0, mention.start - 40)
    before = text[first : mention.start]
    if mention.is_bare_year:
        done = _DONE_IN_YEAR.search(before)
        if done is None:
            return None, mention.start
        rule = "before" if before.rstrip().endswith("trước") else "within"
        return rule, first + done.start()
    if (hour := _HOUR.search(before)) and (bound := _bound_of(before[: hour.start()], ("before", "by", "on"))):
        return "on" if bound[0] == "on" else "by", first + bound[1]
    if bound := _bound_of(before, tuple(_RULES)):
        return bound[0], first + bound[1]
    return None, mention.start


def _bound_of(before: str, names: Sequence[str]) -> tuple[str, int] | None:
    """The rule that the last words stand for, of those named, and where these words start."""
    for name in names:
        if match := _RULES[name].search(before):
            return name, match.start()
    return None


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


def times_of(block: Block, start: int = 0, end: int | None = None) -> Times:
    """Return when a sentence says that its work is done; a day that only bounds a rhythm stays with the rhythm."""
    deadline, schedule = find_deadline(block, start, end), find_schedule(block, start, end)
    if deadline and schedule and schedule.span.start <= deadline.span.start and deadline.span.end <= schedule.span.end:
        deadline = None
    return Times(deadline, schedule)


def find_deadline(block: Block, start: int = 0, end: int | None = None) -> Deadline | None:
    """Return the first deadline in a part of a paragraph: words that bind, then a date; without such words a window, a
    month or quarter that stands for itself, or a day at which the sentence opens.
    """
    text = block.text[:end] if end is not None else block.text
    mentions = _dated(text, start)
    for index, mention in enumerate(mentions):
        rule, words = rule_of(text, mention)
        if mention.range and (rule or text[mention.start : mention.end].lower().startswith("từ")):
            rule, words = "window", mention.start
        if rule is not None:
            return _deadline(block, rule, words, _listed(text, mentions[index:]))
    for index, mention in enumerate(mentions):
        if rule := _by_itself(text, mention, start):
            return _deadline(block, rule, mention.start, _listed(text, mentions[index:]))
    return _unreadable(block, text, start)


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether a date only goes on the list of the one before it: "trước 31/5 và 30/11 hằng năm"."""
    return _ALSO.fullmatch(text, end, start) is not None


def is_only_time(text: str) -> bool:
    """Whether a text holds nothing but a time ("trước ngày 20/12/2026", "đợt 1: tháng 4; đợt 2: tháng 6")."""
    rest = text
    for mention in reversed(find_dates(text)):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    return rest != text and not any(map(str.isalnum, _TIME_WORDS.sub(" ", rest)))


def _dated(text: str, start: int, *, years: bool = False) -> list[DateMention]:
    """The dates and windows from ``start`` on, in the offsets of the text; years alone only where they may bind."""
    shifted = (
        replace(mention, start=mention.start + start, end=mention.end + start) for mention in find_dates(text[start:])
    )
    return [
        mention
        for mention in shifted
        if not mention.recurring and (years or not (mention.range and re.fullmatch(r"\d{4}", mention.range[0])))
    ]


def _listed(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The first date with those that only go on its list."""
    listed = list(mentions[:1])
    for mention in mentions[1:]:
        if (mention.range is None) != (listed[-1].range is None):
            break
        if not goes_on(text, listed[-1].end, mention.start):
            break
        listed.append(mention)
    return listed


def _by_itself(text: str, mention: DateMention, start: int) -> str | None:
    """The rule of a date with no word before it that binds: a window, "(Quý II)", "Ngày 22/5 hằng năm …"."""
    if _TOLD.search(text, max(start, mention.start - 80), mention.start):
        return None
    if mention.range:
        return "window"
    value = mention.date or ""
    if mention.is_bare_year:
        return None
    if value.startswith("---"):
        return "on" if mention.period or _EVERY_MONTH.search(text, mention.start, mention.end) else None
    if text[mention.start : mention.end].endswith("năm"):
        return "on" if names_day(value) else "within"
    near = max(start, mention.start - 30)
    if _OPENS.search(
        text[start : mention.start] if near == start else "x" + text[near : mention.start]
    ) and _AFTER_OPENING.match(text, mention.end):
        return "on" if names_day(value) else "within"
    alone = text[near : mention.start].rstrip()[-1:] in ("(", ",", ":") and _ENDS.match(text, mention.end)
    return "within" if alone and not names_day(value) else None


def _deadline(block: Block, rule: str, words: int, mentions: Sequence[DateMention]) -> Deadline:
    """A deadline from its words on; of a list of days the last is due, several windows are one from first to last."""
    first, last = mentions[0], mentions[-1]
    window = (first.range[0], last.range[1]) if first.range and last.range else None
    return Deadline(
        rule, block.text[words : last.end].strip(), block.span_of(words, last.end), last.date, window, last.period,
        due_day(rule, last),
    )  # fmt: skip


def _unreadable(block: Block, text: str, start: int) -> Deadline | None:
    """A deadline whose day no calendar has: its words are kept, so that nobody is told the paper sets none."""
    match = _NO_SUCH_DAY.search(text, start)
    if match is None:
        return None
    rule = "before" if match["rule"].lower().startswith("trước") else "by"
    return Deadline(rule, match.group(), block.span_of(match.start(), match.end()))


def find_schedule(block: Block, start: int = 0, end: int | None = None) -> Deadline | None:
    """Return the first recurrence in a part of a paragraph with the time it is bound to ("02 lần mỗi tuần trong Tháng
    hành động"), else the words that it is done all the time ("thường xuyên").
    """
    text = block.text[:end] if end is not None else block.text
    mentions = find_dates(text[start:])
    for index, mention in enumerate(mentions):
        if mention.recurring:
            first, last = mention.start + start, mention.end + start
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            if after and not after.recurring and _BOUND_JOIN.fullmatch(text, last, after.start + start):
                stop = after.end + start
                return Deadline(
                    "every", text[first:stop], block.span_of(first, stop), after.date, after.range, mention.recurring,
                    due_day("within", after),
                )  # fmt: skip
            if bound := _BOUND.match(text, last):
                last = bound.end()
            return Deadline("every", text[first:last], block.span_of(first, last), recurring=mention.recurring)
    if ongoing := find_ongoing(text, start):
        return Deadline("ongoing", text[slice(*ongoing)], block.span_of(*ongoing))
    return None


def time_said(block: Block, start: int, end: int, *, ends: bool = False) -> Times:
    """Return what a cell or line that holds nothing but a time says; words that name no day are kept as a schedule.

    ``ends`` tells that its title speaks of the end ("Thời hạn", "Hoàn thành"): a day alone is then the last one.
    """
    text = block.text[:end]
    if not any(char.isalnum() for char in text[start:]):
        return Times()
    schedule = find_schedule(block, start, end)
    mentions = _dated(text, start, years=True)
    deadline = None
    for index, mention in enumerate(mentions):
        if not mention.range and _FROM.search(text, start, mention.start):
            continue  # a beginning is no end
        rule, words = rule_of(text, mention)
        if mention.range:
            rule, words = "window", mention.start
        elif rule is None:
            rule = "by" if ends else "on" if names_day(mention.date) else "within"
            words = match.start() if (match := _OF_A_DAY.search(text, start, mention.start)) else words
        listed = _listed(text, mentions[index:])
        deadline = _deadline(block, rule, max(words, start), listed)
        break
    deadline = deadline or _unreadable(block, text, start)
    if deadline is None and schedule is None and end - start <= _LONGEST_SAID:
        schedule = Deadline("printed", text[start:end].strip(" .;"), block.span_of(start, end))
    return Times(deadline, schedule)
