"""A renamed commune is the same commune: its office keeps what it did under the old name, and goes on."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.models import Document
from donghanh.organisations.actions import merge_organisation
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.people.models import Person
from donghanh.plans import actions
from donghanh.plans.models import Plan, Task
from donghanh.plans.refusals import PlanRefused
from donghanh.units.actions import rename_unit
from donghanh.units.models import Unit, UnitKind
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def renamed(cast: Cast) -> Unit:
    """The commune of the cast under its new name, with a plan, a document and a group of its old days."""
    task_of(plan_of(cast), lead=cast.police, cast=cast)
    read_document(cast.unit, {"text": "Mở lớp tập huấn"})
    group_of(cast.unit, "Các trường", cast.school)
    return rename_unit(
        unit=cast.unit, expected_version=1, name="Sông Mây", level="phường", on=TODAY, by=make.TESTS, at=NOW
    )


def test_what_was_made_under_the_old_name_stays_visible(cast: Cast, renamed: Unit) -> None:
    scope = cast.officer.scope
    assert scope.unit_ids == {cast.unit.pk, renamed.pk}
    for model in (Plan, Task, Document, OrganisationGroup):
        assert model.objects.visible_to(scope).count() == 1, model
    assert cast.police in Organisation.objects.visible_to(scope)
    assert cast.leader.person in Person.objects.visible_to(scope)
    client, plan = cast.officer.client(), Plan.objects.get()
    for name in ("plan", "tasks", "targets"):
        assert client.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 200
    assert client.get(reverse("documents:review", args=[Document.objects.get().pk])).status_code == 200


def test_the_neighbour_still_sees_nothing(cast: Cast, renamed: Unit) -> None:
    scope = cast.stranger.scope
    assert scope.unit_ids == {cast.neighbour.pk}
    for model in (Plan, Task, Document, OrganisationGroup):
        assert not model.objects.visible_to(scope).exists(), model


def test_new_things_are_added_to_the_unit_of_today(cast: Cast, renamed: Unit) -> None:
    client = cast.officer.client()
    body = {"name": "Đội văn nghệ", "kind": "other", "directable": "yes", "valid_from": f"{TODAY:%d/%m/%Y}"}
    client.post(reverse("organisations:add"), body)
    client.post(reverse("organisations:group-add"), {"name": "Các đội", "valid_from": f"{TODAY:%d/%m/%Y}"})
    client.post(reverse("units:village-add"), {"name": "Đồi Chè", "level": "khối", "valid_from": f"{TODAY:%d/%m/%Y}"})
    client.post(reverse("documents:type_in"), {"doc_type": "Kế hoạch", "title": "Tháng hành động năm 2026"})
    answer = client.post(
        reverse("plans:new"),
        {
            "title": "Phòng ngừa bạo lực gia đình",
            "doc_type": "Kế hoạch",
            "kind": "year",
            "starts_on": "01/01/2026",
            "ends_on": "31/12/2026",
        },
    )
    assert answer.status_code == 302
    assert Organisation.objects.get(name="Đội văn nghệ").unit == renamed
    assert OrganisationGroup.objects.get(name="Các đội").unit == renamed
    assert Unit.objects.get(kind=UnitKind.VILLAGE, name="Đồi Chè").parent == renamed
    assert Document.objects.get(title="Tháng hành động năm 2026").unit == renamed
    plan = Plan.objects.get(title="Phòng ngừa bạo lực gia đình")
    assert (plan.unit, plan.owner_post) == (renamed, cast.officer.post)
    assert cast.office_admin.client().get(reverse("people:add")).status_code == 200


def test_bodies_of_either_name_are_one_unit(cast: Cast, renamed: Unit) -> None:
    client = cast.officer.client()
    fresh = make.make_organisation(renamed, "Trung tâm Hành chính công", "state", valid_from=TODAY)
    group = OrganisationGroup.objects.get()
    client.post(
        reverse("organisations:group", args=[group.pk]),
        {"organisations": [str(fresh.pk)], "valid_from": f"{TODAY:%d/%m/%Y}"},
    )
    assert {member.organisation for member in group.members.all()} == {cast.school, fresh}
    same = {"name": "Công an xã", "kind": "police", "directable": "yes", "valid_from": f"{TODAY:%d/%m/%Y}"}
    assert "mang tên này" in client.post(reverse("organisations:add"), same).content.decode()
    merge_organisation(
        organisation=cast.health,
        expected_version=1,
        successor=fresh,
        effective_on=TODAY + dt.timedelta(days=1),
        legal_basis="",
        by=cast.officer.actor,
        at=NOW,
    )
    client.post(
        reverse("organisations:rename", args=[cast.police.pk]),
        {"name": "Công an phường", "effective_on": f"{TODAY:%d/%m/%Y}", "legal_basis": "", "version": "1"},
    )
    assert Organisation.objects.get(name="Công an phường").unit == renamed


def test_pages_name_the_unit_as_it_is_called_today(cast: Cast, renamed: Unit) -> None:
    client = cast.officer.client()
    assert "UBND phường Sông Mây" in client.get(reverse("organisations:list")).content.decode()
    page = client.get(reverse("organisations:organisation", args=[cast.police.pk])).content.decode()
    assert reverse("units:unit", args=[renamed.pk]) in page


def test_a_number_of_the_old_name_is_not_given_twice(cast: Cast, renamed: Unit) -> None:
    with pytest.raises(PlanRefused, match="number_taken"):
        actions.create_plan(
            unit=renamed,
            owner_post=cast.officer.post,
            title="Kế hoạch khác",
            year=2026,
            number="7",
            symbol="KH-UBND",
            issued_on=dt.date(2026, 1, 15),
            by=cast.officer.actor,
            at=NOW,
        )
