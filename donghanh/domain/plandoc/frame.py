"""The frame of a document: where the letterhead ends, the title, the preamble, the body and the closing part are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.signing import is_recipients_line, is_sign_line, signs
from donghanh.domain.plandoc.types import ATTACHABLE, ATTACHES, TYPE_LINE, TYPES, type_alone, type_of_number
from donghanh.domain.text.bodies import starts_like_body
from donghanh.domain.text.letterhead import MOTTO, NUMBER_OR_PLACE
from donghanh.domain.text.letters import is_upper, vi_pattern
from donghanh.domain.text.markers import read_marker

_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai thực hiện|Thi hành|Xét|Theo|Để|Nhằm|Trên cơ sở|Hưởng ứng|Tiếp theo|Tiếp tục|Kính gửi|Sau khi|"
    r"(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Ban|Trường|Sở|Phòng|Hội|Công an|Trung tâm|Đảng ủy|Chủ tịch|Trạm)\s)"
)
_CITES = re.compile(r"(?:số\s*:?\s*\d|\d+/\S*-\S|ngày\s+\d|\d{4}/)")
_ENDS = re.compile(r"[.;:,…]\s*$")
_ENACTED = re.compile(r"\(\s*(?:Ban hành )?(?:[Kk]èm theo|[Bb]an hành)")
_DECISION = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NAY BAN HÀNH)\s*:?$")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b|(?:BIỂU|Biểu|MẪU|Mẫu)\s+(?:số|SỐ|MẪU)?\s*\d")
# In a decision the authority that decides stands on its own line under the abstract.
_AUTHORITY = re.compile(r"CHỦ TỊCH|ỦY BAN|UỶ BAN|GIÁM ĐỐC|HIỆU TRƯỞNG|HỘI ĐỒNG|TRƯỞNG BAN")
_TITLE_GOES_ON = vi_pattern(r"[<a>]|(?:Về|Giữa|Của|Năm|Giai đoạn|Trên địa bàn)\s|\((?!Ban hành|Kèm)")
_UNIT = re.compile(r"(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s")
_VV = re.compile(r"(?:V/v|Về việc|V/V)\b:?\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """Index ranges of a document's parts, in blocks; ``type_index`` is missing in an official letter."""

    doc_type: str | None
    type_index: int | None
    type_rest: int  # offset of the title inside the type's own block, when printed in one line
    title: range
    preamble: range
    body: Sequence[int]
    """The text with that of a plan attached to a decision or letter, whose title is ``attached_title``."""
    tail: range
    appendix: range
    attached_type: str | None = None
    attached_title: range = range(0, 0)
    attached_head: range = range(0, 0)
    """The letterhead an attached plan prints once more; it belongs to neither end."""

    @property
    def header(self) -> range:
        """The blocks of the letterhead; in a letter the place and date may follow the abstract."""
        return range(0, self.type_index if self.type_index is not None else next(iter(self.body), self.tail.start))

    @property
    def work_type(self) -> str | None:
        """The type of the document that gives the work: that of the attached plan, else the document's own."""
        return self.attached_type or self.doc_type


def is_enacting_line(text: str) -> bool:
    """Whether a block is the enacting formula of a decision or resolution ("QUYẾT ĐỊNH:")."""
    return bool(_DECISION.fullmatch(text.strip()))


def is_appendix_line(text: str) -> bool:
    """Whether a block opens an appendix."""
    return bool(_APPENDIX.match(text)) and len(text) < 160 and (is_upper(text[:7]) or len(text.split()) <= 6)


def _find_type(blocks: Sequence[Block]) -> tuple[int, str, int] | None:
    for index, block in enumerate(blocks[:60]):
        text = block.text.strip()
        if is_upper(text) and (spaced := type_alone(text)):
            return index, spaced, len(block.text)
        marker = read_marker(text)
        if (marker and marker.printed != "*") or is_recipients_line(text):
            break  # an asterisk may stand under the name of a Party committee, beside the place and day
        match = TYPE_LINE.match(text)
        if match:
            rest = text[match.end("type") :].strip(" :")
            one_line = bool(rest) and (is_upper(rest) or block.heading > 0 or block.emphasis >= len(text))
            if not rest or one_line:
                return index, TYPES[match["type"]], match.end() if rest else len(block.text)
            continue
        if (alone := type_alone(text)) and (block.heading or (len(text) < 40 and index < 25)):
            return index, alone, len(block.text)
    return None


