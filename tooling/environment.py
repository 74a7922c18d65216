"""The virtual environment: made with venv and pip, filled from a hashed lock, stamped so that it is done once."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tooling.console import ROOT, Stop, run, say, stage

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")


def lock(name: str) -> Path:
    """The lock ``base`` (to run) or ``test`` (to check and test; holds all of base)."""
    return ROOT / "requirements" / f"{name}.txt"


def ensure(name: str) -> None:
    """Make the environment hold the lock ``base`` or ``test``. Costs a file read when it already does."""
    if _is_stamped(name) or (name == "base" and _is_stamped("test")):
        return
    if not _interpreter_works():
        _make_venv()
    _install(name)
    _stamp_path(name).write_text(_fingerprint(name))


def _stamp_path(name: str) -> Path:
    return VENV / f"installed-{name}"


def _fingerprint(name: str) -> str:
    """Changes with the locks and with the interpreter, so that a stale environment is never trusted.

    ``test`` carries the fingerprint of both locks: a change of base alone must not pass for installed.
    """
    digest = hashlib.sha256(repr((sys.version_info[:2], str(VENV.resolve()))).encode())
    for part in ("base", "test") if name == "test" else ("base",):
        digest.update(lock(part).read_bytes())
    return digest.hexdigest()


def _is_stamped(name: str) -> bool:
    stamp = _stamp_path(name)
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == _fingerprint(name)


def _interpreter_works() -> bool:
    """Whether .venv is there, usable, and of this Python's version (a system upgrade leaves dead ones behind)."""
    if not PYTHON.exists():
        return False
    asked = run([PYTHON, "-c", "import sys, pip; print(sys.version_info[:2])"], quiet=True)
    return asked.returncode == 0 and asked.stdout.strip() == str(tuple(sys.version_info[:2]))


def _make_venv() -> None:
    with stage("Making the virtual environment .venv"):
        if VENV.exists():
            say("   (.venv is broken or of another Python version; making it anew)")
            shutil.rmtree(VENV)
        made = run([sys.executable, "-m", "venv", VENV], quiet=True)
        if made.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            raise Stop(
                f"{made.stdout.rstrip()}\n\nPython could not make a virtual environment. On Debian and Ubuntu: "
                "sudo apt-get install python3-venv"
            )


def _install(name: str) -> None:
    """Download first, install second: two figures, because only the second is ours to keep small."""
    strict: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", lock(name)]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    with tempfile.TemporaryDirectory(prefix="donghanh-wheels-") as wheels:
        with stage(f"Downloading the packages of requirements/{name}.txt (or taking them from pip's cache)"):
            _pip([*pip, "download", "--dest", wheels, *strict])
        with stage("Installing them"):
            _pip([*pip, "install", "--no-index", "--find-links", wheels, *strict])


def _pip(command: list[str | Path]) -> None:
    done = run(command, quiet=True, extra_env={"PIP_USER": "0", "PYTHONWARNINGS": "ignore"})
    if done.returncode:
        raise Stop(
            f"{done.stdout.rstrip()}\n\npip could not fetch or install a package. Is there a network, and does "
            "pip reach a package index (PIP_INDEX_URL)? Run the same command again once it does; nothing is lost."
        )


def django_env() -> dict[str, str]:
    """The variables every Django command gets: which settings, and Python that prints at once and in UTF-8."""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE") or f"donghanh.config.settings.{mode()}"
    return {"DJANGO_SETTINGS_MODULE": settings, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def mode() -> str:
    """``dev`` (one PC, the demo) or ``prod``, from DONGHANH_ENV."""
    name = os.environ.get("DONGHANH_ENV", "dev")
    if name not in {"dev", "prod"}:
        raise Stop(f"DONGHANH_ENV is {name!r}; it can be dev (the default) or prod.")
    return name
