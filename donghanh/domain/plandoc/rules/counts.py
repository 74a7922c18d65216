"""Counted things in a sentence: their number, noun and operator, and which of them promise nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.domain.plandoc.topics import Topic
from donghanh.domain.text.bodies import duty_verb
from donghanh.domain.text.numerals import parse_number

NUMBER = r"\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_OPERATORS: tuple[tuple[str, str], ...] = (
    (">=", r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ|≥|>="),
    ("<=", r"tối đa|trong vòng|không quá|không vượt quá|nhiều nhất|không cao hơn|≤|<="),
    (">", r"trên|hơn|vượt|>"),
    ("<", r"dưới|thấp hơn|ít hơn|<"),
)
_OPERATOR = re.compile(
    "|".join(f"(?P<o{index}>(?<![\\wÀ-ỹ])(?:{words}))" for index, (_, words) in enumerate(_OPERATORS)), re.IGNORECASE
)
# Nouns that plans count. The unit is the noun with what follows it up to a limit of two words.
_NOUNS = (
    "khu chung cư|khu nhà trọ|mô hình|câu lạc bộ|clb|lớp|buổi|cuộc thi|cuộc|hội nghị|hội thảo|hội thi|tọa đàm|toạ đàm|diễn đàn|tin bài|tin, bài|bài viết|bài|tin|thôn|khối|bản|ấp|tổ dân phố|tổ|xã|phường|"
    "nam giới|nữ giới|nam|nữ|người|hộ|gia đình|trường hợp|trường|học sinh|cán bộ|hội viên|đoàn viên|thành viên|lượt|lượt người|tờ rơi|tờ|băng rôn|băng-rôn|pano|pa nô|áp phích|khẩu hiệu|"
    "đợt|lần|chuyên đề|chương trình|phóng sự|video|clip|suất quà|suất|phần quà|bộ|quyển|cuốn|địa chỉ|cơ sở|điểm|nhà|đoàn|công trình|cây|km|m2|ha|triệu đồng|tỷ đồng|đồng|trẻ em|trẻ|phụ nữ|"
    "doanh nghiệp|hợp tác xã|đơn vị|cộng tác viên|tuyên truyền viên|đội|nhóm|phút|giờ|tình nguyện viên|giáo viên|ca|vụ|con|máy|xe|phòng|thẻ|sản phẩm|sáng kiến|tấn|tạ|bể|bộ tài liệu|tài liệu|pa-nô|áo phao|phương tiện|"
    "chiến sĩ|đồng chí|đại biểu|bữa|chốt|trạm|kho|thùng|mét|m|ngày|tháng|em|đợt kiểm tra|cụm loa|loa|"
    "lao động|học viên|người học|thanh thiếu niên|thanh niên|cựu chiến binh|nông dân|công nhân|công chức|viên chức|nhân viên|đảng viên|già làng|cháu|cặp|bệnh nhân|"
    "giường bệnh|giường|kíp trực|kíp|phiên|chuyên mục|chuyên trang|tờ gấp|tiểu phẩm|tiết mục|gian hàng|tủ sách|sân chơi|bể bơi|phòng học|"
    "tổ hợp tác|sở|huyện|khoa|tuyến đường|tuyến phố|camera|máy tính|xe đạp|học bổng|sổ tiết kiệm|căn nhà|ngôi nhà|cây xanh|kg|lít|gói|mẫu|biển báo|biển|bảng tin|hòm thư|chiếc|cái|bình|cột|cơ số thuốc|liều|phiếu|chi hội|chi đoàn"
)
_NOUN = "|".join(sorted(set(_NOUNS.split("|")), key=len, reverse=True))
_COUNT = re.compile(
    rf"(?P<op>(?:ít nhất|tối thiểu|không dưới|không ít hơn|từ|tối đa|không quá|trong vòng|trên|hơn|dưới|≥|≤)\s+(?:là\s+)?)?(?<![\d/.,\-–])(?P<of>\d{{1,3}}\s?/\s?)?(?P<value>{NUMBER})(?P<high>\s*(?:[-–]|đến)\s*\d+)?\s+(?P<unit>(?:{_NOUN})(?![\wÀ-ỹ])(?:/(?:học kỳ|năm học|học sinh|hội viên|gia đình|[\wÀ-ỹ]+)(?:/[\wÀ-ỹ]+)?)?)(?P<more>[^.;,]{{0,30}}?trở lên)?",
    re.IGNORECASE,
)
_VERBS = (
    "tổ chức|xây dựng|xây mới|mở|duy trì|củng cố|kiện toàn|chuẩn bị|thành lập|ra mắt|phát triển|nhân rộng|trồng|hỗ trợ|giúp đỡ|tặng|treo|phát hành|phát|in|"
    "cấp phát|cấp|lắp đặt|lắp|dựng|đặt|bố trí|tăng cường|viết|biên soạn|sản xuất|đăng|chọn|lựa chọn|trao|mua|trang bị|sửa chữa|sửa|nâng cấp|cải tạo|xóa|"
    "xử lý|nạo vét|dự trữ|huy động|vận động|đào tạo|tập huấn|bồi dưỡng|khám|tư vấn|ký|kẻ vẽ|vẽ|thu gom|tiếp nhận|giải quyết|hòa giải|tiêm|phun|xây|làm|"
    "quyên góp|xét nghiệm|lấy|cung cấp|cung ứng|kết nạp|tuyển chọn|tuyển|cử|thăm|chiếu|biểu diễn|hiến|khen thưởng|biểu dương|tuyên dương|giới thiệu|thu hút|thả|nuôi|sơn|dán|cắm|khoan|bắc"
)
_WORK = re.compile(rf"(?:{_VERBS})(?![\wÀ-ỹ])", re.IGNORECASE)
_GENERIC_UNIT = r"(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?(?:\sviên)?)"
_VERB_COUNT = re.compile(
    rf"(?:(?P<op>ít nhất|tối thiểu|không dưới|tối đa|không quá)|(?<![\wÀ-ỹ])(?:{_VERBS}|có|cho|đạt|gồm)(?:\s+(?:mới|thêm))?)\s+"
    rf"(?P<value>{NUMBER})\s+{_GENERIC_UNIT}",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"(?:[,:]|\svà)\s+(?P<value>{NUMBER})\s+{_GENERIC_UNIT}", re.IGNORECASE)
_BREAKS = re.compile(r"[.;:]\s")
_SEGMENT = re.compile(r"[,.;:]\s|\svà\s")
# The words for a score, a set, a room … count what is made when a verb of work stands before the number.
_DONE = re.compile(rf"(?<![\wÀ-ỹ])(?:{_VERBS})(?:\s+(?:mới|thêm))?\s*$", re.IGNORECASE)
_NOT_COMMITTED = re.compile(
    r"(?<![\wÀ-ỹ])(?:Ban cán sự|ban cán sự|Trưởng|trưởng|khoản|Điều|điểm|mục|phụ lục|Phụ lục|số|lần thứ|khóa|Khóa|quý|tháng|ngày|giai đoạn|chặng đường|(?<!tham gia )(?<!tham dự )của|toàn thể|ở|trong|trên địa bàn|trên|với|đến|về|gồm có|có tổng số|hiện có|sau|cả|bán kính)\s*$"
)
# "Toàn trường có 20 lớp" tells what there is; "Mỗi thôn có 02 tổ" what there shall be.
_STOCK = re.compile(
    r"(?:^(?:Xã|Phường|Thị trấn|Huyện|Tỉnh|Thôn)|(?<![\wÀ-ỹ])(?:[Tt]oàn|[Cc]ả|[Tt]rên địa bàn|[Hh]iện(?: nay| tại)?))(?:\s[^\W\d_]+){0,4},?\s+(?:hiện\s+|đã\s+|đang\s+)?có\s*$"
)
# "Trưởng Ban nhân dân 09 ấp", "Ban công tác Mặt trận 12 thôn": the number belongs to the name of the bodies.
_OFFICES_OF = re.compile(
    r"(?:[Tt]rưởng|[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[Bb]an|[Cc]hi (?:hội|bộ|đoàn)|[Tt]ổ)(?:\s(?:[Bb]an|nhân dân|phát triển|công tác|Mặt trận|mặt trận|cán sự|chi hội|chi bộ|chi đoàn|Chi hội|Chi bộ|tự quản))*\s*$"
)
_PLACES = re.compile(
    r"(?:thôn|khối|bản|ấp|tổ dân phố|tổ|xã|phường|huyện|trường|chi hội|chi đoàn|sở|khoa|đơn vị|hội viên)\b",
    re.IGNORECASE,
)
# "nhà trọ có từ 10 phòng trở lên" says which houses are meant; "mỗi thôn có từ 10 hộ trở lên" is promised.
_HAVING = re.compile(
    r"(?<!mỗi )(?:nhà trọ|nhà|cơ sở|hộ|gia đình|doanh nghiệp|công ty|đơn vị|tàu|xe|chợ|trường hợp|người|chung cư)\s+(?:có|sử dụng|nuôi|chứa|chở)\s+(?:từ\s+)?$",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"(?<!mỗi )(?:doanh nghiệp|cơ sở|công ty|hộ|đơn vị|khi|nếu|khi có|nếu có|trường hợp có)\s+$", re.IGNORECASE
)
_CASE = re.compile(r"(?:Tình huống|Kịch bản|Cấp độ|Mức độ|Trường hợp)\s+(?:\d+|[IVX]+)(?![\wÀ-ỹ])")
_AT = re.compile(r"(?<![\wÀ-ỹ])[Tt]ại\s*$")
_MONEY = re.compile(r"(?:triệu |tỷ )?đồng(?!\s)")
_WORTH = re.compile(
    r"(?:trị giá|tổng trị giá|giá|mức|số tiền|tổng số tiền|kinh phí|thưởng|hỗ trợ)(?:\s+(?:là|khoảng|từ|mỗi \S+))?\s*$|mỗi\s+(?:suất|phần|hộ|em|cháu|người|gia đình|thẻ|học bổng|giải)\s*$",
    re.IGNORECASE,
)
# "mỗi lớp 02 ngày", "thuốc đủ dùng trong 03 tháng" are promised; other spans of time are when, not how much.
_EACH = re.compile(
    r"mỗi\s+(?:lớp|buổi|cuộc|đợt|hội nghị|phiên|ca|khóa|khoá|tiết|chuyên đề)\s+(?:kéo dài\s+|học\s+)?$", re.IGNORECASE
)
_EACH_HAS = re.compile(r"mỗi\s+(?:[^\W\d_]+\s){1,3}$", re.IGNORECASE)
_LASTS = re.compile(r"(?<![\wÀ-ỹ])đủ(?:\s[^\W\d_]+){0,3}\s(?:trong|cho)\s*$")
# "02 lần trong năm học" counts what is done; "01 lần mỗi quý" without a least number is a rhythm and read as one.
_TIMES = re.compile(r"\s+(?:trong\s+(?:một\s+)?|mỗi\s+|một\s+)(?:năm|học kỳ|tháng|quý|kỳ|mùa)(?![\wÀ-ỹ])")
_RHYTHM = re.compile(r"\d{1,2}\s+(?:ngày|tuần|tháng|quý|năm)\s*/\s*(?:0?1\s+)?lần", re.IGNORECASE)
_REPORTING = re.compile(r"(?<![\wÀ-ỹ])[Bb]áo cáo[^.;]{0,120}$")
_AND = re.compile(r"[^.;]{0,20}?\s*(?:và|,|hoặc)\s*")
_KNOWN_UNIT = re.compile(rf"(?:{_NOUN})(?![\wÀ-ỹ])", re.IGNORECASE)
_NO_UNIT = re.compile(
    r"(?:năm|tháng|ngày|giờ|phút|tuổi|lần|tuần|quý|là|cho|tại|trong|và|từ|đến|trên|được|với|để|về|ở|theo|của|trở|cuối|đầu|khóa|không|sạch)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_UNIT_TAIL = re.compile(
    r"\s(?:là|cho|tại|trong|và|từ|đến|trên|được|với|để|về|ở|theo|của|trở|có|tham|mới|nữ|nam|hoặc|phục|nhằm|trước|sau|hỗ|tuyên|truyền|hướng|dành|miễn|bảo|đạt|bị|dùng|tặng|giúp)$"
)
_TIME = frozenset(["tháng", "ngày", "phút", "giờ"])
_SEVERAL_SENSES = frozenset(["m", "bộ", "ca", "điểm", "tổ", "phòng"])
_OPENS = re.compile(r"(?:[.;]\s|^)[-+*•\s]*$")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in a sentence; ``of`` is the whole of a fraction ("9/9 khối")."""

    start: int
    end: int
    value: float
    unit: str
    operator: str
    of: float | None = None


