"""Texts found by the rare words they share."""

from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.text.rare_words import RareWords

texts = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=5), max_size=30)


@given(texts, st.frozensets(st.sampled_from("abcdefgh")))
def test_with_room_enough_the_nearest_are_those_that_share_most(
    found: list[frozenset[str]], wanted: frozenset[str]
) -> None:
    near = RareWords(found).sharing(wanted, most=len(found) + 1, looked_at=10_000)
    shared = [len(found[place] & wanted) for place in near]
    assert shared == sorted(shared, reverse=True)
    assert set(near) == {place for place, words in enumerate(found) if words & wanted}


@given(texts, st.frozensets(st.sampled_from("abcdefgh")), st.integers(1, 4))
def test_no_more_are_answered_than_asked_for(found: list[frozenset[str]], wanted: frozenset[str], most: int) -> None:
    everything = RareWords(found).sharing(wanted, most=100, looked_at=10_000)
    assert RareWords(found).sharing(wanted, most=most, looked_at=10_000) == everything[:most]


def test_a_word_that_everybody_says_is_looked_up_last_and_only_where_there_is_room() -> None:
    index = RareWords([{"chung", f"riêng {n}"} for n in range(100)])
    assert index.sharing({"chung", "riêng 7"}, most=3, looked_at=50) == [7]
    assert index.sharing({"chung"}, most=3, looked_at=50) == [0, 1, 2]
    assert index.sharing({"vắng"}, most=3, looked_at=50) == []


def test_a_weight_decides_between_words_and_a_least_share_leaves_out() -> None:
    index = RareWords([{"nhẹ", "thường"}, {"nặng"}])
    weights = {"nhẹ": 1.0, "thường": 1.0, "nặng": 5.0}
    wanted = {"nhẹ", "thường", "nặng"}
    assert index.sharing(wanted, most=2, looked_at=9) == [0, 1]
    assert index.sharing(wanted, most=2, looked_at=9, weigh=weights.__getitem__) == [1, 0]
    assert index.sharing(wanted, most=2, looked_at=9, weigh=weights.__getitem__, least=0.5) == [1]
