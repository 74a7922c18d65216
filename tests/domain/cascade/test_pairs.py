"""What is told of invented pairs whose truth is known: above all, nothing is said to be there that is not."""

from collections.abc import Sequence

import pytest

from donghanh.domain.cascade import Cascade, Coverage, Item, Side, align
from tests.domain.cascade.pairs import COVERED, HELD_OUT, PAIRS, SAME_DEEDS, STANDS, Pair

COMMUNES = ("Ủy ban nhân dân các xã, phường",)
UPWARD = Item("report", "report", "Báo cáo kết quả về UBND tỉnh", to="UBND tỉnh")
MET = (COVERED, STANDS)
KNOWN_WRONG = {
    "Tuyên truyền Luật Phòng, chống bạo lực gia đình cho học sinh các trường trung học": "partly",
    "Tiếp nhận, chăm sóc người bị bạo lực đến cơ sở khám bệnh, chữa bệnh": "partly",
    "Tuyên truyền phòng, chống mua bán người ở khu vực biên giới": "partly",
    "Củng cố mạng lưới cộng tác viên dân số": "covered",
}
"""What is told otherwise than it is, one of 86 as if it were there; a better rule takes its line away."""


def compared(above: Sequence[str], below: Sequence[str], *, has_budget: bool = True) -> Cascade:
    """A province's duties for its communes beside the tasks of a commune that reports upward."""
    duties = tuple(Item(f"duty:{n}", "duty", text, bodies=COMMUNES) for n, text in enumerate(above))
    tasks = tuple(Item(f"task:{n}", "task", text) for n, text in enumerate(below))
    lower = Side("xã", "UBND xã Sông Mây", 2026, (*tasks, UPWARD), has_budget=has_budget)
    return align(Side("tỉnh", "UBND tỉnh An Lam", 2026, duties), lower)


def wrong(truths: Sequence[tuple[str, str]], found: Cascade) -> dict[str, str]:
    """What is told otherwise than it is."""
    pairs = zip(truths, found.rows, strict=True)
    return {text: row.coverage.value for (truth, text), row in pairs if row.coverage.value != truth}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_what_became_of_a_demand_is_told_as_it_is(pair: Pair) -> None:
    found = compared([text for _, text in pair.above], pair.below, has_budget=pair.has_budget)
    told = wrong(pair.above, found)
    assert told == {text: KNOWN_WRONG[text] for text in told if text in KNOWN_WRONG}
    assert not [text for text in told if told[text] in MET], "nothing is said to be there that is not"


@pytest.mark.parametrize("demands", [SAME_DEEDS, HELD_OUT], ids=["same deeds", "held out"])
@pytest.mark.parametrize("together", [True, False], ids=["in one plan", "each alone"])
def test_the_same_deed_with_another_thing_is_no_answer(
    demands: tuple[tuple[str, str, tuple[str, ...]], ...], together: bool
) -> None:
    groups = [demands] if together else [(demand,) for demand in demands]
    told: dict[str, str] = {}
    for group in groups:
        below = [text for *_, texts in group for text in texts]
        told |= wrong([(truth, text) for truth, text, _ in group], compared([text for _, text, _ in group], below))
    assert told == {text: KNOWN_WRONG[text] for text in told if text in KNOWN_WRONG}


def test_every_known_wrong_is_still_wrong() -> None:
    told: dict[str, str] = {}
    for pair in PAIRS:
        told |= wrong(pair.above, compared([text for _, text in pair.above], pair.below))
    for truth, text, below in (*SAME_DEEDS, *HELD_OUT):
        told |= wrong([(truth, text)], compared([text], below))
    assert told == KNOWN_WRONG


def coverage(above: str, *below: str) -> str:
    return compared([above], below).rows[0].coverage.value


def test_the_nearest_sentence_is_shown_where_it_does_something_else() -> None:
    row = compared(["Kiểm tra tủ sách pháp luật tại thôn"], ["Xây dựng tủ sách pháp luật tại thôn"]).rows[0]
    assert (row.coverage, row.answers) == (Coverage.MISSING, ())
    assert [item.text for item in row.near] == ["Xây dựng tủ sách pháp luật tại thôn"]


