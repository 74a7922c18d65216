"""Things to be done that the body of a plan lists, outside the part that assigns bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.labels import label_of
from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.plandoc.reading import Task
from donghanh.domain.plandoc.rules.deadlines import find_deadline, find_schedule
from donghanh.domain.plandoc.rules.roles import labelled_roles, names, roles_in
from donghanh.domain.plandoc.rules.tables import columns_of, is_group_row, is_task_table, table_heads
from donghanh.domain.text.bodies import duty_verb
from donghanh.domain.text.letters import vi_pattern

_LEAD_IN_END = re.compile(r":\s*$")
_NEW_SENTENCE = vi_pattern(r"[.;!?]\s+[<A>]")
# A paragraph without a verb of duty that tells what happens: "Ra mắt …", "Câu lạc bộ … sinh hoạt mỗi tháng một lần".
_HELD = re.compile(
    r"(?:Ra mắt|Khai mạc|Khánh thành|Bế mạc|Trình diễn|Biểu diễn|Trưng bày|Diễu hành)\s|"
    r"(?:Câu lạc bộ|CLB|Tổ|Nhóm|Đội|Mô hình)\s[^.;:]{0,80}?\s(?:sinh hoạt|họp|gặp mặt)\s(?:mỗi|hằng|hàng|định kỳ|ít nhất|tối thiểu|vào|\d)"
)
_SHORT_VERB = re.compile(r"(?:Mở|Lập|Ký|Trình|Làm|Dựng|Xây|Lát|Sửa|Chiếu)\s")
_ESTABLISH = re.compile(r"Thành lập\s+(?=(?:tổ|ban|đội|nhóm|Tổ|Ban|Đội|Hội đồng)\s)")


def _in_tasks(section: Section | None, head: Block | None, named: bool) -> bool:
    """Whether a section lists work; an appendix does in a table that says who leads, and letters only under such a heading."""
    if section is None:
        return False
    if section.kind == "appendix":
        return is_task_table(head)
    if named and section.root_topic != "tasks":
        return False
    if section.root_topic in ("tasks", "other") and section.topic in ("tasks", "other", "budget"):
        return True
    return section.root_topic == "targets" and section.topic == "tasks"


def _sentences(text: str) -> int:
    return 1 + len(_NEW_SENTENCE.findall(text.rstrip(" .;:")))


def _is_lead_in(entry: Entry, after: Entry | None) -> bool:
    """Whether an entry only opens the list below it ("… các nhiệm vụ sau:")."""
    if not _LEAD_IN_END.search(entry.text) or after is None:
        return False
    deeper = after.role in ("bullet", "row") or (after.role == "section" and after.section != entry.section)
    return deeper and _sentences(entry.text) == 1


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
    return Task(
        entry.text, entry.span, path, roles.lead, roles.coordinating, find_deadline(entry.block, entry.start),
        find_schedule(entry.block, entry.start), parent,
    )  # fmt: skip


def _named(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    roles = roles_in(text)
    return roles.lead, roles.coordinating


def _attach(task: Task, entry: Entry, kind: str, start: int) -> Task:
    value = entry.text[start:]
    roles = labelled_roles(entry.text, whole=True)
    if roles.lead and roles.coordinating:  # both on one line: "Chủ trì: A; phối hợp: B."
        return replace(task, lead=task.lead or roles.lead, coordinating=task.coordinating or roles.coordinating)
    if kind == "lead":
        return replace(task, lead=task.lead or names(value))
    if kind == "coordinating":
        return replace(task, coordinating=task.coordinating or names(value))
    if kind == "time":
        return replace(
            task,
            deadline=task.deadline or find_deadline(entry.block, entry.start, loose=True),
            schedule=task.schedule or find_schedule(entry.block, entry.start),
        )
    return replace(task, product=task.product or value) if re.match(r"Sản phẩm|Kết quả", entry.text) else task


def _extend(task: Task, entry: Entry) -> Task:
    span = Span(task.span.start, entry.span.end, task.span.line_start, entry.span.line_end)
    return replace(
        task, text=f"{task.text} {entry.text}", span=span, deadline=task.deadline or find_deadline(entry.block),
        schedule=task.schedule or find_schedule(entry.block),
    )  # fmt: skip


def read_tasks(outline: Outline, assigning: frozenset[int] = frozenset(), *, named: bool = False) -> tuple[Task, ...]:
    """Return the tasks of a plan in order; sub-items carry the index of the task above them.

    With ``named`` only what stands under a heading of work: notices and letters say much that is none.
    """
    tasks: list[Task] = []
    above: dict[int, int] = {}  # bullet depth -> task index
    inherited: tuple[str, ...] = ()
    entries: Sequence[Entry] = outline.entries
    heads = table_heads(entries)
    previous: Entry | None = None
    for index, entry in enumerate(entries):
        after = entries[index + 1] if index + 1 < len(entries) else None
        section = outline.sections[entry.section] if entry.section is not None else None
        if (
            entry.role == "closing"
            or not _in_tasks(section, heads[index], named)
            or section is None
            or entry.section in assigning
        ):
            previous = entry
            continue
        path = section.path
        if entry.role == "section":
            above, inherited = {}, ()
            previous = entry
            if section.kind in ("item", "run_in") and entry.text and not _is_lead_in(entry, after):
                if section.topic == "budget" and section.root_topic == "tasks" and section.kind == "run_in":
                    continue
                tasks.append(_task(entry, path, None))
                above[-1] = len(tasks) - 1
            continue
        if entry.role == "row":
            if row := _row_task(entry, heads[index], path):
                tasks.append(row)
            previous = entry
            continue
        label = label_of(entry.text)
        if label:
            if not tasks or tasks[-1].section_path != path:
                # "1. Tổ chức Lễ phát động" with only "Thời gian: …" below: the heading itself is the work.
                tasks.append(Task(section.title, section.span, path, *_named(section.title)))
                above[-1] = len(tasks) - 1
            tasks[-1] = _attach(tasks[-1], entry, label.kind, label.start)
            previous = entry
            continue
        if entry.role == "bullet":
            parent = above.get(entry.depth - 1) if entry.depth else None
            above = {depth: place for depth, place in above.items() if depth < entry.depth}
            if entry.depth == 0:
                inherited = ()
            if (
                _is_lead_in(entry, after)
                and entry.depth == 0
                and not _established(entry.text)
                and not duty_verb(entry.text.lower(), 0, 60)
            ):
                previous = entry
                continue
            task = _task(entry, path, parent)
            if parent is not None and inherited and not task.lead:
                task = replace(task, lead=inherited)
            tasks.append(task)
            above[entry.depth] = len(tasks) - 1
            if entry.depth == 0:
                inherited = _established(entry.text)
        elif above and previous is not None and previous.role == "bullet" and previous.section == entry.section:
            tasks[-1] = _extend(tasks[-1], entry)
        elif not _LEAD_IN_END.search(entry.text) and len(entry.text) > 15:
            opens_list = after is not None and (
                after.role == "bullet"
                or (after.role == "section" and outline.sections[after.section or 0].parent == entry.section)
            )
            verb = duty_verb(entry.text[:1].lower() + entry.text[1:], 0, 100)
            if verb is None and (opening := _HELD.match(entry.text) or _SHORT_VERB.match(entry.text)):
                verb = opening.start()
            if verb is not None and not (opens_list and verb > 0):
                tasks.append(_task(entry, path, None))
        previous = entry
    return tuple(tasks)


def _row_task(entry: Entry, head: Block | None, path: tuple[str, ...]) -> Task | None:
    columns = columns_of(head)
    cells = entry.block.cells
    if "text" not in columns or columns["text"] >= len(cells) or is_group_row(entry.block, head):
        return None

    def cell(name: str) -> tuple[int, int]:
        place = columns.get(name)
        return cells[place] if place is not None and place < len(cells) else (0, 0)

    start, end = cell("text")
    text = entry.block.text[start:end]
    if not text or len(cells) < 2:
        return None
    time_start, time_end = cell("time")
    lead, other = (names(entry.block.text[slice(*cell(name))]) for name in ("lead", "coordinating"))
    window = entry.block.text[time_start:time_end]
    deadline = find_deadline(entry.block, time_start, time_end, loose=True) if window else None
    return Task(
        text, entry.block.span_of(start, end), path, tuple(x for x in lead if x), tuple(x for x in other if x), deadline,
        find_schedule(entry.block, time_start, time_end) if window else None,
        product=entry.block.text[slice(*cell("product"))] or None,
    )  # fmt: skip
