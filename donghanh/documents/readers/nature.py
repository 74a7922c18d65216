"""Is this an official document in Vietnamese at all? A novel, a news item or an English plan is refused by name."""

from __future__ import annotations

import re

from donghanh.documents.readers.refusal import Refused
from donghanh.domain.plandoc.reading import Reading

_LETTER = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# Ordinary Vietnamese carries marks on about a third of its letters; a tenth still passes with many names and codes.
_LEAST_MARKED = 0.08


def _check_language(text: str) -> None:
    sample = text[:60_000]
    letters = len(_LETTER.findall(sample))
    if letters == 0 or len(_VIETNAMESE.findall(sample)) < letters * _LEAST_MARKED:
        raise Refused("not_vietnamese")


def marks_of_form(reading: Reading) -> dict[str, bool]:
    """Return which marks of an official document's form are there (NĐ 30/2020/NĐ-CP, Điều 8)."""
    head = reading.header
    sections = reading.outline.sections
    return {
        "type": head.doc_type is not None and reading.frame.type_index is not None,
        "letter": head.doc_type == "Công văn",
        "motto": head.motto,
        "number": head.number_symbol is not None,
        "place_date": head.issue_date is not None,
        "legal_basis": bool(reading.legal_basis),
        "numbered": sum(section.marker is not None and section.kind != "appendix" for section in sections) >= 2,
        "recipients": bool(reading.recipients),
        "signature": bool(reading.signer.position or reading.signer.on_behalf or reading.signer.capacity),
    }


def check_nature(text: str, reading: Reading | None = None) -> None:
    """Refuse text in another language, and (given the reading) text without the form of an official document.

    Two marks of form beside the type's own line are asked for, or four without it: extraction loses
    letterheads and signatures, but a news item about a plan has none of these marks.
    """
    if reading is None:
        _check_language(text)
        return
    marks = marks_of_form(reading)
    typed = marks.pop("type") or marks["letter"]
    if sum(marks.values()) < (2 if typed else 4):
        raise Refused("not_official_document")
