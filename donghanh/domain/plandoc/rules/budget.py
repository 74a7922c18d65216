"""Where the money comes from, as the plan prints it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Entry, Outline
from donghanh.domain.plandoc.reading import Assignment, Printed
from donghanh.domain.plandoc.rules.tables import TableHead, table_heads
from donghanh.domain.text.bodies import duty_verb, starts_like_body
from donghanh.domain.text.letters import vi_pattern

_SOURCE = re.compile(
    r"ngân sách|nguồn|lồng ghép|xã hội hóa|xã hội hoá|tài trợ|viện trợ|đóng góp|ủng hộ|(?<!đơn vị )sự nghiệp|học phí|huy động|dự toán|quỹ|vận động|hỗ trợ|kinh phí|chương trình|vốn|đối ứng|thu hợp pháp",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:tổng\s+|nguồn\s+)?kinh phí\s[^;:]{0,80}?(?=(?:từ|do)\s+(?!\d|ngày))|[^;:]{0,140}?(?:được\s+)?(?:bố trí|đảm bảo|bảo đảm|lấy|trích|sử dụng|cân đối|chi trả|cấp|do|gồm|bao gồm|thực hiện)\s+(?=từ|trong|bằng|nguồn|do\s+ngân sách))?(?:(?:từ|trong|do|bằng)\s+)?(?:(?:các\s+)?nguồn(?=\s+(?:ngân|Ngân|đóng|kinh phí hỗ|xã|vốn|tài trợ|hỗ trợ))\s+)?",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"\s+(?:(?:bảo đảm|đảm bảo)$|để (?=[^\W\d_]+ )|theo (?:quy định|phân cấp(?! hiện hành)|đúng)|nhằm|phục vụ|và các văn bản|hiện hành của|\(nếu có\)|căn cứ).*$|,?\s+(?:cụ thể|như sau|cụ thể như sau|trong đó|gồm)\s*:$"
)
_BY = re.compile(r"(?<![\wÀ-ỹ])[Dd]o\s+$")
_BY_WHOM = re.compile(r"(?<=\w)\s+(?:bảo đảm|đảm bảo|cấp|chi trả)\s+theo\s.*$")
_CUT = vi_pattern(
    r";\s*|,\s+(?=phần còn lại\s)|(?<=đồng),\s+(?!trích|lấy|chi\s|từ|trong đó|gồm|bao gồm|cụ thể|\d)|,\s+(?=(?:phần\s+|sự\s+)?(?:hỗ trợ|tài trợ|đóng góp|ủng hộ)\s+(?:của|từ)\s)|\.\s+(?=[<A>])|,?\s+và\s+(?=(?:từ\s+)?(?:các\s+)?nguồn)|,\s+(?=(?:từ\s+)?(?:các\s+)?nguồn)|,\s+(?=(?:huy động|lồng ghép|xã hội hóa|xã hội hoá|tài trợ|kinh phí|ngân sách)\s)|(?<!góp)(?<!trợ)(?<!huy động),\s+(?=(?:[Qq]uỹ|vận động|đối ứng|nguồn|vốn|dự phòng ngân sách|sự nghiệp|chi sự nghiệp|chi thường xuyên|học phí)\s)|\s+và\s+(?=[Qq]uỹ\s)|,\s+kết hợp\s+(?=(?:huy động|vận động|với|nguồn)\s)"
    r"|\s+và\s+(?=(?:(?:phần|một phần|sự)\s+)?(?:hỗ trợ|tài trợ|đóng góp|ủng hộ|viện trợ)\s+(?:của|từ|tự nguyện)\s)|\s+và\s+(?=vận động\s+(?:các|từ|sự|doanh|nhà|hội|nhân|<A>)[\wÀ-ỹ]*\s)|\s+và\s+(?=(?:huy động (?:các|nguồn|sự|đóng góp)|dự phòng ngân sách|sự nghiệp|lồng ghép|xã hội hóa|xã hội hoá|nguồn|kinh phí|ngân sách|dự toán|vốn|một phần)\s)"
)
_MEN_AND_MEANS = re.compile(
    r"(?:lực lượng|phương tiện|nhân lực|vật tư|trang thiết bị)(?![^.;]*(?:kinh phí|ngân sách|quỹ|vốn))", re.IGNORECASE
)
_FOR_OTHERS = re.compile(r"(?:tham mưu|đề nghị|đề xuất|hướng dẫn)\s[^.;]*$", re.IGNORECASE)
# The sum before the sources ("Dự kiến 45.000.000 đồng (…), trong đó: …"); the sum of one source stays with it.
_SUM = re.compile(
    r"(?:(?:Tổng|Dự kiến|Nhu cầu|Dự toán|Nguồn)?\s*(?:kinh phí)?[^.;:]{0,40}?:?\s*(?:\d[\d.,]{0,20}\s*(?:triệu |nghìn |tỷ )?(?:đồng|đ(?![\wÀ-ỹ])))(?:\s*\([^()]{0,120}\))?,?\s*(?:trong đó|gồm|bao gồm|cụ thể|trích(?: từ)?|lấy từ|chi từ|từ)\s*:?"
    r"|(?:Các\s+)?[Nn]guồn kinh phí(?:\s+thực hiện)?(?:\s+(?:gồm|bao gồm|từ))?\s*:|(?:Sử dụng|Trích(?:\s+từ)?|Chi từ|Lấy từ)(?=\s+(?:nguồn|các nguồn|kinh phí|ngân sách|[Qq]uỹ|dự toán|vốn)\s)|[Kk]inh phí\s[^:;.\d]{0,60}:)\s+",
    re.IGNORECASE,
)
_BY_RULE = re.compile(r"Kinh phí[^,;]*?\s(?:thực hiện|chi|áp dụng)(?:\s+đúng)?\s+theo\s", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:từ\s+)?(?:các\s+)?(?:nguồn\s+|phần\s+|sự\s+)?(?:đóng góp|tài trợ|hỗ trợ|ủng hộ|viện trợ)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(r"(?:xây dựng|lập)\s+(?=dự toán)")
_ALLOCATE = re.compile(r"(?:bố trí|cân đối)\s+(?:kinh phí|ngân sách)", re.IGNORECASE)
_MOBILISE = re.compile(r"huy động (?:các )?nguồn lực[^.;]{0,20}?(?:,\s*huy động sự tham gia của các tổ chức, cá nhân)?")
_RULES_ONLY = re.compile(
    r"(?:các nội dung,? mức chi|nội dung chi|mức chi|việc (?:quản lý|lập|thanh)|quản lý)", re.IGNORECASE
)


# One body pays: "Bảo hiểm xã hội tỉnh chi theo kế hoạch …", "Riêng thuốc đề nghị Sở Y tế cấp".
_PAYER = re.compile(
    r"(?:(?:Riêng|riêng|Phần|Kinh phí|kinh phí)\s[^;.]{0,160}?\s(?:đề nghị|do)\s+)?(?P<who>[^;.]{3,120}?\s(?:chi trả|chi|cấp|đài thọ))(?=\s+(?:theo|từ)(?![\wÀ-ỹ])|$)"
)
_PEOPLE = re.compile(r"(?:các )?(?:chủ|người|hộ|cha mẹ|phụ huynh|học viên)\s", re.IGNORECASE)
# "Tổng kinh phí: 85 triệu đồng (…)": how much, not from where; the sources follow behind "Trong đó:".
_TOTAL = re.compile(
    r"(?:Tổng|Dự kiến|Nhu cầu)\s[^;:\d]{0,60}(?::|là|khoảng)?\s*\d[\d.,]*\s*(?:triệu |nghìn |tỷ )?đồng(?:\s*\([^()]*\))?[.;]?$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"(?:Trong đó|Cụ thể|Bao gồm|Gồm)(?:\s+có)?\s*:?\s+", re.IGNORECASE)
_FROM_SOURCE = re.compile(
    r".*?\s(?:bố trí|cân đối|phân bổ|cấp)\s+(?:kinh phí|ngân sách)\s[^;:]{0,60}?(?:từ|bằng)\s+(?=(?:các\s+)?(?:nguồn|ngân sách|quỹ|dự phòng)\s)",
    re.IGNORECASE,
)
_ONE_SUM = re.compile(r"[^:\d]+:\s*\d[\d.,]*\s*(?:triệu |nghìn |tỷ )?đồng[.;]?$")
# Where nothing is headed "Kinh phí": the sentence that says where the money comes from.
_MONEY = r"(?=(?:các\s+)?(?:nguồn|ngân sách|[Qq]uỹ|dự toán|kinh phí|vốn|dự phòng)(?![\wÀ-ỹ]))"
_BRINGS = re.compile(
    rf"(?:(?:bố trí|cân đối|bảo đảm|đảm bảo|phân bổ|cấp)\s+(?:nguồn\s+)?(?:kinh phí|ngân sách)|[Kk]inh phí)(?![\wÀ-ỹ])[^.;:]{{0,140}}?\s(?P<of>từ|trong|do|gồm|bao gồm)\s+{_MONEY}"
    rf"|(?<![\wÀ-ỹ])(?:sử dụng\s+(?=(?:các\s+)?nguồn|ngân sách (?:địa phương|xã|phường|huyện|tỉnh|nhà nước)|[Qq]uỹ)|(?:bằng|trích(?: từ)?)\s+){_MONEY}"
    r"|(?<![\wÀ-ỹ])(?:từ|bằng)\s+(?=(?:các\s+)?(?:nguồn\s+(?:kinh phí|ngân sách|vốn|vận động|xã hội|thu|đóng góp|tài trợ|hỗ trợ|quỹ|sự nghiệp|chi)|[Qq]uỹ)(?![\wÀ-ỹ]))",
    re.IGNORECASE,
)
# "…, kinh phí do Công ty A tài trợ": one body brings the money.
_BROUGHT_BY = re.compile(
    r"[Kk]inh phí\s(?:[^.;:,]{0,60}\s)?do\s+(?P<who>[^.;:,]{3,100}?\s(?:tài trợ|hỗ trợ|ủng hộ|chi trả|tự túc|tự bảo đảm|tự đảm bảo))(?![\wÀ-ỹ])"
)
_MAY_TELL = re.compile(r"inh phí|ngân sách|nguồn|[Qq]uỹ")
_OWN_MEANS = re.compile(
    r"(?P<who>[^.;:,]{3,100}?\stự (?:bảo đảm|đảm bảo|túc|cân đối|trang trải))(?:\s+kinh phí)?[.;]?$"
)
_LABELLED = re.compile(r"(?:Về |Nguồn )?[Kk]inh phí(?:\s(?:thực hiện|tổ chức|hoạt động))?\s*:\s*(?=\S)")
_SPENT = re.compile(r"(?:thanh toán|quyết toán|quản lý|kiểm tra|giám sát|cho vay|vay vốn)[^.;]{0,60}$", re.IGNORECASE)
_STOP = vi_pattern(r"\.(?=\s+[<A>]|\s*$)")
_END = vi_pattern(r"[.;](?=\s+[<A>]|\s*$)|;")


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The single sources of a printed list."""
    cuts = [start]
    ends = []
    one_line = _ONE_SUM.match(text, start, stop) is not None
    for match in _CUT.finditer(text, start, stop):
        if one_line and not match.group().startswith(";"):
            continue  # "doanh nghiệp và người học: 2 tỷ đồng" is one line of money
        if _GIVEN.match(text, match.end()) and _GIVEN.match(text, cuts[-1], match.start()):
            continue  # gifts and help stay one source: "đóng góp của thành viên và tài trợ của doanh nghiệp"
        ends.append(match.start())
        cuts.append(match.end())
    ends.append(stop)
    return zip(cuts, ends, strict=True)


