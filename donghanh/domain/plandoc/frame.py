"""The frame of a document: where the letterhead ends, the title, the preamble, the body and the closing part are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.markers import read_marker

# NĐ 30/2020/NĐ-CP, Phụ lục III: the named types; a công văn has no printed type.
TYPES = {
    "KẾ HOẠCH": "Kế hoạch", "BÁO CÁO": "Báo cáo", "QUYẾT ĐỊNH": "Quyết định", "THÔNG BÁO": "Thông báo", "CHỈ THỊ": "Chỉ thị",
    "NGHỊ QUYẾT": "Nghị quyết", "TỜ TRÌNH": "Tờ trình", "CHƯƠNG TRÌNH": "Chương trình", "PHƯƠNG ÁN": "Phương án",
    "HƯỚNG DẪN": "Hướng dẫn", "ĐỀ ÁN": "Đề án", "QUY CHẾ": "Quy chế", "QUY ĐỊNH": "Quy định", "CÔNG ĐIỆN": "Công điện",
    "GIẤY MỜI": "Giấy mời", "BIÊN BẢN": "Biên bản", "CHƯƠNG TRÌNH HÀNH ĐỘNG": "Chương trình hành động", "DỰ ÁN": "Dự án",
    "THÔNG CÁO": "Thông cáo", "CÔNG VĂN": "Công văn", "KẾ HOẠCH HÀNH ĐỘNG": "Kế hoạch", "LỊCH": "Lịch", "THÔNG TƯ": "Thông tư",
    "NGHỊ ĐỊNH": "Nghị định", "KẾT LUẬN": "Kết luận", "HỢP ĐỒNG": "Hợp đồng", "BẢN GHI NHỚ": "Bản ghi nhớ",
    "BẢN THỎA THUẬN": "Bản thỏa thuận", "BẢN THOẢ THUẬN": "Bản thỏa thuận", "GIẤY ỦY QUYỀN": "Giấy ủy quyền",
    "GIẤY UỶ QUYỀN": "Giấy ủy quyền", "GIẤY GIỚI THIỆU": "Giấy giới thiệu", "THƯ CÔNG": "Thư công",
    # Acts of several bodies: a programme or a regulation of working together is a type, a joint plan is a plan.
    "CHƯƠNG TRÌNH PHỐI HỢP": "Chương trình phối hợp", "QUY CHẾ PHỐI HỢP": "Quy chế phối hợp",
    "NGHỊ QUYẾT LIÊN TỊCH": "Nghị quyết liên tịch", "THÔNG TƯ LIÊN TỊCH": "Thông tư liên tịch",
    "KẾ HOẠCH LIÊN NGÀNH": "Kế hoạch", "KẾ HOẠCH LIÊN TỊCH": "Kế hoạch", "KẾ HOẠCH LIÊN SỞ": "Kế hoạch",
    "HƯỚNG DẪN LIÊN NGÀNH": "Hướng dẫn", "HƯỚNG DẪN LIÊN TỊCH": "Hướng dẫn", "HƯỚNG DẪN LIÊN SỞ": "Hướng dẫn",
    "CHƯƠNG TRÌNH LIÊN TỊCH": "Chương trình",
}  # fmt: skip
PLAN_TYPES = frozenset(
    {"Kế hoạch", "Chương trình", "Phương án", "Đề án", "Chương trình hành động", "Dự án", "Chỉ thị", "Hướng dẫn"}
    | {"Chương trình phối hợp"}
)
JOINT_TYPES = frozenset(
    {"Chương trình phối hợp", "Quy chế phối hợp", "Nghị quyết liên tịch", "Thông tư liên tịch", "Bản thỏa thuận"}
)
"""Types of which every act has more than one issuer."""

_ATTACHABLE = PLAN_TYPES - {"Chỉ thị"} | {"Quy chế", "Quy chế phối hợp", "Quy định"}
_ATTACHES = frozenset({"Quyết định", "Nghị quyết", "Công văn", "Tờ trình", "Thông báo"})
"""Acts that issue or carry another document, which follows after their signature."""

_TYPE_LINE = re.compile(
    rf"(?:DỰ THẢO\s+)?(?P<type>{'|'.join(sorted(TYPES, key=len, reverse=True))})(?P<rest>\s*$|\s*[:\n]\s*|\s+(?=\S))"
)
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai thực hiện|Thi hành|Xét|Theo|Để|Nhằm|Trên cơ sở|Hưởng ứng|Tiếp theo|Tiếp tục|Kính gửi|Sau khi|"
    r"(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Ban|Trường|Sở|Phòng|Hội|Công an|Trung tâm|Đảng ủy|Chủ tịch|Trạm)\s)"
)
_CITES = re.compile(r"(?:số\s*:?\s*\d|\d+/\S*-\S|ngày\s+\d|\d{4}/)")
_ENDS = re.compile(r"[.;:,…]\s*$")
_ENACTED = re.compile(r"\(\s*(?:Ban hành )?(?:[Kk]èm theo|[Bb]an hành)")
_RECIPIENTS = re.compile(r"(?:\*\s*)?(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*:?")
_SIGN = vi_pattern(
    r"(?:T\.?\s?M\s?[./]|T/M|TM\s)\s*[<A>]|K[./]T\s+[A-ZĐ]|(?:K\.?\s?T|T\.?\s?L|TUQ|Q)\s?[./]\s*[<A>]"
    r"|(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|TRƯỞNG CÔNG AN|TRẠM TRƯỞNG|CHỈ HUY TRƯỞNG|TRƯỞNG TRẠM|THỦ TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG|NGƯỜI LẬP)\b[^<a>]*$"
)
# Any post in capitals ("TRƯỞNG THÔN", "TỔ TRƯỞNG DÂN PHỐ", "CHỦ NHIỆM"): a signature where a name stands under it.
_POST = vi_pattern(
    r"(?:PHÓ\s+|QUYỀN\s+)?(?:(?:[<A>]+\s+){0,2}TRƯỞNG|CHỦ NHIỆM|CHÁNH ÁN|CHÁNH THANH TRA|BÍ THƯ|ỦY VIÊN|THƯ KÝ|TỔNG BIÊN TẬP|ĐẠI DIỆN)"
    r"(?:\s+[<A>-]+){0,6}$"
)
_RANK = re.compile(r"^(?:(?:Thượng|Trung|Đại|Thiếu)\s+(?:tá|úy|tướng)|Th\.?S|ThS|TS|PGS|GS|BS|BSCKI+|CN|KS|NGƯT)\.?\s+")
SIGNED = re.compile(r"\(?\s*(?:đã ký|ký,?\s*(?:ghi rõ họ tên|đóng dấu|tên)|chữ ký|ký số).*\)?$", re.IGNORECASE)
_DECISION = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NAY BAN HÀNH)\s*:?$")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b|(?:BIỂU|Biểu|MẪU|Mẫu)\s+(?:số|SỐ|MẪU)?\s*\d")
# In a decision the authority that decides stands on its own line under the abstract.
_AUTHORITY = re.compile(r"CHỦ TỊCH|ỦY BAN|UỶ BAN|GIÁM ĐỐC|HIỆU TRƯỞNG|HỘI ĐỒNG|TRƯỞNG BAN")
_TITLE_GOES_ON = vi_pattern(r"[<a>]|(?:Về|Giữa|Của|Năm|Giai đoạn|Trên địa bàn)\s|\((?!Ban hành|Kèm)")
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

    @property
    def header(self) -> range:
        """The blocks of the letterhead; in a letter the place and date may follow the abstract."""
        return range(0, self.type_index if self.type_index is not None else next(iter(self.body), self.tail.start))

    @property
    def work_type(self) -> str | None:
        """The type of the document that gives the work: that of the attached plan, else the document's own."""
        return self.attached_type or self.doc_type