def test_words_every_sentence_of_the_plans_has_answer_nothing() -> None:
    below = [f"{deed} về bình đẳng giới" for deed in ("Treo băng rôn", "Nói chuyện", "Biểu dương gương điển hình")]
    assert coverage("Ký cam kết thực hiện bình đẳng giới", *below) == "missing"
    assert coverage("Nói chuyện về bình đẳng giới", *below) == "covered"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Xây dựng kế hoạch và tổ chức thực hiện", "stands"),
        ("Ban hành chương trình hành động, bố trí kinh phí", "stands"),
        ("Xây dựng kế hoạch tuyên truyền phòng, chống đuối nước", "missing"),
        ("Xây dựng chương trình ngoại khóa về giới", "missing"),
        ("Bố trí kinh phí thực hiện", "stands"),
        ("Bố trí kinh phí mua loa kéo cho thôn", "missing"),
        ("Cung cấp báo cáo viên cho các hội nghị", "missing"),
    ],
)
def test_a_plan_answers_by_being_there_only_what_it_is(clause: str, expected: str) -> None:
    assert coverage(clause, "Tuần tra quanh trường học") == expected


def test_money_for_the_work_stands_only_where_the_plan_names_money() -> None:
    assert compared(["Bố trí kinh phí thực hiện"], [], has_budget=False).rows[0].coverage is Coverage.MISSING


def _due(text: str, due: str | None, number: int = 0) -> Item:
    return Item(f"task:{number}", "task", text, due=due)


def later(above: Item, *below: Item) -> Cascade:
    upper = Side("tỉnh", "UBND tỉnh An Lam", 2026, (above,))
    return align(upper, Side("xã", "UBND xã Sông Mây", 2026, below))


CLUB, LIST = "Ra mắt câu lạc bộ đọc sách", "Lập danh sách hộ khó khăn"
TWO = f"{CLUB}; thống kê nhà dột nát"


def test_a_later_day_is_said_also_of_what_answers_in_part() -> None:
    above = Item("duty:0", "duty", TWO, bodies=COMMUNES, due="2026-05-31")
    row = later(above, _due(CLUB, "2026-06-15")).rows[0]
    assert row.coverage is Coverage.PARTLY
    assert row.late is not None
    assert (row.late.item.text, row.late.due_above) == (CLUB, "2026-05-31")


def test_one_answer_in_time_is_enough() -> None:
    above = Item("duty:0", "duty", CLUB, bodies=COMMUNES, due="2026-05-31")
    row = later(above, _due(CLUB, "2026-06-15"), _due(f"{CLUB} tại thôn", "2026-05-20", 1)).rows[0]
    assert (row.coverage, row.late) == (Coverage.COVERED, None)


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-05-31", False), ("2026-06-01", True), ("--06-01", True), (None, False)]
)
def test_the_day_of_an_answer_is_held_against_the_day_above(day: str | None, expected: bool) -> None:
    above = Item("duty:0", "duty", CLUB, bodies=COMMUNES, due="--05-31")
    assert bool(later(above, _due(CLUB, day)).rows[0].late) is expected


def test_each_clause_is_held_to_its_own_day() -> None:
    text = f"{CLUB} trước ngày 01/4/2026; {LIST.lower()} trước ngày 10/12/2026"
    above = Item("duty:0", "duty", text, bodies=COMMUNES, due="2026-03-31")
    in_time = later(above, _due(CLUB, "2026-03-20"), _due(LIST, "2026-11-30", 1)).rows[0]
    assert in_time.coverage is Coverage.COVERED
    too_late = later(above, _due(CLUB, "2026-03-20"), _due(LIST, "2026-12-20", 1)).rows[0]
    assert too_late.coverage is Coverage.LATER
    assert too_late.late.due_above == "2026-12-09"
