"""What staffing adds to the pages of others."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.people.permissions import PeoplePermission
from donghanh.plans.permissions import PlanPermission
from donghanh.staffing.leaving import leavers
from donghanh.staffing.presenters.leaving import waiting_line

MOST_SHOWN = 3


def changes_of_staff(scope: Scope, about: Any) -> Panel | None:
    """Links below the list of people; no queries."""
    links = []
    if scope.units_with(PeoplePermission.MANAGE) & scope.units_with(OrganisationPermission.EDIT):
        links.append(
            (
                reverse("staffing:intake"),
                _("Nhập cơ quan và người từ bảng tính"),
                _("Tải mẫu Excel, điền, kiểm tra từng ô rồi mới ghi."),
                "file-text",
            )
        )
    if scope.may(PeoplePermission.READ):
        links.append(
            (
                reverse("staffing:leavers"),
                _("Người rời vị trí"),
                _("Vị trí trống còn việc treo, và bàn giao theo danh mục."),
                "clipboard-list",
            )
        )
    return Panel(_("Thay đổi nhân sự"), "staffing/_links.html", {"links": links}) if links else None


def posts_to_hand_over(scope: Scope, about: Any) -> Panel | None:
    """On the start page of who hands over or keeps people: the posts that wait for it, what is most pressing first, and the
    way to all of them. Costs :func:`~donghanh.staffing.leaving.leavers`; nothing for everybody else."""
    hands_over = scope.units_with(PlanPermission.EDIT)
    if scope.narrowed or not scope.may(PeoplePermission.READ):
        return None
    if not hands_over and not scope.may(PeoplePermission.MANAGE):
        return None
    rows = leavers(scope, on=scope.on)
    if not rows:
        return None
    lines = [
        waiting_line(row, on=scope.on, may_hand_over=row.appointment.post.organisation.unit_id in hands_over)
        for row in rows[:MOST_SHOWN]
    ]
    said = ngettext("Xem %(n)s vị trí chờ bàn giao", "Xem %(n)s vị trí chờ bàn giao", len(rows)) % {"n": len(rows)}
    context = {
        "lines": lines,
        "more": said if len(rows) > MOST_SHOWN else "",
        "more_url": reverse("staffing:leavers"),
    }
    return Panel(_("Chờ bàn giao"), "staffing/_waiting.html", context, order=20)
