"""The ways to look at activities, as tabs over each of them."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.permissions import ActivityPermission
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.components import Tab

_WITHOUT_DAYS = ("month", "this_year")


def ways(request: ScopedRequest, current: str) -> list[Tab]:
    """A tab a way, the days asked for kept where a way knows them; the units below only for who may count them."""
    kept = {name: value for name, value in request.GET.items() if name in ("tu", "den") and value}
    query = f"?{urlencode(kept)}" if kept and current not in _WITHOUT_DAYS else ""
    names = {"list": _("Danh sách"), "month": _("Lịch tháng"), "summary": _("Tổng hợp"), "this_year": _("Một năm")}
    if request.scope.may(ActivityPermission.COUNT_BELOW):
        names["below"] = _("Các cấp dưới")
    return [
        Tab(
            str(label),
            reverse(f"activities:{name}") + ("" if name in _WITHOUT_DAYS else query),
            is_current=name == current,
        )
        for name, label in names.items()
    ]
