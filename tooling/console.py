"""Saying what is going on, and running programs, in one manner for all of run.py."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """Something a person must mend before going on. Its text is shown as it is, without a traceback."""


def say(text: str = "") -> None:
    """Print at once, so that the order is kept when child programs print too."""
    print(text, flush=True)


@contextmanager
def stage(title: str) -> Iterator[None]:
    """Announce a stage, and print what it took when it has gone well."""
    say(f"── {title} …")
    began = time.monotonic()
    yield
    say(f"   {title}: {time.monotonic() - began:.1f} s")


def run(
    command: Sequence[str | Path],
    *,
    extra_env: Mapping[str, str] | None = None,
    quiet: bool = False,
    cwd: Path = ROOT,
) -> subprocess.CompletedProcess[str]:
    """Run a program (from the project's root unless told) and return when it has ended, whatever its exit code.

    ``quiet`` keeps its output (standard error included) in ``stdout`` of the result instead of showing it.
    """
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(extra_env or {})},
        text=True,
        check=False,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
    )


def must(command: Sequence[str | Path], *, extra_env: Mapping[str, str] | None = None, why: str) -> str:
    """Run a program quietly; return what it printed. When it fails, stop with its output and ``why``."""
    done = run(command, extra_env=extra_env, quiet=True)
    if done.returncode:
        raise Stop(f"{done.stdout.rstrip()}\n\n{why} (exit code {done.returncode})")
    return done.stdout


def in_ci() -> bool:
    """Whether a build server asks: there nothing may be skipped for want of a program."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def is_root() -> bool:
    """Whether we may install Debian packages and change user."""
    return sys.platform != "win32" and os.geteuid() == 0
