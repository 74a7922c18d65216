"""Names of bodies printed in capitals, written as offices write them within a sentence (NĐ 30/2020/NĐ-CP, Phụ lục II)."""

from __future__ import annotations

import re

from donghanh.domain.text.forms import fold
from donghanh.domain.text.syllables import is_marked, is_syllable

# What stands before the proper name in the name of a body.
_BEFORE_NAME = re.compile(
    r"(?<![\wÀ-ỹ])(xã(?! hội)|phường|thị trấn|đặc khu|(?:huyện|quận|tỉnh)(?: ủy)?|thị xã|thị ủy|thành phố|thành ủy|tiểu học|mầm non|mẫu giáo|thcs|thpt|"
    r"trung học cơ sở|trung học phổ thông|khu vực|thôn|ấp|tổ dân phố|khu phố) "
)
_AFTER_HEAD = re.compile(
    r"(?:^(?:bộ(?! phận| đội)|phòng)|(?<!xã )\b(?:sở|ban(?! nhân dân)|hội(?! đồng)|(?<!liên )đoàn|liên đoàn|công đoàn|chi cục|cục|trung tâm|văn phòng|trạm|"
    r"bệnh viện|trường)) (?P<next>[^\W\d])"
)
_INNER_HEAD = re.compile(
    r"(?<= )(?<!xã )(?:hội(?! đồng| nghị| nhập)|(?<!liên )đoàn(?! thể| kết)|trường(?= (?:tiểu|trung|mầm|th|cao|đại))|đảng)\b"
)
_FIELDS = re.compile(r"^(?:sở|phòng|bộ(?! phận| chỉ| tư)|cục|chi cục)\b.*")
_NEXT_FIELD = re.compile(r"(?:, | và | - )(?P<next>[^\W\d])")
_PHRASES = (
    "Liên hiệp Phụ nữ", "Chỉ huy Quân sự", "Mặt trận Tổ quốc", "Thanh niên Cộng sản", "Hồ Chí Minh", "Việt Nam", "Nhân dân Tối cao",
)  # fmt: skip
_VOWEL = re.compile(r"[aeiouy]")


def _raise_next(match: re.Match[str]) -> str:
    return match.group()[:-1] + match["next"].upper()


def _is_short(word: str) -> bool:
    """Whether a word in capitals is short for several: no syllable is written so ("HĐND", "GD&ĐT")."""
    letters = "".join(char for char in word.lower() if char.isalpha())
    if len(letters) < 2 or is_syllable(letters):
        return False
    return not (is_marked(letters) and _VOWEL.search(fold(letters)))


def _office_case(lower: str) -> str:
    """The words before the proper name: the head noun, the word after it and each field of an office with a capital."""
    text = _INNER_HEAD.sub(lambda match: match.group().capitalize(), lower)
    text = _FIELDS.sub(lambda match: _NEXT_FIELD.sub(_raise_next, match.group()), text)
    text = _AFTER_HEAD.sub(_raise_next, text)
    for phrase in _PHRASES:
        text = re.sub(rf"\b{phrase}\b", phrase, text, flags=re.IGNORECASE)
    return text


def ordinary_case(name: str) -> str:
    """Return a name in capitals with small letters: "HỘI NÔNG DÂN XÃ SUỐI MƠ" is "Hội Nông dân xã Suối Mơ".

    What is short for several words stays in capitals. Without a level word nothing tells where a proper name begins.
    """
    words = name.split()
    before = [match.end() for match in _BEFORE_NAME.finditer(" ".join(words).lower())]
    own = len(" ".join(words)[: before[-1]].split()) if before else len(words)
    office = _office_case(" ".join(words[:own]).lower()).split()
    kept = [word if _is_short(word) else written for word, written in zip(words, office, strict=False)]
    proper = [word.title() if _VOWEL.search(fold(word)) else word for word in words[own:]]
    whole = " ".join([*kept, *proper])
    return whole[:1].upper() + re.sub(r"\bSố (?=\d)", "số ", whole[1:])
