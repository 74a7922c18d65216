"""Text messages and Zalo from the queue to a provider over HTTP and back: what becomes of a message for each of its answers.

The provider is a server on this machine that speaks as docs/howto/messages.md says.
"""

import contextlib
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.models import AuditEvent
from donghanh.notices.actions import Told, choose_channels, queue_messages, tell
from donghanh.notices.channels import NotSent, relays
from donghanh.notices.delivery import TRIES, SomeWait, deliver
from donghanh.notices.kinds import Kind, register
from donghanh.notices.models import Message, MessageState
from tests.cast import Cast

TESTS = Actor.system("tests")
DAY = timezone.localdate()
PHONE, NUMBER, KEY = "0912 345 678", "84912345678", "khoa-bi-mat-0001"
ROADS = ("sms", "zalo")


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Provider:
    """Answers as it is told and keeps what it was asked."""

    status: int = 200
    answer: bytes = b'{"error": 0, "message": "Success"}'
    behave: Callable[[BaseHTTPRequestHandler], bool] | None = None
    """Does something instead of answering; whether to answer as usual afterwards."""
    asked: list[Asked] = field(default_factory=list)


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """A provider on this machine, set up as both roads."""
    told = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append(Asked(self.path, dict(self.headers), body))
            if told.behave is not None and not told.behave(self):
                return
            self.send_response(told.status, "no word for 84912345678")
            self.send_header("Content-Length", str(len(told.answer)))
            self.end_headers()
            self.wfile.write(told.answer)

        def log_message(self, *_args: Any) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SMS_URL = settings.ZALO_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.SMS_TOKEN = settings.ZALO_TOKEN = KEY
    settings.SMS_SENDER, settings.ZALO_TEMPLATE = "UBND", "17"
    where = "donghanh.notices.channels.relays"
    settings.NOTICE_CHANNELS = [f"{where}.Sms", f"{where}.Zalo"]
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=ROADS)
def message(request: pytest.FixtureRequest, cast: Cast, provider: Provider) -> Message:
    """One message of today through each of the two roads."""
    register(Kind("test", "bell", "due", lambda facts: "", lambda facts: f"{len(facts)} việc đến hạn"))
    person = cast.partner.person
    type(person).objects.filter(pk=person.pk).update(phone=PHONE)
    person.refresh_from_db()
    choose_channels(person=person, chosen=[request.param], digest_weekday=0, email=None, by=TESTS, at=timezone.now())
    told = [Told(person.pk, "a", "test", "Thăm nhà chị Hoa")]
    tell(told=told, day=DAY, by=TESTS, at=timezone.now())
    queue_messages(day=DAY, by=TESTS, at=timezone.now())
    return Message.objects.get()


def ended(message: Message, *, times: int = 1) -> tuple[str, str]:
    """Send what is queued, and once more for good measure; how it ended."""
    for _ in range(times + 1):
        with contextlib.suppress(SomeWait):
            deliver(day=DAY)
    message.refresh_from_db()
    return message.state, message.reason


def listed(cast: Cast) -> str:
    return cast.office_admin.client().get(reverse("notices:messages")).content.decode()


def test_what_was_taken_on_is_sent_once_and_listed_nowhere(cast: Cast, provider: Provider, message: Message) -> None:
    assert ended(message) == (MessageState.SENT, "")
    assert len(provider.asked) == 1
    assert cast.partner.person.full_name not in listed(cast)


def test_the_number_is_in_the_body_alone_and_the_key_in_a_header_alone(provider: Provider, message: Message) -> None:
    ended(message)
    (asked,) = provider.asked
    assert asked.path == "/send"
    assert NUMBER in json.dumps(asked.body)
    assert NUMBER not in json.dumps(asked.headers)
    assert KEY not in json.dumps(asked.body)
    named = {name.lower(): value for name, value in asked.headers.items() if KEY in value}
    assert named == ({"authorization": f"Bearer {KEY}"} if message.channel == "sms" else {"access_token": KEY})
    assert "Hoa" not in json.dumps(asked.body, ensure_ascii=False)


@pytest.mark.parametrize("status", [400, 404, 422, 302])
def test_a_no_is_told_and_not_tried_again(cast: Cast, provider: Provider, message: Message, status: int) -> None:
    provider.status = status
    assert ended(message, times=3) == (MessageState.FAILED, "refused")
    assert len(provider.asked) == 1
    assert "Nơi nhận từ chối" in listed(cast)


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_ran_out_is_told_as_that(cast: Cast, provider: Provider, message: Message, status: int) -> None:
    provider.status = status
    assert ended(message, times=3) == (MessageState.FAILED, "no_entry")
    assert len(provider.asked) == 1
    assert "hết hạn" in listed(cast)


def test_too_many_at_once_is_tried_again_and_not_for_ever(provider: Provider, message: Message) -> None:
    provider.status = 429
    assert ended(message, times=TRIES + 3) == (MessageState.FAILED, "refused")
    assert len(provider.asked) == TRIES


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_provider_that_broke_leaves_doubt(cast: Cast, provider: Provider, message: Message, status: int) -> None:
    provider.status = status
    assert ended(message, times=3) == (MessageState.UNCERTAIN, "no_answer")
    assert len(provider.asked) == 1
    assert "im lặng" in listed(cast)


