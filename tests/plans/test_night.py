"""The night's work on plans: a step that fails holds up none of the others, and is seen."""

from unittest.mock import Mock

import pytest
from django.utils import timezone

from donghanh.plans import jobs
from donghanh.plans.jobs import keep_plans

pytestmark = pytest.mark.django_db
ACTIONS = ("hand_over_due", "keep_turns", "drop_untold", "forget_visits", "tell_of_locked", "drop_unowned")


@pytest.mark.parametrize("failing", [ACTIONS[:1], ACTIONS[1:3], ACTIONS], ids=["the first", "two", "all"])
def test_every_step_is_done_though_others_fail_and_each_failure_is_seen(
    failing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = {name: Mock(side_effect=RuntimeError(name) if name in failing else None) for name in ACTIONS}
    for name, action in asked.items():
        monkeypatch.setattr(jobs, name, action)
    with pytest.raises(ExceptionGroup) as told:
        keep_plans.func(timezone.localdate().isoformat())
    assert [str(error) for error in told.value.exceptions] == list(failing)
    assert all(action.call_count == 1 for action in asked.values())
    assert [record.exc_info is not None for record in caplog.records if "step" in record.message] == [True] * len(
        failing
    )


def test_a_night_without_failures_ends_well(caplog: pytest.LogCaptureFixture) -> None:
    keep_plans.func(timezone.localdate().isoformat())
    assert not caplog.records
