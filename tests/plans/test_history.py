"""What an amendment changed can be read on the plan: when, why, before and after."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.actions.apply import apply_document
from donghanh.plans.amendments import amend_plan, newer_reading, proposed
from donghanh.plans.models import Plan, PlanAmendment, Task
from tests.cast import Cast
from tests.factories.plans import read_again, read_document

NOW = timezone.now()
SHARE = "Tỷ lệ người dân được truyền thông"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan whose newer paper raises a target, moves a deadline and no longer says one task, which is kept."""
    document, _ = read_document(
        cast.unit,
        {"text": "Mở lớp tập huấn", "deadline": {"date": "2026-06-30", "text": "trước 30/6", "rule": "by"}},
        {"text": "Treo khẩu hiệu tại chợ"},
        {"kind": "target", "text": SHARE, "value": "85", "unit": "%", "operator": ">="},
    )
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    made = Plan.objects.get()
    read_again(
        document,
        {"text": "Mở lớp tập huấn", "deadline": {"date": "2026-09-30", "text": "trước 30/9", "rule": "by"}},
        {"kind": "target", "text": SHARE, "value": "90", "unit": "%", "operator": ">="},
    )
    reading = newer_reading(made)
    found = proposed(made, reading, on=timezone.localdate()).proposals
    amend_plan(
        plan=made,
        reading=reading,
        chosen=[one.key for one in found if one.act != "drop"],
        reason="Theo Kế hoạch sửa đổi ngày 20/11",
        by=cast.officer.actor,
        at=NOW,
    )
    return made


def test_the_history_says_why_and_what_stood_there_before(cast: Cast, plan: Plan) -> None:
    html = cast.officer.client().get(reverse("plans:history", args=[plan.pk])).content.decode()
    assert "Theo Kế hoạch sửa đổi ngày 20/11" in html
    assert "<del>≥ 85 %</del> → <ins>≥ 90 %</ins>" in html
    assert "<del>30/06/2026</del> → <ins>30/09/2026</ins>" in html
    assert "Vẫn giữ, dù văn bản không còn nói" in html
    assert "Treo khẩu hiệu tại chợ" in html
    assert cast.officer.organisation.name in html


def test_the_plan_and_its_paper_lead_to_the_history(cast: Cast, plan: Plan) -> None:
    url = reverse("plans:history", args=[plan.pk])
    for name in ("plan", "source"):
        assert url in cast.officer.client().get(reverse(f"plans:{name}", args=[plan.pk])).content.decode()


def test_a_kept_task_says_that_its_words_are_of_the_paper_before(cast: Cast, plan: Plan) -> None:
    for text, title in (
        ("Treo khẩu hiệu tại chợ", "Trong bản trước của văn bản"),
        ("Mở lớp tập huấn", "Trong văn bản"),
    ):
        task = Task.objects.get(text=text)
        html = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
        assert f">{title}</h2>" in html


def test_the_history_is_read_by_the_office_alone(cast: Cast, plan: Plan) -> None:
    url = reverse("plans:history", args=[plan.pk])
    assert cast.leader.client().get(url).status_code == 200
    for other in (cast.partner, cast.stranger):
        assert other.client().get(url).status_code == 404
        assert not PlanAmendment.objects.visible_to(other.scope).exists()


def test_an_amendment_is_never_changed(plan: Plan) -> None:
    amendment = PlanAmendment.objects.get()
    amendment.reason = "khác"
    with pytest.raises(TypeError):
        amendment.save()
    assert plan.targets.get().value == Decimal(90)
