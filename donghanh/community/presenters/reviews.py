"""A review in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.community.models import Measure, ReviewItem
from donghanh.foundation.web import formats


@dataclass(frozen=True)
class Found:
    """One criterion with what was found: a chip's kind and words."""

    text: str
    kind: str
    words: str


def found_of(item: ReviewItem) -> Found:
    """The criterion as the page shows it."""
    if item.measure == Measure.SCORE:
        if item.score is None:
            return Found(item.text, "open", _("chưa chấm"))
        return Found(item.text, "note", _("%(score)s điểm") % {"score": item.score})
    if item.met is None:
        return Found(item.text, "open", _("chưa chấm"))
    return Found(item.text, "done" if item.met else "due", _("đạt") if item.met else _("chưa đạt"))


def total_of(items: list[ReviewItem]) -> str:
    """ "Trung bình 82,5 điểm (4 tiêu chí) · đạt 2 trên 3": each number with its base; empty where nothing was looked at."""
    scores = [item.score for item in items if item.score is not None]
    verdicts = [item.met for item in items if item.met is not None]
    parts = []
    if scores:
        mean = formats.number(round(sum(scores) / len(scores), 1))
        parts.append(_("Trung bình %(mean)s điểm (%(n)d tiêu chí)") % {"mean": mean, "n": len(scores)})
    if verdicts:
        parts.append(_("đạt %(met)d trên %(n)d") % {"met": sum(verdicts), "n": len(verdicts)})
    return " · ".join(parts)
