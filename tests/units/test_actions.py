"""Changing units: what is written, and what is refused before anything is."""

import datetime as dt

import pytest
from django.db import Error, transaction

from donghanh.foundation.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.units.actions import correct_unit, create_unit, create_village, end_village, rename_unit
from donghanh.units.models import SuccessionKind, Unit
from donghanh.units.queries import ancestors, children, history, search_units, standing, unit_on
from donghanh.units.refusals import UnitRefused
from tests import factories as make

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
SINCE, LATER = dt.date(2025, 7, 1), dt.date(2026, 3, 1)


@pytest.fixture
def province() -> Unit:
    return create_unit(
        kind="province",
        name="An Lam",
        level="tỉnh",
        parent=country(),
        code="Z1",
        valid_from=SINCE,
        by=make.TESTS,
        at=AT,
    )


def country() -> Unit:
    return create_unit(
        kind="country", name="Nước Thử", level="", parent=None, code="ZZ", valid_from=SINCE, by=make.TESTS, at=AT
    )


@pytest.fixture
def commune(province: Unit) -> Unit:
    return create_unit(
        kind="commune",
        name="Sông Mây",
        level="Xã",
        parent=province,
        code="Z0001",
        valid_from=SINCE,
        by=make.TESTS,
        at=AT,
    )


def village(commune: Unit, name: str = "Bãi Sậy", **fields) -> Unit:
    return create_village(
        commune=commune, name=name, level="thôn", by=make.TESTS, at=AT, **({"valid_from": SINCE} | fields)
    )


def test_village_is_stored_with_its_event(commune: Unit) -> None:
    made = village(commune, "  Bãi   Sậy ")
    assert (made.name, made.level, made.code, made.kind) == ("Bãi Sậy", "thôn", "", "village")
    event = AuditEvent.objects.get(object_id=str(made.pk))
    assert (event.verb, event.new["name"]) == ("units.created", "Bãi Sậy")


def test_two_villages_without_code_may_stand_together(commune: Unit) -> None:
    village(commune)
    village(commune, "Đầm Sen")
    assert [v.name for v in children(commune, LATER)] == ["Bãi Sậy", "Đầm Sen"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "  "}, "name_empty"),
        ({"name": "bãi sậy"}, "name_taken"),
        ({"valid_from": dt.date(2020, 1, 1)}, "parent_absent"),
    ],
)
def test_village_is_refused(commune: Unit, fields: dict, code: str) -> None:
    village(commune)
    with pytest.raises(UnitRefused) as refused:
        village(commune, **{"name": "Đầm Sen", **fields})
    assert refused.value.code == code
    assert Unit.objects.filter(kind="village").count() == 1


def test_a_unit_lies_only_under_what_it_may_lie_under(commune: Unit) -> None:
    with pytest.raises(UnitRefused, match="parent_wrong"):
        create_unit(kind="commune", name="X", level="xã", parent=commune, valid_from=SINCE, by=make.TESTS, at=AT)


def test_a_code_means_one_unit_on_a_day(province: Unit, commune: Unit) -> None:
    same = {"kind": "commune", "level": "xã", "parent": province, "code": "Z0001", "valid_from": LATER}
    with pytest.raises(UnitRefused, match="code_taken"):
        create_unit(name="Đá Trắng", by=make.TESTS, at=AT, **same)
    with pytest.raises(Error), transaction.atomic():  # and the database refuses it by itself
        Unit.objects.create(name="Đá Trắng", **same)


def test_renamed_unit_keeps_its_line_and_its_children(commune: Unit) -> None:
    below = village(commune)
    fresh = rename_unit(
        unit=commune,
        expected_version=1,
        name="Sông Mưa",
        level="phường",
        on=LATER,
        by=make.TESTS,
        at=AT,
        legal_basis="NQ 1",
    )
    assert fresh.line == commune.line
    assert [unit_on("Z0001", day).name for day in (LATER - dt.timedelta(days=1), LATER)] == ["Sông Mây", "Sông Mưa"]
    assert list(children(fresh, LATER)) == [below]
    assert ancestors(below, LATER)[-1] == fresh
    assert standing(commune, LATER) == fresh
    (step,) = history(fresh).before
    assert (step.predecessor_id, step.kind, step.legal_basis) == (commune.pk, SuccessionKind.RENAME, "NQ 1")


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [("Sông Mây", LATER, "nothing_new"), ("", LATER, "name_empty"), ("Sông Mưa", SINCE, "not_later")],
)
def test_renaming_is_refused(commune: Unit, name: str, on: dt.date, code: str) -> None:
    with pytest.raises(UnitRefused, match=code):
        rename_unit(unit=commune, expected_version=1, name=name, level="xã", on=on, by=make.TESTS, at=AT)
    assert Unit.objects.get(pk=commune.pk).valid_until is None


def test_renaming_on_an_old_version_writes_nothing(commune: Unit) -> None:
    with pytest.raises(StaleRecord):
        rename_unit(unit=commune, expected_version=7, name="Sông Mưa", level="xã", on=LATER, by=make.TESTS, at=AT)
    assert Unit.objects.filter(code="Z0001").count() == 1


def test_correction_changes_the_row_and_its_spellings(commune: Unit) -> None:
    correct_unit(unit=commune, expected_version=1, name="Sông Máy", level="xã", legal_basis="", by=make.TESTS, at=AT)
    assert [u.name for u in search_units("Sông Máy")] == ["Sông Máy"]
    assert AuditEvent.objects.get(verb="units.corrected").old == {"name": "Sông Mây"}


def test_ended_village_goes_into_its_neighbour(commune: Unit) -> None:
    one, other = village(commune), village(commune, "Đầm Sen")
    end_village(village=one, expected_version=1, on=LATER, into=other, by=make.TESTS, at=AT)
    assert list(children(commune, LATER)) == [other]
    assert [s.kind for s in history(one).after] == [SuccessionKind.ABSORB]


def test_village_is_not_merged_across_communes(province: Unit, commune: Unit) -> None:
    far = make.make_unit("Đá Trắng", "xã", parent=province)
    with pytest.raises(UnitRefused, match="parent_wrong"):
        end_village(
            village=village(commune),
            expected_version=1,
            on=LATER,
            into=make.make_unit("Gò", "thôn", parent=far),
            by=make.TESTS,
            at=AT,
        )


def test_commune_is_not_ended_like_a_village(commune: Unit) -> None:
    with pytest.raises(UnitRefused, match="not_a_village"):
        end_village(village=commune, expected_version=1, on=LATER, by=make.TESTS, at=AT)
