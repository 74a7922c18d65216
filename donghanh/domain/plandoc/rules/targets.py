"""Numbers a document commits to: shares in percent, and counted things with their unit and operator."""

from __future__ import annotations

import re

from donghanh.domain.plandoc.blocks import Block
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
    "mô hình|câu lạc bộ|clb|lớp|buổi|cuộc thi|cuộc|hội nghị|hội thảo|hội thi|tọa đàm|toạ đàm|diễn đàn|tin bài|tin, bài|bài viết|bài|tin|thôn|khối|bản|ấp|tổ dân phố|tổ|xã|phường|"
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
    r"(?<![\wÀ-ỹ])(?:Ban cán sự|ban cán sự|Trưởng|trưởng|khoản|Điều|điểm|mục|phụ lục|Phụ lục|số|lần thứ|khóa|Khóa|quý|tháng|ngày|giai đoạn|chặng đường|của|toàn thể|tại|ở|trong|cho|trên địa bàn|trên|với|đến|về|gồm có|có tổng số|hiện có|sau|cả|bán kính)\s*$"
)
_FREQUENT = re.compile(r"\s*/\s*(?:năm|tháng|quý|tuần)|^(?:lần|phút|giờ|ngày|tháng|tổ chức)$", re.IGNORECASE)


def _operator(words: str | None, more: str | None) -> str:
    if more:
        return "<=" if "xuống" in more else ">="
    match = _OPERATOR.search(words or "")
    if not match:
        return "="
    return next(sign for index, (sign, _) in enumerate(_OPERATORS) if match.group(f"o{index}"))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left = max((match.end() for match in re.finditer(r"[.;:](?=\s)", text[:start])), default=0)
    right = re.search(r"[.;](?=\s|$)", text[end:])
    begin = left + len(text[left:]) - len(text[left:].lstrip(" -+*"))
    return begin, end + right.start() if right else len(text)


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
        begin, end = _clause(text, match.start(), match.end())
        found.append(Target(text[begin:end].strip(), value, "%", operator, "chi_tieu", block.span_of(begin, end), path))
    return found


def _counts(block: Block, start: int, path: tuple[str, ...], kind: str, topic: Topic) -> list[Target]:
    text = block.text
    found: list[Target] = []
    last: tuple[int, str] | None = None
    for match in _COUNT.finditer(text, start):
        value = parse_number(match["value"])
        if value is None or text[match.end("value") : match.end("value") + 2].strip().startswith("%"):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        joined = last is not None and re.fullmatch(r"[^.;]{0,20}?\s*(?:và|,|hoặc)\s*", text[last[0] : match.start()])
        operator = _operator(match["op"], match["more"])
        if joined and operator == "=" and last:
            operator = last[1]
        if match["of"]:
            if match["unit"].lower() in ("giờ", "ngày", "tháng"):
                continue
            whole = parse_number(match["value"])
            part = parse_number(match["of"].strip(" /"))
            if part is None:
                continue
            begin, end = _clause(text, match.start(), match.end())
            found.append(
                Target(
                    text[begin:end].strip(),
                    part,
                    match["unit"],
                    operator,
                    kind,
                    block.span_of(match.start(), match.end()),
                    path,
                    whole,
                )
            )
            continue
        unit = match["unit"]
        lower = unit.lower()
        if topic == "budget" and re.match(r"(?:triệu |tỷ )?đồng", lower):
            continue
        plain = not match["op"] and not joined
        if plain and _NOT_COMMITTED.search(before):
            continue
        if lower in ("lần", "tháng", "ngày", "phút", "giờ", "m", "bộ", "năm", "ca", "điểm") and not (
            match["op"] and kind == "chi_tieu"
        ):
            continue
        if (plain and lower in ("tháng", "ngày", "tổ", "phòng", "giờ")) or (
            re.match(r"\s*(?:tháng|năm|tuổi|lần)", text[match.end() : match.end() + 6]) and plain and lower == "người"
        ):
            continue
        begin, end = _clause(text, match.start(), match.end())
        found.append(
            Target(
                text[begin:end].strip(), value, unit, operator, kind, block.span_of(match.start(), match.end()), path
            )
        )
        last = (match.end(), operator)
    return found


def read_targets(outline: Outline) -> tuple[Target, ...]:
    """Return the targets of the body; percentages and counts under a target heading are formal targets."""
    result: list[Target] = []
    for entry in outline.entries:
        if entry.role == "section" and entry.start >= len(entry.block.text):
            continue
        topic = outline.topic_of(entry)
        path = outline.path_of(entry)
        if topic in ("reporting", "context") or entry.role == "closing":
            continue
        start = entry.start if entry.role != "row" else 0
        result += _percents(entry.block, start, path)
        result += _counts(entry.block, start, path, "chi_tieu" if topic == "targets" else "quantity", topic)
    return tuple(sorted(result, key=lambda target: target.span.start))
