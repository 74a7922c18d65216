"""What reading a form costs beside the least that a library needs for it, timed in the same run."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import cpu_seconds, table
from benchmarks.sample_plan import sample_plan
from tests.samples.compose.forms import FORMS
from tests.samples.compose.from_text import sheet_of

MODEL = Path(__file__).resolve().parents[1] / "data" / "recognition"
ROUNDS = 7


@dataclass(frozen=True)
class Floor:
    """A form, how many pages are read, the floor's name and work, and how much more the reader may cost."""

    form: str
    pages: int
    name: str
    work: Callable[[bytes], object]
    factor: float
    plus_ms: float = 0.0
    rounds: int = ROUNDS


def _word_text(data: bytes) -> object:
    import docx

    word = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs] + cells


def _pdf_text(data: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def _recognised(data: bytes) -> object:
    import pypdfium2
    import tesserocr

    document = pypdfium2.PdfDocument(data)
    with tesserocr.PyTessBaseAPI(path=str(MODEL), lang="vie", oem=tesserocr.OEM.LSTM_ONLY) as engine:
        texts = []
        for page in document:
            engine.SetImage(page.render(scale=200 / 72, grayscale=True).to_pil())
            texts.append(engine.GetUTF8Text())
    document.close()
    return texts


FLOORS = (
    Floor("docx", 20, "python-docx, bare text", _word_text, 1.0),
    Floor("pdf", 10, "pdfium, text of the pages", _pdf_text, 4.0, plus_ms=20.0),
    Floor("scan", 2, "tesseract itself", _recognised, 1.1, rounds=1),
)


def floors(read: Callable[[bytes], Any], skipped: set[str]) -> bool:
    """Time the structure of a plan in each form beside its floor, print both, and tell whether the bars are kept."""
    rows, kept = [], True
    for floor in FLOORS:
        if floor.form in skipped:
            continue
        data = FORMS[floor.form].make(sheet_of(sample_plan(floor.pages)))
        least = cpu_seconds(lambda floor=floor, data=data: floor.work(data), rounds=floor.rounds) * 1000
        ours = cpu_seconds(lambda data=data: read(data), rounds=floor.rounds) * 1000
        bar = floor.factor * least + floor.plus_ms
        kept = kept and ours <= bar
        verdict = "ok" if ours <= bar else "MISSED"
        rows.append(
            [
                f"{FORMS[floor.form].name}, {floor.pages} pages",
                f"{ours:.0f}",
                f"{least:.1f}",
                floor.name,
                f"{bar:.0f}",
                verdict,
            ]
        )
    if rows:
        print(table(["structure of", "CPU ms", "floor ms", "floor", "bar ms", ""], rows))
    return kept
