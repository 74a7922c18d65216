"""What a newer reading says differently from the one that was applied."""

from donghanh.documents.models import Candidate
from donghanh.documents.presenters.difference import compare_candidates
from donghanh.documents.presenters.items import Names


def candidate(text: str, decision: str = "accepted", **fields: object) -> Candidate:
    return Candidate(kind="task", fields={"text": text, **fields}, decision=decision)


def compare(old: list[Candidate], *new: str):
    return compare_candidates(old, [candidate(text, "pending") for text in new], Names([]))


def test_added_changed_removed_and_same_are_told_apart() -> None:
    old = [candidate("Treo khẩu hiệu tại chợ"), candidate("Mở lớp tập huấn cho các thôn"), candidate("Hội thi nấu ăn")]
    found = compare(old, "Treo khẩu hiệu tại chợ", "Mở hai lớp tập huấn cho các thôn", "Thăm trẻ em bỏ học")
    assert [change.after for change in found.added] == ["Thăm trẻ em bỏ học"]
    assert [(change.before, change.after) for change in found.changed] == [
        ("Mở lớp tập huấn cho các thôn", "Mở hai lớp tập huấn cho các thôn")
    ]
    assert [change.before for change in found.removed] == ["Hội thi nấu ăn"]
    assert found.same == 1


def test_what_a_person_left_out_or_merged_is_neither_missed_nor_found_anew() -> None:
    for decision in ("rejected", "merged"):
        old = [candidate("Treo khẩu hiệu tại chợ", decision)]
        assert compare(old, "Treo khẩu hiệu tại chợ").is_empty
        assert compare(old).is_empty


def test_item_added_by_hand_is_not_missed() -> None:
    assert compare([candidate("Thêm bằng tay", source="manual")]).is_empty
