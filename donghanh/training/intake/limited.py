"""What runs in the child process for a list of trainees: ``python -m donghanh.training.intake.limited FILE``."""

from __future__ import annotations

import sys

from donghanh.documents.sheets.limited import print_sheets
from donghanh.training.intake.sheets import SHEETS

if __name__ == "__main__":
    sys.exit(print_sheets(SHEETS))
