"""How a place in an outline is cited."""

import pytest

from donghanh.domain.text.markers import cite


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("III", "2", "b"), "III.2.b"),
        (("III", "2", "2.1"), "III.2.1"),
        (("III", "2", "2.1", "2.1.3", "a"), "III.2.1.3.a"),
        (("II", "1", "10"), "II.1.10"),
        ((), ""),
    ],
)
def test_a_number_that_holds_the_one_above_is_not_said_twice(path: tuple[str, ...], said: str) -> None:
    assert cite(path) == said
