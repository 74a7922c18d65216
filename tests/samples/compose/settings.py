"""How offices print one and the same document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Lists = Literal["bullets", "marked", "paragraphs"]


@dataclass(frozen=True)
class Setting:
    """The habits of an office. Lists, tasks and duties are told apart because offices mix them."""

    markers: tuple[str, ...] = ("I.", "1.", "a)")
    head: Literal["columns", "stacked"] = "columns"
    upper: bool = True
    """Titles of the first level in capitals."""
    inline: bool = False
    """A heading of the second level runs on into the only paragraph below it."""
    colon: bool = False
    """A colon ends every heading."""
    points: Lists = "bullets"
    tasks: Lists | Literal["table"] = "bullets"
    tail: Literal["labels", "sentence", "lines"] = "labels"
    """How the lead, the helpers and the time of a task are printed outside a table."""
    duties: Lists | Literal["run_in", "sentence", "prose"] = "bullets"
    bullet: str = "-"
    wrap: int = 0
    indent: int = 0
    gaps: bool = False
    """An empty line between paragraphs."""
    cells: Literal["pipes", "tabs"] = "pipes"
    markdown: bool = False
    sign: Literal["columns", "stacked"] = "columns"
    upper_issuer: bool = True


OFFICE = Setting()

SETTINGS: dict[str, Setting] = {
    # The form of the decree, as a word processor's text.
    "office": OFFICE,
    "stacked": replace(OFFICE, head="stacked", sign="stacked", gaps=True),
    "lettered": replace(OFFICE, markers=("A.", "1.", "a)"), tasks="marked", duties="marked", bullet="–", colon=True),
    "decimal": replace(OFFICE, markers=("I.", "1.", "1.1."), tasks="marked", points="paragraphs", head="stacked", tail="lines"),
    "undotted": replace(OFFICE, markers=("I.", "1.", "1.1"), tasks="marked", upper=False),
    "wrapped": replace(OFFICE, wrap=78, indent=5, gaps=True, duties="bullets"),
    "tight": replace(OFFICE, wrap=78, indent=0, head="columns", duties="run_in", tail="sentence"),
    "markdown": replace(OFFICE, markdown=True, gaps=True, head="stacked", sign="stacked"),
    "markdown_table": replace(OFFICE, markdown=True, gaps=True, head="stacked", sign="stacked", tasks="table", duties="run_in"),
    "table": replace(OFFICE, tasks="table", duties="paragraphs", head="stacked", cells="tabs"),
    "table_piped": replace(OFFICE, tasks="table", duties="marked", sign="stacked"),
    "run_in": replace(OFFICE, inline=True, duties="run_in", upper=False, tail="sentence"),
    "sentence": replace(OFFICE, duties="sentence", tasks="marked", points="marked", sign="stacked", head="stacked"),
    "prose": replace(OFFICE, duties="prose", tasks="paragraphs", points="paragraphs", gaps=True, tail="sentence"),
    "paragraphs": replace(OFFICE, duties="paragraphs", tasks="paragraphs", points="paragraphs", colon=True, sign="stacked"),
    "plus": replace(OFFICE, bullet="+", inline=True, head="stacked", wrap=84),
    "parts": replace(OFFICE, markers=("Phần", "I.", "1.", "a)"), tasks="marked"),
    "party": replace(OFFICE, markers=("I-", "1-", "a)"), duties="run_in"),
    "arabic": replace(OFFICE, markers=("1.", "1.1.", "a)"), upper=False, duties="bullets", tail="lines"),
    "arabic_run_in": replace(OFFICE, markers=("1.", "1.1.", "a)"), upper=False, duties="run_in", wrap=80, indent=4),
    "arabic_marked": replace(OFFICE, markers=("1.", "a)"), upper=False, duties="marked", head="stacked", sign="stacked", gaps=True),
    "arabic_bare": replace(OFFICE, markers=("1.", "a)"), upper=False, inline=True, head="stacked", sign="stacked"),
    "arabic_wrapped": replace(OFFICE, markers=("1.", "a)"), upper=False, inline=True, wrap=76, indent=3, points="paragraphs"),
    "prose_bare": replace(OFFICE, duties="prose", tasks="paragraphs", points="paragraphs", wrap=82, tail="sentence"),
    "undotted_parts": replace(OFFICE, markers=("I.", "1.", "1.1"), tasks="marked", duties="marked", points="paragraphs"),
    "slashed": replace(OFFICE, markers=("I/", "1/", "a/"), head="stacked", sign="stacked", upper=True),
}  # fmt: skip
