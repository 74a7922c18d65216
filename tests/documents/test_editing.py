import datetime as dt

import pytest

from donghanh.documents.editing import boxes_of, fields_from, place_of_selection, shown_day, typed_day
from donghanh.documents.merging import merged_fields

DEADLINE = {"rule": "before", "text": "trước ngày 20/3/2026", "date": "2026-03-20", "due": "2026-03-19"}


def body(printed, **more):
    return {"printed": printed, "organisation": None, "group": None, **more}


def task(**more):
    return {
        "text": "Trồng hoa",
        "lead": [],
        "coordinating": [],
        "mode": "assign",
        "deadline": None,
        "schedule": None,
        **more,
    }


def test_form_that_is_sent_back_untouched_changes_nothing():
    for kind, fields in (
        ("task", task(lead=[body("Công an xã", organisation="x")], deadline=DEADLINE)),
        ("target", {"text": "a", "value": 50, "unit": "cây", "operator": ">=", "target_kind": "quantity"}),
        (
            "report_duty",
            {
                "text": "a",
                "reporter": body("Các thôn"),
                "to": "UBND xã",
                "via": None,
                "by": "--12-15",
                "period": "yearly",
            },
        ),
    ):
        assert fields_from(kind, fields, boxes_of(kind, fields)) == fields


def test_typed_day_replaces_the_printed_deadline():
    fields = task(deadline=DEADLINE)
    after = fields_from("task", fields, {**boxes_of("task", fields), "deadline_on": dt.date(2026, 3, 1)})
    assert after["deadline"] == {"rule": "by", "text": "", "date": "2026-03-01", "due": "2026-03-01"}


def test_emptied_day_takes_the_deadline_away():
    fields = task(deadline=DEADLINE)
    assert fields_from("task", fields, {**boxes_of("task", fields), "deadline_on": None})["deadline"] is None


def test_body_that_stays_keeps_what_is_known_of_it():
    fields = task(lead=[body("Công an xã", organisation="x")])
    after = fields_from("task", fields, {**boxes_of("task", fields), "lead": "Công an xã; Trạm Y tế xã; "})
    assert after["lead"] == [body("Công an xã", organisation="x"), body("Trạm Y tế xã")]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("15/12/2026", "2026-12-15"),
        ("15/12", "--12-15"),
        ("31/2/2026", "31/2/2026"),
        ("khi xong", "khi xong"),
        ("", None),
    ],
)
def test_days_of_reports_are_read(typed, stored):
    assert typed_day(typed) == stored
    assert typed_day(shown_day(stored)) == stored


def test_day_a_person_gives_a_report_is_its_last_and_replaces_the_better_guess():
    fields = {"text": "a", "reporter": None, "by": "2022-12-10", "expected_by": "2026-12-10", "rule": "before"}
    after = fields_from("report_duty", fields, {**boxes_of("report_duty", fields), "by": "30/11/2026"})
    assert (after["by"], after["rule"], after["expected_by"]) == ("2026-11-30", "by", None)


def test_selection_is_found_by_line_and_column():
    source = "một hai\nba bốn\n"
    assert place_of_selection(source, "1:4", "2:2") == {"start": 4, "end": 10, "text": "hai ba"}


@pytest.mark.parametrize(
    ("begins", "ends"), [("", ""), ("9:0", "9:1"), ("2:0", "1:0"), ("1:3", "1:4"), ("a:b", "1:1"), ("0:0", "1:1")]
)
def test_selection_that_is_nowhere_is_nothing(begins, ends):
    assert place_of_selection("một hai\nba bốn\n", begins, ends) == {}


def test_task_without_lead_takes_the_lead_and_the_manner_of_the_duty_merged_into_it():
    merged = merged_fields("task", task(), task(lead=[body("Hội Nông dân xã")], mode="request", deadline=DEADLINE))
    assert merged["lead"] == [body("Hội Nông dân xã")]
    assert merged["mode"] == "request"
    assert merged["deadline"] == DEADLINE


def test_second_lead_coordinates_and_nobody_is_named_twice():
    into = task(lead=[body("Công an xã")], coordinating=[body("Trạm Y tế xã")], deadline=DEADLINE)
    merged = merged_fields("task", into, task(lead=[body("Trạm y tế xã")], coordinating=[body("Đoàn Thanh niên xã")]))
    assert merged["lead"] == [body("Công an xã")]
    assert [one["printed"] for one in merged["coordinating"]] == ["Trạm Y tế xã", "Đoàn Thanh niên xã"]
    assert merged["text"] == into["text"]
