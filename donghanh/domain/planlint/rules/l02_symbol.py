"""L02: the symbol must fit the stated type, and carry no spaces.

A công văn has no type abbreviation: its symbol is the body's and the drafting unit's ("UBND-LĐTBXH"), so
"Kế hoạch số 3175/UBND-LĐTBXH" names the wrong type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule

# NĐ 30/2020/NĐ-CP, Phụ lục III.
ABBREVIATIONS = {
    "Kế hoạch": "KH", "Quyết định": "QĐ", "Nghị quyết": "NQ", "Chỉ thị": "CT", "Báo cáo": "BC", "Thông báo": "TB",
    "Tờ trình": "TTr", "Chương trình": "CTr", "Hướng dẫn": "HD", "Phương án": "PA", "Đề án": "ĐA", "Nghị định": "NĐ",
    "Thông tư": "TT", "Kết luận": "KL", "Công điện": "CĐ",
}  # fmt: skip
_KNOWN = {value.upper(): key for key, value in ABBREVIATIONS.items()}
_OFFICES = re.compile(r"(?:UBND|BNV|BCĐ|SNV|SYT|SGDĐT|HĐND|LĐTBXH|BTC|BYT|VP|PVHXH|BVHTTDL|BLĐTBXH|PGDĐT|VHXH)$")


def stated_type(number: str) -> str | None:
    """Return the type whose abbreviation stands in a symbol, "Công văn" for a bare pair of offices, else nothing."""
    symbol = re.sub(r"^\d+[a-z]?(?:/\d{4})?[/-]", "", number)
    first = re.split(r"[-/]", symbol)[0]
    if first.upper() in _KNOWN:
        return _KNOWN[first.upper()]
    return "Công văn" if _OFFICES.match(first) and "-" in symbol else None


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield symbols of another type than the one printed before them, and numbers broken by spaces or line ends."""
    for citation in reading.citations:
        if not citation.number:
            continue
        meant = stated_type(citation.number)
        kind = citation.kind
        if kind in ABBREVIATIONS and meant and meant != kind and not (kind == "Chương trình" and meant == "Chỉ thị"):
            if meant == "Chỉ thị" and kind in ("Chương trình", "Chương trình hành động"):
                continue
            yield Finding(
                "L02", "citation_kind", "warning", citation.span, citation.text,
                {"kind": kind, "meant": meant, "number": citation.number},
            )  # fmt: skip
        raw = reading.source_text[citation.span.start : citation.span.end]
        broken = citation.number_as_printed is not None or re.search(
            r"\d\s+/\s*\d|\d\s*/\s+\d|[/-]\s*\n\s*[A-ZĐ/]", raw
        )
        if broken:
            yield Finding("L02", "split_citation", "info", citation.span, citation.text, {"number": citation.number})


RULE = Rule("L02", ("citation_kind", "split_citation"), "NĐ 30/2020/NĐ-CP, Phụ lục I mục II.3 và Phụ lục III", check)
