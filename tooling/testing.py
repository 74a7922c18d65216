"""`run.py test`: every check, then every test, on both databases and in a browser, with what each stage took."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tooling import checks, debian, postgres
from tooling.console import ROOT, Stop, in_ci, is_root, say
from tooling.environment import PYTHON, ensure

NO_TESTS_COLLECTED = 5
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")
STAGES = ("checks", "domain", "sqlite", "postgresql", "journeys")


@dataclass(frozen=True)
class Outcome:
    """How one stage ended."""

    name: str
    code: int
    seconds: float
    counts: dict[str, int]


def test(arguments: Sequence[str]) -> int:
    """Run everything, or the tests that ``arguments`` (pytest's) select, on both databases.

    ``--only=STAGE`` keeps to one of checks, domain, sqlite, postgresql, journeys. Returns 0 when all passed. A stage
    whose program is missing is skipped with a word for a user who cannot install it, and is a failure under CI.
    """
    only, arguments = _only(arguments)
    ensure("test")
    debian.install_missing()
    outcomes: list[Outcome] = []
    missing: list[str] = []
    for name in STAGES:
        if name not in only or (arguments and name in {"checks", "domain"} and len(only) > 1):
            continue
        say(f"\n══ {name}")
        absent = _absent_program(name)
        if absent:
            missing.append(f"{name}: {absent}")
            say(f"   skipped: {absent}")
            continue
        outcomes.append(_timed(name, arguments))
        say(f"   {name}: {outcomes[-1].seconds:.1f} s")
    return _conclude(outcomes, missing, selected=bool(arguments))


def _only(arguments: Sequence[str]) -> tuple[set[str], list[str]]:
    chosen = {word.partition("=")[2] for word in arguments if word.startswith("--only=")}
    if not chosen <= set(STAGES):
        raise Stop(f"--only takes one of {', '.join(STAGES)}.")
    return chosen or set(STAGES), [word for word in arguments if not word.startswith("--only=")]


def _absent_program(name: str) -> str | None:
    hint = "" if is_root() else " (not root, so it was not installed)"
    if name == "postgresql" and debian.postgresql() is None:
        return f"PostgreSQL is not on this machine{hint}"
    if name == "journeys" and debian.chromium() is None:
        return f"Chromium is not on this machine{hint}"
    return None


def _timed(name: str, arguments: list[str]) -> Outcome:
    began = time.monotonic()
    code, counts = _run_stage(name, arguments)
    return Outcome(name, code, time.monotonic() - began, counts)


def _run_stage(name: str, arguments: list[str]) -> tuple[int, dict[str, int]]:
    if name == "checks":
        return checks.check(), {}
    if name == "domain":
        # Where Django cannot be imported: a rule that would be true on paper needs none of it.
        blocked = ["-c", "tooling/domain.toml", "--rootdir", ".", "-p", "no:django", "-p", "tooling.without_django"]
        return _pytest([*blocked, *(arguments or ["tests/domain"])], {})
    spread = ["-n", "auto", "--dist", "loadscope"]
    if name == "sqlite":
        return _pytest([*spread, *_suite(arguments)], {"DONGHANH_DATABASE_URL": ""})
    if name == "postgresql":
        programs = debian.postgresql()
        assert programs is not None
        with postgres.temporary_cluster(programs) as url:
            return _pytest([*spread, *_suite(arguments)], {"DONGHANH_DATABASE_URL": url})
    browser = {"DONGHANH_CHROMIUM": debian.chromium() or "", "DONGHANH_DATABASE_URL": ""}
    return _pytest(["-m", "journey", *(arguments or ["tests/journeys"])], browser)


def _suite(arguments: list[str]) -> list[str]:
    """The tests of the platform: all but the browser's and, when nothing is selected, the domain's (run before)."""
    return ["-m", "not journey", *(arguments or ["tests", "--ignore=tests/domain"])]


def _pytest(arguments: list[str], env: dict[str, str]) -> tuple[int, dict[str, int]]:
    """Run pytest, showing its output while keeping the closing line's counts."""
    command = [str(PYTHON), "-m", "pytest", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line if COUNT.search(line) else last
    return process.wait(), counts_in(last)


def counts_in(line: str) -> dict[str, int]:
    """How many passed, failed (errors among them) and were skipped, from pytest's closing line."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for number, word in COUNT.findall(line):
        counts[{"error": "failed", "errors": "failed", "xpassed": "passed", "xfailed": "passed"}.get(word, word)] += (
            int(number)
        )
    return counts


def _conclude(outcomes: list[Outcome], missing: list[str], *, selected: bool) -> int:
    """Print the table of stages and one closing line; decide the exit code."""
    say("\n══ Stages")
    for outcome in outcomes:
        word = "ok" if outcome.code == 0 else "nothing selected" if _is_empty(outcome, selected) else "FAILED"
        say(f"   {outcome.name:<11} {word:<17} {outcome.seconds:7.1f} s")
    for line in missing:
        say(f"   not run: {line}")
    tested = [outcome for outcome in outcomes if outcome.name != "checks"]
    totals = {kind: sum(outcome.counts.get(kind, 0) for outcome in tested) for kind in ("passed", "failed", "skipped")}
    failed = [outcome for outcome in outcomes if outcome.code and not _is_empty(outcome, selected)]
    if tested and totals["passed"] + totals["failed"] == 0:
        say("   no test was run")
        return 1
    if tested:
        say(f"\ntests: {totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped")
    return 1 if failed or (missing and in_ci()) else 0


def _is_empty(outcome: Outcome, selected: bool) -> bool:
    """A stage in which the selection matched nothing is no failure; one that should hold tests and holds none is."""
    return selected and outcome.code == NO_TESTS_COLLECTED
