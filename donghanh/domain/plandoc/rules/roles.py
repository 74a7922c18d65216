"""Who leads and who coordinates, told from inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from donghanh.domain.plandoc.labels import tail_labels
from donghanh.domain.text.bodies import begins_with_duty, split_bodies, starts_like_body, take_body, work_start
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.sentences import SENTENCE_BREAK

_WITH = re.compile(
    r"(?:[Pp]hối hợp|[Pp]hối kết hợp)(?:\s+chặt chẽ)?(?:\s+(?:với|cùng|cùng với))?\s+(?P<rest>(?:các|những|[A-ZĐỦ]|công chức|ngành|cơ quan|đơn vị|doanh nghiệp|ban|trường|thôn)\S*.*)",
    re.DOTALL,
)
# Who takes part or is heard: "với sự tham gia của đại diện các ngành như …", "lấy ý kiến của …", "gửi … để phối hợp".
_JOINING = re.compile(
    r"(?:[Vv]ới sự\s+(?:tham gia|phối hợp|hỗ trợ|tham dự|đồng hành)(?:\s+tích cực|\s+đầy đủ)?\s+của|lấy ý kiến(?:\s+(?:đóng góp|tham gia|góp ý))?\s+của|"
    r"huy động sự tham gia của)\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_SUCH_AS = re.compile(
    r"(?:đại diện\s+)?(?:các|những)\s+(?:cơ quan|ban|ngành|đơn vị|tổ chức)[^:;.,]{0,40}?\s+(?:như|gồm|là)\s*:?\s+"
)
_DO = re.compile(
    r"(?<![\wÀ-ỹ])do\s+(?P<lead>[^,;.:]{3,120}?)\s+(?:chủ trì|làm trưởng ban|làm đầu mối|đảm nhiệm|phụ trách|làm chủ nhiệm|chuẩn bị|biên soạn|thực hiện|tổ chức|đảm nhận|điều hành)(?:\s+và\s+(?P<with>[^;.:]{3,140}?)\s+tham gia)?"
)
# "phối hợp với Công đoàn cơ sở Tổ chức nói chuyện": a capital where none belongs; not "Ban Tổ chức", "các Tổ chức hội".
_ORGANISED = vi_pattern(
    r"(?<=[<a>]\s)(?<!Ban )(?<!ban )(?<!Phòng )(?<!phòng )(?<!Sở )(?<!các )(?<!Các )(?<!phận )(?<!và )Tổ chức(?=\s[<a>])(?! (?:chính trị|đảng|cán bộ|đoàn thể|đoàn viên|xã hội|hành chính|hội ))"
)
# "Công an xã chủ trì, Hội Nông dân xã chủ trì …": a second body said to lead.
_ALSO_LEADS = re.compile(r"(?<=chủ trì),\s+(?:và\s+)?(?P<body>[A-ZĐỦ][^,;.:()]{3,80}?)\s+chủ trì(?![\wÀ-ỹ])")
_LEADING = r"(?:chủ trì|làm đầu mối|là (?:cơ quan |đơn vị )?(?:đầu mối|chủ trì)|phụ trách|chịu trách nhiệm(?: chính)?)"
# "Công an xã chủ trì, Ban Chỉ huy Quân sự xã phối hợp."
_HELPS = re.compile(
    rf"{_LEADING}(?:\s+thực hiện)?[,;]\s+(?P<with>[^;.:()]{{3,160}}?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?\s*(?=[.;)]|$)"
)
# "Mở lớp tập huấn; Công an xã chủ trì; …", "…, giao Trạm Y tế làm đầu mối.": who leads, behind the work.
_LED = vi_pattern(
    rf"[,;–-]\s+(?:giao\s+|do\s+)?(?P<body>(?:[<A>]|các\s|những\s)[^,;.:()]{{2,90}}?)\s+{_LEADING}(?=\s*(?:[,;.)]|$|thực hiện|và phối hợp|phối hợp))"
)
# "Mở 02 lớp dạy bơi. Đoàn Thanh niên xã chủ trì.", "… Giao Trạm Y tế xã chủ trì, phối hợp với …": a sentence of its own says who
# leads. Not "chủ trì hội nghị", "chịu trách nhiệm về …".
_SAID_AFTER = vi_pattern(
    rf"(?:(?:[Gg]iao|[Dd]o)\s+)?(?P<body>(?:[<A>]|các\s|những\s)[^.;:()]{{2,120}}?)\s+{_LEADING}"
    r"(?=\s*(?:[,;.)]|$)|\s+(?:thực hiện|tổ chức|triển khai|và phối hợp|phối hợp|tham mưu|xây dựng|hướng dẫn)(?![\wÀ-ỹ]))"
)
_PAST = re.compile(r"\s(?:đã|từng)(?=\s|$)")
"""What a body has done says nothing of who leads now."""
_ROLE_END = re.compile(
    r"\s+(?:(?P<helps>(?:cùng\s+)?phối hợp|tham gia|hỗ trợ)|chủ trì|tham mưu|phụ trách|đầu mối|làm đầu mối)(?:\s+thực hiện)?\s*(?:[;,.]|$)"
)
_HELPING_END = re.compile(r"\s+(?:cùng\s+)?(?:phối hợp|tham gia)(?:\s+thực hiện)?$")
_NOBODY = re.compile(r"các\s+(?:cơ quan|đơn vị|cơ quan, đơn vị|ban, ngành|ngành|bên)")
_ADVERB = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Hằng năm|Hàng năm|Định kỳ|Trong|Ngoài|Khi|Sau khi|Nhằm|Để|Từ)\s[^.;:]{0,160}?,\s+(?=\S)"
)
_BETWEEN = re.compile(
    r"phối hợp (?:công tác )?giữa\s+(?P<one>[^,;.]{2,60}?)\s+(?:và|với)\s+(?P<two>[A-ZĐ][^,;.]{2,80}?)(?=\s+(?:theo|trong|về|giai đoạn|năm|để|nhằm)|[,;.]|$)"
)
_AFTER_COLON = re.compile(r":\s+(?P<rest>[A-ZĐỦ][^.:]{3,240})")
_BRACKET = re.compile(
    rf"\((?:giao\s+|do\s+)?(?P<body>[^()]{{3,90}}?)\s+(?:{_LEADING}|thực hiện|tham mưu)(?:\s+thực hiện)?(?:[,;]\s*(?:phối hợp(?: với| cùng)?\s+)?(?P<with>[^()]{{3,160}}))?\)"
)
_MEMBERS = re.compile(
    r"(?:(?:các|mỗi|những)\s+)?(?:thành viên|cá nhân|người|học sinh|nội dung|hoạt động|hình thức|tổ chức các|nhóm đối tượng|đối tượng|mô hình|chỉ tiêu|gia đình|hộ gia đình|trường hợp|doanh nghiệp|cơ sở (?:đào tạo|sản xuất|kinh doanh|dạy nghề|giáo dục)|người dân|nhân dân|phụ huynh|"
    r"cán bộ, |đảng viên|đoàn viên|hội viên|hai (?:bên|ngành|đơn vị|cơ quan)|(?:năm|tháng|quý|tuần|ngày|kỳ|học kỳ|lớp|buổi|cuộc|đợt|lần|khóa)(?=\s|$))\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)  # "Mỗi thôn mở 02 lớp" says how much is done, not who leads
_PEOPLE = re.compile(
    r"(?:đông đảo|toàn thể|hội viên|phụ nữ|nhân dân|người dân|cộng đồng|cán bộ, hội viên|bà con|các tầng lớp|học sinh|nam giới|chuyên gia|đại biểu)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Bodies named as leading and as coordinating."""

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


