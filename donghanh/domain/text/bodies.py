"""Names of bodies as plans print them: recognise one, split a list of them, tell name from duty.

Nothing here knows which bodies exist; it knows how Vietnamese offices are named. A name starts with a
head noun ("Sở", "Công an", "Hội", "Các …") and ends where a verb that gives work begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from donghanh.domain.text.letters import vi_pattern

# Longer heads first. Lower-case heads occur inside sentences ("phối hợp với các thôn").
_HEADS = (
    "ủy ban nhân dân|uỷ ban nhân dân|ủy ban mặt trận|uỷ ban mặt trận|ủy ban mttq|uỷ ban mttq|ủy ban|uỷ ban|"
    "ubmttq|ubnd|hđnd|hội đồng|mặt trận|mttq|thường trực|thường vụ|đảng ủy|đảng uỷ|đảng bộ|chi bộ|huyện ủy|thị ủy|thành ủy|tỉnh ủy|"
    "ban thường trực|ban giám hiệu|ban giám đốc|ban cán sự|ban chỉ huy|ban chỉ đạo|ban chủ nhiệm|ban đại diện|ban|"
    "văn phòng|sở|phòng|công an|quân sự|bộ đội|đồn biên phòng|bộ chỉ huy|bộ tư lệnh|bộ phận|bộ|công chức|viên chức|cán bộ|cộng tác viên|"
    "hội|liên hiệp|liên minh|liên đoàn|công đoàn|nghiệp đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|đoàn|chi đoàn|chi hội|câu lạc bộ|clb|"
    "đài|trạm|trung tâm|trường|nhà trường|nhà văn hóa|nhà văn hoá|bệnh viện|phòng khám|cơ sở|chi cục|cục|tổng cục|vụ|chi nhánh|"
    "kho bạc|ngân hàng|bảo hiểm xã hội|bhxh|tòa án|toà án|viện kiểm sát|viện|thi hành án|thuế|hải quan|bưu điện|"
    "báo và đài|báo và phát thanh|thanh tra|hạt kiểm lâm|kiểm lâm|hợp tác xã|htx|doanh nghiệp|công ty|điện lực|"
    "tổ dân phố|tổ trưởng|tổ phó|tổ chức|tổ|nhóm|đội|thôn|khối|khu phố|khu dân cư|khóm|ấp|bản|buôn|làng|xóm|"
    "trưởng|phó|chủ tịch|chủ nhiệm|bí thư|giám đốc|hiệu trưởng|thủ trưởng|người đứng đầu|kế toán|thủ quỹ|nhân viên|giáo viên|tổng phụ trách|"
    "đại diện|lãnh đạo|cơ quan|đơn vị|địa phương|ngành|các|lực lượng|đồng chí|đ/c|ông|bà|thành viên|tư pháp|văn hóa|văn hoá|địa chính|"
    "vhxh|vh-xh|ktth|y tế|dân quân|toàn thể|tất cả|những|mỗi|phụ huynh|người dân|nhân dân|học sinh|già làng|chính quyền|hộ gia đình|chùa|nhà chùa|"
    "gia đình|tập thể|cá nhân|chính phủ|thủ tướng|quốc hội|nhà nước|ban bí thư|bộ chính trị|ban chấp hành|tổng liên đoàn|"
    "bch|bcđ|bgh|gvcn|gvbm|cmhs|ban ctmt|bcs|ttvh|bqldb|đtncs|đoàn thanh niên|đoàn tncs|hlhpn|hội lhpn|"
    "khoa(?! học)|học viện|đại học|thư viện|bảo tàng|cảng vụ|cảnh sát|tập đoàn|tổng công ty|chuyên viên|tiểu ban|tạp chí|hai bên|hai đơn vị|hai ngành|hai cơ quan"
)
# "07 thôn", "12 chi hội ấp": several places or branches, told by their number.
_NUMBERED = r"\d{1,3}\s+(?:thôn|khối|khu phố|khu dân cư|khóm|ấp|bản|buôn|làng|xóm|tổ dân phố|xã|phường|chi hội|chi đoàn|chi bộ|chi nhánh|trường|đơn vị|phòng|cơ quan|sở|huyện)"
# A newspaper is named "Báo" and its place or paper: not "báo cáo", "báo tin".
_PRESS = vi_pattern(r"(?-i:Báo\s[<A>])")
_HEAD = re.compile(
    rf"(?:{_PRESS.pattern}|(?:{_NUMBERED}|{'|'.join(sorted(_HEADS.split('|'), key=len, reverse=True))})(?![\wÀ-ỹ]))",
    re.IGNORECASE,
)

# Verbs with which a duty begins. Case matters: "Ban Tổ chức" is a name, "tổ chức" after a name is a duty.
_DUTY_VERBS = (
    "chủ trì|phối hợp|chỉ đạo|hướng dẫn|tham mưu|xây dựng|tổ chức|thực hiện|triển khai|tăng cường|đẩy mạnh|bố trí|thu thập|"
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|căn cứ|tích cực|chủ động|thường xuyên|theo chức năng|theo nhiệm vụ|theo phạm vi|trong phạm vi|"
    "theo dõi|theo thẩm quyền|theo lĩnh vực|lồng ghép|cấp phát|đảm bảo|bảo đảm|rà soát|kiểm tra|tiếp nhận|là đầu mối|là cơ quan|là bộ phận|là đơn vị|là lực lượng|là thành viên|là thường trực|là chủ đầu tư|làm đầu mối|cử|huy động|"
    "vận động|tuyên truyền|phổ biến|tiếp tục|kịp thời|quan tâm|giám sát|cung cấp|đăng tải|đưa tin|phân công|lập|thẩm định|"
    "tổng hợp|đôn đốc|báo cáo|tham gia|hỗ trợ|nghiên cứu|phát động|phát huy|quản lý|sử dụng|tiến hành|tập trung|nâng cao|"
    "ban hành|trình|đề xuất|cân đối|phát hiện|ngăn chặn|xử lý|nắm|duy trì|củng cố|kiện toàn|thành lập|đăng ký|ra quyết định|lựa chọn|"
    "giao nhiệm vụ|giao(?! thông)(?! dịch)(?! lưu)(?! ban)|khảo sát|điều tra|biên soạn|bồi dưỡng|tập huấn|đào tạo|thông báo|thông tin|truyền thông|chuẩn bị|khuyến khích|"
    "đề nghị|yêu cầu|vận hành|phụ trách|xem xét|quyết định|phê duyệt|cập nhật|khai thác|lưu trữ|thống kê|in ấn|treo|phát thanh|phát sóng|đưa|gửi|nộp|"
    "mở|dự|chấm|trao|vệ sinh|dọn dẹp|(?<!thường )(?<!Thường )trực(?! thuộc)|ứng trực|cảm hóa|nêu gương|đôn đốc|siết chặt|giải tỏa|thắp sáng|mở rộng|đăng|khen|tuyển sinh|sơ tán|di dời|khắc phục|ứng phó|phòng ngừa|phối kết hợp|cùng|nhắc nhở|động viên|"
    "thăm hỏi|tư vấn|khám|cấp cứu|chăm sóc|bám sát|quán triệt|nghiêm túc|khẩn trương|định kỳ|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|"
    "trực tiếp|liên hệ|mời|phân bổ|thanh toán|quyết toán|đầu tư|dành|ưu tiên|chấp hành|ký|cam kết|góp ý|viết|biểu dương|khen thưởng|công khai|niêm yết|"
    "sẵn sàng|xác minh|can thiệp|điều phối|đánh giá|sơ kết|tổng kết|tăng thời lượng|tăng|giúp|đề ra|đổi mới|mở rộng|nhân rộng|áp dụng|ứng dụng|số hóa|lắp đặt|sửa chữa|trang bị|mua sắm|"
    "tuần tra|thăm|tặng|phát(?! triển)|rút kinh nghiệm|kết nối|giới thiệu|chuyển|phân loại|thu gom|trồng|tham vấn|giáo dục|nhận|dự toán|hoàn thành|hoàn thiện|chia sẻ|bảo vệ|phòng, chống|phòng chống|"
    "trên cơ sở|khi có|khi|sau khi|ngoài|để|được giao|được phân công|nếu|sẽ|phải|cần|không|với vai trò|với chức năng|làm"
)
# Verbs that no office carries in its name: they end a name whatever stands before them.
_SURE = re.compile(
    r"(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|căn cứ|tăng cường|đẩy mạnh|trong phạm vi|theo chức năng|"
    r"theo nhiệm vụ|chủ động|tiếp tục|nghiêm túc|tích cực|thường xuyên|là [^\W\d_]+(?: [^\W\d_]+)*|làm đầu mối|khẩn trương|kịp thời|trực tiếp|định kỳ|h[ằà]ng (?:năm|quý|tháng|tuần))"
)
_VERB = re.compile(
    rf"(?<![\wÀ-ỹ])(?:{'|'.join(sorted(set(_DUTY_VERBS.split('|')), key=len, reverse=True))})(?![\wÀ-ỹ])"
)
_CAPITAL_VERB = re.compile(
    rf"(?:{'|'.join(sorted(set(_DUTY_VERBS.split('|')), key=len, reverse=True))})(?![\wÀ-ỹ])", re.IGNORECASE
)
# A verb directly after one of these belongs to the name: "Ban chỉ đạo", "các tổ chức thành viên".
_NOUN_BEFORE = re.compile(
    r"(?:^|[\s,(/])(?:các|những|ban|tổ|hội đồng|bộ phận|trung tâm|phòng|cơ quan|người|đội|nhóm|đơn vị|ban ngành,|ngành,|và|cán bộ|công tác|"
    r"lực lượng|viện|(?<!môi )(?<!thị )(?<!hiện )trường|(?<!trung học )cơ sở|trạm|đài|thường trực|văn phòng|chi cục|cục|-|–|công chức|nhân viên|cộng đồng,|"
    r"tuyên truyền|khoa|câu lạc bộ|clb|cá nhân,|doanh nghiệp,|quan,|vị,|thể,|trợ giúp|dịch vụ|đăng ký|kiểm soát|giáo dục|phòng,|tiếp công dân|cung cấp|quản lý|tổng)\s*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:(?:trân trọng|kính)\s+)?(?P<asked>đề nghị|mời|kính mời|kính đề nghị)\s+(?=\S)|(?P<told>giao cho|giao(?! thông| dịch| lưu| ban| tiếp)|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|phân công)\s+(?=\S)",
    re.IGNORECASE,
)
_CONNECT = re.compile(
    r"\s*[,:]?\s*(?:chủ trì(?=\s+thực hiện\s*:))?\s*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện các nhiệm vụ sau|thực hiện nhiệm vụ|thực hiện(?=\s*:))?\s*[:.]?\s*",
)
_GROUP = re.compile(
    r"(?:các|những|toàn thể|tất cả|mỗi)\s|(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|ban cán sự|ban công tác|trưởng|hội đồng|hiệu trưởng|bí thư)\s+(?:các\s|\d+\s)|\d+\s+(?:thôn|khối|tổ|xã|ấp|bản|buôn|làng|xóm|khóm|khu phố|phường|chi hội|chi đoàn|chi bộ|trường|đơn vị|phòng|cơ quan)|hai\s",
    re.IGNORECASE,
)
# "Hội Liên hiệp Phụ nữ phường vận hành …": after the level word of a name a small letter begins its work.
_LEVEL_END = vi_pattern(
    r"(?<=\s)(?:xã|phường|tỉnh|huyện|thành phố|thị xã|thị trấn|đặc khu|thôn|bản)\s+(?:[<A>][\w]*\s+){0,5}"
    r"(?=[<a>])(?!hội|viên|đoàn|bản|xóm|trực thuộc|và|hoặc|trên|thuộc|tại|được|có|là|các|trong|ủy|uỷ|phường|nào|khác|liên quan|theo|căn cứ)"
)
_STOP = re.compile(r"[:;]|\.(?=\s|$)|\((?=(?:chủ trì|cơ quan|đơn vị|đề nghị|mời|phối hợp)\b)")
_MAX_NAME = 260


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body at the start of a text: the name's place, whether it is asked, where its duty starts."""

    start: int
    end: int
    requested: bool
    duty_start: int
    has_verb: bool


