"""The answers on the review page: mistakes of the paper, and who printed names are."""

import re

import pytest
from django.urls import reverse

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.models import Finding, PrintedBody
from donghanh.organisations.models import Organisation, OrganisationGroup
from tests.documents.conftest import AT
from tests.documents.views.reviewing import address, long_plan

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast):
    return cast.officer.client()


def shared_form(html):
    """What the one form of the page sends along with each of its buttons."""
    form = re.search(r'<form id="r".*?</form>', html, re.DOTALL).group()
    return dict(re.findall(r'name="(ban|loai|return_to)" value="([^"]*)"', form))


def plan_with_mistakes(cast, received, **severities):
    """So many findings of each severity, the errors first; each on the line of a task."""
    result = long_plan(30)
    spans = [task["span"] for task in result["tasks"]]
    result["findings"] = [
        {"code": f"{severity}{n}", "severity": severity, "message": f"Xem {severity} {n}", "text": "Trồng"}
        for severity, count in severities.items()
        for n in range(count)
    ]
    for found, span in zip(result["findings"], spans, strict=False):
        found["span"] = span
    return keep_reading(document=received, result=result, by=cast.officer.actor, at=AT)


def test_first_mistakes_are_decided_in_place_and_the_rest_lead_to_their_page(client, cast, received, kind):
    document = plan_with_mistakes(cast, received, error=6, warning=15)
    html = client.get(address("review", document)).content.decode()
    assert html.count('name="reason"') == 4
    assert [html.count(f"Xem error {n}") > 0 for n in range(6)] == [True] * 6
    assert "Còn 15 chỗ nên xem" in html
    last = Finding.objects.get(code="warning14")
    assert f'href="../luu-y/#f{last.order}"' in html  # its mark in the paper leads to where it is drawn
    assert f'id="f{last.order}"' not in html
    assert f'id="f{last.order}"' in client.get(address("findings", document)).content.decode()


def test_decided_mistakes_are_listed_in_a_line_each(client, cast, received, kind):
    document = plan_with_mistakes(cast, received, warning=3)
    Finding.objects.filter(document=document).update(state="accepted")
    html = client.get(address("review", document)).content.decode()
    assert "3 chỗ đã quyết định" in html
    assert 'name="reason"' not in html


def test_mistakes_of_an_applied_document_are_decided_on_their_page(client, document):
    document.save_changes(expected_version=document.version, state="applied", applied_at=AT)
    error = Finding.objects.get(code="wrong_year")
    html = client.get(address("findings", document)).content.decode()
    assert f"../luu-y/{error.pk}/" in html
    response = client.post(
        address("finding", document, error.pk),
        {"act": "accept", "version": error.version, "return_to": address("findings", document)},
    )
    assert response.url == f"{address('findings', document)}#loi"
    assert Finding.objects.get(pk=error.pk).state == "accepted"


def test_mistakes_of_a_document_put_away_are_only_read(client, document):
    document.save_changes(expected_version=document.version, state="archived")
    error = Finding.objects.get(code="wrong_year")
    assert f"../luu-y/{error.pk}/" not in client.get(address("findings", document)).content.decode()
    client.post(address("finding", document, error.pk), {"act": "accept", "version": error.version})
    assert Finding.objects.get(pk=error.pk).state == "open"


def test_finding_is_accepted_waived_and_opened_again(client, document):
    error = Finding.objects.get(code="wrong_year")
    where = address("finding", document, error.pk)
    client.post(where, {"act": "waive", "version": error.version, "reason": ""})
    assert Finding.objects.get(pk=error.pk).state == "open"
    client.post(where, {"act": "waive", "version": error.version, "reason": "Ghi theo năm trước"})
    assert Finding.objects.get(pk=error.pk).state == "waived"
    client.post(where, {"act": "reopen", "version": error.version + 1})
    assert Finding.objects.get(pk=error.pk).state == "open"


def unknown(document):
    return PrintedBody.objects.get(document=document, printed="Tổ vườn ươm")


