"""What the search box finds among scripts."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.communication.models import Script
from donghanh.communication.permissions import CommunicationPermission
from donghanh.foundation.access import Scope
from donghanh.foundation.web.search import Hit


def find_scripts(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Scripts the scope may see whose title or text carries the words, last changed first. One query."""
    if not (scope.may(CommunicationPermission.READ) or scope.may(CommunicationPermission.READ_OWN)):
        return []
    found = Script.objects.visible_to(scope).kept().matching(words).select_related("body").order_by("-changed_at", "pk")
    return [
        Hit(
            one.title,
            f"{one.get_state_display()} · {one.body.name}",
            reverse("communication:script", args=[one.pk]),
            _("Bài phát thanh"),
            "messages",
        )
        for one in found[:most]
    ]
