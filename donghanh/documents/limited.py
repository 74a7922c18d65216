"""What runs in the child process: reading and linting under limits of memory, time and output.

``python -m donghanh.documents.limited FILE --json``. Imports no Django: it starts in a tenth of a second and holds no
database connection, secret or session that a hostile file could reach.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 30
OUTPUT_BYTES = 64 * 1024 * 1024


def limit_this_process() -> None:
    """Take memory, time and output away from this process for good. Does nothing where the system has no limits."""
    try:
        import resource
    except ImportError:  # Windows: the time-out of the parent remains
        return
    wanted = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: OUTPUT_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def main() -> int:
    """Read the file named on the command line and print the reading with its findings and its ``source_text``.

    ``--law FILE`` names the instruments to judge by (:mod:`donghanh.documents.law`); without it they come from ``data/``.
    """
    limit_this_process()
    arguments = sys.argv[1:]
    law = Path(arguments[arguments.index("--law") + 1]) if "--law" in arguments else None
    from donghanh.documents.readers.refusal import Refused

    try:
        result = _read(Path(arguments[0]), law)
    except Refused as refused:
        print(json.dumps({"refused": {"code": refused.code, "params": refused.params}}))
        return 2
    sys.stdout.write(json.dumps(result, ensure_ascii=False))
    return 0


def _read(path: Path, law: Path | None) -> dict[str, Any]:
    from donghanh.documents.law import library_from
    from donghanh.documents.readers.open_file import read_file
    from donghanh.documents.readers.reference import load_library, load_territory
    from donghanh.documents.wording_findings import to_json
    from donghanh.domain.planlint.lint import lint

    file = read_file(path)
    library = library_from(law.read_text("utf-8")) if law else load_library()
    findings = [to_json(finding) for finding in lint(file.reading, library, load_territory())]
    return {**file.to_json(), "findings": findings, "source_text": file.source.text}


if __name__ == "__main__":
    sys.exit(main())
