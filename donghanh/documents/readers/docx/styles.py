"""What paragraph and character styles say that changes the words or their part in the outline (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import unescape

from lxml import etree

from donghanh.documents.readers.docx.names import VAL, W, is_on, small
from donghanh.documents.readers.docx.package import parse
from donghanh.domain.text.legacy import scheme_of_font

_LONGEST_CHAIN = 12
# The root's start tag with the names it declares, and each style with its attributes.
_ROOT = re.compile(rb"<((?:\w+:)?styles)\b[^>]*>")
_IDENTITY = re.compile(rb"""w:styleId=["']([^"']*)["']""")
_DEFAULT = re.compile(rb"""w:default=["'](?:1|true|on)["']""")
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TOGGLES = {W + "b": "bold", W + "caps": "capitals", W + "vanish": "hidden"}


@dataclass(slots=True)
class Look:
    """How runs or paragraphs look; ``None`` where nothing is said."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    style: str | None = None
    heading: int = 0
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    """The style that brought the list, to which a level of it may be bound."""
    contents: bool = False
    """Whether it is a line of a table of contents."""


def read_run_look(properties: etree._Element) -> Look:
    """Return what a ``w:rPr`` says."""
    look = Look()
    for child in properties:
        name = child.tag
        if name in _TOGGLES:
            setattr(look, _TOGGLES[name], is_on(child.get(VAL)))
        elif name == W + "rFonts":
            # A theme font stands over a named one.
            if child.get(W + "asciiTheme") is None:
                look.font = child.get(W + "ascii") or child.get(W + "hAnsi")
            else:
                look.font = ""
        elif name == W + "rStyle":
            look.style = child.get(VAL)
    return look


class Styles:
    """The styles of a file. A file brings hundreds and uses a dozen, so each is parsed and worked out when first used."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part or b""
        self._slices: dict[str, tuple[int, int]] = {}
        self._elements: dict[str, etree._Element | None] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        self.font = ""
        """The font of the document's defaults."""
        self.old_font = False
        """Whether any style in use so far names a font of the years before Unicode."""
        root = _ROOT.search(self._part)
        self._head = self._part[: root.end()] if root else b""
        self._foot = b"</" + root[1] + b">" if root else b""
        if root and root[1].startswith(b"w:"):
            self._slice()
        elif root:
            self._take_all()
        self._read_defaults()

    def _slice(self) -> None:
        """Find where each style stands, without parsing any."""
        part, end = self._part, 0
        while (start := part.find(b"<w:style ", end)) >= 0:
            closes = part.find(b">", start)
            end = part.find(b"</w:style>", closes) + len(b"</w:style>")
            if end <= closes:
                return
            attributes = part[start:closes]
            identity = _IDENTITY.search(attributes)
            if identity is None:
                continue
            name = unescape(identity[1].decode("utf-8", "replace"))
            self._slices[name] = (start, end)
            if b'w:type="paragraph"' in attributes and _DEFAULT.search(attributes):
                self._default = name

    def _take_all(self) -> None:
        """The styles of a file that names the elements in a way of its own."""
        for child in parse(self._part):
            if child.tag == W + "style":
                name = child.get(W + "styleId", "")
                self._elements[name] = child
                if child.get(W + "type") == "paragraph" and is_on(child.get(W + "default", "0")):
                    self._default = name

    def _read_defaults(self) -> None:
        start, end = self._part.find(b"<w:docDefaults"), self._part.find(b"</w:docDefaults>")
        if not 0 <= start < end:
            return
        defaults = parse(self._head + self._part[start:end] + b"</w:docDefaults>" + self._foot)
        fonts = next(defaults.iter(W + "rFonts"), None)
        if fonts is not None and fonts.get(W + "asciiTheme") is None:
            self.font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
            self.old_font = bool(scheme_of_font(self.font))

    def _element(self, name: str) -> etree._Element | None:
        if name not in self._elements:
            place = self._slices.get(name)
            found = None
            if place is not None:
                found = next(parse(self._head + self._part[slice(*place)] + self._foot).iter(W + "style"), None)
            self._elements[name] = found
        return self._elements[name]

    def paragraph(self, name: str | None) -> Look:
        """Return the look of a paragraph style, or of the default one."""
        return self.look(name if name and self._element(name) is not None else self._default)

    def look(self, name: str | None) -> Look:
        """Return the look of a style with what it is based on; cost only the first time."""
        found = self._looks.get(name or "")
        if found is None:
            found = self._looks[name or ""] = self._work_out(name) if name else Look()
        return found

    def list_of(self, name: str) -> str | None:
        """Return the list a numbering style stands for."""
        return self.look(name).list_id

    def is_ruled(self, name: str | None) -> bool:
        """Whether a table style draws lines."""
        for element in self._chain(name):
            borders = element.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return has_lines(borders)
        return False

    def _chain(self, name: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name and (element := self._element(name)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            based = element.find(W + "basedOn")
            name = based.get(VAL) if based is not None else None
        return chain

    def _work_out(self, name: str) -> Look:
        look = Look()
        for element in reversed(self._chain(name)):
            named = element.find(W + "name")
            title = named.get(VAL, "") if named is not None else ""
            look.contents = title.lower().startswith("toc ")
            if heading := _HEADING.match(title):
                look.heading = min(int(heading[1]), 6)
            if (properties := element.find(W + "rPr")) is not None:
                own = read_run_look(properties)
                for part in ("bold", "capitals", "hidden", "font"):
                    if (value := getattr(own, part)) is not None:
                        setattr(look, part, value)
            if (properties := element.find(W + "pPr")) is not None:
                _add_paragraph_properties(look, properties, element.get(W + "styleId"))
        self.old_font = self.old_font or bool(scheme_of_font(look.font or ""))
        return look


def _add_paragraph_properties(look: Look, properties: etree._Element, style: str | None) -> None:
    level = properties.find(W + "outlineLvl")
    if level is not None:
        look.heading = heading_of(level.get(VAL))
    numbers = properties.find(W + "numPr")
    if numbers is not None:
        list_id, place = list_of(numbers)
        if list_id is not None:
            look.list_id, look.list_style = list_id, style
        if place is not None:
            look.list_level = place


def heading_of(value: str | None) -> int:
    """Return the heading level of an outline level: 0 is the first, 9 is body text."""
    level = small(value, 9)
    return min(level + 1, 6) if level < 9 else 0


def list_of(numbers: etree._Element) -> tuple[str | None, int | None]:
    """Return list and level of a ``w:numPr``."""
    list_id = place = None
    for child in numbers:
        value = child.get(VAL)
        if child.tag == W + "numId":
            list_id = value
        elif child.tag == W + "ilvl":
            place = small(value)
    return list_id, place


def has_lines(borders: etree._Element) -> bool:
    """Whether a set of borders draws lines between or around cells."""
    return any(child.get(VAL) not in ("nil", "none", None) for child in borders)
