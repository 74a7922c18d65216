"""The named types of official documents: how a line prints them, and which of them give work, are joint or carry another."""

from __future__ import annotations

import re

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
# NĐ 30/2020/NĐ-CP, Phụ lục III.
ABBREVIATIONS = {
    "Kế hoạch": "KH", "Quyết định": "QĐ", "Nghị quyết": "NQ", "Chỉ thị": "CT", "Báo cáo": "BC", "Thông báo": "TB",
    "Tờ trình": "TTr", "Chương trình": "CTr", "Hướng dẫn": "HD", "Phương án": "PA", "Đề án": "ĐA", "Nghị định": "NĐ",
    "Thông tư": "TT", "Kết luận": "KL", "Công điện": "CĐ",
}  # fmt: skip
"""What stands first in the symbol of a document."""
PLAN_TYPES = frozenset(
    {"Kế hoạch", "Chương trình", "Phương án", "Đề án", "Chương trình hành động", "Dự án", "Chỉ thị", "Hướng dẫn"}
    | {"Chương trình phối hợp"}
)
LETTERS = frozenset({"Công văn", "Công điện", "Thông báo"})
"""Types that may give work among much else."""
JOINT_TYPES = frozenset(
    {"Chương trình phối hợp", "Quy chế phối hợp", "Nghị quyết liên tịch", "Thông tư liên tịch", "Bản thỏa thuận"}
)
"""Types of which every act has more than one issuer."""

ATTACHABLE = PLAN_TYPES - {"Chỉ thị"} | {"Quy chế", "Quy chế phối hợp", "Quy định"}
ATTACHES = frozenset({"Quyết định", "Nghị quyết", "Công văn", "Tờ trình", "Thông báo"})
"""Acts that issue or carry another document, which follows after their signature."""

TYPE_LINE = re.compile(
    rf"(?:DỰ THẢO\s+)?(?P<type>{'|'.join(sorted(TYPES, key=len, reverse=True))})(?P<rest>\s*$|\s*[:\n]\s*|\s+(?=\S))"
)
_OF_SYMBOL = {short.upper(): name for name, short in ABBREVIATIONS.items()}
_NUMBERED = re.compile(r"Số\s*:\s*[\d.…_ ]*/\s*(?:\d{4}\s*/\s*)?(?P<short>[A-ZĐ]{2}[a-z]?)\s*-", re.IGNORECASE)
_UNSPACED = {name.replace(" ", ""): name for name in TYPES}


def type_alone(text: str) -> str | None:
    """Return the type that a line prints and nothing else, in any case, also letter by letter ("K Ế H O Ạ C H")."""
    words = text.upper().strip(" :*").split()
    if len(words) > 4 and all(len(word) == 1 for word in words):
        return TYPES.get(_UNSPACED.get("".join(words), ""))
    return TYPES.get(" ".join(words))


def type_of_number(text: str) -> str | None:
    """Return the type that a printed number tells by its symbol ("Số: 106/KH-UBND" is that of a plan); for texts whose line of the
    type was lost. A letter has no such symbol."""
    found = _NUMBERED.match(text)
    return _OF_SYMBOL.get(found["short"].upper()) if found else None
