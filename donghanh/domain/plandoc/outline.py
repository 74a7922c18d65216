"""The outline: every paragraph of the body in its section, and what each section is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.ending import closing_places
from donghanh.domain.plandoc.frame import Frame, is_appendix_line
from donghanh.domain.plandoc.headings import SectionKind, bullet_key, is_heading_line, level_of, section_shape
from donghanh.domain.plandoc.labels import label_of
from donghanh.domain.plandoc.topics import SUB_TOPICS, Topic, classify_title
from donghanh.domain.text.bodies import is_group, request_lead, starts_like_body
from donghanh.domain.text.letters import is_upper, vi_pattern
from donghanh.domain.text.markers import Marker, read_marker, tidy_title

Role = Literal["section", "bullet", "paragraph", "row", "closing"]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or headed part: printed marker, depth, title, how it is set, what it is about."""

    marker: str | None
    label: str | None
    level: int
    title: str
    kind: SectionKind
    span: Span
    path: tuple[str, ...]
    parent: int | None
    topic: Topic
    root_topic: Topic


@dataclass(frozen=True, slots=True)
class Entry:
    """A block of the body with its role, its section, and where its own words start."""

    block: Block
    role: Role
    marker: Marker | None
    section: int | None
    start: int  # offset of the content: after the marker, and after a run-in title
    depth: int = 0  # of bullets: 0 for a first-level bullet

    @property
    def text(self) -> str:
        """The words of the entry without marker and run-in title."""
        return self.block.text[self.start :].strip()

    @property
    def span(self) -> Span:
        """The place of these words in the source."""
        return self.block.span_of(self.start, len(self.block.text))


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections and entries of the body, in order."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]

    def topic_of(self, entry: Entry) -> Topic:
        """What the section of an entry is about."""
        return self.sections[entry.section].topic if entry.section is not None else "other"

    def path_of(self, entry: Entry) -> tuple[str, ...]:
        """The labels of the sections an entry lies in, outermost first."""
        return self.sections[entry.section].path if entry.section is not None else ()


_OTHER_BODIES = vi_pattern(r"Căn cứ [^,.;]{0,120}, (?:đề nghị |yêu cầu )?(?:các |[<A>])")


# "I. MỤC ĐÍCH, CHỈ TIÊU", then "2. Chỉ tiêu": aims of their own under a heading of purposes.
_AIMS = re.compile(r"(?:Các |Một số )?(?:chỉ tiêu|mục tiêu cụ thể)", re.IGNORECASE)


