import random
from dataclasses import dataclass

import pytest

from donghanh.documents import lookalikes
from donghanh.documents.extraction import drafts_of
from donghanh.documents.lookalikes import ALIKE, NEAREST, is_skimmed, mark_lookalikes
from donghanh.domain.text.forms import fold
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
    """The places that were visited and the pairs that were compared in full."""
    visited, pairs, near, alike = [], [], lookalikes._near, lookalikes._is_alike

    def counted(index, text):
        found = near(index, text)
        visited.append(len(found))
        return found

    def compare(*texts):
        pairs.append(texts)
        return alike(*texts)

    monkeypatch.setattr(lookalikes, "_near", counted)
    monkeypatch.setattr(lookalikes, "_is_alike", compare)
    return visited, pairs


@pytest.mark.parametrize("count", [30, 700])
def test_a_document_costs_by_its_length_and_not_by_its_square(compared, count):
    tasks, duties = many(count, "task", seed=1), many(count, "duty", seed=2)
    mark_lookalikes([*tasks, *duties])
    visited, pairs = compared
    assert max(visited) <= NEAREST
    assert len(pairs) <= len(visited) * NEAREST
    assert len(visited) == 2 * count


def test_a_long_document_is_said_to_be_skimmed():
    assert is_skimmed([*many(700, "task", seed=1), *many(700, "duty", seed=2)])
    assert not is_skimmed([*many(30, "task", seed=1), *many(20, "duty", seed=2)])


def test_the_task_and_the_duty_that_carries_it_out_are_found():
    drafts = {draft.text: draft for draft in drafts_of(reading())}
    assert drafts[FLOWERS].lookalike == drafts[FLOWERS_TOO].lookalike is not None
    assert drafts[ORDER].lookalike is None


@pytest.mark.parametrize("count", [60, 700])
def test_what_is_alike_is_found_among_however_many(count):
    tasks, duties = many(count, "task", seed=1), many(count, "duty", seed=2)
    for n in range(0, count, 7):
        duties[n].text = tasks[n].text + " tại xã"
    mark_lookalikes([*tasks, *duties])
    for n in range(0, count, 7):
        assert tasks[n].lookalike == duties[n].lookalike is not None


def test_every_pair_compared_would_find_no_more():
    tasks, duties = many(60, "task", seed=1), many(60, "duty", seed=2)
    for n in range(0, 60, 7):
        duties[n].text = tasks[n].text + " tại xã"
    mark_lookalikes([*tasks, *duties])
    words = {id(item): lookalikes._Said(fold(item.text)) for item in (*tasks, *duties)}
    for task in tasks:
        alike = [duty for duty in duties if lookalikes._is_alike(words[id(task)], words[id(duty)], ALIKE)]
        assert bool(alike) == (task.lookalike is not None)


def test_very_long_texts_are_compared_by_their_beginnings():
    text = " ".join(random.Random(3).choices(WORDS, k=6000))
    task, duty = Item(text, {"source": "task"}), Item(f"{text} tại xã", {"source": "duty"})
    mark_lookalikes([task, duty])
    assert task.lookalike == duty.lookalike is not None


def alike(task, duty):
    one, other = Item(task, {"source": "task"}), Item(duty, {"source": "duty"})
    mark_lookalikes([one, other])
    return one.lookalike is not None and one.lookalike == other.lookalike


LIST = "Rà soát, lập danh sách các hộ có nguy cơ"
TALKS = "tổ chức 02 buổi truyền thông tại chợ trung tâm xã"


@pytest.mark.parametrize(
    ("task", "duty"),
    [
        (f"{LIST} trước ngày 15/12/2026.", f"{LIST} gửi Phòng Văn hóa - Xã hội."),
        (f"{LIST}, xong trong tháng 11/2026", f"{LIST}; báo cáo UBND xã (qua Phòng Văn hóa - Xã hội)."),
        (
            f"{TALKS.capitalize()}, xong trước ngày 20/12/2026.",
            f"Chủ trì, phối hợp với các cơ quan liên quan triển khai Kế hoạch; {TALKS}.",
        ),
        (f"{TALKS.capitalize()}.", f"Chủ trì, phối hợp với các đơn vị có liên quan {TALKS}."),
        (f"Treo băng rôn tại các tuyến đường chính. {LIST} trước ngày 15/12/2026.", f"{LIST} gửi UBND xã."),
    ],
)
def test_clause_that_is_the_other_item_is_recognised_whenever_and_to_whomever(task, duty):
    assert alike(task, duty)


@pytest.mark.parametrize(
    ("task", "duty"),
    [
        (
            "Tuyên truyền phòng, chống bạo lực gia đình",
            "Tham mưu kế hoạch; tuyên truyền phòng, chống bạo lực gia đình.",
        ),
        (f"{TALKS.capitalize()}.", f"Triển khai Kế hoạch tại các thôn; {TALKS.replace('02', '03')}."),
        (
            "Tổ chức tuyên truyền Luật Phòng, chống bạo lực gia đình cho hội viên phụ nữ",
            "Tổ chức tuyên truyền Luật Phòng, chống bạo lực gia đình cho học sinh các trường",
        ),
        (
            "Tiếp nhận, xử lý tin báo, tố giác về bạo lực gia đình trên địa bàn xã",
            "Tiếp nhận, xử lý tin báo, tố giác về xâm hại trẻ em trên địa bàn xã; hỗ trợ người bị hại.",
        ),
    ],
)
def test_words_of_a_field_and_other_figures_make_no_look_alike(task, duty):
    assert not alike(task, duty)


def test_clause_that_every_body_is_given_tells_none_of_them_apart():
    task = Item(f"{LIST} trước ngày 15/12/2026", {"source": "task"})
    duties = [Item(f"Việc thứ {n} của riêng cơ quan mình; {LIST}.", {"source": "duty"}) for n in range(5)]
    mark_lookalikes([task, *duties])
    assert all(item.lookalike is None for item in (task, *duties))
