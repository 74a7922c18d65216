"""The roads: what counts as a certain refusal, what as doubt, and what leaves the machine."""

import json
import smtplib
import threading
import urllib.error
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from donghanh.notices.channels import NotSent, channels, relays
from donghanh.notices.channels.filed import FiledMail, FiledSms, FiledZalo, caught
from donghanh.notices.channels.mail import Mail
from donghanh.notices.channels.relays import SHORT_MESSAGE, Sms, Zalo, international
from tests.notices.roads import mail_server

BODY = "3 việc đến hạn trong 3 ngày làm việc.\n\nXem: https://xa.example.vn/"


@pytest.fixture(autouse=True)
def post(settings: Any) -> Any:
    """A mail server on this machine, without TLS."""
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "127.0.0.1", False, False
    settings.DEFAULT_FROM_EMAIL = "Đồng Hành <nhac@xa.example.vn>"
    return settings


def test_a_mail_reaches_the_server_whole(post: Any) -> None:
    with mail_server() as (port, taken):
        post.EMAIL_PORT = port
        Mail().send("an@xa.example.vn", "Có việc cần xem", BODY)
    (mail,) = taken
    assert b"To: an@xa.example.vn" in mail
    assert b"Auto-Submitted: auto-generated" in mail


def test_without_a_server_nothing_has_left_and_later_may_help(post: Any) -> None:
    with mail_server() as (port, _):
        post.EMAIL_PORT = port
    with pytest.raises(NotSent) as refused:
        Mail().send("an@xa.example.vn", "x", BODY)
    assert (refused.value.reason, refused.value.again) == ("unreachable", True)


@pytest.mark.parametrize(("answer", "again"), [(b"550 no such person", False), (b"451 come back later", True)])
def test_a_refused_recipient_is_a_certain_no(post: Any, answer: bytes, again: bool) -> None:
    with mail_server(at_recipient=answer) as (port, _):
        post.EMAIL_PORT = port
        with pytest.raises(NotSent) as refused:
            Mail().send("an@xa.example.vn", "x", BODY)
    assert refused.value.again is again


def test_a_mail_the_server_answers_with_an_error_is_a_certain_no(post: Any) -> None:
    with mail_server(at_data=b"554 no") as (port, taken):
        post.EMAIL_PORT = port
        with pytest.raises(NotSent):
            Mail().send("an@xa.example.vn", "x", BODY)
    assert taken == []


def test_a_server_that_takes_the_mail_and_falls_silent_leaves_doubt(post: Any) -> None:
    with mail_server(at_data=None) as (port, taken):
        post.EMAIL_PORT = port
        with pytest.raises(smtplib.SMTPServerDisconnected):
            Mail().send("an@xa.example.vn", "x", BODY)
    assert len(taken) == 1


def test_the_file_holds_what_would_have_left(settings: Any) -> None:
    assert caught() == []
    FiledMail().send("an@thu.invalid", "một", "dòng\nhai")
    FiledMail().send("an@thu.invalid", "hai", "x")
    assert [(mail.subject, mail.body) for mail in caught()] == [("hai", "x"), ("một", "dòng\nhai")]


def test_each_road_has_a_file_that_holds_what_its_provider_would_have_got(settings: Any) -> None:
    FiledSms().send("84912345678", "bỏ qua", "Đã quá hạn 3 việc " + "x" * 400)
    FiledZalo().send("84912345678", "bỏ qua", "Đã quá hạn 3 việc")
    zalo, sms = caught()
    assert (zalo.road, zalo.subject, zalo.body) == ("zalo", "", "Đã quá hạn 3 việc")
    assert sms.road == "sms"
    assert sms.body.startswith("Da qua han 3 viec x")
    assert len(sms.body) == SHORT_MESSAGE


class Provider(BaseHTTPRequestHandler):
    """Answers as it is told and keeps what it was asked."""

    status: ClassVar[int] = 200
    answer: ClassVar[bytes] = b'{"error": 0}'
    asked: ClassVar[list[tuple[dict[str, str], Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((dict(self.headers), body))
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_args: Any) -> None:
        """Be silent."""


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    """A provider on this machine, set up as both roads."""
    Provider.status, Provider.answer, Provider.asked = 200, b'{"error": 0}', []
    server = HTTPServer(("127.0.0.1", 0), Provider)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SMS_URL = settings.ZALO_URL = f"http://127.0.0.1:{server.server_port}/"
    settings.SMS_TOKEN, settings.SMS_SENDER = "khoa", "UBND"
    settings.ZALO_TOKEN, settings.ZALO_TEMPLATE = "khoa", "17"
    yield Provider
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_text_message_has_no_accents_and_goes_with_the_token(provider: type[Provider]) -> None:
    Sms().send("84912345678", "x", BODY)
    ((headers, body),) = provider.asked
    assert headers["Authorization"] == "Bearer khoa"
    assert body["to"] == "84912345678"
    assert body["text"].startswith("3 viec den han trong 3 ngay lam viec.")
    assert "https://xa.example.vn/" in body["text"]


def test_zalo_gets_its_template_and_must_say_that_nothing_is_wrong(provider: type[Provider]) -> None:
    Zalo().send("84912345678", "x", BODY)
    assert provider.asked[0][1] == {"phone": "84912345678", "template_id": "17", "template_data": {"text": BODY}}
    provider.answer = b'{"error": -108, "message": "84912345678"}'
    with pytest.raises(NotSent, match="refused"):
        Zalo().send("84912345678", "x", BODY)
    provider.answer = b"<html>"
    with pytest.raises(json.JSONDecodeError):
        Zalo().send("84912345678", "x", BODY)


@pytest.mark.parametrize(("status", "again"), [(400, False), (401, False), (302, False), (429, True)])
def test_an_answer_of_no_is_a_certain_no(provider: type[Provider], status: int, again: bool) -> None:
    provider.status = status
    with pytest.raises(NotSent) as refused:
        Sms().send("84912345678", "x", BODY)
    assert refused.value.again is again


def test_a_provider_that_breaks_leaves_doubt(provider: type[Provider]) -> None:
    provider.status = 502
    with pytest.raises(urllib.error.HTTPError):
        Sms().send("84912345678", "x", BODY)


def test_a_provider_that_is_not_there_got_nothing(settings: Any) -> None:
    settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_SENDER = "http://127.0.0.1:9/", "khoa", "UBND"
    with pytest.raises(NotSent, match="unreachable"):
        Sms().send("84912345678", "x", BODY)


def test_a_provider_that_does_not_answer_in_time_leaves_doubt(
    provider: type[Provider], monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = threading.Event()
    monkeypatch.setattr(relays, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(Provider, "do_POST", lambda self: wait.wait(2))
    with pytest.raises((TimeoutError, urllib.error.URLError)):
        Sms().send("84912345678", "x", BODY)
    wait.set()


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("0912 345 678", "84912345678"),
        ("+84 912 345 678", "84912345678"),
        ("84912345678", "84912345678"),
        ("", ""),
        ("123", ""),
        ("912345678", ""),
    ],
)
def test_telephones_are_written_internationally(phone: str, number: str) -> None:
    assert international(phone) == number


def test_every_road_can_be_opened_by_its_name(settings: Any) -> None:
    where = "donghanh.notices.channels"
    settings.NOTICE_CHANNELS = [f"{where}.mail.Mail", f"{where}.relays.Sms", f"{where}.relays.Zalo"]
    assert list(channels()) == ["email", "sms", "zalo"]