def build_outline(blocks: Sequence[Block], frame: Frame) -> Outline:
    """Return the outline of the body and of the appendices. Cost: linear in the number of blocks."""
    places = (*frame.body, *frame.appendix)
    chosen = [blocks[index] for index in places]
    markers = [read_marker(block.text) if block.kind == "paragraph" else None for block in chosen]
    body = len(frame.body)
    parts = [
        0,
        *(index for index in range(1, body) if frame.attached_title and places[index] == frame.attached_title.stop),
    ]
    closing = closing_places(chosen[:body], markers[:body], parts)
    sections: list[Section] = []
    entries: list[Entry] = []
    stack: list[tuple[Marker, int, int]] = []  # marker, level, section index
    bullets: list[str] = []
    title_lines: set[int] = set()  # of appendices
    for index, (block, marker) in enumerate(zip(chosen, markers, strict=True)):
        after = chosen[index + 1] if index + 1 < len(chosen) else None
        after_marker = markers[index + 1] if after is not None else None
        if places[index] == frame.attached_title.stop and frame.attached_title:
            stack, bullets = [], []
        current = stack[-1][2] if stack else None
        if block.kind == "table_row":
            entries.append(Entry(block, "row", None, current, 0))
            continue
        if index in title_lines:
            entries.append(Entry(block, "section", None, current, len(block.text)))
            continue
        if is_appendix_line(block.text) and (not marker or marker.kind == "appendix"):
            stack, bullets = [], []
            title_start = marker.end if marker else len(block.text)
            label = (marker.printed if marker else block.text).strip(" .:")
            title = tidy_title(block.text[title_start:])
            titled = 0 if title else _title_below(chosen, index + 1)
            if titled:
                title = tidy_title(" ".join(below.text for below in chosen[index + 1 : index + 1 + titled]))
            title_lines.update(range(index + 1, index + 1 + titled))
            sections.append(
                Section(
                    label,
                    label,
                    1,
                    title,
                    "appendix",
                    block.span,
                    (label,),
                    None,
                    "other",
                    "other",
                )
            )
            stack.append((marker or Marker(label, "appendix", None, len(block.text)), 1, len(sections) - 1))
            entries.append(Entry(block, "section", marker, len(sections) - 1, len(block.text)))
            continue
        if marker and marker.kind in ("dash", "plus"):
            key = bullet_key(marker)
            if key in bullets:
                del bullets[bullets.index(key) + 1 :]
            else:
                bullets.append(key)
            entries.append(Entry(block, "bullet", marker, current, marker.end, len(bullets) - 1))
            continue
        if marker is None and index in closing and not _first_duty(block, entries, sections):
            entries.append(Entry(block, "closing", None, current, 0))
            continue
        if marker is None and not (is_heading_line(block, after) and not block.text.startswith(("“", '"'))):
            if bullets and entries[-1].role != "bullet":
                bullets = []
            entries.append(Entry(block, "paragraph", None, current, 0))
            continue
        bullets = []
        if marker is None:
            upper = is_upper(block.text)
            while stack and (upper or stack[-1][0].kind == "dash"):
                stack.pop()
            level = 1 if upper or not stack else stack[-1][1] + 1
            title = tidy_title(block.text)
            parent = stack[-1][2] if stack else None
            path = (*(sections[parent].path if parent is not None else ()), title)
            topic, root = _topics(title, parent, sections)
            sections.append(Section(None, None, level, title, "unnumbered", block.span, path, parent, topic, root))
            stack.append((Marker("", "dash", None, 0), level, len(sections) - 1))
            entries.append(Entry(block, "section", None, len(sections) - 1, len(block.text)))
            continue
        keep = list(stack)
        level = level_of(marker, [(m, lv) for m, lv, _ in keep])
        while stack and (
            (stack[-1][1] >= level and stack[-1][0].kind != "dash")
            or (stack[-1][0].kind == "dash" and _ends_unnumbered(stack, marker))
        ):
            stack.pop()
        parent = stack[-1][2] if stack else None
        deeper = after
        if after is None or (
            after_marker is None
            and (label_of(after.text) or (index + 1 in closing and not _may_be_duty(after, parent, sections)))
        ):
            deeper = None
        elif after_marker and after_marker.kind not in ("dash", "plus"):
            next_level = level_of(after_marker, [*((m, lv) for m, lv, _ in stack), (marker, level)])
            deeper = after if next_level > level else None
        elif after_marker is None and is_heading_line(after, after) and is_upper(after.text):
            deeper = None
        kind, title_end, start = section_shape(block, marker.end, deeper, marker)
        title = tidy_title(block.text[marker.end : title_end])
        path = (*(sections[parent].path if parent is not None else ()), marker.label)
        topic, root = _topics(title if kind != "item" else "", parent, sections)
        sections.append(
            Section(marker.printed, marker.label, level, title, kind, block.span, path, parent, topic, root)
        )
        stack.append((marker, level, len(sections) - 1))
        entries.append(Entry(block, "section", marker, len(sections) - 1, start))
    return Outline(tuple(_settle_organisation(sections)), tuple(entries))