def _pays(who: str) -> bool:
    """Whether one body or kind of people is said to pay, rather than money named or other bodies told how to."""
    return (
        (starts_like_body(who) or _PEOPLE.match(who) is not None) and not _SOURCE.search(who) and duty_verb(who) is None
    )


def _sources(block: Block, start: int, stop: int | None = None) -> list[Printed]:
    text = block.text
    result: list[Printed] = []
    for begin, end in _pieces(text, start, len(text) if stop is None else stop):
        part = text[begin:end].strip(" .;")
        if part and (opening := _SUM.match(part)):
            begin, part = text.find(part, begin) + opening.end(), part[opening.end() :]
        if opening := _OF_WHICH.match(part):
            begin, part = text.find(part, begin) + opening.end(), part[opening.end() :]
        if (
            not part
            or _TOTAL.match(part)
            or _BY_RULE.match(part)
            or _RULES_ONLY.match(part)
            or _MEN_AND_MEANS.match(part)
        ):
            continue
        begin = text.find(part, begin)
        if (payer := _PAYER.match(part)) and _pays(payer["who"]):
            said = _TRIM.sub("", part[payer.start("who") :]).strip(" ,.;")
            result.append(
                Printed(said, block.span_of(begin + payer.start("who"), begin + payer.start("who") + len(said)))
            )
            continue
        if not _SOURCE.search(part):
            if (own := _OWN_MEANS.match(part)) and starts_like_body(part):
                result.append(Printed(own["who"], block.span_of(begin, begin + own.end("who"))))
            continue
        by_whom = False
        if source := _FROM_SOURCE.match(part):
            begin, part = begin + source.end(), part[source.end() :]
        estimate = _ESTIMATE.search(part)
        if estimate:
            begin, part = begin + estimate.end(), part[estimate.end() :]
        else:
            lead = _LEAD.match(part)
            if lead and lead.end() < len(part):
                by_whom = _BY.search(lead.group()) is not None
                begin, part = begin + lead.end(), part[lead.end() :]
            elif re.match(r"(?:Tổng )?Kinh phí\s", part) and not re.search(r"nguồn|ngân sách", part):
                continue
        if by_whom:
            part = _BY_WHOM.sub("", part)
        part = _TRIM.sub("", _TRIM.sub("", part)).strip(" ,.;")
        if len(part) > 5 and (_SOURCE.search(part) or len(result)):
            result.append(Printed(part, block.span_of(begin, begin + len(part))))
    return result


