"""Text messages and Zalo, each through an HTTP address of a provider. Off until an office sets them up.

What providers ask for differs and changes; both speak the plainest form, which a provider or a small relay of the office
understands. docs/howto/messages.md says what is sent and what must come back.
"""

import http.client
import json
import ssl
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from donghanh.notices.channels.base import PATIENCE_SECONDS, NotSent
from donghanh.people.models import Person

LONGEST_ANSWER = 64 * 1024
SHORT_MESSAGE = 300
TOO_MANY = 429
_NO_ENTRY = (http.client.UNAUTHORIZED, http.client.FORBIDDEN)
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
ZALO_UNKNOWN, ZALO_NO_ENTRY = -100, -124
"""zalo.cloud/zns/guidelines/handle-error-code: "Unknown error", and an access token that is wrong or has run out."""
VIETNAM = "84"


class Sms:
    """A text message: ``POST {"to", "from", "text"}`` with a bearer token; any answer 2xx means taken on."""

    code = "sms"
    name = _("Tin nhắn điện thoại")

    def address_of(self, person: Person) -> str:
        """The person's telephone as 84…; empty when it is none."""
        return international(person.phone)

    def send(self, address: str, subject: str, body: str) -> None:
        """Raises :class:`NotSent` for what was refused."""
        payload = {"to": address, "from": settings.SMS_SENDER, "text": short_text(body)}
        _post(settings.SMS_URL, payload, {"Authorization": f"Bearer {settings.SMS_TOKEN}"})


class Zalo:
    """A Zalo notification by an approved template with one field, ``text``; the answer must say ``"error": 0``."""

    code = "zalo"
    name = _("Zalo")

    def address_of(self, person: Person) -> str:
        """The person's telephone as 84…; empty when it is none."""
        return international(person.phone)

    def send(self, address: str, subject: str, body: str) -> None:
        """An answer with another error than 0 is a refusal; one that cannot be read, or says that Zalo does not know
        either, leaves it uncertain."""
        payload = {"phone": address, "template_id": settings.ZALO_TEMPLATE, "template_data": {"text": body}}
        answer = json.loads(_post(settings.ZALO_URL, payload, {"access_token": settings.ZALO_TOKEN}))
        error = int(answer["error"])
        if error == ZALO_UNKNOWN:
            raise ValueError("Zalo does not know")
        if error != 0:
            raise NotSent("no_entry" if error == ZALO_NO_ENTRY else "refused")


def international(phone: str) -> str:
    """0912 345 678 as 84912345678; empty for what is no telephone number of the country."""
    digits = "".join(filter(str.isdigit, phone))
    national = digits.removeprefix("0") if digits.startswith("0") else digits.removeprefix(VIETNAM)
    return VIETNAM + national if len(national) in (9, 10) and digits != national else ""


def short_text(body: str) -> str:
    """What a text message says: without accents, with which it costs twice as many parts, and cut to what is taken."""
    spread = unicodedata.normalize("NFD", body.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in spread if not unicodedata.combining(char))[:SHORT_MESSAGE]


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """Numbers go to the address an office wrote down and to no other."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Follow nothing."""


class _Connecting:
    """While a connection is being made no word of the message has left, whatever goes wrong; afterwards it may have."""

    def connect(self) -> None:
        """Raises :class:`NotSent`."""
        try:
            super().connect()  # type: ignore[misc]
        except OSError:
            raise NotSent("unreachable", again=True) from None


class _Plain(_Connecting, http.client.HTTPConnection):
    pass


class _Secure(_Connecting, http.client.HTTPSConnection):
    pass


class _PlainHandler(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_Plain, request)


class _SecureHandler(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_Secure, request, context=ssl.create_default_context())


def _post(url: str, payload: dict[str, Any], headers: dict[str, str]) -> bytes:
    """What was answered, once it was 2xx. Raises :class:`NotSent` when the message has certainly not left or was refused,
    anything else when nobody knows."""
    refuse_insecure(url)
    request = urllib.request.Request(
        url, json.dumps(payload).encode(), {"Content-Type": "application/json", **headers}, method="POST"
    )
    opener = urllib.request.build_opener(_NoDetours, _PlainHandler, _SecureHandler)
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        with opener.open(request, timeout=PATIENCE_SECONDS) as answer:
            return _read(answer, until)
    except urllib.error.HTTPError as error:
        with error:
            if error.code >= http.client.INTERNAL_SERVER_ERROR:
                raise  # the provider broke while it had the message
            reason = "no_entry" if error.code in _NO_ENTRY else "refused"
            raise NotSent(reason, again=error.code == TOO_MANY) from None


def _read(answer: Any, until: float) -> bytes:
    """The body, as much as is of use; a provider that sends it drop by drop keeps nobody waiting."""
    body = b""
    while len(body) < LONGEST_ANSWER:
        if time.monotonic() > until:
            raise TimeoutError
        drop = answer.read1(LONGEST_ANSWER - len(body))
        if not drop:
            break
        body += drop
    return body


def refuse_insecure(url: str) -> None:
    """Raise :class:`NotSent` for an address without TLS, but on this very machine. The environment refuses it at the start
    already; settings written by hand come here."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _THIS_MACHINE):
        raise NotSent("insecure")