def _is_preamble(block: Block) -> bool:
    text = block.text.lstrip("-–+* ")
    if text.startswith("Kính gửi"):
        return True
    if _PREAMBLE.match(text) and (_CITES.search(text) or _ENDS.search(text)):
        return True
    return len(text) > 250 or bool(re.search(r"[.;:]\s*$", text) and len(text) > 60)


def _title_end(blocks: Sequence[Block], start: int) -> int:
    index = start
    while index < len(blocks) and index < start + 8:
        block = blocks[index]
        marker = read_marker(block.text)
        if (marker and marker.kind not in ("dash",)) or block.kind == "table_row" or _ENACTED.match(block.text):
            break
        if index > start and _is_preamble(block):
            break
        if index == start and (
            block.text.startswith(("Căn cứ", "Kính gửi"))
            or (_is_preamble(block) and _CITES.search(block.text[:60]) and _ENDS.search(block.text))
        ):
            break
        if is_recipients_line(block.text) or _DECISION.fullmatch(block.text.strip()):
            break
        if index > start and is_upper(block.text) and _AUTHORITY.match(block.text):
            break
        index += 1
    return index


def _goes_on(begun: str, line: Block) -> bool:
    """Whether a title begun beside its type ("CHƯƠNG TRÌNH CÔNG TÁC") goes on in the line below."""
    if is_upper(line.text):
        return True
    if _is_preamble(line) or _ENDS.search(line.text):
        return False
    return len(begun.split()) <= 2 or bool(_TITLE_GOES_ON.match(line.text))


def _letter_title(blocks: Sequence[Block]) -> range | None:
    for index, block in enumerate(blocks[:30]):
        if _VV.match(block.text):
            end = index + 1
            while end < len(blocks) and end < index + 4 and blocks[end].text[:1].islower():
                end += 1
            return range(index, end)
    return None


def _body_start(blocks: Sequence[Block], start: int, end: int) -> int:
    addressees = False
    for index in range(start, end):
        block = blocks[index]
        marker = read_marker(block.text)
        bullet = marker is not None and marker.kind in ("dash", "plus")
        addressees = block.text.startswith("Kính gửi") or (addressees and bullet)
        if addressees:
            continue
        if (marker and not bullet) or _DECISION.fullmatch(block.text.strip()):
            return index
        # "CHỦ TỊCH", then "ỦY BAN NHÂN DÂN XÃ …": the authority that decides takes more than one line.
        authority = is_upper(block.text) and all(is_upper(above.text) for above in blocks[index - 1 : index])
        if index > start and not authority and (block.heading or (is_upper(block.text) and len(block.text) > 8)):
            return index
        opener = blocks[index - 1].text.rstrip() if index > start else ""
        if bullet and opener.endswith(":") and not opener.startswith(("Căn cứ", "Thực hiện")):
            return index
    return end


def _after_letterhead(blocks: Sequence[Block]) -> int:
    """Where a text goes on under its letterhead when the line of its type was lost; 0 without a letterhead."""
    end = 0
    while end < len(blocks) and _of_letterhead(blocks[end]):
        end += 1
    return end if any(MOTTO.search(block.text) for block in blocks[:end]) else 0


def _after_addressees(blocks: Sequence[Block], start: int, end: int) -> int:
    index = start
    while index < end and (
        blocks[index].text.startswith("Kính gửi") or blocks[index].text[:1] in "-+–" or len(blocks[index].text) < 80
    ):
        index += 1
    return index


