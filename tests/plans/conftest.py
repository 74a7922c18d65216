"""What tests of plans share: after each what stands on the tasks is what their parts say; and the seat, the link and the part
of personal links."""

from collections.abc import Iterator

import pytest

from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.actions.links import Handed
from donghanh.plans.leading import unsettled
from donghanh.plans.models import TaskParty
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of
from tests.plans.personal_links import DAYS, NOW, TASK, TODAY


@pytest.fixture(autouse=True)
def tasks_stand_as_their_parts_say(request: pytest.FixtureRequest) -> Iterator[None]:
    """No action forgets to settle the tasks whose parts it wrote. A test that writes parts past the actions settles them."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None and "db" not in request.fixturenames:
        yield
        return
    at_once = "transactional_db" in request.fixturenames or (marker is not None and marker.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if at_once else "db")
    yield
    assert list(unsettled().values_list("text", "lead_state", "lead_now", "has_returned", "returned_now")) == []


@pytest.fixture
def seat(cast: Cast) -> Appointment:
    """The village head's seat."""
    return Appointment.objects.select_related("post__organisation").get(person=cast.village_head.person)


@pytest.fixture
def handed(cast: Cast, seat: Appointment) -> Handed:
    """A link for that seat with its PIN, as the officer hands them out."""
    return actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)


@pytest.fixture
def part(cast: Cast) -> TaskParty:
    """A task sent to the village, and another that is not its own."""
    plan = plan_of(cast)
    task = task_of(plan, TASK, lead=cast.village_head.organisation, cast=cast)
    task_of(plan, "Việc riêng của Công an", lead=cast.police, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    return task.parties.get()
