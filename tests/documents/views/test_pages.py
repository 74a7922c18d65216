import uuid

import pytest
from django.urls import reverse

from donghanh.documents.models import Candidate, Document
from donghanh.foundation.web.search import search
from tests.documents.plans import TEXT

pytestmark = pytest.mark.django_db
UPLOAD = "documents:upload"


@pytest.fixture
def client(cast):
    return cast.officer.client()


def test_typed_plan_opens_its_review(client, kind):
    response = client.post(reverse("documents:type_in"), {"doc_type": "Kế hoạch", "title": "Trồng hoa"})
    assert "Chưa có mục nào" in client.get(response.url).content.decode()


def test_list_finds_with_and_without_accents(client, document):
    for words in ("đường hoa", "duong hoa", "ĐƯỜNG  truong"):
        assert "đường hoa" in client.get(reverse("documents:list"), {"tim": words}).content.decode()
    assert "Không có văn bản nào hợp" in client.get(reverse("documents:list"), {"tim": "cầu vượt"}).content.decode()


def test_empty_list_teaches(client):
    html = client.get(reverse("documents:list")).content.decode()
    assert "Chưa có văn bản nào" in html
    assert reverse(UPLOAD) in html


def test_list_can_be_taken_away_as_a_file(client, document):
    content = b"".join(client.get(reverse("documents:export")).streaming_content).decode()
    assert "Xây dựng đường hoa" in content


def test_search_box_finds_documents_of_the_own_unit_only(cast, document):
    assert [hit.title for hits in search(cast.officer.scope, "duong hoa").values() for hit in hits] == [document.name]
    assert search(cast.stranger.scope, "duong hoa") == {}


def test_header_is_completed_by_hand(client, document):
    page = reverse("documents:header", args=[document.pk])
    sent = {
        "version": document.version,
        "doc_type": "Kế hoạch",
        "number": "5/KH-UBND",
        "issued_on": "20/1/2026",
        "title": document.title,
        "issuer": document.issuer,
        "place": "Sông Mây",
        "signer": "Đàm Quang Khải",
        "year": "2026",
    }
    assert client.post(page, sent).status_code == 302
    document.refresh_from_db()
    assert (document.number, f"{document.issued_on:%d/%m/%Y}") == ("5/KH-UBND", "20/01/2026")
    assert client.post(page, {**sent, "number": "6/KH-UBND"}).status_code == 409


def test_joint_act_names_everybody_who_issued_and_signed_it(client, document):
    page = reverse("documents:page", args=[document.pk])
    assert "Cùng ban hành" not in client.get(page).content.decode()
    reading = document.readings.get(is_current=True)
    signers = [{"name": "Trần Thị Mơ", "position": "CHỦ TỊCH"}, {"name": None, "position": "TRƯỞNG TRẠM"}]
    reading.result = reading.result | {"co_issuers": ["Hội Phụ nữ xã", "Trạm Y tế xã"], "co_signers": signers}
    reading.save()
    html = client.get(page).content.decode()
    assert "Hội Phụ nữ xã; Trạm Y tế xã" in html
    assert "<dd>Trần Thị Mơ</dd>" in html.replace("\n", "")


def test_original_file_is_handed_to_who_may_read_the_document(cast, document):
    address = reverse("files:download", args=[document.file_id])
    response = cast.officer.client().get(address)
    assert b"".join(response.streaming_content) == TEXT.encode()
    response.close()
    assert cast.stranger.client().get(address).status_code == 404
    assert cast.partner.client().get(address).status_code == 404


PAGES = ("page", "source", "findings", "header", "review", "apply", "compare", "add_item", "new_version")


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_for_the_officer_and_is_absent_for_the_next_commune(cast, document, name):
    address = reverse(f"documents:{name}", args=[document.pk])
    assert cast.officer.client().get(address).status_code == 200
    assert cast.stranger.client().get(address).status_code == 404
    assert cast.partner.client().get(address).status_code == 404


@pytest.mark.parametrize("name", ["accept", "reject", "reopen", "restore", "take_back", "edit", "split", "merge"])
def test_stranger_cannot_decide(cast, document, name):
    row = Candidate.objects.filter(document=document)[0]
    address = reverse(f"documents:item_{name}", args=[document.pk, row.pk])
    assert cast.stranger.client().post(address, {"version": row.version}).status_code == 404
    row.refresh_from_db()
    assert row.decision == "pending"


def test_item_of_another_document_is_not_reached_through_ones_own(cast, client, document):
    other = Document.objects.create(unit=cast.unit, state="read", received_at=document.received_at)
    row = Candidate.objects.filter(document=document)[0]
    address = reverse("documents:item_accept", args=[other.pk, row.pk])
    assert client.post(address, {"version": row.version}).status_code == 404
    assert client.get(reverse("documents:page", args=[uuid.uuid4()])).status_code == 404


def test_document_our_reader_failed_on_says_why_and_what_to_do(client, received):
    received.save_changes(expected_version=received.version, state="refused", refusal="too_heavy")
    html = client.get(reverse("documents:page", args=[received.pk])).content.decode()
    assert "bắt máy làm việc quá nhiều" in html
    assert "Đọc lại tệp" in html
