"""One paragraph of a Word file: its runs put together as printed, with its automatic number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from donghanh.documents.readers.docx.context import Context
from donghanh.documents.readers.docx.fonts import scheme
from donghanh.documents.readers.docx.names import MC, VAL, WP, M, W, is_on, small
from donghanh.documents.readers.docx.numbering import symbol
from donghanh.documents.readers.docx.styles import Look, heading_of, list_of, read_run_look
from donghanh.documents.readers.flow.items import Paragraph
from donghanh.domain.text.legacy import Scheme

_RUN, _TEXT, _PROPERTIES, _PARAGRAPH_PROPERTIES = W + "r", W + "t", W + "rPr", W + "pPr"
_INSIDE = frozenset(
    W + name for name in ("hyperlink", "smartTag", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
)
_KEPT_CHANGE = frozenset((W + "ins", W + "moveTo"))
_DROPPED_CHANGE = frozenset((W + "del", W + "moveFrom"))
_MATHS = frozenset((M + "oMath", M + "oMathPara"))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_RIGHT_HALF = 3000  # twentieths of a point: 5,3 cm from the left margin
_GLUED_MARKS = (W + "del", W + "moveFrom", W + "specVanish")
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_NO_LOOK = Look()


@dataclass(slots=True)
class Drawn:
    """Text boxes anchored in a paragraph, and whether each stands above it."""

    box: etree._Element
    above: bool


@dataclass(slots=True)
class Reading:
    """A paragraph as it grows; what a deleted paragraph mark ran into the next is carried on in the same one."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    leading: bool = True
    """Whether everything so far is bold."""
    drawn: list[Drawn] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """The fields that are open; whether each is past its instruction, so that its result follows."""

    def put(self, text: str, bold: bool) -> None:
        """Add printed text."""
        if not text or False in self.fields:
            return
        self.parts.append(text)
        if self.leading:
            if bold or not text.strip():
                self.bold += len(text)
            else:
                self.leading = False


@dataclass(slots=True)
class _Properties:
    look: Look | None = None
    heading: int = -1
    centred: bool = False
    right: bool = False
    glued: bool = False
    listed: tuple[str | None, int | None] | None = None


_NONE = _Properties()


@dataclass(slots=True)
class _How:
    """How a run is shown."""

    bold: bool = False
    hidden: bool = False
    capitals: bool = False
    old: Scheme | None = None


_PLAIN, _BOLD = _How(), _How(bold=True)


