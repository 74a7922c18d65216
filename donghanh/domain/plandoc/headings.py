"""What a line is by its form: a heading, a heading run into its text, an item; and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.frame import is_enacting_line
from donghanh.domain.text.bodies import begins_with_duty, request_lead, starts_like_body, take_body
from donghanh.domain.text.letters import is_upper, vi_pattern
from donghanh.domain.text.markers import DASHES, Marker, read_marker
from donghanh.domain.text.sentences import has_break, sentence_count

SectionKind = Literal["heading", "run_in", "item", "unnumbered", "appendix", "table_group"]

# "A. HOẠT ĐỘNG 1: Xây dựng …" is one heading, not a title with its text.
_ORDINAL = re.compile(
    r"(?:Hoạt động|Nội dung|Nhiệm vụ|Giải pháp|Tiểu dự án|Dự án|Mục tiêu|Mô hình|Bước|Giai đoạn|Đợt|Hợp phần|Chuyên đề|Phần)\s+(?:\d{1,2}|[IVX]{1,5}|thứ \w+)",
    re.IGNORECASE,
)
_LEAST_WORK = 2  # words behind the body that make a sentence of it
_PLURAL = re.compile(r"(?:Các|Những|Mỗi|Toàn bộ)\s+")
_FIRST_STOP = vi_pattern(r"\.\s+(?=[<A>])")
_RUN_IN_STOP = re.compile(r"(?:như|bao gồm|gồm|gồm có|là|sau|sau đây|cụ thể|dung|ví dụ)\s*$", re.IGNORECASE)
_COLON = re.compile(r":(?!\d\d)")
_LEVEL = {
    "part": 1,
    "chapter": 1,
    "clause_group": 1,
    "article": 1,
    "appendix": 1,
    "letter_upper": 1,
    "roman": 1,
    "arabic": 2,
    "letter": 3,
}


def run_in_colon(text: str) -> int | None:
    """Return the place of the colon that closes a run-in title, or nothing when the colon is part of a sentence."""
    bodies = starts_like_body(text[request_lead(text)[0] :])  # a line of several bodies may be long
    match = _COLON.search(text, 0, 260 if bodies else 140)
    if not match or not text[match.end() :].strip():
        return None
    head = text[: match.start()]
    if (
        has_break(head)
        or ";" in head
        or ("(" in head and ")" not in head)
        or len(head.split()) > (45 if bodies else 24)
    ):
        return None
    return None if _RUN_IN_STOP.search(head) else match.start()


def section_shape(block: Block, start: int, deeper: Block | None, marker: Marker) -> tuple[SectionKind, int, int]:
    """Return kind, end of the title and start of the content for a numbered block."""
    text = block.text
    body = text[start:]
    if marker.kind == "appendix":
        return "appendix", len(text), len(text)
    if start < block.emphasis < len(text) - 1 and not block.heading:
        end = block.emphasis
        if len(text[end:].strip(" :.")) > 1 and (
            text[end - 1] in ":." or text[end : end + 2].strip()[:1] in (":", ".") or text[end:].lstrip()[:1].isalpha()
        ):
            content = end + len(text[end:]) - len(text[end:].lstrip(" :."))
            return "run_in", end, content
    colon = run_in_colon(body)
    if marker.kind == "article" and colon is None and not is_upper(body):
        stop = _FIRST_STOP.search(body)
        if stop and stop.start() < 120 and deeper is None:
            return "item", len(text), start
        return (
            ("heading" if deeper is not None and len(body) < 220 else "item"),
            len(text),
            start if deeper is None or len(body) >= 220 else len(text),
        )
    if colon is not None and deeper is not None and _ORDINAL.fullmatch(body[:colon].strip()):
        return "heading", len(text), len(text)
    if colon is not None:
        content = start + colon + 1
        return "run_in", start + colon, content + len(text[content:]) - len(text[content:].lstrip())
    if is_upper(body) or block.emphasis >= len(text):
        return "heading", len(text), len(text)
    if deeper is not None and read_marker(deeper.text) is None and deeper.kind == "paragraph":
        stands_alone = body.rstrip().endswith(".") and begins_with_duty(body) and _names_doer(deeper.text)
        if stands_alone or _is_sentence(body):
            return "item", len(text), start
    single = sentence_count(body) == 1 or _lists_bodies(body)
    long_lead = body.rstrip().endswith(":") and len(body) > 180
    if deeper is not None and single and len(body) <= 280 and not long_lead:
        return "heading", len(text), len(text)
    return "item", len(text), start


def _lists_bodies(body: str) -> bool:
    """Whether a line names several bodies over the work they share: "2. Hội Phụ nữ xã; Đoàn Thanh niên; Hội Nông dân xã:"."""
    names = body.rstrip()
    return names.endswith(":") and all(map(starts_like_body, filter(None, map(str.strip, names[:-1].split(";")))))


def _names_doer(text: str) -> bool:
    """Whether a paragraph begins with the body that does it, so that it is no text of the item above."""
    told = take_body(text)
    return told is not None and told.has_verb and text[:1].isupper()


def _is_sentence(body: str) -> bool:
    """Whether the words behind a number say who does what and stop: "1. Công an xã tuần tra ban đêm."."""
    if not body.rstrip().endswith("."):
        return False
    told = take_body(body)
    if told is None or not told.has_verb or len(body[told.duty_start :].split()) < _LEAST_WORK:
        return False
    plural = _PLURAL.match(body, told.start)
    return plural is None or starts_like_body(body[plural.end() :])


def bullet_key(marker: Marker) -> str:
    """What bullets of one kind share: dashes of every length are one."""
    char = marker.printed[0]
    return "-" if char in DASHES else char


def level_of(marker: Marker, stack: Sequence[tuple[Marker, int]]) -> int:
    """How deep a marker stands under those open above it: 1 for Roman numbers, letters and articles, one more below each."""
    if marker.kind == "case":
        return 1 + next((level for above, level in reversed(stack) if above.kind not in ("case", "dash")), 0)
    base = _LEVEL.get(marker.kind, 3)
    if marker.kind == "decimal":
        base = len(marker.label.split(".")) + (marker.label[0] not in "IVXL")
    shift = 0
    for above, level in stack:
        if above.kind in ("part", "chapter") and marker.kind not in ("part", "chapter", "appendix"):
            shift = max(shift, level)
        if (
            above.kind == "letter_upper"
            and marker.kind in ("roman", "arabic", "decimal", "letter")
            and any(a.kind == "roman" for a, _ in stack) | (marker.kind == "roman")
        ):
            shift = max(shift, level)
        if above.kind == "decimal" and marker.kind == "letter":
            return level + 1
    return base + shift


# "Trong quý I năm 2026", "Tháng 3/2026:": a line of its own over what is done in that time.
_TIME_LINE = re.compile(
    r"(?:Trong |Từ |Vào )?(?:[Qq]uý (?:IV|I{1,3}|[1-4])|[Tt]háng \d{1,2}|(?:0?6|sáu) tháng (?:đầu|cuối) năm|[Tt]uần \d{1,2})"
    r"(?:(?:\s*[-–,/]\s*| và | đến )(?:[Qq]uý |[Tt]háng )?(?:IV|I{1,3}|\d{1,2}(?!\d)))*(?:\s*(?:,|/|năm)?\s*(?:năm )?(?:19|20)\d\d)?\s*:?$"
)


def is_time_line(text: str) -> bool:
    """Whether a line is nothing but a span of time, as stands over what is done in it."""
    return _TIME_LINE.match(text) is not None


def is_heading_line(block: Block, after: Block | None) -> bool:
    """Whether a line without a number heads what comes after it: in capitals, bold throughout, or a span of time."""
    text = block.text
    if after is not None and block.kind == "paragraph" and is_time_line(text):
        return after.kind == "paragraph" and not is_time_line(after.text)
    if len(text) > 160 or block.kind != "paragraph" or after is None:
        return False
    if is_enacting_line(text):
        return False
    if block.heading or (is_upper(text) and len(text.split()) >= 2):
        return True
    return block.emphasis >= len(text) and not re.search(r"[.;,]$", text)
