"""Reading a file in a child process that may be killed, so that no file can hurt the office's own.

Whatever happens in there (endless loops, memory bombs, a crash of a C library) comes back as a named refusal.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
READ, REFUSED = 0, 2


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


def read_in_child(path: Path, *, law: str = "", module: str = "donghanh.documents.limited") -> ReaderAnswer:
    """Read one file in a process of its own; takes a third of a second for a plan, at most a minute for anything.

    ``law`` is the legal library as :func:`donghanh.documents.law.text_of` writes it; without it the child takes the
    one in ``data/``. Never raises for what is in the file.
    """
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as errors,
        tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as library,
    ):
        library.write(law)
        library.flush()
        known = ["--law", library.name] if law else []
        status = _run([sys.executable, "-m", module, str(path), *known], out, errors)
        if status not in (READ, REFUSED):
            errors.seek(0)
            return TOO_HEAVY if status is None or _ran_out(status, errors.read()) else BROKE
        out.seek(0)
        return _answer(status, out.read())


def _run(command: list[str], out: IO[bytes], errors: IO[bytes]) -> int | None:
    """The exit status, negative for a signal; ``None`` when patience ran out."""
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=errors,
        env=_bare_environment(),
        start_new_session=os.name == "posix",
        close_fds=True,
    )
    try:
        return process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _bare_environment() -> dict[str, str]:
    """Enough to start Python and nothing to steal: no secrets, no database address."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _ran_out(status: int, errors: bytes) -> bool:
    return status < 0 or b"MemoryError" in errors


def _answer(status: int, printed: bytes) -> ReaderAnswer:
    try:
        said = json.loads(printed)
    except ValueError:
        return BROKE
    if status == READ and isinstance(said, dict) and "source_text" in said:
        return ReaderAnswer(result=said)
    refused = said.get("refused") if isinstance(said, dict) else None
    if isinstance(refused, dict) and refused.get("code"):
        return ReaderAnswer(
            refusal=str(refused["code"]),
            params=dict(refused.get("params") or {}),
            message=str(refused.get("message", "")),
        )
    return BROKE
