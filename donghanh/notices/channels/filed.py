"""Files in the place of a mail server, of a provider of text messages and of Zalo: for the demo and for tests. What would have left
lies in lines of JSON under ``var/messages``, a file a road."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.notices.channels.relays import Sms, Zalo, short_text
from donghanh.people.models import Person


@dataclass(frozen=True)
class Caught:
    """One message as it lies in the file of its road."""

    road: str
    at: dt.datetime
    address: str
    subject: str
    body: str


class FiledMail:
    """Stands in for e-mail. Nothing leaves the machine."""

    code = "email"
    name = _("Thư điện tử")

    def address_of(self, person: Person) -> str:
        """The person's address; in the demo nobody has one, so one is made up of a part of the identity."""
        if person.user is None:
            return ""
        return person.email or f"{person.pk.hex[:8]}@thu.invalid"

    def send(self, address: str, subject: str, body: str) -> None:
        """File the mail."""
        _file(self.code, address, subject, body)


class FiledSms(Sms):
    """Stands in for text messages: the numbers and the words are those that a provider would have got."""

    def send(self, address: str, subject: str, body: str) -> None:
        """File the text as it would have been sent, without accents."""
        _file(self.code, address, "", short_text(body))


class FiledZalo(Zalo):
    """Stands in for Zalo."""

    def send(self, address: str, subject: str, body: str) -> None:
        """File what the template would have shown."""
        _file(self.code, address, "", body)


def _file(road: str, address: str, subject: str, body: str) -> None:
    """Write the line in one go: what another process reads meanwhile is whole."""
    line = {"at": timezone.now().isoformat(), "address": address, "subject": subject, "body": body}
    path = outbox(road)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def outbox(road: str) -> Path:
    """Where the messages of a road lie."""
    return Path(settings.VAR) / "messages" / f"{road}.jsonl"


def caught() -> list[Caught]:
    """Every message in the files, the newest first; nothing when nothing was sent."""
    found = []
    for road in (FiledMail.code, FiledSms.code, FiledZalo.code):
        path = outbox(road)
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        found += [_caught(road, json.loads(line)) for line in reversed(lines)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _caught(road: str, line: dict[str, str]) -> Caught:
    return Caught(road, dt.datetime.fromisoformat(line["at"]), line["address"], line["subject"], line["body"])