def test_unknown_name_is_answered_with_a_name_from_the_list(client, document, cast):
    row = unknown(document)
    client.post(address("body", document, row.pk), {"act": "choose", "version": row.version, "name": cast.school.name})
    assert unknown(document).organisation == cast.school


def test_suggested_name_is_taken_at_the_press_of_its_button(client, document, cast):
    row = unknown(document)
    where = f"{address('body', document, row.pk)}?version={row.version}"
    client.post(where, {"name": cast.school.name})
    assert unknown(document).organisation == cast.school


def test_name_nobody_has_is_kept_beside_the_box_with_those_that_are_like_it(client, document, cast):
    row = unknown(document)
    typed = {"version": row.version, "name": "truong  tieu hoc", "return_to": address("review", document)}
    response = client.post(address("body", document, row.pk), typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert unknown(document).answer == "open"
    assert 'value="truong tieu hoc"' in html
    assert "Đơn vị chưa có cơ quan hoặc nhóm nào tên “truong tieu hoc”" in html
    assert f'name="name" value="{cast.school.name}"' in html
    assert f'name="return_to" value="{address("review", document)}"' in html


def test_empty_box_asks_for_a_name(client, document):
    row = unknown(document)
    response = client.post(address("body", document, row.pk), {"version": row.version, "name": " "})
    assert response.status_code == 422
    assert "Ghi tên cơ quan." in response.content.decode()


def test_short_form_of_a_known_body_is_understood(client, document, cast):
    row = unknown(document)
    client.post(address("body", document, row.pk), {"version": row.version, "name": "CA xã"})
    assert unknown(document).organisation == cast.police


def test_new_name_that_is_taken_is_refused_beside_its_box(client, document, cast):
    row = unknown(document)
    typed = {"act": "create", "version": row.version, "name": cast.school.name, "kind": "school"}
    response = client.post(address("body", document, row.pk), typed)
    assert response.status_code == 422
    assert "Đơn vị đã có cơ quan hoặc nhóm tên này" in response.content.decode()
    assert '<option value="school" selected>' in response.content.decode()


def test_organisation_is_created_in_place(client, document, cast):
    row = unknown(document)
    asked = {"act": "create", "version": row.version, "name": "Tổ vườn ươm", "kind": "other"}
    client.post(address("body", document, row.pk), asked)
    made = Organisation.objects.get(name="Tổ vườn ươm")
    assert made.unit == cast.unit
    assert unknown(document).organisation == made


def test_kind_of_a_new_body_is_asked_and_not_preset(client, document):
    row = unknown(document)
    page = client.get(address("body", document, row.pk)).content.decode()
    assert '<option value="">Chọn loại</option>' in page
    assert " selected" not in page
    asked = {"act": "create", "version": row.version, "name": "Tổ vườn ươm", "kind": ""}
    refused = client.post(address("body", document, row.pk), asked)
    assert (refused.status_code, "Chọn loại cơ quan" in refused.content.decode()) == (422, True)
    PrintedBody.objects.filter(pk=row.pk).update(printed="Trường Mầm non Bãi Sậy")
    named = client.get(address("body", document, row.pk)).content.decode()
    assert '<option value="school" selected>' in named


def test_name_becomes_a_group_in_place(client, document):
    row = unknown(document)
    client.post(address("body", document, row.pk), {"act": "group", "version": row.version})
    group = OrganisationGroup.objects.get(name="Tổ vườn ươm")
    assert unknown(document).group == group
    page = client.get(address("apply", document)).content.decode()
    assert "Nhóm chưa có thành viên nào" in page
    assert reverse("organisations:group", args=[group.pk]) in page


def test_stale_answer_creates_nothing(client, document):
    row = unknown(document)
    PrintedBody.objects.filter(pk=row.pk).update(version=7)
    client.post(address("body", document, row.pk), {"act": "create", "version": row.version, "kind": "other"})
    assert not Organisation.objects.filter(name="Tổ vườn ươm").exists()
