"""Text messages and Zalo, each through an HTTP address of a provider. Off until an office sets them up.

What providers ask for differs and changes; both speak the plainest form, which a provider or a small relay of the office
understands. docs/howto/messages.md says what is sent and what must come back.
"""

import http.client
import json
import unicodedata
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from donghanh.notices.channels.base import PATIENCE_SECONDS, NotSent
from donghanh.people.models import Person

LONGEST_ANSWER = 64 * 1024
SHORT_MESSAGE = 300
TOO_MANY = 429
VIETNAM = "84"


class Sms:
    """A text message: ``POST {"to", "from", "text"}`` with a bearer token; any answer 2xx means taken on."""

    code = "sms"
    name = _("Tin nhắn điện thoại")

    def address_of(self, person: Person) -> str:
        """The person's telephone as 84…; empty when it is none."""
        return international(person.phone)

    def send(self, address: str, subject: str, body: str) -> None:
        """Without accents: with them a message costs twice as many parts."""
        payload = {"to": address, "from": settings.SMS_SENDER, "text": _unaccented(body)[:SHORT_MESSAGE]}
        _post(settings.SMS_URL, payload, {"Authorization": f"Bearer {settings.SMS_TOKEN}"})


class Zalo:
    """A Zalo notification by an approved template with one field, ``text``; the answer must say ``"error": 0``."""

    code = "zalo"
    name = _("Zalo")

    def address_of(self, person: Person) -> str:
        """The person's telephone as 84…; empty when it is none."""
        return international(person.phone)

    def send(self, address: str, subject: str, body: str) -> None:
        """An answer with another error than 0 is a refusal; one that cannot be read leaves it uncertain."""
        payload = {"phone": address, "template_id": settings.ZALO_TEMPLATE, "template_data": {"text": body}}
        answer = json.loads(_post(settings.ZALO_URL, payload, {"access_token": settings.ZALO_TOKEN}))
        if answer["error"] != 0:
            raise NotSent("refused")


def international(phone: str) -> str:
    """0912 345 678 as 84912345678; empty for what is no telephone number of the country."""
    digits = "".join(filter(str.isdigit, phone))
    national = digits.removeprefix("0") if digits.startswith("0") else digits.removeprefix(VIETNAM)
    return VIETNAM + national if len(national) in (9, 10) and digits != national else ""


def _unaccented(text: str) -> str:
    spread = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in spread if not unicodedata.combining(char))


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """Numbers go to the address an office wrote down and to no other."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Follow nothing."""


def _post(url: str, payload: dict[str, Any], headers: dict[str, str]) -> bytes:
    request = urllib.request.Request(
        url, json.dumps(payload).encode(), {"Content-Type": "application/json", **headers}, method="POST"
    )
    try:
        with urllib.request.build_opener(_NoDetours).open(request, timeout=PATIENCE_SECONDS) as answer:
            body: bytes = answer.read(LONGEST_ANSWER)
            return body
    except urllib.error.HTTPError as error:
        with error:
            if error.code == TOO_MANY:
                raise NotSent("refused", again=True) from None
            if error.code < http.client.INTERNAL_SERVER_ERROR:
                raise NotSent("refused") from None
            raise  # the provider broke while it had the message
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError | ConnectionResetError | BrokenPipeError):
            raise  # it may have been read
        raise NotSent("unreachable", again=True) from None
