"""Which lines of a text belong together: a page that shows the text sets them as the paragraph they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from donghanh.domain.plandoc.blocks import Block


def joined_lines(text: str, blocks: Iterable[Block]) -> list[list[int]]:
    """First and last line of each paragraph that runs over several lines, in order. Cost: linear.

    A line that two blocks share (the two columns of a letterhead) stays by itself, and so does what stands on both sides
    of a line that belongs to no block (the number of a page): set in one paragraph they would read as nonsense.
    """
    lines = text.split("\n")
    of_block = [sorted({piece.line for piece in block.pieces}) for block in blocks]
    owners = Counter(line for numbers in of_block for line in numbers)
    runs: list[list[int]] = []
    for numbers in of_block:
        for before, line in pairwise(numbers):
            alone = owners[before] == owners[line] == 1
            if not alone or any(lines[between].strip() for between in range(before, line - 1)):
                continue
            if runs and runs[-1][1] == before:
                runs[-1][1] = line
            else:
                runs.append([before, line])
    return sorted(runs)
