"""Numbers that should add up: sums of money and counts of things, as sentences print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_WORTH = {"": 1, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
MONEY = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?:(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+đồng)?|đồng)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s*(?:/|mỗi\s|một\s|x\s|×)", re.IGNORECASE)
_ITEM_END = re.compile(r"[,;]\s+|\s+và\s+")
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS_IN_BRACKETS = re.compile(r"\((?=\s*(?:trong đó|bao gồm|gồm|chia ra))(?P<inside>[^()]*)\)", re.IGNORECASE)
_BEFORE = 80
# What happens or is made once belongs to one part only; a person or a household may be counted in two.
_ONCE = frozenset(
    ("lớp", "buổi", "cuộc", "đợt", "ca", "lượt", "bài", "tin", "hội nghị", "băng rôn", "tờ rơi", "tin, bài", "tin bài",
     "phóng sự", "chuyên đề", "chuyên mục")
)  # fmt: skip
# What people make together is not made of as many of itself as it has men: "mỗi tổ 1 đội gồm 3 nam".
_GROUPS = frozenset(
    ("đội", "tổ", "nhóm", "lớp", "đoàn", "câu lạc bộ", "mô hình", "đơn vị", "cơ quan", "hộ", "thôn", "bản", "khối", "xã", "phường",
     "trường")
)  # fmt: skip
_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,/%])"
# Any other noun, but no measure of time, money or size, whose parts need not add up.
_ANY = r"(?!(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|năm|tháng|quý|tuần|ngày|giờ|phút|tuổi|lần|km|m|ha|kg|tấn|mét)(?![\wÀ-ỹ]))[a-zà-ỹđ]{2,7}"
_UNITS = (
    "lượt người|hội nghị|băng rôn|tờ rơi|tin, bài|tin bài|phóng sự|chuyên đề|chuyên mục|câu lạc bộ|địa chỉ|mô hình|đơn vị|cơ quan|học sinh|học viên|"
    "hội viên|đại biểu|giáo viên|cán bộ|phụ nữ|trẻ em|trường hợp|lớp|buổi|cuộc|đợt|ca|lượt|bài|tin|thôn|bản|khối|xã|phường|trường|hộ|người|em|vụ|điểm|tổ|nhóm"
)
_WHOLE = re.compile(
    rf"(?P<about>(?:ít nhất|tối thiểu|tối đa|trên|hơn|dưới|khoảng|gần|từ)\s+)?(?<![\d.,/])(?P<n>{_COUNT})\s+(?P<unit>{_UNITS}|{_ANY})(?![\wÀ-ỹ])"
    r"[^.;:]{0,60}?(?P<opener>trong đó|bao gồm|gồm|chia ra)(?:\s+có)?\s*:?\s+",
    re.IGNORECASE,
)


_LABELLED = re.compile(
    rf"(?P<about>(?:ít nhất|tối thiểu|trên|hơn|khoảng|gần)\s+)?(?<![\d.,/])(?P<n>{_COUNT})\s+(?P<unit>{_UNITS}|{_ANY})(?![\wÀ-ỹ])"
    r"\s*\((?P<list>[^()]{5,300})\)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?=[^:]*[^\W\d])[^:]{{1,40}}:\s*(?P<n>{_COUNT})(?:\s+[^\W\d]{{1,8}})?")


def worth(match: re.Match[str]) -> int:
    """Return a sum of money in đồng."""
    return int(Decimal(match["n"].replace(".", "").replace(",", ".")) * _WORTH[(match["unit"] or "").lower()])


def sums_in(text: str, start: int) -> list[int]:
    """Return the sums from a place on to the end of the sentence, without those in brackets and those for each of many."""
    end = _SENTENCE_END.search(text, start)
    part = _blanked(text[start : end.start() if end else len(text)])
    return [worth(match) for match in MONEY.finditer(part) if not _RATE.match(part, match.end())]


@dataclass(frozen=True, slots=True)
class Shares:
    """A whole with the parts printed after it: "20 lớp, trong đó: 12 lớp tiểu học, 9 lớp trung học"."""

    start: int
    end: int
    whole: int
    unit: str
    parts: tuple[int, ...]
    is_partition: bool
    """Whether the words say that the parts make the whole."""
    is_disjoint: bool
    """Whether nothing can be counted in two of the parts."""

    @property
    def mismatch(self) -> bool:
        """Whether the parts cannot be parts of the whole, or do not make it where they should."""
        total = sum(self.parts)
        if any(part > self.whole for part in self.parts):
            return True
        if len(self.parts) < 2:
            return False
        if total > self.whole:
            return self.is_disjoint or self.is_partition or len(self.parts) > 2
        return total < self.whole and self.is_partition


def shares_in(text: str) -> Iterator[Shares]:
    """Yield each count with its parts, of the same unit. Cost: linear in the text."""
    yield from _labelled(text)
    if "gồm" not in text and "trong đó" not in text and "chia ra" not in text:
        return
    yield from _shares(_blanked(text), 0)
    for brackets in _PARTS_IN_BRACKETS.finditer(text):
        start = max(0, brackets.start() - _BEFORE)
        yield from _shares(f"{text[start : brackets.start()]} {brackets['inside']}", start)


def _labelled(text: str) -> Iterator[Shares]:
    """ "45 học sinh (lớp 1: 20, lớp 2: 25)": every part with its label."""
    if "(" not in text:
        return
    for match in _LABELLED.finditer(text):
        parts = [found["n"] for item in _ITEM_END.split(match["list"]) if (found := _LABEL.fullmatch(item.strip()))]
        if not match["about"] and len(parts) > 1 and len(parts) == len(_ITEM_END.split(match["list"])):
            values = tuple(map(_number, parts))
            start, end = match.start("n"), match.end("unit")
            yield Shares(start, end, _number(match["n"]), match["unit"], values, is_partition=True, is_disjoint=True)


def _shares(plain: str, offset: int) -> Iterator[Shares]:
    for match in _WHOLE.finditer(plain):
        if match["about"]:
            continue
        unit = match["unit"].lower()
        parts, labels, whole_list = _parts(plain, match.end(), unit)
        if not parts:
            continue
        both = {"nam", "nữ"} <= labels or "còn lại" in labels
        closed = match["opener"].lower() != "trong đó" or both
        yield Shares(
            offset + match.start("n"), offset + match.end("unit"), _number(match["n"]), match["unit"], tuple(parts),
            is_partition=closed and whole_list and len(parts) > 1, is_disjoint=both or unit in _ONCE,
        )  # fmt: skip


def _parts(text: str, start: int, unit: str) -> tuple[list[int], set[str], bool]:
    """The parts up to the first item that is none, the words that label them, and whether that was the whole list."""
    end = _SENTENCE_END.search(text, start)
    listed = text[start : end.start() if end else len(text)][:400]
    by_sex = "" if unit in _GROUPS else r"|\s+(?:nam|nữ)(?![\wÀ-ỹ])"
    count = re.compile(
        rf"(?<![\d.,/])(?P<n>{_COUNT})(?=\s+{re.escape(unit)}(?![\wÀ-ỹ]){by_sex}|\s*$)",
        re.IGNORECASE,
    )
    parts: list[int] = []
    labels: set[str] = set()
    for item in _ITEM_END.split(listed):
        found = count.findall(item)
        if len(found) != 1 or "…" in item or "..." in item:
            return parts, labels, False
        parts.append(_number(found[0]))
        labels |= {label for label in ("nam", "nữ", "còn lại") if re.search(rf"(?<!\w){label}(?!\w)", item.lower())}
    return parts, labels, True


def _number(printed: str) -> int:
    return int(printed.replace(".", ""))


def _blanked(text: str) -> str:
    """The text with what stands in brackets blanked, every other character in its place."""
    return _BRACKETS.sub(lambda match: " " * len(match.group()), text)
