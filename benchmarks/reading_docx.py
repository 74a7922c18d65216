"""`run.py bench reading_docx`: what the structure of a Word file costs, beside the floors timed in the same run.

Floors: unzipping and parsing the body once (nothing can be read for less), and python-docx's bare read of the text.
Exit code 1 when the structure of a 20-page plan costs more than python-docx's bare read, or more than the limit below.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Sequence

import docx
from docx.table import Table
from lxml import etree

from benchmarks.measure import cpu_seconds, table
from benchmarks.sample_docx import sample_docx

PAGES = (5, 20, 80)
MOST_OF_BARE_READ = 1.0
"""The bar: structure in no more than python-docx needs to read the bare text."""


def unzip_and_parse(data: bytes) -> object:
    """The floor: the body unpacked and parsed, nothing made of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(part.itertext()) for part in root.iter("{*}t")]


def bare_read(data: bytes) -> object:
    """What python-docx gives: the text of paragraphs and cells, without numbers, boxes or changes."""
    text = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            text += [cell.text for row in block.rows for cell in row.cells]
        else:
            text.append(block.text)
    return text


def main(_arguments: Sequence[str]) -> int:
    """Time floors, structure and rules on plans of several lengths; print milliseconds and ratios."""
    from donghanh.documents.readers.docx import read_docx
    from donghanh.domain.plandoc.read import read

    rows = []
    kept = True
    for pages in PAGES:
        data = sample_docx(pages)
        source = read_docx(data)
        works: tuple[Callable[[], object], ...] = (
            lambda data=data: unzip_and_parse(data),
            lambda data=data: bare_read(data),
            lambda data=data: read_docx(data),
            lambda source=source: read(source.text, source.blocks),
        )
        floor, bare, ours, rules = (cpu_seconds(work, rounds=9) * 1000 for work in works)
        kept = kept and ours <= MOST_OF_BARE_READ * bare
        rows.append(
            [f"{pages} pages", f"{floor:.1f}", f"{bare:.1f}", f"{ours:.1f}", f"{rules:.1f}", f"{ours / floor:.1f}", f"{ours / bare:.2f}"]
        )  # fmt: skip
    head = ["plan", "unzip + parse ms", "python-docx ms", "structure ms", "rules ms", "× parse", "× python-docx"]
    print(table(head, rows))
    print(f"bar: structure ≤ {MOST_OF_BARE_READ:g} × python-docx's bare read")
    print("ok" if kept else "MISSED")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
