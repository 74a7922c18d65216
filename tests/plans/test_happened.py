"""The stories of all tasks as one list."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def told(cast: Cast) -> None:
    plan = plan_of(cast)
    first = task_of(plan, "Treo băng-rôn", lead=cast.partner.organisation, cast=cast)
    task_of(plan, "Phát thanh", lead=cast.police, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    part = first.parties.get()
    actions.report_progress(party=part, text="Đã mua vải", by=cast.partner.actor, at=LATER)


def read(cast: Cast, name: str, query: str = "") -> str:
    answer = cast.officer.client().get(reverse(name) + query)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


@pytest.mark.parametrize("name", ["plans:happened", "plans:happened_export"])
def test_what_happened_to_all_tasks_stands_in_one_list(cast: Cast, name: str) -> None:
    said = read(cast, name)
    assert "Đã mua vải" in said
    assert cast.partner.organisation.name in said
    assert said.count("gửi việc") >= 2


@pytest.mark.parametrize("name", ["plans:happened", "plans:happened_export"])
def test_filters_of_the_tasks_narrow_it(cast: Cast, name: str) -> None:
    assert "Đã mua vải" not in read(cast, name, "?q=phat+thanh")


def test_newest_stands_first(cast: Cast) -> None:
    said = read(cast, "plans:happened_export")
    assert said.index("Đã mua vải") < said.index("thêm việc này")


def test_it_is_read_by_the_office_alone(cast: Cast) -> None:
    for member, status in ((cast.leader, 200), (cast.partner, 404)):
        assert member.client().get(reverse("plans:happened")).status_code == status
    assert "Đã mua vải" not in cast.stranger.client().get(reverse("plans:happened")).content.decode()


def test_list_costs_the_same_however_long(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = cast.officer.client()
    client.get(reverse("plans:happened"))
    plan = plan_of(cast, "Thêm", number="8")
    for number in range(12):
        task_of(plan, f"Việc {number}", cast=cast)
    with django_assert_max_num_queries(14):
        client.get(reverse("plans:happened"))
