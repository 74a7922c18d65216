"""What the pages that change a model share."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.urls import reverse

from donghanh.community.models import Initiative
from donghanh.community.queries import may_edit
from donghanh.community.refusals import CommunityRefused
from donghanh.community.wording import in_words
from donghanh.foundation.access import Scope, ScopedQuerySet, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import Desk
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.units.models import Unit
from donghanh.units.queries import villages

Allowed = Callable[[Scope, Initiative], bool]
DESK = Desk(CommunityRefused, in_words, "community/form.html")
act, ask = DESK.act, DESK.ask


def initiative_of(request: ScopedRequest, pk: Any, *, to: Allowed | None = may_edit) -> Initiative:
    """The model, when the scope may see it and, with ``to``, do that with it; else a 404 that tells neither."""
    rows = Initiative.objects.select_related("unit", "kind", "organisation", "origin")
    initiative = get_visible_or_404(rows, request.scope, pk=pk)
    if to is not None and not to(request.scope, initiative):
        raise Http404
    return initiative


def part_of(request: ScopedRequest, rows: ScopedQuerySet[Any], pk: Any, *, path: str, to: Allowed = may_edit) -> Any:
    """A row that belongs to a model, when the scope may do that with the model; ``path`` leads from the row to it."""
    joined = f"{path}__" if path else ""
    row = get_visible_or_404(rows.select_related(path, f"{joined}unit", f"{joined}kind"), request.scope, pk=pk)
    initiative = row
    for step in path.split("__"):
        initiative = getattr(initiative, step)
    if not to(request.scope, initiative):
        raise Http404
    return row


def page_url(initiative: Initiative | uuid.UUID, anchor: str = "") -> str:
    """The page of a model, or a place on it."""
    key = initiative.pk if isinstance(initiative, Initiative) else initiative
    return reverse("community:initiative", args=(key,)) + (f"#{anchor}" if anchor else "")


def bodies_of(unit: Unit, scope: Scope) -> list[Organisation]:
    """The bodies of the unit today that house models or send members: all but clubs."""
    rows = Organisation.objects.on(scope.on).filter(unit__line=unit.line).exclude(kind=OrganisationKind.CLUB)
    return list(rows.select_related("unit").order_by("sort_key", "id"))


def clubs_of(unit: Unit, scope: Scope, *, beside: Initiative | None = None) -> list[Organisation]:
    """The clubs among the bodies of the unit today that no other running model is; ``beside`` keeps its own."""
    rows = Organisation.objects.on(scope.on).filter(unit__line=unit.line, kind=OrganisationKind.CLUB)
    taken = Initiative.objects.filter(organisation__isnull=False, ended_on__isnull=True)
    if beside is not None:
        taken = taken.exclude(pk=beside.pk)
    free = rows.exclude(pk__in=taken.values("organisation"))
    own = [beside.organisation] if beside is not None and beside.organisation is not None else []
    found = list(free.select_related("unit").order_by("sort_key", "id"))
    return found + [one for one in own if one not in found]


def villages_of(unit: Unit, scope: Scope, *, beside: Unit | None = None) -> list[Unit]:
    """The villages of the unit today, and one that is no more where a row still names it."""
    found = list(villages(unit, scope.on).select_related("parent"))
    return found + ([beside] if beside is not None and beside.pk not in {one.pk for one in found} else [])


def initial_of(row: Any, *names: str) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(row, name) for name in names}
