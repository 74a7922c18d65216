"""Handing files in, as a browser with and without a script does it, and following them to their end."""

import datetime as dt
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from donghanh.documents import jobs
from donghanh.documents.child import BROKE, ReaderAnswer
from donghanh.documents.models import Candidate, Document, Reading, ReadRequest
from donghanh.documents.views import waiting
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.jobs import timetable
from donghanh.foundation.jobs.progress import report_progress
from tests.documents.conftest import AT
from tests.documents.plans import TEXT, reading

pytestmark = pytest.mark.django_db
UPLOAD = "documents:upload"
NOISE = bytes(range(256)) * 40
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def client(cast):
    return cast.officer.client()


@pytest.fixture
def queue(settings, monkeypatch):
    """A queue that only a worker empties; nobody waits for it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}
    monkeypatch.setattr(timetable, "_entries", {})
    monkeypatch.setattr(waiting, "LONGEST_WAIT", 0)


@pytest.fixture
def reader(monkeypatch):
    """A reader that says what the test wants."""

    def says(answer):
        monkeypatch.setattr(jobs, "read_in_child", lambda path, **_: answer)

    return says


def upload(client, *contents, follow=True, **more):
    files = [SimpleUploadedFile(f"tep-{n}.txt", content) for n, content in enumerate(contents)]
    return client.post(reverse(UPLOAD), {"files": files, **more.pop("fields", {})}, follow=follow, **more)


def html_of(response):
    return response.content.decode()


# ---- the road


def test_plan_goes_from_the_browser_to_its_review(client, kind):
    response = upload(client, TEXT.encode(), follow=False)
    document = Document.objects.get()
    assert response.url == reverse("documents:review", args=[document.pk])
    assert client.get(response.url).status_code == 200
    assert Candidate.objects.filter(document=document).exists()


@pytest.mark.django_db(transaction=True)
def test_file_is_read_by_the_worker_and_followed_on_its_page(client, kind, queue):
    response = upload(client, TEXT.encode())
    assert "Chờ đến lượt đọc" in html_of(response)
    assert "Xem lại tình trạng" in html_of(response)
    assert not Reading.objects.exists()
    call_command("work_jobs", "--once")
    html = html_of(client.get(response.request["PATH_INFO"]))
    assert "Đã đọc xong" in html
    assert reverse("documents:review", args=[Document.objects.get().pk]) in html


@pytest.mark.django_db(transaction=True)
def test_each_of_several_files_is_answered_for_by_itself(client, kind, queue, settings):
    response = upload(client, TEXT.encode(), NOISE, b"", ("MẬT\n" + TEXT).encode(), b"%PDF-1.7 x")
    assert html_of(response).count("Chờ đến lượt đọc") == 3
    call_command("work_jobs", "--once")
    html = html_of(client.get(response.request["PATH_INFO"]))
    assert html.partition('id="ket-qua"')[2].partition("</section>")[0].count('class="dh-notice') == 5
    assert "Đọc được 1 tệp, không nhận 4 tệp" in html
    for said in ("Đã đọc xong", "dữ liệu không phải chữ", "không có nội dung", "dấu “MẬT”"):
        assert said in html
    assert Document.objects.get().state == "read"
    assert StoredFile.objects.count() == 1
    assert len([path for path in settings.FILES_ROOT.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        NOISE,
        b"PK\x03\x04" + b"\x00" * 400,
        "Chiều qua, nắng rất đẹp trên cánh đồng. Bà con ra đồng từ sớm.\n".encode() * 60,
        b"The committee shall implement the action plan on gender equality by 2026.\n" * 40,
    ],
    ids=["empty", "noise", "zip", "novel", "english"],
)
def test_bad_file_gets_a_sentence_on_the_upload_page_and_is_no_document(client, content):
    response = upload(client, content)
    assert response.status_code == 200
    assert "dh-notice--late" in html_of(response)
    assert "Chọn tệp hoặc thả tệp vào đây" in html_of(response)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert "Chưa có văn bản nào" in html_of(client.get(reverse("documents:list")))


def test_failure_of_ours_keeps_the_document_and_says_so(client, reader):
    reader(BROKE)
    html = html_of(upload(client, TEXT.encode()))
    assert "Tệp vẫn được giữ để đọc lại sau" in html
    assert reverse("documents:page", args=[Document.objects.get().pk]) in html


def test_file_that_is_too_large_stops_no_other(client, kind, settings):
    settings.LARGEST_UPLOAD = 3_000
    html = html_of(upload(client, b"%PDF-" + b"x" * 4_000, TEXT.encode()))
    assert "Tách phụ lục, hình ảnh ra tệp riêng" in html.replace("Hãy tách", "Tách")
    settings.LARGEST_UPLOAD = 50_000_000
    page = html_of(client.get(reverse(UPLOAD)))
    assert "ảnh chụp tới 30 MB; chữ thuần (.txt, .md) tới 2 MB" in page
    assert "Đã đọc xong" in html


def test_known_file_leads_back_to_its_document(client, document):
    html = html_of(upload(client, TEXT.encode()))
    assert "Tệp này đã nhận ngày" in html
    assert reverse("documents:page", args=[document.pk]) in html
    assert Document.objects.count() == 1


def test_form_without_a_file_says_what_is_missing(client):
    response = client.post(reverse(UPLOAD), {})
    assert response.status_code == 422
    assert "Chọn một tệp" in html_of(response)


# ---- by script


def test_script_gets_the_list_of_all_files_of_its_page(client, kind, queue):
    batch = uuid.uuid4()
    upload(client, TEXT.encode(), fields={"batch": batch}, headers=SCRIPT)
    html = html_of(upload(client, NOISE, fields={"batch": batch}, headers=SCRIPT))
    assert "<html" not in html
    assert html.count("Chờ đến lượt đọc") == 2
    assert f'hx-get="{reverse("documents:batch", args=[batch])}"' in html
    assert "every 2s" in html


def test_script_is_led_to_the_review_of_a_single_small_file(client, kind):
    response = upload(client, TEXT.encode(), fields={"alone": "1"}, headers=SCRIPT)
    assert response.headers["HX-Redirect"] == reverse("documents:review", args=[Document.objects.get().pk])


def test_list_is_asked_for_no_longer_once_all_have_ended(client, kind):
    assert "hx-get" not in html_of(upload(client, TEXT.encode(), NOISE, headers=SCRIPT))


def test_batch_of_somebody_else_is_not_joined(cast, client, kind):
    batch = uuid.uuid4()
    upload(client, TEXT.encode(), fields={"batch": batch}, headers=SCRIPT)
    html = html_of(upload(cast.stranger.client(), NOISE, fields={"batch": batch}, headers=SCRIPT))
    assert str(batch) not in html
    assert ReadRequest.objects.filter(batch=batch).count() == 1


# ---- following and stopping


def test_long_reading_shows_page_time_and_a_way_out(client, queue):
    response = upload(client, b"%PDF-1.7 x", TEXT.encode())
    request = ReadRequest.objects.order_by("pk").get(name="tep-0.txt")
    request.begun_at = timezone.now() - dt.timedelta(minutes=2)
    request.save()
    report_progress(jobs.OWNER_TYPE, request.pk, at=timezone.now(), done=3, total=12)
    html = html_of(client.get(response.request["PATH_INFO"]))
    assert "Đang nhận dạng trang 4 trên 12" in html
    assert "Còn khoảng 7 phút" in html or "Còn khoảng 6 phút" in html
    assert 'role="progressbar"' in html
    assert "Làm việc khác" in html
    assert "Đã xong 0 trên 2 tệp" in html


def test_reading_whose_worker_died_is_said_to_wait_again(client, queue):
    response = upload(client, b"%PDF-1.7 x")
    ReadRequest.objects.update(begun_at=AT)
    report_progress(jobs.OWNER_TYPE, ReadRequest.objects.get().pk, at=AT, done=3, total=12)
    assert "Chờ đến lượt đọc" in html_of(client.get(response.request["PATH_INFO"]))


def test_stopped_file_is_not_kept(client, queue):
    response = upload(client, TEXT.encode())
    stop = re.search(r'action="([^"]+/dung/)"', html_of(response))[1]
    html = html_of(client.post(stop, follow=True))
    assert "Đã dừng đọc. Tệp này không được giữ lại." in html
    assert not Document.objects.exists()
    assert "đã xong hoặc đã dừng từ trước" in html_of(client.post(stop, follow=True))


def test_neighbour_neither_sees_nor_stops(cast, client, queue):
    upload(client, TEXT.encode())
    request = ReadRequest.objects.get()
    for member in (cast.stranger, cast.partner):
        other = member.client()
        assert other.get(reverse("documents:batch", args=[request.batch])).status_code == 404
        assert other.post(reverse("documents:stop_reading", args=[request.pk])).status_code == 404
    request.refresh_from_db()
    assert request.is_waiting


def test_unknown_batch_is_absent(client):
    assert client.get(reverse("documents:batch", args=[uuid.uuid4()])).status_code == 404


def test_document_that_waits_says_so_and_offers_no_file(client, queue):
    upload(client, TEXT.encode())
    document = Document.objects.get()
    html = html_of(client.get(reverse("documents:page", args=[document.pk])))
    assert "Phần mềm chưa đọc xong tệp này" in html
    assert "Tải tệp gốc" not in html
    assert client.get(reverse("files:download", args=[document.file_id])).status_code == 404


def test_following_costs_the_same_for_many_files(client, queue, django_assert_max_num_queries):
    address = upload(client, *(TEXT.replace("hoa", f"hoa {n}").encode() for n in range(12))).request["PATH_INFO"]
    with django_assert_max_num_queries(12):
        client.get(address, headers=SCRIPT)


# ---- pasted and typed


def test_pasted_text_is_read_like_a_file(client, kind):
    response = client.post(reverse("documents:paste"), {"text": TEXT})
    assert response.url == reverse("documents:review", args=[Document.objects.get().pk])


@pytest.mark.parametrize("text", ["Chiều qua trời đẹp lắm, ai cũng vui.", "MẬT\nChiều qua trời đẹp lắm."])
def test_pasted_text_that_is_refused_is_not_lost(client, text):
    response = client.post(reverse("documents:paste"), {"text": text})
    assert response.status_code == 422
    assert "Chiều qua trời đẹp lắm" in html_of(response)
    assert "dh-notice--late" in html_of(response)


def test_pasted_text_too_long_for_the_reader_is_said_to_be_and_not_lost(client):
    text = "Đẩy mạnh tuyên truyền về bình đẳng giới. ệ" + "ệ" * 700_000
    response = client.post(reverse("documents:paste"), {"text": text})
    assert response.status_code == 422
    assert "nhiều hơn mức phần mềm đọc được" in html_of(response)
    assert "ệ" * 700_000 in html_of(response)


@pytest.mark.parametrize(("name", "part"), [("paste", "#dan-chu"), ("type_in", "#go-vao")])
def test_opening_the_address_of_a_form_leads_to_the_page_it_stands_on(client, name, part):
    assert client.get(reverse(f"documents:{name}")).url == reverse(UPLOAD) + part


def test_address_that_only_takes_forms_shows_the_neutral_page(client, document):
    response = client.get(reverse("documents:read_again", args=[document.pk]))
    assert response.status_code == 405
    assert "Không có trang này" in html_of(response)


# ---- again, and newer versions


def test_reading_again_leads_to_the_review(client, document, reader):
    reader(ReaderAnswer(result=reading()))
    response = client.post(reverse("documents:read_again", args=[document.pk]))
    assert response.url == reverse("documents:review", args=[document.pk])


def test_newer_version_of_an_applied_document_leads_to_the_comparison(client, document, reader):
    Document.objects.filter(pk=document.pk).update(state="applied", applied_at=AT)
    reader(ReaderAnswer(result=reading()))
    sent = {"file": SimpleUploadedFile("moi.txt", TEXT.replace("2026", "2027").encode())}
    response = client.post(reverse("documents:new_version", args=[document.pk]), sent)
    assert response.url == reverse("documents:compare", args=[document.pk])


def test_newer_version_that_takes_long_is_followed(client, document, queue):
    sent = {"file": SimpleUploadedFile("moi.pdf", b"%PDF-1.7 x")}
    html = html_of(client.post(reverse("documents:new_version", args=[document.pk]), sent, follow=True))
    assert "Chờ đến lượt đọc" in html
    html = html_of(client.get(reverse("documents:page", args=[document.pk])))
    assert "Phần mềm chưa đọc xong tệp này" in html
    assert "Tải tệp gốc" in html


def test_newer_version_that_is_refused_says_why_and_that_nothing_changed(client, document, reader):
    reader(ReaderAnswer(refusal="not_vietnamese"))
    sent = {"file": SimpleUploadedFile("moi.txt", b"an English text")}
    html = html_of(client.post(reverse("documents:new_version", args=[document.pk]), sent, follow=True))
    assert "không phải tiếng Việt có dấu" in html
    assert "Bản đang dùng vẫn giữ nguyên" in html


@pytest.mark.parametrize(
    ("content", "said"),
    [(TEXT.encode(), "giống hệt bản đang dùng"), (("MẬT\n" + TEXT).encode(), "dấu “MẬT”"), (b"", "không có nội dung")],
)
def test_newer_version_refused_at_the_door_is_an_error_of_the_form(client, document, content, said):
    sent = {"file": SimpleUploadedFile("moi.txt", content)}
    response = client.post(reverse("documents:new_version", args=[document.pk]), sent)
    assert response.status_code == 422
    assert said in html_of(response)


def test_stopped_version_says_that_nothing_changed(client, document, reader, queue):
    sent = {"file": SimpleUploadedFile("moi.txt", TEXT.replace("2026", "2027").encode())}
    client.post(reverse("documents:new_version", args=[document.pk]), sent)
    request = ReadRequest.objects.get()
    html = html_of(client.post(reverse("documents:stop_reading", args=[request.pk]), follow=True))
    assert "Đã dừng đọc. Bản đang dùng vẫn giữ nguyên." in html
