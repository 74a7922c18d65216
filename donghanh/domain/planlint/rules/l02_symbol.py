"""L02: the symbol must fit the stated type, and carry no spaces: of what is cited, and of the document itself.

A công văn has no type abbreviation: its symbol is the body's and the drafting unit's ("UBND-LĐTBXH"), so
"Kế hoạch số 3175/UBND-LĐTBXH" names the wrong type. The Party and the unions write in a form of their own
("09-KH/ĐU"), which is left alone in the letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Header, Reading
from donghanh.domain.plandoc.types import ABBREVIATIONS
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import union_paper
from donghanh.domain.text.forms import fold

OWN = ABBREVIATIONS | {
    "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC", "Dự án": "DA", "Biên bản": "BB", "Hợp đồng": "HĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT",
}  # fmt: skip
"""What stands first in the symbol of a document of the type itself; for citing, the short list is the sure one."""
_KNOWN = {value.upper(): key for key, value in ABBREVIATIONS.items()}
_OWN_KNOWN = {value.upper(): key for key, value in OWN.items()}
_OFFICES = re.compile(r"(?:UBND|BNV|BCĐ|SNV|SYT|SGDĐT|HĐND|LĐTBXH|BTC|BYT|VP|PVHXH|BVHTTDL|BLĐTBXH|PGDĐT|VHXH)$")
_OWN_NUMBER = re.compile(r"(?P<so>số)\s*(?P<colon>:?)\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_SPLIT = re.compile(r"\d\s+/\s*\d|\d\s*/\s+\d|[/-]\s*\n\s*[A-ZĐ/]")


def stated_type(number: str) -> str | None:
    """Return the type whose abbreviation stands in a symbol, "Công văn" for a bare pair of offices, else nothing."""
    symbol = re.sub(r"^\d+[a-z]?(?:/\d{4})?[/-]", "", number)
    first = re.split(r"[-/]", symbol)[0]
    if first.upper() in _KNOWN:
        return _KNOWN[first.upper()]
    return "Công văn" if _OFFICES.match(first) and "-" in symbol else None


_ISSUERS = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "BYT": "Bộ Y tế", "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BCA": "Bộ Công an",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BTP": "Bộ Tư pháp", "BQP": "Bộ Quốc phòng", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
}  # fmt: skip
"""Bodies that are one in the country, by the letters that close their numbers."""


def _issuer_in(number: str) -> str | None:
    symbol = re.fullmatch(r"\d+(?:/\d{4})?/(?:NĐ|QĐ|NQ|CT|TT)-(?P<body>[A-ZĐa-z]+)", number)
    return _ISSUERS.get(symbol["body"]) if symbol else None


def _is_body(printed: str, body: str) -> bool:
    """Whether the printed issuer can be the body of the symbol: not "Chính phủ" for the Prime Minister, nor a ministry for
    another. Joint acts and short names are left alone."""
    ours, theirs = fold(printed), fold(body)
    if re.search(r"[A-ZĐ&]{3,}", printed):
        return True
    if theirs in ours:
        return not (body == "Chính phủ" and ours == "thu tuong chinh phu")
    return not (ours in ("chinh phu", "quoc hoi", "thu tuong chinh phu") or ours.startswith("bo "))


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield symbols of another type than the one printed with them, and numbers broken by spaces or line ends."""
    yield from _own(reading)
    for citation in reading.citations:
        if not citation.number:
            continue
        meant = stated_type(citation.number)
        kind = citation.kind or ""
        # "Chương trình số 5/CT-UBND": the abbreviation of a directive is widely printed on programmes.
        cited_as = kind in ABBREVIATIONS or kind in ("Công văn", "Luật", "Bộ luật")
        if cited_as and meant and meant != kind and not (kind == "Chương trình" and meant == "Chỉ thị"):
            params = {"kind": kind, "meant": meant, "number": citation.number}
            yield Finding("L02", "citation_kind", "warning", citation.span, citation.text, params)
        elif (body := _issuer_in(citation.number)) and citation.issuer and not _is_body(citation.issuer, body):
            params = {"case": "issuer", "number": citation.number, "meant": body, "kind": citation.issuer}
            yield Finding("L02", "citation_kind", "warning", citation.span, citation.text, params)
        raw = reading.source_text[citation.span.start : citation.span.end]
        if citation.number_as_printed is not None or _SPLIT.search(raw):
            whole = citation.text.replace(citation.number_as_printed or citation.number, citation.number)
            whole = re.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", whole)
            params = {"number": citation.number}
            right = whole if whole != citation.text else None  # broken by the end of a line alone
            yield Finding("L02", "split_citation", "info", citation.span, citation.text, params, right)


