"""The province sees how much the units below trained: numbers, never a course, never a name."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donghanh.training.models import Course, NetworkMember
from donghanh.training.queries.below import trained_below
from donghanh.units.models import Succession, SuccessionKind
from tests.cast import Cast
from tests.factories import make_account, make_appointment, make_organisation, make_person, make_post, make_unit
from tests.factories.training import NAMES, course_of, finished, trainees_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SPAN = {"since": TODAY - dt.timedelta(days=400), "until": TODAY}
URL = "/tap-huan/cap-duoi/"
WIDE = {"tu": f"{SPAN['since']:%d/%m/%Y}"}


@pytest.fixture
def province_client(cast: Cast, client: Client) -> Client:
    office = make_organisation(cast.province, "Sở Nội vụ", "state")
    user = make_account()
    make_appointment(make_person("Nông Thị Na", user=user), make_post(office, "province_officer"))
    client.force_login(user)
    return client


def test_the_province_sees_numbers_of_each_unit_and_no_name(cast: Cast, province_client: Client) -> None:
    course = finished(cast)
    page = province_client.get(URL, WIDE).content.decode()
    file = province_client.get(f"{URL}xuat/", WIDE).getvalue().decode("utf-8-sig")
    whole = trained_below(cast.province, **SPAN).whole
    assert (whole.courses, whole.sessions) == (1, course.sessions.count())
    assert whole.completed > 0
    assert course.topic.name in page
    assert "Chưa ghi gì" in page, "the neighbour trained nobody, and it is said"
    names = {*NAMES, course.title, *NetworkMember.objects.values_list("full_name", flat=True)}
    assert [name for name in names if name and (name in page or name in file)] == []
    assert province_client.get("/tap-huan/").headers["Location"] == URL
    assert province_client.get(f"/tap-huan/{course.pk}/").status_code == 404
    assert province_client.get(f"/tap-huan/{course.pk}/hoc-vien/").status_code == 404
    assert province_client.get("/tap-huan/ai-da-hoc/").status_code in (403, 404)
    assert not Course.objects.visible_to(province_client.get(URL).wsgi_request.scope).exists()  # type: ignore[attr-defined]


def test_a_commune_a_body_and_the_next_commune_count_nobody_below(cast: Cast) -> None:
    for member in (cast.officer, cast.leader, cast.partner, cast.stranger):
        assert member.client().get(URL).status_code == 404
        assert member.client().get(f"{URL}xuat/").status_code == 404


def test_a_course_that_runs_is_in_no_total_but_its_held_sessions_are(cast: Cast) -> None:
    trainees_of(course_of(cast), 3)
    assert not trained_below(cast.province, **SPAN).whole.has_any
    finished(cast)
    assert trained_below(cast.province, since=TODAY + dt.timedelta(days=1), until=TODAY).whole.courses == 0


def test_what_a_merged_commune_trained_stands_once_under_its_successor(cast: Cast) -> None:
    finished(cast)
    new = make_unit("Sông Mây Mới", "xã", parent=cast.province, valid_from=TODAY)
    type(cast.unit).objects.filter(pk=cast.unit.pk).update(valid_until=TODAY)
    Succession.objects.create(predecessor=cast.unit, successor=new, effective_on=TODAY, kind=SuccessionKind.MERGE)
    counted = trained_below(cast.province, **SPAN)
    lines = {line.unit.line: line for line in counted.below}
    assert cast.unit.line not in lines
    assert lines[new.line].trained.courses == counted.whole.courses == 1
    assert [unit.pk for unit in lines[new.line].ended] == [cast.unit.pk]


def test_the_cost_does_not_grow_with_units_or_courses(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            trained_below(cast.province, **SPAN)
        return len(queries)

    finished(cast)
    few = cost()
    for n in range(4):
        make_unit(f"Đồi {n}", "xã", parent=cast.province)
    finished(cast)
    assert cost() == few


def test_days_that_run_backward_are_said_and_not_shown_as_nothing(cast: Cast, province_client: Client) -> None:
    finished(cast)
    backward = {"tu": f"{TODAY:%d/%m/%Y}", "den": f"{TODAY - dt.timedelta(days=9):%d/%m/%Y}"}
    said = "Ngày cuối đứng trước ngày đầu"
    assert said in province_client.get(URL, backward).content.decode()
    one_day = {"tu": f"{TODAY:%d/%m/%Y}", "den": f"{TODAY:%d/%m/%Y}"}
    assert said not in province_client.get(URL, one_day).content.decode()
