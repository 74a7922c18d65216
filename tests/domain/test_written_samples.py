"""The composed documents hold the reader to what it can read: each by field, all of them by the score."""

import pytest

from tests.samples.compose.compose import Sample
from tests.samples.known import counts_of, known, read_all
from tests.samples.scoring.board import Board
from tests.samples.written import NAMES, samples

WHOLE = 0.97
"""The bar of the issue for the macro F1 over all own samples."""
LEAST = 0.92
"""What the reader reaches today; it may only rise, up to the bar."""
SAMPLES = tuple(sample.name for sample in samples())

Scored = dict[str, tuple[Sample, Board]]


@pytest.fixture(scope="module")
def scored() -> Scored:
    return read_all()


@pytest.fixture(scope="module")
def whole(scored: Scored) -> Board:
    """All boards in one."""
    board = Board()
    for _, one in scored.values():
        for name, tally in one.fields.items():
            sum_of = board.fields.setdefault(name, type(tally)())
            sum_of.hits += tally.hits
            sum_of.missed += tally.missed
            sum_of.extra += tally.extra
        board.false_errors += one.false_errors
    return board


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_read_no_worse_than_known(name: str, scored: Scored) -> None:
    allowed = known().get(name, {})
    _, board = scored[name]
    worse = {field: count for field, count in counts_of(board).items() if count > allowed.get(field, 0)}
    shown = {
        field: [one for _, one in (*board.fields[field].missed, *board.fields[field].extra)]
        for field in worse
        if field in board.fields
    }
    assert not worse, shown or board.findings.missed


def test_no_error_is_reported_that_a_careful_reader_would_dispute(whole: Board) -> None:
    assert [(name, finding["type"], finding["text"]) for name, finding in whole.false_errors] == []


def test_all_samples_together_are_read_no_worse_than_today(whole: Board) -> None:
    assert whole.macro >= LEAST


def test_all_samples_together_reach_the_bar(whole: Board) -> None:
    assert whole.macro >= WHOLE


def test_known_misses_name_samples_that_exist() -> None:
    assert set(known()) <= set(SAMPLES)
    assert len(NAMES) >= 12
    assert len(SAMPLES) >= 40
