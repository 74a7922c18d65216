"""Things to be done that the body of a plan lists, outside the part that assigns bodies."""

from __future__ import annotations

import re
from dataclasses import replace

from donghanh.domain.plandoc.headings import is_time_line
from donghanh.domain.plandoc.labels import Label, label_of
from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.plandoc.reading import Task
from donghanh.domain.plandoc.rules.counts import begins_with_work
from donghanh.domain.plandoc.rules.deadlines import Times, is_only_time, time_said, times_of
from donghanh.domain.plandoc.rules.roles import labelled_roles, names, roles_in, roles_in_list
from donghanh.domain.plandoc.rules.rows import label_time, row_work, time_over_rows
from donghanh.domain.plandoc.rules.tables import TableHead, table_heads
from donghanh.domain.text.bodies import duty_verb, take_body
from donghanh.domain.text.sentences import sentence_count

_BRACKET = re.compile(r"\([^()]{6,80}\)")
_LEAD_IN_END = re.compile(r":\s*$")
# A paragraph without a verb of duty that tells what happens: "Ra mắt …", "Câu lạc bộ … sinh hoạt mỗi tháng một lần".
_HELD = re.compile(
    r"(?:Ra mắt|Khai mạc|Khánh thành|Bế mạc|Trình diễn|Biểu diễn|Trưng bày|Diễu hành)\s|"
    r"(?:Câu lạc bộ|CLB|Tổ|Nhóm|Đội|Mô hình)\s[^.;:]{0,80}?\s(?:sinh hoạt|họp|gặp mặt)\s(?:mỗi|hằng|hàng|định kỳ|ít nhất|tối thiểu|vào|\d)"
)
_SHORT_VERB = re.compile(r"(?:Mở|Lập|Ký|Trình|Làm|Dựng|Xây|Lát|Sửa|Chiếu)\s")
_ESTABLISH = re.compile(r"Thành lập\s+(?=(?:tổ|ban|đội|nhóm|Tổ|Ban|Đội|Hội đồng)\s)")


def _in_tasks(section: Section | None, head: TableHead | None, named: bool) -> bool:
    """Whether a section lists work; an appendix does in a table that says who leads, and letters only under such a heading."""
    if section is None:
        return False
    if section.kind == "appendix":
        return head is not None and head.names_leads
    if named and section.root_topic != "tasks":
        return False
    if section.root_topic in ("tasks", "other") and section.topic in ("tasks", "other", "budget"):
        return True
    return section.root_topic == "targets" and section.topic == "tasks"


def _is_lead_in(entry: Entry, after: Entry | None) -> bool:
    """Whether an entry only opens the list below it ("… các nhiệm vụ sau:")."""
    if not _LEAD_IN_END.search(entry.text) or after is None:
        return False
    deeper = after.role in ("bullet", "row") or (after.role == "section" and after.section != entry.section)
    return deeper and sentence_count(entry.text) == 1


def _established(text: str) -> tuple[str, ...]:
    match = _ESTABLISH.match(text)
    if not match or not re.search(r"nhiệm vụ sau\s*:?\s*$", text):
        return ()
    rest = text[match.end() :]
    verb = duty_verb(rest, len(rest.split(" ", 2)[0]) + 1) or len(rest)
    name = rest[:verb].strip(" ,")
    return (name,) if 0 < len(name) <= 80 else ()


def _task(entry: Entry, path: tuple[str, ...], parent: int | None) -> Task:
    roles = roles_in(entry.text)
    return _at(Task(entry.text, entry.span, path, roles.lead, roles.coordinating, parent=parent), _times(entry))


def _times(entry: Entry) -> Times:
    return times_of(entry.block, entry.start)


def _at(task: Task, times: Times) -> Task:
    """A task completed with times it has none of."""
    mine = Times(task.deadline, task.schedule).or_else(times)
    return replace(task, deadline=mine.deadline, schedule=mine.schedule)


