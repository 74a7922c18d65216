"""Numbers a document commits to: shares in percent, and counted things with their unit and operator."""

from __future__ import annotations

import re
from dataclasses import replace

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.labels import label_of
from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Target
from donghanh.domain.plandoc.topics import Topic
from donghanh.domain.text.numerals import parse_number

_NUM = r"\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_OPERATORS: tuple[tuple[str, str], ...] = (
    (">=", r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ|≥|>="),
    ("<=", r"tối đa|không quá|không vượt quá|nhiều nhất|không cao hơn|≤|<="),
    (">", r"trên|hơn|vượt|>"),
    ("<", r"dưới|thấp hơn|ít hơn|<"),
)
_OPERATOR = re.compile(
    "|".join(f"(?P<o{index}>(?<![\\wÀ-ỹ])(?:{words}))" for index, (_, words) in enumerate(_OPERATORS)), re.IGNORECASE
)
_PERCENT = re.compile(
    rf"(?P<op>(?:ít nhất|tối thiểu|không dưới|không thấp hơn|từ|tối đa|không quá|không vượt quá|trên|hơn|dưới|thấp hơn|đạt từ|≥|≤|>|<)\s*)?(?P<low>(?:{_NUM})\s*%?\s*[-–]\s*)?(?<![\d,.])(?P<value>{_NUM})\s?%(?P<more>\s*trở lên|\s*trở xuống)?",
    re.IGNORECASE,
)
# Nouns that plans count. The unit is the noun with what follows it up to a limit of two words.
_NOUNS = (
    "khu chung cư|khu nhà trọ|mô hình|câu lạc bộ|clb|lớp|buổi|cuộc thi|cuộc|hội nghị|hội thảo|hội thi|tọa đàm|toạ đàm|diễn đàn|tin bài|tin, bài|bài viết|bài|tin|thôn|khối|bản|ấp|tổ dân phố|tổ|xã|phường|"
    "nam giới|nữ giới|nam|nữ|người|hộ|gia đình|trường|học sinh|cán bộ|hội viên|đoàn viên|thành viên|lượt|lượt người|tờ rơi|tờ|băng rôn|băng-rôn|pano|pa nô|áp phích|khẩu hiệu|"
    "đợt|lần|chuyên đề|chương trình|phóng sự|video|clip|suất quà|suất|phần quà|bộ|quyển|cuốn|địa chỉ|cơ sở|điểm|nhà|đoàn|công trình|cây|km|m2|ha|triệu đồng|tỷ đồng|đồng|trẻ em|trẻ|phụ nữ|"
    "doanh nghiệp|hợp tác xã|đơn vị|cộng tác viên|tuyên truyền viên|đội|nhóm|phút|giờ|tình nguyện viên|giáo viên|ca|vụ|con|máy|xe|phòng|thẻ|sản phẩm|sáng kiến|tấn|tạ|bể|bộ tài liệu|tài liệu|pa-nô|áo phao|phương tiện|"
    "chiến sĩ|đồng chí|đại biểu|bữa|chốt|trạm|kho|thùng|mét|m|ngày|tháng|em|đợt kiểm tra|cụm loa|loa"
)
_COUNT = re.compile(
    rf"(?P<op>(?:ít nhất|tối thiểu|không dưới|không ít hơn|từ|tối đa|không quá|trên|hơn|dưới|≥|≤)\s+(?:là\s+)?)?(?<![\d/.,\-–])(?P<of>\d{{1,3}}\s?/\s?)?(?P<value>{_NUM})(?P<high>\s*[-–]\s*\d+)?\s+(?P<unit>(?:{_NOUNS})(?![\wÀ-ỹ])(?:/[\wÀ-ỹ]+(?:/[\wÀ-ỹ]+)?)?)(?P<more>[^.;,]{{0,30}}?trở lên)?",
    re.IGNORECASE,
)
_NOT_COMMITTED = re.compile(
    r"(?<![\wÀ-ỹ])(?:Ban cán sự|ban cán sự|Trưởng|trưởng|khoản|Điều|điểm|mục|phụ lục|Phụ lục|số|lần thứ|khóa|Khóa|quý|tháng|ngày|giai đoạn|chặng đường|(?<!tham gia )(?<!tham dự )của|toàn thể|ở|trong|trên địa bàn|trên|với|đến|về|gồm có|có tổng số|hiện có|sau|cả|bán kính)\s*$"
)