def _title_below(blocks: Sequence[Block], start: int) -> int:
    """How many of the lines under "PHỤ LỤC I" are its title: lines in capitals or in bold, or one short line over a table or note."""
    count = 0
    for block in blocks[start : start + 4]:
        if block.kind != "paragraph" or read_marker(block.text) or len(block.text) > 160:
            break
        if not (is_upper(block.text) or block.heading or block.emphasis >= len(block.text)):
            break
        if is_appendix_line(block.text):
            break
        count += 1
    if count or start + 1 >= len(blocks):
        return count
    line, after = blocks[start], blocks[start + 1]
    short = (
        line.kind == "paragraph" and len(line.text) <= 160 and line.text[:1].isupper() and not read_marker(line.text)
    )
    return int(short and not re.search(r"[.;:,]$", line.text) and (after.kind == "table_row" or after.text[:1] == "("))


def _may_be_duty(block: Block, parent: int | None, sections: Sequence[Section]) -> bool:
    """ "Căn cứ Kế hoạch xây dựng …" right under the heading that names a body is its duty; with bodies of its own it closes the plan."""
    if parent is None or sections[parent].topic != "organisation" or not block.text.startswith("Căn cứ"):
        return False
    return not _OTHER_BODIES.match(block.text)


def _first_duty(block: Block, entries: Sequence[Entry], sections: Sequence[Section]) -> bool:
    above = entries[-1] if entries else None
    if above is None or above.role != "section" or above.text or above.section is None:
        return False
    return _may_be_duty(block, sections[above.section].parent, sections)


def _ends_unnumbered(stack: Sequence[tuple[Marker, int, int]], marker: Marker) -> bool:
    return marker.kind in ("roman", "letter_upper", "part", "chapter")


def _topics(title: str, parent: int | None, sections: Sequence[Section]) -> tuple[Topic, Topic]:
    if parent is None:
        topic = classify_title(title)
        return topic, topic
    above = sections[parent]
    if above.root_topic == "purpose" and _AIMS.match(title):
        return "targets", "targets"
    if above.root_topic in ("purpose", "budget", "reporting") or above.kind == "item":
        return above.topic, above.root_topic
    lower = title.lower()
    lead, _ = request_lead(title)
    if above.root_topic == "organisation" and starts_like_body(title[lead:]):
        return "organisation", "organisation"
    for topic, pattern in SUB_TOPICS:
        if pattern.match(lower) and not (above.root_topic == "targets" and topic == "purpose"):
            return topic, above.root_topic
    if re.match(r"(?:nguồn )?kinh phí|dự toán", lower):
        return "budget", above.root_topic
    if above.root_topic in ("other", "targets") and re.search(r"nhiệm vụ|giải pháp", lower):
        return "tasks", above.root_topic
    return above.topic, above.root_topic


def _for_one_body(title: str) -> bool:
    """ "Trách nhiệm của Hội Nông dân tỉnh" gives work to one body; "Trách nhiệm của các đơn vị" heads all of them."""
    lead, _ = request_lead(title)
    return lead > 0 and starts_like_body(title[lead:]) and not is_group(title[lead:])


def _settle_organisation(sections: list[Section]) -> list[Section]:
    """Of several parts called "tổ chức …" the one that names bodies assigns; the others list things to do."""
    roots = [
        index for index, section in enumerate(sections) if section.parent is None and section.topic == "organisation"
    ]
    if len(roots) < 2:
        return sections

    bodies = Counter(
        section.parent for section in sections if starts_like_body(section.title[request_lead(section.title)[0] :])
    )
    keep = max(roots, key=lambda root: (bodies[root], root))
    named = {root for root in roots if _for_one_body(sections[root].title)}
    demote = {root for root in roots if root != keep and not bodies[root] and root not in named}
    changed = list(sections)
    for index, section in enumerate(sections):
        parent_changed = section.parent is not None and section.parent in demote
        if index in demote or parent_changed:
            demote.add(index)
            topic: Topic = "tasks" if section.topic == "organisation" else section.topic
            changed[index] = replace(section, topic=topic, root_topic="tasks")
    return changed
