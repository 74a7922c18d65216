"""What an office sets for its trainings: topics, rules, who signs."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.toasts import confirm
from donghanh.training import actions
from donghanh.training.forms.certificates import RuleForm, TopicForm
from donghanh.training.models import IssuingOffice, Rule, RuleKind, Topic
from donghanh.training.permissions import TrainingPermission
from donghanh.training.queries.rules import rule_on
from donghanh.training.views._shared import act, now, unit_kept


@requires(TrainingPermission.KEEP)
@require_GET
def settings(request: ScopedRequest) -> HttpResponse:
    """Who signs, which numbers hold today and to come, which topics there are."""
    unit, scope = unit_kept(request), request.scope
    own = Rule.objects.filter(unit_key=str(unit.line)).order_by("kind", "-valid_from")
    return render(
        request,
        "training/settings.html",
        {
            "office": IssuingOffice.objects.filter(unit_key=str(unit.line)).first(),
            "rules": [(kind, rule_on(kind, unit, scope.on)) for kind in RuleKind],
            "own": list(own),
            "topics": list(Topic.objects.visible_to(scope).order_by("order", "name", "pk")),
            "today": scope.on,
        },
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def add_topic(request: ScopedRequest) -> HttpResponseBase:
    """A topic of the unit's own."""
    unit = unit_kept(request)
    form = TopicForm(request.POST or None)

    def save() -> Topic:
        return actions.add_topic(unit=unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    return _form(request, form, save, _("Đã thêm chuyên đề."), title=_("Thêm chuyên đề"), button=_("Thêm"))


@requires(TrainingPermission.KEEP)
@require_POST
def offer_topic(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Offer a topic of the unit's own for new courses, or no longer."""
    topic = get_visible_or_404(Topic.objects.filter(unit__isnull=False), request.scope, pk=pk)
    if topic.unit_id is None or not request.scope.may(TrainingPermission.KEEP, unit_id=topic.unit_id):
        raise Http404
    try:
        actions.offer_topic(
            topic=topic,
            expected_version=topic.version,
            is_offered=not topic.is_offered,
            by=request.scope.actor,
            at=now(),
        )
    except StaleRecord:
        confirm(request, _("Người khác vừa đổi chuyên đề này. Xem lại."))
    else:
        confirm(request, _("Đã đổi."))
    return redirect("training:settings")


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def set_rule(request: ScopedRequest) -> HttpResponseBase:
    """A number of the unit's own, from a day on."""
    unit = unit_kept(request)
    form = RuleForm(request.POST or None, initial={"since": request.scope.on})

    def save() -> Rule:
        return actions.set_rule(unit=unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    lede = _("Mức mới thay mức dùng chung từ ngày ấy. Khóa đã lập giữ mức hoàn thành của mình.")
    return _form(request, form, save, _("Đã ghi mức của xã."), title=_("Đặt mức của xã"), button=_("Ghi"), lede=lede)


def _form(request: ScopedRequest, form: Any, save: Any, said: str, **page: Any) -> HttpResponse:
    to = reverse("training:settings")
    return act(request, form, save, said, to=to, back_url=to, **page)
