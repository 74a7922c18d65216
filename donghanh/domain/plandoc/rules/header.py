"""The letterhead and the title: number, place, date, issuing body, level, abstract, year.

NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 a–đ and Phụ lục I, mục II. Texts copied from a page often lack all of it; then the
issuing body is taken from the sentence in which it issues the plan, and ``issuer_basis`` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.frame import Frame, is_upper
from donghanh.domain.plandoc.reading import Citation, Header
from donghanh.domain.plandoc.rules.citations import tidy_number
from donghanh.domain.text.bodies import starts_like_body, take_body
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.forms import fold, same_tone
from donghanh.domain.text.letters import vi_pattern

_NUMBER = re.compile(
    r"(?:Số|SỐ|số)\s*:?\s*(?P<run>[\d.…_\s]*?[a-z]?)\s*(?P<sep>[/-])\s*(?P<symbol>(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐđ&]*(?:\s?[-–/]\s?[A-ZĐ][\wĐđÀ-ỹ&.]*)*)\s*$"
)
_PLACE = vi_pattern(
    r"(?:^|\s)(?P<place>[<A>][^,\d:;]{1,48}?)\s*,?\s+(?P<date>ngày[\s.…_\d]*tháng[\s.…_\d]*(?:năm\s*\d{4}))",
    re.UNICODE,
)
_STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐỘC LẬP\s*[-–]|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM", re.IGNORECASE)
SECRET = re.compile(r"(?:TUYỆT MẬT|TỐI MẬT|MẬT)$")
"""A secrecy mark as it is stamped: nothing else stands in its line or column (Luật Bảo vệ bí mật nhà nước)."""
_LEVELS = ("đặc khu", "thị trấn", "thị xã", "thành phố", "phường", "huyện", "quận", "tỉnh", "xã")
_LEVEL = re.compile(rf"(?<![\wÀ-ỹ])(?:{'|'.join(_LEVELS)})(?![\wÀ-ỹ])", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân)\s+", re.IGNORECASE)
_ISSUES = re.compile(r"(?:ban hành|xây dựng|triển khai|đề ra|lập|tổ chức|báo cáo|thông báo|hướng dẫn|đề nghị|yêu cầu)")
_YEAR = re.compile(r"[Nn]ăm\s+(?:học\s+)?(?P<year>(?:19|20)\d\d)|NĂM\s+(?:HỌC\s+)?(?P<upper>(?:19|20)\d\d)")
_NAME_AFTER = r"\s+(?P<name>[<A>][\wÀ-ỹ]*(?:\s+[<A>][\wÀ-ỹ]*){0,3}|(?:số\s+)?\d{1,2}(?!\d|\s*khối))"
_RANK = {
    "xã": 1,
    "phường": 1,
    "thị trấn": 1,
    "đặc khu": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "thành phố": 3,
    "tỉnh": 3,
}


def level_of(issuer: str | None) -> str | None:
    """Return the level word of an issuing body's name."""
    if not issuer:
        return None
    lower = same_tone(issuer).lower()
    if re.match(r"(?:chính phủ|thủ tướng|quốc hội|bộ(?!\s*phận|\s*chỉ)|ban bí thư|trung ương)", lower):
        return "trung ương"
    if re.match(r"trường\b|nhà trường", lower):
        return "trường"
    committee = _COMMITTEE.match(lower)
    if committee:
        found = _LEVEL.match(lower, committee.end())
        return found.group() if found else None
    return "cơ quan"


def proper_case(name: str, text: str) -> str:
    """Return a name printed in capitals as the body of the document writes it, else in ordinary case."""
    if not is_upper(name):
        return name
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    for match in pattern.finditer(text):
        if not is_upper(match.group()):
            return " ".join(match.group().split())
    words = []
    lower = name.lower()
    lower = re.sub(r"^(?:ủy|uỷ) ban nhân dân", lambda m: m.group().capitalize(), lower)
    lower = re.sub(r"\b(?:ubnd|hđnd|mttq|vn|thcs|thpt|lhpn|bhxh|tncs)\b", lambda m: m.group().upper(), lower)
    after_level = re.split(
        r"(?<![\wÀ-ỹ])((?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố|tiểu học|mầm non|thcs|thpt|trung học cơ sở|trung học phổ thông))\s+",
        lower,
        flags=re.IGNORECASE,
    )
    for index, part in enumerate(after_level):
        follows_level = index > 0 and index % 2 == 0
        words.append(part.title() if follows_level and index == len(after_level) - 1 else part)
    joined = " ".join(part.strip() for part in words if part.strip())
    return joined[:1].upper() + joined[1:]


