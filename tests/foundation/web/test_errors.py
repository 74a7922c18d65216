"""Error pages are neutral, stand without a database, and keep what was typed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory

from donghanh.foundation.web import errors

LONG = "Tổ chức nói chuyện chuyên đề tại nhà văn hóa thôn"


def test_absent_and_forbidden_are_the_same_bytes() -> None:
    request = RequestFactory().get("/x/")
    absent = errors.not_found(request, Http404("no such plan"))
    forbidden = errors.not_found(request, PermissionDenied("not yours"))
    assert absent.content == forbidden.content
    assert absent.status_code == forbidden.status_code == 404
    assert "hoặc anh/chị không được xem" in absent.content.decode()


def test_apology_shows_nothing_of_the_bug_and_a_number(site: Client) -> None:
    answer = site.get("/loi/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "secret detail" not in text
    assert "RuntimeError" not in text
    assert "báo người quản trị mã này" in text


def test_apology_gives_back_what_was_typed(site: Client) -> None:
    text = site.post("/loi/", {"note": LONG, "password": f"{LONG} and more"}).content.decode()
    assert LONG in text
    assert "and more" not in text


def test_a_sentence_is_left_when_the_template_fails(monkeypatch) -> None:
    def broken(*args, **kwargs):
        raise OSError("no disk")

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = errors.apology(RequestFactory().get("/x/"))
    assert answer.status_code == 500
    assert "Phần mềm đang có lỗi" in answer.content.decode()


def test_old_form_is_refused_and_its_text_kept(site: Client) -> None:
    answer = Client(enforce_csrf_checks=True).post("/vong/x/", {"note": LONG, "csrfmiddlewaretoken": f"x {LONG}"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert text.count(LONG) == 1
    assert "<form" not in text, "a button that sends again would undo the check"


def test_typed_text_is_escaped(site: Client) -> None:
    text = Client(enforce_csrf_checks=True).post("/vong/x/", {"n": "<script>alert(1)</script> and more"}).content
    assert b"<script>alert" not in text


def test_short_sentence_is_given_back_and_a_pin_is_not(site: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    text = strict.post("/vong/x/", {"text": "46 người dự", "pin": "123 456", "answer": "xong"}).content.decode()
    assert '<pre class="dh-card">46 người dự</pre>' in text
    assert "123 456" not in text
    assert text.count("<pre") == 1


def test_the_numbers_of_a_form_are_given_back_and_a_code_is_not(site: Client) -> None:
    sent = {"held_on": "20/11/2026", "total": "33", "female": "20", "version": "7", "code": "481516", "pin": "2342"}
    text = Client(enforce_csrf_checks=True).post("/vong/x/", sent).content.decode()
    assert '<pre class="dh-card">20/11/2026 · 33 · 20</pre>' in text
    assert "481516" not in text
    assert "2342" not in text


def test_an_unreadable_form_gives_no_text() -> None:
    request = RequestFactory().post("/x/", b"--", content_type="multipart/form-data; boundary=")
    assert errors.typed_text(request) == []


@pytest.mark.parametrize("address", ["/khong-co/", "/loi/", "/trang/?a=%00"])
def test_error_pages_keep_the_theme_and_load_no_script(site: Client, address: str) -> None:
    site.cookies["theme"] = "dark"
    text = site.get(address).content.decode()
    assert 'data-theme="dark"' in text
    assert "<script" not in text


def test_error_pages_have_no_brand_and_a_way_home(site: Client) -> None:
    text = site.get("/khong-co/").content.decode()
    assert "Đồng Hành" not in text
    assert 'href="/"' in text
