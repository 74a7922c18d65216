"""Who speaks for whom when a part is answered."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db


def test_the_officer_answers_for_her_own_office_and_in_place_of_others(cast: Cast) -> None:
    own = cast.officer.organisation
    plan = plan_of(cast)
    task = task_of(plan, "Họp giao ban", lead=own, coordinating=(cast.police,), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    client = cast.officer.client()
    page = client.get(reverse("plans:task", args=[task.pk])).content.decode()
    assert page.count("Ghi trả lời thay") == 1
    mine, theirs = (task.parties.get(organisation=body) for body in (own, cast.police))
    assert "Ghi thay cho" not in client.get(reverse("plans:answer", args=[mine.pk])).content.decode()
    assert "Ghi thay cho Công an xã" in client.get(reverse("plans:answer", args=[theirs.pk])).content.decode()
