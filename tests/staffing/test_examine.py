"""The dry run: every problem by its cell, what would be added, and nothing written."""

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django.utils import timezone

from donghanh.documents.sheets import workbook
from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.actions import remember_alias
from donghanh.organisations.models import Organisation, OrganisationAlias
from donghanh.people.models import Appointment, Confirmation, Person
from donghanh.people.scope import scope_on
from donghanh.staffing.actions import take_in
from donghanh.staffing.intake.examine import Examination, examine
from donghanh.staffing.intake.sheets import SHEETS
from donghanh.staffing.intake.upload import seal, unseal
from donghanh.staffing.refusals import StaffingRefused
from donghanh.staffing.wording import PROBLEMS, problem_words
from tests import factories as make
from tests.cast import Cast
from tests.staffing.books import BODY_HEADINGS, book_of, content_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
OFFICER, PARTNER = "Công chức phụ trách", "Đơn vị phối hợp"


@pytest.fixture
def sheets_of(tmp_path):
    """Reads a workbook as the child does, and through JSON as it answers."""

    def sheets(book: Any = None, **rows: Any) -> dict:
        path = tmp_path / "bang.xlsx"
        path.write_bytes(content_of(book or book_of(**rows)))
        return json.loads(json.dumps(workbook.read_workbook(path, SHEETS)))

    return sheets


def examined(cast: Cast, sheets: dict) -> Examination:
    return examine(sheets, unit=cast.unit, scope=cast.office_admin.scope, on=TODAY)


def said(cast: Cast, sheets: dict) -> dict[str, str]:
    return {one.place: one.code for one in examined(cast, sheets).problems}


def taken(cast: Cast, sheets: dict) -> Examination:
    return take_in(sheets=sheets, unit=cast.unit, by=cast.office_admin.actor, at=NOW)


def refused(code: str):
    return pytest.raises(StaffingRefused, match=f"^{code}$")


def person(name: str = "Tòng Văn Pín", body: str = "Công an xã", **other: Any) -> list[Any]:
    row = {"title": "Trưởng Công an", "role": PARTNER, "valid_from": "01/03/2026", "login": None, "email": None}
    row |= other
    return [name, body, *(row[key] for key in ("title", "role", "valid_from", "login", "email"))]


def test_a_body_spelled_otherwise_is_asked_about_in_its_cell(cast: Cast, sheets_of) -> None:
    found = examined(cast, sheets_of(people=[person(), person("Vi Văn Ba"), person("Lò Văn Tư", "Công an xa")]))
    (problem,) = found.problems
    assert problem.place == "Người!B4"
    assert problem_words(problem) == "Không có cơ quan “Công an xa”. Có phải “Công an xã”?"


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        (person(body="Chi cục Thú y"), "Người!B2", "body_unknown"),
        (person(name=""), "Người!A2", "cell_empty"),
        (person(role="Công chức phụ trach"), "Người!D2", "role_unknown"),
        (person(role="Người trông máy"), "Người!D2", "role_not_yours"),
        (person(role="Công chức cấp tỉnh"), "Người!D2", "role_not_yours"),
        (person(valid_from="31/02/2026"), "Người!E2", "day"),
        (person(valid_from="1/3/26"), "Người!E2", "day"),
        (person(valid_from=46082), "Người!E2", "day_number"),
        (person(valid_from="=TODAY()"), "Người!E2", "cell_formula"),
        (person(valid_from=dt.date(2001, 1, 1)), "Người!E2", "before_body"),
        (person(title=dt.date(2026, 1, 1)), "Người!C2", "cell_date"),
        (person(login="Tòng Pín"), "Người!F2", "login_unusable"),
        (person(login="lam"), "Người!F2", "login_taken"),
        (person(email="tong.pin"), "Người!G2", "email_unusable"),
        (person(name="x" * 121), "Người!A2", "too_long"),
    ],
)
def test_each_mistake_about_a_person_has_its_cell(cast: Cast, sheets_of, row: list, place: str, code: str) -> None:
    assert said(cast, sheets_of(people=[row])) == {place: code}


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        (["Trạm Thú y xã", "Trạm"], "Cơ quan!B2", "kind_unknown"),
        (["Trạm Thú y xã", "Khác", "Đúng"], "Cơ quan!C2", "yes_or_no"),
        (["Trạm Thú y xã", "Khác", "Có", "CA xã"], "Cơ quan!D2", "alias_taken"),
        (["Trạm Thú y xã", "Khác", "Có", "", "Bãi Say"], "Cơ quan!E2", "village_unknown"),
        (["Cong an xa", "Công an"], "Cơ quan!A2", "body_almost"),
        (["Công an xã", "Công an", "Có", "", "thôn Bãi Sậy"], "Cơ quan!E2", "village_fixed"),
    ],
)
def test_each_mistake_about_a_body_has_its_cell(cast: Cast, sheets_of, row: list, place: str, code: str) -> None:
    remember_alias(target=cast.police, text="CA xã", by=make.TESTS, at=NOW)
    assert said(cast, sheets_of(bodies=[row])) == {place: code}


