"""The bench that reads plans by the thousand: plans of its own words, and memory that must stay flat."""

from collections import Counter

import pytest

from benchmarks.batch import Batch, measure
from benchmarks.batch_plans import plans


def batch(**values: object) -> Batch:
    """A batch within the bars, unless it is said otherwise."""
    usual = {"process": "reader", "count": 9, "rate": 9.0, "held": (60, 61, 62), "most": 70, "refused": Counter()}
    return Batch(**(usual | values))  # type: ignore[arg-type]


def test_no_two_plans_share_their_words_and_every_run_has_the_same() -> None:
    made = list(plans(8, seed=1))
    assert len({data for _, data in made}) == 8
    assert made == list(plans(8, seed=1))
    assert {name.partition(".")[2] for name, _ in made} == {"txt", "docx"}


def test_a_batch_is_read_whole_in_one_process() -> None:
    done = measure("reader", plans(6, seed=1), 6)
    assert not done.refused
    assert len(done.held) == 3
    assert 0 < done.held[0] <= done.most
    assert done.rate > 0


@pytest.mark.parametrize(
    "values",
    [{"held": (60, 64, 67)}, {"most": 150_000_001}, {"refused": Counter(damaged=1)}],
    ids=["grows", "holds too much", "reads not all"],
)
def test_each_bar_can_be_missed(values: dict[str, object]) -> None:
    assert batch().kept
    assert not batch(**values).kept
