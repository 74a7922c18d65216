"""Bodies in the one search box."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.search import Hit
from donghanh.organisations.models import Organisation
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.queries import search_bodies


def find_bodies(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Bodies of today whose name or alias contains the words; one query."""
    if not scope.may(OrganisationPermission.READ):
        return []
    found = search_bodies(Organisation.objects.visible_to(scope).on(scope.on), words).select_related("unit")
    return [
        Hit(
            title=body.name,
            subtitle=f"{body.get_kind_display()}, {body.unit.full_name}",
            url=reverse("organisations:organisation", args=(body.pk,)),
            kind=_("Cơ quan"),
            icon="building-community",
        )
        for body in found.order_by("sort_key", "id")[:most]
    ]
