"""What the search box finds among activities."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.activities.permissions import ActivityPermission
from donghanh.foundation.access import Scope
from donghanh.foundation.web import formats
from donghanh.foundation.web.search import Hit


def find_activities(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Activities the scope may see whose name, kind or place carries the words, newest first. One query."""
    if not (scope.may(ActivityPermission.READ) or scope.may(ActivityPermission.READ_OWN)):
        return []
    found = Activity.objects.visible_to(scope).standing().matching(words).select_related("host").newest_first()
    return [
        Hit(
            one.title,
            f"{formats.date(one.held_on)} · {one.host.name}",
            reverse("activities:activity", args=[one.pk]),
            _("Hoạt động"),
            "heart-handshake",
        )
        for one in found[:most]
    ]
