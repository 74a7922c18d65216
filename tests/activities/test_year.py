"""A year of a commune on one page: what was planned beside what happened."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.actions import Agreed
from donghanh.activities.models import Activity, ActivityState, Consent, Measure
from donghanh.activities.presenters.year import month_lines
from donghanh.activities.queries import tallies
from donghanh.activities.queries.year import Year, YearAsked, year_seen
from donghanh.plans.actions import send_tasks
from tests.activities.test_photos import photo_of
from tests.cast import Cast
from tests.factories.activities import activity_of, kind_of
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = TODAY.year - 1
"""A year that is over, whatever today is."""


def seen(cast: Cast, year: int = YEAR, **asked: Any) -> Year:
    return year_seen(cast.leader.scope, year, YearAsked(**asked))


def page(cast: Cast, query: str = "", year: int = YEAR) -> str:
    return str(cast.leader.client().get(reverse("activities:year", args=(year,)) + query).content.decode())


def on(month: int, day: int = 5, year: int = YEAR) -> dt.date:
    return dt.date(year, month, day)


def test_person_times_and_persons_are_added_each_for_itself_with_what_is_not_known(cast: Cast) -> None:
    activity_of(cast, held_on=on(3), total=40, known={"female": 25})
    activity_of(cast, held_on=on(3, 31), total=10)
    activity_of(cast, "training", held_on=on(3, 1), total=20, known={"female": 12}, measure=Measure.PERSONS)
    activity_of(cast, held_on=on(3, 2))
    march = seen(cast).months[2]
    assert (march.counted, march.waiting, march.times.total, march.persons.total) == (3, 1, 50, 20)
    assert (march.times.value("female"), march.times.unknown("sex")) == (25, 10)
    assert month_lines(seen(cast))[2].people == [
        "50 lượt người; 25 nữ, 10 chưa rõ giới",
        "20 người, mỗi người một lần; 12 nữ",
    ]
    whole = seen(cast).whole
    assert (whole.times.total, whole.persons.total, whole.happened) == (50, 20, 4)


def test_what_a_unit_above_counts_is_told_and_is_in_no_sum_here_as_in_the_summary(cast: Cast) -> None:
    activity_of(cast, held_on=on(3), total=40, known={"female": 25})
    activity_of(cast, held_on=on(3, 6), total=300, title="Lễ chung với tỉnh", counting_unit=cast.province)
    found = seen(cast)
    whole, summary = found.whole, tallies(Activity.objects.visible_to(cast.leader.scope))
    assert (whole.counted, whole.joined, whole.happened) == (summary.all.activities, summary.joined, 2) == (1, 1, 2)
    assert whole.times.total == summary.all.times.total == 40
    assert list(whole.kinds.values()) == [1]
    assert "2 hoạt động, 1 do cấp trên tính, không cộng ở đây" in page(cast)
    assert "Lễ chung với tỉnh" in page(cast)


def test_photos_are_there_when_the_page_is_printed_at_once(cast: Cast) -> None:
    photo_of(activity_of(cast, held_on=on(3), total=4), cast, Agreed(Consent.NOT_NEEDED))
    assert "<img" in page(cast)
    assert "loading=" not in page(cast)


def test_what_is_cancelled_stands_nowhere(cast: Cast) -> None:
    one = activity_of(cast, held_on=on(3), total=40, title="Đêm văn nghệ bị hủy")
    Activity.objects.filter(pk=one.pk).update(state=ActivityState.VOID)
    found = seen(cast)
    assert found.is_empty
    assert one.title not in page(cast)


def test_a_month_without_anything_is_said_once_there_was_something_and_never_of_months_to_come(cast: Cast) -> None:
    activity_of(cast, held_on=on(4), total=5)
    missing = [month.number for month in seen(cast).months if month.is_missing]
    assert missing == [5, 6, 7, 8, 9, 10, 11, 12]
    assert page(cast).count("Không ghi hoạt động nào") == 8
    running = [month.number for month in seen(cast, TODAY.year).months if month.is_missing]
    assert running == list(range(1, TODAY.month))


def test_tasks_due_stand_beside_what_was_done_for_them(cast: Cast) -> None:
    plan = plan_of(cast)
    due = task_of(plan, "Nói chuyện tại thôn", cast=cast, lead=cast.partner.organisation, due_on=on(6, 30))
    task_of(plan, "Treo băng rôn", cast=cast, due_on=on(6, 10))
    assert seen(cast).months[5].due == 2
    send_tasks(plan=plan, tasks=[due], by=cast.officer.actor, at=timezone.now())
    line = month_lines(seen(cast))[5]
    assert line.tasks == "2 việc đến hạn, 0 xong"
    assert due.short_text in page(cast)
    mine = seen(cast, host_id=cast.partner.organisation.pk)
    assert mine.months[5].due == 1
    own = year_seen(cast.partner.scope, YEAR, YearAsked())
    assert own.months[5].due == 1, "a body sees what was sent to it"


def test_the_page_is_narrowed_to_a_body_and_a_kind(cast: Cast) -> None:
    activity_of(cast, held_on=on(2), total=5, host=cast.partner.organisation)
    activity_of(cast, "banner", held_on=on(2), quantity=7)
    assert seen(cast, host_id=cast.partner.organisation.pk).months[1].counted == 1
    assert seen(cast, kind_id=kind_of("banner").pk).months[1].kinds == {kind_of("banner"): 7}
    assert "Băng rôn" in page(cast, f"?loai={kind_of('banner').pk}")
    for query in ("?loai=x", "?noi=1", "?noi=00000000-0000-0000-0000-000000000000"):
        assert "Từng tháng trong năm" in page(cast, query)


def test_a_year_with_nothing_teaches_and_years_out_of_reach_are_absent(cast: Cast) -> None:
    html = page(cast)
    assert "Năm này chưa có gì để xem" in html
    assert "Từng tháng trong năm" not in html
    client = cast.leader.client()
    for year in (1, 2007, 2101, 99999):
        assert client.get(f"/hoat-dong/nam/{year}/").status_code == 404
    assert client.get("/hoat-dong/nam/")["Location"] == reverse("activities:year", args=(TODAY.year,))
    assert f"/hoat-dong/nam/{YEAR - 1}/" in html
    assert f"/hoat-dong/nam/{YEAR + 1}/" in html


def test_the_next_commune_and_other_bodies_see_nothing_of_it(cast: Cast) -> None:
    one = activity_of(cast, held_on=on(2), total=5, title="Đêm văn nghệ xóm trên")
    for who in ("stranger", "partner"):
        member = getattr(cast, who)
        assert year_seen(member.scope, YEAR, YearAsked()).is_empty
        assert one.title not in member.client().get(reverse("activities:year", args=(YEAR,))).content.decode()


def test_its_table_is_taken_away_with_each_measure_in_its_own_column(cast: Cast) -> None:
    activity_of(cast, held_on=on(3), total=40, known={"female": 25})
    activity_of(cast, "training", held_on=on(3), total=20, measure=Measure.PERSONS)
    answer = cast.leader.client().get(reverse("activities:year_export") + f"?nam={YEAR}")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 14
    assert lines[3].startswith("Tháng 3,0,0,0,2,0,0,40,25,0,20,")
    assert f"{reverse('activities:year_export')}?nam={YEAR}" in page(cast)
    for odd in ("?nam=x", "?nam=99999", "?nam="):
        assert cast.leader.client().get(reverse("activities:year_export") + odd).status_code == 200
    assert lines[13].startswith("Cả năm,0,0,0,2,0,0,40,25,0,20,")


def test_the_page_costs_the_same_for_ten_and_for_a_thousand(cast: Cast) -> None:
    client, address = cast.officer.client(), reverse("activities:year", args=(YEAR,))
    plan = plan_of(cast)
    one = activity_of(cast, held_on=on(1), total=5, known={"female": 3})
    activity_of(cast, "banner", held_on=on(1), quantity=2)
    task_of(plan, "Nói chuyện", cast=cast, due_on=on(1))

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    before = cost()
    rows = [Activity.objects.get(pk=one.pk) for _ in range(1000)]
    for number, row in enumerate(rows):
        row.pk = row.id = Activity._meta.pk.get_default()
        row.held_on = on(1 + number % 12, 1 + number % 28)
        row._state.adding = True
    Activity.objects.bulk_create(rows)
    for number in range(20):
        task_of(plan, f"Việc {number}", cast=cast, due_on=on(1 + number % 12))
    assert cost() == before
    whole = seen(cast).whole
    assert (whole.times.total, whole.times.value("female")) == (5005, 3003)
    assert all(len(month.activities) <= 3 for month in seen(cast).months)
