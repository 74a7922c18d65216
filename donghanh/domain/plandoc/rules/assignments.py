"""The part "Tổ chức thực hiện": which body does what, told as headings, as items, or inside sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.labels import label_of
from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.plandoc.reading import Assignment, Duty
from donghanh.domain.plandoc.rules.deadlines import times_of
from donghanh.domain.plandoc.rules.report_parts import report_parts
from donghanh.domain.plandoc.rules.roles import coordinating_in, labelled_roles
from donghanh.domain.text.bodies import (
    begins_with_duty,
    is_group,
    request_lead,
    split_bodies,
    starts_like_body,
    take_body,
)

_NOT_A_BODY = re.compile(
    r"(?:phân công|chế độ|kinh phí|thời gian|công tác|tiến độ|thông tin|khen thưởng|kiểm tra|giám sát|nội dung|giải pháp|nhiệm vụ|phương án|cơ chế|về\s|cấp\s|đối tượng|tổ chức thực hiện|ngành dọc)",
    re.IGNORECASE,
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


def _names_body(title: str) -> bool:
    lead, _ = request_lead(title)
    rest = title[lead:]
    if lead and rest[:1].isupper() and not _NOT_A_BODY.match(rest):
        return True
    if not starts_like_body(rest) or len(rest) > 300:
        return False
    if re.match(r"(?:Tổ chức|tổ chức)\s(?!chính trị|đảng|đoàn|hội)", rest) or (
        begins_with_duty(rest) and not re.match(r"[Tt]ổ chức", rest)
    ):
        return False
    return not re.match(r"Ngoài|Các (?:nội dung|giải pháp|nhiệm vụ|hoạt động|bước|biện pháp|chỉ tiêu)|Đoàn kết", rest)


def _agency_of(title: str) -> tuple[str, bool]:
    lead, requested = request_lead(title)
    name = title[lead:].strip(" :.;,-–*")
    asked = re.search(r"\s*\((?:đề nghị|mời)[^)]*\)$", name)
    name = re.sub(r"\s*\((?:chủ trì|cơ quan thường trực|thực hiện|phối hợp|đề nghị|mời)[^)]*\)$", "", name)
    return name, requested or asked is not None


def _tells_duty(entry: Entry | None, section: Section) -> bool:
    """Whether what is set like a heading is a whole sentence with its stop: "8. Thanh tra tỉnh theo dõi … Chỉ thị này."."""
    return (
        entry is not None
        and entry.role == "section"
        and section.kind == "heading"
        and entry.block.text.rstrip().endswith(".")
        and len(section.title.split()) > 6
    )


class _Reader:
    """Walks the entries of the organising part and gathers bodies with their duties."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.done: list[_Draft] = []
        self.current: _Draft | None = None
        self.previous: Entry | None = None
        self.siblings = Counter(s.parent for s in outline.sections)
        self.named = Counter(s.parent for s in outline.sections if _names_body(s.title))

    def _open(self, agency: str, requested: bool, span: Span, path: tuple[str, ...], level: int, heading: bool) -> None:
        self.current = _Draft(agency, requested, span, path, level, heading=heading)
        self.done.append(self.current)

    def _add(self, entry: Entry, start: int) -> None:
        if self.current:
            self.current.duties += _duties(entry, start)

    def _take_sentence(self, entry: Entry, path: tuple[str, ...], level: int) -> bool:
        """A body named inside its sentence ("Sở Y tế chỉ đạo …")."""
        text = entry.block.text
        body = take_body(text[entry.start :])
        if not body or not body.has_verb:
            return False
        start, end = entry.start + body.start, entry.start + body.end
        if _NOT_A_BODY.match(text[start:end]):
            return False
        self._open(text[start:end], body.requested, entry.block.span_of(start, end), path, level, False)
        self._add(entry, entry.start + body.duty_start)
        return True

    def section(self, entry: Entry, section: Section) -> None:
        """A numbered entry: a heading that names a body, a body in a sentence, or a lettered duty."""
        text = entry.block.text
        marker_end = entry.marker.end if entry.marker else 0
        inside = self.current is not None and self.current.level and section.level > self.current.level
        if _tells_duty(entry, section) and self._take_sentence(
            Entry(entry.block, entry.role, entry.marker, entry.section, marker_end), section.path, section.level
        ):
            return
        if section.kind in ("heading", "unnumbered"):
            if _names_body(section.title) and not (inside and not self._body_heading(section)):
                agency, requested = _agency_of(section.title)
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
            if _names_body(section.title) and len(section.title) < 200:
                body = take_body(text[marker_end:])
                agency, requested = _agency_of(section.title)
                name_end = marker_end + len(section.title)
                if body and marker_end + body.end < name_end:
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
            if _names_body(section.title) and len(section.title) < 120:
                agency, requested = _agency_of(section.title)
                self._open(
                    agency, requested, entry.block.span_of(marker_end, len(text)), section.path, section.level, True
                )
            else:
                self.current = None

    def _body_heading(self, section: Section) -> bool:
        return self.named[section.parent] * 2 > self.siblings[section.parent]

    def _nested_body(self, entry: Entry) -> bool:
        """Whether an entry under a body names a body of its own: only under a group or with a colon."""
        if self.current is None:
            return True
        body = take_body(entry.text)
        if body is None:
            return False
        colon = entry.text[body.end : body.end + 2].strip().startswith(":")
        return (colon and len(entry.text[: body.end].split()) <= 14) or not self.current.heading

    def bullet(self, entry: Entry, path: tuple[str, ...]) -> None:
        """A bullet: a duty of the body above, or a sentence that names its own body."""
        if label_of(entry.text) and self.current and self.current.duties:
            return
        if (
            entry.depth == 0
            and self._nested_body(entry)
            and starts_like_body(entry.text[request_lead(entry.text)[0] :])
        ):
            keep = self.current
            if self._take_sentence(entry, path, keep.level if keep and keep.heading else 0):
                return
            if _names_body(entry.text.rstrip(" :")) and entry.text.rstrip().endswith(":") and len(entry.text) < 160:
                agency, requested = _agency_of(entry.text)
                self._open(agency, requested, entry.span, path, 0, True)
                return
        if self.current:
            self._add(entry, entry.start)

    def request(self, entry: Entry, path: tuple[str, ...]) -> bool:
        """A paragraph among others that asks or tells bodies something of their own: "Yêu cầu các trường …"."""
        among = (
            self.previous is not None and self.previous.role == "paragraph" and self.previous.section == entry.section
        )
        return among and entry.text.startswith(("Yêu cầu ", "Đề nghị ")) and self._take_sentence(entry, path, 0)

    def paragraph(self, entry: Entry, path: tuple[str, ...]) -> None:
        """A paragraph: the duty under a heading, a sentence with its body, or more of the last bullet."""
        if _CLOSES.match(entry.text):
            self.current = None
            return
        after_bullet = self.previous is not None and self.previous.role == "bullet"
        if self.current and self.current.heading and self.current.level:
            if after_bullet and self.current.duties and not begins_with_duty(entry.text):
                return
            self._add(entry, entry.start)
            return
        if re.match(r"Trong đó|Cụ thể", entry.text) or self._take_sentence(entry, path, 0):
            return
        if self.current and not entry.text.rstrip().endswith(":"):
            self._add(entry, entry.start)


