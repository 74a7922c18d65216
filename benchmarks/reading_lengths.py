"""How the processor time of reading a plan grows with its length: it must grow with the length, not faster."""

import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import cpu_seconds, table
from benchmarks.sample_plan import sample_plan

PAGES = (5, 20, 80)
MILLISECONDS_A_PAGE = 20.0
"""The bar: a plan of 20 pages is read within 0.4 seconds of processor time."""
LONGEST_GROWTH = 6.0


def lengths() -> bool:
    """Read plans of several lengths, print what each page cost, and tell whether the bars are kept."""
    from donghanh.documents.readers.open_file import read_file

    rows, costs = [], []
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as folder:
        for pages in PAGES:
            path = Path(folder) / f"{pages}.txt"
            path.write_text(sample_plan(pages), encoding="utf-8")
            seconds = cpu_seconds(lambda path=path: read_file(path), rounds=5)
            costs.append(seconds)
            rows.append([f"{pages} pages", f"{seconds * 1000:.0f}", f"{seconds * 1000 / pages:.1f}"])
    print(table(["plan", "CPU ms", "ms a page"], rows))
    growth = max(later / earlier for earlier, later in pairwise(costs))
    per_page = max(cost * 1000 / pages for cost, pages in zip(costs, PAGES, strict=True))
    kept = growth <= LONGEST_GROWTH and per_page <= MILLISECONDS_A_PAGE
    print(
        f"growth for four times the pages: {growth:.1f} (≤ {LONGEST_GROWTH:g}); bar {MILLISECONDS_A_PAGE:g} ms a page: "
        f"{'ok' if kept else 'MISSED'}"
    )
    return kept