def is_upper(text: str) -> bool:
    """Whether all letters of a text are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)


def is_recipients_line(text: str) -> bool:
    """Whether a block opens the list of recipients."""
    return bool(_RECIPIENTS.match(text)) and len(text) < 400


def is_sign_line(text: str) -> bool:
    """Whether a block is a line of the signature: on behalf, capacity or post."""
    return len(text) < 120 and bool(_SIGN.match(text) or _POST.match(text))


def person_name(text: str) -> str | None:
    """Return the name a line of a signature prints, or nothing when the line is no name."""
    bare = _RANK.sub("", text.strip(" *."))
    words = bare.split()
    if not 2 <= len(words) <= 6 or any(char.isdigit() for char in bare) or SIGNED.match(text.strip()):
        return None
    if not all(word[0].isupper() for word in words) or re.search(r"[:;,()/]", bare):
        return None
    return text.strip(" *.")


def _signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line signs: one of the usual forms, or any post with a name or "(Đã ký)" under it."""
    text = blocks[index].text
    if len(text) < 120 and _SIGN.match(text):
        return True
    below = [block.text for block in blocks[index + 1 : index + 4]]
    return is_sign_line(text) and any(
        SIGNED.match(line) or (person_name(line) and not is_upper(line)) for line in below
    )


