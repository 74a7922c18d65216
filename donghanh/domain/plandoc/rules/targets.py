"""Numbers a document commits to: shares in percent, and counted things with their unit and operator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.labels import label_of
from donghanh.domain.plandoc.outline import Entry, Outline
from donghanh.domain.plandoc.reading import Target
from donghanh.domain.plandoc.rules.counts import NUMBER, counts_in, operator_of
from donghanh.domain.plandoc.rules.tables import TableHead, is_group_row, table_heads
from donghanh.domain.plandoc.topics import Topic
from donghanh.domain.text.numerals import parse_number
from donghanh.domain.text.sentences import CLAUSE_END

_PERCENT = re.compile(
    rf"(?P<op>(?:ít nhất|tối thiểu|không dưới|không thấp hơn|từ|tối đa|không quá|không vượt quá|trên|hơn|dưới|thấp hơn|đạt từ|≥|≤|>|<)\s*)?(?P<low>(?:{NUMBER})\s*%?\s*[-–]\s*)?(?<![\d,.])(?P<value>{NUMBER})\s?(?P<unit>[%‰])(?P<more>\s*trở lên|\s*trở xuống)?",
    re.IGNORECASE,
)
# "chỉ số BI dưới 20", "chỉ số hài lòng đạt trên 90 điểm": an index that shall reach a value.
_INDEX = re.compile(
    rf"(?<![\wÀ-ỹ])(?:chỉ số|hệ số)\s[^.;:\d]{{2,60}}?\s(?P<op>(?:đạt\s+)?(?:ít nhất|tối thiểu|không dưới|từ|không quá|trên|dưới|≥|≤|<|>))\s*(?P<value>{NUMBER})(?!\s?[%‰]|\d|[,.]\d)(?:\s+(?P<unit>điểm))?(?P<more>\s*trở lên)?",
    re.IGNORECASE,
)
# How much an act covers or costs is no aim: "giảm 20% học phí", "kiểm tra ít nhất 20% số lớp".
_EXTENT = re.compile(
    r"(?<![\wÀ-ỹ])(?:(?:miễn|giảm|miễn, giảm|hỗ trợ|trợ giá|trích|dành)\s+(?P<price>)|(?:kiểm tra|thanh tra|hậu kiểm|giám sát)\s+)$",
    re.IGNORECASE,
)
_PRICE = re.compile(r"\s+(?:học phí|giá|phí|chi phí|tiền|kinh phí|mức đóng|lãi suất|viện phí)(?![\wÀ-ỹ])")


def _clause(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The clause around a number: from the last stop before it to the next one after it."""
    left = max((text.rfind(f"{mark} ", floor, start) + 2 for mark in ".;:"), default=floor)
    begin = max(left if left > 1 else floor, floor)
    begin += len(text[begin:]) - len(text[begin:].lstrip(" -+*"))
    right = CLAUSE_END.search(text, end)
    return begin, right.start() if right else len(text)


def _is_extent(text: str, match: re.Match[str]) -> bool:
    found = _EXTENT.search(text[max(0, match.start() - 20) : match.start()])
    if found is None:
        return False
    return found["price"] is None or _PRICE.match(text, match.end()) is not None


def _shares(entry: Entry, start: int, path: tuple[str, ...], topic: Topic) -> Iterator[Target]:
    text = entry.block.text
    for pattern, mark in ((_PERCENT, r"%‰"), (_INDEX, "")):
        if mark and not any(sign in text for sign in mark):
            continue
        for match in pattern.finditer(text, start):
            value = parse_number(match["value"])
            if value is None:
                continue
            begin, end = _clause(text, match.start(), match.end(), start)
            kind = "quantity" if topic != "targets" and mark and _is_extent(text, match) else "chi_tieu"
            yield Target(
                text[begin:end].strip(), value, match["unit"] or "", operator_of(match["op"], match["more"]), kind,
                entry.block.span_of(begin, end), path,
            )  # fmt: skip


def _counts(entry: Entry, start: int, path: tuple[str, ...], topic: Topic) -> Iterator[Target]:
    text = entry.block.text
    kind = "chi_tieu" if topic == "targets" else "quantity"
    for count in counts_in(text, start, topic):
        begin, end = _clause(text, count.start, count.end, start)
        yield Target(
            text[begin:end].strip(), count.value, count.unit, count.operator, kind, entry.block.span_of(count.start, count.end), path,
            of=count.of,
        )  # fmt: skip


def _words(outline: Outline, place: int) -> int | None:
    """Where the words of an entry start that may promise something; nothing for a bare heading."""
    entry = outline.entries[place]
    if entry.role == "row":
        return 0
    if entry.role != "section" or entry.start < len(entry.block.text):
        return entry.start
    after = outline.entries[place + 1] if place + 1 < len(outline.entries) else None
    labelled = entry.marker and after and after.section == entry.section and label_of(after.text)
    # "1.1. Dự trữ 03 tấn gạo" with only labels below it: the heading is the work
    return entry.marker.end if entry.marker and labelled else None


def _in_table(entry: Entry, head: TableHead | None, path: tuple[str, ...]) -> list[Target]:
    """What the work named in a row of a task table promises."""
    if head is None or not head.names_leads or is_group_row(entry.block, head):
        return []
    place = head.columns["text"]
    if place >= len(entry.block.cells):
        return []
    start, end = entry.block.cells[place]
    cell = Entry(entry.block.cut(start, end), "paragraph", None, entry.section, 0)
    return [*_shares(cell, 0, path, "tasks"), *_counts(cell, 0, path, "tasks")]


def read_targets(outline: Outline) -> tuple[Target, ...]:
    """Return the targets of the body; percentages and counts under a target heading are formal targets.

    An appendix lists what there is, not what is promised: there only the work in a table of tasks counts.
    """
    result: list[Target] = []
    heads = table_heads(outline.entries)
    for place, entry in enumerate(outline.entries):
        section = outline.sections[entry.section] if entry.section is not None else None
        if section is not None and section.kind == "appendix":
            result += _in_table(entry, heads[place], outline.path_of(entry))
            continue
        start = _words(outline, place)
        topic = outline.topic_of(entry)
        told = topic in ("reporting", "context") or (section is not None and section.root_topic == "context")
        if start is None or told or entry.role == "closing":
            continue
        path = outline.path_of(entry)
        result += _shares(entry, start, path, topic)
        result += _counts(entry, start, path, topic)
    return tuple(sorted(result, key=lambda target: target.span.start))
