"""A reviewed document becomes a plan, and back again while nobody has answered."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.actions.apply import undo_apply
from donghanh.documents.actions.merge import merge_candidate
from donghanh.documents.kinds import CannotApply, kind_for
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions, imports
from donghanh.plans.imports import PlanImport
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

NOW = timezone.now()


def body(organisation=None, printed: str = "", group=None) -> dict:
    return {
        "printed": printed or (organisation or group).name,
        "organisation": str(organisation.pk) if organisation else None,
        "group": str(group.pk) if group else None,
    }


def apply(cast: Cast, document, candidates):
    return PlanImport().apply(document=document, candidates=candidates, by=cast.officer.actor, at=NOW)


@pytest.fixture
def applied(cast: Cast):
    group = group_of(cast.unit, "các thôn", cast.village_head.organisation)
    document, candidates = read_document(
        cast.unit,
        {
            "text": "Mở lớp tập huấn cho cộng tác viên",
            "section_path": ["III", "1"],
            "source": "task",
            "lead": [body(cast.health)],
            "coordinating": [body(cast.partner.organisation), body(cast.health)],
            "deadline": {"date": "2026-06-30", "text": "trước ngày 30/6/2026", "rule": "before"},
        },
        {"text": "Phát thanh bài viết", "section_path": ["III"], "lead": [], "coordinating": []},
        {
            "text": "Rà soát hộ có nguy cơ",
            "source": "duty",
            "lead": [body(cast.police), body(group=group)],
            "mode": "request",
            "schedule": {"recurring": "monthly", "text": "hằng tháng", "rule": "on"},
        },
        {
            "kind": "target",
            "text": "80% hộ ký cam kết",
            "value": 80,
            "unit": "%",
            "operator": ">=",
            "target_kind": "chi_tieu",
        },
        {
            "kind": "report_duty",
            "text": "Các thôn báo cáo kết quả trước ngày 10/12 về Ủy ban",
            "reporter": body(group=group),
            "to": "Ủy ban nhân dân xã",
            "by": "--12-10",
            "period": "yearly",
        },
        {"kind": "budget_source", "text": "Ngân sách xã"},
        sections=[
            {
                "marker": "III",
                "level": 1,
                "title": "NỘI DUNG",
                "path": ["III"],
                "span": {"start": 10, "end": 30, "line_start": 2},
            },
            {
                "marker": "1.",
                "level": 2,
                "title": "Tập huấn",
                "path": ["III", "1"],
                "span": {"start": 40, "end": 60, "line_start": 3},
            },
            {
                "marker": "IV",
                "level": 1,
                "title": "TỔ CHỨC",
                "path": ["IV"],
                "span": {"start": 250, "end": 260, "line_start": 9},
            },
        ],
    )
    return document, apply(cast, document, candidates)


def test_document_becomes_a_plan_with_everything_in_it(cast: Cast, applied) -> None:
    document, result = applied
    plan = Plan.objects.get(pk=result.object_id)
    assert result.counts == {"tasks": 3, "targets": 1, "report_duties": 1, "budget_sources": 1}
    assert (plan.number, plan.symbol, plan.state) == ("12", "KH-UBND", "issued")
    assert (plan.owner_post, plan.signer_name) == (cast.officer.post, "Vi Văn Nà")
    assert PlanImport().link(document=document) == result.url
    assert AuditEvent.objects.filter(verb="plans.applied", object_id=str(plan.pk)).exists()


def test_task_keeps_its_place_its_day_and_its_bodies(cast: Cast, applied) -> None:
    task = Task.objects.get(text__startswith="Mở lớp")
    assert (task.section.path, task.line) == ("III.1", 1)
    assert (task.due_on, task.due_text) == (dt.date(2026, 6, 29), "trước ngày 30/6/2026")
    parties = {(p.role, p.organisation_id, p.mode) for p in task.parties.all()}
    assert parties == {
        ("lead", cast.health.pk, "assign"),
        ("coordinating", cast.partner.organisation.pk, "request"),  # a mass organisation is asked
    }


def test_task_that_another_was_merged_into_quotes_both_places_of_the_paper(cast: Cast) -> None:
    first = {"text": "Rà soát, lập danh sách các hộ có nguy cơ trước ngày 15/12", "source": "task", "start": 0}
    told = {"source": "duty", "lead": [body(cast.police)], "start": len(first["text"]) + 1}
    second = {"text": "Rà soát các hộ gửi Phòng Văn hóa - Xã hội", **told}
    document, (task, duty) = read_document(cast.unit, first, second)
    said = {"by": cast.officer.actor, "at": NOW}
    merge_candidate(candidate=task, into=duty, expected_version=task.version, **said)
    duty.refresh_from_db()
    apply(cast, document, [duty])
    done = Task.objects.get()
    assert [place["line"] for place in done.also] == [task.line]
    page = cast.officer.client().get(reverse("plans:task", args=[done.pk])).content.decode()
    assert first["text"] in page
    assert second["text"] in page
    assert f"#d{task.line}" in page
    assert f"#d{duty.line}" in page
    source = cast.officer.client().get(reverse("plans:source", args=[done.plan_id])).content.decode()
    assert source.count(reverse("plans:task", args=[done.pk])) == 2


def test_task_without_printed_lead_is_nobodys_until_it_is_given(cast: Cast, applied) -> None:
    task = Task.objects.get(text__startswith="Phát thanh")
    assert not task.parties.exists()
    assert task.plan.owner_post == cast.officer.post


def test_several_leads_are_one_lead_with_bodies_under_it(cast: Cast, applied) -> None:
    task = Task.objects.get(text__startswith="Rà soát")
    whole = task.parties.leads().get()
    assert whole.organisation_id is None
    assert whole.parts.count() == 2
    assert (task.recurrence, task.due_on, task.section.path) == ("monthly", None, "IV")
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=NOW)
    bodies = set(
        TaskParty.objects.filter(task=task, state="sent", organisation__isnull=False).values_list(
            "organisation", flat=True
        )
    )
    assert bodies == {cast.police.pk, cast.village_head.organisation.pk}


def test_report_duty_is_due_on_the_day_before_the_printed_one(cast: Cast, applied) -> None:
    duty = Plan.objects.get().report_duties.get()
    assert (duty.due_on, duty.due_text, duty.recipient) == (
        dt.date(2026, 12, 9),
        "trước ngày 10/12",
        "Ủy ban nhân dân xã",
    )
    assert duty.group is not None


def test_printed_day_that_is_plainly_wrong_gives_way_to_the_expected_one(cast: Cast) -> None:
    document, candidates = read_document(
        cast.unit,
        {
            "kind": "report_duty",
            "text": "Gửi báo cáo vào ngày 16/12/2022",
            "by": "2022-12-16",
            "expected_by": "2026-12-16",
        },
    )
    apply(cast, document, candidates)
    duty = Plan.objects.get().report_duties.get()
    assert (duty.due_on, duty.due_text) == (dt.date(2026, 12, 16), "vào ngày 16/12/2022")


def test_plan_is_undone_while_nobody_has_answered(cast: Cast, applied) -> None:
    document, _ = applied
    plan = Plan.objects.get()
    sent = plan.tasks.filter(text__startswith="Mở lớp")
    actions.send_tasks(plan=plan, tasks=sent, by=cast.officer.actor, at=NOW)
    PlanImport().undo(document=document, by=cast.officer.actor, at=NOW)
    assert not Plan.objects.exists()
    assert not Task.objects.exists()
    assert AuditEvent.objects.filter(verb="plans.undone").exists()
    assert PlanImport().link(document=document) is None


def test_plan_is_kept_once_a_body_has_answered(cast: Cast, applied) -> None:
    document, _ = applied
    plan = Plan.objects.get()
    task = plan.tasks.get(text__startswith="Mở lớp")
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    actions.accept_part(party=task.parties.get(organisation=cast.health), by=cast.officer.actor, at=NOW)
    assert PlanImport().why_not_undo(document=document) == "answered"
    with pytest.raises(CannotApply, match="answered"):
        PlanImport().undo(document=document, by=cast.officer.actor, at=NOW)


def test_answer_that_comes_while_the_plan_is_being_undone_is_not_lost(cast: Cast, applied, monkeypatch) -> None:
    document, result = applied
    plan = Plan.objects.get()
    task = plan.tasks.get(text__startswith="Mở lớp")
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    document.state, document.object_url = "applied", result.url
    document.save()
    hold = imports._hold

    def wait_for_an_answer(document):
        actions.accept_part(party=task.parties.get(organisation=cast.health), by=cast.officer.actor, at=NOW)
        return hold(document)

    monkeypatch.setattr(imports, "_hold", wait_for_an_answer)
    with pytest.raises(DocumentRefusal, match="cannot_undo") as refused:
        undo_apply(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    assert refused.value.params == {"reason": "answered"}
    assert Task.objects.filter(pk=task.pk).exists()


def test_answer_after_the_plan_was_undone_is_told_so(cast: Cast, applied) -> None:
    document, _ = applied
    plan = Plan.objects.get()
    task = plan.tasks.get(text__startswith="Mở lớp")
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    part = task.parties.select_related("task__plan").get(organisation=cast.health)
    PlanImport().undo(document=document, by=cast.officer.actor, at=NOW)
    with pytest.raises(PlanRefused, match="task_gone"):
        actions.accept_part(party=part, by=cast.officer.actor, at=NOW)


def test_plan_is_kept_once_something_was_added_by_hand(cast: Cast, applied) -> None:
    document, _ = applied
    task_of(Plan.objects.get(), "Thêm một việc", cast=cast)
    assert PlanImport().why_not_undo(document=document) == "added_since"
    document.state = "applied"
    document.save()
    page = cast.officer.client().get(reverse("documents:page", args=[document.pk])).content.decode()
    assert "sau đó đã thêm việc" in page


def test_what_cannot_be_applied_leaves_nothing(cast: Cast) -> None:
    document, candidates = read_document(cast.unit, {"text": "Một việc", "lead": []})
    with pytest.raises(CannotApply, match="nothing_kept"):
        apply(cast, document, [])
    plan_of(cast, number="12", issued_on=dt.date(2026, 2, 3))
    with pytest.raises(CannotApply, match="number_taken"):
        apply(cast, document, candidates)
    assert Plan.objects.count() == 1


def test_document_is_applied_once(cast: Cast, applied) -> None:
    document, _ = applied
    with pytest.raises(CannotApply, match="already_applied"):
        apply(cast, document, list(document.candidates.all()))


def test_cost_does_not_grow_with_the_document(cast: Cast, django_assert_max_num_queries) -> None:
    many = [{"text": f"Việc {n}", "lead": [body(cast.health)], "coordinating": [body(cast.police)]} for n in range(60)]
    document, candidates = read_document(cast.unit, *many)
    with django_assert_max_num_queries(30):
        apply(cast, document, candidates)


def test_plans_programmes_and_projects_are_taken_and_letters_are_not() -> None:
    assert isinstance(kind_for("Chương trình"), PlanImport)
    assert kind_for("Công văn") is None


@pytest.mark.parametrize(
    ("title", "kind", "years"),
    [
        ("Thực hiện Chiến lược giai đoạn 2026 - 2030", "multi_year", (2026, 2030)),
        ("Tháng hành động vì bình đẳng giới năm 2026", "action_month", (2026, 2026)),
        ("Xây dựng mô hình nhà an toàn", "initiative", (2026, 2026)),
        ("Công tác gia đình năm 2026", "year", (2026, 2026)),
    ],
)
def test_kind_and_span_are_read_from_the_title(cast: Cast, title: str, kind: str, years: tuple[int, int]) -> None:
    document, candidates = read_document(cast.unit, {"text": "Một việc"}, title=title)
    apply(cast, document, candidates)
    plan = Plan.objects.get()
    assert (plan.kind, plan.starts_on.year, plan.ends_on.year) == (kind, *years)
