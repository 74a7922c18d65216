"""What the pages of communication share: loading through the scope, the parts as tabs, what the unit offers to choose from."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.activities.refusals import ActivityRefused
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.wording import refusal
from donghanh.foundation.access import Scope, ScopedQuerySet, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.forms import Form
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit
from donghanh.units.queries import standing

READERS = (P.READ, P.READ_OWN)
WRITERS = (P.KEEP, P.WRITE_OWN)
now = timezone.now
M = TypeVar("M", bound=Model)


class _Refused(Exception):
    """Stands for both kinds of refusals where one class is asked for."""

    def __init__(self, cause: CommunicationRefused | ActivityRefused) -> None:
        super().__init__(cause.code)
        self.cause = cause
        self.field = cause.field


REFUSAL = (_Refused, lambda refused: refusal(refused.cause))


def refusing(act: Callable[[], Any]) -> Callable[[], Any]:
    """The act with what either app refuses as one exception, for :func:`act_or_ask`."""

    def tried() -> Any:
        try:
            return act()
        except (CommunicationRefused, ActivityRefused) as refused:
            raise _Refused(refused) from refused

    return tried


@dataclass(frozen=True)
class Desk:
    """Where somebody works: the unit, and the bodies they may write and mark for."""

    unit: Unit
    own: list[Organisation]
    """The own body first; for the office the others after it."""
    is_office: bool

    def bodies(self, scope: Scope) -> list[Organisation]:
        """Every body of the unit today. One query."""
        return list(Organisation.objects.filter(unit__line=self.unit.line).on(scope.on).order_by("sort_key", "pk"))


def desk_of(request: ScopedRequest, office: str = P.KEEP, own: str = P.WRITE_OWN) -> Desk:
    """Where the person works; 404 for who works nowhere. Three queries at most."""
    scope = request.scope
    bodies = Organisation.objects.select_related("unit").on(scope.on)
    if not scope.narrowed:
        for key in sorted(scope.units_with(office)):
            unit = standing(Unit.objects.get(pk=key), scope.on)
            if unit is not None and unit.pk == key:
                mine = scope.organisation_ids
                rows = bodies.filter(unit__line=unit.line)
                return Desk(
                    unit, sorted(rows, key=lambda body: (body.pk not in mine, body.sort_key, str(body.pk))), True
                )
    mine_only = list(bodies.filter(pk__in=scope.organisations_with(own)).order_by("sort_key", "pk"))
    if not mine_only:
        raise Http404
    return Desk(standing(mine_only[0].unit, scope.on) or mine_only[0].unit, mine_only, False)


def unit_of(request: ScopedRequest) -> Unit:
    """The unit whose communication is looked at; 404 for who has none."""
    return desk_of(request, P.READ, P.READ_OWN).unit


def load(rows: ScopedQuerySet[M], request: ScopedRequest, pk: uuid.UUID, permission: str = "") -> M:
    """The row, if the scope may see it and holds the permission for its unit; 404 otherwise."""
    found = get_visible_or_404(rows, request.scope, pk=pk)
    if permission:
        request.scope.require(permission, unit_id=found.unit_id)  # type: ignore[attr-defined]
    return found


def tabs(scope: Scope, current: str) -> list[Tab]:
    """The parts of the pages of communication this person may open."""
    parts = [("week", _("Lịch phát")), ("scripts", _("Bài phát thanh")), ("kit", _("Tháng hành động"))]
    if scope.may(P.READ) and not scope.narrowed:
        parts += [("materials", _("Tài liệu")), ("media", _("Tin bài"))]
    return [Tab(label, reverse(f"communication:{name}"), is_current=name == current) for name, label in parts]


def page_context(request: ScopedRequest, current: str) -> dict[str, Any]:
    """What the head and the tabs of every list need."""
    scope = request.scope
    return {
        "views": tabs(scope, current),
        "may_keep": scope.may(P.KEEP) and not scope.narrowed,
        "may_write": scope.may(P.KEEP) or scope.may(P.WRITE_OWN),
        "may_approve": scope.may(P.APPROVE),
    }


def day_asked(text: str) -> dt.date | None:
    """A day as addresses and hidden fields carry it (2026-11-23); ``None`` for none or nonsense."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


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
        refusing(act),
        done=done,
        refusal=REFUSAL,
        template="web/confirm.html",
        page={"question": question, "text": text, "action": action, "back_url": back},
    )
