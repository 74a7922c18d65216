"""An inspection that somebody recorded by hand already is asked about before it counts twice."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityTask
from donghanh.inspections.models import Inspection, InspectionState
from tests.cast import Cast
from tests.factories import make_unit
from tests.factories.activities import activity_of, kind_of
from tests.factories.inspections import concluded, inspection_of

pytestmark = pytest.mark.django_db
ASKED = "Dùng hoạt động đã ghi"
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def conclude(cast: Cast, one: Inspection, **fields: Any) -> Any:
    kind_of("inspection")
    one.refresh_from_db()
    data = {"conclusion": "Làm tốt", "version": one.version} | fields
    return cast.officer.client().post(reverse("inspections:conclude", args=[one.pk]), data)


def test_one_recorded_by_hand_is_shown_and_used(cast: Cast) -> None:
    one = inspection_of(cast)
    by_hand = activity_of(cast, "inspection", held_on=TODAY, village=cast.village, title="Ghi tay")
    page = cast.officer.client().get(reverse("inspections:conclude", args=[one.pk])).content.decode()
    for words in (ASKED, "Vẫn ghi riêng", "Ghi tay", cast.village.title, cast.officer.person.full_name):
        assert words in page
    assert "checked" not in page, "nothing is chosen beforehand"
    unanswered = conclude(cast, one)
    assert unanswered.status_code == 422
    assert "Làm tốt" in unanswered.content.decode(), "what was typed stays"
    assert not ActivityTask.objects.exists()
    assert conclude(cast, one, twin=str(by_hand.pk)).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.activity) == (InspectionState.CONCLUDED, by_hand)
    assert Activity.objects.get().title == "Ghi tay"


def test_another_one_is_recorded_beside(cast: Cast) -> None:
    one = inspection_of(cast)
    activity_of(cast, "inspection", held_on=TODAY, village=cast.village)
    conclude(cast, one, twin="rieng")
    assert Activity.objects.counted().count() == 2


def test_one_of_its_last_day_is_asked_about_too(cast: Cast) -> None:
    one = inspection_of(cast, held_on=TODAY - DAY, ends_on=TODAY)
    activity_of(cast, "inspection", held_on=TODAY, village=cast.village)
    assert conclude(cast, one).status_code == 422


@pytest.mark.parametrize("what", ["day", "elsewhere", "kind", "taken", "commune"])
def test_what_is_clearly_another_thing_is_not_asked_about(cast: Cast, what: str) -> None:
    one = inspection_of(cast)
    fields: dict[str, Any] = {"held_on": TODAY, "village": cast.village}
    if what == "day":
        fields["held_on"] = TODAY - 4 * DAY
    if what == "elsewhere":
        fields["village"] = make_unit("Cầu Tre", "thôn", parent=cast.unit)
    by_hand = activity_of(cast, "survey" if what == "kind" else "inspection", **fields)
    if what == "taken":
        concluded(cast, inspection_of(cast), adopts=by_hand)
    if what == "commune":
        Activity.objects.filter(pk=by_hand.pk).update(unit=cast.neighbour)
    assert conclude(cast, one).status_code == 302
    one.refresh_from_db()
    assert one.activity != by_hand


def test_what_was_used_meanwhile_is_refused_and_nothing_is_lost(cast: Cast) -> None:
    one, other = inspection_of(cast), inspection_of(cast)
    by_hand = activity_of(cast, "inspection", held_on=TODAY, village=cast.village)
    concluded(cast, other, adopts=by_hand)
    answer = conclude(cast, one, twin=str(by_hand.pk))
    assert answer.status_code == 302, "there is nothing to ask any more"
    assert Activity.objects.counted().count() == 2
