"""The one cast of all tests: the invented xã Sông Mây with its people, and a stranger from the next commune.

    def test_partner_sees_only_its_part(cast):
        client = cast.partner.client()          # signed in
        plan_of(cast.unit, by=cast.officer.actor)
        assert visible_to(cast.partner.scope)

Take what the story needs; add to the cast only who several apps need.
"""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from donghanh.accounts.models import User
from donghanh.foundation.access import Actor, Scope
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person, Post
from donghanh.people.scope import scope_on
from donghanh.units.models import Unit
from tests import factories as make


@dataclass(frozen=True)
class Member:
    """One person with an account and one post."""

    person: Person
    user: User
    post: Post
    organisation: Organisation

    @property
    def actor(self) -> Actor:
        """Who signs their changes."""
        return Actor(kind="person", id=self.user.pk)

    @property
    def scope(self) -> Scope:
        """What they may see and do today."""
        return scope_on(self.user.pk, timezone.localdate())

    @property
    def narrowed(self) -> Scope:
        """The same from a remembered device."""
        return scope_on(self.user.pk, timezone.localdate(), narrowed=True)

    def client(self) -> Client:
        """A browser in which they have just signed in."""
        client = Client()
        client.force_login(self.user)
        session = client.session
        session["proved_at"] = timezone.now().isoformat()
        session.save()
        return client


@dataclass(frozen=True)
class Cast:
    """Two neighbouring communes and who works there."""

    province: Unit
    unit: Unit
    village: Unit
    neighbour: Unit
    officer: Member
    leader: Member
    partner: Member
    village_head: Member
    office_admin: Member
    stranger: Member
    """The officer of the next commune: the same rights, over there."""
    police: Organisation
    health: Organisation
    school: Organisation


def _member(organisation: Organisation, role: str, title: str, full_name: str, login: str, address_as: str) -> Member:
    user = make.make_account(login)
    person = make.make_person(full_name, user=user, address_as=address_as)
    post = make.make_post(organisation, role, title)
    make.make_appointment(person, post)
    return Member(person, user, post, organisation)


def make_cast() -> Cast:
    """Everybody, freshly made."""
    province = make.make_unit("An Lam", "tỉnh", kind="province")
    unit = make.make_unit("Sông Mây", "xã", parent=province)
    neighbour = make.make_unit("Đá Trắng", "xã", parent=province)
    village = make.make_unit("Bãi Sậy", "thôn", parent=unit)
    committee = make.make_organisation(unit, "Ủy ban nhân dân xã Sông Mây", "committee")
    culture = make.make_organisation(unit, "Phòng Văn hóa - Xã hội", "state")
    women = make.make_organisation(unit, "Hội Liên hiệp Phụ nữ xã", "mass")
    board = make.make_organisation(unit, "Ban quản lý thôn Bãi Sậy", "village", village=village)
    over_there = make.make_organisation(neighbour, "Phòng Văn hóa - Xã hội", "state")
    return Cast(
        province=province,
        unit=unit,
        village=village,
        neighbour=neighbour,
        officer=_member(culture, "officer", "Công chức Văn hóa - Xã hội", "Lường Thị Nhạn", "nhan", "chị"),
        leader=_member(committee, "leader", "Phó Chủ tịch", "Đàm Quang Khải", "khai", "anh"),
        partner=_member(women, "partner", "Chủ tịch Hội", "Sầm Thị Yến", "yen", "chị"),
        village_head=_member(board, "village_head", "Trưởng thôn", "Mạc Văn Thụ", "thu", "anh"),
        office_admin=_member(committee, "office_admin", "Văn phòng", "Nông Thị Diệp", "diep", "chị"),
        stranger=_member(over_there, "officer", "Công chức Văn hóa - Xã hội", "Quàng Văn Lẫm", "lam", "anh"),
        police=make.make_organisation(unit, "Công an xã", "police"),
        health=make.make_organisation(unit, "Trạm Y tế xã", "health"),
        school=make.make_organisation(unit, "Trường Tiểu học Sông Mây", "school"),
    )


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, for tests that ask for it by name."""
    return make_cast()
