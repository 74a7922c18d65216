"""Requests no browser would send are refused or read, never answered with a bug."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

BROKEN = ["%ff", "%c3%28", "%ed%a0%80", "%fe%ff", "%f0%28%8c%bc", "a%80b"]


@pytest.mark.parametrize("where", ["/vong/x/?a=%00", "/vong/a%00b/", "/vong/x/?%00=a", "/%00", "/vong/x/?a=b%00c"])
def test_nul_in_the_address_is_refused(site: Client, where: str) -> None:
    assert site.get(where).status_code in {400, 404}


@pytest.mark.parametrize("fields", [{"a": "b\0c"}, {"a\0": "b"}])
def test_nul_in_a_form_is_refused(site: Client, fields: dict[str, str]) -> None:
    assert site.post("/vong/x/", fields).status_code == 400
    encoded = "&".join(f"{name}={value}" for name, value in fields.items()).replace("\0", "%00")
    assert site.post("/vong/x/", encoded, content_type="application/x-www-form-urlencoded").status_code == 400


def test_nul_in_a_cookie_is_refused(site: Client) -> None:
    assert site.get("/vong/x/", headers={"cookie": "theme=a\0b"}).status_code == 400


@pytest.mark.parametrize("bytes_", BROKEN)
def test_broken_utf8_is_no_bug(site: Client, bytes_: str) -> None:
    assert site.get(f"/vong/x/?a={bytes_}").status_code < 500
    assert site.get(f"/vong/{bytes_}/").status_code < 500
    answer = site.post("/vong/x/", f"a={bytes_}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=nonsense",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=" + "x" * 300,
    ],
)
def test_malformed_bodies_are_no_bug(site: Client, content_type: str) -> None:
    assert site.generic("POST", "/vong/x/", b"\xff\xfe--x\r\n\r\n", content_type=content_type).status_code < 500


def test_too_much_is_said_to_be_too_much(site: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = site.post("/vong/x/", {"a": "b" * 100})
    assert answer.status_code == 413
    assert "Chia nhỏ" in answer.content.decode()


def test_more_files_at_once_than_can_be_taken_in_are_refused_unread(site: Client, settings) -> None:
    settings.LARGEST_REQUEST = 1000
    answer = site.post("/vong/x/", {"tep": SimpleUploadedFile("a.txt", b"x" * 2000)})
    assert answer.status_code == 413
    assert "Chia nhỏ" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "put"])
def test_address_that_only_takes_forms_shows_the_neutral_page(site: Client, method: str) -> None:
    answer = getattr(site, method)("/giao-dien/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert method == "head" or "Không có trang này" in answer.content.decode()


def test_ordinary_form_and_file_pass(site: Client) -> None:
    given = {"a": "Tập huấn ở thôn", "tep": SimpleUploadedFile("kế hoạch.txt", b"x\0y")}
    assert "Tập huấn" in site.post("/vong/x/", given).content.decode()


# ---- language


def test_vietnamese_whatever_the_browser_prefers(site: Client) -> None:
    answer = site.get("/trang/", headers={"accept-language": "en-GB,en"})
    assert answer["Content-Language"] == "vi"
    assert '<html lang="vi"' in answer.content.decode()


def test_english_once_chosen(site: Client) -> None:
    site.post("/giao-dien/", {"language": "en", "next": "/trang/"})
    assert '<html lang="en"' in site.get("/trang/").content.decode()


def test_a_language_nobody_offers_is_passed_over(site: Client) -> None:
    site.cookies["django_language"] = "xx"
    assert site.get("/trang/")["Content-Language"] == "vi"


# ---- htmx


def test_htmx_gets_the_region_and_a_person_the_page(site: Client) -> None:
    assert "<html" in site.get("/vung/").content.decode()
    assert "<html" not in site.get("/vung/", headers={"hx-request": "true"}).content.decode()


def test_htmx_going_back_gets_the_page(site: Client) -> None:
    asked = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in site.get("/vung/", headers=asked).content.decode()


def test_sign_in_page_never_lands_in_a_region(site: Client) -> None:
    answer = site.get("/kin/", headers={"hx-request": "true", "x-stranger": "yes"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/dang-nhap/?next=/kin/")


def test_stranger_without_htmx_is_redirected(site: Client) -> None:
    assert site.get("/kin/", headers={"x-stranger": "yes"}).status_code == 302
