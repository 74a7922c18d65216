"""The part "Tổ chức thực hiện": which body does what, told as headings, as items, or inside sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.labels import Label, label_of
from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.plandoc.reading import Assignment, Duty
from donghanh.domain.plandoc.rules.agencies import (
    NOT_A_BODY,
    agency_of,
    bodies_without_heading,
    names_body,
    tells_duty,
)
from donghanh.domain.plandoc.rules.common_duties import at_the_end, common_title, is_own_list, reports_for_no_one
from donghanh.domain.plandoc.rules.deadlines import Times, times_of
from donghanh.domain.plandoc.rules.report_parts import report_parts
from donghanh.domain.plandoc.rules.roles import coordinating_in, labelled_roles, names
from donghanh.domain.plandoc.rules.rows import RowWork, label_time, row_work, time_over_rows
from donghanh.domain.plandoc.rules.tables import table_heads
from donghanh.domain.text.bodies import (
    begins_with_duty,
    is_group,
    request_lead,
    split_bodies,
    starts_like_body,
    take_body,
)

# "Điều 4. Trách nhiệm của Trường …" names one body, "TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ" the part for all.
_OF_BODY = re.compile(r"(?:trách nhiệm|nhiệm vụ) của\s(?!(?:các|những|mỗi|hai|từng)\s)", re.IGNORECASE)
# Words to all or about an appendix, at the end of the part.
_CLOSES = re.compile(
    r"Thừa lệnh|(?:Phân công|Nội dung|Nhiệm vụ)(?: nhiệm vụ| công việc)? chi tiết (?:tại|theo|kèm|ở)|(?:Chi tiết )?(?:theo|tại) [Pp]hụ lục"
)
_TO_ALL = re.compile(
    r"(?:Yêu cầu|Đề nghị)[^;]*(?:nghiêm túc|khẩn trương|căn cứ|(?:triển khai|tổ chức|phối hợp) thực hiện|[Kk]ế hoạch này|(?:Chỉ thị|Công văn|Thông báo|Chương trình) này)"
)
# What all are told at the end, and reports, which are read on their own.
_GENERAL = re.compile(
    r"[Bb]áo cáo|(?:nghiêm túc|khẩn trương|chủ động|tích cực|triển khai|tổ chức|phối hợp)\s(?:triển khai\s|tổ chức\s|phối hợp\s)?(?:thực hiện|triển khai)"
)
# "Căn cứ Kế hoạch này, các thôn xây dựng …": the work begins behind the comma.
_ON_THIS_PLAN = re.compile(r"(?:Căn cứ|Trên cơ sở|Theo|Để thực hiện|Trong quá trình)\s[^,.;:]{0,120},\s+(?=\S)")
_ISSUES = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|HĐND|Hội đồng nhân dân|Đảng ủy|Ban Chỉ đạo|Ban Giám hiệu|Nhà trường)\s"
)
_ASKS = re.compile(r"(?:yêu cầu|đề nghị|giao|phân công)\s")
_ROLE = re.compile(
    r"chủ trì|phối hợp|thực hiện|tham mưu|có |chịu |là |làm |phụ trách|tổ chức|theo |căn cứ", re.IGNORECASE
)
_LEADS = re.compile(r"(?:[Cc]hủ trì|[Ll]à (?:cơ quan|đầu mối)|[Ll]àm đầu mối)")


@dataclass
class _Draft:
    agency: str
    requested: bool
    span: Span
    path: tuple[str, ...]
    level: int  # of the section that names the body; 0 when a sentence names it
    duties: list[Duty] = field(default_factory=list)
    heading: bool = False

    def freeze(self) -> Assignment:
        parts = tuple(self.agency[start:end] for start, end in split_bodies(self.agency))
        group = any(is_group(part) for part in parts) or is_group(self.agency)
        return Assignment(self.agency, parts, tuple(self.duties), self.requested, group, self.span, self.path)


def _duties(entry: Entry, start: int) -> Iterator[Duty]:
    """The duty that begins at an offset; of several reports with a day each, one for each."""
    block = entry.block
    offset = start + len(block.text[start:]) - len(block.text[start:].lstrip(" :,;-–"))
    text = block.text[offset:].strip()
    for first, last in report_parts(text):
        part = text[first:last]
        if len(part) < 4:
            continue
        begin, end = offset + first, offset + last
        times = times_of(block, begin, end)
        yield Duty(
            part, block.span_of(begin, end), bool(_LEADS.match(part)),
            labelled_roles(part).coordinating or coordinating_in(part), times.deadline, times.schedule,
        )  # fmt: skip


def _described(duty: Duty, entry: Entry, label: Label) -> Duty:
    """A duty with what a line of labels below it says; the line belongs to its place."""
    times = Times(duty.deadline, duty.schedule)
    if label.kind == "time":
        times = times.or_else(label_time(entry, label))
    helping = names(entry.text[label.start :]) if label.kind == "coordinating" else ()
    return replace(
        duty, span=duty.span.joined(entry.span), deadline=times.deadline, schedule=times.schedule,
        coordinating=duty.coordinating or helping,
    )  # fmt: skip


def _cuts_name(rest: str) -> bool:
    """Whether the words between a name and its colon are work: "chủ trì", "tham mưu giúp UBND xã", not "cấp cứu"."""
    return len(rest.split()) > 2 or _ROLE.match(rest.strip(" ,(")) is not None


class _Reader:
    """Walks the entries of the organising part and gathers bodies with their duties."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.done: list[_Draft] = []
        self.current: _Draft | None = None
        self.previous: Entry | None = None
        self.in_paragraphs = False  # whether any body has its duties in paragraphs of their own
        self.siblings = Counter(s.parent for s in outline.sections)
        self.named = Counter(s.parent for s in outline.sections if names_body(s.title))

    def _open(self, agency: str, requested: bool, span: Span, path: tuple[str, ...], level: int, heading: bool) -> None:
        self.current = _Draft(agency, requested, span, path, level, heading=heading)
        self.done.append(self.current)

    def _add(self, entry: Entry, start: int) -> None:
        if self.current:
            self.current.duties += _duties(entry, start)

    def _take_sentence(self, entry: Entry, path: tuple[str, ...], level: int) -> bool:
        """A body named inside its sentence ("Sở Y tế chỉ đạo …")."""
        text = entry.block.text
        at = entry.start
        if adverb := _ON_THIS_PLAN.match(text, at):
            at = adverb.end()
        body = take_body(text[at:])
        if body and body.has_verb and _ISSUES.match(text, at + body.start) and _ASKS.match(text, at + body.duty_start):
            at += body.duty_start  # "UBND xã yêu cầu các thôn nộp …" gives the work to the villages
            body = take_body(text[at:])
        if not body or not body.has_verb:
            return False
        start, end = at + body.start, at + body.end
        if NOT_A_BODY.match(text[start:end]):
            return False
        self._open(text[start:end], body.requested, entry.block.span_of(start, end), path, level, False)
        self._add(entry, at + body.duty_start)
        return True

    def section(self, entry: Entry, section: Section) -> None:
        """A numbered entry: a heading that names a body, a body in a sentence, or a lettered duty."""
        text = entry.block.text
        marker_end = entry.marker.end if entry.marker else 0
        inside = self.current is not None and self.current.level and section.level > self.current.level
        if self._common(entry, marker_end, section.path, section.level, own=bool(inside)):
            return
        if tells_duty(entry, section) and self._take_sentence(
            Entry(entry.block, entry.role, entry.marker, entry.section, marker_end), section.path, section.level
        ):
            return
        if section.kind in ("heading", "unnumbered"):
            if names_body(section.title) and not (inside and not self._body_heading(section)):
                agency, requested = agency_of(section.title)
                self._open(
                    agency, requested, entry.block.span_of(marker_end, len(text)), section.path, section.level, True
                )
            elif inside:
                self._add(entry, marker_end)
            else:
                self.current = None
            return
        whole = Entry(entry.block, entry.role, entry.marker, entry.section, marker_end)
        if section.kind == "run_in" and not inside:
            if names_body(section.title) and len(section.title) < 200:
                body = take_body(text[marker_end:])
                agency, requested = agency_of(section.title)
                name_end = marker_end + len(section.title)
                if body and marker_end + body.end < name_end and _cuts_name(text[marker_end + body.end : name_end]):
                    agency = text[marker_end + body.start : marker_end + body.end]
                    requested = requested or body.requested
                self._open(
                    agency, requested, entry.block.span_of(marker_end, name_end), section.path, section.level, True
                )
                if (
                    body
                    and body.duty_start + marker_end < entry.start
                    and len(text[marker_end + body.duty_start : entry.start].split()) > 6
                ):
                    self._add(entry, marker_end + body.duty_start)
                else:
                    self._add(entry, entry.start)
                return
            self.current = None
            return
        if inside:
            if self._nested_body(whole) and self._take_sentence(whole, section.path, section.level):
                return
            self._add(entry, marker_end)
            return
        if not self._take_sentence(whole, section.path, section.level):
            if names_body(section.title) and len(section.title) < 120:
                agency, requested = agency_of(section.title)
                self._open(
                    agency, requested, entry.block.span_of(marker_end, len(text)), section.path, section.level, True
                )
            else:
                self.current = None

    def _body_heading(self, section: Section) -> bool:
        return self.named[section.parent] * 2 > self.siblings[section.parent]

    def _common(self, entry: Entry, start: int, path: tuple[str, ...], level: int, *, own: bool) -> bool:
        """Take the head of what all are told: its duties go to the bodies it names, else to nobody; false for any other,
        and where it only names no one and is the ``own`` of the body above it."""
        match = common_title(entry.block.text[start:])
        if match is None or (own and self.current and not match["who"]):
            return False
        self.current = None
        if match["who"] and starts_like_body(match["who"]):
            first, last = start + match.start("who"), start + match.end("who")
            self._open(match["who"].strip(), False, entry.block.span_of(first, last), path, level, True)
            self._add(entry, start + match.end())
        return True

    def _lists_own(self) -> bool:
        return self.current is not None and is_own_list([duty.text for duty in self.current.duties])

    def _nested_body(self, entry: Entry) -> bool:
        """Whether an entry under a body names a body of its own: only under a group or with a colon."""
        if self.current is None:
            return True
        body = take_body(entry.text)
        if body is None:
            return False
        colon = entry.text[body.end : body.end + 2].strip().startswith(":")
        return (colon and len(entry.text[: body.end].split()) <= 14) or not self.current.heading

    def bullet(self, entry: Entry, path: tuple[str, ...], after: Entry | None = None) -> None:
        """A bullet: a duty of the body above, or a sentence that names its own body."""
        heads_list = entry.text.endswith(":") and after is not None and after.role == "bullet"
        if lifted := heads_list and after is not None and after.depth < entry.depth:
            entry = replace(entry, depth=0)  # "* Công an xã:" over the dashes that others had without such a line
        listed = self.current is not None and self.current.level > 0 and not lifted
        if self._common(entry, entry.start, path, 0, own=listed or entry.depth > 0 or self._lists_own()):
            return
        if (label := label_of(entry.text)) and self.current and self.current.duties:
            self.current.duties[-1] = _described(self.current.duties[-1], entry, label)
            return
        if (
            entry.depth == 0
            and self._nested_body(entry)
            and starts_like_body(entry.text[request_lead(entry.text)[0] :])
        ):
            keep = self.current
            if self._take_sentence(entry, path, keep.level if keep and keep.heading else 0):
                return
            if names_body(entry.text.rstrip(" :")) and entry.text.rstrip().endswith(":") and len(entry.text) < 160:
                agency, requested = agency_of(entry.text)
                self._open(agency, requested, entry.span, path, 0, True)
                return
        if self.current:
            self._add(entry, entry.start)

    def request(self, entry: Entry, path: tuple[str, ...]) -> bool:
        """A closing paragraph that asks or tells bodies something of their own: among others, or with a day for it."""
        among = (
            self.previous is not None and self.previous.role == "paragraph" and self.previous.section == entry.section
        )
        asks = among and entry.text.startswith(("Yêu cầu ", "Đề nghị "))
        dated = times_of(entry.block).deadline is not None and not _GENERAL.search(entry.text)
        return (asks or dated) and self._take_sentence(entry, path, 0)

    def _tells_all(self, entry: Entry) -> bool:
        """Whether a paragraph under the last body orders a report of all: where every body has its duties beside its name
        or in bullets, it is no further duty of that one."""
        return len(self.done) > 1 and not self.in_paragraphs and reports_for_no_one(entry.text)

    def paragraph(self, entry: Entry, path: tuple[str, ...], *, last: bool) -> None:
        """A paragraph: the duty under a heading, a sentence with its body, or more of the last bullet."""
        if _CLOSES.match(entry.text) or (last and self._tells_all(entry)):
            self.current = None
            return
        if self._common(entry, entry.start, path, 0, own=self._lists_own()):
            return
        after_bullet = self.previous is not None and self.previous.role == "bullet"
        if self.current and self.current.heading and self.current.level:
            asks_another = bool(self.current.duties) and request_lead(entry.text)[1]
            if asks_another and self._take_sentence(entry, path, 0):
                return
            if not after_bullet or not self.current.duties or begins_with_duty(entry.text):
                self.in_paragraphs = True
                self._add(entry, entry.start)
            elif not _GENERAL.search(entry.text):  # a sentence under the list may give work to a body of its own
                self._take_sentence(entry, path, 0)
            return
        if re.match(r"Trong đó|Cụ thể", entry.text) or self._take_sentence(entry, path, 0):
            return
        if self.current and not entry.text.rstrip().endswith(":"):
            self._add(entry, entry.start)

    def row(self, row: RowWork, path: tuple[str, ...]) -> None:
        """A row of a table: its bodies and their work, or more work of the body above the table."""
        if row.lead:
            self._open(", ".join(row.lead), False, row.span, path, 0, False)
        if self.current:
            self.current.duties.append(
                Duty(row.text, row.span, bool(row.lead), row.coordinating, row.times.deadline, row.times.schedule)
            )


