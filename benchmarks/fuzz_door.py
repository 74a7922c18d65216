"""One file through the door of an upload: `python -m benchmarks.fuzz_door FILE`, in a process of its own.

What an office's process does with the file, and nothing else is loaded: refused at the door, or read in the limited child.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from donghanh.documents.child import read_in_child
from donghanh.documents.door import refuse_at_the_door
from donghanh.documents.limits import limits_for
from donghanh.documents.readers.refusal import Refused

LARGEST_UPLOAD = 50_000_000
READ = "read"


def through_the_door(path: Path) -> dict[str, Any]:
    """What came of a file: ``outcome`` (``read`` or the code of the refusal), ``seconds`` of waiting, and of the children
    ``cpu`` in seconds and ``peak``, the memory of the largest in bytes, with the ``limit`` it stood under; ``patience`` is
    how many seconds the office waits for a file that has no pages to recognise."""
    if not settings.configured:
        settings.configure(LARGEST_UPLOAD=LARGEST_UPLOAD)
    began = time.monotonic()
    outcome = _outcome(path)
    seconds, used = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    limits = limits_for(path)
    return {
        "outcome": outcome,
        "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * 1024,
        "limit": limits.most_memory,
        "patience": limits.patience,
    }


def _outcome(path: Path) -> str:
    try:
        refuse_at_the_door(path, path.stat().st_size)
    except Refused as refused:
        return refused.code
    answer = read_in_child(path)
    return READ if answer.result is not None else answer.refusal


if __name__ == "__main__":
    print(json.dumps(through_the_door(Path(sys.argv[1]))))
