"""The shipped days of the country arrive once, and never over what an office wrote."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest
from django.utils import timezone

from donghanh.domain.calendar.lunar import new_year
from donghanh.foundation.audit.models import AuditEvent
from donghanh.workdays.actions import add_day
from donghanh.workdays.loading import FOLDER, Loaded, load_workdays
from donghanh.workdays.models import SpecialDay, YearNotice
from donghanh.workdays.queries import calendar_for
from tests import factories as make

pytestmark = pytest.mark.django_db
D = dt.date


def load(folder: Path = FOLDER) -> Loaded:
    return load_workdays(by=make.TESTS, at=timezone.now(), folder=folder)


@pytest.fixture
def own_copy(tmp_path: Path) -> Path:
    """The shipped files, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


def test_loading_twice_is_loading_once() -> None:
    first = load()
    assert first.added > 10
    assert first.updated == first.removed == 0
    assert load() == Loaded()
    assert AuditEvent.objects.filter(verb="workdays.reference_loaded").count() == 1


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (D(2020, 1, 29), False),
        (D(2021, 2, 10), False),
        (D(2022, 2, 4), False),
        (D(2023, 1, 26), False),
        (D(2023, 9, 4), False),
        (D(2024, 4, 29), False),
        (D(2024, 5, 4), True),
        (D(2025, 1, 27), False),
        (D(2025, 2, 3), True),
        (D(2025, 4, 26), True),
        (D(2026, 2, 20), False),
        (D(2026, 2, 23), True),
        (D(2026, 8, 22), True),
        (D(2026, 8, 31), False),
    ],
)
def test_past_years_are_as_offices_remember_them(day: D, works: bool) -> None:
    load()
    assert calendar_for(None, day, day).is_working_day(day) is works


def test_what_nobody_has_seen_is_never_shown_as_seen() -> None:
    load()
    assert not YearNotice.objects.filter(confidence="verified", number="").exists()
    assert not YearNotice.objects.filter(confidence="verified", issued_on__isnull=True).exists()
    assert not SpecialDay.objects.filter(source="").exists()
    assert not calendar_for(None, D(2026, 1, 1), D(2026, 12, 31)).settled_years


def test_shipped_notices_hold_tet_and_quoc_khanh() -> None:
    load()
    for notice in YearNotice.objects.all():
        assert notice.tet_from <= new_year(notice.year) <= notice.tet_last
        assert notice.national_from <= D(notice.year, 9, 2) <= notice.national_last


def test_files_that_changed_change_the_rows(own_copy: Path) -> None:
    load(own_copy)
    lines = (own_copy / "notices.csv").read_text("utf-8").replace("2026-02-22", "2026-02-24")
    (own_copy / "notices.csv").write_text(lines, "utf-8")
    with (own_copy / "special_days.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["day", "kind", "name", "confidence", "source"])
        writer.writerow(["2026-11-24", "off", "Ngày Văn hóa Việt Nam", "verified", "Luật mới"])
    done = load(own_copy)
    assert done.updated == 2
    assert done.removed > 0
    calendar = calendar_for(None, D(2026, 1, 1), D(2026, 12, 31))
    assert not calendar.is_working_day(D(2026, 2, 23))
    assert not calendar.is_working_day(D(2026, 11, 24))


def test_what_an_office_wrote_outlives_every_loading(own_copy: Path) -> None:
    load(own_copy)
    unit = make.make_unit()
    add_day(
        unit=unit,
        day=D(2026, 8, 31),
        kind="worked",
        name="Xã vẫn làm",
        source="Thông báo 3",
        reason="Đón đoàn kiểm tra",
        by=make.TESTS,
        at=timezone.now(),
    )
    lines = (own_copy / "notices.csv").read_text("utf-8").replace("2026-08-22", "2026-08-15")
    (own_copy / "notices.csv").write_text(lines, "utf-8")
    assert load(own_copy).updated == 1
    assert calendar_for(unit.pk, D(2026, 8, 31), D(2026, 8, 31)).is_working_day(D(2026, 8, 31))
    assert not calendar_for(None, D(2026, 8, 31), D(2026, 8, 31)).is_working_day(D(2026, 8, 31))
