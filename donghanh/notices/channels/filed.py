"""A file in the place of a mail server: for the demo and for tests. Messages are lines of JSON under ``var/messages``."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.people.models import Person


@dataclass(frozen=True)
class Caught:
    """One message as it lies in the file."""

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
        """Write the line in one go: what another process reads meanwhile is whole."""
        line = {"at": timezone.now().isoformat(), "address": address, "subject": subject, "body": body}
        path = outbox()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def outbox() -> Path:
    """Where the messages lie."""
    return Path(settings.VAR) / "messages" / "email.jsonl"


def caught() -> list[Caught]:
    """Every message in the file, the newest first; nothing when nothing was sent."""
    path = outbox()
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Caught(**line | {"at": dt.datetime.fromisoformat(line["at"])}) for line in reversed(lines)]
