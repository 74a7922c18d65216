"""When a value that was read is the value of the gold, and how to pair two lists of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from donghanh.domain.text.forms import nfc, same_tone

Likeness = Callable[[Any, Any], float]

_QUOTES = re.compile(r"[“”\"'‘’*]")
_DASH = re.compile(r"\s*[-–—]\s*")
LEVELS = (
    "thôn",
    "khối",
    "bản",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "huyện",
    "quận",
    "thị xã",
    "tỉnh",
    "thành phố",
    "trung ương",
)
BEGINNING = 44
"""Long texts are the same when they begin alike: readers may end an item at a full stop or run on."""
LONG_NAME = 60
SHORT_NAME = 40


def normal(value: object) -> str:
    """One comparable form: composed letters, one place for tones, small letters, plain dashes, no quotes, single spaces."""
    if value is None:
        return ""
    text = same_tone(nfc(str(value))).lower()
    text = _DASH.sub("-", _QUOTES.sub("", text))
    text = re.sub(r"\bubnd\b", "ủy ban nhân dân", re.sub(r"\s+", " ", text))
    return text.strip(" .;:,-+")


def ratio(one: str, other: str, least: float) -> float:
    """How alike two strings are, from 0 to 1; nothing when less than ``least``, which is seen early."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    share = matcher.ratio()
    return share if share >= least else 0.0


def _levels(text: str) -> set[str]:
    return {word for word in LEVELS if re.search(rf"(?<!\w){word}(?!\w)", text)}


def same_name(least: float) -> Likeness:
    """Names and phrases alike to at least this share; another level or one other word in a short name makes another name."""

    def likeness(one: Any, other: Any) -> float:
        one, other = normal(one), normal(other)
        if one == other:
            return 1.0
        if not one or not other:
            return 0.0
        mine, theirs = _levels(one), _levels(other)
        if mine and theirs and not mine & theirs:
            return 0.0
        share = ratio(one, other, least)
        if max(len(one), len(other)) < LONG_NAME and min(len(one), len(other)) < SHORT_NAME:
            left, right = set(one.split()), set(other.split())
            if len(left) == len(right) and len(left - right) == 1 and share < 0.97:
                return 0.0  # "công an xã" is not "công đoàn xã"
        return share

    return likeness


def same_beginning(one: Any, other: Any) -> float:
    """Whether two long texts begin alike."""
    one, other = normal(one)[:BEGINNING], normal(other)[:BEGINNING]
    shorter = min(len(one), len(other))
    if shorter == 0 or shorter < min(20, len(one)):
        return float(one == other)
    if one[:shorter] == other[:shorter]:
        return 1.0
    return ratio(one, other, 0.93)


def same_number(one: Any, other: Any) -> float:
    """The numbers of instruments, whatever spaces they are printed with."""
    return float(re.sub(r"\s+", "", normal(one)) == re.sub(r"\s+", "", normal(other)))


def same_value(one: Any, other: Any) -> float:
    """Equal as numbers, or as words."""
    try:
        return float(float(one) == float(other))
    except (TypeError, ValueError):
        return float(normal(one) == normal(other))


def exact(one: Any, other: Any) -> float:
    """The same value."""
    return float(one == other)


def pairs(wanted: Sequence[Any], found: Sequence[Any], likeness: Likeness) -> list[tuple[int, int]]:
    """Pair each wanted item with at most one found item, the best pairs first and near places before far ones.

    Costs a comparison for each two items.
    """
    scored = [
        (score, -abs(i - j), -i, -j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (score := likeness(one, other)) > 0
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    return sorted(taken.items())