def names(text: str) -> tuple[str, ...]:
    """Return the single names in a printed list."""
    listed = text.strip(" .;,")
    return tuple(listed[start:end] for start, end in split_bodies(listed))


def coordinating_in(text: str) -> tuple[str, ...]:
    """Return the bodies after "phối hợp với", or else those that take part or are heard."""
    if (helps := _HELPS.search(text)) and starts_like_body(helps["with"]):
        return names(helps["with"])
    match = _WITH.search(text)
    return (_listed(match["rest"]) if match else ()) or _joining_in(text)


def _joining_in(text: str) -> tuple[str, ...]:
    match = _JOINING.search(text)
    if not match:
        return ()
    rest = match["rest"]
    if such := _SUCH_AS.match(rest):
        rest = rest[such.end() :]
    return tuple(name for name in _listed(rest) if not _MEMBERS.match(name) and not _PEOPLE.match(name))


def _listed(rest: str) -> tuple[str, ...]:
    """The bodies a list names, up to the verb of the work or the end of the sentence."""
    stop = re.search(
        r"[;:.](?=\s|$)|\s+(?:trong việc|về việc|về các|để|như|khi|nhằm|có liên quan(?=\s+[<a>]+ )|liên quan(?=\s+(?:triển|tổ|thực|xây|rà|kiểm|tham|hướng|tuyên)))",
        rest,
    )
    edge = stop.start() if stop else len(rest)
    verb = work_start(rest, 0, edge)
    if organised := _ORGANISED.search(rest, 0, edge if verb is None else verb):
        verb = organised.start()
    listed = rest[: verb if verb is not None else edge].strip(" ,")
    if (closed := listed.find(")")) >= 0 and "(" not in listed[:closed]:
        listed = listed[:closed]  # the bracket in which the list stands ends it
    named = re.sub(r"\s+(?:có\s+)?liên quan$", "", listed)
    vague = named != listed or re.match(r"\s*(?:có\s+)?liên quan", rest[len(listed) :])
    if vague and _NOBODY.fullmatch(named):
        return ()  # "các đơn vị liên quan" names nobody
    return names(listed) if 1 < len(listed) <= 240 and starts_like_body(listed) else ()


