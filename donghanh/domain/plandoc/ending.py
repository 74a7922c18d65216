"""Where a document says that it is over: the formula that closes it, and the words to all that may follow its last item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.headings import is_heading_line
from donghanh.domain.text.markers import Marker

# Nothing else begins so, however short: "Trên đây là Kế hoạch."
_CLOSES = re.compile(
    r"Trên đây(?: là(?! một số| những| các (?:nhiệm vụ|nội dung|biện pháp))|,\s)|Nơi nhận|Trân trọng(?: đề nghị| cảm ơn)?[./ ]*$"
)
# These may close a document and may as well give work; only after the last item, and only as whole sentences.
_MAY_CLOSE = re.compile(
    r"(?:Trên đây là|Căn cứ (?:vào )?(?:nội dung |các nội dung |yêu cầu )?(?:Kế hoạch|Chương trình|kế hoạch)|(?:Kế hoạch|Chương trình(?: hành động)?|Phương án|Đề án|Hướng dẫn|Chỉ thị|Nghị quyết|Công văn) này|Đầu mối (?:liên hệ|theo dõi)|(?:Mọi )?[Tt]hông tin (?:chi tiết )?liên hệ|Rất mong|Trân trọng|Trong quá trình|Quá trình (?:tổ chức|triển khai|thực hiện)|Nhận được|(?:Đề nghị|Yêu cầu) (?:các|[Tt]hủ trưởng|[Nn]gười đứng đầu)|"
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Ban (?:Giám hiệu|giám hiệu|Chỉ đạo|chỉ đạo)|Đảng ủy|Nhà trường)\s[^.]{0,80}?(?:yêu cầu|đề nghị)|"
    r"(?:Thừa (?:lệnh|ủy quyền|uỷ quyền)\s[^.]{3,200}?|(?:Văn phòng|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s[^.]{0,120}?)thông báo\s(?:kết luận[^.]{0,80}?|ý kiến[^.]{0,80}?)?(?:để|đến|tới)\s[^.]{2,160}(?:biết|thực hiện)|"
    r"Các (?:cơ quan|đơn vị|ban|ngành|thôn|tổ chức|phòng)[^.]{0,160}(?:căn cứ|nghiêm túc (?:triển khai|thực hiện)|có trách nhiệm (?:triển khai|thực hiện))[^.]{0,40}(?:kế hoạch|Kế hoạch|nội dung|phân công)|"
    r"Giao (?:[A-ZĐ][\wÀ-ỹ]+\s){1,8}(?:theo dõi|đôn đốc))"
)
_SHORTEST = 25
"""A shorter text of the second kind is a heading or a label."""


def closing_places(blocks: Sequence[Block], markers: Sequence[Marker | None], starts: Sequence[int]) -> frozenset[int]:
    """Return the places of the paragraphs that close the parts of a text, of which each begins at one of ``starts``.

    A formula that leaves no doubt closes wherever it stands. The others do only at the end of a part, with nothing but
    such formulas behind them: in its midst they are text like any other. Cost: linear in the number of blocks.
    """
    plain = [
        marker is None and block.kind == "paragraph" and not block.heading
        for block, marker in zip(blocks, markers, strict=True)
    ]
    found = {index for index, block in enumerate(blocks) if plain[index] and _CLOSES.match(block.text)}
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        for index in range(end - 1, start - 1, -1):
            text = blocks[index].text
            if not plain[index] or is_heading_line(blocks[index], blocks[index + 1] if index + 1 < end else None):
                break
            last = index == end - 1 and text.rstrip().endswith("./.") and not _heads(blocks, markers, index - 1)
            if len(text) > _SHORTEST and (last or _MAY_CLOSE.match(text)):
                found.add(index)
            elif index not in found:
                break
    return frozenset(found)


def _heads(blocks: Sequence[Block], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a block is a heading, so that the text below it is its text and no end of the document."""
    if index < 0:
        return True
    marker = markers[index]
    if marker is not None:
        return marker.kind not in ("dash", "plus")
    return is_heading_line(blocks[index], blocks[index + 1])
