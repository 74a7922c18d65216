"""What the real server answers, where the small differences to the test client would show."""

import http.client
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from donghanh.config.demo import cast
from donghanh.foundation.web.middleware import CONTENT_POLICY, HEADERS
from tests.journeys.conftest import Demo

pytestmark = pytest.mark.journey

OFFICER = "hanh"


def ask(demo: Demo, address: str, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
    """One raw request; no redirect is followed."""
    connection = http.client.HTTPConnection(urlsplit(demo.url).netloc, timeout=20)
    connection.request(method, address)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def static_file(demo: Demo) -> str:
    """The address of a stylesheet, as the sign-in page names it."""
    found = re.search(rb"/static/web/components\.[0-9a-f]+\.css", ask(demo, "/dang-nhap/")[1])
    assert found, "static files carry their digest in the name"
    return found[0].decode()


@pytest.mark.parametrize(
    "address", ["/dang-nhap/", "/", "/khong-co/", "/?a=%00", "/%00", "/%ff", "/static/absent.css", "static"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "TRACE"])
def test_every_answer_carries_the_headers(demo_server: Demo, address: str, method: str) -> None:
    answer, _ = ask(demo_server, static_file(demo_server) if address == "static" else address, method)
    assert answer.status < 500
    assert answer.headers["Content-Security-Policy"] == CONTENT_POLICY
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_only_files_with_their_digest_are_kept(demo_server: Demo) -> None:
    assert "immutable" in ask(demo_server, static_file(demo_server))[0].headers["Cache-Control"]
    assert "no-store" in ask(demo_server, "/khong-co/x.css")[0].headers["Cache-Control"]


def test_the_server_names_no_version(demo_server: Demo) -> None:
    answer, _ = ask(demo_server, "/khong-co/")
    assert not re.search(r"\d", answer.headers.get("Server", ""))


@pytest.fixture
def officer_page(chromium: Any, demo_server: Demo) -> Iterator[Any]:
    """The officer of the demo, signed in by hand under the real policy."""
    context = chromium.new_context(base_url=demo_server.url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(OFFICER)
    page.get_by_label("Mật khẩu", exact=True).fill(demo_server.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    yield page
    context.close()


def test_the_officer_of_the_demo_signs_in(officer_page: Any) -> None:
    officer_page.goto("/them/")
    name = next(member.full_name for member in cast.MEMBERS if member.login == OFFICER)
    assert name in officer_page.locator(".dh-who").inner_text()
    assert "Bản chạy thử" in officer_page.locator("main").inner_text()


def test_nothing_the_policy_refuses_is_served(officer_page: Any) -> None:
    officer_page.complaints.clear()
    for address in ("/them/", "/thanh-phan/", "/huong-dan/"):
        officer_page.goto(address)
        officer_page.wait_for_load_state("networkidle")
    assert officer_page.complaints == []


def test_a_first_visit_is_light(officer_page: Any) -> None:
    officer_page.goto("/thanh-phan/")
    officer_page.wait_for_load_state("networkidle")
    sizes = officer_page.evaluate(
        "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
        ".filter(entry => !entry.name.endsWith('.woff2')).map(entry => entry.encodedBodySize)"
    )
    assert 10_000 < sum(sizes) < 150_000
