"""Files of evidence in words."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.models import Evidence, EvidenceState
from donghanh.plans.wording import not_taken

MOST_LOOKS, SLOWEST = 60, 15
"""A page that waits for its photos asks for ten minutes, at first every two seconds."""
_ICONS = {"pdf": "file-text", "docx": "file-text", "xlsx": "file-text"}


@dataclass(frozen=True)
class Shown:
    """One file as drawn. ``picture_url`` and ``thumbnail_url`` are empty where there is nothing to look at."""

    name: str
    said: str
    state: str
    icon: str
    file_url: str
    picture_url: str
    thumbnail_url: str
    remove_url: str
    remove_key: str = ""
    """What the button sends that takes it away without leaving the form it stands in; then there is no ``remove_url``."""


@dataclass(frozen=True)
class Shelf:
    """The files of a page. While a photo is not drawn yet the page asks again by itself: at ``follow_url``, in ``delay``
    seconds; no more once it has asked ``MOST_LOOKS`` times. It gets the files anew when one of them has been drawn, or else
    only the line that says so: nothing jumps, and no picture is loaded twice for nothing."""

    items: list[Shown]
    waiting: int = 0
    """How many photos are still being drawn."""
    follow_url: str = ""
    delay: int = 2
    may_reload: bool = True
    """Whether the page may be loaded anew; not where it shows what somebody typed."""
    anchor: str = "tep-minh-chung"
    """What the place of the files is called on the page."""

    def __bool__(self) -> bool:
        return bool(self.items)


def shelf_of(
    found: Sequence[Evidence],
    *,
    office: str,
    removable: Container[object],
    follow_url: str,
    looked: int = 0,
    may_reload: bool = True,
    in_form: bool = False,
) -> Shelf:
    """The files in words. ``removable`` has the keys of those that this person may take away; ``looked`` says how often the
    page has asked, which makes it ask more slowly; ``in_form`` that they stand in the form of the answer they wait for."""
    waiting = sum(one.state == EvidenceState.WAITING for one in found)
    return Shelf(
        [_shown(one, office, one.pk in removable, in_form) for one in found],
        waiting,
        f"{follow_url}&waiting={waiting}" if waiting and looked < MOST_LOOKS else "",
        min(2 + looked // 3, SLOWEST),
        may_reload,
        "tep-cho-gui" if in_form else "tep-minh-chung",
    )


def _shown(one: Evidence, office: str, may_remove: bool, in_form: bool) -> Shown:
    who = one.party.organisation.name if one.party and one.party.organisation else office
    said = _("%(who)s, %(day)s, %(size)s") % {
        "who": who,
        "day": formats.date(one.added_at),
        "size": _size_words(one.size),
    }
    state = {
        EvidenceState.WAITING: _("Đang xử lý ảnh"),
        EvidenceState.REFUSED: _("Không xem được: %(why)s") % {"why": not_taken(one.refusal)},
    }.get(EvidenceState(one.state), "")
    is_there = one.state == EvidenceState.READY and one.thumbnail_id
    return Shown(
        name=one.name,
        said=said,
        state=state,
        icon=_ICONS.get(one.kind, "camera"),
        file_url=reverse("files:download", args=[one.file_id]) if one.file_id else "",
        picture_url=reverse("plans:evidence_picture", args=[one.pk, "lon"]) if is_there else "",
        thumbnail_url=reverse("plans:evidence_picture", args=[one.pk, "nho"]) if is_there else "",
        remove_url=reverse("plans:evidence_remove", args=[one.pk]) if may_remove and not in_form else "",
        remove_key=str(one.pk) if may_remove and in_form else "",
    )


def _size_words(size: int) -> str:
    if size < 100_000:
        return _("%(size)d kB") % {"size": max(1, round(size / 1000))}
    return _("%(size)s MB") % {"size": f"{size / 1_000_000:.1f}".replace(".", ",")}
