"""L25: a secrecy mark. The platform takes no such paper in (documents/readers/secrecy.py); the command line shows it."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield an error when the letterhead carries a secrecy mark."""
    if reading.header.secrecy:
        yield Finding("L25", "secrecy", "error", reading.header.spans.get("secrecy"), reading.header.secrecy)


RULE = Rule("L25", ("secrecy",), N_("Luật Bảo vệ bí mật nhà nước; NĐ 30/2020/NĐ-CP, Điều 8 khoản 3 điểm b"), check)