def test_rows_that_say_the_same_twice_are_named_by_the_first(cast: Cast, sheets_of) -> None:
    sheets = sheets_of(
        bodies=[["Trạm Thú y xã", "Khác"], ["trạm thú y xã", "Khác"]],
        people=[
            person(),
            person(),
            person("Vi Văn Ba", login="ba.vi", email="ba@vidu.vn"),
            person("Vi Văn Ba", title="Phó", login="ba.vi", email="b@vidu.vn"),
            person("Vi Văn Tư", login="ba.vi"),
        ],
    )
    assert said(cast, sheets) == {
        "Cơ quan!A3": "body_twice",
        "Người!A3": "person_twice",
        "Người!G5": "two_mails",
        "Người!F6": "login_of_two",
    }


def test_wrong_headings_stop_the_sheet_and_not_the_other(cast: Cast, sheets_of) -> None:
    book = book_of(bodies=[["x"]], people=[person(body="Nơi lạ")])
    book["Cơ quan"]["B1"] = "Kiểu"
    found = said(cast, sheets_of(book))
    assert found == {"Cơ quan!B1": "heading_unknown", "Cơ quan!1": "heading_missing", "Người!B2": "body_unknown"}


def test_columns_may_stand_in_another_order(cast: Cast, sheets_of) -> None:
    book = book_of()
    page = book["Cơ quan"]
    for place, heading in enumerate(reversed(BODY_HEADINGS), start=1):
        page.cell(1, place, heading.upper() + " *")
    page.append([None, None, "Không", "Khác", "Trạm Thú y xã"])
    (line,) = examined(cast, sheets_of(book)).bodies
    assert (line.name, line.kind, line.directable, line.status) == ("Trạm Thú y xã", "other", False, "new")


def test_merged_cells_are_named(cast: Cast, sheets_of) -> None:
    book = book_of(people=[person(), person("Vi Văn Ba")])
    book["Người"].merge_cells("B2:B3")
    assert said(cast, sheets_of(book)) == {"Người!B2": "merged", "Người!B3": "merged"}


def test_too_many_rows_and_no_sheet_are_said_of_the_whole(cast: Cast, sheets_of) -> None:
    assert said(cast, sheets_of(people=[person(f"Người {n}") for n in range(501)])) == {"Người": "too_many_rows"}
    assert said(cast, {"sheets": {}, "titles": ["Sheet1"]}) == {"Sheet1": "no_sheet"}
    assert set(said(cast, sheets_of()).values()) == {"no_rows"}


def test_a_dry_run_writes_nothing_and_tells_what_is_new_changed_and_there(cast: Cast, sheets_of) -> None:
    before = (Organisation.objects.count(), Person.objects.count(), AuditEvent.objects.count())
    found = examined(
        cast,
        sheets_of(
            bodies=[
                ["Trạm Thú y xã", "Khác"],
                ["Công an xã", "Công an", "Không", "CAX"],
                ["Trạm Y tế xã", "Cơ sở y tế"],
            ],
            people=[
                person("Tòng Văn Pín", "Trạm Thú y xã", valid_from=dt.date(2026, 3, 1)),
                person("Sầm Thị Yến", "Hội Liên hiệp Phụ nữ xã", title="chủ tịch hội", valid_from="01/01/2021"),
                person("Sầm Thị Yến", "Công an xã", email="yen@vidu.vn"),
            ],
        ),
    )
    assert found.problems == []
    assert [line.status for line in found.bodies] == ["new", "change", "same"]
    assert [line.status for line in found.people] == ["new", "same", "change"]
    assert found.bodies[0].valid_from == dt.date(2026, 3, 1)
    assert before == (Organisation.objects.count(), Person.objects.count(), AuditEvent.objects.count())


def test_taking_in_adds_bodies_people_posts_and_names(cast: Cast, sheets_of) -> None:
    sheets = sheets_of(
        bodies=[
            ["Trạm Thú y xã", "Khác", "Có", "Thú y; Trạm thú y"],
            ["Ban quản lý thôn Bãi Sậy 2", "Ban quản lý thôn, tổ dân phố", "", "", "Bãi Sậy"],
            ["Công an xã", "Công an", "Không"],
        ],
        people=[
            person("Tòng Văn Pín", "Trạm Thú y xã", login="Pin.Thuy", email="pin@vidu.vn"),
            person("Tòng Văn Pín", "Trạm Y tế xã", title="Nhân viên"),
            person("Vi Thị Ba", "Phòng Văn hóa - Xã hội", role=OFFICER),
        ],
    )
    taken(cast, sheets)
    body = Organisation.objects.get(name="Trạm Thú y xã")
    assert set(body.aliases.values_list("text", flat=True)) == {"Thú y", "Trạm thú y"}
    assert Organisation.objects.get(name="Ban quản lý thôn Bãi Sậy 2").village == cast.village
    cast.police.refresh_from_db()
    assert cast.police.directable is False
    pin = Person.objects.get(full_name="Tòng Văn Pín")
    assert (pin.user.login, pin.email, pin.appointments.count()) == ("pin.thuy", "pin@vidu.vn", 2)
    assert pin.user.enrolled_at is None
    officer = Appointment.objects.get(person__full_name="Vi Thị Ba")
    assert Confirmation.objects.get(appointment=officer).answer == ""
    event = AuditEvent.objects.get(verb="staffing.taken_in")
    assert event.new["counts"] == {"bodies.new": 2, "bodies.change": 1, "people.new": 3}
    assert "Tòng" not in json.dumps(list(AuditEvent.objects.values_list("new", flat=True)), ensure_ascii=False)


