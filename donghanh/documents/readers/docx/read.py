"""A Word file from bytes to a source: its parts in the order they are needed, its letterhead, its notes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from donghanh.documents.readers.decode import MAX_LINES
from donghanh.documents.readers.docx.body import BodyReader
from donghanh.documents.readers.docx.context import Context
from donghanh.documents.readers.docx.fonts import OldFonts, mentions_old_fonts
from donghanh.documents.readers.docx.names import MC, VAL, VML, R, W, is_on
from donghanh.documents.readers.docx.numbering import Numbering
from donghanh.documents.readers.docx.package import Package, parse, parser_options, refuse_broken_xml, refuse_doctype
from donghanh.documents.readers.docx.styles import Styles
from donghanh.documents.readers.flow.assemble import assemble
from donghanh.documents.readers.flow.items import Item, Paragraph
from donghanh.documents.readers.flow.tables import words_of
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.secrecy import mark_of, refuse_secret
from donghanh.documents.readers.source import Remark, Source

_WATCHED = (b"vanish", b"caps")
_PICTURES = (b"<pic:pic ", b"<pic:pic>", b":imagedata ")
_SECTION = W + "sectPr"
_TAGS = (*(W + name for name in ("p", "tbl", "sdt", "customXml", "altChunk")), MC + "AlternateContent", _SECTION)
_BODY = W + "body"
_SECTION_HOLDERS = (_BODY, W + "pPr")
_LARGE = 4_000_000
_LETTERHEAD = re.compile(
    r"CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Số\s*:[^/]{0,12}/\s*[A-ZĐ]", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def read_docx(data: bytes) -> Source:
    """Return what a reader of the printed Word file sees, in reading order.

    Tracked changes are taken as accepted, automatic numbers stand as printed, headers and footers stay out unless the
    letterhead is in them, notes stand at the end for people to see. Macros are never looked at. Refuses (``Refused``) what
    is damaged, locked, made to burst, or has pictures and no words. Cost: one pass over the body, linear in its size.
    """
    package = Package(data)
    document = package.read(package.main)
    if document is None:
        raise Refused("damaged")
    styles_part = package.related("styles")
    styles = Styles(styles_part)
    context = Context(styles, _numbering(package, styles))
    context.boxes = b"txbxContent" in document
    context.close = any(sign in part for part in (document, styles_part) if part for sign in _WATCHED)
    if not mentions_old_fonts(document) and not styles.old_font:
        source = _read(package, document, context)
        if not styles.old_font:
            return source
    return _read_old(package, document, context)


def _numbering(package: Package, styles: Styles) -> Numbering:
    return Numbering(lambda: package.related("numbering"), styles.list_of)


def _read_old(package: Package, document: bytes, context: Context) -> Source:
    """Read a file that names old fonts: once to see whether it means them, once more to turn their letters."""

    def afresh(convert: bool) -> Context:
        numbering = _numbering(package, context.styles)
        return Context(context.styles, numbering, True, context.boxes, OldFonts(), convert)

    looking = afresh(convert=False)
    source = _read(package, document, looking)
    fonts = looking.old_fonts
    return _read(package, document, afresh(convert=True)) if fonts and fonts.letters and fonts.believed else source


def _read(package: Package, document: bytes, context: Context) -> Source:
    reader = BodyReader(context)
    sections: list[etree._Element] = []
    items: list[Item] = []
    has_watermark = b"textpath" in document
    for element in _body(document, sections):
        reader.add(element, items)
        if has_watermark:
            context.met.note_aside(_watermarks(element))
    reader.add_rest(items)
    head, others = _headers(package, sections, context)
    remarks = context.remarks()
    pictures = sum(document.count(sign) for sign in _PICTURES)
    aside = context.met.aside
    if not any(words.strip() for words in words_of(items)):
        refuse_secret(mark_of((), aside))
        raise Refused("only_pictures" if pictures else "empty")
    if head:
        remarks.append(Remark("letterhead_in_header"))
    if others:
        remarks.append(Remark("running_text_left_out"))
    if pictures:
        remarks.append(Remark("pictures", {"count": pictures}))
    if any(name.endswith("vbaProject.bin") for name in package.names):
        remarks.append(Remark("macros_left_out"))
    return assemble([*head, *items], "docx", remarks, _notes(package, context), aside)


def _body(document: bytes, sections: list[etree._Element]) -> Iterator[etree._Element]:
    """The elements of the body in order; the first section's properties are put into ``sections``."""
    if len(document) > _LARGE:
        yield from _large_body(document, sections)
        return
    body = parse(document).find(W + "body")
    if body is None:
        raise Refused("damaged")
    sections += [section for section in body.iter(_SECTION) if section.getparent().tag in _SECTION_HOLDERS][:1]
    yield from body


