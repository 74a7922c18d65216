"""Who sees which model and its members, and who may change them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import Initiative, Member, Membership
from donghanh.community.queries import may_edit, may_keep_members
from donghanh.foundation.access import NOBODY
from donghanh.organisations.actions import rename_organisation
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import board_of, chair_of, counsellor_of, initiative_of, member_of, seat_of

pytestmark = pytest.mark.django_db
NAME = "Lù A Páo"


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


@pytest.fixture
def club(cast: Cast) -> Initiative:
    made = initiative_of(cast, makes_organisation=True)
    member_of(made, NAME)
    return made


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True),
        ("leader", True),
        ("partner", False),
        ("village_head", False),
        ("office_admin", False),
        ("stranger", False),
    ],
)
def test_the_office_sees_models_and_names_and_nobody_else(club: Initiative, cast: Cast, who: str, sees: bool) -> None:
    member = getattr(cast, who)
    assert Initiative.objects.visible_to(member.scope).exists() is sees
    assert Member.objects.visible_to(member.scope).exists() is sees
    assert Membership.objects.visible_to(member.scope).exists() is sees
    client = member.client()
    for name in ("initiative", "members", "members-print", "members-export", "story", "boards", "equipment"):
        assert client.get(at(name, club.pk)).status_code == (200 if sees else 404), name
    page = client.get(at("list"))
    assert (page.status_code == 200 and club.name in page.content.decode()) is sees


def test_a_stranger_to_the_platform_sees_nothing(club: Initiative) -> None:
    assert not Initiative.objects.visible_to(NOBODY).exists()


def test_a_partner_body_that_sends_members_or_houses_the_club_sees_none_of_it(cast: Cast) -> None:
    club = initiative_of(cast, village=cast.village, body=cast.partner.organisation)
    member_of(club, NAME, from_body=cast.partner.organisation)
    seat_of(board_of(club), full_name=cast.partner.person.full_name, position="chair")
    counsellor_of(club, cast.partner.person.full_name)
    assert not Initiative.objects.visible_to(cast.partner.scope).exists()
    assert cast.partner.client().get(at("members", club.pk)).status_code == 404
    assert cast.partner.client().get(at("list")).status_code == 404


def test_a_chair_sees_and_keeps_the_own_club_and_no_other(club: Initiative, cast: Cast) -> None:
    other = initiative_of(cast, name="CLB Xóm dưới", makes_organisation=True)
    elsewhere = member_of(other, "Vàng A Chứ")
    chair = chair_of(club)
    assert list(Initiative.objects.visible_to(chair.scope)) == [club]
    assert (may_keep_members(chair.scope, club), may_edit(chair.scope, club)) == (True, False)
    client = chair.client()
    assert client.get(at("list"))["Location"] == at("initiative", club.pk)
    assert NAME in client.get(at("members", club.pk)).content.decode()
    for name in ("initiative", "members", "member-add", "members-export", "intake"):
        assert client.get(at(name, other.pk)).status_code == 404
    for name in ("member", "member-rejoin", "member-remove"):
        assert client.post(at(name, elsewhere.member_id)).status_code == 404
    for name in ("member-days", "member-leave"):
        assert client.post(at(name, elsewhere.pk)).status_code == 404


def test_a_chair_keeps_members_and_nothing_else_of_the_club(club: Initiative, cast: Cast) -> None:
    client = chair_of(club).client()
    page = client.get(at("initiative", club.pk)).content.decode()
    assert at("member-add", club.pk) in page
    forbidden = (
        "edit", "move", "protect", "pause", "resume", "end", "reopen", "board-begin", "counsellor-add",
        "equipment-add", "file-add", "review-add", "replication-add", "address-write",
    )  # fmt: skip
    for name in forbidden:
        assert at(name, club.pk) not in page, name
        assert client.get(at(name, club.pk)).status_code == 404, name
        assert client.post(at(name, club.pk)).status_code == 404, name
    for name in ("add", "rules", "retention"):
        assert client.get(at(name)).status_code == 404, name


def test_a_leader_reads_and_changes_nothing(club: Initiative, cast: Cast) -> None:
    client = cast.leader.client()
    held = Membership.objects.get()
    for name in ("edit", "member-add", "intake", "board-begin", "end"):
        assert client.get(at(name, club.pk)).status_code == 404
        assert at(name, club.pk) not in client.get(at("initiative", club.pk)).content.decode()
    assert client.post(at("member-leave", held.pk), {"left_on": "1/1/2026", "version": "1"}).status_code == 404


def test_a_chair_of_yesterday_sees_nothing_today(club: Initiative) -> None:
    chair = chair_of(club)
    appointment = chair.post.appointments.get()
    appointment.valid_until = timezone.localdate()
    appointment.save()
    assert not Initiative.objects.visible_to(chair.scope).exists()


def test_a_remembered_device_of_a_chair_opens_no_names_and_says_so(club: Initiative, cast: Cast) -> None:
    chair = chair_of(club)
    assert not Initiative.objects.visible_to(chair.narrowed).exists()
    client = chair.client()
    session = client.session
    session["narrowed"] = True
    session.save()
    assert "Thiết bị được nhớ" in client.get(at("list")).content.decode()
    assert client.get(at("members", club.pk)).status_code == 404


def test_a_chair_goes_on_seeing_the_club_when_its_body_is_renamed(club: Initiative, cast: Cast) -> None:
    chair = chair_of(club)
    rename_organisation(
        organisation=club.organisation,
        expected_version=1,
        name="CLB Đàn ông",
        effective_on=timezone.localdate(),
        legal_basis="",
        by=make.TESTS,
        at=timezone.now(),
    )
    assert list(Initiative.objects.visible_to(chair.scope)) == [club]


def test_an_officer_of_a_renamed_commune_keeps_what_it_founded(club: Initiative, cast: Cast) -> None:
    from donghanh.units.actions import rename_unit

    rename_unit(
        unit=cast.unit,
        expected_version=1,
        name="Sông Mây Mới",
        level="xã",
        on=timezone.localdate(),
        by=make.TESTS,
        at=timezone.now(),
    )
    assert list(Initiative.objects.visible_to(cast.officer.scope)) == [club]
    assert may_edit(cast.officer.scope, club)
    actions.pause_initiative(
        initiative=club, on=timezone.localdate(), reason="Mùa vụ", by=cast.officer.actor, at=timezone.now()
    )
