"""Photos in words, as pages draw them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.activities.models import SHAREABLE, Consent, Photo, PhotoState
from donghanh.activities.wording import photo_not_taken
from donghanh.foundation.web import formats


@dataclass(frozen=True)
class Shown:
    """One photo as drawn; addresses are empty where there is nothing to look at or the person may not."""

    caption: str
    said: str
    picture_url: str
    thumbnail_url: str
    edit_url: str = ""
    file_url: str = ""
    shares: bool = True
    """Whether others may see it."""


def photos_of(found: Iterable[Photo], *, may_record: bool) -> list[Shown]:
    """The photos of an activity; who records it sees what is missing of consent and may change it."""
    return [_shown(one, may_record) for one in found]


def pictures_of(found: Iterable[Photo]) -> list[Shown]:
    """Photos for a page of many activities, each with the day and the name of its own. Needs ``activity`` loaded."""
    return [
        Shown(
            one.caption or one.activity.title,
            f"{one.activity.title}, {formats.date(one.activity.held_on)}",
            *_addresses(one),
        )
        for one in found
    ]


def count_words(there: int, gone: int) -> str:
    """ "12 ảnh, 2 ảnh đã xóa vì người trong ảnh rút đồng ý"; empty without any."""
    if not there + gone:
        return ""
    said = ngettext("%(n)s ảnh", "%(n)s ảnh", there + gone) % {"n": formats.number(there + gone)}
    if not gone:
        return said
    return _("%(said)s, trong đó %(gone)s ảnh đã xóa vì người trong ảnh rút đồng ý") % {
        "said": said,
        "gone": formats.number(gone),
    }


def _addresses(one: Photo) -> tuple[str, str]:
    if one.state != PhotoState.READY:
        return "", ""
    large, small = (reverse("activities:photo_picture", args=(one.pk, size)) for size in ("lon", "nho"))
    return large, small


def _shown(one: Photo, may_record: bool) -> Shown:
    return Shown(
        one.caption,
        _said(one),
        *_addresses(one),
        edit_url=reverse("activities:photo", args=(one.pk,)) if may_record and not one.is_gone else "",
        file_url=reverse("files:download", args=(one.file_id,)) if may_record and one.file_id else "",
        shares=one.consent in SHAREABLE,
    )


def _said(one: Photo) -> str:
    if one.consent == Consent.WITHDRAWN:
        return _("Đã xóa ngày %(day)s vì người trong ảnh rút đồng ý") % {"day": formats.date(one.withdrawn_on)}
    if one.state == PhotoState.WAITING:
        return _("Ảnh đang xử lý")
    if one.state == PhotoState.REFUSED:
        return _("Không xem được: %(why)s") % {"why": photo_not_taken(one.refusal)}
    if one.consent == Consent.GIVEN:
        return _("Đồng ý ngày %(day)s: %(paper)s") % {"day": formats.date(one.consent_on), "paper": one.consent_paper}
    return str(one.get_consent_display())
