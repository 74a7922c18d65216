"""How alike two sentences of plans are: shared words, weighed by how rarely the two plans use them.

Every sentence of a gender-equality plan says "bình đẳng giới" and "triển khai thực hiện"; what tells one from another
is "hòa giải", "địa chỉ tin cậy", "phát thanh". Vietnamese words are mostly two syllables, so neighbouring pairs count.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat

from donghanh.domain.text.forms import same_tone

# When something is due is compared as a day, not as words.
_DATE = re.compile(
    r"(?:(?:xong|hoàn thành)?\s*(?:trước|chậm nhất|đến hết|từ|đến)\s+)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:tháng|quý|năm)\s+[\dIV]+(?:/\d{4})?"
)
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?%?")
# Grammar and the verbs every duty has: they tell nothing about what is to be done.
_EMPTY = frozenset(
    "và của các những cho về với từ trong trên theo tại đến để là được có này năm số việc cơ quan đơn vị địa phương thực hiện tổ chức triển khai "
    "công tác nhiệm vụ kế hoạch chỉ đạo phối hợp chủ trì tăng cường đẩy mạnh đảm bảo bảo tiếp tục thường xuyên kịp thời ngày tháng liên quan cấp "
    "xã phường tỉnh huyện thành phố thôn khối bản tổ dân ubnd ủy ban nhân trước sau hoặc khi phù hợp chức năng địa bàn nội dung hoạt động".split()
)
LEAST = 0.05
"""What a word weighs that stands in every sentence: next to nothing, yet two equal sentences stay equal."""


def undated(text: str) -> str:
    """The text without the days in it."""
    return _DATE.sub(" ; ", text)


def terms(text: str) -> frozenset[str]:
    """Return the telling syllables of a sentence and their neighbouring pairs; all of them when none tells more."""
    return terms_of(_WORD.findall(same_tone(undated(text)).lower()))


def terms_of(words: Sequence[str]) -> frozenset[str]:
    """The same of words in their order, in small letters."""
    telling = [word for word in words if word not in _EMPTY] or list(words)
    return frozenset([*telling, *(f"{one} {two}" for one, two in itertools.pairwise(telling))])


def telling_of(words: Iterable[str]) -> frozenset[str]:
    """The telling syllables alone; nothing where none tells more."""
    return frozenset(word for word in words if word not in _EMPTY)


class Weights:
    """What each term weighs, learnt from all sentences of both plans. Building costs one pass.

    A term is as frequent as it is in the plan that uses it more: a word that each of the two says once is a rare word.
    """

    def __init__(self, *plans: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentences in map(list, plans):
            counts |= Counter(term for sentence in sentences for term in sentence)
            total = max(total, len(sentences))
        self._weights = {term: max(LEAST, math.log((1 + total) / count)) for term, count in counts.items()}

    def of_one(self, term: str) -> float:
        """The weight of one term."""
        return self._weights.get(term, 0.0)

    def of(self, found: Iterable[str]) -> float:
        """The weight of a set of terms; one that neither plan says weighs nothing."""
        return math.fsum(map(self._weights.get, found, repeat(0.0)))

    def share(self, wanted: frozenset[str], given: frozenset[str], *, whole: float | None = None) -> float:
        """How much of what is wanted stands in what is given, from 0 to 1; 0 when nothing telling is wanted. ``whole`` is the
        weight of what is wanted, where it is known."""
        whole = self.of(wanted) if whole is None else whole
        return self.of(wanted & given) / whole if whole else 0.0
