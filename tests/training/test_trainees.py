"""One person in many courses, lists that come in, people who leave, names that go."""

import datetime as dt
import io
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.activities.models import Activity
from donghanh.documents.sheets.upload import read_pasted
from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.models import Appointment
from donghanh.training import actions
from donghanh.training.intake.examine import examine
from donghanh.training.intake.sheets import TRAINEES
from donghanh.training.models import Enrolment, NetworkMember, RuleKind
from donghanh.training.presenters.people import progress_of
from donghanh.training.queries.rules import number_on
from donghanh.training.refusals import TrainingRefused
from tests import factories as make
from tests.cast import Cast
from tests.factories.training import (
    NAMES,
    course_of,
    finished,
    held,
    member_of,
    sessions_of,
    today,
    trainee_of,
    trainees_of,
)

BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def looked_at(course: Any, *lines: str) -> Any:
    return examine(read_pasted("\n".join(lines), TRAINEES), course=course, on=today())


def codes(found: Any) -> list[tuple[str, str]]:
    return [(one.place, one.code) for one in found.problems]


def test_the_same_person_in_two_courses_is_one_member(cast: Cast) -> None:
    home = {"birth_year": 1988, "village": cast.village, "body": cast.health}
    one = trainee_of(course_of(cast), **home)
    two = trainee_of(course_of(cast, "Khác"), "lò  thị MẨY", **(home | {"birth_year": 1983}))
    assert one.member_id == two.member_id
    assert NetworkMember.objects.count() == 1


@pytest.mark.parametrize("other", ["years", "body", "village"])
def test_what_is_known_on_both_sides_tells_two_of_one_name_apart(cast: Cast, other: str) -> None:
    village = make.make_unit("Gò Sành", "thôn", parent=cast.unit)
    home = {"birth_year": 1988, "village": cast.village, "body": cast.health}
    away = {"years": {"birth_year": 1970}, "body": {"body": cast.police}, "village": {"village": village}}
    course = course_of(cast)
    trainee_of(course, **home)
    trainee_of(course, **(home | away[other]))
    assert NetworkMember.objects.count() == 2


def test_too_little_to_tell_somebody_apart_is_refused_and_nothing_is_written(cast: Cast) -> None:
    course = course_of(cast)
    trainee_of(course, birth_year=1988)
    with pytest.raises(TrainingRefused, match="same_name"):
        trainee_of(course)
    with pytest.raises(TrainingRefused, match="enrolled_already"):
        trainee_of(course, birth_year=1988)
    assert NetworkMember.objects.count() == Enrolment.objects.count() == 1


@pytest.mark.parametrize(("field", "value", "code"), [
    ("full_name", "  ", "name_empty"), ("sex", "other", "sex_unknown"), ("role", "boss", "role_unknown"), ("birth_year", 1890, "born_unknown"),
])  # fmt: skip
def test_what_cannot_be_said_of_a_person_is_refused(cast: Cast, field: str, value: Any, code: str) -> None:
    values = {"full_name": NAMES[0], "sex": "female"} | {field: value}
    with pytest.raises(TrainingRefused, match=code):
        actions.enrol(course=course_of(cast), at=now(), **values, **BY)


def test_people_of_another_commune_are_no_trainees_of_ours(cast: Cast) -> None:
    course = course_of(cast)
    with pytest.raises(TrainingRefused, match="body_elsewhere"):
        trainee_of(course, body=cast.stranger.organisation)
    seat = Appointment.objects.filter(person=cast.stranger.person)
    with pytest.raises(TrainingRefused, match="member_elsewhere"):
        actions.enrol_known(course=course, members=(), appointments=seat, at=now(), **BY)


def test_staff_come_from_the_register_once(cast: Cast) -> None:
    seats = list(Appointment.objects.filter(person=cast.partner.person).select_related("person", "post__organisation"))
    course = course_of(cast)
    assert actions.enrol_known(course=course, members=(), appointments=seats, at=now(), **BY) == 1
    assert actions.enrol_known(course=course, members=(), appointments=seats, at=now(), **BY) == 0
    member = NetworkMember.objects.get()
    assert (member.full_name, member.sex, member.role) == ("Sầm Thị Yến", "female", "staff")
    assert (member.body, member.position) == (cast.partner.organisation, "Chủ tịch Hội")
    other = course_of(cast, "Khác")
    assert actions.enrol_known(course=other, members=[member], appointments=(), at=now(), **BY) == 1


