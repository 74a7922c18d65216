"""What runs in the child process: reading a spreadsheet under limits of memory, time and output.

``python -m donghanh.staffing.intake.limited FILE``. Imports no Django, so that no hostile file comes near a database,
a secret or a session.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from donghanh.documents.fence import shut_in
from donghanh.documents.limited import limit_this_process


def main() -> int:
    """Print the sheets of the file named on the command line as JSON; or why it is refused, with exit code 2."""
    shut_in()
    limit_this_process()
    from donghanh.documents.readers.refusal import Refused
    from donghanh.staffing.intake.workbook import read_workbook

    try:
        read = read_workbook(Path(sys.argv[1]))
    except Refused as refused:
        print(json.dumps({"refused": {"code": refused.code, "params": refused.params}}))
        return 2
    sys.stdout.write(json.dumps({**read, "source_text": ""}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
