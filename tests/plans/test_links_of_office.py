"""The office makes personal links, prints slips, renews PINs and takes links back."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.foundation.web.square import square
from donghanh.people.models import Appointment, Post
from donghanh.plans import actions
from donghanh.plans.actions.links import Handed
from donghanh.plans.models import PersonalLink
from tests.cast import Cast
from tests.plans.personal_links import DAYS, NOW, TODAY, door, entered

pytestmark = pytest.mark.django_db
UNTIL = {"expires_on": f"{TODAY + DAYS:%d/%m/%Y}"}


def make(client: Client, seat: Appointment) -> str:
    return client.post(reverse("plans:link_make", args=[seat.pk]), UNTIL).content.decode()


def grown_old(client: Client) -> Client:
    session = client.session
    session["proved_at"] = (NOW - dt.timedelta(minutes=11)).isoformat()
    session.save()
    return client


class Printed(HTMLParser):
    """The words of a page that a printer shows: nothing of what has the class for the screen alone."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "link", "input", "br", "img", "use", "path", "rect", "hr"):
            return
        self._open.append("dh-noprint" in (dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in ("use", "path", "rect"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.words.append(data)


def test_only_the_office_that_sends_makes_links(cast: Cast, seat: Appointment) -> None:
    url = reverse("plans:link_make", args=[seat.pk])
    for member, status in ((cast.officer, 200), (cast.stranger, 404), (cast.partner, 404), (cast.leader, 404)):
        assert member.client().get(url).status_code == status, member.person.full_name
    own = Appointment.objects.get(person=cast.leader.person)
    assert cast.officer.client().get(reverse("plans:link_make", args=[own.pk])).status_code == 404


def test_made_link_is_shown_once_with_its_pin_and_listed_without(cast: Cast, seat: Appointment) -> None:
    client = cast.officer.client()
    made = client.post(reverse("plans:link_make", args=[seat.pk]), UNTIL)
    secret = re.search(r"/duong-dan/mo/([^/]+)/", made.content.decode())
    assert secret
    assert "no-store" in made["Cache-Control"]
    for url in ("plans:links", "plans:links_export"):
        answer = client.get(reverse(url))
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert cast.village_head.person.full_name in text.decode()
        assert secret[1] not in text.decode()
    assert "Tạo đường dẫn cá nhân" in client.get(reverse("people:person", args=[seat.person_id])).content.decode()


def test_links_of_other_offices_are_not_there(cast: Cast, handed: Handed) -> None:
    client = cast.stranger.client()
    assert cast.village_head.person.full_name not in client.get(reverse("plans:links")).content.decode()
    for name in ("plans:link_pin", "plans:link_revoke"):
        assert client.post(reverse(name, args=[handed.link.pk])).status_code == 404


def test_link_of_a_post_that_went_over_stays_with_the_office_that_made_it(cast: Cast, handed: Handed) -> None:
    name, url = cast.village_head.person.full_name, reverse("plans:links")
    Post.objects.filter(pk=cast.village_head.post.pk).update(organisation=cast.stranger.organisation)
    assert name not in cast.stranger.client().get(url).content.decode()
    page = cast.officer.client().get(url, {"la": "ended"}).content.decode()
    assert name in page
    assert cast.village_head.organisation.name in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_old_proof_shows_no_link_and_no_pin(cast: Cast, seat: Appointment, handed: Handed, method: str) -> None:
    client = grown_old(cast.officer.client())
    for url in (reverse("plans:link_make", args=[seat.pk]), reverse("plans:link_pin", args=[handed.link.pk])):
        answer = getattr(client, method)(url, UNTIL)
        assert answer["Location"].startswith(f"{reverse('accounts:prove')}?next=")
    assert PersonalLink.objects.count() == 1
    assert entered(handed), "the PIN is still the one handed out"


def test_taking_a_link_back_needs_no_proof(cast: Cast, handed: Handed) -> None:
    client = grown_old(cast.officer.client())
    client.post(reverse("plans:link_revoke", args=[handed.link.pk]))
    assert Client().get(door(handed)).status_code == 404


def test_slip_has_the_address_as_a_square_and_in_words_and_no_pin(cast: Cast, seat: Appointment) -> None:
    cast.officer.person.__class__.objects.filter(pk=cast.officer.person.pk).update(phone="0912 345 678")
    page = make(cast.officer.client(), seat)
    address = re.search(r"http://testserver/duong-dan/mo/[^/]+/", page)
    pin = re.search(r"<code>(\d{3} \d{3})</code>", page)
    assert address
    assert pin
    assert f'd="{square(address[0])[1]}"' in page
    printed = " ".join(Printed(page).words)
    for words in (address[0], cast.village_head.person.full_name, cast.village_head.organisation.name, "0912 345 678"):
        assert words in printed
    assert pin[1] not in printed
    assert not re.search(r"\b\d{3} ?\d{3}\b", printed.replace("0912 345 678", ""))


def test_new_pin_alone_has_no_slip(cast: Cast, handed: Handed) -> None:
    page = cast.officer.client().post(reverse("plans:link_pin", args=[handed.link.pk])).content.decode()
    assert "dh-slip" not in page
    assert "/duong-dan/mo/" not in page


def test_pin_of_a_link_that_has_ended_or_is_ones_own_is_not_offered(cast: Cast, handed: Handed) -> None:
    url = reverse("plans:link_pin", args=[handed.link.pk])
    client = cast.officer.client()
    assert url in client.get(reverse("plans:links")).content.decode()
    PersonalLink.objects.update(expires_on=TODAY)
    assert url not in client.get(reverse("plans:links")).content.decode()
    assert client.post(url)["Location"] == reverse("plans:links")


def test_list_narrows_to_those_that_are_locked(cast: Cast, handed: Handed) -> None:
    client = cast.officer.client()
    name = cast.village_head.person.full_name
    assert name not in client.get(reverse("plans:links"), {"la": "locked"}).content.decode()
    PersonalLink.objects.update(wrong=5)
    assert name in client.get(reverse("plans:links"), {"la": "locked"}).content.decode()


def test_list_costs_the_same_however_long(cast: Cast, seat: Appointment, django_assert_max_num_queries: object) -> None:
    for _ in range(20):
        actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)
    client = cast.officer.client()
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(reverse("plans:links"))


def test_a_list_that_is_empty_leads_on(cast: Cast, handed: Handed) -> None:
    client, url = cast.officer.client(), reverse("plans:links")
    filtered = client.get(url, {"la": "revoked"}).content.decode()
    assert "Không có đường dẫn nào như vậy" in filtered
    assert "Bỏ lọc" in filtered
    PersonalLink.objects.all().delete()
    empty = client.get(url).content.decode()
    assert "Chưa có đường dẫn nào" in empty
    assert reverse("people:list") in empty[empty.index("Chưa có đường dẫn nào") :]
