"""Checking costs what reading costs: twice the paper, about twice the work, also on papers made to be slow."""

import time
from collections.abc import Callable

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.lint import lint
from tests.domain.planlint.papers import BODY, LAW, TERRITORY, line, plan


def ragged_table(size: int) -> str:
    """A table of one column whose last row has as many cells as there are rows: once the square of them was looked at."""
    rows = "\n".join(f"| {number} |" for number in range(size))
    return f"{BODY}\n\n| TT |\n|---|\n{rows}\n| Tổng cộng |{' 1 |' * size}"


PAPERS: list[tuple[str, Callable[[int], str]]] = [
    ("ragged table", ragged_table),
    ("one long list of units", lambda size: line("tại các huyện Nghĩa Đàn, Quỳ Hợp " * size)),
    ("one long line of level words", lambda size: line("trên địa bàn phường, xã " * size)),
    ("one long line of joined words", lambda size: line("xã;xã thôn;bản " * size)),
    ("one long line of counts", lambda size: line("20 lớp, trong đó 12 lớp, 9 lớp " * size)),
    ("citations without end", lambda size: line("; ".join(f"Quyết định số {n}/QĐ-UBND ngày 05/01/2021" for n in range(size)))),
    (
        "lettered parts without end",
        lambda size: BODY + "".join(f"\n{n + 2}. Phòng số {n}: chủ trì triển khai kế hoạch của xã này.\na) Họp." for n in range(size)),
    ),
]  # fmt: skip
SMALL, TIMES = 250, 4
ROOM = 3.0
"""How much more than its share the larger paper may take on a busy machine; the square of it would be four times."""


def seconds(reading: Reading) -> float:
    """The processor time of the quicker of two checks."""
    spent = []
    for _ in range(2):
        started = time.process_time()
        lint(reading, LAW, TERRITORY)
        spent.append(time.process_time() - started)
    return min(spent)


@pytest.mark.parametrize("make", [make for _, make in PAPERS], ids=[name for name, _ in PAPERS])
def test_four_times_the_paper_takes_no_more_than_its_share(make: Callable[[int], str]) -> None:
    small, large = (read_bytes(plan(body=make(size))).reading for size in (SMALL, SMALL * TIMES))
    assert seconds(large) < max(0.05, seconds(small) * TIMES * ROOM)
