"""Fixed terms of official papers, known again where a mark or a letter of them is wrong.

Vietnamese keeps its words apart by marks, so a term is only listed when no other right words look the same without
them: not "truyền thông" (truyền thống), not "gia đình" ("đánh giá định kỳ"), not "ban chỉ đạo" ("văn bản chỉ đạo").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from donghanh.domain.text.forms import fold, same_tone

BODIES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Hội Người cao tuổi", "Hội Chữ thập đỏ",
    "Đoàn Thanh niên Cộng sản", "Mặt trận Tổ quốc", "Ban Chỉ huy Quân sự",
)  # fmt: skip
"""As NĐ 30/2020/NĐ-CP, Phụ lục II, writes their capitals."""
TERMS = (
    "trạm y tế", "đài truyền thanh", "liên đoàn lao động", "ban công tác mặt trận", "thương binh và xã hội", "giáo dục và đào tạo",
    "bình đẳng giới", "bạo lực gia đình", "bạo lực trên cơ sở giới", "trên cơ sở giới", "vì sự tiến bộ của phụ nữ", "định kiến giới",
    "phân biệt đối xử", "lồng ghép giới", "mất cân bằng giới tính", "quấy rối tình dục", "xâm hại tình dục", "hôn nhân cận huyết",
    "mua bán người", "dân tộc thiểu số", "địa chỉ tin cậy", "nhà tạm lánh", "nơi tạm lánh", "người bị bạo lực", "người gây bạo lực",
    "trợ giúp pháp lý", "hòa giải ở cơ sở", "công tác xã hội", "an sinh xã hội", "trật tự an toàn xã hội", "tháng hành động",
    "nâng cao nhận thức", "tổ chức thực hiện", "kế hoạch thực hiện", "kinh phí thực hiện", "ngân sách nhà nước", "quản lý nhà nước",
    "chính quyền địa phương", "hệ thống chính trị", "thủ tục hành chính", "cải cách hành chính", "giáo dục pháp luật",
    "thông tin đại chúng", "sức khỏe sinh sản", "chăm sóc sức khỏe", "phụ nữ và trẻ em", "xây dựng nông thôn mới", "trên địa bàn",
    "báo cáo kết quả", "theo quy định", "cấp có thẩm quyền", "tổ dân phố",
    "phụ nữ", "bạo lực", "tuyên truyền", "kế hoạch", "trách nhiệm", "nhiệm vụ", "phối hợp", "triển khai", "tổ chức", "kiểm tra",
    "tập huấn", "phòng ngừa", "pháp luật", "kinh phí", "ngân sách", "hoạt động", "quản lý", "chủ tịch", "ủy ban", "sức khỏe",
)  # fmt: skip
# "đảm bảo lực lượng", "trực tuyến truyền hình", "tờ chúc mừng": other words with the same letters.
_UNLESS_BEFORE = {"bạo lực": {"luong"}, "tuyên truyền": {"hinh", "dan", "tai"}, "tổ chức": {"mung", "tho", "tet"}}
_TOKEN = re.compile(r"[^\W\d_]+")
_LONG = 4
"""From so many syllables on, one wrong letter cannot make another term."""
_Y = re.compile(r"(?<![^\W\d_])([hklmst])([yỳýỷỹỵ])(?![^\W\d_])")
_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


@dataclass(frozen=True, slots=True)
class Slip:
    """A term as printed, and as it should be in the same capitals."""

    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    plain: tuple[str, ...]
    capitals: bool
    unless: frozenset[str]


def _term(words: str) -> _Term:
    parts = tuple(words.split())
    plain = tuple(_plain(part) for part in parts)
    return _Term(parts, plain, words in BODIES, frozenset(_UNLESS_BEFORE.get(words, ())))


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return fold(_same(word))


def _same(word: str) -> str:
    """One spelling for comparing: small letters, tone marks in one place, "lí" for "lý"."""
    return _Y.sub(lambda match: match[1] + _I[match[2]], same_tone(word).lower())


_BY_PAIR: dict[tuple[str, str], list[tuple[_Term, int]]] = defaultdict(list)
for _one in map(_term, (*BODIES, *TERMS)):
    # Known by the first two syllables or, with a slip in those, by the last two.
    for _offset in sorted({0, len(_one.words) - 2}):
        _BY_PAIR[_one.plain[_offset], _one.plain[_offset + 1]].append((_one, _offset))
for _listed in _BY_PAIR.values():
    _listed.sort(key=lambda item: -len(item[0].words))


def slips_in(text: str) -> Iterator[Slip]:
    """Yield the terms that are printed with a wrong mark, a wrong letter or wrong capitals, the longest at each place.

    Cost: linear in the text.
    """
    tokens = list(_TOKEN.finditer(text))
    plain = [_plain(token.group()) for token in tokens]
    done = -1
    for index in range(len(tokens) - 1):
        for term, offset in _BY_PAIR.get((plain[index], plain[index + 1]), ()):
            start, end = index - offset, index - offset + len(term.words)
            if start <= done or end > len(tokens) or start < 0:
                continue
            if not _is_run(text, tokens[start:end]) or (end < len(plain) and plain[end] in term.unless):
                continue
            printed = [token.group() for token in tokens[start:end]]
            if right := _mended(term, printed, plain[start:end]):
                yield Slip(tokens[start].start(), tokens[end - 1].end(), right)
                done = end - 1
                break
            if plain[start:end] == list(term.plain):
                done = max(done, end - 1)  # rightly written: its shorter parts are not looked at again
                break


def _is_run(text: str, tokens: list[re.Match[str]]) -> bool:
    return all(text[one.end() : other.start()] == " " for one, other in pairwise(tokens))


def _mended(term: _Term, printed: list[str], plain: list[str]) -> str | None:
    wrong = [index for index, word in enumerate(plain) if word != term.plain[index]]
    if len(wrong) > 1 or (
        wrong and (len(plain) < _LONG or not _one_letter_apart(plain[wrong[0]], term.plain[wrong[0]]))
    ):
        return None
    upper = all(word.isupper() for word in printed)
    differs = wrong or any(_same(word) != _same(right) for word, right in zip(printed, term.words, strict=True))
    if term.capitals and printed[0][0].isupper() and not upper:
        shape = " ".join(same_tone(word) for word in printed)
        return " ".join(term.words) if shape != same_tone(" ".join(term.words)) else None
    if not differs:
        return None
    if len(term.words) == 2 and not upper and all(word[0].isupper() for word in printed):
        return None  # a name of a person or place
    return " ".join(_cased(right, like) for right, like in zip(term.words, printed, strict=True))


def _cased(right: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if like[0].isupper() else right.lower()


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes the words alike; "và" and "vì" are words of their own."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
