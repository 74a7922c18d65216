"""What models add to the pages of bodies and villages."""

from django.utils.translation import gettext as _

from donghanh.community.models import Initiative, Placement
from donghanh.community.permissions import CommunityPermission
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit, UnitKind


def models_of_body(scope: Scope, body: Organisation) -> Panel | None:
    """The models a body is or houses today; never a protected one by its place, because that has none. Two queries."""
    if not scope.may(CommunityPermission.READ):
        return None
    rows = Initiative.objects.visible_to(scope).filter(ended_on__isnull=True).select_related("kind")
    housed = Placement.objects.on(scope.on).filter(body=body).values("initiative")
    found = list((rows.filter(organisation=body) | rows.filter(pk__in=housed)).order_by("sort_key", "id"))
    return _panel(_("Mô hình, câu lạc bộ"), found)


def models_of_village(scope: Scope, unit: Unit) -> Panel | None:
    """The models in a village today. One query; nothing on pages of other units."""
    if unit.kind != UnitKind.VILLAGE or not scope.may(CommunityPermission.READ):
        return None
    here = Placement.objects.on(scope.on).filter(village__line=unit.line).values("initiative")
    rows = Initiative.objects.visible_to(scope).filter(ended_on__isnull=True, pk__in=here).select_related("kind")
    return _panel(_("Mô hình, câu lạc bộ ở đây"), list(rows.order_by("sort_key", "id")))


def _panel(title: str, found: list[Initiative]) -> Panel | None:
    return Panel(title=title, template="community/_models.html", context={"found": found}, order=40) if found else None
