"""What runs in the child process for a list of members: ``python -m donghanh.community.intake.limited FILE``."""

from __future__ import annotations

import sys

from donghanh.community.intake.sheets import SHEETS
from donghanh.documents.sheets.limited import print_sheets

if __name__ == "__main__":
    sys.exit(print_sheets(SHEETS))