def test_the_same_file_again_finds_everything_there(cast: Cast, sheets_of) -> None:
    sheets = sheets_of(
        bodies=[["Trạm Thú y xã", "Khác", "Có", "Thú y"]], people=[person(body="Trạm Thú y xã", login="pin")]
    )
    taken(cast, sheets)
    assert not examined(cast, sheets).does_something
    with refused("nothing_new"):
        taken(cast, sheets)


def test_nobody_imports_a_post_for_themselves(cast: Cast, sheets_of) -> None:
    own = person(cast.office_admin.person.full_name, "Phòng Văn hóa - Xã hội", role=OFFICER)
    sheets = sheets_of(people=[own])
    assert said(cast, sheets) == {"Người!A2": "own_rights"}
    with refused("not_clean"):
        taken(cast, sheets)
    there = person(
        cast.office_admin.person.full_name,
        "Ủy ban nhân dân xã Sông Mây",
        title="Văn phòng",
        role="Người quản trị của xã",
        valid_from="01/01/2021",
    )
    assert said(cast, sheets_of(people=[there])) == {}


def test_somebody_with_a_post_elsewhere_is_left_alone(cast: Cast, sheets_of) -> None:
    make.make_appointment(cast.partner.person, cast.stranger.post)
    assert said(cast, sheets_of(people=[person("Sầm Thị Yến")])) == {"Người!A2": "works_elsewhere"}


def test_people_of_one_name_are_never_guessed(cast: Cast, sheets_of) -> None:
    for _ in range(2):
        make.make_appointment(make.make_person("Vi Văn Ba"), cast.partner.post)
    sheets = sheets_of(people=[person("Vi Văn Ba"), person("Sầm Thị Yến", login="yen2")])
    assert said(cast, sheets) == {"Người!A2": "several_people", "Người!F3": "other_login"}


def test_a_post_held_since_another_day_is_not_moved(cast: Cast, sheets_of) -> None:
    held = person("Sầm Thị Yến", "Hội Liên hiệp Phụ nữ xã", title="Chủ tịch Hội", valid_from="01/02/2021")
    assert said(cast, sheets_of(people=[held])) == {"Người!E2": "holds_since"}


def test_what_went_wrong_since_the_dry_run_stops_all_of_it(cast: Cast, sheets_of, monkeypatch) -> None:
    sheets = sheets_of(bodies=[["Trạm Thú y xã", "Khác"]], people=[person(body="Trạm Thú y xã", login="pin")])
    assert examined(cast, sheets).is_clean
    make.make_account("pin")
    with refused("not_clean"):
        taken(cast, sheets)
    assert not Organisation.objects.filter(name="Trạm Thú y xã").exists()
    assert not OrganisationAlias.objects.exists()


def test_who_lost_the_rights_takes_nothing_in(cast: Cast, sheets_of) -> None:
    sheets = sheets_of(people=[person()])
    with refused("not_clean"):
        take_in(sheets=sheets, unit=cast.unit, by=cast.officer.actor, at=NOW)


def test_the_dry_run_asks_the_same_for_many_lines(cast: Cast, sheets_of, django_assert_max_num_queries) -> None:
    sheets = sheets_of(
        bodies=[[f"Câu lạc bộ {n}", "Câu lạc bộ, mô hình"] for n in range(40)],
        people=[person(f"Người {n}", f"Câu lạc bộ {n}", login=f"nguoi-{n}") for n in range(40)],
    )
    scope = cast.office_admin.scope
    with django_assert_max_num_queries(16):
        assert examine(sheets, unit=cast.unit, scope=scope, on=TODAY).problems == []


def test_what_was_read_comes_back_to_its_author_alone() -> None:
    account, unit = uuid.uuid4(), uuid.uuid4()
    sealed = seal({"sheets": {}, "titles": ["x"]}, account=account, unit=unit)
    assert unseal(sealed, account=account, unit=unit) == {"sheets": {}, "titles": ["x"]}
    for text, who, where in ((sealed, uuid.uuid4(), unit), (sealed, account, uuid.uuid4()), ("x", account, unit)):
        with refused("gone"):
            unseal(text, account=who, unit=where)


def test_rights_of_an_imported_officer_wait_for_the_leader(cast: Cast, sheets_of) -> None:
    taken(cast, sheets_of(people=[person("Vi Thị Ba", "Phòng Văn hóa - Xã hội", role=OFFICER, login="ba.vi")]))
    user = Person.objects.get(full_name="Vi Thị Ba").user
    assert scope_on(user.pk, TODAY).grants == frozenset()


def test_every_sentence_can_be_said() -> None:
    assert all(str(words) for words in PROBLEMS.values())
