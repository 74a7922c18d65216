"""Money comes in and goes out; what was booked stays booked, and nothing is spent unnoticed."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.budget import actions
from donghanh.budget.models import Advance, AdvanceState, Allocation, EstimateLine, Settlement, Source, Spending
from donghanh.budget.queries import by_source, spent_for, whole_of
from donghanh.budget.queries.settling import in_the_way
from donghanh.budget.refusals import BudgetRefused
from donghanh.budget.wording import refusal
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from tests.cast import Cast
from tests.factories.activities import activity_of
from tests.factories.budget import TODAY, approved_line, draft_of, money_in, plan_this_year, spend

pytestmark = pytest.mark.django_db
NOW = timezone.now()
YEAR = TODAY.year
YEARS_END = dt.datetime(YEAR, 12, 31, 12, tzinfo=dt.UTC)


def sign(cast: Cast) -> dict[str, Any]:
    return {"by": cast.officer.actor, "at": NOW}


@pytest.fixture
def line(cast: Cast) -> EstimateLine:
    """A line of two million in force, and money to spend."""
    money_in(cast)
    return approved_line(cast)


def test_a_voucher_moves_the_figures_of_its_source(cast: Cast, line: EstimateLine) -> None:
    spend(line, cast, 500_000)
    state = by_source(cast.unit, YEAR)[Source.STATE]
    assert (state.planned, state.received, state.spent, state.left) == (2_000_000, 100_000_000, 500_000, 1_500_000)
    assert whole_of(cast.unit, YEAR) == state


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "amount_small"),
        ({"amount": -5}, "amount_small"),
        ({"amount": 10**14}, "amount_large"),
        ({"spent_on": dt.date(YEAR - 1, 12, 31)}, "outside_year"),
        ({"spent_on": dt.date(YEAR + 1, 1, 1)}, "outside_year"),
        ({"spent_on": TODAY + dt.timedelta(days=1)}, "in_future|outside_year"),
        ({"what": " "}, "empty"),
        ({"number": ""}, "empty"),
        ({"payee": ""}, "payee_empty"),
    ],
)
def test_a_voucher_that_cannot_be_is_refused_and_not_booked(
    cast: Cast, line: EstimateLine, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(BudgetRefused, match=code):
        spend(line, cast, **fields)
    assert not Spending.objects.exists()


def test_nothing_is_spent_on_a_line_nobody_approved(cast: Cast) -> None:
    draft_of(cast)
    with pytest.raises(BudgetRefused, match="not_in_force"):
        spend(EstimateLine.objects.get(), cast)


def test_a_voucher_number_is_booked_once_a_year_however_it_is_written(cast: Cast, line: EstimateLine) -> None:
    spend(line, cast, number="PC 01")
    with pytest.raises(BudgetRefused, match="voucher_known"):
        spend(line, cast, number="pc01")
    assert spend(line, cast, number="PC 02").voucher_number == "PC 02"


def test_the_database_refuses_the_second_voucher_too(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    same = {field.name: getattr(first, field.name) for field in Spending._meta.concrete_fields if field.name != "id"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Spending.objects.create(**same)


def test_spending_over_a_line_is_asked_for_and_then_marked(cast: Cast, line: EstimateLine) -> None:
    spend(line, cast, 1_900_000)
    with pytest.raises(BudgetRefused, match="over_line") as refused:
        spend(line, cast, 150_000, "PC 02")
    assert (refused.value.params["left"], refused.value.params["by"]) == (100_000, 50_000)
    assert spend(line, cast, 150_000, "PC 02", accepts_over_line=True).over_line
    assert not Spending.objects.get(voucher_key="pc01").over_line


def test_spending_up_to_the_line_asks_nothing(cast: Cast, line: EstimateLine) -> None:
    assert not spend(line, cast, 2_000_000).over_line


def test_spending_over_what_came_in_needs_a_reason(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast, 300_000)
    money_in(cast, 900_000, Source.DONOR)
    money_in(cast, 900_000, Source.DONOR, is_in_kind=True, things="20 suất quà")
    with pytest.raises(BudgetRefused, match="over_funds") as refused:
        spend(line, cast, 500_000)
    assert refused.value.params["left"] == 300_000
    made = spend(line, cast, 500_000, over_funds_reason="Ứng trước nguồn thường xuyên")
    assert made.over_funds_reason == "Ứng trước nguồn thường xuyên"


def test_a_reason_nobody_needed_is_not_kept(cast: Cast, line: EstimateLine) -> None:
    assert spend(line, cast, over_funds_reason="Thừa").over_funds_reason == ""


def test_things_are_no_money_to_spend(cast: Cast) -> None:
    line = approved_line(cast, source=Source.DONOR)
    money_in(cast, 5_000_000, Source.DONOR, is_in_kind=True, things="20 suất quà")
    with pytest.raises(BudgetRefused, match="over_funds"):
        spend(line, cast)


def test_activity_body_and_advance_of_others_are_refused(cast: Cast, line: EstimateLine) -> None:
    with pytest.raises(BudgetRefused, match="body_elsewhere"):
        spend(line, cast, organisation=cast.stranger.organisation)
    activity = activity_of(cast, total=3)
    type(activity).objects.filter(pk=activity.pk).update(unit=cast.neighbour)
    activity.refresh_from_db()
    with pytest.raises(BudgetRefused, match="activity_elsewhere"):
        spend(line, cast, activity=activity)


def test_a_reversed_voucher_stays_and_its_counter_entry_takes_the_money_back(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    counter = actions.reverse_spending(spending=first, reason="Ghi nhầm mục", on=TODAY, **sign(cast))
    assert (counter.amount, counter.reverses, counter.reason) == (-500_000, first, "Ghi nhầm mục")
    assert by_source(cast.unit, YEAR)[Source.STATE].spent == 0
    stored = Spending.objects.get(pk=first.pk)
    assert (stored.amount, stored.is_reversed) == (500_000, True)
    assert spend(line, cast, 450_000, "PC 01").amount == 450_000, "the paper is booked again, rightly"


def test_a_voucher_is_reversed_once_and_a_counter_entry_never(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    counter = actions.reverse_spending(spending=first, reason="Nhầm", on=TODAY, **sign(cast))
    with pytest.raises(BudgetRefused, match="reversed_already"):
        actions.reverse_spending(spending=first, reason="Nhầm nữa", on=TODAY, **sign(cast))
    with pytest.raises(BudgetRefused, match="is_counter_entry"):
        actions.reverse_spending(spending=counter, reason="Nhầm", on=TODAY, **sign(cast))
    assert Spending.objects.count() == 2


def test_a_counter_entry_needs_a_reason_and_no_day_before_its_voucher(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    with pytest.raises(BudgetRefused, match="empty"):
        actions.reverse_spending(spending=first, reason="", on=TODAY, **sign(cast))
    if TODAY.timetuple().tm_yday > 1:
        with pytest.raises(BudgetRefused, match="before_voucher"):
            actions.reverse_spending(spending=first, reason="x", on=TODAY - dt.timedelta(days=1), **sign(cast))


def test_nothing_booked_is_changed_or_deleted(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    first.amount = 1
    for change in (
        first.save,
        first.delete,
        Spending.objects.all().delete,
        lambda: Spending.objects.update(amount=1),
    ):
        with pytest.raises(TypeError):
            change()
    assert Spending.objects.get().amount == 500_000


def test_what_was_spent_for_an_activity_is_found(cast: Cast, line: EstimateLine) -> None:
    activity, other = activity_of(cast, total=3), activity_of(cast, total=4)
    spend(line, cast, activity=activity)
    spend(line, cast, 100_000, "PC 02", activity=activity)
    assert spent_for([activity, other]) == {activity.pk: 600_000}


def test_no_payee_reaches_the_audit(cast: Cast, line: EstimateLine) -> None:
    spend(line, cast)
    money_in(cast, 1, Source.DONOR, donor_name="Bà Lò Thị Ẩn")
    told = str(list(AuditEvent.objects.values_list("old", "new")))
    assert "Hoa Sen" not in told
    assert "Lò Thị Ẩn" not in told


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "amount_small"),
        ({"received_on": TODAY + dt.timedelta(days=1)}, "in_future"),
        ({"is_in_kind": True, "source": Source.DONOR}, "things_empty"),
        ({"is_in_kind": True, "things": "Gạo", "source": Source.STATE}, "in_kind_not_donor"),
        ({"donor_agrees": True}, "donor_no_name"),
        ({"source": "lottery"}, "source_unknown"),
    ],
)
def test_money_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(BudgetRefused, match=code):
        money_in(cast, **fields)
    assert not Allocation.objects.exists()


def test_money_taken_back_counts_nowhere_and_stays_readable(cast: Cast) -> None:
    one = money_in(cast)
    actions.void_allocation(allocation=one, expected_version=1, reason="Ghi hai lần", **sign(cast))
    assert whole_of(cast.unit, YEAR).received == 0
    with pytest.raises(BudgetRefused, match="is_void"):
        actions.void_allocation(allocation=one, expected_version=2, reason="Nữa", **sign(cast))


def gift(cast: Cast, **fields: Any) -> Any:
    values: dict[str, Any] = {"given_on": TODAY, "what": "Quà Tết", "count": 20, "people": 20, "amount": 4_000_000}
    return actions.record_gift(unit=cast.unit, **(values | fields), **sign(cast))


def test_no_more_is_given_than_came_in(cast: Cast) -> None:
    things = money_in(cast, 6_000_000, Source.DONOR, is_in_kind=True, things="30 suất quà")
    gift(cast, allocation=things)
    with pytest.raises(BudgetRefused, match="over_held") as refused:
        gift(cast, allocation=things)
    assert refused.value.params["left"] == 2_000_000
    first = gift(cast, allocation=things, amount=2_000_000)
    with pytest.raises(BudgetRefused, match="gifts_given"):
        actions.void_allocation(allocation=things, expected_version=1, reason="x", **sign(cast))
    actions.void_gift(gift=first, expected_version=1, reason="Ghi nhầm", **sign(cast))
    assert gift(cast, allocation=things, amount=2_000_000).amount == 2_000_000


@pytest.mark.parametrize("fields", [{"count": 0}, {"people": 0}])
def test_a_gift_to_nobody_is_no_gift(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(BudgetRefused, match="count_small"):
        gift(cast, **fields)


def advance(cast: Cast, line: EstimateLine, number: str = "TU 01", **fields: Any) -> Advance:
    values: dict[str, Any] = {"advanced_on": TODAY, "amount": 1_000_000, "purpose": "Tổ chức buổi nói chuyện",
                              "organisation": cast.partner.organisation}  # fmt: skip
    return actions.record_advance(plan=line.estimate.plan, number=number, **(values | fields), **sign(cast))


@pytest.mark.parametrize(
    ("spent", "returned", "added"), [(600_000, 400_000, 0), (1_000_000, 0, 0), (1_300_000, 0, 300_000)]
)
def test_an_advance_is_accounted_for_by_vouchers_and_what_is_given_back(
    cast: Cast, line: EstimateLine, spent: int, returned: int, added: int
) -> None:
    one = advance(cast, line)
    spend(line, cast, spent, advance=one)
    actions.settle_advance(advance=one, expected_version=1, settled_on=TODAY, note="", **sign(cast))
    one.refresh_from_db()
    assert (one.state, one.spent, one.returned, one.added) == (AdvanceState.SETTLED, spent, returned, added)
    with pytest.raises(BudgetRefused, match="advance_settled"):
        spend(line, cast, 1_000, "PC 09", advance=one, accepts_over_line=True)
    with pytest.raises(BudgetRefused, match="advance_settled"):
        actions.settle_advance(advance=one, expected_version=2, settled_on=TODAY, note="", **sign(cast))
    with pytest.raises(BudgetRefused, match="advance_settled"):
        actions.reverse_spending(spending=Spending.objects.get(), reason="x", on=TODAY, **sign(cast))


def test_an_advance_of_the_last_days_of_a_year_is_settled_on_its_day_in_the_next(
    cast: Cast, line: EstimateLine
) -> None:
    one = advance(cast, line)
    Advance.objects.filter(pk=one.pk).update(year=TODAY.year - 1, advanced_on=dt.date(TODAY.year - 1, 12, 28))
    actions.settle_advance(advance=one, expected_version=1, settled_on=TODAY, note="", **sign(cast))
    one.refresh_from_db()
    assert (one.settled_on, one.year) == (TODAY, TODAY.year - 1)


def test_an_advance_is_not_settled_before_it_was_handed_out_nor_on_a_day_to_come(
    cast: Cast, line: EstimateLine
) -> None:
    one = advance(cast, line)
    for day, code in (
        (one.advanced_on - dt.timedelta(days=1), "before_advance"),
        (TODAY + dt.timedelta(days=1), "in_future"),
    ):
        with pytest.raises(BudgetRefused, match=code):
            actions.settle_advance(advance=one, expected_version=1, settled_on=day, note="", **sign(cast))


def test_two_people_settling_an_advance_are_told_of_each_other(cast: Cast, line: EstimateLine) -> None:
    one = advance(cast, line)
    Advance.objects.filter(pk=one.pk).update(version=2)
    with pytest.raises(StaleRecord):
        actions.settle_advance(advance=one, expected_version=1, settled_on=TODAY, note="", **sign(cast))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "amount_small"),
        ({"organisation": None}, "receiver_empty"),
        ({"purpose": ""}, "empty"),
        ({"due_on": TODAY - dt.timedelta(days=1)}, "due_before"),
        ({"advanced_on": TODAY + dt.timedelta(days=1)}, "in_future"),
        ({"number": "tu  01"}, "advance_known"),
    ],
)
def test_an_advance_that_cannot_be_is_refused(
    cast: Cast, line: EstimateLine, fields: dict[str, Any], code: str
) -> None:
    advance(cast, line)
    with pytest.raises(BudgetRefused, match=code):
        advance(cast, line, **({"number": "TU 02"} | fields))


def settle(cast: Cast, at: dt.datetime = YEARS_END) -> Settlement:
    return actions.settle_year(unit=cast.unit, year=YEAR, note="", by=cast.leader.actor, at=at)


def test_a_settled_year_stands_still_until_it_is_opened_again(cast: Cast, line: EstimateLine) -> None:
    first = spend(line, cast)
    made = settle(cast)
    assert (made.planned, made.received, made.spent) == (2_000_000, 100_000_000, 500_000)
    attempts = (
        lambda: spend(line, cast, 1, "PC 02"),
        lambda: money_in(cast),
        lambda: gift(cast),
        lambda: advance(cast, line),
        lambda: actions.reverse_spending(spending=first, reason="x", on=TODAY, **sign(cast)),
        lambda: actions.start_adjustment(
            estimate=line.estimate, expected_version=line.estimate.version, reason="x", **sign(cast)
        ),
        lambda: actions.start_estimate(plan=plan_this_year(cast, number="77", title="Khác"), year=YEAR, **sign(cast)),
        lambda: settle(cast),
    )
    for attempt in attempts:
        with pytest.raises(BudgetRefused, match="year_settled"):
            attempt()
    actions.reopen_year(settlement=made, expected_version=1, reason="Sót chứng từ", by=cast.leader.actor, at=NOW)
    assert spend(line, cast, 1, "PC 02").amount == 1
    again = settle(cast)
    assert again.spent == 500_001
    assert Settlement.objects.count() == 2, "the first settlement stays readable"


def test_a_year_with_open_ends_is_not_settled(cast: Cast, line: EstimateLine) -> None:
    with pytest.raises(BudgetRefused, match="year_not_over"):
        settle(cast, dt.datetime(YEAR, 11, 30, 12, tzinfo=dt.UTC))
    one = advance(cast, line)
    with pytest.raises(BudgetRefused, match="advances_open"):
        settle(cast)
    actions.settle_advance(advance=one, expected_version=1, settled_on=TODAY, note="", **sign(cast))
    estimate = line.estimate
    estimate.refresh_from_db()
    actions.start_adjustment(estimate=estimate, expected_version=estimate.version, reason="x", **sign(cast))
    with pytest.raises(BudgetRefused, match="estimates_waiting"):
        settle(cast)


def test_the_leader_is_told_what_is_in_the_way_before_asking(cast: Cast, line: EstimateLine) -> None:
    one, december = advance(cast, line), dt.date(YEAR, 12, 1)
    assert [why.code for why in in_the_way(cast.unit, YEAR, december - dt.timedelta(days=1))] == [
        "year_not_over", "advances_open"
    ]  # fmt: skip
    url, words = f"/kinh-phi/quyet-toan/?nam={YEAR}", "Thanh toán xong rồi khóa sổ."
    page = cast.leader.client().get(url).content.decode()
    assert words in page
    assert "Khóa sổ năm" not in page, "no button that would be refused"
    assert words not in cast.officer.client().get(url).content.decode()
    actions.settle_advance(advance=one, expected_version=1, settled_on=TODAY, note="", **sign(cast))
    assert in_the_way(cast.unit, YEAR, december) == []
    assert ("Khóa sổ năm" in cast.leader.client().get(url).content.decode()) == (december <= TODAY)


def test_an_empty_year_is_not_settled(cast: Cast) -> None:
    with pytest.raises(BudgetRefused, match="nothing_to_settle"):
        settle(cast)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (20_000, "Dòng dự toán chỉ còn 20.000 đồng, chi khoản này là vượt 980.000 đồng."),
        (0, "Dòng dự toán đã chi hết, chi khoản này là vượt 1.000.000 đồng."),
        (-20_000, "Dòng dự toán đã chi hết, chi khoản này là vượt 1.020.000 đồng."),
    ],
)
def test_a_line_that_is_used_up_is_never_said_to_have_less_than_nothing_left(left: int, said: str) -> None:
    assert refusal(BudgetRefused("over_line", left=left, by=1_000_000 - left)).startswith(said)


def test_a_source_that_is_used_up_is_never_said_to_have_less_than_nothing_left() -> None:
    assert "không còn tiền đã về" in refusal(BudgetRefused("over_funds", left=-5, source="Tỉnh"))
    assert "chỉ còn 5 đồng đã về" in refusal(BudgetRefused("over_funds", left=5, source="Tỉnh"))
