"""What each kind asks for here, and how long names are kept: the country's rules and the office's own over them."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.community.actions import remove_rule, set_retention, set_rule
from donghanh.community.actions.rules import NUMBERS
from donghanh.community.forms.initiatives import VersionForm
from donghanh.community.forms.things import RetentionForm, RuleForm
from donghanh.community.models import InitiativeKind, KindRule, RetentionRule
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.rules import rule_words
from donghanh.community.queries.rules import retention_on, rules_of
from donghanh.community.views._shared import act, ask, initial_of
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.units.models import Unit
from donghanh.units.queries import units_today


def _unit(request: ScopedRequest, permission: str) -> Unit:
    unit = units_today(request.scope, permission).first()
    if unit is None or request.scope.narrowed:
        raise Http404
    return unit


@requires(CommunityPermission.READ)
@require_GET
def rule_list(request: ScopedRequest) -> HttpResponseBase:
    """Every kind with what it asks for today, where that stands, and the office's own rules of other days."""
    unit = _unit(request, CommunityPermission.READ)
    day = request.scope.on
    kinds = list(InitiativeKind.objects.visible_to(request.scope))
    rules = rules_of([kind.pk for kind in kinds], [unit.line])
    rows = []
    for kind in kinds:
        own, country = rules[kind.pk, str(unit.line)], rules[kind.pk, ""]
        holding = [rule for rule in (*country, *own) if rule.is_on(day)]
        held = holding[-1] if holding else None
        rows.append(
            {
                "kind": kind,
                "words": rule_words(held),
                "rule": held,
                "is_own": held is not None and held.unit_id is not None,
                "others": [(rule, rule_words(rule)) for rule in own if rule is not held],
            }
        )
    return render(
        request,
        "community/rules.html",
        {
            "unit": unit,
            "rows": rows,
            "retention": retention_on(unit.pk, day),
            "may_edit": request.scope.may(CommunityPermission.EDIT, unit_id=unit.pk),
        },
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def rule_set(request: ScopedRequest, code: str) -> HttpResponseBase:
    """The office's own rule for a kind, from a day on."""
    unit = _unit(request, CommunityPermission.EDIT)
    kind = get_object_or_404(InitiativeKind.objects.visible_to(request.scope), code=code)
    rules = rules_of([kind.pk], [unit.line])
    laid = [*rules[kind.pk, ""], *rules[kind.pk, str(unit.line)]]
    holding = [rule for rule in laid if rule.is_on(request.scope.on)]
    initial: dict[str, Any] = dict.fromkeys(NUMBERS, 0)
    if holding:
        initial |= initial_of(holding[-1], *NUMBERS, "team_is_local", "cadence")
    form = RuleForm(request.POST or None, initial=initial | {"valid_from": request.scope.on, "confidence": "verified"})

    def save() -> KindRule:
        return set_rule(unit=unit, kind=kind, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã ghi mức riêng của xã."),
        to=reverse("community:rules"),
        title=_("Mức riêng của xã"),
        lede=kind.name,
        notes=[
            _(
                "Mức này thay cho mức chung, từ ngày áp dụng. Trước ngày ấy vẫn tính theo mức cũ. Ghi 0 ở ô không đòi hỏi."
            )
        ],
        button=_("Ghi mức"),
        back_url=reverse("community:rules"),
        crumb_url=reverse("community:rules"),
        crumb_label=_("Mức cần có"),
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def rule_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take an own rule out again."""
    rules = KindRule.objects.filter(unit__isnull=False).select_related("kind", "unit")
    rule = get_visible_or_404(rules, request.scope, pk=pk)
    request.scope.require(CommunityPermission.EDIT, unit_id=rule.unit_id)
    form = VersionForm(request.POST or None, initial={"version": rule.version})

    def save() -> InitiativeKind:
        return remove_rule(rule=rule, by=request.scope.actor, at=timezone.now())

    return ask(
        request,
        form,
        save,
        _("Đã bỏ mức riêng."),
        to=reverse("community:rules"),
        question=_("Bỏ mức riêng này?"),
        text=_("%(kind)s: mức có trước nó được dùng lại, cả cho những ngày đã qua.") % {"kind": rule.kind.name},
        action=_("Bỏ mức riêng"),
        back_url=reverse("community:rules"),
        danger=True,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def retention_set(request: ScopedRequest) -> HttpResponseBase:
    """For how long the office keeps the names of people who left."""
    unit = _unit(request, CommunityPermission.EDIT)
    held = retention_on(unit.pk, request.scope.on)
    form = RetentionForm(
        request.POST or None, initial={"years": held.years if held else "", "valid_from": request.scope.on}
    )

    def save() -> RetentionRule:
        return set_retention(unit=unit, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã ghi số năm giữ tên."),
        to=reverse("community:rules"),
        title=_("Giữ tên người đã ra bao lâu"),
        lede=unit.title,
        notes=[
            _(
                "Mỗi đêm phần mềm xóa tên những người đã ra lâu hơn thế. Giới tính và ngày vào, ra ở lại, nên số đếm không đổi. Tên đã xóa không lấy lại được."
            )
        ],
        button=_("Ghi"),
        back_url=reverse("community:rules"),
        crumb_url=reverse("community:rules"),
        crumb_label=_("Mức cần có"),
    )
