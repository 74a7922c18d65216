"""An estimate is drawn up, decided by somebody else, adjusted by number; nothing approved is lost."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from donghanh.budget import actions
from donghanh.budget.models import Estimate, EstimateLine, EstimateState, EstimateVersion, Norm
from donghanh.budget.queries import by_plan, lines_of
from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from tests.cast import Cast
from tests.factories.budget import (
    TODAY,
    approve,
    approved_line,
    draft_of,
    line_of,
    money_in,
    plan_this_year,
    spend,
    submit,
)
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def sign(cast: Cast) -> dict:
    return {"by": cast.officer.actor, "at": NOW}


def test_a_line_costs_what_its_parts_say_and_the_audit_knows(cast: Cast) -> None:
    line = line_of(draft_of(cast, lines=0), cast, quantity=Decimal("1.5"), unit_price=300_000, times=4)
    assert (line.amount, line.approved_amount) == (1_800_000, None)
    assert AuditEvent.objects.filter(verb="budget.line_added").count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"item": "  "}, "empty"),
        ({"unit_word": ""}, "empty"),
        ({"quantity": Decimal(0)}, "quantity_small"),
        ({"quantity": Decimal(-1)}, "quantity_small"),
        ({"unit_price": -5}, "amount_small"),
        ({"unit_price": 10**14}, "amount_large"),
        ({"unit_price": 10**12, "quantity": Decimal(100)}, "amount_large"),
        ({"times": 0}, "times_small"),
        ({"source": "lottery"}, "source_unknown"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_not_stored(cast: Cast, fields: dict, code: str) -> None:
    draft = draft_of(cast, lines=0)
    with pytest.raises(BudgetRefused, match=code):
        line_of(draft, cast, **fields)
    assert not EstimateLine.objects.exists()


def test_a_task_or_norm_of_others_is_refused(cast: Cast) -> None:
    draft = draft_of(cast, lines=0)
    other = task_of(plan_of(cast, "Kế hoạch khác", number="8"), cast=cast)
    with pytest.raises(BudgetRefused, match="task_elsewhere"):
        line_of(draft, cast, task=other)
    norm = actions.add_norm(
        unit=cast.neighbour, item="Nước", unit_word="người", ceiling=1, authority="NQ", valid_from=TODAY,
        by=cast.stranger.actor, at=NOW,
    )  # fmt: skip
    with pytest.raises(BudgetRefused, match="norm_elsewhere"):
        line_of(draft, cast, norm=norm)
    assert line_of(draft, cast, task=task_of(draft.plan, cast=cast)).task is not None


def test_one_estimate_a_plan_and_year_and_only_of_its_years(cast: Cast) -> None:
    draft = draft_of(cast)
    with pytest.raises(BudgetRefused, match="estimate_there"):
        actions.start_estimate(plan=draft.plan, year=draft.year, **sign(cast))
    with pytest.raises(BudgetRefused, match="year_outside_plan"):
        actions.start_estimate(plan=draft.plan, year=draft.year + 1, **sign(cast))


def test_an_estimate_without_lines_is_not_submitted(cast: Cast) -> None:
    with pytest.raises(BudgetRefused, match="no_lines"):
        submit(draft_of(cast, lines=0), cast)


def test_approved_by_the_leader_it_is_in_force_and_kept_whole(cast: Cast) -> None:
    estimate = approve(draft_of(cast, lines=2), cast)
    first = EstimateVersion.objects.get()
    assert estimate.state == EstimateState.APPROVED
    assert (first.number, first.total, len(first.lines)) == (0, 4_000_000, 2)
    assert set(EstimateLine.objects.values_list("approved_amount", flat=True)) == {2_000_000}
    with pytest.raises(TypeError):
        first.save()


def test_lines_stand_still_while_the_leader_looks_and_after(cast: Cast) -> None:
    estimate = submit(draft_of(cast), cast)
    line = EstimateLine.objects.get()
    for state in (EstimateState.SUBMITTED, EstimateState.APPROVED):
        with pytest.raises(BudgetRefused, match="not_open"):
            actions.correct_line(line=line, expected_version=1, unit_price=5, **sign(cast))
        with pytest.raises(BudgetRefused, match="not_open"):
            actions.remove_line(line=line, **sign(cast))
        with pytest.raises(BudgetRefused, match="not_open"):
            line_of(estimate, cast)
        if state == EstimateState.SUBMITTED:
            actions.approve_estimate(estimate=estimate, expected_version=estimate.version, by=cast.leader.actor, at=NOW)


def test_nobody_approves_their_own_estimate(cast: Cast) -> None:
    estimate = submit(draft_of(cast), cast)
    with pytest.raises(BudgetRefused, match="own_estimate"):
        actions.approve_estimate(estimate=estimate, expected_version=estimate.version, **sign(cast))
    estimate.refresh_from_db()
    assert estimate.state == EstimateState.SUBMITTED


def test_the_leader_approves_what_was_seen_and_not_what_changed_meanwhile(cast: Cast) -> None:
    seen = submit(draft_of(cast), cast)
    actions.return_estimate(
        estimate=seen, expected_version=seen.version, reason="Xem lại giá", by=cast.leader.actor, at=NOW
    )
    line = EstimateLine.objects.get()
    actions.correct_line(line=line, expected_version=line.version, unit_price=90_000, **sign(cast))
    again = submit(Estimate.objects.get(), cast)
    assert again.returned_reason == ""
    with pytest.raises(StaleRecord):
        actions.approve_estimate(estimate=again, expected_version=seen.version, by=cast.leader.actor, at=NOW)
    assert not EstimateVersion.objects.exists()


def test_handing_back_needs_a_reason(cast: Cast) -> None:
    estimate = submit(draft_of(cast), cast)
    with pytest.raises(BudgetRefused, match="empty"):
        actions.return_estimate(
            estimate=estimate, expected_version=estimate.version, reason=" ", by=cast.leader.actor, at=NOW
        )


def adjusted(cast: Cast, reason: str = "Thêm một buổi") -> Estimate:
    estimate = Estimate.objects.get()
    return actions.start_adjustment(estimate=estimate, expected_version=estimate.version, reason=reason, **sign(cast))


def test_an_adjustment_counts_once_it_is_approved_and_the_first_version_stays(cast: Cast) -> None:
    line = approved_line(cast)
    estimate = adjusted(cast)
    actions.correct_line(line=line, expected_version=line.version, quantity=Decimal(200), **sign(cast))
    (figures,) = by_plan(cast.unit, estimate.year)
    assert (figures.balance.planned, figures.draft) == (2_000_000, 4_000_000)
    approve(estimate, cast)
    (figures,) = by_plan(cast.unit, estimate.year)
    assert figures.balance.planned == 4_000_000
    assert [(v.number, v.total, v.reason) for v in EstimateVersion.objects.order_by("number")] == [
        (0, 2_000_000, ""),
        (1, 4_000_000, "Thêm một buổi"),
    ]


def test_an_adjustment_that_changes_nothing_is_not_submitted(cast: Cast) -> None:
    approved_line(cast)
    with pytest.raises(BudgetRefused, match="nothing_changed"):
        submit(adjusted(cast), cast)


def test_giving_an_adjustment_up_brings_every_line_back(cast: Cast) -> None:
    approve(draft_of(cast, lines=2), cast)
    before = list(EstimateLine.objects.order_by("pk").values("pk", "item", "amount", "quantity", "approved_amount"))
    estimate = adjusted(cast)
    first, second = EstimateLine.objects.order_by("order")
    actions.correct_line(line=first, expected_version=first.version, item="Khác", unit_price=1, **sign(cast))
    actions.remove_line(line=second, **sign(cast))
    line_of(estimate, cast, "Mới")
    estimate.refresh_from_db()
    actions.give_up_adjustment(estimate=estimate, expected_version=estimate.version, **sign(cast))
    after = EstimateLine.objects.order_by("pk").values("pk", "item", "amount", "quantity", "approved_amount")
    assert list(after) == before
    estimate.refresh_from_db()
    assert (estimate.state, estimate.round) == (EstimateState.APPROVED, 0)
    with pytest.raises(BudgetRefused, match="no_adjustment"):
        actions.give_up_adjustment(estimate=estimate, expected_version=estimate.version, **sign(cast))


def test_a_first_draft_is_no_adjustment_to_give_up(cast: Cast) -> None:
    draft = draft_of(cast)
    with pytest.raises(BudgetRefused, match="no_adjustment"):
        actions.give_up_adjustment(estimate=draft, expected_version=draft.version, **sign(cast))


def test_what_was_spent_of_a_line_cannot_be_adjusted_away(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast)
    spend(line, cast, 1_500_000)
    adjusted(cast)
    with pytest.raises(BudgetRefused, match="under_spent"):
        actions.correct_line(line=line, expected_version=line.version, quantity=Decimal(10), **sign(cast))
    with pytest.raises(BudgetRefused, match="line_spent"):
        actions.remove_line(line=line, **sign(cast))
    assert (
        actions.correct_line(line=line, expected_version=line.version, quantity=Decimal(75), **sign(cast)).amount
        == 1_500_000
    )


def test_two_people_editing_a_line_are_told_of_each_other(cast: Cast) -> None:
    draft_of(cast)
    line = EstimateLine.objects.get()
    actions.correct_line(line=line, expected_version=1, unit_price=1_000, **sign(cast))
    with pytest.raises(StaleRecord):
        actions.correct_line(line=line, expected_version=1, unit_price=2_000, **sign(cast))


def test_last_years_lines_come_over_with_the_task_of_the_same_words(cast: Cast) -> None:
    last = plan_of(cast, "Năm trước", year=TODAY.year - 1, number="3", issued_on=dt.date(TODAY.year - 1, 1, 5))
    old = actions.start_estimate(plan=last, year=last.year, **sign(cast))
    line_of(old, cast, "Nước uống", task=task_of(last, "Nói chuyện chuyên đề", cast=cast), over_norm_reason="Giá tăng")
    line_of(old, cast, "Băng rôn", task=task_of(last, "Treo băng rôn", cast=cast))
    plan = plan_this_year(cast)
    task = task_of(plan, "Nói chuyện chuyên đề", cast=cast)
    new = actions.start_estimate(plan=plan, year=plan.year, copy_from=old, **sign(cast))
    assert list(new.lines.values_list("item", "amount", "task", "approved_amount", "over_norm_reason")) == [
        ("Nước uống", 2_000_000, task.pk, None, ""),
        ("Băng rôn", 2_000_000, None, None, ""),
    ]


def test_an_estimate_of_the_next_commune_is_not_copied(cast: Cast) -> None:
    foreign = draft_of(cast)
    Estimate.objects.filter(pk=foreign.pk).update(unit=cast.neighbour)
    foreign.refresh_from_db()
    plan = plan_of(cast, "Khác", number="9", year=TODAY.year, issued_on=dt.date(TODAY.year, 2, 1))
    with pytest.raises(BudgetRefused, match="copy_elsewhere"):
        actions.start_estimate(plan=plan, year=plan.year, copy_from=foreign, **sign(cast))


def test_a_price_over_the_norm_is_told_with_its_authority_and_never_refused(cast: Cast) -> None:
    norm = actions.add_norm(
        unit=cast.unit, item="Nước uống giữa giờ", unit_word="người/buổi", ceiling=15_000,
        authority="NQ 12/2026/NQ-HĐND", valid_from=dt.date(TODAY.year, 1, 1), **sign(cast),
    )  # fmt: skip
    draft = draft_of(cast, lines=0)
    line_of(draft, cast, norm=norm)
    line_of(draft, cast, norm=norm, unit_price=15_000)
    over, within = lines_of(draft, on=TODAY)
    assert over.excess is not None
    assert (over.excess.by_each, over.excess.in_all) == (5_000, 500_000)
    assert over.excess.norm.authority == "NQ 12/2026/NQ-HĐND"
    assert within.excess is None
    Norm.objects.filter(pk=norm.pk).update(
        valid_from=dt.date(TODAY.year - 1, 1, 1), valid_until=dt.date(TODAY.year, 1, 1)
    )
    assert lines_of(draft, on=TODAY)[0].excess is None, "a norm that no longer holds judges nothing"
