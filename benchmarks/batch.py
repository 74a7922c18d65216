"""`run.py bench batch`: thousands of plans in one batch, in flat memory.

The bar is about processes that live on while files come and go, and there are two of them:

- the reader: one process that reads all the plans one after the other, with structure, rules, findings and drafts. A child of an
  upload reads a single file, so this is what finds a leak of a reader, a rule or a cache;
- the worker: the process that hands each plan to a child and makes rows of the answer. Each plan takes a third of a second
  here, so only some go this whole road (hand in, queue, child, rows, on SQLite).

`run.py read` takes one file and has no batch. Plans are texts and Word files in turn, varied from the samples so that no two
share their words. Exit code 1 when a plan is not read, or memory is above 150 MB or grows between 10 % and 100 % of the plans.

  --count N    how many plans the reader reads (default 3000)
  --whole N    how many go the whole road through the worker (default 200)
  --seed N     other words
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.batch_plans import plans
from benchmarks.batch_process import READ
from benchmarks.measure import table

ROOT = Path(__file__).resolve().parents[1]
MOST_MEMORY = 150_000_000
MOST_GROWTH = 1.1
"""Flat: at the end so many times what was held after a tenth of the plans, at most."""
SHARES = (0.1, 0.5, 1.0)


@dataclass(frozen=True)
class Batch:
    """What a process did with a batch: plans read a second, memory in bytes at each of ``SHARES`` and at most, what was not read."""

    process: str
    count: int
    rate: float
    held: tuple[int, ...]
    most: int
    refused: Counter[str]

    @property
    def growth(self) -> float:
        """How many times the memory after a tenth of the plans was held at the end."""
        return self.held[-1] / self.held[0]

    @property
    def kept(self) -> bool:
        """Whether the bars are kept."""
        return not self.refused and self.most <= MOST_MEMORY and self.growth <= MOST_GROWTH

    def row(self) -> list[str]:
        """The batch as a row of the table."""
        figures = [str(self.count), f"{self.rate:.1f}", *(f"{held / 1e6:.0f}" for held in self.held)]
        figures += [f"{self.most / 1e6:.0f}", f"≤ {MOST_MEMORY / 1e6:.0f}", f"{self.growth:.2f}", f"≤ {MOST_GROWTH:g}"]
        return [self.process, *figures, "ok" if self.kept else "MISSED"]


def main(arguments: Sequence[str]) -> int:
    """Have both processes read their batches, print rates and memory."""
    parser = argparse.ArgumentParser(
        prog="run.py bench batch", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--whole", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    wanted = {"reader": options.count, "worker": options.whole}
    done = [measure(name, plans(count, options.seed), count) for name, count in wanted.items() if count]
    shares = [f"MB at {share:.0%}" for share in SHARES]
    head = ["process", "plans", "plans/s", *shares, "at most", "bar", "growth", "bar", ""]
    print(table(head, [one.row() for one in done]))
    for one in done:
        for outcome, count in one.refused.most_common():
            print(f"{one.process}: {count} not read, {outcome}")
    return 0 if all(one.kept for one in done) else 1


def measure(process: str, files: Iterable[tuple[str, bytes]], count: int) -> Batch:
    """Give a process of its own one file after the other."""
    with tempfile.TemporaryDirectory(prefix="donghanh-batch-") as folder:
        answers = list(_answers(process, files, Path(folder)))
    held = tuple(answers[max(0, round(count * share) - 1)]["now"] for share in SHARES)
    refused = Counter(answer["outcome"] for answer in answers if answer["outcome"] != READ)
    seconds = sum(answer["seconds"] for answer in answers)
    return Batch(process, count, count / seconds, held, max(answer["most"] for answer in answers), refused)


def _answers(process: str, files: Iterable[tuple[str, bytes]], folder: Path) -> Iterable[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.batch_process", process]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for name, data in files:
            path = folder / name
            path.write_bytes(data)
            print(path, file=running.stdin, flush=True)
            if not (answer := running.stdout.readline()):
                raise SystemExit(f"the {process} ended at {name}: MISSED")
            yield json.loads(answer)
            path.unlink()
        running.stdin.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
