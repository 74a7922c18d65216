"""The text of a page into a source."""

from __future__ import annotations

import re

from lxml import etree

from donghanh.documents.readers.flow.assemble import assemble
from donghanh.documents.readers.flow.items import Item, Paragraph
from donghanh.documents.readers.flow.tables import words_of
from donghanh.documents.readers.html.page import clean, running_lines
from donghanh.documents.readers.html.walk import PageReader
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Remark, Source
from donghanh.documents.readers.surroundings import letterhead_at

_BEGINS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|div|table|p|article|section|main|span|font|center|h[1-6]|ul|ol)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"</(?:p|div|table|body|html|li|h[1-6]|span|article|td)\s*>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def looks_like_html(text: str) -> bool:
    """Whether a text is a page and not a plan with a few marks in it: it begins with an element and closes some."""
    head = _DECLARATION.sub("", text[:20_000]).lstrip()
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip()
    return bool(_BEGINS.match(head)) and bool(_CLOSES.search(text))


def read_html(text: str) -> Source:
    """Return the words of a page as they are shown, without menus, scripts and hidden parts.

    Lists get the markers a browser prints. What stands above a letterhead is the portal's own and left out, with a
    remark. Refuses (``Refused``) a page without words or nested beyond reason. Cost: linear; nothing is fetched.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused("empty") from error
    if root is None:
        raise Refused("empty")
    aside = list(running_lines(root))
    items = PageReader().read(clean(root))
    begin = letterhead_at([_lines(item) for item in items])
    above, kept = items[:begin], items[begin:]
    aside += (line for words in words_of(above) for line in words.split("\n"))
    return assemble(kept, "html", [Remark("surroundings_left_out")] if above else [], aside=aside)


def _lines(item: Item) -> list[str]:
    if isinstance(item, Paragraph):
        return [item.text]
    return [line for words in words_of([item]) for line in words.split("\n")]