# "nhà trọ có từ 10 phòng trở lên" says which houses are meant; "mỗi thôn có từ 10 hộ trở lên" is promised.
_HAVING = re.compile(
    r"(?<!mỗi )(?:nhà trọ|nhà|cơ sở|hộ|gia đình|doanh nghiệp|công ty|đơn vị|tàu|xe|chợ|trường hợp|người|chung cư)\s+(?:có|sử dụng|nuôi|chứa|chở)\s+(?:từ\s+)?$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<![\wÀ-ỹ])[Tt]ại\s*$")
# "02 lần trong năm học" counts what is done; "01 lần mỗi quý" without a least number is a rhythm and read as one.
_TIMES = re.compile(r"\s+(?:trong\s+(?:một\s+)?|mỗi\s+|một\s+)(?:năm|học kỳ|tháng|quý|kỳ|mùa)(?![\wÀ-ỹ])")
_STOP = re.compile(r"[.;](?=\s|$)")
_AND = re.compile(r"[^.;]{0,20}?\s*(?:và|,|hoặc)\s*")
_KNOWN_UNIT = re.compile(rf"(?:{_NOUNS})(?![\wÀ-ỹ])", re.IGNORECASE)


def _operator(words: str | None, more: str | None) -> str:
    if more:
        return "<=" if "xuống" in more else ">="
    match = _OPERATOR.search(words or "")
    if not match:
        return "="
    return next(sign for index, (sign, _) in enumerate(_OPERATORS) if match.group(f"o{index}"))


