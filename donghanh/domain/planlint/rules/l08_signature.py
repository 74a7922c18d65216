"""L08: the signature: on behalf of the collective body, with the codes as printed in the decree, by a named person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.plandoc.signing import is_recipients_line, is_sign_line
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import found_in, span_at, union_paper
from donghanh.domain.text.forms import fold

_WRONG_CODE = re.compile(r"(?:K\.T|K/T|T\.M|T/M|T\.L|T/L|T\.U\.Q|T/U/Q)\b\.?|(?:KT|TM|TL|TUQ)(?=\s[^\W\d_])")
_COLLECTIVE = ("Kế hoạch", "Báo cáo", "Chương trình", "Phương án", "Đề án", "Tờ trình")
_DEGREE = re.compile(r"(?:(?:GS|PGS|TS|ThS|Ths|THS|BS|KS|CN|CK\s?I{1,2})\s?[.,]\s?)+(?=[^\W\d_])")
_BLANK = re.compile(
    r"\(?\s*(?:đã ký|ký tên|ký|họ tên|họ và tên|đóng dấu|ký tên, đóng dấu)\s*\)?|[\s.…_*()-]*", re.IGNORECASE
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield a missing signature or name, a missing "TM.", misprinted codes, and a degree before a leader's name."""
    signer = reading.signer
    if not reading.has_signature:
        if reading.frame.tail or reading.frame.body:
            yield Finding("L08", "missing_signature", "warning", None)
        return
    committee = fold(reading.header.issuer or "").startswith(("ubnd", "uy ban nhan dan"))
    chair = fold(f"{signer.capacity or ''} {signer.position or ''}")
    # A chairman decides, directs and writes letters in his own name too; a plan or report is the committee's.
    ordered = (signer.capacity or "").startswith(("TL.", "TUQ."))
    collective = reading.header.doc_type in _COLLECTIVE and not ordered
    if committee and signer.on_behalf is None and "chu tich" in chair and collective:
        span, text = _first_line(reading)
        right = f"TM. ỦY BAN NHÂN DÂN\n{text}" if span else None
        yield Finding("L08", "missing_on_behalf", "warning", span or signer.span, text, {}, right)
    if signer.name is None and signer.span and not _may_be_named(reading):
        params = {"case": "unnamed", "post": signer.position or signer.as_printed or ""}
        yield Finding("L08", "missing_signature", "warning", signer.span, signer.as_printed or "", params)
    if signer.span and not union_paper(reading):
        if code := found_in(reading, _WRONG_CODE, signer.span.start, signer.span.end):
            right = re.sub(r"[./]", "", code[1]) + "."
            yield Finding("L08", "signer_style", "warning", code[0], code[1], {"right": right}, right)
        # Schools, hospitals and the forces may print them (NĐ 30/2020/NĐ-CP, Phụ lục I mục II.7).
        if committee and (match := _DEGREE.match(signer.name or "")):
            degree = found_in(
                reading, re.compile(re.escape(match.group().strip())), signer.span.start, signer.span.end + 8
            )
            name = (signer.name or "")[match.end() :]
            whole = found_in(reading, _in_one_line(signer.name or ""), signer.span.start, signer.span.end + 8)
            if degree and whole:
                params = {"case": "degree", "degree": degree[1], "right": name}
                yield Finding("L08", "signer_style", "info", whole[0], whole[1], params, name)


def _in_one_line(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _first_line(reading: Reading) -> tuple[Span | None, str]:
    """The first printed line of the signature: "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH"."""
    span = reading.signer.span
    if span is None:
        return None, reading.signer.as_printed or ""
    printed = reading.source_text[span.start : span.end]
    line = re.split(r"\n|\s{3,}|\s*\|", printed.strip(), maxsplit=1)[0].rstrip()
    return span_at(reading, span.start, span.start + len(line)), " ".join(line.split())


def _may_be_named(reading: Reading) -> bool:
    """Whether a line of the closing part may be the name after all: a name of another language, a stamp read as words."""
    after = reading.signer.span.end if reading.signer.span else 0
    known = {item.span.line_start for item in reading.recipients}
    for index in reading.frame.tail:
        block = reading.blocks[index]
        text = block.text.strip()
        if block.span.start < after or block.span.line_start in known or text.startswith(("-", "–", "+", "•")):
            continue
        if is_recipients_line(text) or is_sign_line(text) or _BLANK.fullmatch(text) or len(text) > 60:
            continue
        return True
    return False


RULE = Rule(
    "L08",
    ("missing_signature", "missing_on_behalf", "signer_style"),
    N_("NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I mục II.7"),
    check,
)
