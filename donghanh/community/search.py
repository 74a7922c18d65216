"""Models in the one search box: their names alone. Nobody is found by being a member, nothing by where it is."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.community.models import Initiative
from donghanh.community.permissions import CommunityPermission
from donghanh.community.queries import initiatives_where
from donghanh.foundation.access import Scope
from donghanh.foundation.web.search import Hit


def find_initiatives(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Models that have not ended and whose name has the words; one query."""
    if not scope.may(CommunityPermission.READ):
        return []
    found = initiatives_where(Initiative.objects.visible_to(scope), scope.on, words=words).select_related("kind")
    return [
        Hit(
            title=initiative.name,
            subtitle=initiative.kind.name,
            url=reverse("community:initiative", args=(initiative.pk,)),
            kind=_("Mô hình"),
            icon="users-group",
        )
        for initiative in found[:most]
    ]
