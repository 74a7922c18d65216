"""Photos that are the pages of one paper, handed in together."""

import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.documents import jobs
from donghanh.documents.child import ReaderAnswer
from donghanh.documents.models import Document, ReadRequest
from donghanh.foundation.files.store import place_of
from tests.documents.plans import reading
from tests.documents.views.test_upload import client, html_of, queue

__all__ = ["client", "queue"]

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)


def hand_in(client, *named, one_paper=True):
    files = [SimpleUploadedFile(name, content) for name, content in named]
    given = {"files": files, **({"one_paper": "on"} if one_paper else {})}
    return client.post(reverse("documents:upload"), given, follow=True)


def test_photos_of_one_paper_become_one_document_in_the_order_of_their_names(client, queue):
    page = hand_in(client, ("IMG_10.jpg", JPEG + b"10"), ("IMG_9.jpg", JPEG + b"9"))
    document = Document.objects.get()
    assert document.file.original_name == "IMG_9 và 1 ảnh nữa.zip"
    assert "IMG_9 và 1 ảnh nữa.zip" in html_of(page)
    with zipfile.ZipFile(place_of(document.digest)) as album:
        assert album.namelist()[1:] == ["01/IMG_9.jpg", "02/IMG_10.jpg"]
        assert album.read("01/IMG_9.jpg") == JPEG + b"9"


def test_the_same_photos_again_lead_to_the_paper_that_is_there(client, queue):
    for _ in range(2):
        hand_in(client, ("IMG_2.jpg", JPEG + b"2"), ("IMG_1.jpg", JPEG + b"1"))
    assert Document.objects.count() == 1


def test_photos_not_said_to_be_one_paper_stay_papers_of_their_own(client, queue):
    hand_in(client, ("1.jpg", JPEG + b"1"), ("2.jpg", JPEG + b"2"), one_paper=False)
    assert Document.objects.count() == 2


def test_a_single_photo_is_kept_as_it_is(client, queue):
    hand_in(client, ("1.jpg", JPEG))
    assert Document.objects.get().file.original_name == "1.jpg"


def test_a_file_that_is_no_picture_is_named_and_nothing_is_kept(client, queue):
    page = hand_in(client, ("1.jpg", JPEG), ("ke-hoach.docx", b"PK\x03\x04"))
    assert page.status_code == 422
    assert "“ke-hoach.docx” không phải ảnh" in html_of(page)
    assert not ReadRequest.objects.exists()


def test_a_bad_photo_is_named_when_the_paper_is_refused(client, monkeypatch):
    refused = ReaderAnswer(refusal="photo_unusable", params={"name": "IMG_2.jpg"})
    monkeypatch.setattr(jobs, "read_in_child", lambda path, **_: refused)
    page = hand_in(client, ("IMG_1.jpg", JPEG), ("IMG_2.jpg", JPEG))
    assert "tệp “IMG_2.jpg” hỏng" in html_of(page)
    assert not Document.objects.exists()


def test_the_order_of_the_photos_is_told_where_the_paper_is_reviewed(client, monkeypatch):
    result = reading()
    result["source"] = {"remarks": [{"code": "photos_joined", "params": {"count": 2, "names": "IMG_1.jpg, IMG_2.jpg"}}]}
    monkeypatch.setattr(jobs, "read_in_child", lambda path, **_: ReaderAnswer(result=result))
    hand_in(client, ("IMG_1.jpg", JPEG), ("IMG_2.jpg", JPEG))
    page = client.get(reverse("documents:review", args=[Document.objects.get().pk]))
    assert "Văn bản gồm 2 ảnh, đọc theo thứ tự tên tệp: IMG_1.jpg, IMG_2.jpg." in html_of(page)


def test_photos_too_large_together_are_told_with_their_sum_before_anything_is_kept(client, monkeypatch):
    monkeypatch.setattr("donghanh.documents.forms.largest_file", lambda: 3_000_000)
    page = hand_in(client, ("1.jpg", JPEG + bytes(2_000_000)), ("2.jpg", JPEG + bytes(2_000_000)))
    assert page.status_code == 422
    assert "Các ảnh cộng lại 5 MB; ảnh của một văn bản cộng lại được tới 3 MB." in html_of(page)
    assert not ReadRequest.objects.exists()
