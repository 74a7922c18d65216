import random
from dataclasses import dataclass

import pytest
from rapidfuzz import process

from donghanh.documents import lookalikes
from donghanh.documents.extraction import drafts_of
from donghanh.documents.lookalikes import NEAREST, is_skimmed, mark_lookalikes
from tests.documents.plans import FLOWERS, FLOWERS_TOO, ORDER, reading

WORDS = "tổ chức truyền thông tập huấn gia đình phụ nữ học sinh thôn câu lạc bộ pháp luật phòng chống hỗ trợ rà soát".split()


@dataclass
class Item:
    text: str
    fields: dict
    lookalike: object = None


def many(count, source, *, seed):
    """Sentences of few words in random order, each with a number of its own."""
    rng = random.Random(seed)
    return [Item(f"{' '.join(rng.choices(WORDS, k=12))} số {n}", {"source": source}) for n in range(count)]


@pytest.fixture
def compared(monkeypatch):
    """How many pairs were compared."""
    pairs, extract = [], process.extract

    def counted(words, near, **more):
        pairs.append(len(near))
        return extract(words, near, **more)

    monkeypatch.setattr(process, "extract", counted)
    return pairs


def test_long_document_costs_by_its_length_and_not_by_its_square(compared):
    tasks, duties = many(700, "task", seed=1), many(700, "duty", seed=2)
    assert is_skimmed([*tasks, *duties])
    mark_lookalikes([*tasks, *duties])
    assert sum(compared) <= len(tasks) * NEAREST


def test_ordinary_document_is_compared_pair_by_pair(compared):
    tasks, duties = many(30, "task", seed=1), many(20, "duty", seed=2)
    assert not is_skimmed([*tasks, *duties])
    mark_lookalikes([*tasks, *duties])
    assert sum(compared) == 600


def test_skimming_finds_the_task_and_the_duty_that_carries_it_out(monkeypatch):
    monkeypatch.setattr(lookalikes, "MOST_PAIRS", 0)
    drafts = {draft.text: draft for draft in drafts_of(reading())}
    assert drafts[FLOWERS].lookalike == drafts[FLOWERS_TOO].lookalike is not None
    assert drafts[ORDER].lookalike is None


def test_skimming_proposes_nothing_that_comparing_all_would_not(monkeypatch):
    tasks, duties = many(60, "task", seed=1), many(60, "duty", seed=2)
    for n in range(0, 60, 7):
        duties[n].text = tasks[n].text + " tại xã"
    mark_lookalikes([*tasks, *duties])
    exact = [item.lookalike is not None for item in (*tasks, *duties)]
    for item in (*tasks, *duties):
        item.lookalike = None
    monkeypatch.setattr(lookalikes, "MOST_PAIRS", 0)
    mark_lookalikes([*tasks, *duties])
    skimmed = [item.lookalike is not None for item in (*tasks, *duties)]
    assert sum(exact) >= 18
    assert all(whole or not quick for whole, quick in zip(exact, skimmed, strict=True))
    assert sum(skimmed) >= 18


def test_very_long_texts_are_compared_by_their_beginnings():
    text = " ".join(random.Random(3).choices(WORDS, k=6000))
    task, duty = Item(text, {"source": "task"}), Item(f"{text} tại xã", {"source": "duty"})
    mark_lookalikes([task, duty])
    assert task.lookalike == duty.lookalike is not None
