"""Check an official document from the command line: ``run.py lint FILE [--parent FILE] [--on DATE] [--json]``. No Django needed.

One finding a line, ``file:line:column: severity CODE sentence``, as editors and pipelines read it.
Exit status: 0 no error found, 1 errors found, 2 refused with a named reason.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from donghanh.documents.asked_day import asked_day
from donghanh.documents.command_words import FORMS
from donghanh.documents.readers.refusal import Refused

CLEAN, ERRORS, REFUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Check one file, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="lint", description="Soát lỗi một văn bản hành chính.")
    parser.add_argument("file", type=Path, help=f"tệp cần soát: {FORMS}; dấu - là đầu vào chuẩn")
    parser.add_argument(
        "--parent", type=Path, metavar="TỆP", help="kế hoạch cấp trên, để so nhiệm vụ, chỉ tiêu, thời hạn"
    )
    parser.add_argument(
        "--on",
        metavar="NGÀY",
        type=asked_day,
        help="ngày xét hiệu lực, dạng 2026-11-24 hoặc 24/11/2026; mặc định là ngày của văn bản",
    )
    parser.add_argument("--json", action="store_true", help="in danh sách lỗi dạng JSON")
    options = parser.parse_args(arguments)
    try:
        text, found = _check(options.file, options.parent, options.on)
    except _Unread as unread:
        sys.stderr.write(f"{unread.path}: {unread}\n")
        return REFUSED
    if options.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        for item in found:
            sys.stdout.write(
                f"{_where(options.file, text, item)}: {item['severity']} {item['code']} {_sentence(item)}\n"
            )
    return ERRORS if any(item["severity"] == "error" for item in found) else CLEAN


class _Unread(Exception):
    def __init__(self, path: Path, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.path = path


def _check(path: Path, parent: Path | None, on: date | None) -> tuple[str, list[dict[str, Any]]]:
    from donghanh.documents.checking import check
    from donghanh.documents.readers.reference import load_library, load_territory
    from donghanh.documents.wording_findings import to_json
    from donghanh.domain.cascade import side_of

    read = _read(path)
    above = side_of(_read(parent).to_json()) if parent else None
    found = check(read, load_library(), load_territory(), on, above)
    return read.source.text, [to_json(finding) for finding in found]


def _read(path: Path) -> Any:
    from donghanh.documents.readers.open_file import read_file
    from donghanh.documents.readers.wording import message, unopened

    try:
        return read_file(path)
    except Refused as refused:
        raise _Unread(path, refused.code, message(refused)) from refused
    except OSError as error:
        raise _Unread(path, "unreadable", unopened(error)) from error


def _where(path: Path, text: str, item: dict[str, Any]) -> str:
    span = item["span"]
    if not span:
        return f"{path}:1:1"
    column = span["start"] - (text.rfind("\n", 0, span["start"]) + 1) + 1
    return f"{path}:{span['line_start']}:{column}"


def _sentence(item: dict[str, Any]) -> str:
    return f"{item['message']}. {item['why']} {item['suggestion']}".replace("..", ".").strip()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