def _number(block: Block) -> tuple[str | None, str, str, Span] | None:
    match = _NUMBER.search(block.text.strip())
    if not match:
        return None
    run = re.sub(r"\D+", "", match["run"]) + (match["run"].strip()[-1:] if match["run"].strip()[-1:].isalpha() else "")
    symbol = tidy_number(match["symbol"])
    number = f"{run}{match['sep']}{symbol}" if run else None
    return number, symbol, match.group().strip(), block.span_of(match.start(), match.end())


def _issuer_lines(blocks: Sequence[Block]) -> list[tuple[str, Span]]:
    names: list[tuple[str, Span]] = []
    for block in blocks:
        text = block.text.strip(" *-_")
        if _STATE.search(text):
            position = _STATE.search(text)
            text = text[: position.start()].strip() if position else ""
        if (
            not text
            or not is_upper(text)
            or _NUMBER.search(text)
            or SECRET.search(text)
            or len(text) > 140
            or re.match(r"(?:DỰ THẢO|HỎA TỐC|KHẨN|BẢN SAO|V/V)", text)
        ):
            continue
        head = starts_like_body(text) and not re.match(r"PHÒNG,? CHỐNG|VÀ\s|THÀNH PHỐ|XÃ\s|CÁC\s|CÔNG TÁC", text)
        if head or not names:
            names.append((text, block.span))
        else:
            before, span = names[-1]
            names[-1] = (f"{before} {text}", Span(span.start, block.span.end, span.line_start, block.span.line_end))
    return [(name, span) for name, span in names if starts_like_body(name) or len(names) > 1]


def _complete(name: str, texts: Sequence[str]) -> str:
    """ "UBND phường" with the name of the ward that the title gives."""
    match = re.search(rf"(?P<level>{'|'.join(_LEVELS)})$", name, re.IGNORECASE)
    if not match:
        return name
    for text in texts:
        found = vi_pattern(rf"(?<![\wÀ-ỹ]){match['level']}{_NAME_AFTER}").search(text)
        if found:
            return f"{name} {found['name']}"
    return name


def _issuer_in_text(blocks: Sequence[Block], frame: Frame, title: str) -> tuple[str, Span] | None:
    closing = [blocks[index].text for index in frame.body if blocks[index].text.startswith("Trên đây")]
    for index in (*frame.preamble, *list(frame.body)[:3]):
        block = blocks[index]
        for sentence in re.finditer(r"(?:^|(?<=[.;:])\s+|,\s+)(?=[A-ZĐỦ])", block.text):
            rest = block.text[sentence.end() :]
            if not starts_like_body(rest):
                continue
            body = take_body(rest)
            if not body or body.start or not _ISSUES.match(rest[body.duty_start :]) or body.end > 120:
                continue
            name = rest[: body.end]
            if name.lower().startswith(("các ", "những ", "tổ chức", "mỗi")):
                continue
            return _complete(name, [title, *closing]), block.span_of(sentence.end(), sentence.end() + body.end)
    return None


def _parent(issuer: str | None, basis: Sequence[Citation]) -> str | None:
    if not issuer:
        return None
    rank = _RANK.get(level_of(issuer) or "", 0)
    for citation in basis:
        name = citation.issuer
        if not name or not _COMMITTEE.match(name + " "):
            continue
        above = _RANK.get(level_of(name) or "", 0)
        if above > rank and fold(name) != fold(issuer):
            return name
    return None


