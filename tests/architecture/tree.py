"""The files of the repository, as the tests that check the codebase see them."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "donghanh"
NOT_OURS = (".venv", "var", ".git", "__pycache__")
TEXT = {
    ".py",
    ".md",
    ".html",
    ".txt",
    ".toml",
    ".in",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".svg",
    ".po",
    ".cfg",
    ".yaml",
    ".yml",
    "",
}


def tracked() -> Iterator[Path]:
    """Every file that is or would be committed; without git (an unpacked archive) every file that is not made here."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        paths = [ROOT / name for name in names if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not set(p.relative_to(ROOT).parts) & set(NOT_OURS)]
    yield from (path for path in sorted(paths) if path.is_file())


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Name and content of every tracked text file."""
    for path in tracked():
        if path.suffix in TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def modules() -> Iterator[Path]:
    """Every Python module of ours, migrations left out: those are written by a machine and never read again."""
    for folder in ("donghanh", "tests", "tooling", "benchmarks"):
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)
    yield ROOT / "run.py"


def apps() -> list[Path]:
    """The folders of ``donghanh/`` that are packages: the layers."""
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
