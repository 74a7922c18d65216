"""Printed names mean the bodies of the unit, and nothing is guessed."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.organisations.actions import (
    add_member,
    create_group,
    merge_organisation,
    remember_alias,
    rename_organisation,
    take_over_standard_bodies,
)
from donghanh.organisations.kinds import suggested_kind
from donghanh.organisations.models import Organisation
from donghanh.organisations.queries import BodyMatcher, groups_without_members, match_body, suggested_directable
from donghanh.organisations.refusals import OrganisationRefused
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 1)


@pytest.fixture
def commune(db: None):
    """An invented ward with the usual bodies."""
    unit = make.make_unit("Cầu Trúc", "phường")
    take_over_standard_bodies(unit=unit, valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    make.make_organisation(unit, "Trường Tiểu học Cầu Trúc", "school")
    make.make_organisation(unit, "Trường THCS Cầu Trúc", "school")
    make.make_organisation(unit, "Ban quản lý tổ dân phố Bến Cũ", "village")
    return unit


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Công an phường", "Công an phường"),
        ("công an  phường Cầu Trúc", "Công an phường"),
        ("CA phường", "Công an phường"),
        ("Công an", "Công an phường"),
        ("UBMTTQ phường", "Ủy ban Mặt trận Tổ quốc Việt Nam phường"),
        ("Uỷ ban MTTQ Việt Nam phường", "Ủy ban Mặt trận Tổ quốc Việt Nam phường"),
        ("Hội LHPN phường", "Hội Liên hiệp Phụ nữ phường"),
        ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ phường"),
        ("Hội Liên hiệp Phụ nữ Việt Nam phường Cầu Trúc", "Hội Liên hiệp Phụ nữ phường"),
        ("VP HĐND & UBND phường", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường"),
        ("UBND phường", "Ủy ban nhân dân phường Cầu Trúc"),
        ("Phòng VH-XH phường", "Phòng Văn hóa - Xã hội"),
        ("Đoàn TNCS HCM phường", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"),
        ("trường THCS", "Trường THCS Cầu Trúc"),
        ("Trạm Y tế", "Trạm Y tế phường"),
        ("Tổ dân phố Bến Cũ", "Ban quản lý tổ dân phố Bến Cũ"),
        ("Tổ trưởng TDP Bến Cũ", None),
        ("Công an tỉnh", None),
        ("Công an xã", None),
        ("Trường học", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_printed_name_means_one_body_or_nobody(commune, printed: str, name: str | None) -> None:
    match = match_body(printed, unit=commune, on=DAY)
    assert (match.organisation.name if match.organisation else None) == name


def test_what_is_not_found_is_suggested_best_first(commune) -> None:
    match = match_body("Hội Cựu chiến binhh phường", unit=commune, on=DAY)
    assert not match.is_found
    assert match.suggestions[0].target.name == "Hội Cựu chiến binh phường"
    assert match.suggestions[0].score > 80


def test_two_bodies_of_one_short_name_are_asked_about_not_guessed(commune) -> None:
    make.make_organisation(commune, "Trường Tiểu học phường", "school")
    match = match_body("Trường Tiểu học", unit=commune, on=DAY)
    assert not match.is_found
    assert {s.target.name for s in match.suggestions} == {"Trường Tiểu học phường", "Trường Tiểu học Cầu Trúc"}


def test_an_alias_means_one_thing(commune) -> None:
    police = Organisation.objects.get(unit=commune, kind="police")
    army = Organisation.objects.get(unit=commune, name__startswith="Ban Chỉ huy")
    alias = remember_alias(target=police, text="Lực lượng chức năng", by=make.TESTS, at=timezone.now())
    assert remember_alias(target=police, text="lực lượng chức năng ", by=make.TESTS, at=timezone.now()) == alias
    assert match_body("Lực lượng chức năng", unit=commune, on=DAY).organisation == police
    with pytest.raises(OrganisationRefused, match="alias_taken"):
        remember_alias(target=army, text="Lực Lượng Chức Năng", by=make.TESTS, at=timezone.now())
    with pytest.raises(OrganisationRefused, match="alias_taken"):
        remember_alias(target=army, text="Công an phường", by=make.TESTS, at=timezone.now())


def test_a_group_is_recognised_by_its_alias(commune) -> None:
    group = create_group(unit=commune, name="Các tổ dân phố", valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    remember_alias(target=group, text="các TDP trên địa bàn", by=make.TESTS, at=timezone.now())
    assert match_body("Các tổ dân phố", unit=commune, on=DAY).group == group
    assert match_body("các TDP trên địa bàn", unit=commune, on=DAY).group == group


def test_a_neighbours_bodies_are_never_meant(cast: Cast) -> None:
    assert match_body("Công an xã", unit=cast.neighbour, on=DAY).organisation is None
    assert match_body("Công an xã", unit=cast.unit, on=DAY).organisation == cast.police


def test_many_names_cost_three_queries(commune, django_assert_num_queries) -> None:
    matcher = BodyMatcher(unit=commune, on=DAY)
    with django_assert_num_queries(3):
        for printed in ("Công an", "Hội Phụ nữ", "Trạm Y tế", "ai đó", "UBND phường") * 5:
            matcher.match(printed)


def test_a_renamed_body_is_found_by_both_names_on_either_day(commune) -> None:
    old = Organisation.objects.get(unit=commune, name="Phòng Văn hóa - Xã hội")
    remember_alias(target=old, text="Phòng chuyên môn về giới", by=make.TESTS, at=timezone.now())
    new = rename_organisation(
        organisation=old,
        expected_version=1,
        name="Phòng Xã hội",
        effective_on=dt.date(2026, 7, 1),
        legal_basis="Nghị quyết 01/NQ-HĐND",
        by=make.TESTS,
        at=timezone.now(),
    )
    before, after = dt.date(2026, 6, 30), dt.date(2026, 7, 1)
    assert match_body("Phòng Văn hóa - Xã hội", unit=commune, on=before).organisation == old
    assert match_body("Phòng Xã hội", unit=commune, on=after).organisation == new
    assert match_body("Phòng chuyên môn về giới", unit=commune, on=before).organisation == old
    assert match_body("Phòng chuyên môn về giới", unit=commune, on=after).organisation == new


def test_posts_and_holders_go_over_to_the_successor(cast: Cast) -> None:
    body = cast.partner.organisation
    successor = make.make_organisation(cast.unit, "Hội Phụ nữ các dân tộc xã", "mass")
    today = timezone.localdate()
    group = create_group(unit=cast.unit, name="Các hội", valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    add_member(group=group, organisation=body, valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    merge_organisation(
        organisation=body,
        expected_version=1,
        successor=successor,
        effective_on=today,
        legal_basis="",
        by=cast.office_admin.actor,
        at=timezone.now(),
    )
    assert cast.partner.scope.organisation_ids == {successor.pk}
    assert [member.organisation for member in group.members.on(today)] == [successor]


@pytest.mark.parametrize(("kind", "ordered"), [("police", True), ("mass", False), ("front", False), ("party", False)])
def test_mass_organisations_are_asked_not_ordered(kind: str, ordered: bool) -> None:
    assert suggested_directable(kind) is ordered


def test_taking_the_usual_bodies_over_twice_changes_nothing(commune) -> None:
    assert take_over_standard_bodies(unit=commune, valid_from=make.SINCE, by=make.TESTS, at=timezone.now()) == []


def test_a_name_that_only_holds_the_letters_of_another_is_not_suggested(commune) -> None:
    match = match_body("Công chức Vệ sinh - Ăn uống", unit=commune, on=DAY)
    assert "Công an phường" not in {suggestion.target.name for suggestion in match.suggestions}


@pytest.mark.parametrize(
    "printed",
    [
        "Chủ tịch UBND phường",  # a person's post
        "Phó Chủ tịch Ủy ban nhân dân phường Cầu Trúc",
        "Hiệu trưởng Trường THCS",
        "Ban cán sự 9 khối",  # several bodies
        "Đội Xung kích an toàn phường",
        "Ban Vận động vì người nghèo",
    ],
)
def test_what_shares_only_usual_words_is_not_offered_at_one_click(commune, printed: str) -> None:
    assert match_body(printed, unit=commune, on=DAY).suggestions == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế"),
        ("Hội Phụ nử", "Hội Liên hiệp Phụ nữ phường"),
        ("Trạm Y tê phường số 1", "Trạm Y tế phường"),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_what_is_really_alike_is_still_offered(commune, printed: str, name: str) -> None:
    match = match_body(printed, unit=commune, on=DAY)
    assert name in [match.organisation.name if match.organisation else "", *(s.target.name for s in match.suggestions)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UBND xã", "committee"),
        ("UBMTTQ Việt Nam xã", "front"),
        ("Trường THCS Cầu Trúc", "school"),
        ("Hội Chữ thập đỏ xã", "mass"),
        ("Ban quản lý thôn Bến Cũ", "village"),
        ("Phòng Kinh tế", "state"),
        ("Tổ vườn ươm", ""),
        ("Ban Vận động vì người nghèo", ""),
    ],
)
def test_kind_is_guessed_only_where_the_name_says_it(name: str, kind: str) -> None:
    assert suggested_kind(name) == kind


def test_group_nobody_belongs_to_is_noticed(commune) -> None:
    at = timezone.now()
    empty, full = (
        create_group(unit=commune, name=name, valid_from=make.SINCE, by=make.TESTS, at=at)
        for name in ("các bản", "các trường")
    )
    school = Organisation.objects.get(unit=commune, name="Trường THCS Cầu Trúc")
    add_member(group=full, organisation=school, valid_from=make.SINCE, by=make.TESTS, at=at)
    assert groups_without_members([empty.pk, full.pk], on=DAY) == [empty]
