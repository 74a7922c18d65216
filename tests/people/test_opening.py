"""The first administrator of a real office comes in by a code from the machine; everybody after by a person."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from donghanh.accounts.actions.codes import find_code
from donghanh.accounts.models import CodePurpose
from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.models import Organisation
from donghanh.people.models import Confirmation, Person
from donghanh.people.scope import scope_on
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def open_office(code: str, name: str = "Quàng Thị Ban", **options: str) -> str:
    said = StringIO()
    call_command("open_office", code, name=name, stdout=said, **options)
    return said.getvalue()


def codes_in(said: str) -> list[str]:
    return [line.split()[-1] for line in said.splitlines() if "Mã vào lần đầu" in line]


def test_the_first_administrator_gets_a_code_and_the_office_its_usual_bodies() -> None:
    unit = make.make_unit("Nậm Rốm", code="97001")
    (printed,) = codes_in(open_office("97001"))
    code = find_code(typed=printed, at=timezone.now())
    assert code is not None
    assert code.purpose == CodePurpose.INVITE
    person = Person.objects.get(full_name="Quàng Thị Ban")
    assert person.user == code.user
    post = person.appointments.get().post
    assert (post.role, post.organisation.unit) == ("office_admin", unit)
    assert Organisation.objects.filter(unit=unit, name="Công an xã").exists()
    assert AuditEvent.objects.filter(verb="people.office_opened").count() == 1


def test_an_office_that_has_an_administrator_is_not_opened_again(cast: Cast) -> None:
    before = Person.objects.count()
    with pytest.raises(CommandError, match="đã có người quản trị"):
        open_office(cast.unit.code)
    assert Person.objects.count() == before


def test_a_code_that_means_nothing_today_opens_nothing() -> None:
    with pytest.raises(CommandError, match="không có đơn vị nào"):
        open_office("00000")
    assert not Person.objects.exists()


def test_a_province_is_opened_with_its_committee() -> None:
    province = make.make_unit("An Lam", "tỉnh", kind="province", code="98")
    open_office("98")
    assert [body.name for body in Organisation.objects.filter(unit=province)] == ["Ủy ban nhân dân tỉnh An Lam"]


def test_a_leader_comes_in_beside_the_administrator_and_nobody_is_asked_about_either() -> None:
    make.make_unit("Nậm Rốm", code="97001")
    said = open_office("97001", leader="Lò Văn Sơn", leader_title="Chủ tịch")
    found = [find_code(typed=code, at=timezone.now()) for code in codes_in(said)]
    roles = {code.user.person.appointments.get().post.role for code in found if code}
    assert roles == {"office_admin", "leader"}
    assert not Confirmation.objects.exists()


def test_who_keeps_the_machine_is_appointed_on_the_machine(cast: Cast) -> None:
    said = StringIO()
    call_command("appoint_technical", cast.unit.code, name="Vàng A Páo", stdout=said)
    person = Person.objects.get(full_name="Vàng A Páo")
    assert person.appointments.get().post.role == "technical"
    assert [find_code(typed=code, at=timezone.now()).user for code in codes_in(said.getvalue())] == [person.user]
    scope = scope_on(person.user_id, timezone.localdate())
    assert {grant.permission for grant in scope.grants} == {"units.correct"}
