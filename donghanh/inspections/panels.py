"""What inspections add to the pages of others."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.community.models import Initiative
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.inspections.models import Finding, FindingState, Inspection, MoreTime
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.findings import FindingLine, finding_line
from donghanh.organisations.models import Organisation

MOST_SHOWN = 8


def inspection_of_activity(scope: Scope, about: Any) -> Panel | None:
    """On an activity's page: the inspection that made it. One query."""
    if not isinstance(about, Activity):
        return None
    one = Inspection.objects.visible_to(scope).filter(activity=about).first()
    return Panel(_("Cuộc kiểm tra"), "inspections/_of_activity.html", {"inspection": one}) if one else None


def inspections_of_initiative(scope: Scope, about: Any) -> Panel | None:
    """On a model's page: how it was inspected, and the way to plan an inspection. One query."""
    if not isinstance(about, Initiative) or scope.narrowed:
        return None
    rows = Inspection.objects.visible_to(scope).filter(subject_initiative=about).newest_first()
    found = list(rows[:MOST_SHOWN])
    may_keep = scope.may(InspectionPermission.KEEP, unit_id=about.unit_id)
    if not found and not may_keep:
        return None
    query = urlencode({"noi": f"mh:{about.pk}"})
    return Panel(
        _("Kiểm tra"),
        "inspections/_of_initiative.html",
        {"inspections": found, "new_url": f"{reverse('inspections:new')}?{query}" if may_keep else ""},
    )


def findings_of_body(scope: Scope, about: Any) -> Panel | None:
    """On a body's page: the findings it has still to put right. One query."""
    if not isinstance(about, Organisation) or scope.narrowed:
        return None
    rows = Finding.objects.visible_to(scope).filter(owner=about, state__in=(FindingState.OPEN, FindingState.CLAIMED))
    found = _lines(scope, rows.pressing_first())
    return Panel(_("Kiến nghị đang khắc phục"), "inspections/_waiting.html", {"lines": found}) if found else None


def what_waits(scope: Scope, about: Any) -> Panel | None:
    """On the start page: the findings one's body is to put right, and the reports and requests for more time that wait for
    somebody who verifies. One query; none for who has nothing to do with inspections."""
    bodies = scope.organisations_with(InspectionPermission.ANSWER)
    verifies = frozenset() if scope.narrowed else scope.units_with(InspectionPermission.VERIFY)
    if not bodies and not verifies:
        return None
    mine = Q(owner_id__in=bodies, state=FindingState.OPEN)
    waits = Q(inspection__unit_id__in=verifies) & (
        Q(state=FindingState.CLAIMED)
        | Q(state=FindingState.OPEN, due_on__lt=scope.on)
        | Q(pk__in=MoreTime.objects.waiting().values("finding"))
    )
    rows = Finding.objects.visible_to(scope).filter(mine | waits).pressing_first()
    found = _lines(scope, rows)
    if not found:
        return None
    context = {"lines": found, "all_url": reverse("inspections:findings")}
    return Panel(_("Kiến nghị sau kiểm tra"), "inspections/_waiting.html", context, waits=True)


def _lines(scope: Scope, rows: Any) -> list[FindingLine]:
    return [finding_line(one, scope.on) for one in rows.with_asked().select_related("owner")[:MOST_SHOWN]]
