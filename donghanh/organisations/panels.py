"""What bodies add to the pages of units: whether every village has a board that tasks reach."""

from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.organisations.queries import group_of_villages, may_edit, villages_left_out
from donghanh.units.models import Unit


def boards_of_villages(scope: Scope, commune: Unit) -> Panel | None:
    """On the page of a commune's villages; nothing for who does not keep its bodies. Eight queries."""
    if not may_edit(scope, commune.pk):
        return None
    return Panel(
        title=_("Việc giao cho các thôn"),
        template="organisations/_boards.html",
        context={
            "commune": commune,
            "group": group_of_villages(commune, scope.on),
            "left_out": villages_left_out(commune, scope.on),
        },
        order=10,
    )


def offer_board(scope: Scope, commune: Unit) -> str:
    """The box on the form of a new village; none for who does not keep the commune's bodies."""
    if not may_edit(scope, commune.pk):
        return ""
    group = group_of_villages(commune, scope.on)
    if group is None:
        return _("Lập ban quản lý của thôn và nhóm “Các thôn”, để việc giao cho các thôn tới được thôn này")
    words = _("Lập ban quản lý của thôn và đưa vào nhóm “%(group)s”, để việc giao cho nhóm tới được thôn này")
    return words % {"group": group.name}