def _named(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    roles = roles_in(text)
    return roles.lead, roles.coordinating


def _attach(task: Task, entry: Entry, label: Label) -> Task:
    """A task with what a line of labels below it says; the line belongs to its place."""
    task = replace(task, span=task.span.joined(entry.span))
    value = entry.text[label.start :]
    roles = labelled_roles(entry.text, whole=True)
    if roles.lead and roles.coordinating:  # both on one line: "Chủ trì: A; phối hợp: B."
        return replace(task, lead=task.lead or roles.lead, coordinating=task.coordinating or roles.coordinating)
    if label.kind == "lead":
        told = roles_in_list(value)
        return replace(task, lead=task.lead or told.lead, coordinating=task.coordinating or told.coordinating)
    if label.kind == "coordinating":
        return replace(task, coordinating=task.coordinating or names(value))
    if label.kind == "time":
        return _at(task, label_time(entry, label))
    return replace(task, product=task.product or value) if re.match(r"Sản phẩm|Kết quả", entry.text) else task


def _own_lead(entry: Entry) -> bool:
    """Whether a paragraph below a bullet is work of its own: a sentence that begins with the body that does it."""
    body = take_body(entry.text)
    return body is not None and body.has_verb and not body.start and roles_in(entry.text).lead != ()


def _extend(task: Task, entry: Entry) -> Task:
    longer = replace(task, text=f"{task.text} {entry.text}", span=task.span.joined(entry.span))
    return _at(longer, times_of(entry.block))


def heading_times(entry: Entry, section: Section) -> Times:
    """Return when all the work under a heading is done: "1. Chuẩn bị (trước ngày 15/5/2026)", "Trong quý I năm 2026"."""
    text = entry.block.text
    start = entry.marker.end if entry.marker else 0
    if section.kind == "unnumbered" and is_time_line(text):
        return time_said(entry.block, 0, len(text.rstrip(" :.")))
    if section.kind not in ("heading", "unnumbered", "run_in"):
        return Times()
    end = len(text) if section.kind != "run_in" else start + len(section.title)
    bracket = _BRACKET.search(text, start, end)
    return times_of(entry.block, bracket.start() + 1, bracket.end()) if bracket else Times()


class _Reader:
    """Walks the entries of the body and gathers the things to be done."""

    def __init__(self, outline: Outline, assigning: frozenset[int], named: bool) -> None:
        self.outline = outline
        self.assigning = assigning
        self.named = named
        self.heads = table_heads(outline.entries)
        self.tasks: list[Task] = []
        self.owners: list[int | None] = []
        self.times: dict[int | None, Times] = {}  # of sections whose heading says when
        self.above: dict[int, int] = {}  # bullet depth -> task index
        self.inherited: tuple[str, ...] = ()
        self.over = Times()  # a time over a table

    def read(self) -> tuple[Task, ...]:
        """The tasks in order, those without a time with that of the heading they stand under."""
        entries = self.outline.entries
        for index, entry in enumerate(entries):
            section = self.outline.sections[entry.section] if entry.section is not None else None
            if section is None:
                continue
            if entry.role == "section":
                self.times[entry.section] = heading_times(entry, section) or self.times.get(section.parent, Times())
            if entry.role == "closing" or entry.section in self.assigning:
                continue
            if not _in_tasks(section, self.heads[index], self.named) and not self._names_doer(entry, section):
                continue
            before = entries[index - 1] if index else None
            after = entries[index + 1] if index + 1 < len(entries) else None
            self._take(entry, section, self.heads[index], before, after)
        return tuple(
            task if task.deadline or task.schedule else _at(task, self.times.get(owner, Times()))
            for task, owner in zip(self.tasks, self.owners, strict=True)
        )

    def _names_doer(self, entry: Entry, section: Section) -> bool:
        """In a letter: an item outside the parts that list work, which begins with the body that does it."""
        item = entry.role == "bullet" or (entry.role == "section" and section.kind == "item")
        return (
            self.named
            and item
            and section.topic == "other"
            and not _LEAD_IN_END.search(entry.text)
            and _own_lead(entry)
        )

    def _add(self, task: Task, entry: Entry) -> None:
        self.tasks.append(task)
        self.owners.append(entry.section)

    def _take(
        self, entry: Entry, section: Section, head: TableHead | None, before: Entry | None, after: Entry | None
    ) -> None:
        if entry.role == "section":
            self._section(entry, section, after)
        elif entry.role == "row":
            if before is None or before.role != "row":
                self.over = time_over_rows(before, entry)
            self._row(entry, head, section.path)
        elif label := label_of(entry.text):
            if label.kind != "time" or after is None or after.role != "row":
                self._label(entry, label, section)
        elif entry.role == "bullet":
            self._bullet(entry, section.path, after)
        else:
            self._paragraph(entry, section.path, before, after)

    def _section(self, entry: Entry, section: Section, after: Entry | None) -> None:
        self.above, self.inherited = {}, ()
        if section.kind not in ("item", "run_in") or not entry.text or _is_lead_in(entry, after):
            return
        if section.topic == "budget" and section.root_topic == "tasks" and section.kind == "run_in":
            return
        task = _task(entry, section.path, None)
        if section.kind == "run_in" and is_only_time(entry.text):
            task = replace(task, text=section.title, span=section.span)
        self._add(task, entry)
        self.above[-1] = len(self.tasks) - 1

    def _row(self, entry: Entry, head: TableHead | None, path: tuple[str, ...]) -> None:
        row = row_work(entry.block, head)
        if row is not None:
            task = Task(row.text, entry.span, path, row.lead, row.coordinating, product=row.product)
            self._add(_at(task, row.times or self.over), entry)

    def _label(self, entry: Entry, label: Label, section: Section) -> None:
        if not self.tasks or self.tasks[-1].section_path != section.path:
            # "1. Tổ chức Lễ phát động" with only "Thời gian: …" below: the heading itself is the work.
            self._add(Task(section.title, section.span, section.path, *_named(section.title)), entry)
            self.above[-1] = len(self.tasks) - 1
        self.tasks[-1] = _attach(self.tasks[-1], entry, label)

    def _bullet(self, entry: Entry, path: tuple[str, ...], after: Entry | None) -> None:
        parent = self.above.get(entry.depth - 1) if entry.depth else None
        self.above = {depth: place for depth, place in self.above.items() if depth < entry.depth}
        if entry.depth == 0:
            self.inherited = ()
        if (
            _is_lead_in(entry, after)
            and entry.depth == 0
            and not _established(entry.text)
            and not duty_verb(entry.text.lower(), 0, 60)
        ):
            return
        task = _task(entry, path, parent)
        if parent is not None and self.inherited and not task.lead:
            task = replace(task, lead=self.inherited)
        self._add(task, entry)
        self.above[entry.depth] = len(self.tasks) - 1
        if entry.depth == 0:
            self.inherited = _established(entry.text)

    def _paragraph(self, entry: Entry, path: tuple[str, ...], before: Entry | None, after: Entry | None) -> None:
        under_bullet = before is not None and before.role == "bullet" and before.section == entry.section
        if self.above and under_bullet and not _own_lead(entry):
            self.tasks[-1] = _extend(self.tasks[-1], entry)
            return
        if _LEAD_IN_END.search(entry.text) or len(entry.text) <= 15:
            return
        opens_list = after is not None and (
            (after.role == "bullet" and not entry.text.rstrip().endswith("."))
            or (after.role == "section" and self.outline.sections[after.section or 0].parent == entry.section)
        )
        verb = duty_verb(entry.text[:1].lower() + entry.text[1:], 0, 100)
        if verb is None and (_HELD.match(entry.text) or _SHORT_VERB.match(entry.text) or begins_with_work(entry.text)):
            verb = 0
        if verb is not None and not (opens_list and verb > 0):
            self._add(_task(entry, path, None), entry)


def read_tasks(outline: Outline, assigning: frozenset[int] = frozenset(), *, named: bool = False) -> tuple[Task, ...]:
    """Return the tasks of a plan in order; sub-items carry the index of the task above them.

    With ``named`` only what stands under a heading of work, and items that begin with the body that does them:
    notices and letters say much that is no work.
    """
    return _Reader(outline, assigning, named).read()
