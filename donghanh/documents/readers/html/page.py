"""What of a page is the document: menus, forms and hidden parts go, an article that holds most of the words stays alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from donghanh.domain.text.secrecy import LONGEST_MARK

DROPPED = frozenset(
    ["script", "style", "noscript", "nav", "aside", "form", "button", "select", "iframe", "template", "svg", "head", "footer", "object",
     "textarea", "input", "audio", "video", "canvas", "del", "s", "strike", "map", "dialog"]
)  # fmt: skip
"""Elements that are no part of a document's words; struck-out text was taken back by its author."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAY_BE_MENU = frozenset(["ul", "ol", "div", "table", "section", "header"])
# Lists that are mostly links lead elsewhere; fewer than three links prove nothing.
_FEWEST_LINKS, _MOST_LINKED = 3, 0.8
_MOST_OF_PAGE = 0.4


def is_dropped(element: etree._Element) -> bool:
    """Whether an element is not shown, or is no part of a document."""
    return (
        element.tag in DROPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def clean(root: etree._Element) -> etree._Element:
    """Take out of a page what is no part of the document, and return the element that holds it. Cost: linear."""
    for element in [e for e in root.iter(etree.Element) if is_dropped(e)]:
        _drop(element)
    sizes = _sizes(root)
    for element in [e for e, size in sizes.items() if e.tag in _MAY_BE_MENU and _is_menu(size)]:
        _drop(element)
    whole = sizes[root][0]
    for element in root.iter("article", "main"):
        if sizes[element][0] >= _MOST_OF_PAGE * whole and not _is_menu(sizes[element]):
            return element
    return root


def running_lines(root: etree._Element) -> Iterator[str]:
    """Yield the words of short headers, footers and asides that are shown: a secrecy mark may stand there by itself. Call it
    before :func:`clean`, which takes them out. Cost: linear."""
    for element in root.iter("header", "footer", "aside"):
        text = ""
        for words in element.itertext():
            text += words
            if len(text) > 2 * LONGEST_MARK:
                break
        else:
            if element.get("hidden") is None and not _HIDDEN.search(element.get("style") or ""):
                yield text


def _drop(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _sizes(root: etree._Element) -> dict[etree._Element, tuple[int, int, int]]:
    """The letters of each element, those of them inside links, and the number of links."""
    sizes: dict[etree._Element, tuple[int, int, int]] = {}
    open_elements: list[list[int]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            open_elements.append([len((element.text or "").strip()), 0, 0])
            continue
        letters, linked, links = open_elements.pop()
        if element.tag == "a":
            linked, links = letters, 1
        sizes[element] = (letters, linked, links)
        if open_elements:
            above = open_elements[-1]
            above[0] += letters + len((element.tail or "").strip())
            above[1] += linked
            above[2] += links
    return sizes


def _is_menu(size: tuple[int, int, int]) -> bool:
    letters, linked, links = size
    return links >= _FEWEST_LINKS and linked >= _MOST_LINKED * letters
