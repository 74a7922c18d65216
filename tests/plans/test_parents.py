"""A plan carries out another one, and never itself."""

import datetime as dt
import itertools

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Plan
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast
from tests.factories.plans import plan_of


def hang(plan: Plan, parent: Plan | None, cast: Cast) -> Plan:
    plan.refresh_from_db()
    return actions.edit_plan(
        plan=plan,
        expected_version=plan.version,
        title=plan.title,
        kind=plan.kind,
        year=plan.year,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        parent=parent,
        by=cast.officer.actor,
        at=timezone.now(),
    )


@pytest.fixture
def chain(cast: Cast) -> list[Plan]:
    """Three plans, each of which carries out the one before."""
    plans = [plan_of(cast, title=f"Kế hoạch thứ {n}", number=str(n)) for n in (1, 2, 3)]
    for upper, lower in itertools.pairwise(plans):
        hang(lower, upper, cast)
    return plans


@pytest.mark.parametrize(("of", "under", "code"), [(0, 0, "itself"), (0, 1, "below"), (0, 2, "below"), (1, 2, "below")])
def test_plan_never_carries_out_itself(cast: Cast, chain: list[Plan], of: int, under: int, code: str) -> None:
    with pytest.raises(PlanRefused, match=f"parent_{code}"):
        hang(chain[of], chain[under], cast)


def test_other_order_of_plans_is_allowed(cast: Cast, chain: list[Plan]) -> None:
    assert hang(chain[2], chain[0], cast).parent_id == chain[0].pk
    assert hang(chain[1], chain[2], cast).parent_id == chain[2].pk
    assert hang(chain[1], None, cast).parent_id is None


def test_page_offers_no_plan_from_below(cast: Cast, chain: list[Plan]) -> None:
    client, url = cast.officer.client(), reverse("plans:edit", args=[chain[0].pk])
    other = plan_of(cast, title="Kế hoạch của tỉnh", number="99", issued_on=dt.date(2026, 1, 3))
    page = client.get(url).content.decode()
    assert f'value="{other.pk}"' in page
    assert not any(f'value="{plan.pk}"' in page for plan in chain)
