"""One model: its page, its story, founding and correcting it."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.community.actions import edit_initiative, found_initiative
from donghanh.community.forms.initiatives import EditForm, FoundForm
from donghanh.community.models import Initiative, InitiativeKind
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.quota import stretches_of
from donghanh.community.presenters.rules import rule_words
from donghanh.community.presenters.story import story_of
from donghanh.community.queries import may_edit, quota_history, rule_on
from donghanh.community.views._page import page_context
from donghanh.community.views._shared import act, bodies_of, clubs_of, initial_of, initiative_of, page_url, villages_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.pagination import page_of
from donghanh.units.models import Unit
from donghanh.units.queries import units_today

SAID = (
    "name", "founded_on", "decision_number", "decision_on", "decision_issuer", "organisation", "contact_name",
    "contact_phone", "kind", "version",
)  # fmt: skip


@requires(CommunityPermission.READ)
@require_GET
def initiative_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """What the model is, what it has and misses, who runs it, what upper apps know of it."""
    initiative = initiative_of(request, pk, to=None)
    return render(request, "community/initiative.html", page_context(request, initiative))


@requires(CommunityPermission.READ)
@require_GET
def initiative_story(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """How the model stood through time, and what happened to it."""
    initiative = initiative_of(request, pk, to=None)
    events = initiative.events.visible_to(request.scope).select_related("author")  # type: ignore[attr-defined]
    page = page_of(events, request)
    return render(
        request,
        "community/story.html",
        {
            "initiative": initiative,
            "stretches": stretches_of(quota_history(initiative, request.scope.on)),
            "events": story_of(page.object_list),
            "page": page,
        },
    )


def own_unit(request: ScopedRequest) -> Unit:
    """The unit whose models the person keeps; the first by name of several, unless ``dv`` names another."""
    units = list(units_today(request.scope, CommunityPermission.EDIT))
    asked = request.GET.get("dv") or request.POST.get("dv")
    unit = next((one for one in units if not asked or str(one.pk) == asked), None)
    if unit is None or request.scope.narrowed:
        raise Http404
    return unit


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def initiative_add(request: ScopedRequest) -> HttpResponseBase:
    """Choose what kind of model it is, each with what it asks for; then say the rest."""
    unit = own_unit(request)
    kinds = list(InitiativeKind.objects.visible_to(request.scope))
    kind = next((one for one in kinds if one.code == request.GET.get("loai")), None)
    if kind is None:
        rows = [(one, rule_words(rule_on(one, unit, request.scope.on))) for one in kinds]
        return render(request, "community/kinds_to_found.html", {"rows": rows, "unit": unit})
    form = FoundForm(
        request.POST or None,
        kind=kind,
        villages=villages_of(unit, request.scope),
        bodies=bodies_of(unit, request.scope),
        clubs=clubs_of(unit, request.scope),
        initial={"founded_on": request.scope.on},
    )

    def save() -> Initiative:
        return found_initiative(unit=unit, kind=kind, by=request.scope.actor, at=timezone.now(), **form.founding)

    return act(
        request,
        form,
        save,
        _("Đã lập mô hình."),
        to=page_url,
        title=_("Lập mô hình"),
        lede=kind.name,
        notes=[kind.guidance, rule_words(rule_on(kind, unit, request.scope.on))],
        button=_("Lập mô hình"),
        back_url=reverse("community:add"),
        unit=unit,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def initiative_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct what is said of the model."""
    initiative = initiative_of(request, pk, to=may_edit)
    form = EditForm(
        request.POST or None,
        of=initiative,
        kinds=list(InitiativeKind.objects.visible_to(request.scope)),
        clubs=clubs_of(initiative.unit, request.scope, beside=initiative),
        initial=initial_of(initiative, *SAID),
    )

    def save() -> Initiative:
        return edit_initiative(
            initiative=initiative,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=page_url(initiative),
        title=_("Sửa thông tin mô hình"),
        lede=initiative.name,
        notes=[_("Nơi đặt đổi ở “Chuyển nơi đặt”.")] if not initiative.is_protected else [],
        button=_("Lưu"),
        back_url=page_url(initiative),
        initiative=initiative,
    )
