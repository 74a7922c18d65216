import re

import pytest
from django.urls import reverse

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.models import Candidate, Finding, PrintedBody
from donghanh.organisations.models import Organisation, OrganisationGroup
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast):
    return cast.officer.client()


def address(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


def of(document, text):
    return Candidate.objects.get(document=document, fields__text=text)


def long_plan(count):
    """A plan of so many tasks, of thirty bodies, as a reader would hand it over."""
    lines = [
        f"{n}. Trồng cây số {n} trên đường làng, thôn nào làm thôn ấy trước ngày 20/3/2026."
        for n in range(1, count + 1)
    ]
    text, start, tasks, dates = "\n".join(lines), 0, [], []
    for number, line in enumerate(lines, start=1):
        span = {"start": start, "end": start + len(line), "line_start": number, "line_end": number}
        tasks.append(
            {"text": line, "section_path": ["I"], "lead": [f"Thôn {number % 30}"], "coordinating": [], "span": span}
        )
        day = start + line.index("trước")
        dates.append({"text": "20/3", "span": {**span, "start": day, "end": day + 19}})
        start += len(line) + 1
    findings = [
        {"code": f"c{n}", "severity": "warning", "message": "Xem lại", "text": "Trồng", "span": tasks[n]["span"]}
        for n in range(min(count, 12))
    ]
    return {
        "doc_type": "Kế hoạch",
        "title": "Trồng cây",
        "tasks": tasks,
        "dates": dates,
        "findings": findings,
        "source_text": text,
    }


def test_both_sides_link_to_each_other(client, document):
    html = client.get(address("review", document)).content.decode()
    for number in range(1, 8):
        assert f'href="#m{number}"' in html
        assert f'id="m{number}"' in html
        assert f'href="#s{number}"' in html
        assert f'id="s{number}"' in html


def test_page_says_how_far_and_how_long(client, document):
    html = client.get(address("review", document)).content.decode()
    assert "trên 7 mục đã xem" in html
    assert "Còn 7 mục" in html


def test_script_gets_the_item_and_the_progress(client, document):
    row = of(document, ORDER)
    response = client.post(address("item_accept", document, row.pk), {"version": row.version}, headers=HTMX)
    html = response.content.decode()
    assert html.lstrip().startswith(f'<article class="dh-got is-seen" id="m{row.number}"')
    assert 'id="tien-do"' in html
    assert "hx-swap-oob" in html
    assert "<html" not in html


def test_without_script_the_next_unseen_item_is_shown(client, document):
    row = of(document, ORDER)
    response = client.post(address("item_accept", document, row.pk), {"version": row.version})
    following = Candidate.objects.filter(document=document, decision="pending", order__gt=row.order).first()
    assert response.url.endswith(f"?muc={following.number}#m{following.number}")


def test_stale_decision_is_not_kept(client, document):
    row = of(document, ORDER)
    Candidate.objects.filter(pk=row.pk).update(decision="rejected", version=row.version + 1)
    client.post(address("item_accept", document, row.pk), {"version": row.version}, headers=HTMX)
    assert of(document, ORDER).decision == "rejected"


def test_text_typed_into_a_stale_form_is_shown_beside_the_stored_one(client, document):
    row = of(document, NURSERY)
    Candidate.objects.filter(pk=row.pk).update(fields={**row.fields, "text": "Người khác ghi"}, version=9)
    prefix = f"m{row.number}"
    typed = {f"{prefix}-version": row.version, f"{prefix}-text": "Tôi ghi", f"{prefix}-mode": "assign"}
    response = client.post(address("item_edit", document, row.pk), typed)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Tôi ghi" in html
    assert "Người khác ghi" in html


def test_invalid_edit_keeps_what_was_typed(client, document):
    row = of(document, NURSERY)
    prefix = f"m{row.number}"
    typed = {f"{prefix}-version": row.version, f"{prefix}-text": "Tôi ghi", f"{prefix}-deadline_on": "31/2/2026"}
    response = client.post(address("item_edit", document, row.pk), typed, headers=HTMX)
    assert response.status_code == 422
    assert "Tôi ghi" in response.content.decode()
    assert "31/2/2026" in response.content.decode()


def test_look_alike_is_merged_at_the_press_of_its_button(client, document):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    html = client.get(address("review", document)).content.decode()
    assert f"Gộp vào mục {task.number}" in html
    client.post(address("item_merge", document, duty.pk), {"version": duty.version, "into": str(task.pk)})
    assert of(document, FLOWERS_TOO).merged_into == task
    assert "Gộp vào" in client.get(address("review", document)).content.decode()


def test_item_is_split_by_lines(client, document):
    row = of(document, ORDER)
    prefix = f"m{row.number}"
    client.post(
        address("item_split", document, row.pk),
        {f"{prefix}-version": row.version, f"{prefix}-texts": "Giữ trật tự\nPhân luồng xe"},
    )
    assert of(document, "Phân luồng xe").split_from == row


def test_item_is_added_by_line_number_without_script(client, document):
    response = client.post(address("add_item", document), {"kind": "task", "line_from": 20, "lead": "Công an xã"})
    made = of(document, "Một câu chẳng ai hiểu là để làm gì cả.")
    assert response.url.endswith(f"#m{made.number}")
    assert made.line == 20


def test_item_without_words_or_place_is_refused_with_its_form(client, document):
    response = client.post(address("add_item", document), {"kind": "task"})
    assert response.status_code == 422
    assert Candidate.objects.filter(document=document).count() == 7


def test_filters_leave_what_was_asked_for(client, document):
    html = client.get(address("review", document), {"loai": "report_duty"}).content.decode()
    assert len(re.findall(r'<article class="dh-got[^"]*" id="m\d+"', html)) == 1
    Candidate.objects.filter(document=document).update(decision="accepted")
    html = client.get(address("review", document), {"chua-xem": "1"}).content.decode()
    assert "Không có mục nào ở đây" in html


def test_address_of_an_item_shows_the_page_it_is_on(client, cast, received, kind):
    document = keep_reading(document=received, result=long_plan(60), by=cast.officer.actor, at=AT)
    html = client.get(address("review", document), {"muc": "58"}).content.decode()
    assert 'id="m58"' in html
    assert 'id="m1"' not in html
    assert 'href="?muc=20#m20"' in html


def test_rest_of_the_page_is_accepted_at_once(client, cast, received, kind):
    document = keep_reading(document=received, result=long_plan(30), by=cast.officer.actor, at=AT)
    html = client.get(address("review", document)).content.decode()
    ids = re.findall(r'name="muc" value="([^"]+)"', html)
    client.post(address("accept_all", document), {"muc": ids})
    assert Candidate.objects.filter(document=document, decision="accepted").count() == 25


def test_long_plan_costs_no_more_queries_than_a_short_one(client, cast, received, kind, django_assert_max_num_queries):
    document = keep_reading(document=received, result=long_plan(200), by=cast.officer.actor, at=AT)
    client.get(address("review", document))
    with django_assert_max_num_queries(12):
        response = client.get(address("review", document))
    assert len(response.content) < 150_000


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


def test_name_that_is_not_in_the_list_is_refused(client, document):
    row = unknown(document)
    client.post(address("body", document, row.pk), {"act": "choose", "version": row.version, "name": "Ai đó"})
    assert unknown(document).answer == "open"


def test_organisation_is_created_in_place(client, document, cast):
    row = unknown(document)
    asked = {"act": "create", "version": row.version, "name": "Tổ vườn ươm", "kind": "other"}
    client.post(address("body", document, row.pk), asked)
    made = Organisation.objects.get(name="Tổ vườn ươm")
    assert made.unit == cast.unit
    assert unknown(document).organisation == made


def test_name_becomes_a_group_in_place(client, document):
    row = unknown(document)
    client.post(address("body", document, row.pk), {"act": "group", "version": row.version})
    assert unknown(document).group == OrganisationGroup.objects.get(name="Tổ vườn ươm")


def test_stale_answer_creates_nothing(client, document):
    row = unknown(document)
    PrintedBody.objects.filter(pk=row.pk).update(version=7)
    client.post(address("body", document, row.pk), {"act": "create", "version": row.version, "kind": "other"})
    assert not Organisation.objects.filter(name="Tổ vườn ươm").exists()


def test_apply_page_says_what_is_missing_then_applies(client, document, kind):
    html = client.get(address("apply", document)).content.decode()
    assert "Còn 1 lỗi chưa quyết định" in html
    Candidate.objects.filter(document=document).update(decision="accepted")
    Finding.objects.filter(document=document).update(state="accepted")
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    response = client.post(address("apply", document), {"version": document.version})
    assert response.url == "/ke-hoach/"
    assert len(kind.applied[0]) == 7


def test_document_in_other_words_shows_what_changed(client, cast, document):
    from tests.documents.plans import reading

    Candidate.objects.filter(document=document).update(decision="accepted")
    document.save_changes(expected_version=document.version, state="applied")
    newer = reading()
    newer["tasks"][0]["deadline"] = {"rule": "before", "text": "trước ngày 30/4/2026", "date": "2026-04-30"}
    newer["assignments"][0]["duties"] = []
    newer["budget_sources"].append("bán hoa")
    keep_reading(document=document, result=newer, by=cast.officer.actor, at=AT, file=document.file)
    html = client.get(address("compare", document)).content.decode()
    assert "1 mục sửa" in html
    assert "1 mục thêm" in html
    assert "1 mục không còn" in html
    assert "<ins>Trước ngày 30/4/2026</ins>" in html


def test_hostile_words_of_a_paper_stay_words(client, cast, kind):
    hostile = long_plan(1)
    hostile["source_text"] = "<img src=x onerror=alert(1)>"
    hostile["title"] = '"><script>alert(1)</script>'
    hostile["tasks"][0] |= {"text": "<script>alert(2)</script>", "lead": ["<b onmouseover=alert(3)>"]}
    received = receive_document(
        unit=cast.unit, content=b"x", name="<script>.txt", media_type="text/plain", by=cast.officer.actor, at=AT
    ).document
    document = keep_reading(document=received, result=hostile, by=cast.officer.actor, at=AT, file=received.file)
    for name in ("review", "page", "source", "apply", "findings", "header"):
        html = client.get(address(name, document)).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "<b onmouseover" not in html
