"""What the tests of personal links share beside the fixtures in conftest.py."""

import datetime as dt
import re

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.actions.links import Handed, PinAnswer, Tried
from donghanh.plans.models import PersonalLink, TaskParty
from donghanh.plans.models.link import MOST_WRONG, LinkState

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAYS = dt.timedelta(days=90)
LIST = "/duong-dan/viec/"
GONE = "Đường dẫn không còn dùng được"
TASK = "Nói chuyện tại nhà văn hóa"
DONE = {"answer": "xong", "text": "46 người dự", "done_on": ""}


def door(handed: Handed) -> str:
    """The address of the link."""
    return reverse("village:door", args=[handed.secret])


def wrong_of(handed: Handed) -> str:
    """A PIN that is not the link's."""
    return "000001" if handed.pin != "000001" else "000002"


def entered(handed: Handed, pin: str = "") -> Client:
    """A browser that came in by link and PIN."""
    client = Client()
    assert client.post(door(handed), {"pin": pin or handed.pin}).status_code == 302
    return client


def tried(handed: Handed, pin: str, at: dt.datetime = NOW, network: str = "192.0.2.1") -> Tried:
    """One PIN tried at the link."""
    return actions.try_pin(link=handed.link, pin=pin, network=network, at=at)


def lock(handed: Handed, at: dt.datetime = NOW) -> list[PinAnswer]:
    """As many wrong PINs as lock the link."""
    return [tried(handed, wrong_of(handed), at).answer for _ in range(MOST_WRONG)]


def state_of(handed: Handed) -> LinkState:
    """How the office sees the link today."""
    return PersonalLink.objects.standing(TODAY).get(pk=handed.link.pk).state_on(TODAY)


def task_url(part: TaskParty) -> str:
    """The page of a part behind the link."""
    return reverse("village:answer", args=[part.pk])


def bare(page: str) -> str:
    """A page without what differs from one request to the next: tokens and the secret in an address."""
    return re.sub(r'value="[^"]+"|/mo/[^"]+|"X-CSRFToken": "[^"]+"', "", page)
