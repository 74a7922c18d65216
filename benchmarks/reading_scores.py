"""Score the reader on documents with gold, in every form in which it can read them."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from donghanh.documents.readers.refusal import Refused
from tests.samples.compose.forms import FORMS
from tests.samples.compose.from_text import pasted_sheet, sheet_of
from tests.samples.compose.plain import text_of
from tests.samples.compose.printed import Sheet
from tests.samples.scoring.board import Board
from tests.samples.written import samples

TEXTS = (".txt", ".md")
PASTED = "pasted-"
"""Before the name of a form: the text was pasted into it as it stands."""
BLIND = Path(__file__).resolve().parents[1] / "tests" / "samples" / "blind"


@dataclass(frozen=True)
class Case:
    """One document with its gold: as text, and printed for the other forms. ``parent`` is the text of the plan above."""

    name: str
    gold: dict[str, Any]
    text: bytes | None
    sheet: Sheet | None
    parent: bytes | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    def data(self, form: str) -> bytes | None:
        """The document in a form: as it was given, or printed."""
        if form in self.files:
            return self.files[form]
        if form == "text":
            return self.text
        if form.startswith(PASTED):
            return FORMS[form.removeprefix(PASTED)].make(pasted_sheet(self.text.decode())) if self.text else None
        return FORMS[form].make(self.sheet) if self.sheet else None


def own() -> list[Case]:
    """The documents composed from descriptions."""
    composed = list(samples())
    texts = {sample.name: text_of(sample.sheet, sample.setting).encode() for sample in composed}
    return [Case(s.name, s.gold, texts[s.name], s.sheet, texts.get(s.parent)) for s in composed]


def folder(path: Path) -> list[Case]:
    """The documents NAME.* of a folder that have a gold/NAME.json. A text can be printed in the other forms too."""
    cases = []
    for gold in sorted((path / "gold").glob("*.json")):
        given = {file.suffix.lower(): file for file in sorted(path.glob(f"{gold.stem}.*"))}
        text = next((given[ending].read_bytes() for ending in TEXTS if ending in given), None)
        files = {
            form: given[ending].read_bytes() for form, ending in (("docx", ".docx"), ("pdf", ".pdf")) if ending in given
        }
        pictures = [file for ending, file in given.items() if ending in (".png", ".jpg", ".jpeg", ".tif", ".tiff")]
        if pictures:
            files["scan"] = pictures[0].read_bytes()
        sheet = sheet_of(text.decode("utf-8-sig", "replace")) if text else None
        if text or files:
            cases.append(Case(gold.stem, json.loads(gold.read_text("utf-8")), text, sheet, files=files))
    return cases


@dataclass
class Scored:
    """A board of one set in one form, with what was refused or broke, and what it cost."""

    board: Board
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    skipped: str = ""


def score(cases: Sequence[Case], form: str, read: Callable[[bytes, bytes | None], dict[str, Any]]) -> Scored:
    """Read every case in one form and score it. Skipped by name when the first document is refused for its form.

    A document that is refused or breaks the reader counts as one that nothing was read from.
    """
    result = Scored(Board())
    for case, data in _printed(cases, form):
        began = time.process_time()
        got: dict[str, Any] = {}
        try:
            got = read(data, case.parent)
        except Refused as refused:
            if result.board.documents == 0 and form != "text":
                result.skipped = refused.code
                return result
            result.refused.append(f"{case.name}: {refused.code}")
        except Exception as error:
            result.broken.append(f"{case.name}: {type(error).__name__}: {error}")
        result.seconds += time.process_time() - began
        result.board.add(case.name, case.gold, got)
    return result


def _printed(cases: Sequence[Case], form: str) -> Iterator[tuple[Case, bytes]]:
    for case in cases:
        data = case.data(form)
        if data is not None:
            yield case, data
