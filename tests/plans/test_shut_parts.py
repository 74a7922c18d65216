"""What no answer gets through, a word on the way as little as a result; and whose answer it is on a phone that two share."""

import pytest

from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.actions.links import Handed
from donghanh.plans.leading import settle
from donghanh.plans.models import PartyRole, TaskParty
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories import make_appointment, make_person, make_post
from tests.plans.personal_links import DAYS, DONE, NOW, TODAY, entered, task_url
from tests.plans.test_village_pages import hidden

pytestmark = pytest.mark.django_db


def test_no_word_on_the_way_reaches_a_task_that_was_set_aside(cast: Cast, part: TaskParty) -> None:
    signed = {"by": cast.village_head.actor, "at": NOW}
    actions.accept_part(party=part, **signed)  # type: ignore[arg-type]
    part.task.refresh_from_db()
    actions.drop_task(
        task=part.task, expected_version=part.task.version, reason="Mưa lũ", by=cast.officer.actor, at=NOW
    )
    with pytest.raises(PlanRefused, match="task_dropped"):
        actions.report_progress(party=part, text="Đang làm", **signed)  # type: ignore[arg-type]


def test_who_is_only_informed_says_nothing_on_the_way_either(cast: Cast, part: TaskParty) -> None:
    TaskParty.objects.filter(pk=part.pk).update(role=PartyRole.INFORMED, state=PartState.ACCEPTED)
    with pytest.raises(PlanRefused, match="only_informed"):
        actions.report_progress(party=part, text="Đang làm", by=cast.village_head.actor, at=NOW)
    settle([part.task])


def test_a_form_left_open_by_one_is_not_signed_by_the_next_who_comes_in(
    cast: Cast, handed: Handed, part: TaskParty
) -> None:
    deputy = make_person("Hà Văn Lùng")
    post = make_post(cast.village_head.organisation, "village_head", "Phó trưởng thôn")
    seat: Appointment = make_appointment(deputy, post)
    other = actions.make_link(appointment=seat, expires_on=TODAY + DAYS, by=cast.officer.actor, at=NOW)
    phone = entered(handed)
    left_open = hidden(phone.get(task_url(part)).content.decode())
    phone.cookies.update(entered(other).cookies)
    answer = phone.post(task_url(part), DONE | left_open)
    part.refresh_from_db()
    assert part.state != PartState.DONE, "nothing is recorded in the name of the second"
    page = answer.content.decode()
    assert "mã PIN" in page
    assert DONE["text"] in page, "what was typed waits for the right PIN"
