"""Items of an older reading are found again in a newer one, whatever their number."""

import itertools

from donghanh.documents import pairing
from donghanh.documents.pairing import Said, pair


def said(*texts: str, kind: str = "task", also: tuple[str, ...] = ()) -> list[Said[str]]:
    return [Said(text, kind, text.split("|")[0], by) for text, by in itertools.zip_longest(texts, also, fillvalue="")]


def test_equal_words_pair_whatever_their_accents_and_stops() -> None:
    found = pair(said("Treo khẩu hiệu tại chợ."), said("treo khẩu hiệu  tại chợ", "Thăm hộ nghèo"))
    assert found.pairs == [("Treo khẩu hiệu tại chợ.", "treo khẩu hiệu  tại chợ")]
    assert (found.gone, found.come) == ([], ["Thăm hộ nghèo"])


def test_the_same_duty_of_two_bodies_stays_with_each() -> None:
    old = said("Phối hợp tuyên truyền|a", "Phối hợp tuyên truyền|b", also=("công an", "trạm y tế"))
    new = said("Phối hợp tuyên truyền|c", also=("trạm y tế",))
    found = pair(old, new)
    assert found.pairs == [("Phối hợp tuyên truyền|b", "Phối hợp tuyên truyền|c")]
    assert found.gone == ["Phối hợp tuyên truyền|a"]


def test_likest_sentence_is_the_old_one_in_other_words() -> None:
    old = said("Mở lớp tập huấn cho cộng tác viên các thôn", "Mở lớp tập huấn cho cộng tác viên các trường")
    new = said("Mở hai lớp tập huấn cho cộng tác viên các trường")
    assert pair(old, new).pairs == [(old[1].item, new[0].item)]
    turned = said("Cho cộng tác viên các thôn mở lớp tập huấn")
    assert pair(old[:1], turned).pairs == [(old[0].item, turned[0].item)]


def test_what_only_shares_a_few_words_is_another_thing() -> None:
    found = pair(said("Tổ chức hội thi nấu ăn"), said("Tổ chức thăm hỏi hộ có trẻ em bỏ học"))
    assert found.pairs == []


def test_items_of_two_kinds_are_never_one() -> None:
    assert pair(said("80% hộ ký cam kết"), said("80% hộ ký cam kết", kind="target")).pairs == []


def test_likeness_is_not_sought_among_too_many(monkeypatch) -> None:
    monkeypatch.setattr(pairing, "MOST_COMPARISONS", 3)
    old, new = (
        said("Mở lớp tập huấn số 1", "Mở lớp tập huấn số 2"),
        said("Mở lớp tập huấn số 3", "Mở lớp tập huấn số 4"),
    )
    assert pair(old, new).pairs == []
    assert len(pair(old, said("Mở lớp tập huấn số 1", "Khác hẳn")).pairs) == 1  # equal words still pair
    assert len(pair(old[:1], new).pairs) == 1