def _large_body(document: bytes, sections: list[etree._Element]) -> Iterator[etree._Element]:
    """The same of a large body while it is parsed: each element is forgotten when it was read, so memory stays flat."""
    begun = False
    try:
        for _, element in etree.iterparse(io.BytesIO(document), events=("end",), tag=_TAGS, **parser_options()):
            parent = element.getparent()
            above = parent.tag if parent is not None else None
            if not begun:
                begun = True
                refuse_doctype(element)
            if element.tag == _SECTION and above in _SECTION_HOLDERS and not sections:
                sections.append(deepcopy(element))
            if above != _BODY:
                continue
            yield element
            while (before := element.getprevious()) is not None:
                parent.remove(before)
            element.clear(keep_tail=False)
    except etree.XMLSyntaxError as error:
        raise refuse_broken_xml(error) from error


def _headers(package: Package, sections: list[etree._Element], context: Context) -> tuple[list[Item], bool]:
    """The letterhead, where it is set in the header of the first page; and whether other headers or footers have words.

    Those of all sections and of all kinds of pages are looked at, for one of them may carry the mark of a secret paper.
    """
    on_first_page = _header_of_first_page(sections[0]) if sections else None
    head: list[Item] = []
    others = False
    context.boxes = True
    for identity, kind in package.headers_and_footers(on_first_page):
        part = package.related_by_id(identity)
        if part is None:
            continue
        root = parse(part)
        items = BodyReader(context).read(root)
        said = list(words_of(items))
        context.met.note_aside((*said, *_watermarks(root)))
        if kind == "header" and identity == on_first_page and _LETTERHEAD.search("\n".join(said)):
            head = items
        else:
            others = others or any(map(_LETTERS.search, said))
    return head, others


def _header_of_first_page(section: etree._Element) -> str | None:
    """The identity of the header that the first page of a section shows."""
    title_page = section.find(W + "titlePg")
    wanted = "first" if title_page is not None and is_on(title_page.get(VAL)) else "default"
    headers = section.iterchildren(W + "headerReference")
    return next((one.get(R + "id") for one in headers if one.get(W + "type", "default") == wanted), None)


def _watermarks(element: etree._Element) -> Iterator[str]:
    """The words drawn across the page behind what an element holds."""
    return (path.get("string", "") for path in element.iter(VML + "textpath"))


def _notes(package: Package, context: Context) -> list[Item]:
    """Foot- and endnotes under a line of their own, numbered as they are referred to."""
    if not context.met.notes:
        return []
    items: list[Item] = [Paragraph("Chú thích:")]
    parts: dict[str, dict[str, etree._Element]] = {}
    for number, (kind, identity) in enumerate(context.met.notes[:MAX_LINES], start=1):
        if kind not in parts:
            data = package.related(kind + "s")
            parts[kind] = {note.get(W + "id", ""): note for note in parse(data)} if data else {}
        note = parts[kind].get(identity)
        content = list(BodyReader(context).read(note)) if note is not None else []
        text = " ".join(" ".join(words_of(content)).split())
        items.append(Paragraph(f"({number}) {text}"))
    return items
