"""The platform as ``run.py`` serves it: own folder, own data, the real application server."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser import is_trouble
from tooling import serve
from tooling.console import ROOT

SECONDS_TO_ANSWER = 60


@dataclass(frozen=True)
class Demo:
    """The served demo commune."""

    url: str
    password: str
    """The password of all its people; ``hanh`` is the officer, ``thu`` leads, ``mai`` is a partner."""


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The invented commune, prepared in an empty folder and served, with its job worker; stopped at the end.

    Takes half a minute, once. Most journeys want ``window`` (tests/browser.py) with the cast instead; this is for what
    only the real server shows: its static files, its headers, the people of the demo.
    """
    var = tmp_path_factory.mktemp("demo")
    serve.make_secrets(var / "secrets")
    env = {
        **os.environ,
        "DONGHANH_VAR": str(var),
        "DONGHANH_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.dev",
    }
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=env, check=True, capture_output=True)
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    log = (var / "server.log").open("w")
    process, worker = (
        subprocess.Popen(one, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
        for one in ([*command, "donghanh.config.wsgi:application"], [sys.executable, "manage.py", "work_jobs"])
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, process, var / "server.log")
        yield Demo(url=url, password=(var / "secrets" / "demo-password").read_text("utf-8").strip())
    finally:
        for one in (process, worker):
            one.terminate()
            one.wait(timeout=20)
        log.close()


@pytest.fixture
def enter(chromium: Any, demo_server: Demo) -> Iterator[Callable[..., Any]]:
    """Opens a window in which somebody of the demo has signed in by hand: ``enter("hanh", width=360)``.

    The test fails when the browser complained meanwhile (a refused script, a missing file).
    """
    contexts, complaints = [], []

    def open_window(login: str, *, width: int, **more: Any) -> Any:
        context = chromium.new_context(
            base_url=demo_server.url,
            viewport={"width": width, "height": 800},
            locale="vi-VN",
            bypass_csp=True,  # or axe could not be put into the page
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_trouble(message, page) else None)
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(login)
        page.get_by_label("Mật khẩu", exact=True).fill(demo_server.password)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(f"{demo_server.url}/")
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == [], "the browser complained"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/dang-nhap/", timeout=5).close()
            return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the demo does not answer: {log.read_text('utf-8')[-2000:]}")
