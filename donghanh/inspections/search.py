"""What the search box finds among inspections."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web import formats
from donghanh.foundation.web.search import Hit
from donghanh.inspections.models import Inspection
from donghanh.inspections.permissions import InspectionPermission


def find_inspections(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Inspections the scope may see whose name, subject or paper carries the words, newest first. One query."""
    if not (scope.may(InspectionPermission.READ) or scope.may(InspectionPermission.READ_OWN)):
        return []
    return [
        Hit(
            one.title,
            f"{formats.date(one.held_on)} · {one.get_state_display()}",
            reverse("inspections:inspection", args=[one.pk]),
            _("Cuộc kiểm tra"),
            "file-check",
        )
        for one in Inspection.objects.visible_to(scope).matching(words).newest_first()[:most]
    ]
