"""What runs in the child process for a spreadsheet of bodies and people: ``python -m donghanh.staffing.intake.limited FILE``."""

from __future__ import annotations

import sys

from donghanh.documents.sheets.limited import print_sheets
from donghanh.staffing.intake.sheets import SHEETS

if __name__ == "__main__":
    sys.exit(print_sheets(SHEETS))