def _clause(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The clause around a number: from the last stop before it to the next one after it."""
    left = max((text.rfind(f"{mark} ", floor, start) + 2 for mark in ".;:"), default=floor)
    begin = max(left if left > 1 else floor, floor)
    begin += len(text[begin:]) - len(text[begin:].lstrip(" -+*"))
    right = _STOP.search(text, end)
    return begin, right.start() if right else len(text)


def _percents(block: Block, start: int, path: tuple[str, ...]) -> list[Target]:
    text = block.text
    found: list[Target] = []
    if "%" not in text:
        return found
    for match in _PERCENT.finditer(text, start):
        value = parse_number(match["value"])
        if value is None:
            continue
        operator = _operator(match["op"], match["more"])
        begin, end = _clause(text, match.start(), match.end(), start)
        found.append(Target(text[begin:end].strip(), value, "%", operator, "chi_tieu", block.span_of(begin, end), path))
    return found


_VERB_COUNT = re.compile(
    rf"(?:(?P<op>ít nhất|tối thiểu|không dưới|tối đa|không quá)|(?<![\wÀ-ỹ])(?:tổ chức|xây dựng|mở|duy trì|chuẩn bị|thành lập|trồng|"
    r"hỗ trợ|tặng|treo|phát hành|phát|in|cấp|lắp đặt|bố trí|viết|chọn|lựa chọn|trao|mua|trang bị|sửa chữa|có))\s+"
    rf"(?P<value>{_NUM})\s+(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?(?:\sviên)?)",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"(?:năm|tháng|ngày|giờ|phút|tuổi|lần|tuần|quý|là|cho|tại|trong|và|từ|đến|trên|được|với|để|về|ở|theo|của|trở|cuối|đầu|khóa|không|sạch)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_UNIT_TAIL = re.compile(
    r"\s(?:là|cho|tại|trong|và|từ|đến|trên|được|với|để|về|ở|theo|của|trở|có|tham|mới|nữ|nam|hoặc|phục|nhằm|trước|sau)$"
)
_TIME_UNITS = frozenset(["lần", "tháng", "ngày", "phút", "giờ", "m", "bộ", "năm", "ca", "điểm"])


def _clause_target(
    block: Block,
    start: int,
    match: re.Match[str],
    value: float,
    unit: str,
    operator: str,
    kind: str,
    path: tuple[str, ...],
) -> Target:
    begin, end = _clause(block.text, match.start(), match.end(), start)
    return Target(
        block.text[begin:end].strip(), value, unit, operator, kind, block.span_of(match.start(), match.end()), path
    )


def _fraction(match: re.Match[str]) -> tuple[float, float] | None:
    part, whole = parse_number(match["of"].strip(" /")), parse_number(match["value"])
    if part is None or whole is None or match["unit"].lower() in ("giờ", "ngày", "tháng"):
        return None
    return part, whole


def _skipped(text: str, match: re.Match[str], topic: Topic, plain: bool) -> bool:
    """Whether a counted noun is no commitment: a name ("Ban cán sự 9 khối"), a time, an age, an amount of money."""
    lower = match["unit"].lower()
    if match["more"] and _HAVING.search(text[max(0, match.start() - 60) : match.start("value")]):
        return True
    if topic == "budget" and re.match(r"(?:triệu |tỷ )?đồng", lower):
        return True
    if plain and topic == "setting" and _AT.search(text[max(0, match.start() - 5) : match.start()]):
        return True  # where something is held
    if plain and (_NOT_COMMITTED.search(text[max(0, match.start() - 24) : match.start()]) or lower in ("tổ", "phòng")):
        return True
    if lower == "lần" and match["value"].lstrip("0") != "1" and _TIMES.match(text, match.end("unit")):
        return False
    return plain and lower in _TIME_UNITS


def _counts(block: Block, start: int, path: tuple[str, ...], kind: str, topic: Topic) -> list[Target]:
    text = block.text
    found: list[Target] = []
    taken: list[int] = []
    last: tuple[int, str] | None = None
    for match in _COUNT.finditer(text, start):
        value = parse_number(match["value"])
        if value is None:
            continue
        joined = last is not None and _AND.fullmatch(text[last[0] : match.start()]) is not None
        operator = _operator(match["op"], match["more"])
        if match["of"]:
            if fraction := _fraction(match):
                target = _clause_target(block, start, match, fraction[0], match["unit"], operator, kind, path)
                found.append(replace(target, of=fraction[1]))
            continue
        if joined and operator == "=" and last:
            operator = last[1]
        if _skipped(text, match, topic, plain=not match["op"] and not joined):
            continue
        found.append(_clause_target(block, start, match, value, match["unit"], operator, kind, path))
        taken.append(match.start("value"))
        last = (match.end(), operator)
    for match in _VERB_COUNT.finditer(text, start):
        value = parse_number(match["value"])
        unit = _UNIT_TAIL.sub("", match["unit"])
        known = match.start("value") in taken or _NO_UNIT.match(unit) or _KNOWN_UNIT.match(unit)
        if value is None or known or topic == "budget":
            continue
        found.append(_clause_target(block, start, match, value, unit, _operator(match["op"], None), kind, path))
    return found


def read_targets(outline: Outline) -> tuple[Target, ...]:
    """Return the targets of the body; percentages and counts under a target heading are formal targets.

    An appendix lists what there is, not what is promised: its amounts are no targets.
    """
    result: list[Target] = []
    for place, entry in enumerate(outline.entries):
        if entry.section is not None and outline.sections[entry.section].kind == "appendix":
            break
        start = entry.start if entry.role != "row" else 0
        if entry.role == "section" and entry.start >= len(entry.block.text):
            after = outline.entries[place + 1] if place + 1 < len(outline.entries) else None
            if not (entry.marker and after and after.section == entry.section and label_of(after.text)):
                continue
            start = entry.marker.end  # "1.1. Dự trữ 03 tấn gạo" with only labels below it: the heading is the work
        topic = outline.topic_of(entry)
        path = outline.path_of(entry)
        if topic in ("reporting", "context") or entry.role == "closing":
            continue
        result += _percents(entry.block, start, path)
        result += _counts(entry.block, start, path, "chi_tieu" if topic == "targets" else "quantity", topic)
    return tuple(sorted(result, key=lambda target: target.span.start))
