"""What the platform refuses to start with, and what it then says. Each start is a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "donghanh.config.settings.test"}
PROXIES = "from django.conf import settings; print(*settings.TRUSTED_PROXIES)"


def start(code: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of Python with these variables and no others of ours."""
    ours = ("DONGHANH_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**kept, "DONGHANH_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_server_does_not_guess_its_settings(tmp_path: Path) -> None:
    done = start("import donghanh.config.wsgi", tmp_path)
    assert done.returncode
    assert "Set DJANGO_SETTINGS_MODULE" in done.stderr


def test_the_server_starts_with_the_settings_it_is_given(tmp_path: Path) -> None:
    done = start("import donghanh.config.wsgi", tmp_path, **TEST_SETTINGS)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("said", "read"),
    [("", ""), ("127.0.0.1 10.1.0.0/24 ::1", "127.0.0.1/32 10.1.0.0/24 ::1/128")],
)
def test_trusted_proxies_are_addresses_and_networks(tmp_path: Path, said: str, read: str) -> None:
    done = start(PROXIES, tmp_path, DONGHANH_TRUSTED_PROXIES=said, **TEST_SETTINGS)
    assert done.stdout.strip() == read, done.stderr


def test_a_proxy_that_is_no_address_is_refused_by_name(tmp_path: Path) -> None:
    done = start(PROXIES, tmp_path, DONGHANH_TRUSTED_PROXIES="the-proxy", **TEST_SETTINGS)
    assert done.returncode
    assert "DONGHANH_TRUSTED_PROXIES: 'the-proxy'" in done.stderr
