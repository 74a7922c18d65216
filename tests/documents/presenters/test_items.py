import uuid

import pytest

from donghanh.documents.bodies import key_of
from donghanh.documents.models import BodyAnswer, Candidate, PrintedBody
from donghanh.documents.presenters.items import Names, day_words, facts_of, present, when
from donghanh.organisations.models import Organisation


def candidate(kind="task", number=1, **fields):
    return Candidate(id=uuid.uuid4(), kind=kind, number=number, fields={"text": "Trồng hoa", **fields})


def facts(made, *bodies):
    return {fact.label: fact.value for fact in facts_of(made, Names(bodies))}


def named(printed, **more):
    return PrintedBody(printed=printed, key=printed.casefold(), **more)


def body(printed):
    return {"printed": printed, "organisation": None, "group": None}


def test_task_without_lead_is_said_to_go_nowhere_yet():
    assert "Chưa giao" in facts(candidate())["Chủ trì"]


def test_requested_body_is_asked():
    shown = facts(candidate(mode="request", lead=[body("Hội Nông dân xã")]))
    assert "Chủ trì" not in shown
    assert "không phải giao việc" in shown["Cách giao"]


def known(printed, *, directable):
    organisation = Organisation(name=printed, directable=directable)
    return PrintedBody(printed=printed, key=key_of(printed), answer=BodyAnswer.MATCHED, organisation=organisation)


def test_body_that_cannot_be_ordered_is_asked_whatever_the_paper_says():
    women = known("Hội Liên hiệp Phụ nữ xã", directable=False)
    shown = facts(candidate(mode="assign", lead=[body("Hội Liên hiệp Phụ nữ xã")]), women)
    assert shown["Đề nghị"] == "Hội Liên hiệp Phụ nữ xã"
    assert "không phải giao việc" in shown["Cách giao"]


def test_bodies_that_are_asked_are_told_apart_from_those_that_are_ordered():
    bodies = known("Hội Liên hiệp Phụ nữ xã", directable=False), known("Công an xã", directable=True)
    shown = facts(candidate(lead=[body("Công an xã"), body("Hội Liên hiệp Phụ nữ xã")]), *bodies)
    assert "Chủ trì" in shown
    assert shown["Cách giao"] == "Đề nghị với Hội Liên hiệp Phụ nữ xã, giao việc cho nơi còn lại"
    assert "Cách giao" not in facts(candidate(lead=[body("Công an xã")]), bodies[1])


def test_target_without_a_number_says_so():
    assert facts(candidate("target", value=None, unit="", operator=">="))["Mức"] == "Chưa ghi số"


def test_report_due_before_a_day_says_so():
    assert facts(candidate("report_duty", by="2026-11-30", rule="before"))["Hạn"] == "trước 30/11/2026"
    assert facts(candidate("report_duty", by="2026-11-30", rule="by"))["Hạn"] == "30/11/2026"


def test_last_day_stands_beside_a_deadline_that_leaves_its_own_day_out():
    before = {"rule": "before", "text": "trước ngày 20/3/2026", "date": "2026-03-20", "due": "2026-03-19"}
    assert when(before) == "Trước ngày 20/3/2026, tức đến hết 19/03/2026"
    assert when({**before, "rule": "by", "due": "2026-03-20"}) == "Trước ngày 20/3/2026"


def test_name_nobody_knows_is_said_so_and_a_known_one_is_not():
    made = candidate(lead=[body("Tổ vườn ươm")])
    assert facts(made)["Chủ trì"] == "Tổ vườn ươm (chưa rõ là ai)"


def test_name_that_means_somebody_called_otherwise_says_whom():
    organisation = Organisation(name="Công an xã Sông Mây")
    row = PrintedBody(printed="CA", key=key_of("CA"), answer=BodyAnswer.CHOSEN, organisation=organisation)
    assert facts(candidate(lead=[body("CA")]), row)["Chủ trì"] == "CA, tức Công an xã Sông Mây"


def test_report_duty_shows_the_printed_day_and_the_one_expected():
    made = candidate(
        "report_duty", reporter=body("Các thôn"), by="2022-12-10", expected_by="2026-12-10", period="yearly"
    )
    assert facts(made)["Hạn"] == "10/12/2022. Gợi ý 10/12/2026"
    assert facts(made)["Kỳ"] == "Hằng năm"


def test_target_shows_its_number_the_vietnamese_way():
    assert facts(candidate("target", value=1234.5, unit="%", operator=">="))["Mức"] == "≥ 1.234,5\u00a0%"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-12-15", "15/12/2026"),
        ("--12-15", "15/12 hằng năm"),
        ("---20", "ngày 20 hằng tháng"),
        ("2026-Q2", "2026-Q2"),
        (None, ""),
    ],
)
def test_days_are_said_as_offices_write_them(iso, words):
    assert day_words(iso) == words


def test_a_day_of_a_longer_rhythm_is_not_said_to_be_of_every_month():
    report = candidate("report_duty", by="---20", rule="before", period="quarterly")
    assert facts(report)["Hạn"] == "trước ngày 20 của tháng cuối kỳ"
    assert facts(candidate("report_duty", by="---20", period="monthly"))["Hạn"] == "ngày 20 hằng tháng"


def test_deadline_is_quoted_as_printed():
    assert when({"text": "trước ngày 20/3/2026", "date": "2026-03-20"}) == "Trước ngày 20/3/2026"
    assert when({"text": "", "date": "2026-03-20"}) == "20/03/2026"
    assert when(None) == ""


def test_look_alikes_name_each_other_until_one_is_decided_against():
    group = uuid.uuid4()
    first, second = candidate(number=1), candidate(number=2)
    first.lookalike = second.lookalike = group
    assert [[other.number for other in item.alike] for item in present([first, second], [])] == [[2], [1]]
    second.decision = "rejected"
    assert [item.alike for item in present([first, second], [])] == [[], ()]
