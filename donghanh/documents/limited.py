"""What runs in the child process: the command line's reader under limits of memory, time and output.

``python -m donghanh.documents.limited FILE --json``. Imports no Django: it starts in a tenth of a second and holds no
database connection, secret or session that a hostile file could reach.
"""

from __future__ import annotations

import contextlib
import io
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
    """Read the file named on the command line and print the reading, always with its ``source_text``."""
    limit_this_process()
    from donghanh.documents import command_line

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = command_line.main([sys.argv[1], "--json"])
    result: dict[str, Any] = json.loads(printed.getvalue() or "{}")
    if status == 0 and "source_text" not in result:
        from donghanh.documents.readers.open_file import read_file

        result["source_text"] = read_file(Path(sys.argv[1])).source_text
    sys.stdout.write(json.dumps(result, ensure_ascii=False))
    return status


if __name__ == "__main__":
    sys.exit(main())
