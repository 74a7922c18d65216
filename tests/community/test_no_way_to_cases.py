"""No right over models, and no membership of a club or a counselling team, ever opens a case file."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from donghanh.community.permissions import CommunityPermission
from donghanh.config.roles import ROLES
from donghanh.people.scope import scope_on
from tests import factories as make
from tests.architecture.tree import PACKAGE
from tests.cast import Cast
from tests.factories.community import board_of, chair_of, counsellor_of, initiative_of, member_of, seat_of

CASES = "cases."
LOCAL = {"club_chair", "village_head", "partner"}
"""Roles of neighbours: whoever holds one lives next door to the people a case is about."""


def _modules() -> list[Path]:
    return sorted((PACKAGE / "community").rglob("*.py"))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_no_permission_of_community_is_one_of_cases() -> None:
    assert all(str(permission).startswith("community.") for permission in CommunityPermission)


@pytest.mark.parametrize("role", sorted(LOCAL))
def test_no_role_of_a_neighbour_holds_a_right_over_cases(role: str) -> None:
    held = ROLES[role].permissions
    assert held
    assert [permission for permission in held if str(permission).startswith(CASES)] == []
    assert ROLES[role].reach == "organisation"
    assert not ROLES[role].grants


def test_a_chair_holds_no_right_over_protected_addresses_either() -> None:
    assert CommunityPermission.SHELTER_ADDRESS not in ROLES["club_chair"].permissions
    assert {CommunityPermission.READ, CommunityPermission.KEEP_MEMBERS} <= ROLES["club_chair"].permissions


def test_who_may_look_an_address_up_is_named_here_one_by_one() -> None:
    assert {code for code, role in ROLES.items() if CommunityPermission.SHELTER_ADDRESS in role.permissions} == {
        "officer"
    }


def test_community_knows_no_case_and_no_plan() -> None:
    assert _modules()
    above = ("donghanh.cases", "donghanh.plans", "donghanh.activities", "donghanh.reports")
    wrong = {path.name: found for path in _modules() if (found := {m for m in _imports(path) if m.startswith(above)})}
    assert wrong == {}


def test_no_table_of_community_leads_to_cases_or_to_an_account() -> None:
    account = settings.AUTH_USER_MODEL.lower()
    for model in apps.get_app_config("community").get_models():
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation:
                target = field.related_model._meta.label_lower
                assert not target.startswith(CASES), f"{model.__name__}.{field.name}"
                assert target != account, f"{model.__name__}.{field.name}"


@pytest.mark.django_db
def test_being_listed_in_a_club_gives_a_person_no_right(cast: Cast) -> None:
    """Members, boards and teams are names in a list; whoever signs in has the rights of their posts and no other."""
    before = cast.partner.scope.grants
    club = initiative_of(cast, makes_organisation=True)
    name = cast.partner.person.full_name
    held = member_of(club, name, from_body=cast.partner.organisation)
    seat_of(board_of(club), held.member, "chair")
    counsellor_of(club, name, is_head=True)
    assert cast.partner.scope.grants == before
    chair = chair_of(club)
    held_by_chair = {grant.permission for grant in scope_on(chair.user.pk, timezone.localdate()).grants}
    assert not any(permission.startswith(CASES) for permission in held_by_chair)
    assert make.TESTS.id is None
