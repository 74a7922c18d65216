"""What the pages that change the own table share."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse

from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import acting
from donghanh.units.models import Unit
from donghanh.units.queries import units_today
from donghanh.workdays.permissions import WorkdayPermission
from donghanh.workdays.refusals import WorkdayRefused

T = TypeVar("T")


def own_unit(request: ScopedRequest) -> Unit:
    """The unit whose table the person keeps; the first by name of several, unless ``xa`` names another."""
    units = units_today(request.scope, WorkdayPermission.EDIT)
    if asked := request.GET.get("xa"):
        units = units.filter(pk=asked) if _is_uuid(asked) else units.none()
    unit = units.first()
    if unit is None:
        raise Http404
    return unit


def require_own(request: ScopedRequest, unit_id: UUID | None) -> None:
    """Refuse, as if it were not there, what is the country's or another unit's."""
    if unit_id is None:
        raise Http404
    request.scope.require(WorkdayPermission.EDIT, unit_id=unit_id)


def table_url(year: int | None, request: ScopedRequest | None = None) -> str:
    """The table of a year, of the unit that the request names."""
    query = QueryDict(mutable=True)
    if year:
        query["nam"] = str(year)
    if request and request.GET.get("xa"):
        query["xa"] = request.GET["xa"]
    return f"{reverse('workdays:table')}{f'?{query.urlencode()}' if query else ''}"


def unless_changed(remove: Callable[[], T]) -> T:
    """Remove; where somebody has just changed it, refuse in words: there is no second version to lay beside it."""
    return acting.unless_changed(remove, WorkdayRefused)()


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
