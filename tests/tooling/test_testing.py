"""The test command tells the truth: what failed, what was not run, and what that means."""

import pytest

from tooling import debian, testing
from tooling.console import Stop
from tooling.testing import Outcome


def _outcome(name: str, code: int = 0, **counts: int) -> Outcome:
    return Outcome(name, code, 1.0, counts)


def test_closing_line_adds_the_stages_up(capsys: pytest.CaptureFixture[str]) -> None:
    code = testing._conclude(
        [_outcome("domain", passed=3), _outcome("sqlite", passed=4, skipped=1)], [], selected=False
    )
    assert capsys.readouterr().out.endswith("\ntests: 7 passed, 0 failed, 1 skipped\n")
    assert code == 0


@pytest.mark.parametrize("failing", ["checks", "domain", "sqlite", "postgresql", "journeys"])
def test_one_failing_stage_fails_the_whole(failing: str) -> None:
    assert (
        testing._conclude([_outcome("other", passed=1), _outcome(failing, code=1, passed=1)], [], selected=False) == 1
    )


def test_stage_that_should_hold_tests_and_holds_none_fails() -> None:
    empty = _outcome("journeys", code=testing.NO_TESTS_COLLECTED)
    assert testing._conclude([_outcome("sqlite", passed=1), empty], [], selected=False) == 1
    assert testing._conclude([_outcome("sqlite", passed=1), empty], [], selected=True) == 0


def test_run_in_which_nothing_was_tested_fails() -> None:
    assert testing._conclude([_outcome("sqlite", code=testing.NO_TESTS_COLLECTED)], [], selected=True) == 1


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_stage_skipped_for_want_of_a_program_fails_on_the_build_server_alone(
    monkeypatch: pytest.MonkeyPatch, ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    missing = ["postgresql: PostgreSQL is not on this machine"]
    assert testing._conclude([_outcome("sqlite", passed=1)], missing, selected=False) == code


def test_missing_programs_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "postgresql", lambda: None)
    monkeypatch.setattr(debian, "chromium", lambda: None)
    assert "PostgreSQL" in (testing._absent_program("postgresql") or "")
    assert "Chromium" in (testing._absent_program("journeys") or "")
    assert testing._absent_program("sqlite") is None


def test_only_keeps_to_stages_that_exist() -> None:
    assert testing._only(["--only=sqlite", "-k", "x"]) == ({"sqlite"}, ["-k", "x"])
    with pytest.raises(Stop, match="postgresql"):
        testing._only(["--only=oracle"])


def test_counts_of_pytests_closing_line_are_understood() -> None:
    line = "=== 2 failed, 30 passed, 1 skipped, 3 errors in 4.20s ==="
    assert testing.counts_in(line) == {"failed": 5, "passed": 30, "skipped": 1}
