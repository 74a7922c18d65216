"""Copies in clear do not outlive whoever made them, however they ended."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.core.management import call_command

from donghanh.foundation.backup.jobs import back_up_daily
from donghanh.foundation.backup.workplace import sweep, workplace
from tests.architecture.tree import ROOT

AT_WORK = """
    import sys, time
    from pathlib import Path
    from donghanh.foundation.backup.workplace import workplace
    with workplace(Path(sys.argv[1]), sys.argv[2]) as folder:
        (folder / "database.sqlite3").write_text("in clear")
        print("at work", flush=True)
        time.sleep(60)
"""


def start(var: Path, kind: str = "backup") -> subprocess.Popen[str]:
    """Somebody else's backup, in the middle of it."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(AT_WORK), str(var), kind], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "at work\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    """As a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def left(var: Path) -> list[str]:
    """What lies there in clear or half written."""
    return sorted(path.name for path in (*var.glob("donghanh-*"), *var.rglob(".partial-*")))


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """The folder of an installation in which a backup and a restore were killed."""
    for kind in ("backup", "restore"):
        end(start(tmp_path, kind))
    return tmp_path


def test_folder_is_for_its_owner_alone_and_gone_afterwards(tmp_path: Path) -> None:
    with workplace(tmp_path, "backup") as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert left(tmp_path) == [folder.name]
    assert left(tmp_path) == []


def test_kill_leaves_a_copy_which_the_sweep_clears_away(tmp_path: Path) -> None:
    end(start(tmp_path))
    assert len(left(tmp_path)) == 1
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / ".partial-x1").write_text("half")
    (tmp_path / "backups" / "daily-2026-03-02.age").write_text("whole")
    (tmp_path / "donghanh.sqlite3").write_text("the database itself")
    assert sweep(tmp_path) == 2
    assert left(tmp_path) == []
    assert (tmp_path / "donghanh.sqlite3").exists()
    assert (tmp_path / "backups" / "daily-2026-03-02.age").exists()


def test_next_backup_clears_away_what_the_killed_one_left(var: Path) -> None:
    with workplace(var, "backup") as folder:
        assert left(var) == [folder.name]


def test_sweep_touches_nothing_of_a_backup_at_work(tmp_path: Path) -> None:
    process = start(tmp_path)
    try:
        before = left(tmp_path)
        assert sweep(tmp_path) == 0
        assert left(tmp_path) == before
        assert len(before) == 1
    finally:
        end(process)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["start of the worker", "daily job"])
def test_sweep_happens_by_itself(settings, moment: str) -> None:
    end(start(settings.VAR))
    assert left(settings.VAR)
    if moment == "daily job":
        (settings.VAR / "backups").mkdir()
        (settings.VAR / "backups" / "daily-2026-03-02.age").touch()
        back_up_daily.call(day="2026-03-02")
    else:
        call_command("work_jobs", "--once")
    assert left(settings.VAR) == []
