"""Read an official document from the command line: ``run.py read FILE [--json] [--on DATE]``. No Django needed.

Exit status: 0 read, 2 refused with a named reason.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from donghanh.documents.asked_day import asked_day
from donghanh.documents.command_words import FORMS
from donghanh.documents.readers.refusal import Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Read one file, print what was understood, and return the exit status."""
    parser = argparse.ArgumentParser(prog="read", description="Đọc một văn bản hành chính.")
    parser.add_argument("file", type=Path, help=f"tệp cần đọc: {FORMS}; dấu - là đầu vào chuẩn")
    parser.add_argument("--json", action="store_true", help="in kết quả theo lược đồ đọc văn bản")
    parser.add_argument(
        "--on",
        metavar="NGÀY",
        type=asked_day,
        help="ngày xét hiệu lực, dạng 2026-11-24 hoặc 24/11/2026; mặc định là ngày của văn bản",
    )
    options = parser.parse_args(arguments)
    from donghanh.documents.readers.open_file import read_file
    from donghanh.documents.readers.wording import message, remark_sentence, unopened

    try:
        file = read_file(options.file)
    except Refused as refused:
        return _refuse(refused.code, message(refused), refused.params, options.json)
    except OSError as error:
        return _refuse("unreadable", unopened(error), {}, options.json)
    from donghanh.documents.checking import check
    from donghanh.documents.readers.reference import load_library, load_territory
    from donghanh.documents.wording_findings import to_json

    findings = check(file, load_library(), load_territory(), options.on)
    if options.json:
        values = file.to_json() | {"findings": [to_json(finding) for finding in findings]}
        json.dump(values, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        from donghanh.documents.reading_for_people import print_reading

        sys.stdout.write(print_reading(file.reading, findings))
        for remark in file.source.remarks:
            sys.stdout.write(f"* {remark_sentence(remark)}\n")
    return 0


def _refuse(code: str, sentence: str, params: dict[str, str], as_json: bool) -> int:
    if as_json:
        json.dump({"refused": {"code": code, "message": sentence, "params": params}}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    sys.stderr.write(f"{code}: {sentence}\n")
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