def _year(
    title: str, blocks: Sequence[Block], frame: Frame, issue_date: str | None, basis: Sequence[Citation]
) -> int | None:
    found = [int(m["year"] or m["upper"]) for m in _YEAR.finditer(title)]
    if found:
        return found[0]
    span = re.search(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", title)
    if issue_date:
        return int(issue_date[:4])
    if span:
        return int(span[1])
    counted = Counter(
        int(m["year"] or m["upper"]) for i in (*frame.preamble, *frame.body) for m in _YEAR.finditer(blocks[i].text)
    )
    latest = max((int(c.date[:4]) for c in basis if c.date and c.date[:4].isdigit()), default=None)
    likely = [year for year, _ in counted.most_common() if latest is None or latest <= year <= latest + 1]
    if likely:
        return likely[0]
    return latest


def title_of(blocks: Sequence[Block], frame: Frame) -> tuple[str | None, Span | None]:
    """Return the abstract: the title lines joined, without the type and without "V/v"."""
    parts: list[str] = []
    spans: list[Span] = []
    if frame.type_index is not None and frame.type_rest < len(blocks[frame.type_index].text):
        head = blocks[frame.type_index]
        parts.append(head.text[frame.type_rest :].strip(" :"))
        spans.append(head.span_of(frame.type_rest))
    for index in frame.title:
        text = blocks[index].text
        if re.match(r"\(?(?:Số|SỐ)\s*:", text):
            continue
        parts.append(text)
        spans.append(blocks[index].span)
    title = " ".join(parts).strip(" .*")
    title = re.sub(r"^(?:V/v|V/V|v/v)\s*:?\s*", "", title)
    if not title:
        return None, None
    return title, Span(spans[0].start, spans[-1].end, spans[0].line_start, spans[-1].line_end)


def read_header(blocks: Sequence[Block], frame: Frame, basis: Sequence[Citation], text: str) -> Header:
    """Return what the letterhead, the title and the opening say about the document itself."""
    spans: dict[str, Span] = {}
    number = symbol = printed = place = issue_date = date_printed = secrecy = None
    motto = False
    head_blocks = [blocks[index] for index in (*frame.header, *frame.title)]
    if frame.type_index is not None:
        spans["doc_type"] = blocks[frame.type_index].span_of(
            0, min(frame.type_rest, len(blocks[frame.type_index].text))
        )
    for block in head_blocks:
        motto = motto or bool(_STATE.search(block.text))
        if secrecy is None and SECRET.fullmatch(block.text.strip(" *")):
            secrecy = block.text.strip(" *")
            spans["secrecy"] = block.span
        if symbol is None and (found := _number(block)):
            number, symbol, printed, spans["number"] = found
        if issue_date is None and (match := _PLACE.search(block.text)):
            place = match["place"].strip(" -*,")
            date_printed = f"{place}, {match['date']}"
            mention = next(iter(find_dates(match["date"])), None)
            issue_date = mention.date if mention else None
            spans["place"] = block.span_of(match.start("place"), match.end("place"))
            spans["issue_date"] = block.span_of(match.start("date"), match.end("date"))
    title, title_span = title_of(blocks, frame)
    if title_span:
        spans["title"] = title_span
    lines = _issuer_lines([blocks[index] for index in frame.header])
    issuer = parent = basis_note = None
    if lines:
        issuer, spans["issuer"] = proper_case(lines[-1][0], text), lines[-1][1]
        issuer = _complete(issuer, [title or ""])
        if len(lines) > 1:
            parent, spans["issuer_parent"] = proper_case(lines[-2][0], text), lines[-2][1]
    elif found_issuer := _issuer_in_text(blocks, frame, title or ""):
        issuer, spans["issuer"] = found_issuer
        basis_note = "body; no issuer block"
    parent = parent or _parent(issuer, basis)
    if number and not re.search(r"\d", number):
        number = None
    return Header(
        frame.doc_type, number, symbol, printed, issuer, parent, basis_note, level_of(issuer), place, issue_date, date_printed,
        title, _year(title or "", blocks, frame, issue_date, basis), motto, secrecy, spans,
    )  # fmt: skip
