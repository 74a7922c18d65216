"""The private folder in which a backup or a restore lays out copies in clear: one at a time, and never left behind.

A lock on a file beside it dies with its process. So whoever holds the lock knows that every such folder it finds was
left by somebody who was killed, and clears it away.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "donghanh-"
_KINDS = ("backup", "restore")
_LOCK = ".backup.lock"


@contextmanager
def workplace(var: Path, kind: str) -> Iterator[Path]:
    """A folder in ``var`` that only its owner may enter, gone afterwards. Waits while another backup or restore works."""
    assert kind in _KINDS
    with _alone(var):
        _clear(var)
        with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{kind}-", dir=var) as folder:
            yield Path(folder)


def sweep(var: Path) -> int:
    """Clear away what a killed backup or restore left in ``var``, and return how many folders and half-written files.

    Nothing while one is at work: it has swept before it began.
    """
    with suppress(BlockingIOError), _alone(var, wait=False):
        return _clear(var)
    return 0


@contextmanager
def _alone(var: Path, *, wait: bool = True) -> Iterator[None]:
    var.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(var / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _clear(var: Path) -> int:
    folders = [path for kind in _KINDS for path in var.glob(f"{PREFIX}{kind}-*") if path.is_dir()]
    partial = list((var / "backups").glob(".partial-*"))
    for folder in folders:
        shutil.rmtree(folder)
    for path in partial:
        path.unlink(missing_ok=True)
    return len(folders) + len(partial)
