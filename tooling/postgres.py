"""A PostgreSQL of our own for one test run: temporary, on a socket only, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tooling.console import Stop, is_root, must

ACCOUNT = "postgres"
OPTIONS = {
    "listen_addresses": "",
    # Nothing here outlives the run, so durability is traded for speed.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "log_min_messages": "fatal",
}


@contextmanager
def temporary_cluster(programs: Path) -> Iterator[str]:
    """Yield the DONGHANH_DATABASE_URL of a fresh cluster; stop and delete it afterwards, also when tests fail."""
    folder = _folder()
    data = folder / "data"
    try:
        must(
            [*_as_account(), programs / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            why="PostgreSQL's initdb failed",
        )  # fmt: skip
        options = {**OPTIONS, "unix_socket_directories": str(folder)}
        settings = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        must(
            [*_as_account(), programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"],
            why=f"PostgreSQL did not start; see {folder / 'log'}",
        )
        yield f"postgresql://{ACCOUNT}@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            subprocess.run(
                [*_as_account(), str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"],
                check=False, stdout=subprocess.DEVNULL, cwd=folder,
            )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)


def _as_account() -> list[str]:
    """initdb refuses root, so root becomes ``postgres`` for these programs and nothing else."""
    if not is_root():
        return []
    return ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups", "--"]


def _folder() -> Path:
    """A new folder which the account may enter: every parent must be searchable, and the socket's path short."""
    for parent in (tempfile.gettempdir(), "/var/tmp", "/run"):
        if not os.path.isdir(parent):
            continue
        try:
            folder = Path(tempfile.mkdtemp(prefix="dh-pg-", dir=parent))
        except OSError:
            continue
        if is_root():
            shutil.chown(folder, ACCOUNT, ACCOUNT)
        reachable = subprocess.run([*_as_account(), "test", "-w", str(folder)], check=False).returncode == 0
        if reachable and len(str(folder)) < 80:
            return folder
        shutil.rmtree(folder, ignore_errors=True)
    raise Stop("No temporary folder that the account postgres can enter was found. Set TMPDIR to one.")
