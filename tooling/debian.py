"""Programs that tests need from Debian: found where they are, installed when we may, said plainly when not."""

from __future__ import annotations

import shutil
from pathlib import Path

from tooling.console import is_root, run, say, stage

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = {"chromium": ["chromium", "libatomic1"], "postgresql": ["postgresql"]}


def chromium() -> str | None:
    """The path of a Chromium, or nothing."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def postgresql() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, newest version first (Debian keeps them off PATH), or nothing."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def install_missing() -> None:
    """Install what is absent when we are root and apt is there; otherwise leave it, and let the caller decide."""
    wanted = []
    if chromium() is None or not _has_libatomic():  # without libatomic1 playwright's Node fails obscurely
        wanted += PACKAGES["chromium"]
    if postgresql() is None:
        wanted += PACKAGES["postgresql"]
    if not wanted or not is_root() or shutil.which("apt-get") is None:
        return
    with stage(f"Installing Debian packages: {' '.join(wanted)}"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], extra_env=quiet, quiet=True)
        done = run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted], extra_env=quiet, quiet=True)
        if done.returncode:
            say(done.stdout.rstrip()[-2000:])


def _has_libatomic() -> bool:
    return any(Path("/usr/lib").glob("*/libatomic.so.1")) or any(Path("/usr/lib64").glob("libatomic.so.1"))
