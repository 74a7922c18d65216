"""A delegation typed while the last proof of who one is grew too old."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.people.models import Appointment, Delegation
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_what_was_typed_waits_until_the_password_was_asked_and_is_not_sent_by_itself(cast: Cast) -> None:
    client, url = cast.officer.client(), reverse("people:delegations")
    session = client.session
    session["proved_at"] = (timezone.now() - dt.timedelta(hours=1)).isoformat()
    session.save()
    typed = {
        "seat": str(Appointment.objects.get(person=cast.officer.person).pk),
        "delegate": str(cast.leader.person.pk),
        "valid_from": f"{timezone.localdate():%d/%m/%Y}",
        "last_day": f"{timezone.localdate() + dt.timedelta(days=2):%d/%m/%Y}",
        "basis": "QĐ 5/QĐ-UBND",
    }
    asked = client.post(url, typed)
    assert asked["Location"].startswith(reverse("accounts:prove"))
    back = parse_qs(urlsplit(asked["Location"]).query)["next"][0]
    proved = client.post(reverse("accounts:prove"), {"password": make.PASSWORD, "next": back})
    page = client.get(proved["Location"], follow=True)
    text = page.content.decode()
    assert page.redirect_chain[-1][0].startswith(url)
    assert "QĐ 5/QĐ-UBND" in text
    assert f'value="{typed["last_day"]}"' in text
    assert not Delegation.objects.exists()
    client.post(page.redirect_chain[-1][0], typed)
    assert Delegation.objects.get().basis == "QĐ 5/QĐ-UBND"