def read_budget_sources(outline: Outline, assignments: Sequence[Assignment] = ()) -> tuple[Printed, ...]:
    """Return the sources named under a budget heading; without one, where sentences and duties bring money."""
    result: list[Printed] = []
    heads = table_heads(outline.entries)
    for place, entry in enumerate(outline.entries):
        if outline.topic_of(entry) != "budget" or entry.role == "closing":
            continue
        if entry.role == "row":
            result += _in_row(entry.block, heads[place], result)
            continue
        if entry.role == "section" and entry.start >= len(entry.block.text):
            continue
        result += _sources(entry.block, entry.start)
    if result:
        return tuple(result)
    for entry in outline.entries:
        if entry.role not in ("closing", "row"):
            result += _told(entry)
    for assignment in assignments:
        for duty in assignment.duties:
            if any(duty.span.start <= source.span.start < duty.span.end for source in result):
                continue
            if (match := _ALLOCATE.search(duty.text)) and not _FOR_OTHERS.match(duty.text[: match.start()]):
                name = assignment.agency[0].lower() + assignment.agency[1:] if assignment.group else assignment.agency
                result.append(Printed(f"{name} {match.group().lower()}", duty.span))
            if match := _MOBILISE.search(duty.text):
                result.append(Printed(match.group().replace("huy động sự", "sự"), duty.span))
    return tuple(result)


