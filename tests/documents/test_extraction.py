from donghanh.documents.extraction import drafts_of
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER, REPORT, SEEDS, reading, span


def by_text(drafts):
    return {draft.text: draft for draft in drafts}


def test_tasks_and_duties_are_candidates_and_a_duty_is_led_by_its_body():
    drafts = by_text(drafts_of(reading()))
    assert drafts[FLOWERS].fields["source"] == "task"
    assert drafts[FLOWERS].fields["lead"] == []
    assert drafts[ORDER].fields["source"] == "duty"
    assert drafts[ORDER].fields["lead"] == [{"printed": "Công an xã", "organisation": None, "group": None}]


def test_duty_of_a_requested_body_is_asked_not_ordered():
    drafts = by_text(drafts_of(reading()))
    assert drafts[FLOWERS_TOO].fields["mode"] == "request"
    assert drafts[ORDER].fields["mode"] == "assign"


def test_duty_that_orders_a_report_becomes_one_report_duty_and_no_task():
    found = [draft for draft in drafts_of(reading()) if draft.text == REPORT]
    assert [draft.kind for draft in found] == ["report_duty"]
    assert (found[0].start, found[0].end) == (span(REPORT)["start"], span(REPORT)["end"])


def test_duty_that_only_ends_in_a_report_stays_a_task():
    result = reading()
    result["reporting"][0]["span"] = {**span(NURSERY), "start": span("trước ngày 01/3/2026")["start"]}
    assert NURSERY in by_text(d for d in drafts_of(result) if d.kind == "task")


def test_candidates_are_numbered_in_the_order_of_the_paper():
    drafts = drafts_of(reading())
    assert [draft.number for draft in drafts] == list(range(1, len(drafts) + 1))
    assert [draft.start for draft in drafts] == sorted(draft.start for draft in drafts)
    assert by_text(drafts)[SEEDS].kind == "target"


def test_task_and_the_duty_that_carries_it_out_look_alike():
    drafts = by_text(drafts_of(reading()))
    assert drafts[FLOWERS].lookalike is not None
    assert drafts[FLOWERS].lookalike == drafts[FLOWERS_TOO].lookalike
    assert drafts[ORDER].lookalike is None


def test_a_duty_that_adds_only_the_day_still_looks_like_its_task():
    day = "xong trước ngày 03/12/2026 theo lịch chung của xã"
    result = reading()
    duty = next(d for a in result["assignments"] for d in a["duties"] if d["text"] == FLOWERS_TOO)
    duty |= {"text": f"{FLOWERS_TOO}, {day}", "deadline": {"rule": "before", "text": day}}
    drafts = by_text(drafts_of(result))
    assert drafts[FLOWERS].lookalike is not None
    assert drafts[FLOWERS].lookalike == drafts[duty["text"]].lookalike


def test_duties_of_two_bodies_that_read_the_same_are_not_proposed_for_merging():
    result = reading()
    result["tasks"] = []
    result["assignments"][0]["duties"][0]["text"] = FLOWERS_TOO
    assert {draft.lookalike for draft in drafts_of(result) if draft.kind == "task"} == {None}


def test_duties_of_an_older_reader_may_be_plain_strings():
    result = reading()
    result["assignments"] = [{"agency": "Công an xã", "duties": [ORDER]}]
    assert by_text(drafts_of(result))[ORDER].start is None


def test_empty_reading_has_no_candidates():
    assert drafts_of({"source_text": ""}) == []
