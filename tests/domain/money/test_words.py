"""Totals in words, known examples and an independent reading back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.money import in_words

EXAMPLES = {
    0: "Không đồng",
    1: "Một đồng",
    4: "Bốn đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    11: "Mười một đồng",
    14: "Mười bốn đồng",
    15: "Mười lăm đồng",
    20: "Hai mươi đồng",
    21: "Hai mươi mốt đồng",
    24: "Hai mươi tư đồng",
    25: "Hai mươi lăm đồng",
    50: "Năm mươi đồng",
    55: "Năm mươi lăm đồng",
    100: "Một trăm đồng",
    101: "Một trăm linh một đồng",
    104: "Một trăm linh bốn đồng",
    105: "Một trăm linh năm đồng",
    110: "Một trăm mười đồng",
    111: "Một trăm mười một đồng",
    115: "Một trăm mười lăm đồng",
    191: "Một trăm chín mươi mốt đồng",
    1_000: "Một nghìn đồng",
    1_001: "Một nghìn không trăm linh một đồng",
    1_010: "Một nghìn không trăm mười đồng",
    1_021: "Một nghìn không trăm hai mươi mốt đồng",
    21_000: "Hai mươi mốt nghìn đồng",
    105_000: "Một trăm linh năm nghìn đồng",
    1_205_000: "Một triệu hai trăm linh năm nghìn đồng",
    1_005_000: "Một triệu không trăm linh năm nghìn đồng",
    1_000_005: "Một triệu không trăm linh năm đồng",
    15_250_000: "Mười lăm triệu hai trăm năm mươi nghìn đồng",
    1_000_000_000: "Một tỷ đồng",
    1_000_024_000: "Một tỷ không trăm hai mươi tư nghìn đồng",
    1_000_000_000_000: "Một nghìn tỷ đồng",
    1_001_000_000_000: "Một nghìn không trăm linh một tỷ đồng",
    10**18: "Một tỷ tỷ đồng",
    -1_205_000: "Âm một triệu hai trăm linh năm nghìn đồng",
}
VALUES = {
    word: value
    for value, words in enumerate(["không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín"])
    for word in words.split()
}


def read_back(words: list[str]) -> int:
    """What the words mean, found from the right by the largest scale word: nothing of how they were written."""
    for scale, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100)):
        if scale in words:
            last = len(words) - 1 - words[::-1].index(scale)
            return read_back(words[:last]) * size + read_back(words[last + 1 :])
    words = [word for word in words if word not in ("linh", "lẻ")]
    if "mươi" in words:
        place = words.index("mươi")
        return VALUES[words[place - 1]] * 10 + sum(VALUES[word] for word in words[place + 1 :])
    if words[:1] == ["mười"]:
        return 10 + sum(VALUES[word] for word in words[1:])
    assert len(words) <= 1, words
    return VALUES[words[0]] if words else 0


@pytest.mark.parametrize(("amount", "said"), EXAMPLES.items())
def test_amounts_read_as_offices_read_them(amount: int, said: str) -> None:
    assert in_words(amount) == said


def test_other_words_where_an_office_prefers_them() -> None:
    assert in_words(105, odd="lẻ", currency="") == "Một trăm lẻ năm"


@given(
    st.integers(0, 10**19) | st.integers(0, 2_000_000) | st.sampled_from([10**n + m for n in range(19) for m in (0, 5)])
)
def test_every_amount_reads_back_as_itself(amount: int) -> None:
    words = in_words(amount).lower().split()
    assert words.pop() == "đồng"
    assert read_back(words) == amount


@given(st.integers(0, 10**15))
def test_the_words_keep_the_rules_of_speaking(amount: int) -> None:
    words = in_words(amount, currency="").lower().split()
    for before, word in zip(["", *words], words, strict=False):
        assert word not in ("mốt", "tư") or before == "mươi"
        assert word != "lăm" or before in ("mươi", "mười")
        assert (before, word) not in {("mươi", "một"), ("mươi", "năm"), ("mười", "năm"), ("một", "mươi")}
        assert before != "linh" or word in VALUES


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_amounts_are_never_said_alike(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
