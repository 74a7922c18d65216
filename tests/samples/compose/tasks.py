"""Print tasks: as a list whose items name lead, helpers and time in one of three ways, or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.samples.compose.printed import Para, Role, Table
from tests.samples.compose.spec import Inside, Points, Say, Task, Tasks
from tests.samples.compose.words import listed, lower_first, without_stop

if TYPE_CHECKING:
    from tests.samples.compose.body import Place, Writer

COLUMNS = ("Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")


def only_paragraph(inside: Sequence[Inside]) -> Say | Task | None:
    """The one paragraph of a part that can stand behind its heading, if there is only one."""
    if len(inside) != 1:
        return None
    one = inside[0]
    if isinstance(one, Tasks) and len(one.tasks) == 1:
        one = Task(one.tasks[0]) if isinstance(one.tasks[0], str) else one.tasks[0]
    if isinstance(one, Points) and len(one.texts) == 1:
        one = Say(one.texts[0]) if isinstance(one.texts[0], str) else one.texts[0]
    return one if isinstance(one, Say | Task) else None


def write(writer: Writer, given: Sequence[Task], place: Place, style: str) -> None:
    """Print tasks as a list, or as a table where each of them names its lead."""
    if style == "table" and len(given) > 1 and all(task.lead for task in given):
        _table(writer, given, place)
        return
    for number, task in enumerate(given, 1):
        write_one(writer, task, place, "bullets" if style == "table" else style, number)


def write_one(writer: Writer, task: Task, place: Place, style: str, number: int, lead: str = "") -> None:
    """Print one task; ``lead`` is the run-in heading before it."""
    source, below = _sentence(task, writer.setting.tail)
    marked = writer.gold.take(source)
    if lead:
        role: Role = "run_in"
        kind = writer.setting.markers[place.depth - 1]
        writer.blocks.append(Para(lead + marked.text, role, place.markers[-1], place.depth, kind, bold=len(lead)))
        own = place
    else:
        own = writer.item(marked.text, number, place, style)
    apart = [writer.gold.take(line) for line in below]
    for line in apart:
        writer.blocks.append(Para(line.text, "bullet", "+" if style == "bullets" else "-", own.depth + 1, "-"))
    writer.gold.task(marked, marked.text, own.path, apart)
    writer.gold.reports(task.reports, None, own.path, marked.text)


def _sentence(task: Task, tail: str) -> tuple[str, list[str]]:
    helps = [f"{{with|{body}}}" for body in task.helps]
    lead = f"{{lead|{task.lead}}}" if task.lead else ""
    text, when = without_stop(task.text), task.when
    if tail == "sentence":
        if lead:
            text = f"{lead} chủ trì{f', phối hợp với {listed(helps)}' if helps else ''} {lower_first(text)}"
        return text + (f", {lower_first(when)}" if when else "") + ".", []
    labels = [
        *([f"Cơ quan chủ trì: {lead}"] if lead else []),
        *([f"Cơ quan phối hợp: {', '.join(helps)}"] if helps else []),
        *([f"Thời gian: {lower_first(when)}"] if when else []),
        *([f"Sản phẩm: {lower_first(task.product)}"] if task.product and lead else []),
    ]
    if tail == "lines":
        return text + ".", [f"{label}." for label in labels]
    if not lead:
        return text + (f", {lower_first(when)}" if when else "") + ".", []
    first, *rest = labels
    return f"{text}. {first}{''.join(f'; {lower_first(label)}' for label in rest)}.", []


def _table(writer: Writer, given: Sequence[Task], place: Place) -> None:
    columns = [
        [without_stop(task.text) for task in given],
        [f"{{lead|{task.lead}}}" for task in given],
        ["; ".join(f"{{with|{body}}}" for body in task.helps) for task in given],
        [task.when for task in given],
        [task.product for task in given],
    ]
    kept = [(name, cells) for name, cells in zip(COLUMNS, columns, strict=True) if any(cells)]
    rows = [["TT", *(name for name, _ in kept)]]
    for index, task in enumerate(given):
        cells = [writer.gold.take(cells[index]) for _, cells in kept]
        rows.append([str(index + 1), *(cell.text for cell in cells)])
        writer.gold.task(cells[0], cells[0].text, place.path, cells[1:])
        writer.gold.reports(task.reports, None, place.path, " ".join(cell.text for cell in cells))
    shares = {"Nội dung": 5.0, "Cơ quan chủ trì": 2.4, "Cơ quan phối hợp": 2.8, "Thời gian": 2.2, "Sản phẩm": 2.2}
    writer.blocks.append(Table(rows, [0.8, *(shares[name] for name, _ in kept)]))