class ParagraphReader:
    """Reads paragraphs in the order of the file, so that automatic numbers count as Word counts."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._usual = context.styles.paragraph(None)
        self._carried: Reading | None = None

    def read(self, element: etree._Element, *, keep_empty_number: bool = False) -> tuple[Paragraph | None, list[Drawn]]:
        """Return the paragraph and the text boxes anchored in it.

        Nothing for a paragraph that runs on into the next one (its mark was deleted) or is a line of the table of contents.
        """
        properties = _NONE
        reading = self._carried or Reading()
        self._carried = None
        for child in element:
            name = child.tag
            if name == _RUN:
                self._read_run(child, properties.look or self._usual, reading)
            elif name == _PARAGRAPH_PROPERTIES:
                properties = self._properties(child)
            else:
                self._read_other(child, name, properties.look or self._usual, reading)
        look = properties.look or self._usual
        if False in reading.fields:
            reading.fields = [past for past in reading.fields if past]
        if properties.glued:
            self._carried = reading
            return None, []
        if look.contents:
            self._context.met.contents += 1
            return None, []
        text = "".join(reading.parts)
        bold = reading.bold
        if properties.listed is not None or look.list_id is not None:
            marker = self._marker(look, properties.listed)
            if text.strip() or keep_empty_number:  # an empty paragraph is counted, but there is nothing to read
                text, bold = marker + text, bold + len(marker) if bold else 0
        heading = look.heading if properties.heading < 0 else properties.heading
        return Paragraph(text, bold, heading, properties.centred, properties.right), reading.drawn

    def _properties(self, element: etree._Element) -> _Properties:
        found = _Properties()
        for child in element:
            name = child.tag
            if name == W + "pStyle":
                found.look = self._context.styles.paragraph(child.get(VAL))
            elif name == W + "jc":
                found.centred, found.right = child.get(VAL) == "center", child.get(VAL) in ("right", "end")
            elif name == W + "ind":
                found.right = found.right or small(child.get(W + "left") or child.get(W + "start")) >= _RIGHT_HALF
            elif name == W + "outlineLvl":
                found.heading = heading_of(child.get(VAL))
            elif name == W + "numPr":
                found.listed = list_of(child)
            elif name == _PROPERTIES:
                found.glued = any(mark.tag in _GLUED_MARKS and is_on(mark.get(VAL)) for mark in child)
        return found

    def rest(self) -> Paragraph | None:
        """Return the words that wait for the paragraph they run on into, and forget them."""
        waiting, self._carried = self._carried, None
        return Paragraph("".join(waiting.parts), waiting.bold) if waiting and waiting.parts else None

    def _marker(self, look: Look, listed: tuple[str | None, int | None] | None) -> str:
        list_id, place = listed or (None, None)
        own = list_id
        list_id = list_id if list_id is not None else look.list_id
        if list_id is None or list_id == "0":
            return ""
        numbering = self._context.numbering
        if place is None:
            if own is None and look.list_style:
                place = numbering.level_of_style(list_id, look.list_style)
            place = place if place is not None else look.list_level or 0
        return numbering.marker(list_id, place)

    def _read_inside(self, element: etree._Element, look: Look, reading: Reading) -> None:
        for child in element:
            name = child.tag
            if name == _RUN:
                self._read_run(child, look, reading)
            else:
                self._read_other(child, name, look, reading)

    def _read_other(self, child: etree._Element, name: object, look: Look, reading: Reading) -> None:
        """Whatever stands among the runs of a paragraph."""
        met = self._context.met
        if name in _INSIDE:
            self._read_inside(child, look, reading)
        elif name in _KEPT_CHANGE:
            met.inserted += 1
            self._read_inside(child, look, reading)
        elif name in _DROPPED_CHANGE:
            met.deleted += 1
        elif name == W + "sdt":
            if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                self._read_inside(child, look, reading)
        elif name == MC + "AlternateContent":
            for chosen in chosen_content(child):
                self._read_inside(chosen, look, reading)
        elif name in _MATHS:
            reading.put("".join(part.text or "" for part in child.iter(M + "t")), False)

    def _read_run(self, run: etree._Element, look: Look, reading: Reading) -> None:
        how = _PLAIN
        if self._context.close:
            how = self._how(_NO_LOOK, look)
        elif reading.leading:
            how = _BOLD if look.bold else _PLAIN
        elif not reading.fields:  # most runs: nothing but their words matters any more
            for child in run:
                name = child.tag
                if name == _TEXT:
                    reading.parts.append(child.text or "")
                elif name != _PROPERTIES:
                    self._put_other(child, name, how, reading)
            return
        for child in run:
            name = child.tag
            if name == _TEXT:
                if text := child.text:
                    self._put(text, how, reading)
            elif name == _PROPERTIES:
                if self._context.close or reading.leading:
                    how = self._how(read_run_look(child), look)
            else:
                self._put_other(child, name, how, reading)

    def _how(self, own: Look, look: Look) -> _How:
        """How a run is shown. Toggles of the paragraph's and the run's style cancel each other out (17.7.3)."""
        named = self._context.styles.look(own.style) if own.style else _NO_LOOK
        bold = own.bold if own.bold is not None else bool(look.bold) != bool(named.bold)
        if not self._context.close:
            return _BOLD if bold else _PLAIN
        hidden = own.hidden if own.hidden is not None else bool(look.hidden) != bool(named.hidden)
        capitals = own.capitals if own.capitals is not None else bool(look.capitals) != bool(named.capitals)
        old = None
        if self._context.old_fonts is not None:
            fonts = (own.font, named.font, look.font, self._context.styles.font)
            old = scheme(next((font for font in fonts if font is not None), None))
        return _How(bold, hidden, capitals, old)

    def _put(self, text: str, how: _How, reading: Reading) -> None:
        if how.hidden:
            self._context.met.hidden += 1
            return
        if how.old is not None and (fonts := self._context.old_fonts) is not None:
            fonts.count(text)
            text = fonts.convert(text, how.old) if self._context.convert else text
        reading.put(text.upper() if how.capitals else text, how.bold)

    def _put_other(self, child: etree._Element, name: object, how: _How, reading: Reading) -> None:
        """Whatever stands in a run beside text: tabs, breaks, symbols, fields, notes, drawings."""
        met = self._context.met
        if name == _TEXT:
            self._put(child.text or "", how, reading)
        elif name in _SIGNS:
            reading.put(_SIGNS[name], how.bold)
        elif name == W + "softHyphen":
            if how.old is not None:  # in the fonts of TCVN3 this is the letter ư
                self._put("\u00ad", how, reading)
        elif name == W + "sym":
            code = child.get(W + "char", "")
            if _HEX.fullmatch(code):
                reading.put(symbol(int(code, 16), child.get(W + "font", "")), how.bold)
        elif name == W + "fldChar":
            _follow_field(child.get(W + "fldCharType"), reading.fields)
        elif name in _NOTES:
            if child.get(W + "customMarkFollows") in (None, "0", "false"):
                met.notes.append((_NOTES[name], child.get(W + "id", "")))
        elif name == W + "commentReference":
            met.comments += 1
        elif name in _DRAWN:
            met.embedded += name == W + "object"
            if self._context.boxes:
                reading.drawn += drawn_boxes(child)
        elif name == MC + "AlternateContent":
            for chosen in chosen_content(child):
                for inner in chosen:
                    self._put_other(inner, inner.tag, how, reading)
        elif name == W + "ruby":
            for base in child.iterchildren(W + "rubyBase"):
                self._read_inside(base, _NO_LOOK, reading)


def _follow_field(kind: str | None, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def chosen_content(alternate: etree._Element) -> Iterator[etree._Element]:
    """The one branch of an ``mc:AlternateContent`` that is read: the first in words of Word itself."""
    for branch in alternate:
        if branch.tag in (MC + "Choice", MC + "Fallback") and any(str(child.tag).startswith(W) for child in branch):
            yield branch
            return


def drawn_boxes(drawing: etree._Element) -> list[Drawn]:
    """The text boxes of a drawing, outermost ones only."""
    found: list[Drawn] = []
    above: bool | None = None
    for box in drawing.iter(W + "txbxContent"):
        if any(outer is not box and outer.tag == W + "txbxContent" for outer in _up_to(box, drawing)):
            continue
        if above is None:
            above = _stands_above(drawing)
        found.append(Drawn(box, above))
    return found


def _up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _stands_above(drawing: etree._Element) -> bool:
    """Whether a box is placed on the page, or higher than the paragraph it hangs on."""
    for position in drawing.iter(WP + "positionV"):
        if position.get("relativeFrom") not in ("paragraph", "line"):
            return True
        offset = position.findtext(WP + "posOffset") or "0"
        return offset.strip().startswith("-")
    for shape in drawing.iter("{urn:schemas-microsoft-com:vml}shape", "{urn:schemas-microsoft-com:vml}rect"):
        return "margin-top:-" in (shape.get("style") or "").replace(" ", "")
    return False