def starts_like_body(text: str) -> bool:
    """Whether a text begins with a head noun under which offices, posts or groups are named."""
    return bool(_HEAD.match(text.lstrip(' “"')))


def is_group(name: str) -> bool:
    """Whether a printed name stands for several bodies of one kind ("các thôn", "Ban cán sự 9 khối")."""
    return bool(_GROUP.match(name.strip()))


# "Các khoa, phòng báo cáo …", "Các trường rà soát …": a kind named in the plural carries no verb in its name.
_PLURAL_END = re.compile(
    r"^\s*(?:các|những|mỗi)\s(?:(?:[^.;:]{0,60}?(?:,|\svà)\s)?(?:phòng|khoa|trường|trạm|đơn vị|chi cục)"
    r"|[^.;:]{0,60}?(?:,|\svà)\s(?:sở|ban|cơ quan|bộ phận|cá nhân|doanh nghiệp|cơ sở))\s*$",
    re.IGNORECASE,
)
_HEAD_ALONE = frozenset(
    ["hội", "đoàn", "sở", "bộ", "ban", "tổ", "phòng", "đội", "nhóm", "trưởng", "viện", "trạm", "tổng"]
)


def duty_verb(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Return where the first duty verb of a sentence stands, skipping verbs that are part of a name."""
    for match in _VERB.finditer(text, start, len(text) if end is None else end):
        before = text[max(0, match.start() - 24) : match.start()]
        if text[start : match.start()].strip().lower() in _HEAD_ALONE:
            continue
        if (
            _NOUN_BEFORE.search(before)
            and not _SURE.fullmatch(match.group())
            and not before.endswith("phụ trách Đội ")  # a post, not a team
            and not _PLURAL_END.search(text[start : match.start()])
        ):
            continue
        if (
            match.group() in ("cùng", "được giao", "khi", "mở", "ký", "dự", "trình", "làm", "lập", "để")
            and not before.strip()
        ):
            continue
        return match.start()
    return None


def work_start(text: str, start: int, end: int) -> int | None:
    """Return where the work begins after a name: at a duty verb, or at the small letter after the name of a unit."""
    verb = duty_verb(text, start, end)
    level = _LEVEL_END.search(text, start, end)
    if level and (verb is None or level.end() < verb):
        return level.end()
    return verb


def begins_with_duty(text: str) -> bool:
    """Whether a text begins with a duty verb, in any case ("Chủ trì, phối hợp …")."""
    return bool(_CAPITAL_VERB.match(text)) and not re.match(
        r"tổ chức (?:chính trị|đảng|đoàn(?: thể)?(?! kiểm| công| thanh tra| giám)|hội(?! nghị| thảo| thi| diễn| chợ| trại)|xã hội)",
        text,
        re.IGNORECASE,
    )


def request_lead(text: str) -> tuple[int, bool]:
    """Return where the name starts after "Đề nghị", "Giao" and the like, and whether it is a request."""
    match = _REQUEST.match(text)
    return (match.end(), bool(match["asked"])) if match else (0, False)


def take_body(text: str) -> NamedBody | None:
    """Return the body with which a sentence starts and where its duty begins, or nothing.

    "Sở Y tế chỉ đạo …", "Công an xã: Tăng cường …", "Đề nghị Hội Nông dân tỉnh tổ chức …". A text that
    begins with a duty verb, or has no head noun, names no body.
    """
    start, requested = request_lead(text)
    rest = text[start:]
    if not _HEAD.match(rest) or (begins_with_duty(rest) and not re.match(r"(?:Tổ chức|tổ chức)\s(?:chính|đảng)", rest)):
        return None
    limit = min(len(text), start + _MAX_NAME)
    stop = None
    for found in _STOP.finditer(text, start, limit):
        # "Các Sở, ban, ngành; Ủy ban nhân dân các xã": a semicolon between names does not end them.
        if (
            found.group() == ";"
            and _HEAD.match(text, found.end() + 1)
            and text[found.end() + 1 : found.end() + 2].isupper()
        ):
            continue
        stop = found
        break
    edge = stop.start() if stop else limit
    verb = work_start(text, start, edge)
    if verb is not None:
        connect = _CONNECT.match(text, verb)
        duty = connect.end() if connect else verb
        name_end = verb
    elif stop and stop.group() == ":":
        duty, name_end = stop.end(), stop.start()
        verb = stop.start()
    elif stop is None and len(text) <= limit:
        duty, name_end = len(text), len(text)
    else:
        return None
    name = text[start:name_end].rstrip(" ,:;-–")
    if not name or len(name.split()) > 45:
        return None
    while duty < len(text) and text[duty] in " :":
        duty += 1
    return NamedBody(start, start + len(name), requested, duty, verb is not None)


_PLURAL = re.compile(r"(?:đại diện\s+)?(?:các|những)\s", re.IGNORECASE)
# "Sở Lao động - Thương binh và Xã hội", "Phòng Kinh tế, Văn hóa": a field inside the name of an office.
_INNER_FIELD = re.compile(r"(?:Xã hội|Văn hóa|Văn hoá|Y tế|Tư pháp|Thuế|Thôn)\b")
_FIELD_OFFICE = re.compile(r"(?:Sở|Phòng|Bộ|Ban|chức|Trung tâm|ngành)\b[^,;]*$")
# "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh": one office of two councils.
_COUNCIL = re.compile(
    r"(?:HĐND|UBND|[Hh]ội đồng nhân dân|[ỦU][ỷy] ban nhân dân|Ủy ban nhân dân|Đoàn (?:ĐBQH|đại biểu))(?![\wÀ-ỹ])"
)
_SHARED_OFFICE = re.compile(
    r"Văn phòng\s+(?:HĐND|Hội đồng nhân dân|Đoàn (?:ĐBQH|đại biểu Quốc hội)|Đảng ủy)(?:,\s+HĐND|,\s+Hội đồng nhân dân)?\s*$"
)
_SEPARATOR = re.compile(r"(?<!\s)(?:\s*[;,]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+(?=các))")


def split_bodies(text: str) -> list[tuple[int, int]]:
    """Return the places of the single names in a printed list of bodies.

    Commas inside a name stay ("Sở Văn hóa, Thể thao và Du lịch", "các ban, ngành, đoàn thể"): a part starts
    a new name only when it begins with a head noun, and not inside a lower-case plural.
    """
    cuts = [0]
    ends: list[int] = []
    plural = bool(_PLURAL.match(text))
    for match in _SEPARATOR.finditer(text):
        after = text[match.end() :]
        head = _HEAD.match(after)
        if not head:
            continue
        if _SHARED_OFFICE.search(text, max(cuts[-1], match.start() - 60), match.start()) and _COUNCIL.match(after):
            continue
        lower_generic = after[0].islower() and not re.match(r"(?:các|những)\s", after)
        if plural and lower_generic and match.group().strip() != ";":
            continue
        if (
            not plural
            and lower_generic
            and re.match(r"(?:thôn|khối|bản|tổ|ấp|xóm|địa phương|khu|nhân dân|người|phòng|gia đình)\b", after)
            and "và" not in match.group()
        ):
            continue
        if _INNER_FIELD.match(after) and _FIELD_OFFICE.search(text[cuts[-1] : match.start()]):
            continue
        ends.append(match.start())
        cuts.append(match.end())
        plural = bool(_PLURAL.match(after))
    ends.append(len(text))
    spans = []
    for start, end in zip(cuts, ends, strict=True):
        while end > start and text[end - 1] in " ,;:.":
            end -= 1
        while start < end and text[start] in " ,;:":
            start += 1
        if start < end:
            spans.append((start, end))
    return spans
