"""The markers a browser prints before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from donghanh.documents.readers.flow.counting import FORMATS

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_BY_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMAT_OF = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
_BY_DEPTH = ("disc", "circle", "square")
_LARGEST = 99_999


def whole(value: str | None, default: int, largest: int = _LARGEST) -> int:
    """Return an attribute as a number, the default when it is none."""
    return min(int(value), largest) if value and value.isdecimal() and len(value) < 9 else default


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read."""

    style: str
    next: int

    @classmethod
    def of(cls, element: etree._Element, depth: int) -> OpenList:
        """Return the list an ``ul`` or ``ol`` opens inside ``depth`` bulleted ones."""
        named = _STYLE.search(element.get("style") or "")
        kind = element.get("type") or ""
        usual = "decimal" if element.tag == "ol" else _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]
        style = named[1].lower() if named else _BY_TYPE.get(kind, kind.lower() or usual)
        return cls(style if style in _FORMAT_OF or style in _BULLETS else usual, whole(element.get("start"), 1))

    def marker(self, item: etree._Element) -> str:
        """Return what stands before the next item, with the space that follows."""
        number = whole(item.get("value"), self.next)
        self.next = number + 1
        if self.style in _BULLETS:
            bullet = _BULLETS[self.style]
            return f"{bullet} " if bullet else ""
        return f"{FORMATS[_FORMAT_OF[self.style]](number)}. "