def test_silence_after_the_message_was_read_leaves_doubt_and_no_second_message(
    cast: Cast, provider: Provider, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(relays, "PATIENCE_SECONDS", 0.3)
    provider.behave = lambda _handler: bool(over.wait(5))
    try:
        assert ended(message, times=3) == (MessageState.UNCERTAIN, "no_answer")
    finally:
        over.set()
    assert len(provider.asked) == 1
    assert "im lặng" in listed(cast)


def test_an_answer_drop_by_drop_keeps_nobody_waiting(
    provider: Provider, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> bool:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(50):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass  # the other side went away
        return False

    monkeypatch.setattr(relays, "PATIENCE_SECONDS", 0.4)
    provider.behave = drip
    begun = time.monotonic()
    assert ended(message) == (MessageState.UNCERTAIN, "no_answer")
    assert time.monotonic() - begun < 3
    assert len(provider.asked) == 1


def test_who_hangs_up_after_reading_leaves_doubt(provider: Provider, message: Message) -> None:
    def hang_up(handler: BaseHTTPRequestHandler) -> bool:
        handler.close_connection = True
        return False

    provider.behave = hang_up
    assert ended(message, times=2) == (MessageState.UNCERTAIN, "no_answer")
    assert len(provider.asked) == 1


@pytest.mark.parametrize("message", ["zalo"], indirect=True)
@pytest.mark.parametrize(
    "answer", [b"<html>", b"", b"[]", b'{"message": "ok"}', b'{"error": null}', b'{"error": -100}']
)
def test_an_answer_of_zalo_that_says_nothing_leaves_doubt(provider: Provider, message: Message, answer: bytes) -> None:
    provider.answer = answer
    assert ended(message, times=2) == (MessageState.UNCERTAIN, "no_answer")
    assert len(provider.asked) == 1


@pytest.mark.parametrize("message", ["zalo"], indirect=True)
@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (b'{"error": -108, "message": "Phone number invalid 84912345678"}', (MessageState.FAILED, "refused")),
        (b'{"error": -124, "message": "Access token invalid"}', (MessageState.FAILED, "no_entry")),
        (b'{"error": "0"}', (MessageState.SENT, "")),
    ],
)
def test_what_zalo_says_inside_its_answer_counts(
    provider: Provider, message: Message, answer: bytes, end: tuple[str, str]
) -> None:
    provider.answer = answer
    assert ended(message, times=2) == end
    assert len(provider.asked) == 1


@pytest.mark.parametrize("message", ["sms"], indirect=True)
def test_a_text_message_taken_on_needs_no_word_more(provider: Provider, message: Message) -> None:
    provider.status, provider.answer = 202, b"<html>queued"
    assert ended(message) == (MessageState.SENT, "")


def test_nobody_there_is_tried_again_because_nothing_has_left(
    provider: Provider, message: Message, settings: Any
) -> None:
    there = settings.SMS_URL
    settings.SMS_URL = settings.ZALO_URL = "http://127.0.0.1:9/"
    assert ended(message, times=1)[0] == MessageState.QUEUED
    settings.SMS_URL = settings.ZALO_URL = there
    assert ended(message)[0] == MessageState.SENT
    assert len(provider.asked) == 1


def test_a_server_that_cannot_speak_tls_got_nothing(provider: Provider, message: Message, settings: Any) -> None:
    settings.SMS_URL = settings.ZALO_URL = settings.SMS_URL.replace("http:", "https:")
    assert ended(message, times=1) == (MessageState.QUEUED, "unreachable")
    assert provider.asked == []


@pytest.mark.parametrize("url", ["http://sms.example.vn/send", "http://127.0.0.1.example.vn/", "ftp://localhost/", ""])
def test_no_number_leaves_without_tls(
    cast: Cast, provider: Provider, message: Message, settings: Any, url: str
) -> None:
    settings.SMS_URL = settings.ZALO_URL = url
    assert ended(message, times=2) == (MessageState.FAILED, "insecure")
    assert "https" in listed(cast)


def test_tls_and_this_machine_are_let_through() -> None:
    for url in ("https://sms.example.vn/send", "http://localhost:8080/", "http://[::1]/"):
        relays.refuse_insecure(url)
    with pytest.raises(NotSent, match="insecure"):
        relays.refuse_insecure("HTTP://10.0.0.5/")


@pytest.mark.parametrize("status", [200, 401, 500])
def test_neither_key_nor_number_is_logged_or_kept(
    provider: Provider, message: Message, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    provider.status, provider.answer = status, b'{"error": -1, "message": "84912345678 khoa-bi-mat-0001"}'
    ended(message)
    kept = str(Message.objects.values_list()) + str(AuditEvent.objects.values_list("new", "old"))
    for secret in (KEY, NUMBER):
        assert secret not in caplog.text
        assert secret not in kept