def roles_in_list(text: str) -> Roles:
    """Return the bodies of a list under "Đơn vị thực hiện", where words behind the names may say which of them help:
    "Phòng Văn hóa tham mưu; Đoàn xã, Hội Phụ nữ xã phối hợp".
    """
    if not _ROLE_END.search(text):
        return Roles(names(text))
    lead: list[str] = []
    helping: list[str] = []
    start = 0
    for found in _ROLE_END.finditer(text):
        (helping if found["helps"] else lead).extend(names(text[start : found.start()]))
        start = found.end()
    lead += names(text[start:]) if text[start:].strip(" .;,") else ()
    return Roles(tuple(lead), tuple(helping))


def labelled_roles(text: str, *, whole: bool = False) -> Roles:
    """Return the bodies that labels behind the sentence name ("… Cơ quan chủ trì: A; cơ quan phối hợp: B.").

    With ``whole`` the text is a line of labels below the work.
    """
    named: dict[str, tuple[str, ...]] = {}
    for label in tail_labels(text, whole=whole):
        value = text[label.value : label.end]
        if label.kind in ("lead", "coordinating") and label.kind not in named and starts_like_body(value):
            named[label.kind] = names(value)
    return Roles(named.get("lead", ()), named.get("coordinating", ()))


def roles_in(text: str) -> Roles:
    """Return who leads and who coordinates a piece of work, only where the text names them."""
    labels = tail_labels(text)
    if not labels:
        return _sentence_roles(text)
    named, told = labelled_roles(text), _sentence_roles(text[: labels[0].start].rstrip(" ("))
    if len(told.lead) > 1 and not set(told.lead) <= set(named.lead):  # the paper names leads twice, and not the same
        return Roles(tuple(dict.fromkeys((*told.lead, *named.lead))), named.coordinating or told.coordinating)
    return Roles(named.lead or told.lead, named.coordinating or told.coordinating)


def _sentence_roles(text: str) -> Roles:
    if match := _BRACKET.search(text):
        helping = _HELPING_END.sub("", match["with"] or "")
        return Roles(names(match["body"]), names(helping) if helping else ())
    if match := _DO.search(text):
        lead = names(match["lead"])
        if starts_like_body(match["lead"]):
            return Roles(lead, names(match["with"]) if match["with"] else coordinating_in(text))
    body = _subject(text)
    if body is None:
        adverb = _ADVERB.match(text)
        if adverb:
            body = _subject(text[adverb.end() :])
    if body is None and (match := _AFTER_COLON.search(text)):
        rest = match["rest"]
        if re.search(r"chủ trì|có trách nhiệm|thực hiện", rest):
            body = _subject(rest)
    if body is None and (match := _LED.search(text)) and starts_like_body(match["body"]):
        body = names(match["body"])
    if body is None and (match := _BETWEEN.search(text)):
        return Roles((match["one"],), (match["two"],))
    if body is None:
        body = _said_after(text)
    if body:
        body = tuple(dict.fromkeys((*body, *(match["body"] for match in _ALSO_LEADS.finditer(text)))))
    return Roles(body or (), coordinating_in(text))


def _said_after(text: str) -> tuple[str, ...] | None:
    """The bodies that lead by the first of the later sentences that says so."""
    for gap in SENTENCE_BREAK.finditer(text):
        match = _SAID_AFTER.match(text, gap.end())
        if not match or not starts_like_body(match["body"]) or _PAST.search(match["body"]):
            continue
        if not _EACH.match(match["body"]) and not _MEMBERS.match(match["body"]):
            return tuple(_lower_plural(item) for item in names(match["body"]))
    return None


def _subject(text: str) -> tuple[str, ...] | None:
    if begins_with_duty(text) or not starts_like_body(text):
        return None
    found = take_body(text)
    if not found or not found.has_verb or found.duty_start >= len(text):
        return None
    name = text[found.start : found.end]
    if _PAST.search(name) or _PAST.match(text, found.end):
        return None
    if _EACH.match(name) or _MEMBERS.match(name) or text[found.end : found.end + 1] == ":":
        return None
    return tuple(_lower_plural(item) for item in names(name))


def _lower_plural(name: str) -> str:
    return name[0].lower() + name[1:] if re.match(r"(?:Các|Những)\s", name) else name
