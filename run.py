#!/usr/bin/env python3
"""The one door to everything: `python3 run.py help`. Standard library only; see docs/adr/0006-run-py.md."""

from __future__ import annotations

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line is what tells people with an older Python
    sys.exit("Đồng Hành cần Python 3.11 trở lên (needs Python 3.11 or newer); this is " + sys.version.split()[0] + ".")

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tooling.console import ROOT, Stop, run, say
from tooling.environment import PYTHON, django_env, ensure

INTERRUPTED = 130


@dataclass(frozen=True)
class Command:
    """One word after run.py: what it does, told in both languages, and the function that does it."""

    act: Callable[[list[str]], int]
    english: str
    vietnamese: str
    usage: str = ""


def serve(arguments: list[str]) -> int:
    """Install, prepare, serve until told to stop."""
    from tooling import serve  # commands import what they need, so that `read` starts at once

    return serve.serve(arguments)


def test(arguments: list[str]) -> int:
    """Run every check and every test."""
    from tooling import testing

    return testing.test(arguments)


def check(_arguments: list[str]) -> int:
    """Run every check."""
    from tooling import checks

    return checks.check()


def fix(_arguments: list[str]) -> int:
    """Let ruff mend what it can."""
    from tooling import checks

    return checks.fix()


def reader(module: str) -> Callable[[list[str]], int]:
    """A command of the reader. Needs no environment when this Python can already import it, so it starts at once."""

    def act(arguments: list[str]) -> int:
        python = str(PYTHON)
        if not PYTHON.exists():
            if run([sys.executable, "-c", f"import {module}"], quiet=True).returncode == 0:
                python = sys.executable
            else:
                ensure("base")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        os.execv(python, [python, "-P", "-m", module, *arguments])

    return act


def bench(arguments: list[str]) -> int:
    """Measure. Without an argument, say what can be measured."""
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py") if path.stem != "conftest")
    if not arguments or arguments[0] not in names:
        say(f"run.py bench {'|'.join(names)}")
        return 2
    ensure("test")
    return run([PYTHON, "-m", f"benchmarks.{arguments[0]}", *arguments[1:]], extra_env=django_env()).returncode


def manage(*before: str) -> Callable[[list[str]], int]:
    """A command that hands over to Django's manage.py, with the environment and secrets made first."""

    def act(arguments: list[str]) -> int:
        from tooling.serve import look_after_secrets

        ensure("base")
        look_after_secrets()
        # From where the caller stands, so that a file named on the command line is found.
        return run([PYTHON, ROOT / "manage.py", *before, *arguments], extra_env=django_env(), cwd=Path.cwd()).returncode

    return act


def help_(_arguments: list[str] | None = None) -> int:
    """Show every command."""
    say("Đồng Hành\n\n  python3 run.py [COMMAND]\n")
    for name, command in COMMANDS.items():
        say(f"  {f'{name} {command.usage}'.strip():<26} {command.english}\n  {'':<26} {command.vietnamese}")
    say("\nVariables: DONGHANH_VAR, DONGHANH_ENV, DONGHANH_DATABASE_URL; docs/howto/production.md tells of them.")
    return 0


COMMANDS: dict[str, Command] = {
    "serve": Command(
        serve,
        "install, prepare, serve the demo commune (also without a word)",
        "cài đặt, chuẩn bị dữ liệu và mở xã mẫu (mặc định)",
        "[--port N]",
    ),
    "test": Command(
        test,
        "every check and every test, on both databases and in a browser",
        "chạy mọi kiểm tra, trên hai cơ sở dữ liệu và trong trình duyệt",
        "[PYTEST ARGS]",
    ),
    "check": Command(
        check,
        "format, lint, types, import contracts, migrations, templates",
        "kiểm tra mã nguồn, không chạy thử",
    ),
    "fix": Command(
        fix,
        "mend format and lint where a machine can",
        "tự sửa định dạng và lỗi nhỏ",
    ),
    "bench": Command(
        bench,
        "measure speed, memory and query counts, or what malformed files do",
        "đo tốc độ, bộ nhớ và số câu truy vấn, hoặc thử tệp hỏng",
        "pages|reading [FOLDER]|reading_docx|reminders|activities|cascade|fuzz|batch",
    ),
    "read": Command(
        reader("donghanh.documents.command_line"),
        "read an official document: outline and findings, or JSON",
        "đọc một văn bản: cấu trúc và các điểm cần xem lại",
        "FILE [--json]",
    ),
    "lint": Command(
        reader("donghanh.documents.lint_command"),
        "check a document, also against the plan above it; 1 when errors were found",
        "soát lỗi một văn bản, so với cả kế hoạch cấp trên",
        "FILE [--parent FILE]",
    ),
    "backup": Command(
        manage("backup"),
        "write one encrypted file that holds everything",
        "sao lưu toàn bộ vào một tệp đã mã hóa",
        "[FILE]",
    ),
    "restore": Command(
        manage("restore"),
        "bring everything back from such a file",
        "khôi phục toàn bộ từ tệp sao lưu",
        "FILE --key KEYFILE",
    ),
    "open-office": Command(
        manage("open_office"),
        "give a commune or province its bodies, its first administrator and a leader",
        "mở phần mềm cho một xã hoặc tỉnh, cấp mã vào cho người quản trị đầu tiên và một lãnh đạo",
        "CODE --name NAME [--leader NAME]",
    ),
    "verify-audit": Command(
        manage("verify_audit"),
        "check that nobody has altered the audit log",
        "kiểm tra nhật ký không bị sửa đổi",
    ),
    "manage": Command(manage(), "any command of Django's manage.py", "lệnh quản trị khác của Django", "COMMAND …"),
    "help": Command(help_, "this list", "danh sách này"),
}


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code."""
    name, rest = (
        (arguments[0], arguments[1:]) if arguments and not arguments[0].startswith("-") else ("serve", arguments)
    )
    if arguments[:1] in (["-h"], ["--help"]):
        name = "help"
    if name not in COMMANDS:
        say(f"There is no command {name!r}.\n")
        help_()
        return 2
    try:
        return COMMANDS[name].act(rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
