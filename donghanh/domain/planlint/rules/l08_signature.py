"""L08: the signature: on behalf of the collective body, with the codes as printed in the decree, by a named person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.forms import fold

_WRONG_CODE = re.compile(r"K\.T\b|K/T|T\.M\b|T/M|T\.L\b|T/L")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield a missing signature, a missing "TM." of a people's committee, and misprinted codes."""
    signer = reading.signer
    if not reading.has_signature:
        if reading.frame.tail or reading.frame.body:
            yield Finding("L08", "missing_signature", "warning", None)
        return
    committee = fold(reading.header.issuer or "").startswith(("ubnd", "uy ban nhan dan"))
    chair = fold(f"{signer.capacity or ''} {signer.position or ''}")
    # A chairman decides, directs and writes letters in his own name too; a plan or report is the committee's.
    personal = reading.header.doc_type not in ("Kế hoạch", "Báo cáo", "Chương trình", "Phương án", "Đề án", "Tờ trình")
    if committee and signer.on_behalf is None and "chu tich" in chair and not personal:
        printed = signer.as_printed or ""
        yield Finding(
            "L08",
            "missing_on_behalf",
            "warning",
            signer.span,
            printed,
            {},
            f"TM. ỦY BAN NHÂN DÂN\n{printed}" if printed else None,
        )
    if (signer.on_behalf or "").startswith("T/M"):
        return  # the Party's own form
    if match := _WRONG_CODE.search(signer.as_printed or ""):
        right = re.sub(r"[./]", "", match.group()) + "."
        yield Finding("L08", "signer_style", "warning", signer.span, match.group(), {"right": right})


RULE = Rule(
    "L08",
    ("missing_signature", "missing_on_behalf", "signer_style"),
    "NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I mục II.7",
    check,
)
