"""Instruments named in the text: kind, number, date, issuer, period.

NĐ 30/2020/NĐ-CP: the first mention gives tên loại, số ký hiệu, ngày, cơ quan, trích yếu; real plans give less,
break the number over a line and put spaces into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Citation
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.markers import read_marker

_KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Kế hoạch liên tịch|Kế hoạch|"
    "Công văn|Văn bản hợp nhất|Văn bản|Thông báo|Chương trình hành động|Chương trình|Hướng dẫn|Báo cáo|Kết luận|Công điện|Đề án|Quy chế|Tờ trình|Quy định|Dự án|Chiến lược"
)
_NUMBER = re.compile(
    rf"(?:(?P<kind>{_KINDS})(?:\s+liên ngành)?\s+)?(?:(?P<so>[Ss]ố|SỐ)\s*:?\s*)?"
    r"(?P<number>(?<![\w/.])\d{1,5}[a-z]?\s?(?:/\s?(?:19|20)\d\d\s?)?(?:/\s?(?:[A-ZĐ]{1,6}\d{0,2}|[A-ZĐ][\wĐđ]{1,8})|[-–]\s?[A-ZĐ][A-ZĐa-z]{1,4}\s?/\s?[A-ZĐ][\wĐđư]{1,7})"
    r"(?:\s?[-–&.]\s?[A-ZĐ][\wĐđÀ-ỹ]{1,14}(?:&[A-ZĐ]+)?){0,3})(?![\w/])"
)
_BARE = re.compile(rf"(?P<kind>{_KINDS})\s+số\s+(?P<number>\d{{1,5}})(?![\d/.,%\-])(?=\s|,|;)")
_LAW = vi_pattern(
    r"(?P<kind>Bộ luật|Luật)\s+(?P<name>(?:Phòng,? chống|Bảo vệ,? [<a>]+|[<A>][\wÀ-ỹ]*)(?:[ ,]+(?!(?:năm|ngày|số|và các|sửa|được|quy định|đã|Luật|Bộ|có hiệu lực|trên|cho|tới|hiện hành|ở|trong|của|nhằm|để|theo)(?![\wÀ-ỹ]))[\wÀ-ỹ]+){0,9})"
    r"(?:\s+năm\s+(?P<year>\d{4}))?"
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
_NESTED = re.compile(
    r"\b(?:về|Về|triển khai|thực hiện|kèm theo|phê duyệt|hướng dẫn|sửa đổi|thay thế|ban hành|V/v|theo|tại|giao)\b"
)
# "sửa đổi" in the name of the amending law itself nests nothing.
_AMENDING = re.compile(r"^\s*(?:vào\s+)?(?:Bộ luật|Luật)\s+sửa đổi,?\s+bổ sung\b")
_INTRO = re.compile(
    r"[-+–*\s]*(?P<intro>Căn cứ|Thực hiện|Triển khai thực hiện|Triển khai|Thi hành|Theo|Xét|Trên cơ sở|Tiếp tục thực hiện|Tiếp tục)\b",
    re.IGNORECASE,
)
# A proposal is no basis: "Xét Tờ trình số …", "Theo đề nghị của Sở … tại Tờ trình số …".
_PROPOSED = re.compile(r"[-+–*\s]*(?:Xét|Theo (?:đề nghị|Tờ trình))\b", re.IGNORECASE)
# "Thực hiện A về việc … và B số …": B stands beside A unless the abstract between them names an instrument of its own.
_BESIDE = re.compile(r"[^.;]*?(?:,|\bvà)\s+(?:các\s+)?")
_NAMES_INSTRUMENT = re.compile(rf"\b(?:{_KINDS})\b")
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
            law = re.search(r"(Bộ luật|Luật)\s+[^;,.]{0,80}$", text[: match.start()])
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
    text = block.text
    result = []
    for match in _LAW.finditer(text):
        after = text[match.end() : match.end() + 12]
        if re.match(r"\s+số\s", after):
            continue
        printed = match.group().strip(" ,")
        result.append(
            Citation(
                match["kind"],
                None,
                match["year"],
                None,
                printed,
                block.span_of(match.start(), match.start() + len(printed)),
                name=match["name"],
            )
        )
    for pattern in (_PROGRAMME, _QUOTED):
        if "giai đoạn" not in text:
            break
        for match in pattern.finditer(text):
            if re.search(r"số\s+\d|\d/", match["name"]) or any(
                c.span.start <= block.span_of(match.start(), match.end()).start < c.span.end for c in result
            ):
                continue
            kind = match.groupdict().get("kind")
            result.append(
                Citation(
                    kind.capitalize() if kind else None, None, None, None, match.group(), block.span_of(match.start(), match.end()),
                    period=f"{match['from']}-{match['to']}", name=match["name"].strip(" ,“”"),
                )
            )  # fmt: skip
    return result


def _stands_beside(between: str) -> bool:
    """Whether the words between two instruments are the abstract of the first and a comma or "và"."""
    return bool(_BESIDE.fullmatch(between)) and not _NAMES_INSTRUMENT.search(between)


def read_legal_basis(blocks: Iterable[Block]) -> tuple[list[Citation], list[Citation]]:
    """Return the instruments the preamble rests on, and those it only mentions within their titles."""
    basis: list[Citation] = []
    mentioned: list[Citation] = []
    opened: re.Match[str] | None = None  # "Căn cứ các văn bản sau:", whose list follows
    for block in blocks:
        bullet = (marker := read_marker(block.text)) is not None and marker.kind in ("dash", "plus")
        own = _INTRO.match(block.text)
        intro = own or (opened if bullet else None)
        opened = intro if block.text.endswith(":") or bullet else None
        found = numbered_citations(block)
        last_end = 0
        proposed = _PROPOSED.match(block.text) is not None
        was_direct = True
        for citation, start, end in found:
            between = block.text[last_end:start]
            direct = (
                last_end == 0
                or ";" in between
                or re.fullmatch(r"[^.]{0,40}?(?:,|và)\s*(?:các\s+)?", between) is not None
            )
            if (
                last_end
                and not direct
                and (_NESTED.search(between) is None or (was_direct and _stands_beside(between)))
            ):
                direct = True
            new_sentence = re.search(r"\.\s+(?=[A-ZĐ])[^.]*$", between)
            if intro and last_end == 0 and _NESTED.search(_AMENDING.sub("", between[own.end() if own else 0 :])):
                direct = re.search(r"(?:thực hiện|Thực hiện|căn cứ|theo|tại)\s*(?:nội dung\s*)?$", between) is not None
            if new_sentence and not re.match(r"\.\s+(?:Căn cứ|Thực hiện|Theo)", new_sentence.group()):
                direct = False
            was_direct = direct
            if intro and direct and not proposed:
                basis.append(replace(citation, intro=intro["intro"].capitalize()))
            else:
                mentioned.append(citation)
            last_end = end
        if intro:
            for citation in named_citations(block):
                if not any(c.span.start <= citation.span.start < c.span.end for c, _, _ in found):
                    if re.fullmatch(
                        r"[-+–*\s]*(?:Căn cứ|Thực hiện|Theo)\s*(?:vào\s*)?",
                        block.text[: block.text.find(citation.text)],
                    ):
                        basis.append(citation)
                    else:
                        mentioned.append(citation)
    return basis, mentioned


def is_spending_norm(block: Block, start: int) -> bool:
    """Whether a citation is given as the rule for amounts to be spent."""
    before = block.text[max(0, start - 160) : start]
    return bool(_SPENDING.search(before.rsplit(". ", 1)[-1]))