def _organising(outline: Outline) -> Iterator[Entry]:
    for entry in outline.entries:
        if entry.section is not None and outline.sections[entry.section].topic == "organisation":
            yield entry


def read_assignments(outline: Outline) -> tuple[Assignment, ...]:
    """Return the bodies of the organising part, in order, with their duties. Cost: linear."""
    reader = _Reader(outline)
    entries = list(_organising(outline))
    listed = not entries  # a list of bodies and no organising part: what follows the last item speaks to all
    if listed:
        chosen = bodies_without_heading(outline)
        entries = [entry for entry in outline.entries if entry.section in chosen]
    heads, over, alone = table_heads(entries), Times(), at_the_end(outline, entries)
    for place, entry in enumerate(entries):
        section = outline.sections[entry.section or 0]
        if entry.role == "closing":
            if _TO_ALL.match(entry.text) or not reader.request(entry, section.path):
                reader.current = None
        elif entry.role == "section":
            if (
                section.parent is not None
                or _OF_BODY.match(section.title)
                or section.topic != "organisation"
                or outline.sections[entry.section or 0].level > 1
            ):
                reader.section(entry, section)
            elif entry.text and entry.start < len(entry.block.text):
                reader.paragraph(entry, section.path, last=False)
            else:
                reader.current = None
        elif entry.role == "row":
            if reader.previous is None or reader.previous.role != "row":
                over = time_over_rows(reader.previous, entry)
            if row := row_work(entry.block, heads[place]):
                reader.row(replace(row, times=row.times.or_else(over)), section.path)
        elif entry.role == "bullet":
            reader.bullet(entry, section.path, entries[place + 1] if place + 1 < len(entries) else None)
        elif not (listed and tells_duty(reader.previous, section, ("heading", "item"))):
            reader.paragraph(entry, section.path, last=alone[place])
        reader.previous = entry
    return tuple(draft.freeze() for draft in reader.done if draft.agency)
