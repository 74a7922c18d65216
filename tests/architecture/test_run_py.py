"""run.py is the door: it lists every room, needs nothing installed, and refuses politely."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests.architecture.tree import ROOT

STARTED_BEFORE_INSTALLING = ("console", "debian", "environment", "postgres", "serve", "checks", "testing", "__init__")


def _ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-E", str(ROOT / "run.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_lists_every_command_in_both_languages() -> None:
    shown = _ask("help").stdout
    for name, command in run.COMMANDS.items():
        assert f"\n  {name}" in shown
        assert command.english in shown
        assert command.vietnamese in shown


def test_readme_names_every_command_a_newcomer_needs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in run.COMMANDS if name not in {"serve", "manage"} and name not in text] == []


def test_unknown_command_shows_the_list_and_fails() -> None:
    done = _ask("chay")
    assert done.returncode == 2
    assert "verify-audit" in done.stdout


def test_production_without_secrets_from_outside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tooling import serve
    from tooling.console import Stop

    monkeypatch.setenv("DONGHANH_ENV", "prod")
    for name in ("DONGHANH_SECRET_DJANGO", "DONGHANH_SECRET_AUDIT", "DONGHANH_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Stop, match="DONGHANH_SECRET_AUDIT"):
        serve.look_after_secrets()


def test_secrets_are_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    from tooling import serve

    serve.make_secrets(tmp_path / "secrets")
    first = {path.name: path.read_bytes() for path in (tmp_path / "secrets").iterdir()}
    serve.make_secrets(tmp_path / "secrets")
    assert {path.name: path.read_bytes() for path in (tmp_path / "secrets").iterdir()} == first
    assert set(first) == set(serve.SECRETS)
    assert all(len(secret) >= 50 for secret in first.values())
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "secrets").iterdir()} == {0o600}


def test_port_somebody_listens_on_is_not_free() -> None:
    import socket

    from tooling import serve

    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as granian does
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        assert not serve.port_is_free("127.0.0.1", port)
    assert serve.port_is_free("127.0.0.1", port)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("name", ["run.py", *(f"tooling/{name}.py" for name in STARTED_BEFORE_INSTALLING)])
def test_what_runs_before_installing_needs_the_standard_library_alone(name: str) -> None:
    assert _imports(ROOT / name) - set(sys.stdlib_module_names) - {"__future__", "tooling"} == set()


def test_lock_of_test_installs_the_same_versions_as_that_of_base() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
        return {line.partition(" \\")[0] for line in lines if "==" in line}

    assert pins("base.txt")
    assert pins("base.txt") <= pins("test.txt")
