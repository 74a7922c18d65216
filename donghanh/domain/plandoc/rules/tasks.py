"""Things to be done that the body of a plan lists, outside the part that assigns bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from donghanh.domain.plandoc.labels import Label, label_of
from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.plandoc.reading import Task
from donghanh.domain.plandoc.rules.deadlines import Times, times_of
from donghanh.domain.plandoc.rules.roles import labelled_roles, names, roles_in
from donghanh.domain.plandoc.rules.rows import label_time, row_work, time_over_rows
from donghanh.domain.plandoc.rules.tables import TableHead, table_heads
from donghanh.domain.text.bodies import duty_verb, take_body
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
        return replace(task, lead=task.lead or names(value))
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
    over = Times()
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
            if previous is None or previous.role != "row":
                over = time_over_rows(previous, entry)
            if row := row_work(entry.block, heads[index]):
                task = Task(row.text, row.span, path, row.lead, row.coordinating, product=row.product)
                tasks.append(_at(task, row.times.or_else(over)))
            previous = entry
            continue
        label = label_of(entry.text)
        if label and label.kind == "time" and after is not None and after.role == "row":
            previous = entry
            continue
        if label:
            if not tasks or tasks[-1].section_path != path:
                # "1. Tổ chức Lễ phát động" with only "Thời gian: …" below: the heading itself is the work.
                tasks.append(Task(section.title, section.span, path, *_named(section.title)))
                above[-1] = len(tasks) - 1
            tasks[-1] = _attach(tasks[-1], entry, label)
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
        elif (
            above
            and previous is not None
            and previous.role == "bullet"
            and previous.section == entry.section
            and not _own_lead(entry)
        ):
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
