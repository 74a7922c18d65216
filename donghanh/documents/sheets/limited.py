"""What runs in the child process: reading a spreadsheet under limits of memory, time and output.

Imports no Django, so that no hostile file comes near a database, a secret or a session. An app whose sheets these are runs
``print_sheets`` from a module of its own, ``python -m … FILE``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from donghanh.documents.fence import shut_in
from donghanh.documents.limited import limit_this_process
from donghanh.documents.sheets.shape import Sheet


def print_sheets(wanted: Sequence[Sheet]) -> int:
    """Print the sheets of the file named on the command line as JSON; or why it is refused, with exit code 2."""
    shut_in()
    limit_this_process()
    from donghanh.documents.readers.refusal import Refused
    from donghanh.documents.sheets.workbook import read_workbook

    try:
        read = read_workbook(Path(sys.argv[1]), wanted)
    except Refused as refused:
        print(json.dumps({"refused": {"code": refused.code, "params": refused.params}}))
        return 2
    sys.stdout.write(json.dumps({**read, "source_text": ""}, ensure_ascii=False))
    return 0
