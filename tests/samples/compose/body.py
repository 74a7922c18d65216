"""The body of a document: parts with their markers, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.samples.compose import bodies, tasks
from tests.samples.compose.gold import Gold
from tests.samples.compose.numbering import level, marker
from tests.samples.compose.printed import Block, Para, Role, Table
from tests.samples.compose.settings import Lists, Setting
from tests.samples.compose.spec import Article, Body, Grid, Inside, Part, Points, Say, Task, Tasks


@dataclass(frozen=True)
class Place:
    """Where in the outline something stands: the markers above it."""

    markers: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """How many headings lie above."""
        return len(self.markers)

    @property
    def path(self) -> tuple[str, ...]:
        """The markers as the reading names them, without what closes them."""
        return tuple(one.rstrip(".)-/") for one in self.markers)


class Writer:
    """Prints the body and tells the gold of it."""

    def __init__(self, setting: Setting, gold: Gold, blocks: list[Block]) -> None:
        self.setting = setting
        self.gold = gold
        self.blocks = blocks
        self.count = 0

    def walk(self, inside: Sequence[Inside], place: Place = Place(), counts: bool = True) -> None:
        """Print what stands in one part; ``counts`` is false when its lists may not be numbered."""
        number = 0
        parts = [one for one in inside if isinstance(one, Part | Body | Article)]
        for one in inside:
            if isinstance(one, Part | Body):
                if isinstance(one, Part) and one.unless and one.unless in self.gold.planted:
                    continue
                step = {"skipped_section": 2, "repeated_section": 0}
                number += step.get(one.fault, 1) if one.fault in self.gold.planted else 1
                self._headed(one, number, place)
            elif isinstance(one, Article):
                number += 1
                self._article(one, number)
            else:
                self._unheaded(one, place, counts and not parts)

    def _headed(self, one: Part | Body, number: int, place: Place) -> None:
        style = self.setting.markers[min(place.depth, len(self.setting.markers) - 1)]
        above = place.markers[-1] if place.markers else ""
        inner = Place((*place.markers, marker(style, number, above)))
        if isinstance(one, Body):
            bodies.write(self, one, inner)
            return
        title = self.gold.take(one.title, numbers=False).text
        single = (
            tasks.only_paragraph(one.inside)
            if self.setting.inline and self.setting.markers[place.depth][0] == "1"
            else None
        )
        if single:
            self.section(inner, title, "run_in")
            self.paragraph(f"{title}: ", single, inner, run_in=True)
            return
        self.heading(inner, title)
        self.walk(one.inside, inner)

    def _unheaded(self, one: Inside, place: Place, counts: bool) -> None:
        if isinstance(one, Say):
            self.paragraph("", one, place)
        elif isinstance(one, Points):
            self.listing(one.texts, place, self.setting.points, counts)
        elif isinstance(one, Task):
            tasks.write(self, [one], place, "paragraphs")
        elif isinstance(one, Tasks):
            given = [Task(task) if isinstance(task, str) else task for task in one.tasks]
            tasks.write(self, given, place, self.style_of(self.setting.tasks, counts))
        elif isinstance(one, Grid):
            rows = one.faulty_rows if one.fault and one.fault in self.gold.planted else one.rows
            printed = [[self.gold.take(cell, numbers=False).text for cell in row] for row in rows]
            longest = [max(len(cell) for cell in column) for column in zip(*printed, strict=True)]
            self.blocks.append(Table(printed, [min(max(length, 5), 40) ** 0.7 for length in longest]))

    def style_of(self, wish: str, counts: bool) -> str:
        """The style of a list: numbers only where no numbered part stands beside it."""
        return "bullets" if wish == "marked" and not counts else wish

    def listing(self, texts: Sequence[str | Say], place: Place, wish: Lists, counts: bool) -> None:
        """Print statements in a list."""
        style = self.style_of(wish, counts)
        for number, text in enumerate(texts, 1):
            say = Say(text) if isinstance(text, str) else text
            marked = self.gold.take(say.text)
            self.gold.reports(say.reports, None, place.path, marked.text)
            self.item(marked.text, number, place, style)

    def item(self, text: str, number: int, place: Place, style: str, marks: bool = True) -> Place:
        """Print one item of a list and return where it stands; ``marks`` is false for what lies below an item."""
        if style == "paragraphs":
            self.blocks.append(Para(text, "text", depth=place.depth))
        elif style == "marked" and place.depth < len(self.setting.markers):
            kind = self.setting.markers[place.depth]
            own = Place((*place.markers, marker(kind, number, place.markers[-1] if place.markers else "")))
            if marks:
                self.section(own, text.rstrip("."), "item")
            self.blocks.append(Para(text, "item", own.markers[-1], own.depth, kind))
            return own
        else:
            self.blocks.append(Para(text, "bullet", self.setting.bullet, place.depth + 1, self.setting.bullet))
        return place

    def paragraph(self, lead: str, one: Say | Task, place: Place, run_in: bool = False) -> None:
        """Print a paragraph; after a run-in heading ``lead`` when there is one."""
        if isinstance(one, Task):
            tasks.write_one(self, one, place, "paragraphs", 1, lead)
            return
        marked = self.gold.take(one.text)
        self.gold.reports(one.reports, None, place.path, lead + marked.text)
        role: Role = "run_in" if run_in else "text"
        marks = (
            (place.markers[-1], place.depth, self.setting.markers[place.depth - 1]) if run_in else ("", place.depth, "")
        )
        self.blocks.append(Para(lead + marked.text, role, *marks, bold=len(lead)))

    def heading(self, place: Place, title: str) -> None:
        """Print a heading on its own line."""
        self.section(place, title, "heading")
        style = self.setting.markers[min(place.depth, len(self.setting.markers)) - 1]
        if style == "Phần" or (self.setting.upper and place.depth == 1 + (self.setting.markers[0] == "Phần")):
            title = title.upper()
        text = title + (":" if self.setting.colon else "")
        self.blocks.append(Para(text, "heading", place.markers[-1], place.depth, style, bold=len(text)))

    def section(self, place: Place, title: str, kind: str) -> None:
        """Tell the gold of a section."""
        style = self.setting.markers[min(place.depth, len(self.setting.markers)) - 1]
        under = self.setting.markers[0] == "Phần" and place.depth > 1
        self.gold.section(place.markers[-1], level(style, under), title, kind)

    def _article(self, one: Article, number: int) -> None:
        own = Place((f"Điều {number}.",))
        marked = self.gold.take(one.text, numbers=False)
        self.gold.section(own.markers[0], 1, marked.text, "heading" if one.clauses else "item")
        self.blocks.append(Para(marked.text, "heading" if one.clauses else "item", own.markers[0], 1))
        for index, text in enumerate(one.clauses, 1):
            clause = self.gold.take(text)
            self.gold.section(f"{index}.", 2, clause.text.rstrip("."), "item")
            self.blocks.append(Para(clause.text, "item", f"{index}.", 2, "1."))
