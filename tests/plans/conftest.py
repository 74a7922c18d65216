"""After every test of plans: what stands on the tasks is what their parts say."""

from collections.abc import Iterator

import pytest

from donghanh.plans.leading import unsettled


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
