"""What the review page says before a paper is applied: doubts, why an item is left, what the reader noticed."""

import re

import pytest
from django.urls import reverse

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.models import Candidate, Document, Finding, PrintedBody
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER
from tests.documents.views.reviewing import address, long_plan, of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast):
    return cast.officer.client()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"issuer": "Ủy ban nhân dân xã Sông Mây"}, ""),
        ({"issuer": "Ủy ban nhân dân phường Thượng Lũy"}, "không phải đơn vị mình"),
        ({"year": 2019}, "Văn bản của năm 2019"),
    ],
)
def test_a_paper_of_somebody_else_or_of_long_ago_is_doubted_before_it_is_applied(client, document, header, said):
    Document.objects.filter(pk=document.pk).update(**header)
    html = client.get(address("apply", document)).content.decode()
    assert said in html
    assert ("không phải đơn vị mình" in html) is ("Thượng Lũy" in header.get("issuer", ""))


def test_item_says_on_its_card_why_it_is_left_when_the_rest_is_confirmed(client, document):
    html = client.get(address("review", document)).content.decode()
    nursery = of(document, NURSERY)
    card = html.partition(f'id="m{nursery.number}"')[2].partition("</article>")[0]
    assert "Cần xem riêng: chưa rõ tên in ở đây là cơ quan nào." in card
    order = html.partition(f'id="m{of(document, ORDER).number}"')[2].partition("</article>")[0]
    assert "Cần xem riêng" not in order


def test_only_the_filter_that_is_on_looks_chosen(client, document):
    chosen = re.compile(r'<a href="[^"]*" aria-current="true">([^<]+)</a>')
    assert chosen.findall(client.get(address("review", document)).content.decode()) == ["Tất cả"]
    unseen = client.get(address("review", document) + "?chua-xem=1").content.decode()
    assert chosen.findall(unseen) == ["Chỉ mục chưa xem"]
    both = client.get(address("review", document) + "?chua-xem=1&loai=task").content.decode()
    assert chosen.findall(both) == ["Nhiệm vụ", "Chỉ mục chưa xem"]


def test_merged_item_is_shown_with_the_lines_of_both(client, document):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    client.post(address("item_merge", document, duty.pk), {"version": duty.version, "into": str(task.pk)})
    html = client.get(address("review", document)).content.decode()
    card = html.partition(f'id="m{task.number}"')[2].partition("</article>")[0]
    assert f'<a href="#s{task.number}">Dòng {task.line}</a><a href="#s{duty.number}">Dòng {duty.line}</a>' in card


def test_document_without_items_is_not_called_ready(client, kind):
    typed = {"doc_type": "Kế hoạch", "title": "Kế hoạch trồng hoa năm 2026"}
    html = client.post(reverse("documents:type_in"), typed, follow=True).content.decode()
    assert "Chưa có mục nào" in html
    assert "Có thể đưa vào thực hiện" not in html
    assert "0 trên" not in html.replace("<small>", " ").replace("</small>", "")
    assert "Rà soát: Kế hoạch trồng hoa năm 2026" in html


def test_document_of_which_everything_was_left_out_is_not_called_ready(client, document):
    Candidate.objects.filter(document=document).update(decision="rejected")
    Finding.objects.filter(document=document).update(state="waived", reason="xong")
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    html = client.get(address("review", document)).content.decode()
    assert "Chưa có mục nào được giữ lại" in html
    assert "Có thể đưa vào thực hiện" not in html


def test_what_the_reader_noticed_about_the_file_is_told(client, cast, received, kind):
    noticed = [
        {"code": "comments", "params": {"count": 3}},
        {"code": "macros_left_out", "params": {}},
        {"code": "of_tomorrow", "params": {}},
        {"code": "pictures", "params": {}},
    ]
    result = {**long_plan(2), "source": {"remarks": noticed}}
    document = keep_reading(document=received, result=result, by=cast.officer.actor, at=AT, file=received.file)
    html = client.get(address("review", document)).content.decode()
    fold = html.partition('id="khi-doc"')[2].partition("</details>")[0]
    assert re.findall("<li>(.+?)</li>", fold) == [
        "Tệp có 3 ý kiến ghi bên lề; phần mềm không đọc các ý kiến này.",
        "Tệp có chứa macro; phần mềm không mở và không chạy macro.",
    ]


def test_who_issues_and_signs_beside_the_first_is_told(client, cast, received, kind):
    beside = {
        "co_issuers": ["Hội Nông dân xã", "Trường THCS Sông Mây"],
        "co_signers": [{"name": "Trần Thị Mơ", "position": "CHỦ TỊCH"}, {"name": "Lê Văn Hòa", "position": None}],
    }
    result = {**long_plan(2), **beside}
    document = keep_reading(document=received, result=result, by=cast.officer.actor, at=AT, file=received.file)
    html = client.get(address("review", document)).content.decode()
    fold = html.partition('id="khi-doc"')[2].partition("</details>")[0]
    assert re.findall("<li>(.+?)</li>", fold) == [
        "Cùng ban hành văn bản này: Hội Nông dân xã; Trường THCS Sông Mây.",
        "Cùng ký văn bản này: Trần Thị Mơ, CHỦ TỊCH; Lê Văn Hòa.",
    ]
