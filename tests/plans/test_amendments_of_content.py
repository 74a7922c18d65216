"""A newer reading proposes also other bodies, numbers, reports and money; and never what a person decided otherwise."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.actions.apply import apply_document, undo_apply
from donghanh.documents.actions.read import keep_reading
from donghanh.documents.models import Candidate, Citation, Document, Finding, PrintedBody
from donghanh.foundation.audit.models import AuditEvent
from donghanh.legal.models import LegalInstrument
from donghanh.legal.naming import number_key
from donghanh.plans import actions
from donghanh.plans.amendments import Act, amend_plan, newer_reading, proposed
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries import quotes_of
from tests.cast import Cast
from tests.documents.plans import reading
from tests.factories.plans import read_again, read_document, task_of

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def body(name: str) -> dict[str, Any]:
    return {"printed": name, "organisation": None, "group": None}


def duty(text: str, *leads: str, **fields: Any) -> dict[str, Any]:
    """A task with its bodies, as the reader hands it over."""
    others = [body(name) for name in fields.pop("coordinating", ())]
    return {"text": text, "lead": [body(name) for name in leads], "coordinating": others} | fields


TARGET = {"kind": "target", "text": "Hộ ký cam kết", "value": 70, "unit": "%", "operator": ">="}
REPORT = {
    "kind": "report_duty",
    "text": "Các thôn báo cáo kết quả trước ngày 10/12",
    "reporter": body("Công an xã"),
    "to": "Ủy ban nhân dân xã",
    "by": "--12-10",
}
MONEY = {"kind": "budget_source", "text": "Ngân sách xã"}


def running(cast: Cast, *items: dict[str, Any], **fields: Any) -> Plan:
    """A plan made from a paper, with everything sent that can be."""
    document, candidates = read_document(cast.unit, *items, **fields)
    kept = [one for one in candidates if one.decision in ("accepted", "edited")]
    for one in kept:  # who the names mean was answered in the review
        for name in ("lead", "coordinating"):
            for value in one.fields.get(name) or []:
                value["organisation"] = next(
                    (str(o.pk) for o in (cast.police, cast.health, cast.school) if o.name == value["printed"]), None
                )
        one.save()
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    plan = Plan.objects.get(document=document)
    led = [task for task in plan.tasks.all() if task.parties.exclude(organisation=None).filter(role="lead").exists()]
    if led:
        actions.send_tasks(plan=plan, tasks=led, by=cast.officer.actor, at=NOW)
    return plan


def found(plan: Plan) -> dict[str, list]:
    by_act: dict[str, list] = {}
    for proposal in proposed(plan, newer_reading(plan), on=TODAY).proposals:
        by_act.setdefault(proposal.act, []).append(proposal)
    return by_act


def take(plan: Plan, cast: Cast, *acts: str) -> dict[str, int]:
    """Take over every proposal, or those of some sorts."""
    chosen = [p.key for act, proposals in found(plan).items() if not acts or act in acts for p in proposals]
    return amend_plan(
        plan=plan, reading=newer_reading(plan), chosen=chosen, reason="Kế hoạch sửa đổi", by=cast.officer.actor, at=NOW
    )


def test_same_paper_read_again_proposes_nothing_whatever_was_decided_about_the_first(cast: Cast) -> None:
    items = [
        duty("Tuần tra ban đêm", "Công an xã"),
        duty("Việc bị bỏ khi rà soát", "Công an xã", decision="rejected"),
        duty("Việc đã gộp vào việc khác", "Trạm Y tế xã", decision="merged"),
        duty("Lời đã sửa", "Công an xã", original_fields=duty("Lời như in", "Công an xã")),
        TARGET, REPORT, MONEY,
    ]  # fmt: skip
    plan = running(cast, *items)
    printed = [item.get("original_fields") or item for item in items]
    read_again(plan.document, *[{k: v for k, v in one.items() if k != "decision"} for one in printed])
    assert found(plan) == {}


def test_what_a_person_corrected_in_the_plan_stays_while_the_paper_says_the_same(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã"), duty("Phát tờ rơi"), TARGET, MONEY)
    signed = {"by": cast.officer.actor, "at": NOW}
    task = plan.tasks.get(text="Tuần tra ban đêm")
    actions.assign_lead(task=task, body=Body.of(cast.school), reason="Đổi ca", **signed)
    actions.assign_lead(task=plan.tasks.get(text="Phát tờ rơi"), body=Body.of(cast.school), **signed)
    target = plan.targets.get()
    actions.take_over(row=target, changes={"value": Decimal(75), "text": "Hộ ký cam kết, thôn bản"}, **signed)
    actions.remove_budget_source(source=plan.budget_sources.get(), **signed)
    read_again(plan.document, duty("Tuần tra ban đêm", "Công an xã"), duty("Phát tờ rơi"), TARGET, MONEY)
    assert found(plan) == {}
    take(plan, cast)
    target.refresh_from_db()
    assert (target.value, target.line) == (75, 3)


def test_targets_reports_and_money_are_changed_added_and_dropped(cast: Cast) -> None:
    second = {"kind": "target", "text": "Buổi nói chuyện", "value": 8, "unit": "buổi"}
    plan = running(cast, TARGET, second, REPORT, MONEY)
    third = {"kind": "target", "text": "Trường học an toàn", "value": 3, "unit": "trường"}
    later = REPORT | {"text": "Các thôn báo cáo kết quả trước ngày 05/12", "by": "--12-05", "to": "Sở Nội vụ"}
    read_again(plan.document, TARGET | {"value": 80}, third, later, {"kind": "budget_source", "text": "Quỹ vận động"})
    proposals = found(plan)
    assert {p.kind for p in proposals[Act.CHANGE]} == {"target", "report_duty"}
    assert {p.after for p in proposals[Act.ADD]} == {"Trường học an toàn", "Quỹ vận động"}
    assert {p.before for p in proposals[Act.DROP]} == {"Buổi nói chuyện", "Ngân sách xã"}
    assert take(plan, cast) == {"change": 2, "add": 2, "drop": 2}
    assert dict(plan.targets.values_list("text", "value")) == {"Hộ ký cam kết": 80, "Trường học an toàn": 3}
    report = plan.report_duties.get()
    assert (report.due_on, report.due_text, report.recipient) == (
        dt.date(2026, 12, 4), "trước ngày 05/12", "Sở Nội vụ"
    )  # fmt: skip
    assert [source.text for source in plan.budget_sources.all()] == ["Quỹ vận động"]
    for verb in ("target_edited", "target_removed", "report_duty_edited", "budget_source_removed"):
        assert AuditEvent.objects.filter(verb=f"plans.{verb}").exists(), verb


def test_report_already_sent_is_left_alone(cast: Cast) -> None:
    plan = running(cast, REPORT, MONEY)
    report = plan.report_duties.get()
    actions.record_report_sent(duty=report, sent_on=TODAY, by=cast.officer.actor, at=NOW)
    read_again(plan.document, REPORT | {"to": "Sở Nội vụ"}, MONEY)
    assert found(plan) == {}
    read_again(plan.document, MONEY, later=2)
    assert found(plan) == {}


def test_another_lead_takes_the_task_from_the_old_body_with_the_reason(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã", coordinating=("Trạm Y tế xã",)))
    task = plan.tasks.get()
    old = task.parties.select_related("task__plan").get(organisation=cast.police)
    actions.accept_part(party=old, by=cast.officer.actor, at=NOW)
    read_again(
        plan.document,
        duty("Tuần tra ban đêm", "Trường Tiểu học Sông Mây", coordinating=("Công an xã", "Trạm Y tế xã")),
    )
    proposals = found(plan)
    assert [p.gone for p in proposals[Act.LEAD]] == [(old,)]
    assert [[b.organisation_id for b in p.come] for p in proposals[Act.WITH]] == [[cast.police.pk]]
    assert take(plan, cast) == {"lead": 1, "with": 1}
    parts = {(p.role, p.organisation_id): p.state for p in task.parties.all()}
    assert parts == {
        ("lead", cast.police.pk): "withdrawn",
        ("lead", cast.school.pk): "draft",
        ("coordinating", cast.police.pk): "draft",
        ("coordinating", cast.health.pk): "sent",
    }
    old.refresh_from_db()
    assert old.reason == "Kế hoạch sửa đổi"


def test_lead_taken_over_alone_leaves_the_others_as_they_are(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã", coordinating=("Trạm Y tế xã",)))
    read_again(plan.document, duty("Tuần tra ban đêm", "Công an xã", "Trường Tiểu học Sông Mây"))
    proposals = found(plan)
    assert [[p.organisation_id for p in one.gone] for one in proposals[Act.WITH]] == [[cast.health.pk]]
    take(plan, cast, Act.LEAD)
    task = plan.tasks.get()
    lead = task.parties.leads().get()
    assert [p.organisation_id for p in lead.parts.order_by("order")] == [cast.police.pk, cast.school.pk]
    assert task.parties.get(organisation=cast.health).state == "sent"


def test_paper_that_names_nobody_takes_nothing_from_the_lead(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã"))
    read_again(plan.document, duty("Tuần tra ban đêm"))
    assert found(plan) == {}


def test_body_nobody_was_asked_about_is_known_by_its_name(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã"))
    read_again(
        plan.document, duty("Tuần tra ban đêm", "Công an xã"), duty("Khám sàng lọc", "TYT xã", coordinating=("Tổ lạ",))
    )
    take(plan, cast)
    parties = plan.tasks.get(text="Khám sàng lọc").parties
    assert {(p.role, p.organisation_id, p.printed) for p in parties.all()} == {
        ("lead", cast.health.pk, "TYT xã"),
        ("coordinating", None, "Tổ lạ"),
    }
    assert PrintedBody.objects.filter(document=plan.document, printed="TYT xã", organisation=cast.health).exists()


def test_the_same_duty_of_two_bodies_is_dropped_for_the_one_that_lost_it(cast: Cast) -> None:
    plan = running(cast, duty("Phối hợp tuyên truyền", "Công an xã"), duty("Phối hợp tuyên truyền", "Trạm Y tế xã"))
    read_again(plan.document, duty("Phối hợp tuyên truyền", "Trạm Y tế xã"))
    proposals = found(plan)
    assert list(proposals) == [Act.DROP]
    assert proposals[Act.DROP][0].row.parties.get().organisation == cast.police


def test_sentence_a_person_cut_in_two_is_still_there(cast: Cast) -> None:
    whole = duty("Treo khẩu hiệu và phát tờ rơi", "Công an xã")
    document, candidates = read_document(
        cast.unit, duty("Treo khẩu hiệu", "Công an xã", original_fields=whole), duty("Phát tờ rơi", "Công an xã")
    )
    Candidate.objects.filter(pk=candidates[1].pk).update(split_from=candidates[0])
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    plan = Plan.objects.get()
    read_again(document, whole)
    assert found(plan) == {}
    take(plan, cast)
    assert set(plan.tasks.values_list("text", "line")) == {("Treo khẩu hiệu", 1), ("Phát tờ rơi", 1)}


def test_task_added_by_hand_that_the_paper_names_now_is_not_added_twice(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã"))
    task_of(plan, "Thăm trẻ em bỏ học", lead=cast.school, due_on=TODAY, cast=cast)
    read_again(plan.document, duty("Tuần tra ban đêm", "Công an xã"), duty("Thăm trẻ em bỏ học"))
    assert found(plan) == {}
    take(plan, cast)
    task = plan.tasks.get(text="Thăm trẻ em bỏ học")
    assert (task.line, task.due_on) == (2, TODAY)


def test_what_a_person_marked_in_the_old_text_is_found_in_the_new_one(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", start=0, source="manual"), duty("Thăm hộ nghèo", "Công an xã"))
    read_again(plan.document, duty("Thăm hộ nghèo", "Công an xã"), {"kind": "target", "text": "Tuần tra ban đêm"})
    assert list(found(plan)) == [Act.ADD]
    take(plan, cast)
    task = plan.tasks.get(text="Tuần tra ban đêm")
    assert (task.line, quotes_of(task)[0].words) == (2, "Tuần tra ban đêm")
    marked = Candidate.objects.filter(document=plan.document).current().get(fields__source="manual")
    assert (marked.decision, marked.span_start) == ("accepted", task.span_start)


def test_edit_of_a_review_outlives_a_newer_reading_but_not_the_change_a_person_chose(cast: Cast) -> None:
    printed = duty("Treo khẩu hiệu", "Công an xã")
    other = duty("Mở lớp tập huấn cho thôn", "Công an xã")
    plan = running(
        cast,
        duty("Treo khẩu hiệu ở chợ", "Công an xã", original_fields=printed, decision="edited"),
        duty("Mở lớp tập huấn cho thôn bản", "Công an xã", original_fields=other, decision="edited"),
    )
    newer = duty("Mở hai lớp tập huấn cho thôn", "Công an xã")
    read_again(plan.document, printed, newer)
    take(plan, cast)
    assert set(plan.tasks.values_list("text", flat=True)) == {"Treo khẩu hiệu ở chợ", newer["text"]}
    now = Candidate.objects.filter(document=plan.document).current()
    assert {(one.fields["text"], one.decision) for one in now} == {
        ("Treo khẩu hiệu ở chợ", "edited"),
        (newer["text"], "accepted"),
    }


def section(title: str, *path: str, start: int) -> dict[str, Any]:
    return {"title": title, "path": list(path), "level": len(path), "span": {"start": start, "end": start + 5}}


def test_sections_are_found_again_and_the_order_is_that_of_the_paper(cast: Cast) -> None:
    old = [section("Truyền thông", "I", start=50), section("Mô hình", "II", start=150)]
    plan = running(
        cast,
        duty("Treo khẩu hiệu", section_path=["I"], start=100),
        duty("Lập câu lạc bộ", section_path=["II"], start=200),
        sections=old,
    )
    first, second = plan.sections.order_by("order")
    signed = {"by": cast.officer.actor, "at": NOW}
    by_hand = actions.add_task(plan=plan, text="Thêm ở mục hai", section=second, **signed)
    moved = actions.add_task(plan=plan, text="Thêm ở mục một", section=first, **signed)
    slogan = plan.tasks.get(text="Treo khẩu hiệu")
    Task.objects.filter(pk=slogan.pk).update(section=second)  # a person put it elsewhere
    read_again(
        plan.document,
        duty("Lập câu lạc bộ", section_path=["III"], start=100),
        duty("Treo khẩu hiệu", section_path=["I"], start=300),
        duty("Thăm hộ nghèo", section_path=["III"], start=120),
        sections=[
            section("Mục đích", "I", start=10),
            section("Mô hình", "III", start=90),
            section("Khác", "IV", start=290),
        ],
    )
    take(plan, cast)
    places = {task.text: task.section and task.section.path for task in plan.tasks.select_related("section")}
    assert places == {
        "Lập câu lạc bộ": "III",
        "Thêm ở mục hai": "III",
        "Thăm hộ nghèo": "III",
        "Treo khẩu hiệu": "III",
        "Thêm ở mục một": "I",  # its title is gone, its path is there
    }
    assert [task.text for task in plan.tasks.order_by("order", "pk")] == [
        "Lập câu lạc bộ", "Thêm ở mục hai", "Thêm ở mục một", "Thăm hộ nghèo", "Treo khẩu hiệu",
    ]  # fmt: skip
    assert {by_hand.pk, moved.pk} <= set(plan.tasks.values_list("pk", flat=True))


@pytest.fixture
def from_paper(cast: Cast) -> Plan:
    """The invented plan as the reader handed it over, applied, and read again with another mistake and another law."""
    document = Document.objects.create(unit=cast.unit, received_at=NOW)
    keep_reading(document=document, result=reading(), by=cast.officer.actor, at=NOW)
    Candidate.objects.update(decision="accepted")
    Finding.objects.update(state="waived", reason="Đã xem")
    PrintedBody.objects.filter(answer="open").update(answer="left")
    document.refresh_from_db()
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    again = reading()
    again["legal_basis"][0] |= {"number": "30/QĐ-TTg", "date": "2026-01-05"}
    again["findings"].append(
        {"code": "late", "severity": "warning", "message": "Hạn sau khi kế hoạch hết", "text": "x"}
    )
    keep_reading(document=document, result=again, by=cast.officer.actor, at=NOW + dt.timedelta(hours=1))
    return Plan.objects.get()


def test_findings_and_citations_are_those_of_the_reading_in_use(cast: Cast, from_paper: Plan) -> None:
    law = LegalInstrument.objects.create(
        number="30/QĐ-TTg", number_key=number_key("30/QĐ-TTg"), kind="Quyết định", title="x", issuer="y",
        issued_on=dt.date(2026, 1, 5), search="",
    )  # fmt: skip
    take(from_paper, cast)
    page = cast.officer.client().get(reverse("plans:findings", args=[from_paper.pk])).content.decode()
    assert "Hạn sau khi kế hoạch hết" in page
    assert "Đã xem" in page  # what was decided about a finding that stays
    cited = Citation.objects.get(document=from_paper.document, reading__is_current=True)
    assert (cited.instrument, cited.number) == (law, "30/QĐ-TTg")


def test_document_goes_on_saying_what_was_kept_of_it(cast: Cast, from_paper: Plan) -> None:
    kept = Candidate.objects.filter(document=from_paper.document).current().kept().count()
    take(from_paper, cast)
    assert Candidate.objects.filter(document=from_paper.document).current().kept().count() == kept
    assert not Candidate.objects.filter(document=from_paper.document, decision="pending").current().exists()


def test_amended_plan_is_undone_and_applied_again_as_the_newer_paper_has_it(cast: Cast, from_paper: Plan) -> None:
    again = reading()
    again["targets"][0]["value"] = 60
    document = from_paper.document
    keep_reading(document=document, result=again, by=cast.officer.actor, at=NOW + dt.timedelta(hours=2))
    take(from_paper, cast)
    document.refresh_from_db()
    undo_apply(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    document.refresh_from_db()
    Finding.objects.filter(state="open").update(state="waived", reason="Đã xem")
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    assert [target.value for target in Plan.objects.get().targets.all()] == [60]


def test_page_says_whose_work_is_taken_back(cast: Cast) -> None:
    plan = running(cast, duty("Tuần tra ban đêm", "Công an xã"), TARGET, REPORT)
    later = REPORT | {"by": "--12-05", "text": "Các thôn báo cáo kết quả trước ngày 05/12"}
    read_again(plan.document, duty("Tuần tra ban đêm", "Trạm Y tế xã"), TARGET | {"value": 80}, later)
    client, url = cast.officer.client(), reverse("plans:amend", args=[plan.pk])
    page = client.get(url).content.decode()
    for words in (
        "Công an xã",
        "Trạm Y tế xã",
        "Phần đã gửi cho Công an xã được rút lại",
        "≥ 70 %",
        "≥ 80 %",
        "04/12/2026",
    ):
        assert words in page
    keys = [p.key for proposals in found(plan).values() for p in proposals]
    assert client.post(url, {"muc": keys, "reason": "Sửa đổi"}).status_code == 302
    assert plan.targets.get().value == 80


def test_reading_the_differences_costs_the_same_for_few_and_many(cast: Cast, django_assert_max_num_queries) -> None:
    costs = []
    for count in (3, 60):
        items = [duty(f"Việc thứ {n} của kế hoạch", "Công an xã") for n in range(count)]
        plan = running(cast, *items, number=f"{count}/KH-UBND")
        read_again(plan.document, *[item | {"lead": [body("Trạm Y tế xã")]} for item in items])
        with django_assert_max_num_queries(16) as counted:
            assert len(proposed(plan, newer_reading(plan), on=TODAY).proposals) == count
        costs.append(len(counted))
    assert costs[0] == costs[1]
