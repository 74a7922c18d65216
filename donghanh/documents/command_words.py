"""What the commands of the terminal share: the forms of files they open, and how they take a day."""

from __future__ import annotations

import argparse
from datetime import date

FORMS = "DOCX, PDF, ảnh chụp hoặc quét (PNG, JPEG, TIFF), HTML, Markdown, văn bản thuần (TXT)"


def day(text: str) -> date:
    """Return the day an argument names; what is none is refused with words that show how to write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải là ngày có trong lịch. Hãy ghi năm-tháng-ngày, ví dụ 2026-11-24."
        ) from None
