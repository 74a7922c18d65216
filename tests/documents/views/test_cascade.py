"""The page of a plan beside the plan above it."""

import csv
import io

import pytest
from django.urls import reverse

from donghanh.documents.models import Candidate, CascadeAnswer
from tests.cast import Cast
from tests.documents.actions.test_cascade import gap, plan, province_plan

__all__ = ["plan", "province_plan"]
pytestmark = pytest.mark.django_db


def test_without_a_plan_above_the_page_asks_for_one(cast: Cast, document) -> None:
    client = cast.officer.client()
    answer = client.get(reverse("documents:cascade", args=[document.pk]), follow=True)
    assert "Chưa có văn bản cấp trên" in answer.content.decode()


def test_choosing_the_plan_above_leads_to_the_comparison(cast: Cast, document, province_plan) -> None:
    address = reverse("documents:cascade_parent", args=[document.pk])
    sent = {"parent": str(province_plan.pk), "version": document.version}
    page = cast.officer.client().post(address, sent, follow=True).content.decode()
    assert "điều cấp trên yêu cầu" in page
    assert "Thành lập tổ hòa giải lưu động" in page


def test_gaps_come_first_and_can_be_filtered(cast: Cast, plan) -> None:
    address = reverse("documents:cascade", args=[plan.pk])
    page = cast.officer.client().get(address).content.decode()
    assert page.index("tổ hòa giải lưu động") < page.index("danh sách địa chỉ tin cậy")
    only = cast.officer.client().get(address, {"loc": "weaker"}).content.decode()
    assert "tổ hòa giải lưu động" not in only
    assert "ký cam kết" in only


def test_the_page_costs_the_same_however_many_demands(cast: Cast, plan, django_assert_max_num_queries) -> None:
    client = cast.officer.client()
    with django_assert_max_num_queries(14):
        client.get(reverse("documents:cascade", args=[plan.pk]))


def test_a_reason_is_kept_from_the_page(cast: Cast, plan) -> None:
    key = gap(plan, "tổ hòa giải").row.above.key
    sent = {"key": key, "act": "settle", "verdict": "elsewhere", "reason": "Đã có tổ hòa giải của cụm xã."}
    page = cast.officer.client().post(reverse("documents:cascade_answer", args=[plan.pk]), sent, follow=True)
    assert "Đã có tổ hòa giải của cụm xã." in page.content.decode()
    assert CascadeAnswer.objects.get().verdict == "elsewhere"


def test_a_demand_with_a_reason_can_still_be_taken_over_and_keeps_it(cast: Cast, plan) -> None:
    client, address = cast.officer.client(), reverse("documents:cascade_answer", args=[plan.pk])
    key = gap(plan, "tổ hòa giải").row.above.key
    client.post(address, {"key": key, "act": "settle", "verdict": "elsewhere", "reason": "Đã có tổ của cụm xã."})
    page = client.get(reverse("documents:cascade", args=[plan.pk]), {"loc": "answered"}).content.decode()
    assert "Thêm thành việc" in page
    page = client.post(address, {"key": key, "act": "propose"}, follow=True).content.decode()
    assert "Đã thêm thành một việc của kế hoạch" in page
    assert "Lý do đã ghi: Đã có tổ của cụm xã." in page
    assert "Đã thêm vào kế hoạch (1)" in page


def test_a_target_set_too_low_is_changed_and_not_added_again(cast: Cast, plan) -> None:
    page = cast.officer.client().get(reverse("documents:cascade", args=[plan.pk]), {"loc": "weaker"}).content.decode()
    number = Candidate.objects.get(document=plan, kind="target", fields__text__icontains="cam kết").number
    assert f"?muc={number}#m{number}" in page
    assert "Thêm thành chỉ tiêu" not in page


def test_the_comparison_is_exported_whole(cast: Cast, plan) -> None:
    answer = cast.officer.client().get(reverse("documents:cascade_export", args=[plan.pk]))
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert any(row["Tình trạng"] == "Chưa có" and "tổ hòa giải" in row["Cấp trên yêu cầu"] for row in rows)


@pytest.mark.parametrize("who", ["stranger", "partner", "office_admin"])
def test_others_find_no_such_page(cast: Cast, plan, who: str) -> None:
    client = getattr(cast, who).client()
    for name in ("cascade", "cascade_parent", "cascade_export"):
        assert client.get(reverse(f"documents:{name}", args=[plan.pk])).status_code == 404
