"""Stretches of a text, asked whether another meets them."""

from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.text.places import Places

STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(STRETCHES, st.integers(0, 45), st.integers(1, 9))
def test_places_say_what_comparing_each_would_say(stretches: list[tuple[int, int]], start: int, length: int) -> None:
    places, end = Places(stretches), start + length
    covered = {at for first, last in stretches for at in range(first, last)}
    asked = set(range(start, end))
    assert places.meets(start, end) == bool(covered & asked)
    assert places.taken(start, end) == len(covered & asked)
    assert (start in places) == (start in covered)