def _organising(outline: Outline) -> Iterator[Entry]:
    for entry in outline.entries:
        if entry.section is not None and outline.sections[entry.section].topic == "organisation":
            yield entry


def bodies_without_heading(outline: Outline) -> set[int]:
    """In a directive or letter without an organising part: the sections that are named after bodies."""
    named = [
        i
        for i, s in enumerate(outline.sections)
        if s.marker and _names_body(s.title) and (s.kind != "item" or take_body(s.title + " "))
    ]
    parents = Counter(outline.sections[i].parent for i in named)
    siblings = Counter(section.parent for section in outline.sections)
    good = {parent for parent, count in parents.items() if count >= 2 and count * 2 > siblings[parent]}
    chosen = {i for i in named if outline.sections[i].parent in good}
    for index, section in enumerate(outline.sections):  # parents come before their children
        if section.parent in chosen:
            chosen.add(index)
    return chosen


def read_assignments(outline: Outline) -> tuple[Assignment, ...]:
    """Return the bodies of the organising part, in order, with their duties. Cost: linear."""
    reader = _Reader(outline)
    entries = list(_organising(outline))
    listed = not entries  # a list of bodies and no organising part: what follows the last item speaks to all
    if listed:
        chosen = bodies_without_heading(outline)
        entries = [entry for entry in outline.entries if entry.section in chosen]
    for entry in entries:
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
                reader.paragraph(entry, section.path)
            else:
                reader.current = None
        elif entry.role == "bullet":
            reader.bullet(entry, section.path)
        elif entry.role == "paragraph" and not (listed and _tells_duty(reader.previous, section)):
            reader.paragraph(entry, section.path)
        reader.previous = entry
    return tuple(draft.freeze() for draft in reader.done if draft.agency)
