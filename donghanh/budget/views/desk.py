"""What the pages of money share: loading through the scope, the year looked at, what the unit offers to choose from."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.budget.models import OfUnitQuerySet
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.queries import Years, years_known
from donghanh.budget.refusals import BudgetRefused
from donghanh.budget.wording import refusal
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.forms import Form
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Plan
from donghanh.units.models import Unit
from donghanh.units.queries import units_today

REFUSAL = (BudgetRefused, refusal)
MOST_OFFERED = 80
now = timezone.now
M = TypeVar("M", bound=Model)


def unit_of(request: ScopedRequest, permission: str = BudgetPermission.READ) -> Unit:
    """The unit whose money is looked at; 404 for who has none."""
    unit = units_today(request.scope, permission).first()
    if unit is None:
        raise Http404
    return unit


def load(rows: OfUnitQuerySet[M], request: ScopedRequest, pk: uuid.UUID, permission: str = "") -> M:
    """The row, if the scope may see it and holds the permission for its unit; 404 otherwise."""
    found = get_visible_or_404(rows, request.scope, pk=pk)
    if permission:
        owner: Any = found
        for part in str(getattr(type(found), "unit_path", "unit_id")).split("__"):
            owner = getattr(owner, part)
        request.scope.require(permission, unit_id=owner)
    return found


def year_asked(request: ScopedRequest, years: Years | None = None) -> int:
    """The year in the address, if there is anything to see of it; else the one pages open with."""
    asked, known = request.GET.get("nam", ""), years_known(request.scope) if years is None else years
    if asked.isascii() and asked.isdigit() and len(asked) == 4 and int(asked) in known.shown:
        return int(asked)
    return known.opened


def given(request: ScopedRequest, year: int) -> QueryDict:
    """The filters in the address, the year that is looked at among them."""
    values = request.GET.copy()
    values["nam"] = str(year)
    return values


def tabs(current: str, year: int) -> list[Tab]:
    """The seven parts of the pages of money, each of the year looked at."""
    parts = (
        ("overview", _("Dự toán")),
        ("spendings", _("Chi")),
        ("allocations", _("Nguồn thu")),
        ("advances", _("Tạm ứng")),
        ("gifts", _("Quà")),
        ("settlement", _("Quyết toán")),
        ("norms", _("Định mức")),
    )
    return [
        Tab(label, reverse(f"budget:{name}") + ("" if name == "norms" else f"?nam={year}"), is_current=name == current)
        for name, label in parts
    ]


def page_context(request: ScopedRequest, current: str, year: int) -> dict[str, Any]:
    """What the head and the tabs of every list need."""
    scope = request.scope
    return {
        "views": tabs(current, year),
        "year": year,
        "year_text": str(year),
        "may_keep": scope.may(BudgetPermission.KEEP),
        "may_approve": scope.may(BudgetPermission.APPROVE),
        "may_keep_norms": scope.may(BudgetPermission.KEEP_NORMS),
    }


def plans_of(scope: Scope, unit: Unit) -> list[Plan]:
    """The unit's plans the scope may read, the latest first."""
    return list(
        Plan.objects.visible_to(scope).filter(unit__line=unit.line).order_by("-year", "title", "pk")[:MOST_OFFERED]
    )


def bodies_of(scope: Scope, unit: Unit) -> list[Organisation]:
    """The bodies of the unit today."""
    return list(
        Organisation.objects.visible_to(scope).filter(unit__line=unit.line).on(scope.on).order_by("sort_key", "pk")
    )


def activities_of(scope: Scope, unit: Unit, *, since: dt.date) -> list[Activity]:
    """What the unit did since a day, the latest first, for a voucher or a gift to be tied to."""
    seen = Activity.objects.visible_to(scope).standing().filter(unit__line=unit.line, held_on__gte=since)
    return list(seen.newest_first()[:MOST_OFFERED])


def identity_asked(request: ScopedRequest, name: str) -> uuid.UUID | None:
    """The identity a parameter of the address gives; ``None`` for none or nonsense."""
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def ask_first(
    request: ScopedRequest,
    form: Form,
    act: Callable[[], Any],
    *,
    done: Callable[[Any], tuple[str, str]],
    question: str,
    text: str,
    action: str,
    back: str,
) -> HttpResponseBase:
    """The page that asks before an act."""
    return act_or_ask(
        request,
        form,
        act,
        done=done,
        refusal=REFUSAL,
        template="web/confirm.html",
        page={"question": question, "text": text, "action": action, "back_url": back},
    )
