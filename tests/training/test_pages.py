"""Pages of trainings: who sees what, what they say, what they cost."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.activities.models import Activity
from donghanh.training.models import Course, CourseState, Enrolment, NetworkMember, Presence
from tests.cast import Cast
from tests.factories.training import (
    NAMES,
    course_of,
    finished,
    held,
    sessions_of,
    today,
    topic_of,
    trainee_of,
    trainees_of,
)


def url(name: str, *args: Any) -> str:
    return reverse(f"training:{name}", args=args)


def text_of(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode())


def form_of(cast: Cast, **fields: Any) -> dict[str, Any]:
    day = f"{today():%d/%m/%Y}"
    return {
        "title": "Lắng nghe",
        "topic": topic_of().pk,
        "form": "class",
        "organiser": cast.officer.organisation.pk,
        "starts_on": day,
        "ends_on": day,
        "hours": "7",
        "trainers": "Lê Thị Hòa, Trường Chính trị tỉnh\n\nVi Văn A",
    } | fields


def test_the_empty_page_teaches_and_leads_on(cast: Cast) -> None:
    page = text_of(cast.officer.client(), url("list"))
    assert "Chưa có khóa học nào" in page
    assert url("add") in page
    assert url("add") not in text_of(cast.leader.client(), url("list"))
    assert "của cơ quan anh/chị" in text_of(cast.partner.client(), url("list"))


def test_the_officer_writes_a_course_down_and_corrects_it(cast: Cast) -> None:
    client = cast.officer.client()
    answer = client.post(url("add"), form_of(cast))
    course = Course.objects.get()
    assert answer["Location"] == url("course", course.pk)
    assert list(course.trainers.values_list("full_name", "position")) == [
        ("Lê Thị Hòa", "Trường Chính trị tỉnh"),
        ("Vi Văn A", ""),
    ]
    assert "Lê Thị Hòa, Trường Chính trị tỉnh" in text_of(client, url("edit", course.pk))
    client.post(url("edit", course.pk), form_of(cast, title="Lắng nghe tốt", trainers="", version=course.version))
    course.refresh_from_db()
    assert (course.title, course.min_share, course.trainers.count()) == ("Lắng nghe tốt", 80, 0)


def test_bad_input_comes_back_with_what_was_typed_and_a_sentence(cast: Cast) -> None:
    client = cast.officer.client()
    yesterday = f"{today() - dt.timedelta(days=1):%d/%m/%Y}"
    answer = client.post(url("add"), form_of(cast, ends_on=yesterday, place="Nhà văn hóa"))
    assert answer.status_code == 422
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in answer.content.decode()
    assert "Nhà văn hóa" in answer.content.decode()
    for field, value, said in (
        ("topic", "", "Chọn chuyên đề"),
        ("hours", "-3", "Ghi số giờ từ 0 đến 9999."),
        ("min_share", "0", ""),
        ("starts_on", "khi nào rảnh", ""),
        ("topic", str(uuid.uuid4()), ""),
    ):
        answer = client.post(url("add"), form_of(cast, **{field: value}))
        assert answer.status_code == 422, field
        assert said in answer.content.decode()
    assert not Course.objects.exists()


def test_a_session_takes_hours_as_people_write_them(cast: Cast) -> None:
    client, course = cast.officer.client(), course_of(cast)
    day = f"{course.starts_on:%d/%m/%Y}"
    client.post(url("session-add", course.pk), {"day": day, "starts_at": "8h00", "ends_at": "11:30"})
    session = course.sessions.get()
    assert (session.starts_at, float(session.hours)) == (dt.time(8), 3.5)
    again = client.post(url("session-add", course.pk), {"day": day, "starts_at": "8:00"})
    assert "đã có một buổi" in again.content.decode()
    odd = client.post(url("session-add", course.pk), {"day": day, "starts_at": "sáng"})
    assert "Ghi giờ và phút" in odd.content.decode()


def test_attendance_works_without_scripts(cast: Cast) -> None:
    client, course = cast.officer.client(), course_of(cast)
    (session,) = sessions_of(course, 1)
    first, second, _third = trainees_of(course, 3)
    answer = client.post(url("note", session.pk), {"ai": first.pk, "la": "absent"})
    assert answer["Location"].endswith(f"#hv-{first.pk}")
    client.post(url("note-all", session.pk))
    client.post(url("note", session.pk), {"ai": second.pk, "la": "present"})
    page = text_of(client, url("attendance", session.pk))
    assert "2 có mặt" in page
    assert "1 vắng" in page
    client.post(url("hold", session.pk))
    assert Activity.objects.get().total == 2


def test_one_tap_with_a_script_answers_with_the_row_and_the_numbers(cast: Cast) -> None:
    client, course = cast.officer.client(), course_of(cast)
    (session,) = sessions_of(course, 1)
    one = trainee_of(course)
    answer = client.post(url("note", session.pk), {"ai": one.pk, "la": "present"}, headers={"HX-Request": "true"})
    body = answer.content.decode()
    assert body.lstrip().startswith("<li")
    assert "hx-swap-oob" in body
    assert "<html" not in body
    assert session.attendance.get().state == Presence.PRESENT


@pytest.mark.parametrize(("ai", "status"), [("nobody", 404), ("", 404), ("00000000-0000-4000-8000-000000000000", 404)])
def test_noting_nobody_is_a_page_that_is_not_there(cast: Cast, ai: str, status: int) -> None:
    (session,) = sessions_of(course_of(cast), 1)
    assert cast.officer.client().post(url("note", session.pk), {"ai": ai, "la": "present"}).status_code == status


def test_a_course_of_today_offers_its_attendance_first(cast: Cast) -> None:
    course = course_of(cast)
    client = cast.officer.client()
    assert "Khóa học chưa có học viên" in text_of(client, url("course", course.pk))
    trainees_of(course, 2)
    assert "Chưa có buổi nào" in text_of(client, url("course", course.pk))
    (session,) = sessions_of(course, 1)
    assert "Điểm danh buổi ngày" in text_of(client, url("course", course.pk))
    held(session)
    assert "Mọi buổi đã học" in text_of(client, url("course", course.pk))
    course.refresh_from_db()
    client.post(url("finish", course.pk), {"version": course.version})
    course.refresh_from_db()
    assert course.state == CourseState.FINISHED
    page = text_of(client, url("course", course.pk))
    assert "2 người: 1 nữ, 1 nam" in page
    assert "2 lượt người" in page


def test_a_body_sees_its_own_people_and_nobody_else(cast: Cast) -> None:
    course = course_of(cast)
    trainee_of(course, NAMES[0], "female", body=cast.partner.organisation)
    trainee_of(course, NAMES[1], "male", body=cast.police)
    other = course_of(cast, "Của riêng công an")
    trainee_of(other, NAMES[3], "male", body=cast.police)
    partner = cast.partner.client()
    seen = text_of(partner, url("list")) + text_of(partner, url("trainees", course.pk))
    seen += text_of(partner, url("course", course.pk)) + text_of(partner, url("trainees-export", course.pk))
    assert NAMES[0] in seen
    assert NAMES[1] not in seen
    assert "Của riêng công an" not in seen
    assert partner.get(url("course", other.pk)).status_code == 404
    for name in ("edit", "trainee-add", "intake", "finish", "cancel", "session-add", "trainee-choose"):
        assert partner.get(url(name, course.pk)).status_code == 404, name
    assert NetworkMember.objects.visible_to(cast.partner.scope).count() == 1


def test_a_remembered_device_sees_nobody(cast: Cast) -> None:
    course = course_of(cast)
    trainee_of(course, body=cast.partner.organisation)
    scope = cast.partner.narrowed
    assert not Course.objects.visible_to(scope).exists()
    assert not NetworkMember.objects.visible_to(scope).exists()
    assert not Enrolment.objects.visible_to(scope).exists()


def test_the_leader_reads_and_changes_nothing(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    one = trainee_of(course)
    leader = cast.leader.client()
    assert NAMES[0] in text_of(leader, url("trainees", course.pk))
    assert leader.get(url("attendance", session.pk)).status_code == 404
    assert leader.post(url("note", session.pk), {"ai": one.pk, "la": "present"}).status_code == 404
    assert leader.get(url("trainee", one.pk)).status_code == 404


def test_the_next_commune_meets_nothing(cast: Cast) -> None:
    course = course_of(cast)
    one = trainee_of(course)
    stranger = cast.stranger.client()
    assert course.title not in text_of(stranger, url("list"))
    for address in (url("course", course.pk), url("trainees", course.pk), url("trainee", one.pk)):
        assert stranger.get(address).status_code == 404


def test_lists_filter_by_what_is_asked(cast: Cast) -> None:
    finished(cast, absent={0: 2}, title="Khóa đã xong")
    course_of(cast, "Khóa đang chờ", topic="men", organiser=cast.police)
    client = cast.officer.client()
    assert "Khóa đang chờ" not in text_of(client, url("list") + "?buoc=finished")
    assert "Khóa đã xong" not in text_of(client, url("list") + "?q=dang+cho")
    assert "Khóa đã xong" not in text_of(client, url("list") + f"?noi={cast.police.pk}")
    assert "Không có khóa học nào hợp" in text_of(client, url("list") + "?q=khong-co")
    assert text_of(client, url("list") + "?chuyen_de=x&tu=hom-qua")
    course = Course.objects.get(title="Khóa đã xong")
    short = text_of(client, url("trainees", course.pk) + "?muc=thieu")
    assert NAMES[0] in short
    assert NAMES[1] not in short
    assert NAMES[0] not in text_of(client, url("trainees", course.pk) + "?muc=du")
    assert NAMES[0] not in text_of(client, url("trainees", course.pk) + "?gioi=male")


def test_a_pasted_list_is_looked_over_and_then_taken_in(cast: Cast) -> None:
    client, course = cast.officer.client(), course_of(cast)
    wrong = client.post(url("intake", course.pk), {"pasted": "Lò Thị Mẩy\tCái"})
    assert "Học viên!B1" in wrong.content.decode()
    right = client.post(url("intake", course.pk), {"pasted": "Lò Thị Mẩy\tNữ\t1988"})
    assert "1 người mới" in right.content.decode()
    assert not NetworkMember.objects.exists()
    sealed = right.context["sealed"]
    assert client.post(url("intake-problems", course.pk), {"sheets": sealed}).status_code == 200
    answer = client.post(url("intake-apply", course.pk), {"sheets": sealed})
    assert answer["Location"] == url("trainees", course.pk)
    assert NetworkMember.objects.get().birth_year == 1988
    assert client.post(url("intake-apply", course.pk), {"sheets": "x"}).status_code == 302
    template = client.get(url("intake-template", course.pk))
    assert template.content.startswith(b"PK")


def test_people_known_already_are_chosen(cast: Cast) -> None:
    member = trainee_of(course_of(cast)).member
    course = course_of(cast, "Khác")
    client = cast.officer.client()
    page = text_of(client, url("trainee-choose", course.pk))
    assert NAMES[0] in page
    assert "Sầm Thị Yến" in page
    client.post(url("trainee-choose", course.pk), {"ai": [f"m{member.pk}", f"s{cast.partner.person.pk}"]})
    assert course.enrolments.count() == 2
    assert client.post(url("trainee-choose", course.pk), {"ai": ["x"]}).status_code == 422


def test_a_trainee_is_corrected_withdrawn_brought_back_and_taken_out(cast: Cast) -> None:
    course = course_of(cast)
    one = trainee_of(course)
    client = cast.officer.client()
    typed = {"full_name": "Lò Thị Mai", "sex": "female", "role": "staff", "version": 1}
    client.post(url("trainee", one.pk), typed)
    assert NetworkMember.objects.get().full_name == "Lò Thị Mai"
    client.post(url("trainee-withdraw", one.pk), {"on": f"{today():%d/%m/%Y}", "version": 1})
    one.refresh_from_db()
    assert one.withdrew_on == today()
    client.post(url("trainee-back", one.pk), {"version": one.version})
    one.refresh_from_db()
    assert one.withdrew_on is None
    client.post(url("trainee-remove", one.pk), {"version": one.version})
    assert not Enrolment.objects.exists()


def test_no_name_stands_in_an_address_or_a_title(cast: Cast) -> None:
    course = course_of(cast)
    one = trainee_of(course)
    client = cast.officer.client()
    for name, key in (("trainee", one.pk), ("trainees", course.pk), ("trainee-withdraw", one.pk)):
        page = text_of(client, url(name, key))
        assert NAMES[0] not in page.split("<title>")[1].split("</title>")[0]
    assert "q=" not in text_of(client, url("trainees", course.pk))


def queries_of(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(address)
    return len(caught)


@pytest.mark.parametrize("name", ["list", "course", "trainees", "attendance", "trainee-choose"])
def test_pages_cost_no_more_with_many_people(cast: Cast, name: str) -> None:
    course = course_of(cast)
    sessions = sessions_of(course, 2)
    trainees_of(course, 2)
    held(sessions[0])
    key = {"list": (), "attendance": (sessions[0].pk,)}.get(name, (course.pk,))
    client = cast.officer.client()
    few = queries_of(client, url(name, *key))
    for number in range(8):
        trainee_of(course, f"Người {number}", "male", body=cast.police, village=cast.village)
        trainee_of(course_of(cast, f"Khóa {number}"), f"Khác {number}", "female", body=cast.health)
    assert queries_of(client, url(name, *key)) <= few
