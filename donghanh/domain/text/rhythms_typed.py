"""How often something is done, typed in a hurry: "hai tuần một lần", "mỗi thứ hai", "ngày 25 hằng tháng", "cứ hai tuần từ 4/12"."""

from __future__ import annotations

import datetime as dt
import re

from donghanh.domain.text.days_said import day_said
from donghanh.domain.text.forms import fold
from donghanh.domain.text.rhythms_said import MOST_APART, Rhythm, rule_said

_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_HOW_OFTEN = re.compile(
    r"(?P<before>(?:dinh ky )?(?:moi|cu moi|cu|hang|dinh ky) )?"
    rf"(?:(?P<number>[0-9]{{1,2}}|{'|'.join(_NUMBERS)}) )?(?P<unit>tuan|thang|quy|nam)"
    r"(?P<after> ?/ ?(?:(?:mot|0?1) )?lan| (?:mot|0?1) lan)?(?: (?P<day>[^ ].*))?"
)
_DAY_FIRST = re.compile(r"(?:vao )?(?P<day>[^ ].{0,30}?) ?,? (?:hang|moi) (?P<unit>tuan|thang|quy|nam)")
_EACH_WEEKDAY = re.compile(
    r"(?:vao )?(?:moi|hang|cac)(?: buoi)?(?: sang| chieu| toi)?(?: ngay)? "
    r"(?P<day>(?:thu ?)(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)"
)
_PART_OF_DAY = re.compile(r"(?:buoi )?(?:sang|chieu|toi) ")
_ALL_THE_TIME = re.compile(
    r"(?:lam )?(?:thuong xuyen|lien tuc|(?:hang|moi|tung) (?:ngay|dem)|ngay nao cung (?:lam|co)|quanh nam|ca nam|suot nam)"
    r"(?: (?:lien tuc|hang ngay|quanh nam|ca nam|suot nam|trong nam|trong ca nam))?"
)
_FROM = re.compile(r" (?:bat dau )?(?:ke )?tu (?:ngay )?(?=[0-9]|hom nay|mai\b)")
_MONTHS = {1: "monthly", 3: "quarterly", 6: "half_yearly", 12: "yearly"}
_IN_MONTHS = {"thang": 1, "quy": 3}


def rhythm_typed(text: str, *, today: dt.date) -> Rhythm | None:
    """Return how often is meant, on which day and from when; nothing for words that name no rhythm.

    "hai lần một tuần" and "2 lần/tháng" say how many times in one span, which is no rule of days; "2 tuần" alone is a
    stretch. Three months are a quarter, six a half, twelve a year. What passes over weeks, months or years is counted
    from the day named, which is also its day unless another is said (``Rhythm.day_meant``), else from ``today``.
    """
    words = _words(text)
    begins = None
    if found := _FROM.search(words):
        words, since = words[: found.start()], words[found.end() :]
        begins = day_said(since, today=today)
        if begins is None:
            return None
    match = _HOW_OFTEN.fullmatch(_day_last(words))
    if not match or not (match["before"] or match["after"]):
        return None
    number = match["number"] or "1"
    count = _NUMBERS.get(number) or int(number)
    day = (match["day"] or "").removeprefix("vao ")
    return _rhythm(count, match["unit"], day, begins, today)


def means_all_the_time(text: str) -> bool:
    """Whether the words say that something is done all the time ("hằng ngày", "thường xuyên", "quanh năm"): standing work,
    without turns to report one by one."""
    return _ALL_THE_TIME.fullmatch(_words(text)) is not None


def _words(text: str) -> str:
    return " ".join(fold(text).replace(",", " ").split()).strip(" .")


def _day_last(words: str) -> str:
    """The same rhythm with its day behind it: "ngày 25 hằng tháng" is "hằng tháng ngày 25", "mỗi thứ hai" "hằng tuần thứ hai"."""
    if each := _EACH_WEEKDAY.fullmatch(words):
        return f"hang tuan {each['day']}"
    first = _DAY_FIRST.fullmatch(words)
    if not first:
        return words
    day = _PART_OF_DAY.sub("", first["day"], count=1)
    return f"hang {first['unit']}" if day in ("cuoi", "ngay cuoi") else f"hang {first['unit']} {day}"


def _rhythm(count: int, unit: str, day: str, begins: dt.date | None, today: dt.date) -> Rhythm | None:
    how_often, every = {"tuan": "weekly", "nam": "yearly"}.get(unit, "monthly"), count
    if unit in _IN_MONTHS:
        months = count * _IN_MONTHS[unit]
        if months in _MONTHS and begins is None:
            how_often, every = _MONTHS[months], 1
        else:
            every = months
    if not 1 <= every <= MOST_APART.get(how_often, 1):
        return None
    since_named = begins is not None
    if every > 1 and begins is None:
        begins = today
    if rule_said(how_often, day, every=every, begins=begins) is None:
        return None
    return Rhythm(how_often, day, None, every, begins, since_named)