def _tail_start(blocks: Sequence[Block], start: int) -> int:
    for index in range(start, len(blocks)):
        text = blocks[index].text
        if is_recipients_line(text):
            back = index
            while back - 1 > start and is_sign_line(blocks[back - 1].text):
                back -= 1
            return back
        if index > start and not read_marker(text) and signs(blocks, index):
            return index
    return len(blocks)


def _attached(blocks: Sequence[Block], start: int, end: int) -> tuple[str, range] | None:
    """The type and the title of a plan that follows the signature of the act that issues it."""
    for index in range(start, end):
        text = blocks[index].text.strip(" :*")
        match = TYPE_LINE.match(text)
        if not match or TYPES[match["type"]] not in ATTACHABLE or not is_upper(text):
            continue
        title_end = _title_end(blocks, index + 1)
        note = next((i for i in range(index + 1, min(title_end + 1, end)) if _ENACTED.match(blocks[i].text)), None)
        if note is None:
            if title_end < end and read_marker(blocks[title_end].text):
                return TYPES[match["type"]], range(index, title_end)
            continue
        while note < min(title_end + 4, end - 1) and ")" not in blocks[note].text:
            note += 1
        return TYPES[match["type"]], range(index, note + 1)
    return None


def find_frame(blocks: Sequence[Block]) -> Frame:
    """Return the parts of a document. A missing part is an empty range; nothing is guessed."""
    found = _find_type(blocks)
    doc_type: str | None
    if found:
        type_index, doc_type, rest = found
        one_line = rest < len(blocks[type_index].text)
        title = range(type_index + 1, _title_end(blocks, type_index + 1))
        if one_line and title and not _goes_on(blocks[type_index].text[rest:], blocks[title.start]):
            title = range(title.start, title.start)
        type_at: int | None = type_index
        after = title.stop
    else:
        doc_type, type_at, rest = None, None, 0
        letter = _letter_title(blocks)
        if letter:
            doc_type, title = "Công văn", letter
            after = letter.stop
        else:
            title, after = range(0, 0), _after_letterhead(blocks)
            doc_type = next(filter(None, (type_of_number(block.text) for block in blocks[:after])), None)
    tail_at = _tail_start(blocks, after)
    body_at = _body_start(blocks, after, tail_at)
    body = range(body_at, tail_at)
    if doc_type == "Công văn" and not body:
        # A short letter has no numbered parts: everything after the addressees is its body.
        body = range(_after_addressees(blocks, after, tail_at), tail_at)
    appendix_at = _appendix_start(blocks, tail_at)
    attached = _attached(blocks, tail_at, appendix_at) if doc_type in ATTACHES else None
    if attached is None:
        return Frame(
            doc_type, type_at, rest, title, range(after, body_at), body, range(tail_at, appendix_at),
            range(appendix_at, len(blocks)),
        )  # fmt: skip
    kind, its_title = attached
    signed_again = _tail_start(blocks, its_title.stop)
    end = min(signed_again, appendix_at)
    head_at = _letterhead_over(blocks, tail_at, its_title.start)
    return Frame(
        doc_type, type_at, rest, title, range(after, body_at), (*body, *range(its_title.stop, end)),
        range(tail_at, head_at), range(appendix_at, len(blocks)), kind, its_title, range(head_at, its_title.start),
    )  # fmt: skip


def _letterhead_over(blocks: Sequence[Block], start: int, title: int) -> int:
    """Where the letterhead over the title of an attached plan begins: bodies in capitals, the motto, number, place and day."""
    index = title
    while index > start and _of_letterhead(blocks[index - 1]):
        index -= 1
    return index


def _of_letterhead(block: Block) -> bool:
    text = block.text.strip(" *-_")
    if not any(map(str.isalnum, text)) or MOTTO.search(text) or NUMBER_OR_PLACE.match(text):
        return True
    named = is_upper(text) and not is_sign_line(text) and block.text[:1] not in "-–+"
    return named and (starts_like_body(text) or _UNIT.match(text) is not None)


def _appendix_start(blocks: Sequence[Block], start: int) -> int:
    return next((i for i in range(start, len(blocks)) if is_appendix_line(blocks[i].text)), len(blocks))
