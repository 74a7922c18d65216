"""The pages of bodies and groups."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.actions import add_members, create_group, remember_alias
from donghanh.organisations.models import GroupMember, Organisation, OrganisationAlias
from donghanh.organisations.queries import match_body
from donghanh.organisations.refusals import OrganisationRefused
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def at(name: str, *args: object) -> str:
    """An address of the app."""
    return reverse(f"organisations:{name}", args=args)


def test_the_list_shows_the_bodies_of_the_own_unit(cast: Cast) -> None:
    make.make_organisation(cast.neighbour, "Trạm Y tế xã Đá Trắng", "health")
    page = cast.officer.client().get(at("list")).content.decode()
    assert "Công an xã" in page
    assert "Đá Trắng" not in page


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"q": "cong an"}, {"Công an xã"}),
        ({"q": "Hội Liên"}, {"Hội Liên hiệp Phụ nữ xã"}),
        ({"q": "lực lượng"}, {"Công an xã"}),
        ({"loai": "health"}, {"Trạm Y tế xã"}),
        ({"giao": "no"}, {"Hội Liên hiệp Phụ nữ xã"}),
        ({"ngay": "01/01/2000"}, set()),
    ],
    ids=["no accents", "accents", "alias", "kind", "asked", "day"],
)
def test_filters_narrow_the_list_and_the_file_alike(cast: Cast, filters: dict, found: set[str]) -> None:
    remember_alias(target=cast.police, text="Lực lượng chức năng", by=make.TESTS, at=timezone.now())
    client = cast.leader.client()
    assert {body.name for body in client.get(at("list"), filters).context["rows"]} == found
    text = b"".join(client.get(at("export"), filters).streaming_content).decode()
    assert all(name in text for name in found)
    assert text.count("\r\n") == len(found) + 1


def test_the_list_costs_the_same_for_many_bodies(cast: Cast, django_assert_max_num_queries) -> None:
    for number in range(20):
        make.make_organisation(cast.unit, f"Tổ hòa giải số {number}")
    client = cast.officer.client()
    with django_assert_max_num_queries(9):
        client.get(at("list"))


def test_the_page_of_a_body_names_who_holds_its_seats(cast: Cast) -> None:
    page = cast.officer.client().get(at("organisation", cast.partner.organisation.pk)).content.decode()
    assert cast.partner.person.full_name in page


@pytest.mark.parametrize("who", ["stranger", "partner"])
def test_a_body_of_another_office_looks_absent(cast: Cast, who: str) -> None:
    client = getattr(cast, who).client()
    assert client.get(at("organisation", cast.police.pk)).status_code == 404
    assert client.post(at("alias-add", cast.police.pk), {"text": "x y"}).status_code == 404
    assert client.post(at("edit", cast.police.pk), {"name": "x"}).status_code == 404


def test_who_only_reads_finds_no_way_to_edit(cast: Cast) -> None:
    client = cast.leader.client()
    page = client.get(at("organisation", cast.police.pk)).content.decode()
    assert at("edit", cast.police.pk) not in page
    assert client.get(at("edit", cast.police.pk)).status_code == 404
    assert client.get(at("add")).status_code == 404


def test_a_body_is_added_edited_and_renamed(cast: Cast) -> None:
    client = cast.office_admin.client()
    client.post(
        at("add"),
        {"name": "Đội văn nghệ", "kind": "other", "directable": "yes", "valid_from": "01/02/2026", "village": ""},
    )
    body = Organisation.objects.get(name="Đội văn nghệ")
    client.post(at("edit", body.pk), {"name": "Đội Văn nghệ", "kind": "club", "directable": "no", "version": "1"})
    body.refresh_from_db()
    assert (body.name, body.kind, body.directable, body.version) == ("Đội Văn nghệ", "club", False, 2)
    assert AuditEvent.objects.filter(verb="organisations.edited", object_id=str(body.pk)).count() == 1
    answer = client.post(
        at("rename", body.pk),
        {"name": "Đội Thông tin lưu động", "effective_on": "01/03/2026", "legal_basis": "QĐ 5", "version": "2"},
    )
    heir = Organisation.objects.get(name="Đội Thông tin lưu động")
    assert answer["Location"] == at("organisation", heir.pk)
    assert "Đội Văn nghệ" in client.get(at("organisation", heir.pk)).content.decode()


def test_a_lost_race_shows_both_versions(cast: Cast) -> None:
    cast.police.save_changes(expected_version=1, kind="other")
    answer = cast.officer.client().post(
        at("edit", cast.police.pk), {"name": "Công an xã A", "kind": "police", "directable": "yes", "version": "1"}
    )
    assert answer.status_code == 409


def test_a_name_in_use_is_refused_with_a_sentence(cast: Cast) -> None:
    data = {"name": "Công an xã", "kind": "police", "directable": "yes", "valid_from": "01/02/2026", "village": ""}
    assert "mang tên này" in cast.officer.client().post(at("add"), data).content.decode()


def test_aliases_come_and_go(cast: Cast) -> None:
    client = cast.officer.client()
    client.post(at("alias-add", cast.police.pk), {"text": "Lực lượng chức năng"})
    alias = OrganisationAlias.objects.get(organisation=cast.police)
    client.post(at("alias-forget", alias.pk))
    assert not OrganisationAlias.objects.exists()


def test_the_usual_bodies_are_taken_over_once(cast: Cast) -> None:
    client = cast.office_admin.client()
    page = client.get(at("take-over"))
    offered = [body.name for body in page.context["missing"]]
    assert "Công an xã" not in offered
    assert "Hội Nông dân xã" in offered
    client.post(at("take-over"), {"names": ["Hội Nông dân xã"], "valid_from": "01/02/2026"})
    made = Organisation.objects.get(name="Hội Nông dân xã")
    assert not made.directable
    assert made.aliases.exists()


def test_bodies_join_and_leave_a_group(cast: Cast) -> None:
    client = cast.officer.client()
    group = create_group(unit=cast.unit, name="Các thôn", valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    board = cast.village_head.organisation
    client.post(at("group", group.pk), {"organisations": [str(board.pk)], "valid_from": "01/02/2026"})
    member = GroupMember.objects.get()
    assert board.name in client.get(at("groups")).content.decode()
    client.post(at("member-end", member.pk))
    member.refresh_from_db()
    assert member.valid_until == timezone.localdate()
    assert cast.stranger.client().get(at("group", group.pk)).status_code == 404


def test_the_other_pages_open(cast: Cast) -> None:
    client = cast.office_admin.client()
    for name in ("add", "take-over", "groups", "group-add"):
        assert client.get(at(name)).status_code == 200
    for name in ("edit", "rename", "merge", "end"):
        assert client.get(at(name, cast.police.pk)).status_code == 200


def test_of_several_bodies_all_join_or_none(cast: Cast) -> None:
    group = create_group(unit=cast.unit, name="Các thôn", valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
    with pytest.raises(OrganisationRefused, match="member_elsewhere"):
        add_members(
            group=group,
            organisations=[cast.police, cast.stranger.organisation],
            valid_from=make.SINCE,
            by=make.TESTS,
            at=timezone.now(),
        )
    assert not GroupMember.objects.exists()


def test_a_group_takes_another_name_and_is_still_found_by_the_old_one(cast: Cast) -> None:
    client = cast.officer.client()
    group, other = (
        create_group(unit=cast.unit, name=name, valid_from=make.SINCE, by=make.TESTS, at=timezone.now())
        for name in ("Các thôn", "Các trường học")
    )
    address = at("group-rename", group.pk)
    assert address in client.get(at("group", group.pk)).content.decode()
    taken = client.post(address, {"name": other.name, "version": "1"}).content.decode()
    assert "mang tên này" in taken
    client.post(address, {"name": "Các thôn, bản", "version": "1"})
    group.refresh_from_db()
    assert group.name == "Các thôn, bản"
    assert match_body("Các thôn", unit=cast.unit, on=timezone.localdate()).group == group
    assert client.post(address, {"name": "Các bản", "version": "1"}).status_code == 409
    for who in (cast.leader, cast.stranger):
        assert who.client().get(address).status_code == 404
