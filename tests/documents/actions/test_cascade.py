"""The plan above a plan: choosing it, and answering what it demands."""

from dataclasses import replace

import pytest

from donghanh.documents.actions.cascade import answer_demand, set_parent, take_over, withdraw_answer
from donghanh.documents.actions.read import keep_reading, relint_document
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.actions.review import reject_candidate
from donghanh.documents.cascade import comparison_of, parents_offered
from donghanh.documents.models import Candidate, CandidateKind, Document, Finding
from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.cascade import Item
from donghanh.foundation.audit.models import AuditEvent
from tests.cast import Cast
from tests.documents.conftest import AT
from tests.domain.cascade.test_align import ABOVE, HEAD, commune

pytestmark = pytest.mark.django_db


def taken_in(cast: Cast, content: bytes, name: str, unit=None) -> Document:
    who = {"by": cast.officer.actor, "at": AT}
    received = receive_document(
        unit=unit or cast.unit, content=content, name=name, media_type="text/plain", **who
    ).document
    file = read_bytes(content)
    result = {**file.to_json(), "source_text": file.source.text, "findings": []}
    return keep_reading(document=received, result=result, file=received.file, **who)


@pytest.fixture
def province_plan(cast: Cast, kind) -> Document:
    text = HEAD.format(issuer="TỈNH AN LAM", number="18", place="An Lam", day="20", body=ABOVE)
    return taken_in(cast, text.encode(), "tinh.txt")


@pytest.fixture
def plan(cast: Cast, province_plan) -> Document:
    plan = taken_in(cast, commune(share="70"), "xa.txt")
    return set_parent(document=plan, parent=province_plan, expected_version=plan.version, by=cast.officer.actor, at=AT)


def gap(plan: Document, words: str):
    comparison = comparison_of(plan)
    return next(d for d in comparison.demands if words in d.row.above.text)


def test_the_comparison_counts_what_is_owed(plan) -> None:
    found = comparison_of(plan)
    assert (len(found.asked), found.met) == (6, 4)
    assert {d.standing for d in found.asked if d.is_open} == {"missing", "weaker"}


def test_the_document_is_checked_against_the_plan_above(cast: Cast, plan) -> None:
    relint_document(document=plan, by=cast.officer.actor, at=AT)
    codes = set(Finding.objects.filter(document=plan).values_list("code", flat=True))
    assert {"L11", "L34"} <= codes
    alone = set_parent(document=plan, parent=None, expected_version=plan.version, by=cast.officer.actor, at=AT)
    relint_document(document=alone, by=cast.officer.actor, at=AT)
    assert not Finding.objects.filter(document=plan, code__in=("L11", "L34")).exists()


def test_a_reason_settles_a_demand_and_can_be_taken_back(cast: Cast, plan, province_plan) -> None:
    who = {"by": cast.officer.actor, "at": AT}
    demand = gap(plan, "tổ hòa giải")
    common = {"document": plan, "above": province_plan, "key": demand.row.above.key, **who}
    answer_demand(verdict="not_applicable", reason="Xã không có thôn vùng cao.", **common)
    settled = gap(plan, "tổ hòa giải")
    assert (settled.standing, settled.is_open) == ("answered", False)
    withdraw_answer(**common)
    assert gap(plan, "tổ hòa giải").standing == "missing"
    verbs = list(AuditEvent.objects.order_by("sequence").values_list("verb", flat=True))[-2:]
    assert verbs == ["documents.demand_answered", "documents.demand_reopened"]


def test_an_answer_without_a_reason_is_refused(cast: Cast, plan, province_plan) -> None:
    key = gap(plan, "tổ hòa giải").row.above.key
    with pytest.raises(DocumentRefusal, match="reason_needed"):
        answer_demand(
            document=plan, above=province_plan, key=key, verdict="elsewhere", reason="  ", by=cast.officer.actor, at=AT
        )


def test_a_gap_becomes_an_unassigned_task_with_the_day_of_the_plan_above(cast: Cast, plan, province_plan) -> None:
    demand = gap(plan, "tổ hòa giải").row.above
    demand = replace(demand, due="--09-30")
    take_over(document=plan, above=province_plan, demand=demand, by=cast.officer.actor, at=AT)
    made = Candidate.objects.get(document=plan, fields__source="manual")
    assert made.fields["text"] == demand.text
    assert made.fields["lead"] == []
    assert made.fields["deadline"]["due"] == "2026-09-30"
    taken = gap(plan, "tổ hòa giải")
    assert (taken.standing, taken.is_open) == ("proposed", False)


