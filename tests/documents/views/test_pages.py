import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.documents.models import Candidate, Document, Reading
from donghanh.documents.views import upload as upload_views
from donghanh.foundation.web.search import search
from tests.documents.plans import TEXT

pytestmark = pytest.mark.django_db
UPLOAD = "documents:upload"


@pytest.fixture
def client(cast):
    return cast.officer.client()


def upload(client, *contents, **more):
    files = [SimpleUploadedFile(f"tep-{n}.txt", content) for n, content in enumerate(contents)]
    return client.post(reverse(UPLOAD), {"files": files}, **more)


def test_plan_goes_from_the_browser_to_its_review(client, kind):
    response = upload(client, TEXT.encode())
    document = Document.objects.get()
    assert response.url == reverse("documents:review", args=[document.pk])
    assert client.get(response.url).status_code == 200
    assert Candidate.objects.filter(document=document).exists()


def test_each_of_several_files_is_answered_for_by_itself(client, kind):
    html = upload(client, TEXT.encode(), b"\x00\x01\x02\xff" * 500).content.decode()
    assert html.count('class="dh-notice') >= 2
    assert "Đã đọc xong" in html
    assert sorted(Document.objects.values_list("state", flat=True)) == ["read", "refused"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\x00" * 400,
        b"%PDF-1.7 " + b"x" * 400,
        "Chiều qua, nắng rất đẹp trên cánh đồng. Bà con ra đồng từ sớm.\n".encode() * 60,
        b"The committee shall implement the action plan on gender equality by 2026.\n" * 40,
    ],
    ids=["empty", "noise", "zip", "pdf", "novel", "english"],
)
def test_bad_file_gets_a_sentence_and_leaves_nothing_half_saved(client, content):
    response = upload(client, content)
    html = response.content.decode()
    assert response.status_code in (200, 422)
    assert "dh-notice--late" in html or "govuk-error-message" in html
    assert not Reading.objects.exists()
    assert not Candidate.objects.exists()


def test_file_that_is_too_large_is_turned_away_before_it_is_read(client, monkeypatch):
    monkeypatch.setattr("donghanh.documents.forms.LARGEST_BYTES", 1000)
    monkeypatch.setattr(upload_views, "read_document", lambda **_given: pytest.fail("it was read"))
    response = upload(client, b"x" * 1001)
    assert response.status_code == 422
    assert "Tách phụ lục, hình ảnh ra tệp riêng" in response.content.decode()
    assert not Document.objects.exists()


def test_known_file_leads_back_to_its_document(client, document):
    html = upload(client, TEXT.encode()).content.decode()
    assert "Tệp này đã nhận ngày" in html
    assert reverse("documents:page", args=[document.pk]) in html
    assert Document.objects.count() == 1


def test_pasted_text_is_read_like_a_file(client, kind):
    response = client.post(reverse("documents:paste"), {"text": TEXT})
    assert response.url == reverse("documents:review", args=[Document.objects.get().pk])


def test_pasted_text_that_is_refused_is_not_lost(client):
    response = client.post(reverse("documents:paste"), {"text": "Chiều qua trời đẹp lắm, ai cũng vui."})
    assert response.status_code == 422
    assert "Chiều qua trời đẹp lắm" in response.content.decode()


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


def test_refused_document_says_why_and_what_to_do(client, cast):
    upload(client, bytes(range(256)) * 40)
    document = Document.objects.get()
    html = client.get(reverse("documents:page", args=[document.pk])).content.decode()
    assert "Tệp chứa dữ liệu không phải chữ" in html
    assert "Đọc lại tệp" in html
