"""`run.py bench reading`: processor time to read an invented plan, by length. Reading must grow with the length, not faster.

Exit code 1 when four times the pages cost more than six times the work, or a page costs more than the bar.
"""

import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import cpu_seconds, table
from benchmarks.sample_plan import sample_plan

PAGES = (5, 20, 80)
MILLISECONDS_A_PAGE = 20.0
"""The bar: a plan of 20 pages is read within 0.4 seconds of processor time."""
LONGEST_GROWTH = 6.0


def main(_arguments: Sequence[str]) -> int:
    """Read plans of several lengths and print what each page cost."""
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
        f"growth for four times the pages: {growth:.1f} (≤ {LONGEST_GROWTH:g}); bar {MILLISECONDS_A_PAGE:g} ms a page"
    )
    print("ok" if kept else "MISSED")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
