import re

import pytest

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.models import Candidate, Finding, PrintedBody
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER
from tests.documents.views.reviewing import address, long_plan, of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast):
    return cast.officer.client()


def test_both_sides_link_to_each_other(client, document):
    html = client.get(address("review", document)).content.decode()
    for number in range(1, 8):
        assert f'href="#m{number}"' in html
        assert f'id="m{number}"' in html
        assert f'href="#s{number}"' in html
        assert f" id=s{number} " in html


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
    from_the_card = client.post(address("item_edit", document, row.pk), typed, headers=HTMX)
    assert (from_the_card.status_code, from_the_card["HX-Retarget"]) == (409, "body")  # never a page inside the card


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


@pytest.mark.parametrize(("first", "last"), [(1, 999_999), (900, 901), (5, 2)])
def test_lines_the_paper_does_not_have_are_refused(client, document, first, last):
    response = client.post(address("add_item", document), {"kind": "task", "line_from": first, "line_to": last})
    assert response.status_code == 422
    assert Candidate.objects.filter(document=document).count() == 7


def test_whole_document_is_no_item(client, cast, received, kind):
    document = keep_reading(document=received, result=long_plan(200), by=cast.officer.actor, at=AT)
    response = client.post(address("add_item", document), {"kind": "task", "line_from": 1, "line_to": 200})
    assert response.status_code == 422
    assert "Đoạn này dài quá một mục" in response.content.decode()


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


def shared_form(html):
    """What the one form of the page sends along with each of its buttons."""
    form = re.search(r'<form id="r".*?</form>', html, re.DOTALL).group()
    return dict(re.findall(r'name="(ban|loai|return_to)" value="([^"]*)"', form))


def plan_of_known_bodies(cast, received, count, **more):
    document = keep_reading(document=received, result={**long_plan(count), **more}, by=cast.officer.actor, at=AT)
    PrintedBody.objects.filter(document=document).update(answer="left")
    return document


def test_rest_of_the_page_is_accepted_at_once(client, cast, received, kind):
    document = plan_of_known_bodies(cast, received, 30, findings=[])
    html = client.get(address("review", document)).content.decode()
    numbers = re.search(r'name="muc" value="([^"]+)"', html).group(1)
    client.post(address("accept_all", document), {**shared_form(html), "muc": numbers})
    assert Candidate.objects.filter(document=document, decision="accepted").count() == 20


def chapters(text):
    """Two chapters, from the first line and from the eleventh."""
    second = len("".join(line + "\n" for line in text.split("\n")[:10]))
    return [
        {"marker": "I.", "level": 1, "title": "NHIỆM VỤ", "kind": "heading", "span": {"start": 0}},
        {"marker": "II.", "level": 1, "title": "TỔ CHỨC", "kind": "heading", "span": {"start": second}},
    ]


def test_rest_of_a_printed_section_is_accepted_at_once_and_the_page_says_what_was_left(client, cast, received, kind):
    document = plan_of_known_bodies(cast, received, 30, sections=chapters(long_plan(30)["source_text"]))
    first = Candidate.objects.get(document=document, number=1)
    client.post(address("item_reject", document, first.pk), {"version": first.version})
    html = client.get(address("review", document)).content.decode()
    assert "I. NHIỆM VỤ" in html
    assert "II. TỔ CHỨC" in html
    section = re.search(r'name="phan" value="(\d+)"', html[html.index("II. TỔ CHỨC") :]).group(1)
    response = client.post(address("accept_all", document), {**shared_form(html), "phan": section}, follow=True)
    accepted = Candidate.objects.filter(document=document, decision="accepted")
    assert sorted(accepted.values_list("number", flat=True)) == list(range(13, 31))  # 11 and 12 hold a finding
    assert "Đã xác nhận 18 mục. Để lại cho anh/chị xem: 2 mục có chỗ cần xem lại." in response.content.decode()


def test_section_is_accepted_only_as_far_as_the_list_is_filtered(client, cast, received, kind):
    target = {"text": "30 cây", "value": 30, "unit": "cây", "operator": ">=", "span": {"start": 3, "end": 9}}
    sections = chapters(long_plan(30)["source_text"])
    document = plan_of_known_bodies(cast, received, 30, findings=[], sections=sections, targets=[target])
    html = client.get(address("review", document), {"loai": "target"}).content.decode()
    client.post(address("accept_all", document), {**shared_form(html), "phan": "0"})
    assert Candidate.objects.get(document=document, decision="accepted").kind == "target"