def test_who_withdrew_is_expected_at_no_later_session(cast: Cast) -> None:
    course = course_of(cast)
    first, second = sessions_of(course)
    people = trainees_of(course, 3)
    held(first)
    actions.withdraw(enrolment=people[0], expected_version=1, on=second.day, reason="Chuyển công tác", at=now(), **BY)
    held(second)
    assert [one.total for one in Activity.objects.order_by("held_on")] == [3, 2]
    people[0].refresh_from_db()
    back = actions.come_back(enrolment=people[0], expected_version=people[0].version, at=now(), **BY)
    assert back.withdrew_on is None


def test_taking_out_a_line_written_by_mistake_counts_anew_and_forgets_the_person(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    people = trainees_of(course, 3)
    held(session)
    actions.remove_enrolment(enrolment=people[0], expected_version=1, at=now(), **BY)
    assert Activity.objects.get().total == 2
    assert not NetworkMember.objects.filter(full_name=NAMES[0]).exists()


def test_a_list_says_what_it_would_do_and_does_it_whole(cast: Cast) -> None:
    course, other = course_of(cast), course_of(cast, "Khác")
    trainee_of(other, NAMES[1], "male", body=cast.police)
    trainee_of(course, NAMES[2])
    lines = (
        "Họ và tên\tGiới tính\tNăm sinh\tThôn\tCơ quan\tLà\tChức danh, công việc",
        "Lò Thị Mẩy\tNữ\t12/3/1988\tthôn Bãi Sậy\tTrạm Y tế xã\tCộng tác viên\tY tế thôn",
        "Vi Văn Pản\tNam\t\t\tCông an xã\tCán bộ, công chức\t",
        "Hà Thị Xoan\t\t\t\t\t\t",
    )
    found = looked_at(course, *lines)
    assert [line.status for line in found.lines] == ["new", "known", "same"]
    assert found.is_clean
    actions.take_in_trainees(course=course, sheets=read_pasted("\n".join(lines), TRAINEES), at=now(), **BY)
    assert course.enrolments.count() == 3
    member = NetworkMember.objects.get(full_name="Lò Thị Mẩy")
    assert (member.birth_year, member.village, member.body) == (1988, cast.village, cast.health)
    assert NetworkMember.objects.count() == 3
    with pytest.raises(TrainingRefused, match="nothing_to_do"):
        actions.take_in_trainees(course=course, sheets=read_pasted("\n".join(lines), TRAINEES), at=now(), **BY)


def test_every_problem_of_a_list_is_named_by_its_cell(cast: Cast) -> None:
    course = course_of(cast)
    trainee_of(course, "Cà Văn Tịnh", "male", body=cast.police)
    trainee_of(course, "Cà Văn Tịnh", "male", body=cast.health)
    found = looked_at(
        course,
        "Họ và tên\tGiới tính\tNăm sinh\tThôn\tCơ quan\tLà",
        "Lò Thị Mẩy\tCái\tba mươi\tthôn Bãi Sẩy\tTrạm Y tế xả\tSếp",
        "\tNam\t1980\t\t\t",
        "Vi Văn Pản\tNam\t\t\t\t",
        "vi văn  pản\tNam\t1980\t\t\t",
        "Cà Văn Tịnh\tNữ\t\t\t\t",
        "Hà Thị Xoan\tNữ\t1850\t\t\t",
    )
    assert codes(found) == [
        ("Học viên!B2", "sex_unknown"),
        ("Học viên!C2", "born_unknown"),
        ("Học viên!D2", "village_unknown"),
        ("Học viên!E2", "body_unknown"),
        ("Học viên!F2", "role_unknown"),
        ("Học viên!A3", "cell_empty"),
        ("Học viên!A5", "same_name_row"),
        ("Học viên!A6", "which_of_them"),
        ("Học viên!C7", "born_unknown"),
    ]
    with pytest.raises(TrainingRefused, match="not_clean"):
        actions.take_in_trainees(course=course, sheets=read_pasted("Lò\tCái", TRAINEES), at=now(), **BY)


def test_a_clean_list_is_not_complained_about(cast: Cast) -> None:
    found = looked_at(course_of(cast), "Lò Thị Mẩy\tnữ\t1988", "Lò Thị Mẩy\tNữ\t1970", "Vi Văn Pản")
    assert found.problems == []
    assert found.counts == {"new": 3}


def test_what_leaves_as_a_file_comes_in_again_as_it_was(cast: Cast) -> None:
    course = course_of(cast)
    trainees_of(course, 5, birth_year=1985, village=cast.village, body=cast.health, position="Y tế thôn")
    client = cast.officer.client()
    answer = client.get(f"/tap-huan/{course.pk}/hoc-vien/xuat/?dang=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    lines = ["\t".join(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    found = looked_at(course, *lines)
    assert found.problems == []
    assert {line.status for line in found.lines} == {"same"}
    assert "trainees" not in answer["Content-Disposition"]
    assert AuditEvent.objects.filter(verb="training.names_taken").exists()


def test_names_go_when_their_time_is_over_and_the_counts_stay(cast: Cast) -> None:
    course = finished(cast, people=5)
    later = now() + dt.timedelta(days=366 * 5 + 20)
    assert actions.erase_names(by=make.TESTS, at=now() + dt.timedelta(days=300)) == 0
    before = [(one.total, one.female) for one in Activity.objects.order_by("pk")]
    assert actions.erase_names(by=make.TESTS, at=later) == 5
    assert actions.erase_names(by=make.TESTS, at=later) == 0
    for member in NetworkMember.objects.all():
        assert (member.full_name, member.told_apart, member.birth_year, member.body) == ("", "", None, None)
        assert member.erased_on is not None
    assert [(one.total, one.female) for one in Activity.objects.order_by("pk")] == before
    assert course.enrolments.trained().count() == 5


def test_who_learned_again_lately_keeps_the_name(cast: Cast) -> None:
    finished(cast, people=2)
    long_ago = now() + dt.timedelta(days=366 * 5 + 20)
    again = trainee_of(course_of(cast, "Khác"), NAMES[0])
    again.course.ends_on = long_ago.date()
    again.course.save()
    actions.erase_names(by=make.TESTS, at=long_ago)
    assert member_of(again).full_name == NAMES[0]
    assert NetworkMember.objects.named().count() == 1


def test_trainers_go_with_their_course_and_an_office_may_keep_names_for_less(cast: Cast) -> None:
    course = course_of(cast, trainers=[("Lê Thị Hòa", "Giảng viên")])
    actions.set_rule(
        unit=cast.unit, kind=RuleKind.KEEP_YEARS, value=1, since=today(), source="Quyết định 12/QĐ-UBND", at=now(), **BY
    )
    assert number_on(RuleKind.KEEP_YEARS, cast.unit, today()) == 1
    assert number_on(RuleKind.KEEP_YEARS, cast.unit, today() - dt.timedelta(days=1)) == 5
    assert number_on(RuleKind.KEEP_YEARS, cast.neighbour, today()) == 5
    actions.erase_names(by=make.TESTS, at=now() + dt.timedelta(days=300))
    assert course.trainers.get().full_name == "Lê Thị Hòa"
    actions.erase_names(by=make.TESTS, at=now() + dt.timedelta(days=400))
    assert course.trainers.get().full_name == ""


@pytest.mark.parametrize(("value", "days", "source", "code"), [
    (0, 0, "QĐ", "value_odd"), (31, 0, "QĐ", "value_odd"), (3, -1, "QĐ", "rule_past"), (3, 0, " ", "source_missing"),
])  # fmt: skip
def test_a_rule_that_cannot_be_is_refused(cast: Cast, value: int, days: int, source: str, code: str) -> None:
    day = today() + dt.timedelta(days=days)
    with pytest.raises(TrainingRefused, match=code):
        actions.set_rule(
            unit=cast.unit, kind=RuleKind.KEEP_YEARS, value=value, since=day, source=source, at=now(), **BY
        )


def test_the_database_and_the_domain_say_the_same_of_who_completed(cast: Cast) -> None:
    course = finished(cast, people=6, sessions=5, absent={0: 1, 1: 2, 2: 5, 3: 0, 4: 4})

    rows = Enrolment.objects.filter(course=course).with_progress()
    by_domain = {one.pk for one in rows if progress_of(one, course).is_complete}
    assert by_domain == set(Enrolment.objects.filter(course=course).trained().values_list("pk", flat=True))
    assert len(by_domain) == 3


def test_nothing_personal_is_in_the_audit_log(cast: Cast) -> None:
    course = course_of(cast, trainers=[("Lê Thị Hòa", "")])
    one = trainee_of(course, NAMES[0], birth_year=1988)
    values = {"sex": "female", "birth_year": 1988, "village": None, "body": None, "role": "staff", "position": "Y tế"}
    actions.edit_member(
        member=one.member, course=course, expected_version=1, full_name="Lò Thị Mai", at=now(), **values, **BY
    )
    actions.withdraw(enrolment=one, expected_version=1, on=today(), reason="Ốm nặng", at=now(), **BY)
    logged = " ".join(f"{one.old} {one.new}" for one in AuditEvent.objects.filter(verb__startswith="training."))
    for secret in (NAMES[0], "Lò Thị Mai", "Ốm nặng", "1988", "Lê Thị Hòa"):
        assert secret not in logged
