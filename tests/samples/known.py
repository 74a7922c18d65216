"""What the reader does not yet read of the own samples: the counts that may only fall.

`python -m tests.samples.known` writes `known_misses.json` anew after the reader has learnt something; a count that rises is a
regression and is not written away. Gold is never changed to what the reader does.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.samples.compose.compose import Sample
from tests.samples.compose.plain import text_of
from tests.samples.reading import read_sample
from tests.samples.scoring.board import Board
from tests.samples.written import samples

FILE = Path(__file__).with_name("known_misses.json")
Counts = dict[str, dict[str, int]]


def known() -> Counts:
    """By sample and field, how many items are missed or read beyond the gold; what is absent is read whole."""
    counts: Counts = json.loads(FILE.read_text("utf-8"))
    return counts


def read_all() -> dict[str, tuple[Sample, Board]]:
    """Every own sample as text with the board of its reading. Reads sixty documents."""
    composed = list(samples())
    texts = {sample.name: text_of(sample.sheet, sample.setting).encode() for sample in composed}
    scored = {}
    for sample in composed:
        board = Board()
        board.add(sample.name, sample.gold, read_sample(texts[sample.name], texts.get(sample.parent)))
        scored[sample.name] = (sample, board)
    return scored


def counts_of(board: Board) -> dict[str, int]:
    """By field, how many items are missed or read beyond the gold; fields that are read whole are left out."""
    counts = {name: len(tally.missed) + len(tally.extra) for name, tally in board.fields.items()}
    counts["findings"] = len(board.findings.missed)
    return {name: count for name, count in counts.items() if count}


def main() -> None:
    """Write the counts anew where they fell."""
    before = known() if FILE.exists() else None
    after: Counts = {}
    for name, (_, board) in sorted(read_all().items()):
        now = counts_of(board)
        if before is not None:
            now = {field: min(count, before.get(name, {}).get(field, 0)) for field, count in now.items()}
        if any(now.values()):
            after[name] = {field: count for field, count in now.items() if count}
    FILE.write_text(json.dumps(after, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{sum(sum(fields.values()) for fields in after.values())} known misses in {FILE.name}")


if __name__ == "__main__":
    main()