def is_enacting_line(text: str) -> bool:
    """Whether a block is the enacting formula of a decision or resolution ("QUYẾT ĐỊNH:")."""
    return bool(_DECISION.fullmatch(text.strip()))


def is_appendix_line(text: str) -> bool:
    """Whether a block opens an appendix."""
    return bool(_APPENDIX.match(text)) and len(text) < 160 and (is_upper(text[:7]) or len(text.split()) <= 6)


_UNSPACED = {name.replace(" ", ""): name for name in TYPES}


def type_alone(text: str) -> str | None:
    """Return the type that a line prints and nothing else, in any case, also letter by letter ("K Ế H O Ạ C H")."""
    words = text.upper().strip(" :*").split()
    if len(words) > 4 and all(len(word) == 1 for word in words):
        return TYPES.get(_UNSPACED.get("".join(words), ""))
    return TYPES.get(" ".join(words))


def _find_type(blocks: Sequence[Block]) -> tuple[int, str, int] | None:
    for index, block in enumerate(blocks[:60]):
        text = block.text.strip()
        if is_upper(text) and (spaced := type_alone(text)):
            return index, spaced, len(block.text)
        marker = read_marker(text)
        if (marker and marker.printed != "*") or is_recipients_line(text):
            break  # an asterisk may stand under the name of a Party committee, beside the place and day
        match = _TYPE_LINE.match(text)
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
    text = block.text
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
        if index > start and not read_marker(text) and _signs(blocks, index):
            return index
    return len(blocks)


def _attached(blocks: Sequence[Block], start: int, end: int) -> tuple[str, range] | None:
    """The type and the title of a plan that follows the signature of the act that issues it."""
    for index in range(start, end):
        text = blocks[index].text.strip(" :*")
        match = _TYPE_LINE.match(text)
        if not match or TYPES[match["type"]] not in _ATTACHABLE or not is_upper(text):
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
            title, after = range(0, 0), 0
    tail_at = _tail_start(blocks, after)
    body_at = _body_start(blocks, after, tail_at)
    body = range(body_at, tail_at)
    if doc_type == "Công văn" and not body:
        # A short letter has no numbered parts: everything after the addressees is its body.
        body = range(_after_addressees(blocks, after, tail_at), tail_at)
    appendix_at = _appendix_start(blocks, tail_at)
    attached = _attached(blocks, tail_at, appendix_at) if doc_type in _ATTACHES else None
    if attached is None:
        return Frame(
            doc_type, type_at, rest, title, range(after, body_at), body, range(tail_at, appendix_at),
            range(appendix_at, len(blocks)),
        )  # fmt: skip
    kind, its_title = attached
    signed_again = _tail_start(blocks, its_title.stop)
    end = min(signed_again, appendix_at)
    return Frame(
        doc_type, type_at, rest, title, range(after, body_at), (*body, *range(its_title.stop, end)),
        range(tail_at, its_title.start), range(appendix_at, len(blocks)), kind, its_title,
    )  # fmt: skip


def _appendix_start(blocks: Sequence[Block], start: int) -> int:
    return next((i for i in range(start, len(blocks)) if is_appendix_line(blocks[i].text)), len(blocks))