def test_numbers_seen_before_another_reading_accept_nothing(client, cast, received, kind):
    document = plan_of_known_bodies(cast, received, 5)
    html = client.get(address("review", document)).content.decode()
    keep_reading(document=document, result=long_plan(5), by=cast.officer.actor, at=AT)
    response = client.post(address("accept_all", document), {**shared_form(html), "muc": "1 2 x"}, follow=True)
    assert "Đây là bản mới nhất" in response.content.decode()
    assert not Candidate.objects.filter(document=document).current().exclude(decision="pending").exists()
    assert client.post(address("accept_all", document), {"phan": "99"}).status_code == 404


def test_no_box_of_the_page_presses_a_button_that_means_something_else(client, document):
    """Enter in a box presses the first button of its form: that must be the one the box is for."""
    html = client.get(address("review", document)).content.decode()
    shared = re.search(r'<form id="r".*?</form>', html, re.DOTALL).group()
    assert 'type="text"' not in shared
    assert "<input class" not in shared
    waive, choose = [], []
    for form in re.findall(r"<form method=\"post\".*?</form>", html, re.DOTALL):
        buttons = [one for one in re.findall(r"<button[^>]*>", form) if "form=" not in one]
        assert len(buttons) == 1
        if 'name="reason"' in form:
            waive.append(buttons[0])
        if 'name="name"' in form:
            choose.append(buttons[0])
    assert all('value="waive"' in button for button in waive)
    assert all("name=" not in button for button in choose)
    assert waive
    assert choose


def test_edited_item_offers_both_ways_back(client, document):
    row = of(document, NURSERY)
    row.save_changes(
        expected_version=1, decision="edited", original_fields=row.fields, fields={**row.fields, "text": "Ươm cây"}
    )
    client.post(address("item_reopen", document, row.pk), {"version": 2})
    assert of(document, "Ươm cây").decision == "pending"
    html = client.get(address("review", document)).content.decode()
    assert address("item_restore", document, row.pk).rsplit("/", 3)[-2] in html
    client.post(address("item_restore", document, row.pk), {"version": 3})
    assert of(document, NURSERY).decision == "pending"
    assert "Lấy lại bản đã sửa" in client.get(address("review", document)).content.decode()
    client.post(address("item_take_back", document, row.pk), {"version": 4})
    assert of(document, "Ươm cây").original_fields["text"] == NURSERY


def test_look_alike_on_another_page_is_reached_through_its_page(client, document, monkeypatch):
    monkeypatch.setattr("donghanh.documents.review_page.PAGE", 3)
    duty = of(document, FLOWERS_TOO)
    assert (
        f'Giống <a href="?muc={duty.number}#m{duty.number}">'
        in client.get(address("review", document)).content.decode()
    )


def test_refused_decision_makes_a_script_load_the_page_anew(client, document):
    row = of(document, ORDER)
    Candidate.objects.filter(pk=row.pk).update(version=5)
    response = client.post(address("item_accept", document, row.pk), {"version": 1}, headers=HTMX)
    assert response["HX-Redirect"].endswith(f"#m{row.number}")


@pytest.mark.parametrize("version", ["²", "9" * 5000, "-1", "", "x"])
def test_nonsense_for_a_version_is_a_lost_race(client, document, version):
    row = of(document, ORDER)
    assert client.post(address("item_accept", document, row.pk), {"version": version}).status_code == 302
    assert of(document, ORDER).decision == "pending"


@pytest.mark.parametrize("number", ["²", "0", "x", "9" * 5000])
def test_nonsense_for_an_item_in_the_address_shows_the_first_page(client, document, number):
    assert client.get(address("review", document), {"muc": number}).status_code == 200


def test_long_plan_costs_no_more_queries_than_a_short_one(client, cast, received, kind, django_assert_max_num_queries):
    document = keep_reading(document=received, result=long_plan(200), by=cast.officer.actor, at=AT)
    client.get(address("review", document))
    with django_assert_max_num_queries(12):
        response = client.get(address("review", document))
    assert len(response.content) < 150_000


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
    document.save_changes(expected_version=document.version, state="applied", applied_at=AT)
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
