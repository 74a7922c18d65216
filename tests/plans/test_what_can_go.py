"""What holds a task back is told before sending, and holds nothing else back."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.models import OrganisationGroup
from donghanh.plans import actions
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries import Filters, tasks_found
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

NOW = timezone.now()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan with a task for a body, one for a group nobody belongs to, one for nobody."""
    plan = plan_of(cast)
    task_of(plan, "Việc của Hội", lead=cast.partner.organisation, cast=cast)
    task_of(plan, "Việc của các trường", lead=group_of(cast.unit, "Các trường học"), cast=cast)
    task_of(plan, "Việc chưa ai làm", cast=cast)
    return plan


def test_an_empty_group_is_named_with_the_way_to_it_and_the_rest_goes_out(cast: Cast, plan: Plan) -> None:
    client, url = cast.officer.client(), reverse("plans:send", args=[plan.pk])
    html = client.get(url).content.decode()
    assert "1 việc chưa gửi được vì nhóm chưa có cơ quan nào" in html
    assert reverse("organisations:group", args=[OrganisationGroup.objects.get().pk]) in html
    client.post(url, {"viec": [str(pk) for pk in Task.objects.values_list("pk", flat=True)]})
    assert [task.text for task in Task.objects.filter(state="sent")] == ["Việc của Hội"]


@pytest.mark.parametrize(
    ("text", "leads_to"), [("Việc chưa ai làm", "plans:task_lead"), ("Việc của các trường", "organisations:group")]
)
def test_a_task_that_cannot_go_offers_no_button(cast: Cast, plan: Plan, text: str, leads_to: str) -> None:
    task = Task.objects.get(text=text)
    key = task.pk if leads_to == "plans:task_lead" else OrganisationGroup.objects.get().pk
    answer = cast.officer.client().get(reverse("plans:task_send", args=[task.pk]))
    assert answer["Location"] == reverse(leads_to, args=[key])


def test_tasks_are_found_by_their_group_and_the_filter_names_it(cast: Cast, plan: Plan) -> None:
    group = OrganisationGroup.objects.get()
    found = tasks_found(plan.tasks.all(), Filters(organisation_id=group.pk), today=NOW.date())
    assert [task.text for task in found] == ["Việc của các trường"]
    html = cast.officer.client().get(reverse("plans:tasks", args=[plan.pk])).content.decode()
    assert f'<option value="{group.pk}">Các trường học</option>' in html


def test_the_strip_of_the_year_leads_to_the_tasks_of_a_group(cast: Cast, plan: Plan) -> None:
    group = OrganisationGroup.objects.get()
    task_of(plan, "Tọa đàm", lead=group, due_on=dt.date(timezone.localdate().year, 12, 1), cast=cast)
    html = cast.officer.client().get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert f"?co_quan={group.pk}" in html


def test_what_was_handed_back_stands_first(cast: Cast, plan: Plan) -> None:
    villages = group_of(cast.unit, "Các thôn", cast.health, cast.school, cast.village_head.organisation)
    task = task_of(plan, "Việc chung", lead=villages, coordinating=(cast.police,), cast=cast)
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    part = task.parties.select_related("task__plan").get(organisation=cast.village_head.organisation)
    actions.return_part(party=part, reason="Nhà văn hóa đang sửa, xin làm sau.", by=cast.village_head.actor, at=NOW)
    client = cast.officer.client()
    html = client.get(reverse("plans:task", args=[task.pk])).content.decode()
    assert html.index(cast.village_head.organisation.name) < html.index(cast.school.name)
    assert "xin làm sau”. Gửi lại" in client.get(reverse("console:home")).content.decode()
