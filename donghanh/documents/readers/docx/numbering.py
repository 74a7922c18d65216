"""Automatic numbers as Word prints them (ISO/IEC 29500-1, 17.9): "I.", "2.1.", "a)", "-"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from donghanh.documents.readers.docx.names import VAL, W, is_on, small
from donghanh.documents.readers.docx.package import parse
from donghanh.documents.readers.flow.counting import FORMATS

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 32_767
# Word draws these bullets from symbol fonts; what a reader sees stands beside the letter that is stored.
_SYMBOLS = {
    "symbol": {0xB7: "•", 0x2D: "-", 0x2B: "+", 0xA8: "♦", 0xD8: "¬", 0xAE: "→", 0xDE: "⇒", 0xB0: "°", 0xA3: "≤", 0xB3: "≥"},
    "wingdings": {
        0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x9F: "•", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0xA8: "◻", 0xE0: "→", 0xF0: "⇨",
        0xE8: "➔", 0x75: "◆", 0x77: "◆", 0x46: "☞", 0xFE: "☑", 0x6F: "□", 0x72: "❑", 0xA1: "○", 0x73: "◆", 0x2D: "-",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0xA3: "□"},
}  # fmt: skip
# Signs the rules know as the start of an item; another bullet is the same thing to a reader.
_KNOWN_BULLETS = frozenset("-–—•●▪■◦*➢✓+o")


def symbol(code: int, font: str) -> str:
    """Return the character a symbol font shows at a place of its table; its own code when the font is not known."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _SYMBOLS.get(font.lower())
    if table is not None and low in table:
        return table[low]
    if code == low:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
    return next((known[low] for known in _SYMBOLS.values() if low in known), "•")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, what is printed around the numbers, when it starts again."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    suffix: str = " "
    legal: bool = False
    style: str | None = None
    font: str = ""


def _number(value: str | None, default: int) -> int:
    return min(small(value, default), _LARGEST)


def _level(element: etree._Element) -> Level:
    values: dict[str, str | None] = {}
    legal, font = False, ""
    for child in element:
        name = child.tag
        if name == W + "isLgl":
            legal = is_on(child.get(VAL))
        elif name == W + "rPr":
            fonts = child.find(W + "rFonts")
            font = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""
        elif isinstance(name, str):
            values[name[len(W) :]] = child.get(VAL)
    restart = values.get("lvlRestart")
    return Level(
        values.get("numFmt") or "decimal",
        (values.get("lvlText") or "")[:200],
        _number(values.get("start"), 0),
        _number(restart, 0) if restart is not None else None,
        "" if values.get("suff") == "nothing" else " ",
        legal,
        values.get("pStyle"),
        font,
    )


def _bullet(text: str, font: str) -> str:
    """The bullet as printed; one that no rule knows as a bullet becomes the round one."""
    shown = "".join(symbol(ord(char), font) if "\uf000" <= char <= "\uf0ff" else char for char in text).strip()
    if font.lower() in _SYMBOLS and len(text) == 1 and not shown.startswith("\uf000"):
        shown = symbol(ord(text), font)
    if not shown:
        return ""
    return shown if shown in _KNOWN_BULLETS or len(shown) > 1 or shown.isalnum() else "•"


@dataclass(slots=True)
class _List:
    """A ``w:num``: its levels with what it overrides, and the list whose counters it shares."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted. Ask for markers in the order of the text."""

    def __init__(self, part: Callable[[], bytes | None], list_style: Callable[[str], str | None]) -> None:
        """``part`` gives the numbering part when the first number is asked for; ``list_style`` the list of a numbering style."""
        self._part: Callable[[], bytes | None] | None = part
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._list_style = list_style

    def _load(self) -> None:
        part, self._part = self._part() if self._part else None, None
        for child in parse(part) if part else ():
            if child.tag == W + "abstractNum":
                self._abstract[child.get(W + "abstractNumId", "")] = child
            elif child.tag == W + "num":
                self._nums[child.get(W + "numId", "")] = child

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """Return the level of a list that is bound to a paragraph style, or nothing."""
        found = self._list(num_id)
        levels = found.levels if found else {}
        return next((place for place, level in levels.items() if level.style == style), None)

    def marker(self, num_id: str, place: int) -> str:
        """Count one more paragraph on a level and return what is printed before it, with the space that follows."""
        found = self._list(num_id)
        if found is None or not 0 <= place < LEVELS:
            return ""
        level = found.levels.get(place)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.counters, {})
        if place in found.starts and (num_id, place) not in self._begun:
            self._begun.add((num_id, place))
            counts[place] = found.starts[place]
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = level.start
        for deeper in range(place + 1, LEVELS):
            rule = found.levels.get(deeper, level).restart
            if rule is None or place < rule:  # 17.9.10: 0 never starts again, n only under a level of that rank
                counts.pop(deeper, None)
        printed = self._print(level, found.levels, counts)
        return printed + level.suffix if printed else ""

    def _print(self, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        if level.format == "bullet":
            return _bullet(level.text, level.font)

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place)
            if other is None:
                return ""
            value = counts.setdefault(place, other.start)  # a level that was skipped counts as begun
            kind = "decimal" if level.legal and other.format not in ("bullet", "none") else other.format
            return FORMATS.get(kind, str)(value)

        return _PLACE.sub(number, level.text).strip()

    def _list(self, num_id: str) -> _List | None:
        if self._part is not None:
            self._load()
        if num_id not in self._lists:
            self._lists[num_id] = None  # a list that refers to itself ends here
            self._lists[num_id] = self._make(num_id)
        return self._lists[num_id]

    def _make(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        if num is None:
            return None
        reference = num.find(W + "abstractNumId")
        abstract = reference.get(VAL, "") if reference is not None else ""
        element = self._abstract.get(abstract)
        if element is None:
            return None
        link = element.find(W + "numStyleLink")
        if link is not None:
            target = self._list_style(link.get(VAL, ""))
            base = self._list(target) if target and target != num_id else None
            if base is None:
                return None
            counters, levels = base.counters, dict(base.levels)
        else:
            counters, levels = abstract, dict(self._levels_of(abstract))
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            place = _number(override.get(W + "ilvl"), 0)
            if (own := override.find(W + "lvl")) is not None:
                levels[place] = _level(own)
            if (start := override.find(W + "startOverride")) is not None:
                starts[place] = _number(start.get(VAL), 1)
                if place in levels:
                    levels[place] = replace(levels[place], start=starts[place])
        return _List(counters, levels, starts)

    def _levels_of(self, abstract: str) -> dict[int, Level]:
        if abstract not in self._levels:
            found = self._abstract[abstract].iterchildren(W + "lvl")
            # Some writers leave the number of a level out; its place among the others tells it.
            self._levels[abstract] = {
                _number(element.get(W + "ilvl"), place): _level(element) for place, element in enumerate(found)
            }
        return self._levels[abstract]
