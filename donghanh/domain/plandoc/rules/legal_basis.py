"""The instruments a document rests on: those its opening names after "Căn cứ" or "Thực hiện", or a part headed so.

NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e and Phụ lục I, mục II.6: what the document is issued on stands in its opening.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Citation
from donghanh.domain.plandoc.rules.citations import KINDS, instruments_named, numbered_citations
from donghanh.domain.text.markers import read_marker
from donghanh.domain.text.places import Places

_NESTED = re.compile(
    r"\b(?:về|Về|triển khai|thực hiện|kèm theo|phê duyệt|hướng dẫn|sửa đổi|thay thế|ban hành|V/v|theo|tại|giao)\b"
)
# "sửa đổi" in the name of the amending law itself nests nothing.
_AMENDING = re.compile(r"^\s*(?:vào\s+)?(?:Bộ luật|Luật)\s+sửa đổi,?\s+bổ sung\b")
_INTRO = re.compile(
    r"[-+–*\s]*(?:(?:Để|Nhằm)\s(?:[^.;:,\d]{0,30}\s)?(?=(?:triển khai|thực hiện|thi hành)\s))?(?P<intro>Căn cứ|Thực hiện|Triển khai thực hiện|Triển khai|Thi hành|Theo|Xét|Trên cơ sở|Tiếp tục thực hiện|Tiếp tục)\b",
    re.IGNORECASE,
)
# "Để chủ động phòng bệnh; thực hiện Chỉ thị số …, Chủ tịch yêu cầu": the words stand inside the sentence.
_INTRO_INSIDE = re.compile(
    r"[;,.]\s+(?P<intro>căn cứ|thực hiện|triển khai thực hiện|thi hành)\s+(?:(?:sự )?chỉ đạo [^.;:]{0,60}tại\s+)?$",
    re.IGNORECASE,
)
# A proposal is no basis: "Xét Tờ trình số …", "Theo đề nghị của Sở … tại Tờ trình số …".
_PROPOSED = re.compile(r"[-+–*\s]*(?:Xét|Theo (?:đề nghị|Tờ trình))\b", re.IGNORECASE)
# "Thực hiện A về việc … và B số …": B stands beside A unless the abstract between them names an instrument of its own.
_BESIDE = re.compile(r"[^.;]*?(?:,|\bvà)\s+(?:các\s+)?")
_CARRIES_OUT = re.compile(
    rf"\b(?:thực hiện|triển khai|hướng dẫn|thi hành|chi tiết|sửa đổi|thay thế|bãi bỏ|kèm theo|theo|tại|của)\s(?:[^,;]{{0,60}}\s)?(?:{KINDS})\b"
)
_OPENS_BASIS = re.compile(
    r"[-+–*\s]*(?:Căn cứ|Thực hiện|Theo)\s*(?:vào\s*)?(?:các (?:văn bản|quy định)(?: sau)?\s*:\s*)?", re.IGNORECASE
)
# "Căn cứ Luật A; Luật B và Luật C": the next of the list begins behind the mark.
_NEXT_OF_BASIS = re.compile(r"(?:;\s*(?:và\s+)?|^\s*(?:,|và|,\s*và)\s+)(?:căn cứ\s+)?(?:các\s+)?$", re.IGNORECASE)

# "I. CĂN CỨ PHÁP LÝ", "1. Cơ sở xây dựng phương án": a part of the body that lists what others open with.
_BASIS_TITLE = re.compile(
    r"(?:các )?(?:căn cứ|cơ sở (?=pháp|xây dựng|lập|ban hành))(?: pháp lý| pháp luật)?(?: để)?(?:\s?(?:xây dựng|lập|ban hành|thực hiện))?(?:\s[^.;:]{0,30})?$",
    re.IGNORECASE,
)


def basis_blocks(outline: Outline) -> list[Block]:
    """Return the paragraphs of a part that is headed as the basis of the document, and of nothing else."""
    headed = {
        index
        for index, section in enumerate(outline.sections)
        if section.kind in ("heading", "unnumbered", "run_in") and _BASIS_TITLE.match(section.title)
    }
    for index, section in enumerate(outline.sections):
        if section.parent in headed:
            headed.add(index)
    return [entry.block for entry in outline.entries if entry.section in headed and entry.text]


def read_legal_basis(opening: Iterable[Block], headed: Iterable[Block] = ()) -> tuple[list[Citation], list[Citation]]:
    """Return the instruments that the opening and a part headed as basis rest on, and those only named within their titles."""
    basis: list[Citation] = []
    mentioned: list[Citation] = []
    opened: str | None = None  # "Căn cứ các văn bản sau:", whose list follows
    for block in opening:
        bullet = (marker := read_marker(block.text)) is not None and marker.kind in ("dash", "plus")
        own = _INTRO.match(block.text)
        intro = own["intro"].capitalize() if own else opened if bullet else None
        opened = intro if block.text.endswith(":") or bullet else None
        _sort(block, intro, own.end() if own else 0, basis, mentioned)
    for block in headed:
        own = _INTRO.match(block.text)
        _sort(block, "Căn cứ", own.end() if own else 0, basis, mentioned)
    return basis, mentioned


def _sort(block: Block, intro: str | None, told: int, basis: list[Citation], mentioned: list[Citation]) -> None:
    """Put each instrument of a paragraph to those it rests on or to those it mentions; ``told`` is where the words that open it end."""
    found = numbered_citations(block)
    rests: list[Citation] = []
    proposed = _PROPOSED.match(block.text) is not None
    last = 0
    was_direct = True
    for citation, start, end in found:
        if intro is None and (inside := _INTRO_INSIDE.search(block.text, max(last, start - 60), start)):
            intro, told, last = inside["intro"].capitalize(), start, start
        was_direct = _is_direct(block.text, last, start, told if intro else None, was_direct)
        if intro and was_direct and not proposed:
            rests.append(replace(citation, intro=intro))
        else:
            mentioned.append(citation)
        last = end
    if intro:
        numbered = Places((citation.span.start, citation.span.end) for citation, _, _ in found)
        ends = sorted(end for _, _, end in found)
        bare = marker.end if (marker := read_marker(block.text)) else 0
        for citation, start, end in instruments_named(block):
            if citation.span.start in numbered:
                continue
            before = ends[index - 1] if (index := bisect_left(ends, start + 1)) else 0
            stands_first = start == bare or _OPENS_BASIS.fullmatch(block.text, 0, start) is not None
            (rests if stands_first or _NEXT_OF_BASIS.search(block.text[before:start]) else mentioned).append(citation)
            insort(ends, end)
    basis += sorted(rests, key=lambda citation: citation.span.start)


def _is_direct(text: str, last: int, start: int, told: int | None, was_direct: bool) -> bool:
    """Whether a number stands in the list of what the paragraph rests on, and not in the title of the one before."""
    between = text[last:start]
    if last == 0:
        nested = told is not None and _NESTED.search(_AMENDING.sub("", between[told:]))
        direct = (
            not nested or re.search(r"(?:thực hiện|Thực hiện|căn cứ|theo|tại)\s*(?:nội dung\s*)?$", between) is not None
        )
    else:
        direct = (
            ";" in between
            or re.fullmatch(r"[^.]{0,40}?(?:,|và)\s*(?:các\s+)?", between) is not None
            or _NESTED.search(between) is None
            or (was_direct and _stands_beside(between))
        )
    new_sentence = re.search(r"\.\s+(?=[A-ZĐ])[^.]*$", between)
    return direct and (
        not new_sentence or re.match(r"\.\s+(?:Căn cứ|Thực hiện|Theo)", new_sentence.group()) is not None
    )


def _stands_beside(between: str) -> bool:
    """Whether the words between two instruments are the abstract of the first and a comma or "và"."""
    return bool(_BESIDE.fullmatch(between)) and not _CARRIES_OUT.search(between)
