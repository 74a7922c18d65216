"""The pages of activities, and who meets them."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityKind, ActivityState
from donghanh.foundation.web import formats
from donghanh.plans.actions import send_tasks
from donghanh.plans.status import TaskState
from donghanh.units.actions import end_village
from tests.cast import Cast, Member
from tests.factories import make_unit
from tests.factories.activities import activity_of, kind_of
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
NEW = "/hoat-dong/ghi/"


def record(member: Member, kind: str = "talk", query: str = "", **fields: Any) -> Any:
    data = {"held_on": formats.date(TODAY), "quantity": "1", "host": str(member.organisation.pk), "total": "46",
            "female": "30", **fields}  # fmt: skip
    return member.client().post(f"{NEW}?loai={kind_of(kind).pk}{query}", data)


def body(answer: Any) -> str:
    return answer.content.decode()


def test_the_kinds_come_first_and_those_used_lately_on_top(cast: Cast) -> None:
    kind_of()
    page = body(cast.officer.client().get(NEW))
    assert "Hay ghi" not in page
    activity_of(cast, "contest", total=3)
    page = body(cast.officer.client().get(NEW))
    assert page.index("Hay ghi") < page.index("Hội thi") < page.index("Truyền thông trực tiếp")


def test_recorded_in_one_form_it_opens_with_its_numbers(cast: Cast) -> None:
    answer = record(cast.officer, village=str(cast.village.pk))
    one = Activity.objects.get()
    assert answer["Location"] == reverse("activities:activity", args=[one.pk])
    page = body(cast.officer.client().get(answer["Location"]))
    assert "46 lượt người, 30 nữ" in page
    assert "thôn Bãi Sậy" in page


def test_fields_of_the_kind_are_asked_and_kept(cast: Cast) -> None:
    record(
        cast.officer,
        "social",
        quantity="3",
        k_channel="Trang của xã",
        k_link="https://songmay.example/tin",
        k_reach="1.200",
    )
    one = Activity.objects.get()
    assert one.details == {"channel": "Trang của xã", "link": "https://songmay.example/tin", "reach": 1200}
    assert "Lượt tiếp cận" in body(cast.officer.client().get(reverse("activities:activity", args=[one.pk])))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"female": "48"}, "Nữ 48 nhiều hơn tổng 46. Sửa một trong hai ô."),
        ({"held_on": "31/11/2026"}, "chỉ có 30 ngày"),
        ({"held_on": formats.date(TODAY + dt.timedelta(days=2))}, "Ngày này chưa đến"),
        ({"total": "bốn sáu"}, "Chỉ ghi chữ số"),
        ({"under_16": "40", "from_60": "10"}, "Cộng lại là 50, nhiều hơn tổng 46"),
        ({"starts_at": "25:99"}, "Ghi giờ như 14:30"),
        ({"finishes": "on"}, ""),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(cast: Cast, fields: dict[str, str], words: str) -> None:
    answer = record(cast.officer, note="Bà con hỏi nhiều về luật mới", **fields)
    if not words:
        assert Activity.objects.count() == 1, "without tasks nothing is asked about one"
        return
    assert answer.status_code == 422
    page = body(answer)
    assert words in page
    assert "Bà con hỏi nhiều về luật mới" in page
    assert not Activity.objects.exists()


@pytest.mark.parametrize("planned", [False, True], ids=["done", "only planned"])
def test_a_day_without_its_year_is_the_last_of_what_was_done_and_the_next_of_what_is_planned(
    cast: Cast, planned: bool
) -> None:
    day = TODAY + dt.timedelta(days=40 if planned else -40)
    given = {"total": "", "female": "", "planned": "on"} if planned else {}
    assert record(cast.officer, held_on=f"{day.day}/{day.month}", **given).status_code == 302
    one = Activity.objects.get()
    assert one.held_on == day
    data = {"held_on": f"{day.day}/{day.month}", "quantity": "1", "host": str(one.host_id), "version": str(one.version),
            "title": "Đã sửa"}  # fmt: skip
    assert cast.officer.client().post(reverse("activities:correct", args=[one.pk]), data).status_code == 302
    one.refresh_from_db()
    assert (one.title, one.held_on) == ("Đã sửa", day)


def test_a_day_in_no_calendar_is_named(cast: Cast) -> None:
    answer = record(cast.officer, held_on="31/2")
    assert answer.status_code == 422
    assert "Không có ngày 31/2" in body(answer)


def test_a_likely_twin_is_shown_and_a_person_decides(cast: Cast) -> None:
    first = activity_of(cast, total=46, held_on=TODAY)
    page = body(record(cast.officer))
    assert "Có vẻ đã ghi rồi" in page
    assert reverse("activities:activity", args=[first.pk]) in page
    assert Activity.objects.count() == 1
    record(cast.officer, another="on")
    assert Activity.objects.count() == 2


def test_a_body_records_what_it_held_finishes_its_part_and_sees_no_other(cast: Cast) -> None:
    plan = plan_of(cast, year=TODAY.year, issued_on=dt.date(TODAY.year, 1, 5))
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    foreign = activity_of(cast, host=cast.police, total=3)
    client = cast.partner.client()
    assert "Ghi hoạt động" in body(client.get(reverse("plans:task", args=[task.pk])))
    record(cast.partner, query=f"&viec={task.pk}", task=str(task.pk), finishes="on")
    own = Activity.objects.get(host=cast.partner.organisation)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    page = body(client.get("/hoat-dong/"))
    assert (own.title in page, foreign.title + "</a>" in page.replace(own.title, "")) == (True, False)
    assert client.get(reverse("activities:activity", args=[foreign.pk])).status_code == 404
    assert client.post(reverse("activities:correct", args=[foreign.pk])).status_code == 404


def test_a_body_cannot_record_in_the_name_of_another(cast: Cast) -> None:
    answer = record(cast.partner, host=str(cast.police.pk))
    assert answer.status_code == 422
    assert not Activity.objects.exists()


def test_who_helped_reads_and_does_not_correct(cast: Cast) -> None:
    one = activity_of(cast, total=3, co_hosts=[cast.partner.organisation])
    client = cast.partner.client()
    page = body(client.get(reverse("activities:activity", args=[one.pk])))
    assert one.title in page
    assert reverse("activities:correct", args=[one.pk]) not in page
    assert client.get(reverse("activities:correct", args=[one.pk])).status_code == 404


def test_the_leader_reads_and_the_next_commune_does_not(cast: Cast) -> None:
    one = activity_of(cast, total=3)
    url = reverse("activities:activity", args=[one.pk])
    assert cast.leader.client().get(url).status_code == 200
    assert cast.leader.client().get(reverse("activities:correct", args=[one.pk])).status_code == 404
    assert cast.stranger.client().get(url).status_code == 404
    assert cast.office_admin.client().get("/hoat-dong/").status_code == 404


def test_the_list_is_narrowed_and_taken_away_as_narrowed(cast: Cast) -> None:
    activity_of(cast, total=3, village=cast.village, title="Buổi ở thôn")
    activity_of(cast, "banner", quantity=12, title="Băng rôn trục chính")
    client = cast.officer.client()
    for query, inside, outside in (
        ("?q=bang ron", "Băng rôn trục chính", "Buổi ở thôn"),
        (f"?thon={cast.village.pk}", "Buổi ở thôn", "Băng rôn trục chính"),
        ("?mang=material", "Băng rôn trục chính", "Buổi ở thôn"),
        (f"?loai={kind_of('talk').pk}", "Buổi ở thôn", "Băng rôn trục chính"),
        ("?loai=khong-phai", "Buổi ở thôn", ""),
    ):
        page = body(client.get(f"/hoat-dong/{query}"))
        assert inside in page
        assert not outside or f">{outside}</a>" not in page
        file = b"".join(client.get(f"/hoat-dong/xuat/{query}").streaming_content).decode()
        assert inside in file
        assert not outside or outside not in file
    assert "Không có hoạt động nào như vậy" in body(client.get("/hoat-dong/?q=khongco"))


def test_correcting_shows_the_present_and_cancelling_asks_why(cast: Cast) -> None:
    one = activity_of(cast, total=46, known={"female": 30}, note="Đông vui")
    client, url = cast.officer.client(), reverse("activities:correct", args=[one.pk])
    assert "Đông vui" in body(client.get(url))
    data = {"held_on": formats.date(one.held_on), "quantity": "1", "host": str(one.host_id), "total": "50",
            "female": "30", "version": str(one.version)}  # fmt: skip
    client.post(url, data)
    one.refresh_from_db()
    assert (one.total, one.female, one.male) == (50, 30, 20)
    assert client.post(url, data | {"total": "51"}).status_code == 409, "somebody saved meanwhile"
    gone = reverse("activities:void", args=[one.pk])
    assert "Ghi lý do" in body(client.post(gone, {"version": one.version, "reason": ""}))
    client.post(gone, {"version": one.version, "reason": "Ghi hai lần"})
    one.refresh_from_db()
    assert one.state == ActivityState.VOID
    page = body(client.get(reverse("activities:activity", args=[one.pk])))
    assert "Đã hủy: Ghi hai lần" in page
    client.post(reverse("activities:restore", args=[one.pk]))
    one.refresh_from_db()
    assert one.state == ActivityState.COUNTED


def test_attendance_by_axes_and_by_combinations(cast: Cast) -> None:
    one = activity_of(cast)
    client, url = cast.officer.client(), reverse("activities:attendance", args=[one.pk])
    base = {"quality": "estimated", "measure": "times"}
    client.post(url, base | {"version": one.version, "total": "200", "female": "120", "under_16": "15"})
    one.refresh_from_db()
    assert (one.total, one.male, one.under_16, one.state) == (200, 80, 15, ActivityState.COUNTED)
    assert "khoảng 200 lượt người, 120 nữ" in body(client.get(reverse("activities:activity", args=[one.pk])))
    cells = reverse("activities:cells", args=[one.pk])
    lines = {"sex_0": "female", "age_0": "under_16", "count_0": "9", "count_1": "4", "ethnicity_1": "minority"}
    assert "Chọn ít nhất một đặc điểm" in body(
        client.post(cells, {"version": one.version, "total": "200", "count_0": "3"})
    )
    client.post(cells, {"version": one.version, "total": "200", **lines})
    one.refresh_from_db()
    assert (one.female, one.under_16, one.minority, one.has_cells) == (9, 9, 4, True)
    assert "191" in body(client.get(reverse("activities:activity", args=[one.pk]))), "whose sex is unknown"


def test_the_month_and_the_totals(cast: Cast) -> None:
    activity_of(cast, total=46, known={"female": 30}, village=cast.village, held_on=TODAY)
    activity_of(cast, total=10, held_on=TODAY)
    client = cast.officer.client()
    assert "Nói chuyện, truyền thông trực tiếp" in body(client.get("/hoat-dong/lich/"))
    assert client.get("/hoat-dong/lich/?thang=abc").status_code == 200
    page = body(client.get("/hoat-dong/tong-hop/"))
    assert "56 lượt người" in page
    assert "30 (biết giới tính của 46)" in page
    assert "10 lượt chưa rõ giới tính" in page
    file = b"".join(client.get("/hoat-dong/tong-hop/xuat/").streaming_content).decode()
    assert re.search(r"Nói chuyện, truyền thông trực tiếp\"?,2,2,56,30,16,10", file)
    assert "Chưa có số liệu" in body(client.get("/hoat-dong/tong-hop/?tu=01/01/2001&den=31/12/2001"))


def test_an_own_kind_is_added_used_and_retired(cast: Cast) -> None:
    talk = kind_of("talk")
    client = cast.officer.client()
    assert client.get("/hoat-dong/loai/").status_code == 200
    client.post("/hoat-dong/loai/them/", {"name": "Trà đàm", "counts_as": str(talk.pk), "unit_word": "tối"})
    own = ActivityKind.objects.get(name="Trà đàm")
    assert "Trà đàm" in body(client.get(NEW))
    client.post(reverse("activities:kind_edit", args=[own.pk]), {"name": "Trà đàm", "version": own.version})
    assert "Trà đàm" not in body(client.get(NEW))
    assert client.get(f"{NEW}?loai={own.pk}").status_code == 404
    assert client.get(reverse("activities:kind_edit", args=[talk.pk])).status_code == 404
    assert "Trà đàm" not in body(cast.stranger.client().get(NEW))


def test_the_list_costs_the_same_queries_for_few_and_for_many(cast: Cast) -> None:
    def cost() -> int:
        client = cast.officer.client()
        client.get("/hoat-dong/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/hoat-dong/")
        return len(queries)

    activity_of(cast, total=3, village=cast.village)
    few = cost()
    for n in range(30):
        activity_of(cast, total=n, village=cast.village if n % 2 else None)
    assert cost() == few


def test_what_was_in_a_village_before_its_merger_is_still_recorded_and_corrected_there(cast: Cast) -> None:
    before, gone_on = TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=4)
    neighbour = make_unit("Xóm Mới", "thôn", parent=cast.unit)
    there = activity_of(cast, held_on=before, total=20, village=cast.village)
    end_village(
        village=cast.village, into=neighbour, expected_version=cast.village.version, on=gone_on, by=cast.officer.actor,
        at=timezone.now(),
    )  # fmt: skip
    client, url = cast.officer.client(), f"{NEW}?loai={kind_of().pk}"
    assert f"đến trước {formats.date(gone_on)}" in body(client.get(url))
    said = {"village": str(cast.village.pk), "another": "on"}
    assert record(cast.officer, held_on=formats.date(before), **said).status_code == 302
    assert Activity.objects.filter(village=cast.village).count() == 2
    refused = record(cast.officer, held_on=formats.date(gone_on), **said)
    assert refused.status_code == 422
    assert "không còn" in body(refused)
    page = body(client.get(reverse("activities:correct", args=[there.pk])))
    assert f'value="{cast.village.pk}" selected' in page, "correcting the hour does not move it to the whole commune"
