"""An activity belongs to a task, and may finish the host's part of it."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.activities import actions
from donghanh.activities.models import Activity, ActivityTask
from donghanh.activities.queries import likely_twins, tasks_to_link
from donghanh.activities.refusals import ActivityRefused
from donghanh.plans.actions import send_tasks
from donghanh.plans.models import Plan, Task
from donghanh.plans.status import TaskState
from tests.cast import Cast
from tests.factories import make_unit
from tests.factories.activities import activity_of, kind_of
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast, year=TODAY.year, issued_on=dt.date(TODAY.year, 1, 5))


@pytest.fixture
def task(cast: Cast, plan: Plan) -> Task:
    task = task_of(plan, lead=cast.police, coordinating=(cast.health,), cast=cast)
    send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    return task


def test_recording_finishes_the_hosts_part_in_the_words_of_the_activity(cast: Cast, task: Task) -> None:
    one = activity_of(cast, host=cast.police, total=46, known={"female": 30}, task=task, finishes=True)
    task.refresh_from_db()
    part = task.parties.get(organisation=cast.police)
    assert task.state == TaskState.DONE
    assert part.done_on == one.held_on
    assert part.result == "Nói chuyện, truyền thông trực tiếp: 46 người dự, trong đó 30 nữ."
    assert ActivityTask.objects.get().finished


def test_a_host_without_a_part_finishes_nothing_and_nothing_is_recorded(cast: Cast, task: Task) -> None:
    with pytest.raises(ActivityRefused, match="no_part"):
        activity_of(cast, host=cast.school, total=3, task=task, finishes=True)
    assert not Activity.objects.exists()
    assert activity_of(cast, host=cast.school, total=3, task=task).for_tasks.count() == 1


def test_what_the_plan_refuses_is_told_in_its_words(cast: Cast, task: Task) -> None:
    with pytest.raises(ActivityRefused, match="task_refused") as refused:
        activity_of(cast, host=cast.police, held_on=dt.date(TODAY.year - 1, 3, 3), total=3, task=task, finishes=True)
    assert refused.value.params["refused"].code == "done_too_early"


def test_taken_off_again_a_finished_part_stays_finished(cast: Cast, task: Task) -> None:
    one = activity_of(cast, host=cast.police, total=3, task=task, finishes=True)
    actions.unlink_task(activity=one, task=task, by=cast.officer.actor, at=NOW)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    with pytest.raises(ActivityRefused, match="not_linked"):
        actions.unlink_task(activity=one, task=task, by=cast.officer.actor, at=NOW)


def test_a_task_of_the_next_commune_is_refused(cast: Cast, task: Task) -> None:
    over_there = activity_of(cast)
    Activity.objects.filter(pk=over_there.pk).update(unit=cast.neighbour)
    over_there.refresh_from_db()
    with pytest.raises(ActivityRefused, match="task_elsewhere"):
        actions.link_task(activity=over_there, task=task, by=cast.officer.actor, at=NOW)


def test_own_tasks_are_offered_first_and_a_body_is_offered_no_others(cast: Cast, plan: Plan, task: Task) -> None:
    other = task_of(plan, "Treo băng-rôn", lead=cast.partner.organisation, cast=cast)
    send_tasks(plan=plan, tasks=[other], by=cast.officer.actor, at=NOW)
    hosts = [cast.partner.organisation.pk]
    assert tasks_to_link(cast.officer.scope, hosts=hosts, on=TODAY) == [other, task]
    assert tasks_to_link(cast.partner.scope, hosts=hosts, on=TODAY) == [other]


def test_the_same_event_told_twice_is_found_and_another_one_is_not(cast: Cast) -> None:
    first = activity_of(cast, host=cast.police, total=46, village=cast.village)
    elsewhere = make_unit("Cầu Tre", "thôn", parent=cast.unit)
    talk, contest = kind_of("talk"), kind_of("contest")

    def found(**fields: object) -> list[Activity]:
        asked: dict = {
            "kind": talk,
            "held_on": first.held_on,
            "village": cast.village,
            "host": cast.health,
            "total": 46,
        }
        return likely_twins(**asked | fields)

    assert found() == [first], "the same talk, told by the body that helped"
    assert found(total=50) == [first]
    assert found(held_on=first.held_on + DAY) == [first], "the same number a day later: a slip of the day"
    assert found(host=cast.police, village=None, total=None) == [first]
    assert found(village=elsewhere) == []
    assert found(kind=contest) == []
    assert found(total=120) == []
    assert found(held_on=first.held_on + 7 * DAY) == []
    assert found(held_on=first.held_on + DAY, total=45) == [], "two evenings of one village"
