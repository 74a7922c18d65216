"""A day given on the command line. No Django needed."""

from __future__ import annotations

import argparse
import re
from datetime import date

_WRITTEN = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
)


def asked_day(text: str) -> date:
    """Return the day of "2026-11-24" or "24/11/2026".

    Raises ``argparse.ArgumentTypeError`` with a sentence that says how to write one; the command then ends with 2.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"không hiểu ngày “{text}”. Viết năm-tháng-ngày, ví dụ 2026-11-24.")
    year, month, day = (
        int(match[long] or match[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"lịch không có ngày “{text}”. Viết năm-tháng-ngày, ví dụ 2026-11-24."
        ) from None
