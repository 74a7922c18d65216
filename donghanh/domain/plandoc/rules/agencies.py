"""Headings that name the body whose work stands below them, and sentences that are set like one."""

from __future__ import annotations

import re
from collections import Counter

from donghanh.domain.plandoc.outline import Entry, Outline, Section
from donghanh.domain.text.bodies import begins_with_duty, request_lead, starts_like_body, take_body

NOT_A_BODY = re.compile(
    r"(?:phân công|chế độ|kinh phí|thời gian|công tác|tiến độ|thông tin|khen thưởng|kiểm tra|giám sát|nội dung|giải pháp|nhiệm vụ|phương án|cơ chế|về\s|cấp\s|đối tượng|tổ chức thực hiện|ngành dọc)",
    re.IGNORECASE,
)


_ROLE_BEHIND = re.compile(
    r"\s*\((?:chủ trì|cơ quan (?:thường trực|chủ trì|đầu mối)|thường trực|đầu mối|thực hiện|phối hợp|đề nghị|mời)[^)]*\)$",
    re.IGNORECASE,
)


# Posts whose names are verbs or things elsewhere: only as the whole of a title, "5. Bảo vệ: Kiểm soát người ra vào".
_POST_ALONE = re.compile(
    r"(?:Tổ |Nhân viên |Bộ phận )?(?:[Bb]ảo vệ|[Tt]ạp vụ|[Cc]ấp dưỡng|[Nn]hà bếp|[Pp]hục vụ|[Ll]ái xe|[Tt]hư viện|[Vv]ăn thư|[Tt]hủ kho)"
    r"(?:,? (?:cơ quan|nhà trường|trường|trường học|đơn vị))?\s*[:.]?$"
)


def names_body(title: str) -> bool:
    """Whether a title names a body or a post, or asks or orders one."""
    if _POST_ALONE.match(title.strip()):
        return True
    lead, _ = request_lead(title)
    rest = title[lead:]
    if lead and rest[:1].isupper() and not NOT_A_BODY.match(rest):
        return True
    if not starts_like_body(rest) or len(rest) > 300:
        return False
    if re.match(r"(?:Tổ chức|tổ chức)\s(?!chính trị|đảng|đoàn|hội)", rest) or (
        begins_with_duty(rest) and not re.match(r"[Tt]ổ chức", rest)
    ):
        return False
    return not re.match(r"Ngoài|Các (?:nội dung|giải pháp|nhiệm vụ|hoạt động|bước|biện pháp|chỉ tiêu)|Đoàn kết", rest)


def agency_of(title: str) -> tuple[str, bool]:
    """Return the name in such a title, and whether the body is asked rather than ordered."""
    lead, requested = request_lead(title)
    name = title[lead:].strip(" :.;,-–*")
    asked = re.search(r"\s*\((?:đề nghị|mời)[^)]*\)$", name)
    name = _ROLE_BEHIND.sub("", name)
    return name, requested or asked is not None


def tells_duty(entry: Entry | None, section: Section, kinds: tuple[str, ...] = ("heading",)) -> bool:
    """Whether what is set like a heading is a whole sentence with its stop: "8. Thanh tra tỉnh theo dõi … Chỉ thị này."."""
    return (
        entry is not None
        and entry.role == "section"
        and section.kind in kinds
        and entry.block.text.rstrip().endswith(".")
        and len(section.title.split()) > 6
    )


def bodies_without_heading(outline: Outline) -> set[int]:
    """In a directive or letter without an organising part: the sections that are named after bodies."""
    named = [
        i
        for i, s in enumerate(outline.sections)
        if s.marker and names_body(s.title) and (s.kind != "item" or take_body(s.title + " "))
    ]
    parents = Counter(outline.sections[i].parent for i in named)
    siblings = Counter(section.parent for section in outline.sections)
    good = {parent for parent, count in parents.items() if count >= 2 and count * 2 > siblings[parent]}
    chosen = {i for i in named if outline.sections[i].parent in good}
    for index, section in enumerate(outline.sections):  # parents come before their children
        if section.parent in chosen:
            chosen.add(index)
    return chosen