def test_a_missing_target_becomes_a_target_with_its_number(cast: Cast, plan, province_plan) -> None:
    demand = Item("target:x", "target", "60% thôn có loa", value=60.0, unit="%", operator=">=")
    take_over(document=plan, above=province_plan, demand=demand, by=cast.officer.actor, at=AT)
    made = Candidate.objects.get(document=plan, fields__source="manual")
    assert made.kind == CandidateKind.TARGET
    assert {name: made.fields[name] for name in ("text", "value", "unit", "operator")} == {
        "text": "60% thôn có loa",
        "value": 60.0,
        "unit": "%",
        "operator": ">=",
    }


def test_a_missing_report_becomes_a_report_of_this_unit(cast: Cast, plan, province_plan) -> None:
    demand = Item("report:x", "report", "Báo cáo kết quả về Sở Nội vụ", due="2026-12-09", to="Sở Nội vụ")
    take_over(document=plan, above=province_plan, demand=demand, by=cast.officer.actor, at=AT)
    made = Candidate.objects.get(document=plan, fields__source="manual")
    assert made.kind == CandidateKind.REPORT_DUTY
    assert (made.fields["to"], made.fields["by"]) == ("Sở Nội vụ", "2026-12-09")
    assert made.fields["reporter"]["printed"] == plan.issuer != ""


def test_a_reason_given_before_stays_with_what_is_taken_over(cast: Cast, plan, province_plan) -> None:
    demand = gap(plan, "tổ hòa giải").row.above
    common = {"document": plan, "above": province_plan, "by": cast.officer.actor, "at": AT}
    answer_demand(key=demand.key, verdict="elsewhere", reason="Đã có tổ của cụm.", **common)
    taken = take_over(demand=demand, **common)
    assert (taken.verdict, taken.reason) == ("proposed", "Đã có tổ của cụm.")
    assert gap(plan, "tổ hòa giải").answer.reason == "Đã có tổ của cụm."


def test_a_demand_is_owed_again_when_what_it_became_is_left_out(cast: Cast, plan, province_plan) -> None:
    demand = gap(plan, "tổ hòa giải").row.above
    take_over(document=plan, above=province_plan, demand=demand, by=cast.officer.actor, at=AT)
    made = Candidate.objects.get(document=plan, fields__source="manual")
    reject_candidate(candidate=made, expected_version=made.version, by=cast.officer.actor, at=AT)
    owed = gap(plan, "tổ hòa giải")
    assert (owed.standing, owed.is_open, owed.is_left_out) == ("missing", True, True)
    take_over(document=plan, above=province_plan, demand=demand, by=cast.officer.actor, at=AT)
    assert gap(plan, "tổ hòa giải").standing == "proposed"


def test_two_readings_are_aligned_once(plan, django_assert_num_queries) -> None:
    comparison_of(plan)
    with django_assert_num_queries(3):
        comparison_of(plan)


@pytest.mark.parametrize("code", ["parent_circle", "parent_elsewhere", "parent_unread"])
def test_a_parent_that_cannot_be_is_refused(cast: Cast, plan, province_plan, received, code: str) -> None:
    other = {
        "parent_circle": lambda: plan,
        "parent_elsewhere": lambda: taken_in(cast, commune(share="71"), "khac.txt", unit=cast.neighbour),
        "parent_unread": lambda: received,
    }[code]()
    with pytest.raises(DocumentRefusal, match=code):
        set_parent(
            document=province_plan, parent=other, expected_version=province_plan.version, by=cast.officer.actor, at=AT
        )


def test_the_cited_plan_is_offered_first(cast: Cast, province_plan) -> None:
    newer = taken_in(cast, commune(share="72"), "moi-hon.txt")
    basis = "Thực hiện Kế hoạch số 18/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh An Lam;\n\nI. CHỈ TIÊU"
    plan = taken_in(cast, commune(share="73").replace("I. CHỈ TIÊU".encode(), basis.encode(), 1), "xa.txt")
    offered = list(parents_offered(plan))
    assert offered[0] == province_plan
    assert newer in offered
    assert plan not in offered
