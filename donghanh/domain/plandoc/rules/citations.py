"""Instruments named in the text: kind, number, date, issuer, period.

NĐ 30/2020/NĐ-CP: the first mention gives tên loại, số ký hiệu, ngày, cơ quan, trích yếu; real plans give less,
break the number over a line and put spaces into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Citation
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.markers import read_marker

KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Kế hoạch liên tịch|Kế hoạch|"
    "Công văn|Văn bản hợp nhất|Văn bản|Thông báo|Chương trình hành động|Chương trình|Hướng dẫn|Báo cáo|Kết luận|Công điện|Đề án|Quy chế|Tờ trình|Quy định|Dự án|Chiến lược"
)
_NUMBER = re.compile(
    rf"(?:(?P<kind>{KINDS})(?:\s+liên ngành)?\s+)?(?:(?P<so>[Ss]ố|SỐ)\s*:?\s*)?"
    r"(?P<number>(?<![\w/.])\d{1,5}[a-z]?\s?(?:/\s?(?:19|20)\d\d\s?)?(?:/\s?(?:[A-ZĐ]{1,6}\d{0,2}|[A-ZĐ][\wĐđ]{1,8})|[-–]\s?[A-ZĐ][A-ZĐa-z]{1,4}\s?/\s?[A-ZĐ][\wĐđư]{1,7})"
    r"(?:\s?[-–&.]\s?[A-ZĐ][\wĐđÀ-ỹ]{1,14}(?:&[A-ZĐ]+)?){0,3})(?![\w/])"
)
_BARE = re.compile(rf"(?P<kind>{KINDS})\s+số\s+(?P<number>\d{{1,5}})(?![\d/.,%\-])(?=\s|,|;)")
_LAW_BEFORE = re.compile(r"(Bộ luật|Luật)\s(?:(?!Luật)[^;.]){0,120}$")
_LAW = vi_pattern(
    r"(?P<kind>Bộ luật|Luật)\s+(?P<name>(?:Phòng,? chống|Bảo vệ,? [<a>]+|[<A>][\wÀ-ỹ]*)(?:[ ,]+(?!(?:năm|ngày|số|và (?:các|Luật|Bộ luật|Pháp lệnh|Nghị (?:định|quyết)|Quyết định|Thông tư)|sửa|được|quy định|đã|Luật|Bộ|có hiệu lực|trên|cho|tới|hiện hành|(?<!Nhà )ở|trong|của|nhằm|để|theo)(?![\wÀ-ỹ]))[\wÀ-ỹ]+){0,9})"
    r"(?:\s+năm\s+(?P<year>\d{4}))?"
)
# An amending law bears the names of those it amends: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C".
_AMENDING_LAW = vi_pattern(
    r"(?P<kind>Bộ luật|Luật)\s+(?P<name>[Ss]ửa đổi,?\s+bổ sung\s+(?:một số điều|các điều|Điều|khoản)[^;.()“]{0,40}?\s(?:của\s+)?(?:\d+\s|các\s+)?(?:Bộ luật|Luật)\s"
    r"(?:(?!(?:ngày|số|năm|được|quy định|có hiệu lực)(?![\wÀ-ỹ]))[\wÀ-ỹ]+[ ,]+){0,60}(?!(?:ngày|số|năm|được|quy định|có hiệu lực)(?![\wÀ-ỹ]))[\wÀ-ỹ]+)(?:\s+năm\s+(?P<year>\d{4}))?"
)
_PROGRAMME = re.compile(
    r"(?P<kind>Chiến lược|chiến lược|Chương trình|Đề án|Dự án|Kế hoạch)\s+(?P<name>(?:[^;.“”]|“[^”]{5,200}”){6,200}?)[,\s]*giai đoạn\s+(?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)"
)
_QUOTED = re.compile(
    r"“(?P<name>[^”“]{6,200}?)[,\s]*giai đoạn\s+(?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)\s*”"
)
_ISSUER = re.compile(
    r"\s*(?:,\s*)?của\s+(?P<issuer>(?:(?:Bộ|Sở|Phòng|Ban|bộ|sở)\s+(?:Văn h[oó][áa]|Kinh tế|Nông nghiệp|Lao động)[^;.()“]{0,60}?|[^,;.()“\d]{2,90}?))"
    r"(?=\s+(?:về|Về|phê duyệt|ban hành|quy định|hướng dẫn|V/v|v/v|thực hiện|triển khai|sửa đổi|tổ chức|tăng cường|khóa|và (?:Quyết|Nghị|Thông|Chỉ|Kế|Công|các)|“|năm \d|đến năm|trong|giai đoạn|phát động|công nhận|giao|kiện toàn|thành lập|tiếp tục|đẩy mạnh|để)"
    r"|\s*[;.()“]|\s*,(?!\s(?:Thể thao|Hạ tầng))|\s*$)"
)
_PERIOD = re.compile(r"giai\s+đoạn\s+((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)")
# "1/Mục đích" opens a part and cites nothing; the symbol of an instrument is longer or names its kind.
_MARKER_ALIKE = re.compile(r"\d{1,2}\s?/\s?[^\W\d]+")
_MOST = 400  # no paragraph names more instruments
_CLAUSE = re.compile(r"(?:“[^”]*”|\.(?!\s)|[^;.“])*")
_SPENDING = re.compile(
    r"(?:mức chi|nội dung chi|định mức|chế độ chi|quản lý và sử dụng kinh phí|chế độ công tác phí)", re.IGNORECASE
)


def tidy_number(printed: str) -> str:
    """Return a number without inner spaces and with plain hyphens."""
    return re.sub(r"\s+", "", printed).replace("–", "-").rstrip(".")


def _date_after(text: str, start: int) -> tuple[str | None, int]:
    tail = text[start : start + 60]
    lead = re.match(r"\s*,?\s*(?:\(|ký\s+|ban hành\s+)?(?=ngày|\d|tháng|năm)", tail)
    if not lead:
        return None, start
    for mention in find_dates(tail):
        if mention.start <= lead.end() + 1 and mention.date and not mention.date.startswith("-"):
            return mention.date, start + mention.end
        break
    return None, start


def _number_matches(text: str) -> Iterator[re.Match[str]]:
    found = list(_NUMBER.finditer(text))
    yield from found
    for match in _BARE.finditer(text):
        if not any(other.start() <= match.start() < other.end() for other in found):
            yield match


def numbered_citations(block: Block) -> list[tuple[Citation, int, int]]:
    """Return the numbered instruments of a paragraph with the offsets of their number and of their end."""
    text = block.text
    if "/" not in text and " số " not in text:
        return []
    matches = sorted(islice(_number_matches(text), _MOST), key=lambda match: match.start())
    if matches and _MARKER_ALIKE.fullmatch(matches[0].group()) and matches[0].start() == 0 and read_marker(text):
        del matches[0]
    result = []
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        date, end = _date_after(text, match.end())
        issuer_match = _ISSUER.match(text, end, limit)
        issuer = issuer_match["issuer"].strip() if issuer_match else None
        if issuer_match:
            end = issuer_match.end("issuer")
        number = tidy_number(match["number"])
        kind = match["kind"]
        if not kind and re.fullmatch(r"\d+/\d{4}/QH\d+", number):
            law = _LAW_BEFORE.search(text, max(0, match.start() - 140), match.start())
            kind = law.group(1) if law else None
        clause_end = min(limit, _clause_end(text, end))
        period = _PERIOD.search(text, end, clause_end)
        if not period:
            before = text[matches[index - 1].end() if index else 0 : match.start()]
            clause = before.rsplit(";", 1)[-1]
            if re.search(r"(?:theo|tại|kèm theo)\s*$", clause):
                period = _PERIOD.search(clause)
        printed = match["number"].strip()
        result.append(
            (
                Citation(
                    kind, number, date, issuer, text[match.start() : max(end, match.end())].strip(),
                    block.span_of(match.start(), max(end, match.end())),
                    period=f"{period[1]}-{period[2]}" if period else None,
                    number_as_printed=printed if printed != number else None,
                    name=text[end:clause_end].strip(" ,.;") or None,
                ),
                match.start(),
                end,
            )
        )  # fmt: skip
    return result


def _clause_end(text: str, start: int) -> int:
    """The end of the clause a citation stands in; a semicolon inside quotation marks does not end it."""
    match = _CLAUSE.match(text, start, start + 400)
    return match.end() if match else start


def named_citations(block: Block) -> list[Citation]:
    """Return laws and programmes named without a number."""
    return [citation for citation, _, _ in instruments_named(block)]


def instruments_named(block: Block) -> list[tuple[Citation, int, int]]:
    """The same with their offsets in the paragraph."""
    text = block.text
    result = []
    amending = list(_AMENDING_LAW.finditer(text)) if "bổ sung" in text else []
    laws = [
        one for one in _LAW.finditer(text) if not any(over.start() <= one.start() < over.end() for over in amending)
    ]
    for match in sorted([*amending, *laws], key=lambda match: match.start()):
        after = text[match.end() : match.end() + 12]
        if re.match(r"\s+số\s", after):
            continue
        end = match.start() + len(match.group().rstrip(" ,"))
        date, dated = _date_after(text, match.end()) if match["year"] is None else (match["year"], end)
        end = dated if date else end
        result.append(
            (
                Citation(
                    match["kind"], None, date, None, text[match.start() : end].strip(" ,"), block.span_of(match.start(), end),
                    name=match["name"].strip(" ,"),
                ),
                match.start(),
                end,
            )
        )  # fmt: skip
    for pattern in (_PROGRAMME, _QUOTED):
        if "giai đoạn" not in text:
            break
        for match in pattern.finditer(text):
            if re.search(r"số\s+\d|\d/", match["name"]) or any(
                start <= match.start() < end for _, start, end in result
            ):
                continue
            kind = match.groupdict().get("kind")
            result.append(
                (
                    Citation(
                        kind.capitalize() if kind else None, None, None, None, match.group(), block.span_of(match.start(), match.end()),
                        period=f"{match['from']}-{match['to']}", name=match["name"].strip(" ,“”"),
                    ),
                    match.start(),
                    match.end(),
                )
            )  # fmt: skip
    return result


def is_spending_norm(block: Block, start: int) -> bool:
    """Whether a citation is given as the rule for amounts to be spent."""
    before = block.text[max(0, start - 160) : start]
    return bool(_SPENDING.search(before.rsplit(". ", 1)[-1]))
