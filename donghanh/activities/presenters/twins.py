"""An activity recorded by hand, as a person is asked about it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.activities.presenters.activity import people_words, when_words
from donghanh.foundation.web import formats


@dataclass(frozen=True)
class TwinLine:
    """What tells one from another: kind, day, place, who recorded it, how many."""

    title: str
    url: str
    facts: str


def twin_line(activity: Activity) -> TwinLine:
    """The line about one. Needs ``kind``, ``village``, ``host`` and ``recorded_by`` loaded."""
    number = people_words(activity)
    if not activity.kind.counts_people:
        number = f"{formats.number(activity.quantity)} {activity.kind.unit_word}"
    recorder = _("nhập từ bảng tính") if activity.batch_id else ""
    if activity.recorded_by is not None:
        recorder = _("người ghi: %(who)s") % {"who": activity.recorded_by.full_name}
    facts = (
        activity.kind.name,
        when_words(activity),
        activity.where or _("Cả xã"),
        activity.host.name,
        recorder,
        number,
    )
    return TwinLine(activity.title, reverse("activities:activity", args=[activity.pk]), " · ".join(filter(None, facts)))
