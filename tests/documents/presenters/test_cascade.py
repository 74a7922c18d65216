"""The words of the comparison, from values alone."""

from donghanh.documents.cascade import Comparison, Demand
from donghanh.documents.models import CascadeAnswer, CascadeVerdict, Document
from donghanh.documents.presenters.cascade import rows_of
from donghanh.domain.cascade import Cascade, Coverage, Item, Late, Row

ABOVE = Item("duty:1", "duty", "Ra mắt câu lạc bộ; thống kê nhà dột nát", due="2026-05-31")
OWN = Item("task:1", "task", "Ra mắt câu lạc bộ", start=40, due="2026-06-15")


def page(*demands: Demand) -> Comparison:
    cascade = Cascade(tuple(demand.row for demand in demands))
    return Comparison(Document(), Document(), cascade, demands, numbers={("task", 40): 7, ("target", 90): 8})


def partly(answer: CascadeAnswer | None = None) -> Demand:
    return Demand(Row(ABOVE, Coverage.PARTLY, (OWN,), ("thống kê",), late=Late(OWN, "2026-05-31")), answer, number=3)


def test_what_answers_in_part_and_late_stands_under_both_filters() -> None:
    found = page(partly())
    assert [line.late for line in rows_of(found, "partly")] == ["31/05/2026"]
    assert [line.anchor for line in rows_of(found, "later")] == ["c3"]


def test_what_a_person_settled_is_not_called_late() -> None:
    settled = partly(CascadeAnswer(verdict=CascadeVerdict.ELSEWHERE, reason="Đã làm"))
    assert rows_of(page(settled), "later") == []
    assert [line.late for line in rows_of(page(settled), "")] == [""]


def test_what_is_late_or_too_low_is_changed_and_what_is_missing_is_added() -> None:
    late = Demand(Row(ABOVE, Coverage.LATER, (OWN,), late=Late(OWN, "2026-05-31")))
    low = Demand(
        Row(Item("target:1", "target", "80% hộ"), Coverage.WEAKER, (Item("target:2", "target", "70% hộ", start=90),))
    )
    missing = Demand(Row(Item("report:1", "report", "Báo cáo về tỉnh"), Coverage.MISSING))
    covered = Demand(Row(ABOVE, Coverage.COVERED, (OWN,)))
    lines = {
        line.demand.standing: (line.change, line.take_over) for line in rows_of(page(late, low, missing, covered), "")
    }
    assert lines == {"later": (7, ""), "weaker": (8, ""), "missing": (0, "Thêm thành báo cáo"), "covered": (0, "")}
