"""Every list of plans is narrowed and taken away as a file, with the same filters and for the same people."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.models import Finding
from donghanh.plans import actions
from donghanh.plans.imports import PlanImport
from donghanh.plans.models import Plan
from tests.cast import Cast
from tests.factories.plans import plan_of, read_document, task_of

TODAY = timezone.localdate()
NAMES = ("targets", "report_duties", "findings")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan read from paper, with two of everything a list shows."""
    document, candidates = read_document(
        cast.unit,
        {"text": "Tuần tra ban đêm"},
        {"kind": "target", "text": "Hộ ký cam kết", "value": 70.5, "unit": "%", "operator": ">=", "target_kind": "chi_tieu"},
        {"kind": "target", "text": "Buổi nói chuyện", "value": 8, "unit": "buổi", "target_kind": "quantity"},
        {"kind": "report_duty", "text": "Báo cáo quý", "reporter": {"printed": "Công an xã", "organisation": str(cast.police.pk)}, "by": "2020-01-10"},
        {"kind": "report_duty", "text": "Báo cáo năm", "to": "Sở Nội vụ", "by": "2099-12-10", "period": "yearly"},
    )  # fmt: skip
    PlanImport().apply(document=document, candidates=candidates, by=cast.officer.actor, at=timezone.now())
    for order, (severity, state, message) in enumerate(
        [("error", "waived", "Sai năm báo cáo"), ("note", "open", "Chưa nêu nơi chủ trì")]
    ):
        Finding.objects.create(
            document=document, reading=candidates[0].reading, order=order, rank=order, code="x", severity=severity,
            message=message, state=state, reason="Đã đối chiếu" if state == "waived" else "",
        )  # fmt: skip
    return Plan.objects.get()


def page(cast: Cast, plan: Plan, name: str, query: str = "") -> str:
    return cast.officer.client().get(reverse(f"plans:{name}", args=[plan.pk]) + query).content.decode()


def lines(client, url: str) -> list[str]:
    return b"".join(client.get(url).streaming_content).decode().splitlines()


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("targets", "?q=ho ky", {"Hộ ký cam kết"}),
        ("targets", "?la=quantity", {"Buổi nói chuyện"}),
        ("targets", "?q=khong co", set()),
        ("report_duties", "?q=công an", {"Báo cáo quý"}),
        ("report_duties", "?q=so noi vu", {"Báo cáo năm"}),
        ("report_duties", "?tinh_trang=late", {"Báo cáo quý"}),
        ("report_duties", "?tinh_trang=open", {"Báo cáo quý", "Báo cáo năm"}),
        ("report_duties", "?tinh_trang=sent", set()),
        ("findings", "?muc=error", {"Sai năm báo cáo"}),
        ("findings", "?quyet=open", {"Chưa nêu nơi chủ trì"}),
        ("findings", "?q=sai nam", {"Sai năm báo cáo"}),
        ("findings", "?quyet=tu-bia&muc=tu-bia", {"Sai năm báo cáo", "Chưa nêu nơi chủ trì"}),
    ],
)
def test_list_and_its_file_hold_what_is_asked_for(cast: Cast, plan: Plan, name: str, query: str, found: set) -> None:
    everything = {
        "targets": {"Hộ ký cam kết", "Buổi nói chuyện"},
        "report_duties": {"Báo cáo quý", "Báo cáo năm"},
        "findings": {"Sai năm báo cáo", "Chưa nêu nơi chủ trì"},
    }[name]
    text = page(cast, plan, name, query)
    assert {words for words in everything if words in text} == found
    assert ("Bỏ lọc" in text) == ("tu-bia" not in query)
    rows = lines(cast.officer.client(), reverse(f"plans:{name}_export", args=[plan.pk]) + query)
    assert {words for words in everything if words in " ".join(rows)} == found
    assert len(rows) == 1 + len(found)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_for_those_who_see_the_list(cast: Cast, plan: Plan, name: str) -> None:
    url = reverse(f"plans:{name}_export", args=[plan.pk])
    assert cast.leader.client().get(url).status_code == 200
    for other in (cast.partner, cast.office_admin, cast.stranger):
        assert other.client().get(url).status_code == 404
    assert url in page(cast, plan, name)


def test_number_of_a_target_is_written_the_vietnamese_way(cast: Cast, plan: Plan) -> None:
    row = lines(cast.officer.client(), reverse("plans:targets_export", args=[plan.pk]))[1]
    assert row.startswith('Hộ ký cam kết,≥,"70,5",%')


def test_mistakes_of_a_paper_are_not_listed_where_there_is_none(cast: Cast) -> None:
    url = reverse("plans:findings_export", args=[plan_of(cast).pk])
    assert cast.officer.client().get(url).status_code == 404


def test_plans_are_taken_away_with_their_figures_as_filtered(cast: Cast) -> None:
    late = plan_of(cast, title="Kế hoạch có việc chậm")
    task_of(late, lead=cast.police, due_on=TODAY - dt.timedelta(days=2), cast=cast)
    plan_of(cast, title="Kế hoạch khác", number="", issued_on=None)
    client, url = cast.officer.client(), reverse("plans:export")
    rows = lines(client, url)
    assert len(rows) == 3
    assert next(row for row in rows if "việc chậm" in row).endswith("1,0,1,0")
    assert len(lines(client, f"{url}?tinh_trang=draft")) == 2
    assert lines(cast.stranger.client(), url) == rows[:1]
    assert cast.partner.client().get(url).status_code == 404


def test_files_cost_the_same_for_few_rows_and_many(cast: Cast, plan: Plan, django_assert_max_num_queries) -> None:
    client, costs = cast.officer.client(), []
    for count in (1, 40):
        for number in range(count):
            actions.add_report_duty(plan=plan, text=f"Báo cáo {number}", by=cast.officer.actor, at=timezone.now())
        with django_assert_max_num_queries(12) as counted:
            lines(client, reverse("plans:report_duties_export", args=[plan.pk]))
        costs.append(len(counted))
    assert costs[0] == costs[1]