def _in_row(row: Block, head: TableHead | None, known: Sequence[Printed]) -> Iterator[Printed]:
    """The source a row of an estimate names in its column, once for the whole table."""
    place = head.columns.get("source") if head is not None else None
    if place is None or place >= len(row.cells):
        return
    start, end = row.cells[place]
    said = row.text[start:end].strip(" .;")
    if any(char.isalpha() for char in said) and all(said.lower() != other.text.lower() for other in known):
        yield Printed(said, row.span_of(start, start + len(said)))


def _told(entry: Entry) -> Iterator[Printed]:
    """The sources a sentence names outside a budget part: "… bố trí kinh phí từ nguồn thu phạt và ngân sách xã"."""
    block = entry.block
    if not _MAY_TELL.search(block.text):
        return
    text = block.text
    start = entry.start if entry.start < len(text) else 0
    ends = [*(match.end() for match in _END.finditer(text, start)), len(text)]
    told_until = start
    for begin, end in itertools.pairwise([start, *ends]):
        if begin < told_until:
            continue
        if label := _LABELLED.match(text, begin + len(text[begin:end]) - len(text[begin:end].lstrip())):
            stop = _STOP.search(text, label.end())
            told_until = stop.start() if stop else len(text)
            yield from _sources(block, label.end(), told_until)
        elif brought := _BROUGHT_BY.search(text, begin, end):
            yield Printed(brought["who"], block.span_of(*brought.span("who")))
        elif (found := _BRINGS.search(text, begin, end)) and not _only_advice(
            text[begin : found.start()], found["of"] or found.group().split()[0].lower()
        ):
            yield from _sources(block, found.end(), end)


def _only_advice(before: str, of: str) -> bool:
    """Whether the words before speak of how money is kept, or only advise to use some or to find it "in the estimates"."""
    return _SPENT.search(before) is not None or (of in ("trong", "sử") and _FOR_OTHERS.search(before) is not None)
