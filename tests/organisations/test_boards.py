"""Entering a village gives it a board that tasks for "các thôn" reach; a village that ended leaves."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.models import GroupMember, Organisation
from donghanh.organisations.queries import group_of_villages, villages_left_out
from donghanh.units.models import Unit
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import group_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def add(cast: Cast, **more: str):
    typed = {"level": "thôn", "name": "Lũng Vài", "valid_from": "1/7/2025", "xa": str(cast.unit.pk)}
    return cast.officer.client().post(reverse("units:village-add"), typed | more)


def members(cast: Cast) -> set[str]:
    group = group_of_villages(cast.unit, TODAY)
    found = GroupMember.objects.filter(group=group).on(TODAY) if group else GroupMember.objects.none()
    return set(found.values_list("organisation__name", flat=True))


def test_a_new_village_gets_its_board_in_the_group_of_villages(cast: Cast) -> None:
    group_of(cast.unit, "Các thôn", cast.village_head.organisation)
    assert add(cast, kem_board="on").status_code == 302
    board = Organisation.objects.get(name="Thôn Lũng Vài")
    assert (board.kind, board.village.name, board.directable) == ("village", "Lũng Vài", True)
    assert members(cast) == {"Thôn Lũng Vài", cast.village_head.organisation.name}


def test_the_first_village_founds_the_group(cast: Cast) -> None:
    add(cast, kem_board="on")
    assert members(cast) == {"Thôn Lũng Vài"}


def test_who_leaves_the_box_empty_gets_the_village_alone_and_is_told_on_the_page(cast: Cast) -> None:
    group_of(cast.unit, "Các thôn", cast.village_head.organisation)
    add(cast)
    assert not Organisation.objects.filter(name="Thôn Lũng Vài").exists()
    html = cast.officer.client().get(reverse("units:villages")).content.decode()
    assert "1 thôn chưa có ban quản lý trong nhóm" in html
    cast.officer.client().post(reverse("organisations:boards"), {"dv": str(cast.unit.pk)})
    assert "Thôn Lũng Vài" in members(cast)
    assert not villages_left_out(cast.unit, TODAY)
    assert (
        "Mỗi thôn trong danh sách có ban quản lý"
        in cast.officer.client().get(reverse("units:villages")).content.decode()
    )


def test_a_board_set_up_by_hand_is_joined_and_not_set_up_twice(cast: Cast) -> None:
    make.make_organisation(cast.unit, "Thôn Lũng Vài", "village")
    add(cast, kem_board="on")
    assert Organisation.objects.get(name="Thôn Lũng Vài").village.name == "Lũng Vài"


def end(cast: Cast, **more: str) -> None:
    village = Unit.objects.get(name="Lũng Vài")
    typed = {"version": village.version, "on": f"{TODAY:%d/%m/%Y}", "legal_basis": ""} | more
    assert cast.officer.client().post(reverse("units:village-end", args=[village.pk]), typed).status_code == 302


def test_a_village_that_ended_leaves_with_its_board(cast: Cast) -> None:
    add(cast, kem_board="on")
    end(cast)
    assert Organisation.objects.get(name="Thôn Lũng Vài").valid_until == TODAY
    assert not members(cast)


def test_the_board_of_a_village_taken_in_goes_over_into_its_neighbours(cast: Cast) -> None:
    add(cast, kem_board="on")
    end(cast, into=str(cast.village.pk))
    board = Organisation.objects.get(name="Thôn Lũng Vài")
    assert board.successions_out.get().successor == cast.village_head.organisation
    assert members(cast) == {cast.village_head.organisation.name}


def test_the_group_is_known_by_what_its_papers_call_it_else_by_who_is_in_it(cast: Cast) -> None:
    group_of(cast.unit, "Các trường học", cast.school)
    assert group_of_villages(cast.unit, TODAY) is None
    mixed = group_of(cast.unit, "Thôn xóm trong xã", cast.village_head.organisation)
    assert group_of_villages(cast.unit, TODAY) == mixed
    named = group_of(cast.unit, "Các thôn")
    assert group_of_villages(cast.unit, TODAY) == named
    assert group_of_villages(cast.unit, dt.date(2020, 1, 1)) is None


def test_only_who_keeps_the_bodies_sets_up_boards(cast: Cast) -> None:
    assert cast.leader.client().post(reverse("organisations:boards")).status_code == 404
