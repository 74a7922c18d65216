"""Word's own numbering: the marker is not in the text but counted when the page is shown."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from tests.samples.compose.numbering import ROMAN
from tests.samples.compose.printed import Para

LEVELS = 6
BULLETS = ("-", "–", "+", "•")


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


class Numbering:
    """One outline list of several levels and one list for each bullet, counted as Word counts.

    A marker that Word would not print ("đ)", a number that skips) stays typed; whether it would is found by counting along.
    """

    def __init__(self, word: Document) -> None:
        self._root = word.part.numbering_part.element
        self._next = 900
        self._bullets: dict[str, str] = {}
        self._outline: str | None = None
        self._styles: dict[int, str] = {}
        self._counts = [0] * LEVELS

    def restart(self) -> None:
        """Begin a new outline: an appendix or an attached plan counts from one."""
        self._outline, self._styles, self._counts = None, {}, [0] * LEVELS

    def count(self, paragraph: Paragraph, block: Para) -> bool:
        """Number the paragraph when Word would print its marker; tell whether it does."""
        if block.marker in BULLETS:
            self._attach(paragraph, self._bullet(block.marker), 0)
            return True
        level = block.depth - 1
        if not block.style or block.style == "Phần" or not 0 <= level < LEVELS:
            return False
        if (
            self._styles.setdefault(level, block.style) != block.style
            or self._printed(level, block.style) != block.marker
        ):
            return False
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (LEVELS - level - 1)
        self._attach(paragraph, self._outline_list(), level)
        return True

    def _printed(self, level: int, style: str) -> str:
        number = self._counts[level] + 1
        if style.startswith("1.1"):
            return f"{self._counts[level - 1]}.{number}{style[3:]}"
        if style[0] == "I":
            return ROMAN[number - 1] + style[1:]
        if style[0] in "aA":
            return chr(ord(style[0]) + number - 1) + style[1:]
        return f"{number}{style[1:]}"

    def _attach(self, paragraph: Paragraph, number: str, level: int) -> None:
        properties = _element("numPr")
        properties.append(_element("ilvl", val=str(level)))
        properties.append(_element("numId", val=number))
        paragraph._p.get_or_add_pPr().append(properties)

    def _new(self, levels: list[tuple[str, str]]) -> str:
        identity = str(self._next)
        self._next += 1
        abstract = _element("abstractNum", abstractNumId=identity)
        abstract.append(_element("multiLevelType", val="multilevel"))
        for index, (form, text) in enumerate(levels):
            level = _element("lvl", ilvl=str(index))
            for child in (
                _element("start", val="1"),
                _element("numFmt", val=form),
                _element("suff", val="space"),
                _element("lvlText", val=text),
                _element("lvlJc", val="left"),
            ):
                level.append(child)
            abstract.append(level)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
        number = _element("num", numId=identity)
        number.append(_element("abstractNumId", val=identity))
        self._root.append(number)
        return identity

    def _bullet(self, sign: str) -> str:
        if sign not in self._bullets:
            self._bullets[sign] = self._new([("bullet", sign)])
        return self._bullets[sign]

    def _outline_list(self) -> str:
        """The list of the outline; its levels are written again when a deeper style is met."""
        forms = {"I": "upperRoman", "1": "decimal", "a": "lowerLetter", "A": "upperLetter"}
        if self._outline is None:
            self._outline = self._new([("decimal", f"%{index + 1}.") for index in range(LEVELS)])
        abstract = next(
            a for a in self._root.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == self._outline
        )
        for index, style in self._styles.items():
            level = abstract.findall(qn("w:lvl"))[index]
            text = f"%{index}.%{index + 1}{style[3:]}" if style.startswith("1.1") else f"%{index + 1}{style[1:]}"
            level.find(qn("w:numFmt")).set(qn("w:val"), forms[style[0]])
            level.find(qn("w:lvlText")).set(qn("w:val"), text)
            if style.startswith("1.1") and level.find(qn("w:isLgl")) is None:
                level.find(qn("w:numFmt")).addnext(_element("isLgl"))
        return self._outline