def _own(reading: Reading) -> Iterator[Finding]:
    """The document's own number (NĐ 30/2020/NĐ-CP, Phụ lục I mục II.3): one finding, which mends the whole number."""
    head = reading.header
    printed, symbol = head.number_as_printed, head.number_symbol
    match = _OWN_NUMBER.match(printed or "")
    if not printed or not symbol or not match or union_paper(reading):
        return
    right = _right_symbol(head, symbol)
    number = _right_number(head, right or symbol)
    whole = f"Số: {number}" if number else None
    span, params = head.spans.get("number"), {"number": head.number or symbol, "kind": head.doc_type or ""}
    first = _groups(symbol)[0]
    meant = _OWN_KNOWN.get(first.upper())
    if meant and head.doc_type in OWN and not _fits(first, OWN[head.doc_type]):
        yield Finding("L02", "citation_kind", "warning", span, printed, {**params, "meant": meant}, whole)
    elif case := _misshapen(head, symbol):
        yield Finding(
            "L02", "own_symbol", "warning", span, printed, {**params, "case": case}, whole if right else None
        )  # fmt: skip
    elif number and re.search(r"\s", match["rest"].strip()):
        yield Finding("L02", "split_citation", "info", span, printed, {"number": number}, whole)
    elif number and (case := _careless(head, number, colon=bool(match["colon"]))):
        yield Finding("L02", "own_symbol", "info", span, printed, {**params, "case": case, "right": number}, whole)


def _groups(symbol: str) -> list[str]:
    return re.split(r"[-/]", re.sub(r"^\d{4}/", "", symbol))


def _fits(first: str, expected: str) -> bool:
    # "KHLN", "HDLT": a plan or a guideline of several bodies.
    return bool(re.fullmatch(rf"{expected}(?:LN|LT|LTR|LS|PH)?", first, re.IGNORECASE))


def _is_committee(head: Header) -> bool:
    return fold(head.issuer or "").startswith(("ubnd", "uy ban nhan dan"))


def _misshapen(head: Header, symbol: str) -> str | None:
    groups = _groups(symbol)
    if groups[0].upper() == "CV" or (head.doc_type == "Công văn" and groups[0].upper() in _KNOWN):
        return "letter"
    if head.doc_type not in OWN:
        return None
    if _OFFICES.match(groups[0]):
        return "no_type"
    if _fits(groups[0], OWN[head.doc_type]) and len(groups) == 1:
        return "no_issuer"
    return None


def _careless(head: Header, number: str, *, colon: bool) -> str | None:
    """What is wrong with the marks of a number whose letters are right."""
    if head.number != number:
        stroke = (head.number or "").replace("-", "/") != number.replace("-", "/")
        return "zero" if stroke else "separator"
    return None if colon else "colon"


def _right_symbol(head: Header, symbol: str) -> str | None:
    """The symbol as it should be, where the type and the body tell it; nothing when a person has to say."""
    groups = _groups(symbol)
    year = re.match(r"\d{4}/", symbol)
    expected = OWN.get(head.doc_type or "")
    if expected is None:
        return None
    if _fits(groups[0], expected):
        bodies = groups[1:] or (["UBND"] if _is_committee(head) else [])
        first = groups[0]
    elif groups[0].upper() in _OWN_KNOWN or groups[0].upper() == "CV":
        bodies, first = groups[1:], expected
    elif len(groups) == 1 and _OFFICES.match(groups[0]):
        bodies, first = groups, expected
    else:
        return None
    return (year.group() if year else "") + "-".join([first, *bodies]) if bodies else None


def _right_number(head: Header, symbol: str) -> str | None:
    """The whole number with a nought before a single figure and the stroke after it; nothing while it is blank."""
    run = re.match(r"\d+[a-z]?", head.number or "")
    if run is None:
        return None
    figures = f"0{run.group()}" if re.fullmatch(r"\d[a-z]?", run.group()) else run.group()
    return f"{figures}/{symbol}"


RULE = Rule(
    "L02",
    ("citation_kind", "split_citation", "own_symbol"),
    N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.3 và Phụ lục III"),
    check,
)
