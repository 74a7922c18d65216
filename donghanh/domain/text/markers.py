"""List and section markers: "I.", "1.", "2.1", "a)", "-", "+", "Điều 1."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.numerals import roman_value

MarkerKind = Literal[
    "part", "chapter", "clause_group", "article", "appendix", "letter_upper", "roman", "arabic", "decimal",
    "letter", "case", "dash", "plus",
]  # fmt: skip

# NĐ 30/2020/NĐ-CP, Phụ lục I: điểm run a b c d đ e g h i k l m n o p q … without f, j, w, z.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

_WORD = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Phụ lục|PHỤ LỤC)\s+"
    r"(?P<order>thứ\s+\w+|THỨ\s+\w+|số\s+\d{1,3}|SỐ\s+\d{1,3}|[IVXL]{1,7}|\d{1,3}|[A-Z])(?![\w/])\s*(?P<stop>[.:])?\s*"
)
_CASE = re.compile(r"(?:Tình huống|Kịch bản|Trường hợp)\s+(?P<order>\d{1,2}|[IVXL]{1,5})\s*[.:]\s*(?=\S)")
_APPENDIX_ALONE = re.compile(r"(?:PHỤ LỤC|Phụ lục)\s*$")
# "IV.2. Kinh phí", "III.1.2 …": the number of the part stands before that of its item.
_ROMAN_DECIMAL = re.compile(r"(?P<order>[IVXL]{1,7}(?:\.\d{1,2}){1,3})(?P<stop>[.):]?)(?=\s|[^\W\d_])\s*(?=\S)")
_ROMAN = re.compile(r"(?P<order>[IVXL]{1,7})\s?(?P<stop>\.\s?-|[./):]|\s?[-–](?=\s))\s*(?=\S)")
_DECIMAL = vi_pattern(r"(?P<order>\d{1,2}(?:\.\d{1,2}){1,3})(?P<stop>\s?[-–](?=\s+[<A>])|[.)]?)(?=\s|[^\W\d_])\s*")
# "(1) Số ca mắc …": items inside a paragraph's list.
_BRACKETED = re.compile(r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s+(?=\S)")
_ARABIC = re.compile(
    r"(?P<order>\d{1,2})(?P<stop>\.\s?-(?=\s)|[.)]|/(?![A-ZĐ][A-ZĐa-z]{1,5}[-–])|\s?[-–](?=\s+[A-ZĐÀ-Ỵ]))(?!\d)\s*(?=\S)"
)
_LETTER = re.compile(r"(?P<order>[a-zđ])(?P<stop>[).]|\s?/)(?=\s|[^\W\d_])\s*(?=\S)")
_UPPER = re.compile(r"(?P<order>[A-HĐ])\s?(?P<stop>[.)/])\s+(?=\S)")
DASHES = "-–—−‐‑\uf02d"
BULLETS = (
    DASHES + "•●▪■◦*➢✓✔►▶▸‣□❑❖◆◇♦➤→⇒⇨○▫☐☑★☆✦·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06c\uf06e\uf071\uf0a8\uf0e0\uf0e8\uf0f0"
)
"""What office programs print before an item; the last are letters of Symbol and Wingdings that came without their font."""
_DASH = re.compile(rf"[{re.escape(BULLETS)}](?!\d{{4}}\b)\s*(?=[^\s\-–—])")
_PLUS = re.compile(r"(?:\+|o(?=\s))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a paragraph: what is printed, its kind, its place in the order."""

    printed: str
    kind: MarkerKind
    order: int | None
    end: int  # where the text after the marker starts

    @property
    def label(self) -> str:
        """The marker as a step of a section path: "II", "2", "2.1", "a", "Điều 3"."""
        return self.printed.rstrip(" .)/:-–")


def _word_marker(text: str) -> Marker | None:
    match = _WORD.match(text)
    if not match:
        alone = _APPENDIX_ALONE.match(text)
        return Marker(alone.group().strip(), "appendix", None, alone.end()) if alone else None
    word = match["word"].lower()
    if word == "điều" and not match["stop"]:
        return None
    if word == "phụ lục" and text[match.end() :] and not text[match.end() :][0].isupper() and not match["stop"]:
        return None
    if word == "mục" and not match["stop"] and text[match.end() :][:1].islower():
        return None
    kinds: dict[str, MarkerKind] = {
        "phần": "part", "chương": "chapter", "mục": "clause_group", "điều": "article", "phụ lục": "appendix",
    }  # fmt: skip
    order = match["order"].removeprefix("số").removeprefix("SỐ").strip()
    value = int(order) if order.isdigit() else roman_value(order)
    return Marker(match.group().strip(), kinds[word], value, match.end())


def read_marker(text: str) -> Marker | None:
    """Return the marker with which a paragraph starts, or nothing.

    "100% …" and "28/6 …" are not markers; a Roman numeral needs a stop, so "I" in prose is none.
    """
    if not text:
        return None
    first = text[0]
    if first in "TK" and (case := _CASE.match(text)):
        value = int(case["order"]) if case["order"].isdigit() else roman_value(case["order"])
        return Marker(case.group().strip(), "case", value, case.end())
    if first in "PCMĐ" and (marker := _word_marker(text)):
        return marker
    if first in "IVXL" and (match := _ROMAN_DECIMAL.match(text)):
        part, *numbers = match["order"].split(".")
        if roman_value(part):
            return Marker(match.group().strip(), "decimal", int(numbers[-1]), match.end())
    if first in "IVXL" and (match := _ROMAN.match(text)):
        value = roman_value(match["order"])
        if value:
            return Marker(match.group().strip(), "roman", value, match.end())
    if first.isdigit():
        if match := _DECIMAL.match(text):
            return Marker(match.group().strip(), "decimal", int(match["order"].split(".")[-1]), match.end())
        if match := _ARABIC.match(text):
            return Marker(match.group().strip(), "arabic", int(match["order"]), match.end())
        return None
    if match := _LETTER.match(text):
        order = POINT_LETTERS.find(match["order"])
        return Marker(match.group().strip(), "letter", order + 1 if order >= 0 else None, match.end())
    if match := _UPPER.match(text):
        return Marker(match.group().strip(), "letter_upper", "ABCDĐEGH".find(match["order"]) + 1 or None, match.end())
    if match := _PLUS.match(text):
        return Marker(match.group().strip(), "plus", None, match.end())
    if first == "(" and (match := _BRACKETED.match(text)):
        return Marker(match.group().strip(), "dash", None, match.end())
    if match := _DASH.match(text):
        return Marker(match.group().strip(), "dash", None, match.end())
    return None


def cite(path: Iterable[str]) -> str:
    """Return how people cite a place in an outline: ("III", "2", "2.1", "a") is "III.2.1.a", for "2.1" holds its "2"."""
    parts: list[str] = []
    for label in path:
        if parts and label.startswith(f"{parts[-1]}."):
            parts[-1] = label
        elif label:
            parts.append(label)
    return ".".join(parts)


def tidy_title(text: str) -> str:
    """Return a heading's words without the closing colon or full stop."""
    return text.strip().rstrip(" :.;*")
