"""Changing the own table: what is refused and why, what is remembered."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.workdays.actions import add_day, correct_day, correct_notice, record_notice, remove_day, remove_notice
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.models import DayChange, SpecialDay, YearNotice
from donghanh.workdays.notice_days import arrangement_of
from donghanh.workdays.refusals import WORDS, WorkdayRefused, in_words
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = dt.date
PLAIN = {
    "day": D(2027, 3, 15),
    "kind": "off",
    "name": "Nghỉ hội xuân",
    "source": "Thông báo 9",
    "confidence": "verified",
}
TET = Arrangement(2027, D(2027, 2, 4), D(2027, 2, 10), D(2027, 9, 2), D(2027, 9, 5))
PAPER = {"number": "15/TB-UBND", "issued_on": D(2026, 12, 1), "source": "Bản giấy", "confidence": "verified"}


def add(cast: Cast, **fields) -> SpecialDay:
    values = PLAIN | {"reason": "Xã mở hội"} | fields
    return add_day(unit=cast.unit, by=cast.officer.actor, at=timezone.now(), **values)


def enter(cast: Cast, arrangement: Arrangement = TET, **fields) -> YearNotice:
    values = PAPER | {"reason": "Thông báo mới"} | fields
    return record_notice(unit=cast.unit, arrangement=arrangement, by=cast.officer.actor, at=timezone.now(), **values)


def arranged(**changes) -> Arrangement:
    return Arrangement(**(vars(TET) | changes))


def refusal(act, *args, **fields) -> str:
    with pytest.raises(WorkdayRefused) as caught, transaction.atomic():
        act(*args, **fields)
    assert "%" not in in_words(caught.value)
    return caught.value.code


class TestDays:
    """Single days."""

    def test_added_day_leaves_a_line_and_an_event(self, cast: Cast) -> None:
        row = add(cast)
        change = DayChange.objects.get()
        assert (change.verb, change.year, change.reason) == ("added", 2027, "Xã mở hội")
        assert change.text == "15/03/2027, Nghỉ hội xuân"
        event = AuditEvent.objects.get(verb="workdays.day_added")
        assert (event.object_id, event.unit_id) == (str(row.pk), cast.unit.pk)
        assert event.new["reason"] == "Xã mở hội"

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"day": D(2019, 12, 31)}, "year_far"),
            ({"day": D(2199, 3, 15)}, "year_far"),
            ({"kind": "worked"}, "already_working"),
            ({"day": D(2027, 3, 14)}, "already_off"),
            ({"day": D(2027, 4, 30)}, "already_off"),
            ({"day": D(2027, 3, 14), "kind": "quiet"}, "quiet_on_free_day"),
            ({"name": "  "}, "name_empty"),
            ({"reason": " "}, "reason_missing"),
            ({"source": ""}, "source_missing"),
        ],
    )
    def test_day_that_makes_no_sense_is_refused(self, cast: Cast, fields: dict, code: str) -> None:
        assert refusal(add, cast, **fields) == code
        assert not SpecialDay.objects.exists()

    def test_day_twice_is_refused_by_action_and_database(self, cast: Cast) -> None:
        add(cast)
        assert refusal(add, cast, kind="quiet") == "day_taken"
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialDay.objects.create(unit=cast.unit, day=PLAIN["day"], kind="off", name="Lại nữa")

    def test_the_country_has_each_day_once(self) -> None:
        SpecialDay.objects.create(day=D(2027, 3, 15), kind="off", name="Một")
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialDay.objects.create(day=D(2027, 3, 15), kind="off", name="Hai")

    def test_holiday_may_be_worked_and_a_remembered_day_needs_no_source(self, cast: Cast) -> None:
        row = add(cast, day=D(2027, 4, 30), kind="worked", confidence="recalled", source="")
        assert row.kind == "worked"

    def test_correction_keeps_what_was(self, cast: Cast) -> None:
        row = add(cast)
        values = PLAIN | {"day": D(2028, 3, 15), "name": "Nghỉ  hội xuân"}
        correct_day(row=row, expected_version=1, reason="Dời sang năm", by=make.TESTS, at=timezone.now(), **values)
        event = AuditEvent.objects.get(verb="workdays.day_corrected", new__day="2028-03-15", old__day="2027-03-15")
        assert "name" not in event.new, "spaces are no change"
        assert set(DayChange.objects.filter(verb="corrected").values_list("year", flat=True)) == {2027, 2028}

    def test_correction_without_change_and_a_lost_race_are_refused(self, cast: Cast) -> None:
        row = add(cast)
        common = {"row": row, "reason": "Sửa", "by": make.TESTS, "at": timezone.now()}
        assert refusal(correct_day, expected_version=1, **common, **PLAIN) == "nothing_new"
        with pytest.raises(StaleRecord):
            correct_day(expected_version=7, **common, **(PLAIN | {"name": "Khác"}))
        with pytest.raises(StaleRecord):
            remove_day(expected_version=7, **common)

    def test_removed_day_is_gone_and_its_reason_stays(self, cast: Cast) -> None:
        row = add(cast)
        remove_day(row=row, expected_version=1, reason="Ghi nhầm", by=make.TESTS, at=timezone.now())
        assert not SpecialDay.objects.exists()
        assert DayChange.objects.filter(verb="removed", reason="Ghi nhầm").exists()
        assert AuditEvent.objects.get(verb="workdays.day_removed").old["name"] == "Nghỉ hội xuân"

    def test_day_of_the_country_is_not_for_an_office(self) -> None:
        row = SpecialDay.objects.create(day=D(2027, 3, 15), kind="off", name="Một")
        with pytest.raises(TypeError):
            remove_day(row=row, expected_version=1, reason="Không", by=make.TESTS, at=timezone.now())


class TestNotices:
    """The notice of a year."""

    def test_notice_brings_the_days_the_law_does_not_give(self, cast: Cast) -> None:
        days = enter(cast, arranged(swaps=((D(2027, 4, 29), D(2027, 5, 8)),))).days
        assert list(days.values_list("day", "kind")) == [
            (D(2027, 2, 4), "off"),
            (D(2027, 2, 5), "off"),
            (D(2027, 2, 9), "off"),
            (D(2027, 2, 10), "off"),
            (D(2027, 4, 29), "off"),
            (D(2027, 5, 8), "worked"),
            (D(2027, 9, 3), "off"),
        ]

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"tet_last": D(2027, 2, 3)}, "range_backwards"),
            ({"tet_from": D(2027, 1, 4)}, "range_long"),
            ({"tet_from": D(2027, 2, 7), "tet_last": D(2027, 2, 14)}, "tet_outside"),
            ({"tet_from": D(2027, 2, 5), "tet_last": D(2027, 2, 7)}, "tet_outside"),
            ({"national_last": D(2027, 9, 1)}, "range_backwards"),
            ({"national_from": D(2027, 9, 3)}, "national_outside"),
            ({"swaps": ((D(2027, 3, 14), D(2027, 3, 20)),)}, "swap_off_free"),
            ({"swaps": ((D(2027, 4, 30), D(2027, 5, 8)),)}, "swap_off_free"),
            ({"swaps": ((D(2027, 3, 15), D(2027, 3, 16)),)}, "swap_worked_weekday"),
            ({"swaps": ((D(2027, 3, 15), D(2028, 3, 18)),)}, "swap_other_year"),
            ({"swaps": ((D(2027, 3, 15), D(2027, 3, 20)), (D(2027, 3, 16), D(2027, 3, 20)))}, "swap_twice"),
            ({"year": 2050, "tet_from": D(2050, 1, 20)}, "year_far"),
        ],
    )
    def test_notice_that_cannot_be_meant_is_refused(self, cast: Cast, changes: dict, code: str) -> None:
        assert refusal(enter, cast, arranged(**changes)) == code
        assert not YearNotice.objects.exists()

    @pytest.mark.parametrize(("missing", "code"), [("number", "number_missing"), ("source", "source_missing")])
    def test_whoever_has_seen_a_notice_can_name_it(self, cast: Cast, missing: str, code: str) -> None:
        assert refusal(enter, cast, **{missing: ""}) == code
        assert enter(cast, confidence="recalled", **{missing: ""}).is_seen is False

    def test_second_notice_of_a_year_and_a_day_that_is_taken_are_refused(self, cast: Cast) -> None:
        add(cast, day=D(2027, 2, 4), kind="quiet")
        assert refusal(enter, cast) == "day_taken"
        SpecialDay.objects.all().delete()
        enter(cast)
        assert refusal(enter, cast) == "notice_taken"

    def test_corrected_notice_rewrites_its_days(self, cast: Cast) -> None:
        notice = enter(cast)
        common = {"notice": notice, "reason": "Ghi sai", "by": make.TESTS, "at": timezone.now()}
        assert refusal(correct_notice, expected_version=1, arrangement=TET, **common, **PAPER) == "nothing_new"
        longer = arranged(tet_last=D(2027, 2, 11), swaps=((D(2027, 3, 15), D(2027, 3, 20)),))
        correct_notice(expected_version=1, arrangement=longer, **common, **PAPER)
        assert arrangement_of(YearNotice.objects.get()) == longer
        assert notice.days.filter(day=D(2027, 2, 11)).exists()
        assert AuditEvent.objects.get(verb="workdays.notice_corrected").new["swaps"]
        with pytest.raises(StaleRecord):
            correct_notice(expected_version=1, arrangement=TET, **common, **PAPER)

    def test_removed_notice_takes_its_days_along(self, cast: Cast) -> None:
        notice = enter(cast)
        assert (
            refusal(
                remove_day, row=notice.days.first(), expected_version=1, reason="x", by=make.TESTS, at=timezone.now()
            )
            == "belongs_to_notice"
        )
        remove_notice(
            notice=notice, expected_version=1, reason="Thông báo bị thu hồi", by=make.TESTS, at=timezone.now()
        )
        assert not SpecialDay.objects.exists()
        assert DayChange.objects.filter(verb="removed", text__contains="15/TB-UBND").exists()


def test_every_refusal_has_its_words() -> None:
    assert all("Ghi" in str(words) or "." in str(words) for words in WORDS.values())
