"""What communication adds to the pages of others."""

from typing import Any

from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.communication.models import Airing
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel


def airing_of_activity(scope: Scope, about: Any) -> Panel | None:
    """On an activity's page: the turn of the schedule it was made by. One query."""
    if not isinstance(about, Activity):
        return None
    airing = Airing.objects.visible_to(scope).filter(activity=about).select_related("slot__script").first()
    if airing is None:
        return None
    return Panel(_("Từ lịch phát thanh"), "communication/_of_activity.html", {"airing": airing})
