"""The letterhead and the title: number, place, date, issuing body, level, abstract, year.

NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 a–đ and Phụ lục I, mục II. Texts copied from a page often lack all of it; then the
issuing body is taken from the sentence in which it issues the plan, and ``issuer_basis`` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import reduce

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.frame import Frame
from donghanh.domain.plandoc.reading import Citation, Header, Printed, Signer
from donghanh.domain.plandoc.rules.citations import tidy_number
from donghanh.domain.plandoc.rules.issuer import (
    NUMBER_FIRST,
    PRINTED_NUMBER,
    complete,
    is_joint,
    is_unit_lost,
    issuer_in_text,
    issuers,
    level_of,
    parent_in_basis,
    proper_case,
    with_unit,
)
from donghanh.domain.plandoc.types import PLAN_TYPES
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.secrecy import first_mark

_PLACE = vi_pattern(
    r"(?:^|\s)(?P<place>[<A>][^,\d:;]{1,48}?)\s*,?\s+(?P<date>ngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_\d]*)"
    r"|^(?P<town>[<A>][^,\d:;]{1,48}?)\s*,\s+(?P<day>ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4})$",
    re.UNICODE,
)
_YEAR = re.compile(r"[Nn]ăm\s+(?:học\s+)?(?P<year>(?:19|20)\d\d)|NĂM\s+(?:HỌC\s+)?(?P<upper>(?:19|20)\d\d)")
_UNTIL = re.compile(r"(?:đến|tầm\s+nhìn|hướng\s+tới|định\s+hướng)\s+$", re.IGNORECASE)


def _number(block: Block) -> tuple[str | None, str, str, Span] | None:
    text = block.text.strip()
    match = PRINTED_NUMBER.search(text) or NUMBER_FIRST.match(text)
    if not match:
        return None
    run = re.sub(r"\D+", "", match["run"]) + (match["run"].strip()[-1:] if match["run"].strip()[-1:].isalpha() else "")
    symbol = tidy_number(match["symbol"])
    number = f"{run}{match['sep'].replace('–', '-') or '-'}{symbol}" if run else None
    return number, symbol, match.group().strip(), block.span_of(match.start(), match.end())


def _after_number(text: str) -> int:
    """Where the place and day can begin on a line that opens with the number: "Số: /KH-UBND Sông Mây, ngày …"."""
    match = NUMBER_FIRST.match(text)
    return len(match.group().rstrip()) if match else 0


def _year(
    title: str, blocks: Sequence[Block], frame: Frame, issue_date: str | None, basis: Sequence[Citation]
) -> int | None:
    found = [
        int(m["year"] or m["upper"])
        for m in _YEAR.finditer(title)
        if not (issue_date and _UNTIL.search(title, 0, m.start()))
    ]
    if found:  # a plan that also names the year before is about its own
        ahead = [year for year in found if issue_date and frame.doc_type in PLAN_TYPES and year >= int(issue_date[:4])]
        return (ahead or found)[0]
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
    return title, reduce(Span.joined, spans)


def read_header(
    blocks: Sequence[Block], frame: Frame, basis: Sequence[Citation], text: str, signers: Sequence[Signer] = ()
) -> Header:
    """Return what the letterhead, the title and the opening say about the document itself."""
    spans: dict[str, Span] = {}
    number = symbol = printed = place = issue_date = date_printed = None
    motto = False
    head_blocks = [blocks[index] for index in (*frame.header, *frame.title)]
    if frame.type_index is not None:
        spans["doc_type"] = blocks[frame.type_index].span_of(
            0, min(frame.type_rest, len(blocks[frame.type_index].text))
        )
    place_of_mark, secrecy = first_mark(block.text for block in head_blocks) or (0, None)
    if secrecy:
        spans["secrecy"] = head_blocks[place_of_mark].span
    for block in head_blocks:
        motto = motto or bool(MOTTO.search(block.text))
        if symbol is None and (found := _number(block)):
            number, symbol, printed, spans["number"] = found
        if issue_date is None and (match := _PLACE.search(block.text, _after_number(block.text))):
            town, day = ("place", "date") if match["date"] else ("town", "day")
            place = match[town].strip(" -*,")
            date_printed = f"{place}, {match[day]}"
            mention = next(iter(find_dates(match[day])), None)
            issue_date = (
                mention.date if mention and not (mention.date or "").startswith("--") else None
            )  # cut off: no day
            spans["place"] = block.span_of(match.start(town), match.end(town))
            spans["issue_date"] = block.span_of(match.start(day), match.end(day))
    title, title_span = title_of(blocks, frame)
    if title_span:
        spans["title"] = title_span
    joint = is_joint(frame, blocks, symbol, title or "", signers)
    others: list[Printed] = []
    lines, beside = issuers([blocks[index] for index in frame.header], joint)
    issuer = parent = basis_note = None
    if lines:
        issuer, spans["issuer"] = proper_case(lines[-1][0], text), lines[-1][1]
        opening = [title or "", *(blocks[index].text for index in frame.preamble)]
        if is_unit_lost(issuer) and (whole := issuer_in_text(blocks, frame, title or "")):
            issuer = with_unit(issuer, whole[0])
        issuer = complete(issuer, opening, place)
        others = [Printed(complete(proper_case(name, text), [issuer, *opening], place), span) for name, span in beside]
        if len(lines) > 1:
            parent, spans["issuer_parent"] = proper_case(lines[-2][0], text), lines[-2][1]
    elif found_issuer := issuer_in_text(blocks, frame, title or ""):
        issuer, spans["issuer"] = found_issuer
        basis_note = "body; no issuer block"
    parent = parent or (None if joint else parent_in_basis(issuer, basis))
    if number and not re.search(r"\d", number):
        number = None
    return Header(
        frame.doc_type, number, symbol, printed, issuer, parent, basis_note, level_of(issuer, parent), place, issue_date, date_printed,
        title, _year(title or "", blocks, frame, issue_date, basis), motto, secrecy,
        tuple(others), spans,
    )  # fmt: skip
