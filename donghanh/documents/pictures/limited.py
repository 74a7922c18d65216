"""What runs in the child process: one photo made fit to be shown, under limits of memory, time and output.

``python -m donghanh.documents.pictures.limited FILE --memory BYTES``. Imports no Django, so that no hostile file comes near a database,
a secret or a session.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import replace
from pathlib import Path

from donghanh.documents.fence import shut_in
from donghanh.documents.limited import limit_this_process
from donghanh.documents.limits import SHRINK


def main() -> int:
    """Print both pictures as JSON; or why there are none, with exit code 2. ``--memory`` in place of what ``SHRINK`` grants."""
    shut_in()
    options = dict(zip(sys.argv[2::2], sys.argv[3::2], strict=False))
    limit_this_process(replace(SHRINK, memory=int(options.get("--memory", SHRINK.memory))))
    from donghanh.documents.pictures.kinds import NotTaken
    from donghanh.documents.pictures.shrink import shrink

    try:
        shown, thumbnail = shrink(Path(sys.argv[1]).read_bytes())
    except NotTaken as refused:
        print(json.dumps({"refused": {"code": refused.code}}))
        return 2
    pictures = {"shown": _text(shown), "thumbnail": _text(thumbnail)}
    sys.stdout.write(json.dumps({"source_text": "", **pictures}))
    return 0


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


if __name__ == "__main__":
    sys.exit(main())
