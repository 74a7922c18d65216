"""After a time-out, signing in leads back to the very form, filled, and saves nothing until the person presses the button."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts import stash
from donghanh.accounts.models import FormStash
from donghanh.organisations.models import OrganisationAlias
from donghanh.people.models import Person
from donghanh.plans.models import Plan, Task
from tests.accounts.test_sessions import age, knock
from tests.cast import Cast
from tests.factories.plans import plan_of

pytestmark = pytest.mark.django_db


def comes_back(client: Client, login: str, user, url: str, typed: dict) -> HttpResponse:
    """The session ends, the form is posted, the person signs in again; what they see then."""
    knock(client, login)
    age(user, minutes=70)
    answer = client.post(url, typed)
    assert answer["Location"].startswith(reverse("accounts:sign_in"))
    kept = FormStash.objects.get()
    onwards = knock(client, login, next=reverse("accounts:kept_text", args=(kept.pk,)))["Location"]
    return client.get(onwards, follow=True)


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """No second factor, as in the invented commune."""
    settings.DONGHANH_DEMO = True


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast)


def test_the_form_stands_there_filled_and_nothing_is_saved(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    page = comes_back(
        client, "nhan", cast.officer.user, url, {"text": "Dán thông báo ở chợ", "schedule": "standing", "again": "1"}
    )
    html = page.content.decode()
    assert page.request["PATH_INFO"] == url
    assert "Phiên đã hết, chưa lưu gì" in html
    assert re.search(r"<textarea[^>]*name=\"text\"[^>]*>\s*Dán thông báo ở chợ", html)
    assert re.search(r'value="standing"[^>]*checked', html)
    assert not Task.objects.exists()


def test_pressing_the_button_saves_and_forgets_the_text(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    page = comes_back(client, "nhan", cast.officer.user, url, {"text": "Dán thông báo", "schedule": "standing"})
    here = f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}"
    refused = client.post(here, {"text": "", "schedule": "standing"})
    assert refused.status_code == 200
    assert FormStash.objects.exists(), "a form that comes back with mistakes still has its text"
    client.post(here, {"text": "Dán thông báo, đã sửa", "schedule": "standing"})
    assert Task.objects.get().text == "Dán thông báo, đã sửa"
    assert not FormStash.objects.exists()


def test_a_view_that_asks_only_the_form_saves_nothing_either(cast: Cast, client: Client) -> None:
    typed = {"full_name": "Lò Văn Khôi", "title": "Kế toán", "role": "partner", "valid_from": "1/1/2026"}
    typed["organisation"] = str(cast.partner.organisation.pk)
    before = Person.objects.count()
    page = comes_back(client, "diep", cast.office_admin.user, reverse("people:add"), typed)
    assert "Lò Văn Khôi" in page.content.decode()
    assert Person.objects.count() == before


def test_a_filled_form_opens_for_nobody_else(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    page = comes_back(client, "nhan", cast.officer.user, url, {"text": "Dán thông báo", "schedule": "standing"})
    other = cast.stranger.client().get(f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}")
    assert other.status_code == 404
    leader = cast.leader.client().get(f"{reverse('plans:plan', args=[plan.pk])}?{page.request['QUERY_STRING']}")
    assert "Dán thông báo" not in leader.content.decode()


def test_a_form_without_a_page_of_its_own_is_shown_with_its_labels(cast: Cast, client: Client) -> None:
    url = reverse("organisations:alias-add", args=[cast.police.pk])
    page = comes_back(client, "nhan", cast.officer.user, url, {"text": "Công an xã Mây"})
    html = page.content.decode()
    assert "Chữ anh/chị vừa nhập còn đây" in html
    assert re.search(r"<label[^>]*>Cách viết[^<]*</label><textarea[^>]*name=\"text\"[^>]*>\s*Công an xã Mây", html)
    assert not OrganisationAlias.objects.filter(text="Công an xã Mây").exists()


def test_the_text_of_the_second_time_out_leads_to_the_same_form(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    page = comes_back(client, "nhan", cast.officer.user, url, {"text": "Lần một", "schedule": "standing"})
    age(cast.officer.user, minutes=70)
    client.post(f"{url}?{page.request['QUERY_STRING']}", {"text": "Lần hai", "schedule": "standing"})
    assert set(FormStash.objects.values_list("path", flat=True)) == {url}


def forgets_its_session(client: Client) -> None:
    """The browser drops the session's cookie and keeps the others."""
    del client.cookies["sessionid"]


