"""`python3 run.py` itself: secrets, data, worker, server, and taking all of it down again."""

from __future__ import annotations

import argparse
import http.client
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from tooling.console import ROOT, Stop, run, say, stage
from tooling.environment import PYTHON, django_env, ensure, mode

SECRETS = ("django", "audit")
PORTS_TO_TRY = 20
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10


def serve(arguments: Sequence[str]) -> int:
    """Install, prepare, serve until told to stop (Ctrl-C or SIGTERM). Returns the exit code."""
    options = _options(arguments)
    began = time.monotonic()
    ensure("base")
    look_after_secrets()
    port = _choose_port(options.host, options.port)
    installed = time.monotonic()
    env = django_env()
    if mode() == "dev" and not os.environ.get("DONGHANH_ADDRESS"):
        env["DONGHANH_ADDRESS"] = f"http://{options.host}:{port}/"
    said = _prepare(env)
    children: list[subprocess.Popen[bytes]] = []
    for number in (signal.SIGTERM, signal.SIGINT):  # SIGINT too: a shell starts background jobs with it ignored
        signal.signal(number, _as_interrupt)
    try:
        children.append(_start([PYTHON, "manage.py", "work_jobs"], env))
        children.append(_start(_server(options.host, port, options.workers), env))
        _wait_until_answering(options.host, port, children)
        now = time.monotonic()
        _tell(options.host, port, said, installed - began, now - installed)
        return _watch(children)
    except KeyboardInterrupt:
        say("\nĐang dừng … (stopping)")
        return 0
    finally:
        _stop(children)


def var() -> Path:
    """Where everything that is not code lies; DONGHANH_VAR moves it. The settings read the same variable."""
    return Path(os.environ.get("DONGHANH_VAR") or ROOT / "var")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py serve", description="Install, prepare and serve.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, help="port to listen on (default: 8000, or the next free one)")
    parser.add_argument("--workers", type=int, default=1, help="web worker processes (default: 1)")
    return parser.parse_args(arguments)


def look_after_secrets() -> None:
    """In production every secret comes from outside; on one PC missing ones are made once, readable by their owner."""
    if mode() == "prod":
        needed = [f"DONGHANH_SECRET_{name.upper()}" for name in SECRETS] + ["DONGHANH_HOSTS"]
        missing = [name for name in needed if not os.environ.get(name)]
        if missing:
            raise Stop(f"Production needs these from outside, and does not invent them: {', '.join(missing)}.")
        return
    make_secrets(var() / "secrets")


def make_secrets(folder: Path) -> None:
    """Make the secrets that are missing in ``folder``, mode 600; never change one that is there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in SECRETS:
        path = folder / name
        if not path.exists():
            partial = folder / f".{name}.{os.getpid()}"
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
                file.flush()
                os.fsync(file.fileno())
            partial.rename(path)


def _choose_port(host: str, wanted: int | None) -> int:
    """The wanted port, or the first free one from 8000. granian shares a taken port silently, so we look first."""
    if wanted is not None:
        if not port_is_free(host, wanted):
            raise Stop(f"Port {wanted} on {host} is in use. Choose another with --port, or leave --port out.")
        return wanted
    for port in range(8000, 8000 + PORTS_TO_TRY):
        if port_is_free(host, port):
            if port != 8000:
                say(f"   (port 8000 is in use; taking {port})")
            return port
    raise Stop(f"Ports 8000 to {8000 + PORTS_TO_TRY - 1} are all in use. Choose one with --port.")


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens on the port, found by binding it without sharing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno in {13, 99}:  # EACCES, EADDRNOTAVAIL
                raise Stop(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
            return False
    return True


def _prepare(env: dict[str, str]) -> str:
    """Bring database, reference data and (on one PC) the demo up to date. Returns what it has to tell people."""
    with stage("Preparing database and data"):
        done = run([PYTHON, "manage.py", "prepare"], extra_env=env, quiet=True)
    if done.returncode:
        raise Stop(f"{done.stdout.rstrip()}\n\nThe data could not be prepared (exit code {done.returncode}).")
    return done.stdout.rstrip()


def _server(host: str, port: int, workers: int) -> list[str | Path]:
    return [
        PYTHON, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning",
        "--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "4",
        "--respawn-failed-workers", "donghanh.config.wsgi:application",
    ]  # fmt: skip


def _start(command: Sequence[str | Path], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a child in a group of its own: Ctrl-C reaches us alone, and we stop the group in order."""
    parts = [str(part) for part in command]
    return subprocess.Popen(parts, cwd=ROOT, env={**os.environ, **env}, start_new_session=True)


def _wait_until_answering(host: str, port: int, children: Sequence[subprocess.Popen[bytes]]) -> None:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in children):
            raise Stop("The server or the job worker ended while starting; what it said stands above.")
        connection = http.client.HTTPConnection(target, port, timeout=5)
        try:
            connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise Stop(f"The server did not answer within {SECONDS_TO_ANSWER} s.")


def _tell(host: str, port: int, said: str, install_seconds: float, start_seconds: float) -> None:
    shown = f"[{host}]" if ":" in host else host
    say(f"\n{said}" if said else "")
    say(f"\n  Mở trình duyệt tại (open):  http://{shown}:{port}/")
    say(f"  Cài đặt {install_seconds:.1f} s, khởi động {start_seconds:.1f} s (installing, starting). Ctrl-C để dừng.\n")


def _watch(children: Sequence[subprocess.Popen[bytes]]) -> int:
    """Wait; if one child ends by itself, end too, with an exit code that says so."""
    while True:
        for child in children:
            if child.poll() is not None:
                say(f"{' '.join(map(str, child.args[1:3]))} ended by itself ({child.returncode}); stopping the rest.")  # type: ignore[index]
                return 1
        time.sleep(0.5)


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask each group to end, then insist. A second Ctrl-C does not leave children behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children:
        _signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _signal_group(child, signal.SIGKILL)
            child.wait()


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if child.poll() is None:
        os.killpg(child.pid, number)


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
