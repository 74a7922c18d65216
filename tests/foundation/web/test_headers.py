"""The whole header set stands on every response there is."""

import pytest
from django.test import Client

from donghanh.foundation.web.middleware import CONTENT_POLICY, DOWNLOAD_POLICY, HEADERS

pytestmark = pytest.mark.django_db  # the pages ask nothing of it, but closing an answer looks after open connections

ADDRESSES = {
    "page": "/trang/",
    "redirect": "/chuyen/",
    "download": "/tep/",
    "stream": "/dong/",
    "export": "/bang/",
    "absent": "/khong-co/",
    "bug": "/loi/",
    "static file": "/static/web/tokens.css",
    "absent static file": "/static/web/absent.css",
    "wrong slash": "/trang",
    "NUL": "/trang/?a=%00",
}


@pytest.fixture
def site_with_static(settings, site: Client) -> Client:
    """The site serving its static files as the application server does."""
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    return Client(raise_request_exception=False)


def ask(client: Client, address: str, method: str = "get"):
    """The answer, with its file closed."""
    answer = getattr(client, method)(address)
    answer.close()
    return answer


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "options", "trace"])
def test_every_response_carries_the_whole_set(site_with_static: Client, kind: str, method: str) -> None:
    answer = ask(site_with_static, ADDRESSES[kind], method)
    missing = {name for name in HEADERS if answer.headers.get(name) != HEADERS[name]}
    assert missing == set()
    assert answer["Content-Security-Policy"] in {CONTENT_POLICY, DOWNLOAD_POLICY}


def test_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    assert CONTENT_POLICY.startswith("default-src 'none'")


def test_csrf_refusal_carries_the_set(site: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/vong/x/", {"a": "b"})
    assert answer.status_code == 403
    assert answer["Content-Security-Policy"] == CONTENT_POLICY


def test_refused_host_carries_the_set(site: Client) -> None:
    answer = site.get("/trang/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("kind", [kind for kind in ADDRESSES if kind != "static file"])
def test_what_is_made_for_a_person_is_never_kept(site_with_static: Client, kind: str) -> None:
    assert "no-store" in ask(site_with_static, ADDRESSES[kind])["Cache-Control"]


def test_a_view_cannot_open_the_cache(site: Client) -> None:
    assert "public" not in site.get("/giu/")["Cache-Control"]


def test_static_files_may_be_kept(site_with_static: Client) -> None:
    answer = ask(site_with_static, "/static/web/tokens.css")
    assert answer.status_code == 200
    assert "no-store" not in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_download_is_sandboxed(site: Client) -> None:
    assert "sandbox" in ask(site, "/tep/")["Content-Security-Policy"]
    assert "sandbox" not in site.get("/trang/")["Content-Security-Policy"]


def test_trace_is_refused(site: Client) -> None:
    assert site.trace("/trang/").status_code == 405
