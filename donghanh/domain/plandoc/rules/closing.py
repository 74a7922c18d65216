"""The end of a document: recipients and signature (NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 g–i)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.frame import Frame
from donghanh.domain.plandoc.reading import Printed, Signer
from donghanh.domain.plandoc.signing import SIGNED, is_recipients_line, is_sign_line, person_name
from donghanh.domain.text.bodies import starts_like_body
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import is_upper, vi_pattern

_OPEN = re.compile(r"(?:\*\s*)?(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*:?\s*")
# "Lưu VT" has the shape of a name: "Lưu Vân".
_KEPT = re.compile(r"Lưu\s*:?\s*(?:VT|VP|HS|HC|văn thư|Văn thư)\b")
_KEEPS = re.compile(r"Lưu\b")
# Under the line of what is kept some offices print who typed the paper: a given name alone, or letters.
_INITIALS = vi_pattern(r"[<A>][<a>]{1,6}|[<A>]{1,3}\d?")
_SHORT_NAMES = ("UBND", "HĐND", "MTTQ", "ĐU", "VP", "LĐ", "TT")
_DASHED_CODE = vi_pattern(r"[-–+]\s*[<A>&-]{2,12}\s*[;.,]?")
_ITEM = re.compile(r"(?:^|(?<=[;.)])\s)[-–+*•]\s*(?=\S)|(?<=;)\s(?=[-–])")
_ON_BEHALF = re.compile(r"(?:T\.?\s?M\s?[./]|T/M)\s*")
_POST_AND_NAME = vi_pattern(r"(?P<post>[^<a>]*[<A>]{2})\s+(?P<name>[<A>][<a>]+(?:\s+[<A>][<a>]*){1,4})")
_CAPACITY = re.compile(
    r"(?P<code>K\.T(?=\s)|K\.?\s?T(?=\s?[./])|K/T|T\.?\s?L(?=\s?[./])|TUQ(?=\s?[./]))\s?[./]?\s*(?P<post>.*)"
)


def _is_short_name(text: str) -> bool:
    """Whether a line in capitals is a recipient and no line of the signature: an office by its short name."""
    return bool(_DASHED_CODE.fullmatch(text)) or text.lstrip("-–+ ").startswith(_SHORT_NAMES)


def read_recipients(blocks: Sequence[Block], frame: Frame) -> tuple[Printed, ...]:
    """Return the recipients without the leading dash and the closing mark."""
    result: list[Printed] = []
    open_list = False
    for index in frame.tail:
        block = blocks[index]
        start = 0
        if is_recipients_line(block.text):
            open_list = True
            match = _OPEN.match(block.text)
            start = match.end() if match else 0
            if start >= len(block.text):
                continue
        elif (
            MOTTO.search(block.text)
            or (open_list and SIGNED.match(block.text))
            or (not open_list or is_sign_line(block.text) or (is_upper(block.text) and not _is_short_name(block.text)))
        ):
            continue
        elif not re.match(r"[-–+*•]", block.text):
            if result and not block.text[:1].isupper() and block.gap == 0:
                last = result[-1]
                result[-1] = Printed(f"{last.text} {block.text}".rstrip(" ;.,"), last.span.joined(block.span))
                continue
            if result and _KEEPS.match(result[-1].text) and _INITIALS.fullmatch(block.text):
                continue
            named = person_name(block.text) and not block.text.rstrip().endswith((";", "."))
            if (named and not _KEPT.match(block.text)) or SIGNED.match(block.text):
                continue
        marks = list(_ITEM.finditer(block.text, start))
        cuts = [*(match.end() for match in marks)] or [start]
        ends = [*(match.start() for match in marks[1:]), len(block.text)]
        for begin, end in zip(cuts, ends, strict=True):
            printed = block.text[begin:end].strip().rstrip(" ;.,").lstrip("-–+* ")
            if printed:
                offset = block.text.find(printed, begin)
                result.append(Printed(printed, block.span_of(offset, offset + len(printed))))
    return tuple(result)


def _tidy_post(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" *:")


def _is_party(blocks: Sequence[Block], frame: Frame) -> bool:
    return any("ĐẢNG CỘNG SẢN" in blocks[index].text.upper() for index in frame.header)


@dataclass
class _Signature:
    """The lines of a signature as they are read, one after the other."""

    behalf_code: str
    on_behalf: str | None = None
    capacity: str | None = None
    position: str | None = None

    def add(self, text: str) -> None:
        """Read one line: on whose behalf, in which capacity, the post, or the rest of the line above."""
        if match := _ON_BEHALF.match(text):
            text = self._behalf(text[match.end() :])
        if match := _CAPACITY.match(text):
            text = self._capacity(match["code"], match["post"])
        if not text:
            return
        if not self.position or not _goes_with(self.position, text):
            self.position = text
        elif not is_sign_line(text):
            self.position = f"{self.position} {text}"

    def _behalf(self, rest: str) -> str:
        split = re.search(r"\s(?=KT\s?\.|K\.T|CHỦ TỊCH|PHÓ CHỦ TỊCH)", rest)
        self.on_behalf = f"{self.behalf_code} {rest[: split.start()] if split else rest}"
        return rest[split.end() :] if split else ""

    def _capacity(self, printed: str, post: str) -> str:
        code = re.sub(r"[\s./]", "", printed)
        split = re.search(r"\s(?=PHÓ\s)", post) if code == "KT" else None
        if self.capacity and self.on_behalf is None:  # "TL. CHỦ TỊCH", then "KT. CHÁNH VĂN PHÒNG"
            self.on_behalf = self.capacity
        self.capacity = f"{code}. {post[: split.start()] if split else post}".strip()
        return post[split.end() :] if split else ""


def _goes_with(position: str, text: str) -> bool:
    """Whether a line under a post leaves it standing: its rest, or another post of the same person.

    "PHÓ TRƯỞNG BAN", then "PHÓ CHỦ TỊCH UBND XÃ": he signs as the first. "CHỦ TỊCH", then "PHÓ CHỦ TỊCH": the second signs.
    """
    if not is_sign_line(text):
        return True
    return is_sign_line(position) and not (text.startswith("PHÓ ") and position in text)


def _name_apart(block: Block) -> tuple[Block, ...]:
    """The block; or, when a post and its holder stand on one line ("PHÓ CHỦ TỊCH Trần Thị Lan"), both."""
    both = _POST_AND_NAME.fullmatch(block.text.strip())
    if not both or not is_sign_line(both["post"]) or not person_name(both["name"]):
        return (block,)
    name_at = block.text.index(both["name"], len(both["post"]))
    return block.cut(0, name_at), block.cut(name_at, len(block.text))


def read_signers(blocks: Sequence[Block], frame: Frame) -> tuple[Signer, ...]:
    """Return the signature blocks in order; codes in their proper form ("K.T" as "KT."), the printed form beside them.

    After the first only a post with its holder counts. Posts that stand side by side and were read line by line, before
    their holders, are told apart again. Nothing signed gives nothing.
    """
    # The Party's own rules print "T/M" where NĐ 30/2020/NĐ-CP prints "TM.".
    code = "T/M" if _is_party(blocks, frame) else "TM."
    lines = list(chain.from_iterable(_name_apart(blocks[index]) for index in frame.tail))
    if apart := _side_by_side(lines):
        return tuple(signer for column in apart if (signer := _signature(column, code)[0]))
    found: list[Signer] = []
    while lines:
        signer, read = _signature(lines, code, after=bool(found))
        if signer and (not found or (signer.name and signer.position and signer.name not in {s.name for s in found})):
            found.append(signer)
        lines = lines[read:] if signer and signer.name else []
    return tuple(found)


def _side_by_side(lines: Sequence[Block]) -> tuple[list[Block], list[Block]] | None:
    """Two signatures beside each other that were read across: posts in turn, then both holders."""
    texts = [_tidy_post(line.text) for line in lines]
    for at in range(2, len(texts) - 1):
        if not (
            is_sign_line(texts[at - 1]) and all(person_name(text) and not is_upper(text) for text in texts[at : at + 2])
        ):
            continue
        first = at
        while first and is_sign_line(texts[first - 1]):
            first -= 1
        left, right = range(first, at, 2), range(first + 1, at, 2)
        alike = len(left) == len(right) and all(
            _shape(texts[one]) == _shape(texts[other]) for one, other in zip(left, right, strict=True)
        )
        if not alike:
            return None
        return [*(lines[i] for i in left), lines[at]], [*(lines[i] for i in right), lines[at + 1]]
    return None


def _shape(text: str) -> str:
    """What a line of a signature is: on behalf, in a capacity, or a post."""
    return "behalf" if _ON_BEHALF.match(text) else "capacity" if _CAPACITY.match(text) else "post"


def _signature(lines: Sequence[Block], code: str, *, after: bool = False) -> tuple[Signer | None, int]:
    """The first signature of these lines, nothing without one, and the line at which it ends. The name of a body right over
    the post belongs to a signature that comes ``after`` another."""
    read = _Signature(code)
    name, over = None, -1
    printed: list[str] = []
    spans: list[Span] = []
    end = len(lines)
    for index, block in enumerate(lines):
        text = _tidy_post(block.text)
        if is_recipients_line(text) or re.match(r"[-–+•]", text):
            continue
        if printed and not read.position and is_sign_line(text.upper()):
            text = text.upper()  # "Bí thư", under the line in capitals that says on whose behalf
        if (
            printed
            and name is None
            and (found := person_name(text))
            and not is_sign_line(text)
            and (not is_upper(text) or read.position)
        ):
            name = found
            spans.append(block.span)
            continue
        if not is_sign_line(text) and not (printed and is_upper(text) and name is None):
            over = index if is_upper(text) and starts_like_body(text) else -1
            continue
        heads = over >= 0 and over == index - 1
        if name is not None:
            end = over if heads else index
            break
        if heads and after and not printed:
            printed.append(_tidy_post(lines[over].text))
            spans.append(lines[over].span)
        printed.append(_tidy_post(block.text))
        spans.append(block.span)
        read.add(text)
    if not printed and name is None:
        return None, end
    span = reduce(Span.joined, spans)
    return Signer(read.on_behalf, read.capacity, read.position, name, " ".join(printed), span), end
