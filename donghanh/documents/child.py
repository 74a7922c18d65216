"""Reading a file in a child process that may be killed, so that no file can hurt the office's own.

Whatever happens in there (endless loops, memory bombs, a crash of a C library) comes back as a named refusal.
"""

import json
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from donghanh.documents.fence import keep_from_others
from donghanh.documents.limits import LONGEST_SILENCE, OUTPUT_BYTES, Limits, limits_for

PROJECT = Path(__file__).resolve().parents[2]
READ, REFUSED = 0, 2
LOOK_EVERY_SECONDS = 0.5
LAST_WORDS = 64 * 1024
"""So much of what the child complained of is looked at."""
NEARLY_ALL = 0.8
"""A reader that a signal ends while it holds so much of its memory has run out of it."""
_HELD = re.compile(rb"\nended by signal \d+, having held (\d{1,12}) kB\n")
_REPORT = re.compile(rb"progress (\d{1,6}) (\d{1,6}) *\n")
_UNSTORABLE = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?:0000|[dD][89a-fA-F])")
"""An escaped NUL or half a character in JSON: no database keeps them, and no reader of ours prints them."""
_BY_LIMITS = {signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ} if os.name == "posix" else set()


@dataclass(frozen=True)
class ReaderAnswer:
    """What the reader said: a result, or the code of a refusal with its parameters and sentence."""

    result: dict[str, Any] | None = None
    refusal: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    message: str = ""


TOO_HEAVY = ReaderAnswer(refusal="too_heavy")
"""The file cost more time or memory than any honest document does."""
BROKE = ReaderAnswer(refusal="reader_broke")
"""The reader failed on it. That is a fault of ours, and the office is told so."""
STOPPED = ReaderAnswer(refusal="stopped")
"""Nobody wants the answer any more."""
OURS = frozenset({TOO_HEAVY.refusal, BROKE.refusal})
"""Refusals that say nothing about the file: a better reader may read it."""


@dataclass(frozen=True)
class Watch:
    """How the office follows a reading; both are asked about twice a second."""

    on_progress: Callable[[int, int], None] = lambda done, total: None
    """Told so many of so many pages, whenever that changes."""
    is_wanted: Callable[[], bool] = lambda: True
    """Once this says no, the child is ended and the answer is :data:`STOPPED`."""


def read_in_child(
    path: Path,
    *,
    law: str = "",
    above: str = "",
    module: str = "donghanh.documents.limited",
    watch: Watch | None = None,
    is_kept: bool = False,
    limits: Limits | None = None,
) -> ReaderAnswer:
    """Read one file in a process of its own; takes a third of a second for a plan, a minute at most for any text and
    25 minutes for a thick scan (:mod:`donghanh.documents.limits`).

    ``law`` is the legal library as :func:`donghanh.documents.law.text_of` writes it; without it the child takes the
    one in ``data/``. ``above`` is the reading of the plan above as JSON, to be compared with. ``is_kept`` says that the file is
    no paper but what was kept of one. ``limits`` hold instead of those of the kind of file; their memory is told to the child
    (``--memory``). Never raises for what is in the file; ends the child when ``watch`` raises.
    """
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as errors,
        tempfile.NamedTemporaryFile() as slate,
        tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as library,
        tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as parent,
    ):
        known = ["--kept", "yes"] if is_kept else []
        known += ["--memory", str(limits.memory)] if limits else []
        for option, text, file in (("--law", law, library), ("--above", above, parent)):
            if text:
                file.write(text)
                file.flush()
                known += [option, file.name]
        command = [sys.executable, "-m", module, str(path), "--progress", slate.name, *known]
        limits = limits or limits_for(path)
        process = _start(command, out, errors)
        try:
            in_vain = _follow(process, slate, limits, watch or Watch())
        finally:
            _end(process)
        memory = limits.memory if _report(slate) is None else limits.most_memory
        return in_vain or _judge(process.returncode, memory, out, errors)


def check_in_child(kept: str, *, law: str = "", above: str = "") -> ReaderAnswer:
    """Understand and check again, in a process of its own, what was kept of a paper (``text`` and ``blocks`` as JSON); the
    paper is not opened. Takes a third of a second for a plan. Everything else as :func:`read_in_child`."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        file.write(kept)
        file.flush()
        return read_in_child(Path(file.name), law=law, above=above, is_kept=True)


def _start(command: list[str], out: IO[bytes], errors: IO[bytes]) -> "subprocess.Popen[bytes]":
    keep_from_others()
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=errors,
        env=_bare_environment(),
        start_new_session=os.name == "posix",
        close_fds=True,
    )


def _follow(process: "subprocess.Popen[bytes]", slate: IO[bytes], limits: Limits, watch: Watch) -> ReaderAnswer | None:
    """Wait for the child; why it must be ended, or ``None`` when it ended by itself."""
    began = time.monotonic()
    until, last = began + limits.patience, (0, 0)
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_EVERY_SECONDS)
            return None
        now = time.monotonic()
        if (news := _report(slate)) not in (None, last):
            last = news
            until = min(began + limits.patience_for(news[1]), max(until, now + LONGEST_SILENCE))
            watch.on_progress(*news)
        if now > until:
            return TOO_HEAVY
        if not watch.is_wanted():
            return STOPPED


def _report(slate: IO[bytes]) -> tuple[int, int] | None:
    """What the child last wrote down; nothing while that makes no sense."""
    slate.seek(0)
    written = _REPORT.match(slate.read(200))
    if written is None:
        return None
    done, total = int(written[1]), int(written[2])
    return (min(done, total), total) if total else None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the child and everything it started, also when it has ended itself."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _bare_environment() -> dict[str, str]:
    """Enough to start Python and nothing to steal: no secrets, no database address. One thread for recognition: the
    office's own work needs the other processors."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    ours = {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "OMP_THREAD_LIMIT": "1"}
    return {**kept, **ours}


def _judge(status: int, memory: int, out: IO[bytes], errors: IO[bytes]) -> ReaderAnswer:
    """What the child said, given the memory it had at the end."""
    if status not in (READ, REFUSED):
        return TOO_HEAVY if _ran_out(status, memory, errors) else BROKE
    out.seek(0)
    return _answer(status, out.read(OUTPUT_BYTES + 1))


def _ran_out(status: int, memory: int, errors: IO[bytes]) -> bool:
    """Whether a limit ended the child: by a signal (seen directly, or as told by the processes around the reader), or
    because there was no memory left, which it said itself or which is told of it by how much it held."""
    if -status in _BY_LIMITS or status - 128 in _BY_LIMITS:
        return True
    errors.seek(max(0, errors.seek(0, os.SEEK_END) - LAST_WORDS))
    said = errors.read()
    held = max((int(found[1]) * 1024 for found in _HELD.finditer(said)), default=0)
    return b"MemoryError" in said or b"bad_alloc" in said or held >= NEARLY_ALL * memory


def _answer(status: int, printed: bytes) -> ReaderAnswer:
    try:  # as UTF-8 and nothing else: left to itself, JSON takes other encodings, and halves of letters
        said = json.loads(printed.decode("utf-8"), parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError, MemoryError):
        return BROKE
    if _UNSTORABLE.search(printed) or not isinstance(said, dict):
        return BROKE
    if status == READ and isinstance(said.get("source_text"), str):
        return ReaderAnswer(result=said)
    refused = said.get("refused")
    if isinstance(refused, dict) and refused.get("code"):
        params = refused.get("params")
        return ReaderAnswer(
            refusal=str(refused["code"])[:40],
            params=params if isinstance(params, dict) else {},
            message=str(refused.get("message", "")),
        )
    return BROKE


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value
