"""`python -m benchmarks.reading_pdf [PAGES]`: what reading a PDF costs beside PDFium's bare text, and recognition beside Tesseract's.

Floor and product are timed in turn, in one run. Exit code 1 when a bar is missed: a text PDF of ten pages costs at most
four times the bare text plus 20 ms, recognition at most 1.1 times the bare engine on the same pictures.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.measure import table

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before the library is loaded

TEXT_TIMES, TEXT_MORE = 4.0, 0.020
RECOGNITION_TIMES = 1.1


def main(arguments: Sequence[str]) -> int:
    """Time both ways of reading and print the ratios. ``PAGES`` are recognised, 4 unless said otherwise."""
    from tests.documents.readers.papers import plan
    from tests.documents.readers.pdf_files import set_pdf

    data = set_pdf(plan(groups=84))
    floor, ours, pages = _text(data)
    kept = ours <= TEXT_TIMES * floor + TEXT_MORE
    rows = [_row(f"text, {pages} pages", floor, ours, f"≤ {TEXT_TIMES:g} × + {TEXT_MORE * 1000:.0f} ms")]
    tables = set_pdf(plan(groups=9, rows=60))
    rows.append(_row("text with a table", *_text(tables)[:2], "(apart)"))
    count = int(arguments[0]) if arguments else 4
    floor, ours = _recognition(data, count)
    kept = kept and ours <= RECOGNITION_TIMES * floor
    rows.append(_row(f"recognition, {count} pages", floor, ours, f"≤ {RECOGNITION_TIMES:g} ×"))
    print(table(["work", "floor ms", "ours ms", "ratio", "bar"], rows))
    print("ok" if kept else "MISSED")
    return 0 if kept else 1


def _row(name: str, floor: float, ours: float, bar: str) -> list[str]:
    return [name, f"{floor * 1000:.1f}", f"{ours * 1000:.1f}", f"{ours / floor:.2f}", bar]


def _text(data: bytes) -> tuple[float, float, int]:
    """The bare text of all pages, and the source of the file."""
    import pypdfium2

    from donghanh.documents.readers.open_file import read_source

    def bare() -> int:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                text.get_text_range()
                text.close()
                page.close()
            return len(document)

    floor, ours = _in_turn(bare, lambda: read_source(data), rounds=11)
    return floor, ours, bare()


def _recognition(data: bytes, count: int) -> tuple[float, float]:
    """The engine alone as its makers ship it, and our words of the same pictures."""
    import tesserocr

    from donghanh.documents.readers.scan.pictures import DPI, Picture
    from donghanh.documents.readers.scan.recognise import MODEL, Recogniser
    from tests.documents.readers.scan_files import scanned

    pictures = [scanned(data, number, tilt=0.3 - 0.2 * number) for number in range(count)]
    engine = tesserocr.PyTessBaseAPI(path=str(MODEL), lang="vie", psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY)

    def bare() -> None:
        for picture in pictures:
            engine.SetImage(picture)
            engine.Recognize()
            engine.GetUTF8Text()

    with Recogniser() as recogniser:

        def product() -> None:
            for picture in pictures:
                recogniser.sheet(Picture(picture, float(DPI)))

        return _in_turn(bare, product, rounds=3)


def _in_turn(floor: Callable[[], object], product: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """The median processor time of both, in seconds, taken alternately after one call that warms caches."""
    times: tuple[list[float], list[float]] = ([], [])
    floor(), product()
    for _ in range(rounds):
        for work, taken in ((floor, times[0]), (product, times[1])):
            began = time.process_time()
            work()
            taken.append(time.process_time() - began)
    return median(times[0]), median(times[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