def begins_with_work(text: str) -> bool:
    """Whether a text begins with a verb of work whose things are counted ("Dự trữ 60 lít hóa chất")."""
    return _WORK.match(text) is not None


def operator_of(words: str | None, more: str | None) -> str:
    """Return the sign that words such as "ít nhất" before a number, or "trở lên" after it, stand for."""
    if more:
        return "<=" if "xuống" in more else ">="
    match = _OPERATOR.search(words or "")
    if not match:
        return "="
    return next(sign for index, (sign, _) in enumerate(_OPERATORS) if match.group(f"o{index}"))


def _fraction(match: re.Match[str]) -> tuple[float, float] | None:
    part, whole = parse_number(match["of"].strip(" /")), parse_number(match["value"])
    if part is None or whole is None or match["unit"].lower() in _TIME:
        return None
    return part, whole


def _is_subject(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the counted places only say who acts: "07 thôn rà soát …", "12 chi hội ấp: triển khai …"."""
    near = max(start, match.start() - 6)
    opens = _OPENS.search(text[near : match.start()] if near == start else "x" + text[near : match.start()])
    if not _PLACES.fullmatch(match["unit"]) or not opens:
        return False
    colon = text.find(":", match.end(), match.end() + 40)
    verb = duty_verb(text, match.end(), match.end() + 60)
    return colon >= 0 or (verb is not None and "," not in text[match.end() : verb])


def _of_time(text: str, match: re.Match[str], before: str, plain: bool) -> bool:
    """Whether a span of time is how much is promised, not when."""
    if _EACH.search(before) or _LASTS.search(before):
        return True
    op = (match["op"] or "").strip().lower()
    if op == "trong vòng":
        return _REPORTING.search(text[max(0, match.start() - 140) : match.start()]) is None
    return not plain and op not in ("dưới", "trên", "hơn", "từ")


def _is_condition(text: str, match: re.Match[str]) -> bool:
    """Whether a bounded number says which ones are meant, or when: "doanh nghiệp dưới 10 lao động"."""
    if match["more"] and _HAVING.search(text[max(0, match.start() - 60) : match.start("value")]):
        return True
    op = (match["op"] or "").strip().lower()
    return (
        op in ("dưới", "trên", "hơn", "từ")
        and _BOUNDED.search(text[max(0, match.start() - 40) : match.start()]) is not None
    )


def _skipped(text: str, start: int, match: re.Match[str], topic: Topic, plain: bool) -> bool:
    """Whether a counted noun is no commitment: a name, a place, a time, a condition, a price, what there is already."""
    lower = match["unit"].lower()
    before = text[max(start, match.start() - 60) : match.start()]
    if _is_condition(text, match) or _RHYTHM.match(text, match.start("value")):
        return True
    if _MONEY.match(lower):
        return topic == "budget" or _WORTH.search(before) is not None
    if lower in _TIME:
        return not _of_time(text, match, before, plain)
    if not plain:
        return False
    if topic == "setting" and _AT.search(before):
        return True  # where something is held
    if _STOCK.search(before) or _NOT_COMMITTED.search(before[-24:]) or _is_subject(text, start, match):
        return True
    if _PLACES.match(lower) and _OFFICES_OF.search(before):
        return True
    if lower in _SEVERAL_SENSES:
        return _DONE.search(before) is None and _EACH_HAS.search(before) is None
    if lower == "lần":
        return match["value"].lstrip("0") == "1" or not _TIMES.match(text, match.end("unit"))
    return False


def _same_place(text: str, last: Count | None, match: re.Match[str], value: float) -> bool:
    """Whether the places are as many as what is done there: "09 cuộc tuyên truyền tại 09 ấp"."""
    if last is None or last.value != value or value < 2 or not _PLACES.match(match["unit"]):
        return False
    between = text[last.end : match.start()]
    return _AT.search(between) is not None and not re.search(r"[.;]", between)


def counts_in(text: str, start: int, topic: Topic) -> Iterator[Count]:
    """Yield what a paragraph promises by number, from ``start`` on. Cost: linear in the text."""
    if _CASE.match(text, start):
        return
    taken: set[int] = set()
    last: Count | None = None
    for match in _COUNT.finditer(text, start):
        value = parse_number(match["value"])
        if value is None:
            continue
        operator = operator_of(match["op"], match["more"])
        if match["of"]:
            if fraction := _fraction(match):
                yield Count(match.start(), match.end(), fraction[0], match["unit"], operator, fraction[1])
            continue
        joined = last is not None and _AND.fullmatch(text[last.end : match.start()]) is not None
        if joined and operator == "=" and last:
            operator = last.operator
        if _skipped(text, start, match, topic, plain=not match["op"] and not joined) or _same_place(
            text, last, match, value
        ):
            continue
        last = Count(match.start(), match.end(), value, match["unit"], operator)
        taken.add(match.start("value"))
        yield last
    if topic != "budget":
        yield from _after_verbs(text, start, taken)


def _after_verbs(text: str, start: int, taken: set[int]) -> Iterator[Count]:
    """Things no list names, counted after a verb of work and in the list that follows: "lắp 06 cột, 02 vòi"."""
    for match in _VERB_COUNT.finditer(text, start):
        if not _STOCK.search(text[max(start, match.start() - 60) : match.start("value")]):
            yield from _generic(match, operator_of(match["op"], None), taken)
    listed = list(_LISTED.finditer(text, start))
    for match in listed:
        before = _last_segment(text, max(start, match.start() - 60), match.start())
        if any(place in taken for place in range(before, match.start())):
            yield from _generic(match, "=", taken)
    for match, after in itertools.pairwise(listed):  # "vật tư: 2.000 bao tải, 150 áo phao": a colon opens the list
        near = after.start("value") in taken and not _BREAKS.search(text, match.end(), after.start())
        if match.group().startswith(":") and near:
            yield from _generic(match, "=", taken)


def _last_segment(text: str, start: int, end: int) -> int:
    """Where the last part of a list before ``end`` begins."""
    return max((found.end() for found in _SEGMENT.finditer(text, start, end)), default=start)


def _generic(match: re.Match[str], operator: str, taken: set[int]) -> Iterator[Count]:
    value = parse_number(match["value"])
    unit = _UNIT_TAIL.sub("", match["unit"])
    if value is None or match.start("value") in taken or _NO_UNIT.match(unit) or _KNOWN_UNIT.match(unit):
        return
    taken.add(match.start("value"))
    yield Count(match.start("value"), match.end(), value, unit, operator)
