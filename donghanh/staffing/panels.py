"""What staffing adds to the pages of others."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.people.permissions import PeoplePermission


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
