"""`run.py bench fuzz`: malformed files through the very door an upload takes; no file may hurt the office.

The files are made from the invented samples (`tests/samples/malformed`), each known by the seed and its place. Each goes through
a process that does with it what the office's worker does: the check at the door, then the limited child. A ninth are
pictures of pages, most of which must be recognised; the rest take half a second of the processor each.
Exit code 1 when a bar is missed: a process of the office that ended by itself (0), a reader that broke (0), a file that
hung (0), a child that held more memory than its limit. A file hangs when its child works on it for more than 30 seconds
or sleeps until the office loses patience; that is told by processor time, which a busy machine leaves alone.

  --count N    how many files (default 2000)
  --seed N     another seed, other files (default 1)
  --place N    only the file at this place of the run, as a line that misbehaved names it
  --keep DIR   write the files that misbehave there; with --place that file in any case
  --lanes N    how many at once (default: one for each processor)
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import table
from tests.samples.malformed import Malformed, malformed

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 30.0
"""Seconds of the processor within which every file must have its answer."""
GIVEN_UP = 300
PARENT_CRASHED, BROKE, TOO_HEAVY, READ = "PARENT CRASHED", "reader_broke", "too_heavy", "read"
PICTURES = ("png", "jpeg", "tiff", "scan")
MB = 1024 * 1024


@dataclass(frozen=True)
class Tried:
    """``what`` it was and what came of it: ``read``, the code of a refusal, or that the office's process crashed. Memory
    in bytes."""

    place: int
    what: str
    is_picture: bool
    outcome: str
    seconds: float
    cpu: float = 0.0
    peak: int = 0
    limit: int = 0
    patience: float = 0.0
    said: str = ""
    """The last words of a process that crashed."""

    @property
    def hung(self) -> bool:
        """Whether the answer took too much work, or came only because nobody waited any longer."""
        return self.cpu > LONGEST or (self.outcome == TOO_HEAVY and self.seconds > self.patience)

    @property
    def misbehaved(self) -> bool:
        """Whether a bar is missed by this file alone."""
        return self.hung or self.outcome in (PARENT_CRASHED, BROKE) or self.peak > self.limit

    def line(self, seed: int) -> str:
        """The file, what came of it, and how to try it again."""
        cost = f"{self.seconds:.1f} s, {self.cpu:.1f} s of the processor, {self.peak / MB:.0f} MB"
        again = f"run.py bench fuzz --seed {seed} --place {self.place}"
        return f"{self.what}: {self.outcome}, {cost}; {again}" + (f"\n    {self.said}" if self.said else "")


def main(arguments: Sequence[str]) -> int:
    """Try the files, print what came of them and the bars."""
    parser = argparse.ArgumentParser(
        prog="run.py bench fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--place", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--lanes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    places = range(options.count) if options.place is None else [options.place]
    tried = []
    try:
        for one in try_all(options.seed, places, lanes=options.lanes):
            tried.append(one)
            if one.misbehaved or options.place is not None:
                print(one.line(options.seed), flush=True)
                _keep(malformed(options.seed, one.place), one.place, options.keep)
    except KeyboardInterrupt:
        print("stopped before the end")
        show(tried, options.seed)
        return 1
    return 0 if show(tried, options.seed) else 1


def try_all(seed: int, places: Iterable[int], *, lanes: int = 1) -> Iterator[Tried]:
    """Put the files of a run through the door, several at once; yields them in their order."""
    with tempfile.TemporaryDirectory(prefix="donghanh-fuzz-") as folder, ThreadPoolExecutor(lanes) as pool:
        try:
            yield from pool.map(lambda place: try_one(place, malformed(seed, place), Path(folder)), places)
        finally:
            pool.shutdown(cancel_futures=True)


def try_one(place: int, file: Malformed, folder: Path) -> Tried:
    """Put one file through the door, in a process of its own."""
    path = folder / f"{place}-{file.name}"
    path.write_bytes(file.data)
    what, is_picture = f"{file.form} {file.kind} ({len(file.data)} bytes)", file.form in PICTURES
    command = [sys.executable, "-m", "benchmarks.fuzz_door", str(path)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=GIVEN_UP)
    except subprocess.TimeoutExpired:
        return Tried(place, what, is_picture, TOO_HEAVY, GIVEN_UP)
    finally:
        path.unlink()
    if done.returncode:
        return Tried(
            place, what, is_picture, PARENT_CRASHED, 0.0, said=f"{done.returncode}: {done.stderr.strip()[-300:]}"
        )
    return Tried(place, what, is_picture, **json.loads(done.stdout))


def show(tried: Sequence[Tried], seed: int) -> bool:
    """Print what came of the files, and tell whether the bars are kept."""
    outcomes = Counter(one.outcome for one in tried)
    pictures = sum(one.is_picture for one in tried)
    if not tried:
        return True
    print(f"{len(tried)} files of seed {seed}, {pictures} of them pictures of pages; {outcomes.pop(READ, 0)} read")
    print(table(["refused", "files"], [[code, str(count)] for code, count in outcomes.most_common()]))
    for limit in sorted({one.limit for one in tried if one.limit}):
        heaviest = max((one for one in tried if one.limit == limit), key=lambda one: one.peak)
        print(f"most memory of a child that may have {limit // MB} MB: {heaviest.line(seed)}")
    print(f"slowest: {max(tried, key=lambda one: one.cpu).line(seed)}")
    missed = {
        "crashes of the parent": sum(one.outcome == PARENT_CRASHED for one in tried),
        "readers that broke": sum(one.outcome == BROKE for one in tried),
        "files that hung": sum(one.hung for one in tried),
        "children above their memory": sum(one.peak > one.limit for one in tried),
    }
    for bar, count in missed.items():
        print(f"  {bar}: {count} (0) {'MISSED' if count else 'ok'}")
    return not any(missed.values())


def _keep(file: Malformed, place: int, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{place}-{file.name}").write_bytes(file.data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
