"""Lines at the end of a document: the list of recipients, whom the signature is for, the post, the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.text.letters import is_upper, vi_pattern

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


def signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line signs: one of the usual forms, or any post with a name or "(Đã ký)" under it."""
    text = blocks[index].text
    if len(text) < 120 and _SIGN.match(text):
        return True
    below = [block.text for block in blocks[index + 1 : index + 4]]
    return is_sign_line(text) and any(
        SIGNED.match(line) or (person_name(line) and not is_upper(line)) for line in below
    )
