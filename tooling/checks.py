"""`run.py check` and `run.py fix`: what "clean" means. People, tests and the build server all call these."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tooling.console import ROOT, Stop, run, say, stage
from tooling.environment import BIN, PYTHON, ensure

TYPED_MODULES = ("actions", "queries", "permissions")
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "donghanh.config.settings.test"}


@dataclass(frozen=True)
class Check:
    """One tool that must end with exit code 0, and what to do when it does not."""

    name: str
    command: list[str | Path]
    advice: str
    env: dict[str, str] = field(default_factory=dict)


def all_checks() -> list[Check]:
    """Every check, slowest first so that two cores finish together."""
    python, manage = str(PYTHON), [str(PYTHON), "manage.py"]
    return [
        Check("types (mypy)", [python, "-m", "mypy", *typed_files()], "Add or mend the annotations named above."),
        Check(
            "import contracts", [BIN / "lint-imports", "--no-logo"], "docs/architecture.md says who may import whom."
        ),
        Check("format (ruff)", [BIN / "ruff", "format", "--check", "."], "python3 run.py fix"),
        Check("lint (ruff)", [BIN / "ruff", "check", "."], "python3 run.py fix mends most of it."),
        Check(
            "migrations",
            [*manage, "makemigrations", "--check", "--dry-run"],
            "python3 run.py manage makemigrations APP --name what_it_does",
            TEST_SETTINGS,
        ),
        Check(
            "system check (Django)", [*manage, "check", "--fail-level", "WARNING"], "See the hint above.", TEST_SETTINGS
        ),
        Check("templates", [python, "-m", "tooling.templates"], "Mend the templates named above.", TEST_SETTINGS),
    ]


def typed_files() -> list[str]:
    """What mypy holds to strict rules: the domain, the foundation, and every app's actions, queries, permissions."""
    return sorted(str(path.relative_to(ROOT)) for path in _typed_paths())


def _typed_paths() -> Iterator[Path]:
    package = ROOT / "donghanh"
    yield from (path for path in (package / "domain", package / "foundation") if path.exists())
    for name in TYPED_MODULES:
        for path in (*package.glob(f"*/{name}.py"), *package.glob(f"*/{name}")):
            if path.suffix or any(path.glob("**/*.py")):
                yield path


def check() -> int:
    """Run every check, two at a time; show the output of those that fail. Returns 0 when all is clean."""
    ensure("test")
    checks = all_checks()
    with (
        stage("Checks"),
        tempfile.TemporaryDirectory(prefix="donghanh-check-") as var,  # no check touches a person's data
        ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool,
    ):
        clean = list(pool.map(lambda item: _run(item, var), checks))
    failed = [item.name for item, passed in zip(checks, clean, strict=True) if not passed]
    if failed:
        say(f"   NOT CLEAN: {', '.join(failed)}")
    return 1 if failed else 0


def _run(item: Check, var: str) -> bool:
    began = time.monotonic()
    done = run(item.command, extra_env={"DONGHANH_VAR": var, **item.env}, quiet=True)
    mark = "ok" if done.returncode == 0 else "FAILED"
    text = f"   {item.name}: {mark}, {time.monotonic() - began:.1f} s"
    if done.returncode:
        text = f"{done.stdout.rstrip()}\n{text}\n   → {item.advice}"
    say(text)
    return done.returncode == 0


def fix() -> int:
    """Let ruff format and mend what it safely can. Returns 1 when something is left for a person."""
    ensure("test")
    lint = run([BIN / "ruff", "check", "--fix", "."])
    formatted = run([BIN / "ruff", "format", "."])
    if formatted.returncode:
        raise Stop("ruff could not format a file; its name stands above.")
    return lint.returncode
