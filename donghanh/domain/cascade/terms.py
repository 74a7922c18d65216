"""How alike two sentences of plans are: shared words, weighed by how rarely the two plans use them.

Every sentence of a gender-equality plan says "bình đẳng giới" and "triển khai thực hiện"; what tells one from another
is "hòa giải", "địa chỉ tin cậy", "phát thanh". Vietnamese words are mostly two syllables, so neighbouring pairs count.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable

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


def terms(text: str) -> frozenset[str]:
    """Return the telling syllables of a sentence and their neighbouring pairs; all of them when none tells more."""
    every = _WORD.findall(same_tone(_DATE.sub(" ; ", text)).lower())
    words = [word for word in every if word not in _EMPTY] or every
    return frozenset([*words, *(f"{one} {two}" for one, two in itertools.pairwise(words))])


class Weights:
    """What each term weighs, learnt from all sentences of both plans. Building costs one pass."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            counts.update(sentence)
            total += 1
        self._weights = {term: math.log(1 + total / count) for term, count in counts.items()}

    def of(self, found: frozenset[str]) -> float:
        """The weight of a set of terms."""
        return sum(self._weights.get(term, 0.0) for term in found)

    def share(self, wanted: frozenset[str], given: frozenset[str]) -> float:
        """How much of what is wanted stands in what is given, from 0 to 1; 0 when nothing telling is wanted."""
        whole = self.of(wanted)
        return self.of(wanted & given) / whole if whole else 0.0
