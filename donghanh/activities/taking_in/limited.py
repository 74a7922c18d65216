"""What runs in the child process for a spreadsheet of activities: ``python -m donghanh.activities.taking_in.limited FILE``."""

from __future__ import annotations

import sys

from donghanh.activities.sheet import SHEET
from donghanh.documents.sheets.limited import print_sheets

if __name__ == "__main__":
    sys.exit(print_sheets((SHEET,)))
