"""The pages of people: who may open them, and what is done on them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.models import OneTimeCode, User
from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.actions import hand_out_code
from donghanh.people.models import Appointment, Person
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_list_shows_the_own_office_and_not_the_next_one(cast: Cast) -> None:
    page = cast.officer.client().get(reverse("people:list")).content.decode()
    assert cast.leader.person.full_name in page
    assert cast.stranger.person.full_name not in page
    assert reverse("people:add") not in page


@pytest.mark.parametrize("words", ["Lường", "luong thi", "NHẠN", "nhan"])
def test_people_are_found_with_and_without_accents(cast: Cast, words: str) -> None:
    page = cast.leader.client().get(reverse("people:list"), {"q": words}).content.decode()
    assert "Lường Thị Nhạn" in page
    assert "Đàm Quang Khải" not in page.split("<main")[1]


def test_the_list_costs_the_same_for_many_people(cast: Cast, django_assert_max_num_queries) -> None:
    for number in range(20):
        make.make_appointment(make.make_person(f"Hà Văn {number}"), cast.partner.post)
    client = cast.office_admin.client()
    with django_assert_max_num_queries(10):
        client.get(reverse("people:list"))


@pytest.mark.parametrize("who", ["partner", "village_head"])
def test_partner_bodies_have_no_list_of_people(cast: Cast, who: str) -> None:
    client = getattr(cast, who).client()
    assert client.get(reverse("people:list")).status_code == 404
    assert client.get(reverse("people:roles")).status_code == 200


def test_an_administrator_adds_somebody_and_hands_out_the_first_code(cast: Cast) -> None:
    client = cast.office_admin.client()
    answer = client.post(
        reverse("people:add"),
        {
            "full_name": "  Tòng Thị   Mận ",
            "organisation": str(cast.health.pk),
            "title": "Trạm trưởng",
            "role": "partner",
            "valid_from": "01/03/2026",
        },
    )
    person = Person.objects.get(full_name="Tòng Thị Mận")
    assert answer["Location"] == reverse("people:person", args=(person.pk,))
    page = client.post(reverse("people:code", args=(person.pk,)), {"purpose": "invite"})
    code = OneTimeCode.objects.get(user__person=person)
    assert page.status_code == 200
    assert code.handle in page.content.decode()
    assert code.issued_by == cast.office_admin.user.pk
    assert AuditEvent.objects.filter(verb="accounts.code_issued", actor_id=cast.office_admin.user.pk).exists()


def test_the_stranger_of_the_next_commune_is_absent(cast: Cast) -> None:
    client = cast.office_admin.client()
    there = cast.stranger.person.pk
    assert client.get(reverse("people:person", args=(there,))).status_code == 404
    assert client.post(reverse("people:code", args=(there,)), {"purpose": "password"}).status_code == 404
    assert client.post(reverse("people:account", args=(there,)), {"act": "close"}).status_code == 404


def test_nobody_edits_the_own_rights_or_lets_themselves_in(cast: Cast) -> None:
    client, me = cast.office_admin.client(), cast.office_admin.person
    seat = Appointment.objects.get(person=me)
    body = {"organisation": str(cast.police.pk), "title": "Gì đó", "role": "leader", "valid_from": "01/03/2026"}
    assert client.post(reverse("people:appoint", args=(me.pk,)), body).status_code == 404
    assert (
        client.post(reverse("people:appointment-end", args=(seat.pk,)), {"valid_until": "01/03/2027"}).status_code
        == 404
    )
    assert client.post(reverse("people:code", args=(me.pk,)), {"purpose": "password"}).status_code == 404
    assert client.get(reverse("people:person", args=(me.pk,))).status_code == 200


def test_a_leader_hands_out_reset_codes_but_invites_nobody(cast: Cast) -> None:
    client, officer = cast.leader.client(), cast.officer.person
    assert client.post(reverse("people:code", args=(officer.pk,)), {"purpose": "factor"}).status_code == 200
    assert client.post(reverse("people:code", args=(officer.pk,)), {"purpose": "invite"}).status_code == 404
    assert client.get(reverse("people:edit", args=(officer.pk,))).status_code == 404


def test_one_person_never_gives_out_both_halves(cast: Cast) -> None:
    client, officer = cast.office_admin.client(), cast.officer.person
    client.post(reverse("people:code", args=(officer.pk,)), {"purpose": "password"})
    client.post(reverse("people:code", args=(officer.pk,)), {"purpose": "factor"})
    assert OneTimeCode.objects.filter(user=cast.officer.user, purpose="factor").count() == 0


def test_somebody_with_a_post_elsewhere_is_not_let_in_from_here(cast: Cast) -> None:
    make.make_appointment(cast.officer.person, cast.stranger.post)
    answer = cast.office_admin.client().post(
        reverse("people:code", args=(cast.officer.person.pk,)), {"purpose": "password"}
    )
    assert answer.status_code == 404


@pytest.mark.parametrize(("name", "data"), [("code", {"purpose": "password"}), ("account", {"act": "close"})])
def test_ways_in_of_others_are_touched_only_by_who_has_just_proved_who_they_are(
    cast: Cast, name: str, data: dict[str, str]
) -> None:
    """An unlocked PC in the office is not enough."""
    client, page = Client(), reverse("people:person", args=(cast.officer.person.pk,))
    client.force_login(cast.office_admin.user)
    answer = client.post(reverse(f"people:{name}", args=(cast.officer.person.pk,)), data)
    assert answer["Location"].startswith(reverse("accounts:prove"))
    assert not OneTimeCode.objects.exists()
    assert User.objects.get(pk=cast.officer.user.pk).is_active
    assert client.post(answer["Location"], {"password": make.PASSWORD, "next": page})["Location"] == page
    assert client.post(reverse(f"people:{name}", args=(cast.officer.person.pk,)), data).status_code in (200, 302)
    assert OneTimeCode.objects.exists() or not User.objects.get(pk=cast.officer.user.pk).is_active


def test_closing_an_account_ends_it_everywhere(cast: Cast) -> None:
    theirs = cast.officer.client()
    assert theirs.get(reverse("people:list")).status_code == 200
    cast.office_admin.client().post(reverse("people:account", args=(cast.officer.person.pk,)), {"act": "close"})
    assert theirs.get(reverse("people:list")).status_code == 302
    assert not User.objects.get(pk=cast.officer.user.pk).is_active


def test_a_lost_race_shows_both_versions(cast: Cast) -> None:
    person = cast.officer.person
    person.save_changes(expected_version=person.version, phone="0911111111")
    answer = cast.office_admin.client().post(
        reverse("people:edit", args=(person.pk,)),
        {"full_name": person.full_name, "phone": "0922222222", "address_as": "", "version": "1"},
    )
    assert answer.status_code == 409
    assert "0911111111" in answer.content.decode()


def test_the_file_holds_the_list_as_filtered(cast: Cast) -> None:
    answer = cast.office_admin.client().get(reverse("people:export"), {"vai_tro": "leader"})
    text = b"".join(answer.streaming_content).decode()
    assert "Đàm Quang Khải" in text
    assert "Lường Thị Nhạn" not in text


def test_an_appointment_is_ended_on_its_page(cast: Cast) -> None:
    seat = Appointment.objects.get(person=cast.officer.person)
    address = reverse("people:appointment-end", args=(seat.pk,))
    client = cast.office_admin.client()
    assert client.get(address).status_code == 200
    client.post(address, {"valid_until": f"{timezone.localdate():%d/%m/%Y}"})
    assert cast.officer.scope.grants == frozenset()


def test_who_only_stands_in_is_written_down_as_such(cast: Cast) -> None:
    data = {
        "full_name": "Vi Thị Hai",
        "organisation": str(cast.police.pk),
        "title": "Phó Trưởng Công an",
        "role": "partner",
        "valid_from": "01/01/2026",
        "is_acting": "on",
    }
    cast.office_admin.client().post(reverse("people:add"), data)
    assert Appointment.objects.get(person__full_name="Vi Thị Hai").is_acting


def test_a_second_click_issues_another_code_instead_of_failing(cast: Cast) -> None:
    person = make.make_person()
    make.make_appointment(person, cast.partner.post)
    first, second = (Person.objects.get(pk=person.pk) for _ in range(2))
    for loaded in (first, second):  # both loaded before either was saved
        hand_out_code(person=loaded, purpose="invite", by=cast.office_admin.actor, at=timezone.now())
    codes = OneTimeCode.objects.filter(user__person=person)
    assert (codes.count(), codes.filter(withdrawn_at__isnull=True).count()) == (2, 1)


def test_a_post_in_another_office_is_not_told_here(cast: Cast) -> None:
    make.make_appointment(cast.officer.person, cast.stranger.post)
    over_there = cast.stranger.organisation
    over_there.save_changes(expected_version=1, name="Phòng Kinh tế xã Đá Trắng")
    client = cast.office_admin.client()
    page = client.get(reverse("people:list")).content.decode()
    file = b"".join(client.get(reverse("people:export")).streaming_content).decode()
    hits = client.get(reverse("console:search"), {"q": "Lường Thị Nhạn"}).content.decode()
    for text in (page, file, hits):
        assert "Lường Thị Nhạn" in text
        assert "Đá Trắng" not in text


@pytest.mark.parametrize(("typed", "kept"), [("abc", ""), ("+84 912 345 678", "0912345678"), ("", "")])
def test_a_telephone_number_is_checked_and_kept_in_one_spelling(cast: Cast, typed: str, kept: str) -> None:
    person = cast.partner.person
    values = {"full_name": person.full_name, "phone": typed, "address_as": "", "version": person.version}
    page = cast.office_admin.client().post(reverse("people:edit", args=[person.pk]), values)
    person.refresh_from_db()
    assert person.phone == kept
    assert ("Số điện thoại chưa đúng" in page.content.decode()) == (typed == "abc")
