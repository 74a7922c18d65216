"""Where the money comes from, as the plan prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Assignment, Printed
from donghanh.domain.text.letters import vi_pattern

_SOURCE = re.compile(
    r"ngân sách|nguồn|lồng ghép|xã hội hóa|xã hội hoá|tài trợ|viện trợ|đóng góp|huy động|dự toán|quỹ|vận động|hỗ trợ|kinh phí|chương trình|vốn|đối ứng|thu hợp pháp",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:tổng\s+)?kinh phí\s[^;:]{0,80}?(?=(?:từ|do)\s+(?!\d|ngày))|[^;:]{0,140}?(?:được\s+)?(?:bố trí|đảm bảo|bảo đảm|lấy|trích|sử dụng|cân đối|chi trả|cấp|do|gồm|bao gồm|thực hiện)\s+(?=từ|trong|nguồn|do\s+ngân sách))?(?:(?:từ|trong|do)\s+)?(?:(?:các\s+)?nguồn(?=\s+(?:ngân|Ngân|đóng|kinh phí hỗ|xã|vốn|tài trợ|hỗ trợ))\s+)?",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"\s+(?:(?:bảo đảm|đảm bảo)$|để (?:thực hiện|triển khai|tổ chức)|theo (?:quy định|phân cấp(?! hiện hành)|đúng)|nhằm|phục vụ|và các văn bản|hiện hành của|\(nếu có\)|căn cứ).*$|(?<=\w)\s+(?:bảo đảm|đảm bảo|cấp|chi trả)\s+theo\s.*$|,?\s+(?:cụ thể|như sau|cụ thể như sau|trong đó|gồm)\s*:$"
)
_CUT = vi_pattern(
    r";\s*|\.\s+(?=[<A>])|,?\s+và\s+(?=(?:từ\s+)?(?:các\s+)?nguồn)|,\s+(?=(?:từ\s+)?(?:các\s+)?nguồn)|,\s+(?=(?:huy động|lồng ghép|xã hội hóa|xã hội hoá|tài trợ|kinh phí|ngân sách)\s)|(?<!góp)(?<!trợ),\s+(?=(?:[Qq]uỹ|vận động|đối ứng|nguồn|vốn)\s)|\s+và\s+(?=[Qq]uỹ\s)|,\s+kết hợp\s+(?=(?:huy động|vận động|với|nguồn)\s)"
    r"|\s+và\s+(?=(?:hỗ trợ|tài trợ|đóng góp|ủng hộ|viện trợ)\s+(?:của|từ|tự nguyện)\s)|\s+và\s+(?=(?:huy động (?:các|nguồn|sự)|lồng ghép|xã hội hóa|xã hội hoá|nguồn|kinh phí)\s)"
)
_MEN_AND_MEANS = re.compile(
    r"(?:lực lượng|phương tiện|nhân lực|vật tư|trang thiết bị)(?![^.;]*(?:kinh phí|ngân sách|quỹ|vốn))", re.IGNORECASE
)
_FOR_OTHERS = re.compile(r"(?:tham mưu|đề nghị|đề xuất|hướng dẫn)\s[^.;]*$", re.IGNORECASE)
# The sum before the sources ("Dự kiến 45.000.000 đồng (…), trong đó: …"); the sum of one source stays with it.
_SUM = re.compile(
    r"(?:(?:Tổng|Dự kiến|Nhu cầu|Dự toán|Nguồn)?\s*(?:kinh phí)?[^.;:]{0,40}?:?\s*(?:\d[\d.,]{0,20}\s*(?:triệu |nghìn |tỷ )?đồng)(?:\s*\([^()]{0,120}\))?,?\s*(?:trong đó|gồm|bao gồm|cụ thể)\s*:?"
    r"|(?:Các\s+)?[Nn]guồn kinh phí(?:\s+thực hiện)?\s*:|(?:Sử dụng|Trích(?:\s+từ)?|Chi từ|Lấy từ)(?=\s+(?:nguồn |các nguồn )?(?:kinh phí|ngân sách|[Qq]uỹ|dự toán|vốn)))\s+",
    re.IGNORECASE,
)
_BY_RULE = re.compile(r"Kinh phí[^,;]*?\s(?:thực hiện|chi|áp dụng)(?:\s+đúng)?\s+theo\s", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:từ\s+)?(?:các\s+)?(?:nguồn\s+)?(?:đóng góp|tài trợ|hỗ trợ|ủng hộ|viện trợ)(?![\wÀ-ỹ])", re.IGNORECASE
)
_ESTIMATE = re.compile(r"(?:xây dựng|lập)\s+(?=dự toán)")
_ALLOCATE = re.compile(r"(?:bố trí|cân đối)\s+(?:kinh phí|ngân sách)", re.IGNORECASE)
_MOBILISE = re.compile(r"huy động (?:các )?nguồn lực[^.;]{0,20}?(?:,\s*huy động sự tham gia của các tổ chức, cá nhân)?")
_RULES_ONLY = re.compile(
    r"(?:các nội dung,? mức chi|nội dung chi|mức chi|việc (?:quản lý|lập|thanh)|quản lý)", re.IGNORECASE
)


def _sources(block: Block, start: int) -> list[Printed]:
    text = block.text
    cuts = [start]
    ends = []
    for match in _CUT.finditer(text, start):
        if _GIVEN.match(text, match.end()) and _GIVEN.match(text, cuts[-1], match.start()):
            continue  # gifts and help stay one source: "đóng góp của thành viên và tài trợ của doanh nghiệp"
        ends.append(match.start())
        cuts.append(match.end())
    ends.append(len(text))
    result: list[Printed] = []
    for begin, end in zip(cuts, ends, strict=True):
        part = text[begin:end].strip(" .;")
        if part and (opening := _SUM.match(part)):
            begin, part = text.find(part, begin) + opening.end(), part[opening.end() :]
        if (
            not part
            or _BY_RULE.match(part)
            or _RULES_ONLY.match(part)
            or _MEN_AND_MEANS.match(part)
            or not _SOURCE.search(part)
        ):
            continue
        begin = text.find(part, begin)
        estimate = _ESTIMATE.search(part)
        if estimate:
            begin, part = begin + estimate.end(), part[estimate.end() :]
        else:
            lead = _LEAD.match(part)
            if lead and lead.end() < len(part):
                begin, part = begin + lead.end(), part[lead.end() :]
            elif re.match(r"(?:Tổng )?[Kk]inh phí\s", part) and not re.search(r"nguồn|ngân sách", part):
                continue
        part = _TRIM.sub("", _TRIM.sub("", part)).strip(" ,.;")
        if len(part) > 5 and (_SOURCE.search(part) or len(result)):
            result.append(Printed(part, block.span_of(begin, begin + len(part))))
    return result


def read_budget_sources(outline: Outline, assignments: Sequence[Assignment] = ()) -> tuple[Printed, ...]:
    """Return the sources named under a budget heading; without one, the duties that bring money."""
    result: list[Printed] = []
    for entry in outline.entries:
        if outline.topic_of(entry) != "budget" or entry.role in ("closing", "row"):
            continue
        if entry.role == "section" and entry.start >= len(entry.block.text):
            continue
        result += _sources(entry.block, entry.start)
    if result or any(section.topic == "budget" for section in outline.sections):
        return tuple(result)
    for assignment in assignments:
        for duty in assignment.duties:
            if (match := _ALLOCATE.search(duty.text)) and not _FOR_OTHERS.match(duty.text[: match.start()]):
                name = assignment.agency[0].lower() + assignment.agency[1:] if assignment.group else assignment.agency
                result.append(Printed(f"{name} {match.group().lower()}", duty.span))
            if match := _MOBILISE.search(duty.text):
                result.append(Printed(match.group().replace("huy động sự", "sự"), duty.span))
    return tuple(result)
