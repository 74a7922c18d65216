"""The frame of a document: letterhead, addressees, recipients and signature, and what should be read of them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

from tests.samples.compose.gold import Gold
from tests.samples.compose.printed import Block, Columns, Line, Para
from tests.samples.compose.settings import Setting
from tests.samples.compose.spec import Document

STATE = (
    Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
    Line("Độc lập - Tự do - Hạnh phúc", bold=True, rule=True),
)
PARTY = (Line("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, rule=True),)
_BLANK = "     "


def head(document: Document, setting: Setting, planted: Set[str]) -> list[Block]:
    """The letterhead with the number and the date."""
    form = document.head
    issuer = [Line(text) for text in form.above] + [Line(text, bold=True) for text in form.issuer]
    issuer[-1] = Line(issuer[-1].text, bold=True, rule=True)
    if "secrecy" in planted:
        issuer.append(Line("MẬT", bold=True))
    left = [*issuer, *([Line("*")] if form.party else []), Line(form.number_line.format(_number(document, planted)))]
    if document.kind == "Công văn":
        left.append(Line(f"V/v {document.title}"))
    right = [*(PARTY if form.party else STATE), Line(_date(document, planted), italic=True)]
    return [Columns(left, right, "head")]


def _number(document: Document, planted: Set[str]) -> str:
    return re.sub(r"^\d+", _BLANK, document.head.number) if "missing_number" in planted else document.head.number


def _date(document: Document, planted: Set[str]) -> str:
    year, month, day = document.head.date.split("-")
    printed = _BLANK if "placeholder_date" in planted else day
    return f"{document.head.place}, ngày {printed} tháng {month if int(month) < 3 else int(month)} năm {year}"


def header_gold(document: Document, title: str, planted: Set[str], blocks: Sequence[Block]) -> dict[str, Any]:
    """What should be read of the letterhead and the title. The body above counts only where it is printed."""
    bare = "missing_header" in planted
    number = document.head.number
    words = " ".join(_words(block) for block in blocks).lower().replace("ubnd", "ủy ban nhân dân")
    parent = document.parent
    if parent and parent.lower().replace("ubnd", "ủy ban nhân dân") not in words:
        if not bare:
            raise ValueError(f"{document.name}: {parent!r} is not printed")
        parent = None
    date = document.head.date[:7] if "placeholder_date" in planted else document.head.date
    return {
        "doc_type": document.kind,
        "number": None if bare or "missing_number" in planted else number,
        "number_symbol": None if bare else re.sub(r"^\d+[/-]", "", number),
        "issuer": document.issuer,
        "issuer_parent": parent,
        "level": document.level,
        "place": None if bare else document.head.place,
        "issue_date": None if bare else date,
        "title": title,
        "year": document.year,
        "signer": _signer(document, planted),
    }


def _words(block: Block) -> str:
    if isinstance(block, Columns):
        return " ".join(line.text for line in (*block.left, *block.right))
    return block.text if isinstance(block, Para) else ""


def addressees(document: Document) -> list[Block]:
    """ "Kính gửi": one body on the line, several below it."""
    if len(document.addressees) == 1:
        return [Para(f"Kính gửi: {document.addressees[0]}.", "address")]
    if not document.addressees:
        return []
    last = len(document.addressees) - 1
    lines = [
        Para(f"{body}{'.' if i == last else ';'}", "bullet", "-", 1, "-") for i, body in enumerate(document.addressees)
    ]
    return [Para("Kính gửi:", "address"), *lines]


def _signer(document: Document, planted: Set[str]) -> dict[str, str | None]:
    form = document.foot
    if "missing_signature" in planted:
        return dict.fromkeys(("on_behalf", "capacity", "position", "name"))
    return {
        "on_behalf": None if "missing_on_behalf" in planted else form.on_behalf or None,
        "capacity": form.capacity or None,
        "position": form.position,
        "name": form.name,
    }


def foot(document: Document, setting: Setting, planted: Set[str], gold: Gold) -> list[Block]:
    """Recipients at the left, signature at the right."""
    form = document.foot
    left: list[Line] = []
    if "recipients_missing" not in planted:
        texts = [gold.take(text, numbers=False).text for text in form.recipients]
        gold.values["recipients"] = texts
        left = [Line("Nơi nhận:", bold=True, italic=True)]
        left += [Line(f"- {text}{'.' if text is texts[-1] else ';'}") for text in texts]
    right: list[Line] = []
    if "missing_signature" not in planted:
        capacity = form.capacity.replace("KT. ", "K.T ") if "signer_style" in planted else form.capacity
        posts = ["" if "missing_on_behalf" in planted else form.on_behalf, capacity, form.position]
        right = [Line(text, bold=True) for text in posts if text] + [Line("")] * 3 + [Line(form.name, bold=True)]
    return [Columns(left, right, "foot")] if left or right else []