def test_a_browser_that_lost_only_the_sessions_cookie_gets_its_text_back(
    cast: Cast, client: Client, plan: Plan
) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    knock(client, "nhan")
    forgets_its_session(client)
    answer = client.post(url, {"text": "Dán thông báo ở chợ", "schedule": "standing"})
    assert answer["Location"].startswith(reverse("accounts:sign_in"))
    onwards = knock(client, "nhan", next=reverse("accounts:kept_text", args=(FormStash.objects.get().pk,)))["Location"]
    page = client.get(onwards, follow=True)
    assert page.request["PATH_INFO"] == url
    assert "Dán thông báo ở chợ" in page.content.decode()


def test_a_browser_nobody_knows_is_kept_nothing_for(cast: Cast, client: Client, plan: Plan) -> None:
    answer = client.post(reverse("plans:task_new", args=[plan.pk]), {"text": "Dán thông báo", "schedule": "standing"})
    assert answer["Location"].startswith(reverse("accounts:sign_in"))
    assert not FormStash.objects.exists()


def test_what_a_device_sends_is_kept_for_whoever_signed_in_on_it_last(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    for login in ("khai", "nhan"):
        knock(client, login)
        forgets_its_session(client)
    client.post(url, {"text": "Dán thông báo", "schedule": "standing"})
    assert FormStash.objects.get().user == cast.officer.user


def test_the_newest_texts_of_an_account_are_kept_and_no_more(
    cast: Cast, client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stash, "MOST", 2)
    knock(client, "nhan")
    forgets_its_session(client)
    url = reverse("plans:task_new", args=[plan.pk])
    for n in range(4):
        client.post(url, {"text": f"Dán thông báo {n}", "schedule": "standing"})
    opened = [
        stash.open_for(user=cast.officer.user, stash_id=pk, at=timezone.now())
        for pk in FormStash.objects.order_by("expires_at").values_list("pk", flat=True)
    ]
    assert [dict(kept.fields)["text"] for kept in opened] == ["Dán thông báo 2", "Dán thông báo 3"]


def signs_out_and_another_writes(client: Client, url: str) -> None:
    """Who was at work leaves; somebody else sends a form that stood open, from the same browser."""
    client.post(reverse("accounts:sign_out"))
    client.post(url, {"text": "Chữ của người đến sau", "schedule": "standing"})


def test_what_comes_after_signing_out_is_kept_for_nobody(cast: Cast, client: Client, plan: Plan) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    knock(client, "nhan")
    signs_out_and_another_writes(client, url)
    assert not FormStash.objects.exists()


def test_signing_out_counts_also_after_the_session_has_ended_by_itself(cast: Cast, client: Client, plan: Plan) -> None:
    knock(client, "nhan")
    age(cast.officer.user, minutes=70)
    signs_out_and_another_writes(client, reverse("plans:task_new", args=[plan.pk]))
    assert not FormStash.objects.exists()


def test_who_signs_in_again_after_signing_out_is_kept_for_again_and_is_no_new_device(
    cast: Cast, client: Client, plan: Plan
) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    knock(client, "nhan")
    signs_out_and_another_writes(client, url)
    knock(client, "nhan")
    assert cast.officer.user.devices.count() == 1
    forgets_its_session(client)
    client.post(url, {"text": "Dán thông báo", "schedule": "standing"})
    assert FormStash.objects.get().user == cast.officer.user


def test_session_that_ended_by_itself_keeps_its_text_also_where_somebody_signed_out_before(
    cast: Cast, client: Client, plan: Plan
) -> None:
    url = reverse("plans:task_new", args=[plan.pk])
    knock(client, "khai")
    client.post(reverse("accounts:sign_out"))
    knock(client, "nhan")
    age(cast.officer.user, minutes=70)
    client.post(url, {"text": "Dán thông báo", "schedule": "standing"})
    assert FormStash.objects.get().user == cast.officer.user


def test_long_texts_of_an_account_are_kept_up_to_a_sum_the_newest_always(
    cast: Cast, client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stash, "MOST_BYTES", 2_500)
    FormStash.objects.create(user=cast.leader.user, path="/", sealed=b"x" * 9_000, expires_at=timezone.now())
    knock(client, "nhan")
    forgets_its_session(client)
    url = reverse("plans:task_new", args=[plan.pk])

    def kept(*texts: str) -> list[str]:
        for text in texts:
            client.post(url, {"text": text, "schedule": "standing"})
        keys = FormStash.objects.filter(user=cast.officer.user).order_by("expires_at").values_list("pk", flat=True)
        opened = [stash.open_for(user=cast.officer.user, stash_id=pk, at=timezone.now()) for pk in keys]
        return [dict(one.fields)["text"][:1] for one in opened if one]

    assert kept("a" * 1_000, "b" * 1_000) == ["a", "b"]
    assert kept("c" * 1_000) == ["b", "c"]
    assert kept("d" * 4_000) == ["d"]
    assert FormStash.objects.filter(user=cast.leader.user).exists()
