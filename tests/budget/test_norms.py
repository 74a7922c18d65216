"""Norms are dated data: the country's from the file, an office's own over them, with their history."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.budget import actions
from donghanh.budget.loading import load_norms
from donghanh.budget.models import Norm
from donghanh.budget.queries import ceilings
from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.access import Actor
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TESTS = Actor.system("tests")
HEAD = "code,item,unit_word,ceiling,area,valid_from,valid_until,authority,confidence,source\n"
TEA = "tea,Nước uống,người/buổi,20000,anywhere,2017-07-01,,TT 1,recalled,nhớ lại\n"
DAY = dt.date


def load(tmp_path: Path, *lines: str) -> int:
    file = tmp_path / "norms.csv"
    file.write_text(HEAD + "".join(lines), "utf-8")
    return load_norms(by=TESTS, at=NOW, file=file)


def own(cast: Cast, **fields: Any) -> Norm:
    values: dict[str, Any] = {"item": "Nước uống", "unit_word": "người/buổi", "ceiling": 15_000, "authority": "NQ 1",
                              "valid_from": DAY(2026, 1, 1)}  # fmt: skip
    return actions.add_norm(unit=cast.unit, by=cast.officer.actor, at=NOW, **(values | fields))


def test_the_shipped_file_loads_once_and_says_of_each_row_how_it_is_known() -> None:
    assert load_norms(by=TESTS, at=NOW) > 0
    assert load_norms(by=TESTS, at=NOW) == 0
    assert not Norm.objects.filter(authority="").exists()
    assert set(Norm.objects.values_list("confidence", flat=True)) <= {"seen", "recalled"}


def test_a_row_that_changes_is_changed_and_one_that_goes_is_removed(tmp_path: Path) -> None:
    load(tmp_path, TEA)
    assert load(tmp_path, TEA.replace("20000", "30000")) == 1
    assert Norm.objects.get().ceiling == 30_000
    assert load(tmp_path) == 1
    assert not Norm.objects.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [("anywhere", "moon"), ("recalled", "rumour"), ("20000", "20000.5"), ("2017-07-01,,", "2017-07-01,2016-01-01,")],
)
def test_a_row_that_cannot_be_loads_nothing(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        load(tmp_path, TEA.replace(old, new))
    assert not Norm.objects.exists()


def test_an_own_norm_stands_over_the_national_one_of_its_item(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, TEA)
    made = own(cast, instead_of=Norm.objects.get())
    assert made.code == "tea"
    assert ceilings(cast.unit, DAY(2026, 6, 1))[made.key].ceiling == 15_000
    assert ceilings(cast.unit, DAY(2025, 6, 1))[made.key].ceiling == 20_000
    assert ceilings(cast.neighbour, DAY(2026, 6, 1))[made.key].ceiling == 20_000
    load(tmp_path, TEA)
    assert Norm.objects.filter(unit=cast.unit).count() == 1, "loading leaves own norms alone"


def test_an_item_called_like_a_national_one_is_that_item(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, TEA)
    assert own(cast).code == "tea"
    assert own(cast, item="Thuê xe").code == "own-thue-xe"


def test_a_new_resolution_ends_the_old_ceiling_and_keeps_it(cast: Cast) -> None:
    first = own(cast)
    second = own(cast, ceiling=18_000, authority="NQ 2", valid_from=DAY(2026, 7, 1), instead_of=first)
    first.refresh_from_db()
    assert first.valid_until == second.valid_from
    assert [ceilings(cast.unit, day)[first.key].ceiling for day in (DAY(2026, 6, 30), DAY(2026, 7, 1))] == [
        15_000,
        18_000,
    ]


def test_two_own_ceilings_of_a_day_are_refused_by_us_and_by_the_database(cast: Cast) -> None:
    first = own(cast, valid_until=DAY(2027, 1, 1))
    with pytest.raises(BudgetRefused, match="norm_overlaps"):
        own(cast, valid_from=DAY(2025, 1, 1))
    with pytest.raises(BudgetRefused, match="norm_overlaps"):
        own(cast, valid_from=DAY(2026, 12, 31))
    assert own(cast, valid_from=DAY(2027, 1, 1)).pk
    assert own(cast, area="highland").pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Norm.objects.create(
            unit=cast.unit, code=first.code, item="x", unit_word="x", ceiling=1, authority="x", search="x",
            valid_from=DAY(2026, 2, 1),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ceiling": 0}, "amount_small"),
        ({"item": ""}, "empty"),
        ({"authority": ""}, "empty"),
        ({"area": "moon"}, "area_unknown"),
        ({"valid_until": DAY(2026, 1, 1)}, "days_backward"),
    ],
)
def test_a_norm_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(BudgetRefused, match=code):
        own(cast, **fields)


def test_a_slip_is_corrected_and_the_countrys_norms_are_not(cast: Cast, tmp_path: Path) -> None:
    first = own(cast)
    actions.correct_norm(norm=first, expected_version=1, ceiling=16_000, by=cast.officer.actor, at=NOW)
    assert Norm.objects.get().ceiling == 16_000
    load(tmp_path, TEA)
    with pytest.raises(BudgetRefused, match="norm_national"):
        actions.correct_norm(
            norm=Norm.objects.get(unit__isnull=True), expected_version=1, ceiling=1, by=cast.officer.actor, at=NOW
        )
