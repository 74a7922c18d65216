"""A worker is really killed: between claiming a message and settling it, and in the middle of telling a thousand things."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import ROOT


def start(what: str, var: Path) -> "subprocess.Popen[str]":
    """A worker with this folder, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DONGHANH_")}
    environment = {**kept, "DONGHANH_VAR": str(var), "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.test"}
    command = [sys.executable, "-m", "tests.notices.worker", what]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def run(what: str, var: Path) -> str:
    process = start(what, var)
    said, _ = process.communicate()
    assert process.returncode == 0, what
    return said


def look(var: Path) -> dict[str, Any]:
    return dict(json.loads(run("look", var)))


def kill(what: str, var: Path) -> None:
    """Let a worker come to the dangerous place and end it there, as a power cut would."""
    process = start(what, var)
    assert process.stdout
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one person, three notices and a message that waits to be sent."""
    var = tmp_path_factory.mktemp("killing")
    run("prepare", var)
    return var


@pytest.fixture
def var(prepared: Path, tmp_path: Path) -> Path:
    """A copy for one test."""
    return Path(shutil.copytree(prepared, tmp_path / "installation"))


def test_nobody_is_killed_and_the_message_is_sent_once(var: Path) -> None:
    run("deliver-later", var)
    run("deliver-later", var)
    assert look(var) == {"messages": [["sent", 1]], "mails": 1, "notices": 3, "doubtful": 0}


def test_killed_after_claiming_and_before_sending_it_is_uncertain_and_not_sent(var: Path) -> None:
    kill("stop-before-sending", var)
    assert look(var) == {"messages": [["sending", 1]], "mails": 0, "notices": 3, "doubtful": 1}
    run("deliver-later", var)
    run("deliver-later", var)
    assert look(var) == {"messages": [["uncertain", 1]], "mails": 0, "notices": 3, "doubtful": 1}


def test_killed_after_sending_and_before_settling_it_is_uncertain_and_not_sent_twice(var: Path) -> None:
    kill("stop-after-sending", var)
    run("deliver-later", var)
    run("deliver-later", var)
    assert look(var) == {"messages": [["uncertain", 1]], "mails": 1, "notices": 3, "doubtful": 1}


def test_killed_in_the_middle_of_telling_nothing_is_told_by_halves_and_nothing_twice(var: Path) -> None:
    kill("stop-while-telling", var)
    assert look(var)["notices"] == 3, "half of a thousand were written and are gone"
    run("tell", var)
    run("tell", var)
    assert look(var)["notices"] == 1000
