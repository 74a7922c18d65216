"""A hand-over in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.staffing.leaving import Leaver
from donghanh.staffing.models import GOES_WITH_PLAN, HandOverItem, ItemKind


def groups_of_record(items: Sequence[HandOverItem]) -> list[tuple[str, list[tuple[HandOverItem, str]]]]:
    """The items under the name of their kind, each with where it went in words. Give items whose posts are loaded."""
    groups = []
    for kind in ItemKind:
        rows = [(item, where_words(item)) for item in items if item.kind == kind]
        if rows:
            groups.append((str(kind.label), rows))
    return groups


def where_words(item: HandOverItem) -> str:
    """Where an item went: the other post, the body of it, or that it stayed."""
    post = item.to_post
    if item.kind in GOES_WITH_PLAN:
        return _("theo kế hoạch")
    if post is None:
        return _("ở lại với cơ quan") if item.kind == ItemKind.PART else _("ở lại với vị trí")
    if item.kind in (ItemKind.TASK, ItemKind.DUTY):
        return _("chuyển cho %(body)s") % {"body": post.organisation.name}
    return _("chuyển cho %(post)s, %(body)s") % {"post": post.title, "body": post.organisation.name}


@dataclass(frozen=True)
class WaitingLine:
    """One post that waits for a hand-over, as the start page draws it."""

    post: str
    """With its body: there are many village heads."""
    said: str
    """Who leaves or left, and when."""
    count: str
    chip: str
    chip_text: str
    url: str


def waiting_line(row: Leaver, *, on: dt.date, may_hand_over: bool) -> WaitingLine:
    """The line of a post; it leads to the hand-over, or to the queue for who may not see what there is to hand over."""
    seat = row.appointment
    assert seat.valid_until is not None
    facts = {"name": seat.person.full_name, "day": f"{seat.valid_until:%d/%m/%Y}"}
    left = seat.valid_until <= on
    said = _("%(name)s thôi từ %(day)s") % facts if left else _("%(name)s sẽ thôi từ %(day)s") % facts
    chip, chip_text = chip_of(row, on=on)
    return WaitingLine(
        post=f"{seat.post.title}, {seat.post.organisation.name}",
        said=f"{said} · {awaited}" if (awaited := awaited_words(row)) else said,
        count=ngettext("%(n)s mục còn dở", "%(n)s mục còn dở", row.count) % {"n": row.count},
        chip=chip,
        chip_text=chip_text,
        url=reverse("staffing:hand-over", args=[seat.pk]) if may_hand_over else reverse("staffing:leavers"),
    )


def chip_of(row: Leaver, *, on: dt.date) -> tuple[str, str]:
    """How a post that waits stands: nobody holds it, nobody will, who will waits for a yes, or somebody does and received
    nothing."""
    if not row.is_empty:
        return "due", _("Chưa bàn giao")
    if row.awaited:
        return "due", _("Chờ xác nhận người thay")
    if row.appointment.valid_until is not None and row.appointment.valid_until <= on:
        return "late", _("Vị trí trống")
    return "due", _("Chưa có người thay")


def awaited_words(row: Leaver) -> str:
    """Who is to hold the post and whose yes that waits for: "người thay Lò Thị Hặc chờ Đàm Quang Khải xác nhận". Empty when
    nobody waits. The queue and the start pages say the same."""
    said = []
    for one in row.awaited:
        who = _(" hoặc ").join(person.full_name for person in one.confirmers) or _("lãnh đạo")
        said.append(_("người thay %(name)s chờ %(who)s xác nhận") % {"name": one.person.full_name, "who": who})
    return "; ".join(said)
