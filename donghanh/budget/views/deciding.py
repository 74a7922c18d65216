"""The steps of an estimate, each asked for on a page of its own, and the locks of years."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget import actions
from donghanh.budget.forms import ReasonForm, SettleYearForm, VersionForm
from donghanh.budget.models import Settlement
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.views.desk import ask_first, load, now, unit_of, year_asked
from donghanh.budget.views.estimates import load_estimate, load_line
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.forms import Form


@requires(BudgetPermission.KEEP)
def submit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Lay it before the leader."""
    return _step(
        request,
        pk,
        BudgetPermission.KEEP,
        actions.submit_estimate,
        question=_("Gửi dự toán cho lãnh đạo duyệt?"),
        text=_("Trong lúc chờ duyệt, các dòng không sửa được."),
        action=_("Gửi duyệt"),
        said=_("Đã gửi dự toán."),
    )


@requires(BudgetPermission.APPROVE)
def approve(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Put it into force."""
    return _step(
        request,
        pk,
        BudgetPermission.APPROVE,
        actions.approve_estimate,
        question=_("Duyệt dự toán này?"),
        text=_(
            "Duyệt xong thì chi được theo từng dòng. Bản duyệt được giữ nguyên; đổi sau này là điều chỉnh có số lần."
        ),
        action=_("Duyệt dự toán"),
        said=_("Đã duyệt dự toán."),
    )


@requires(BudgetPermission.APPROVE)
def hand_back(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Hand it back with a reason."""
    return _step(
        request,
        pk,
        BudgetPermission.APPROVE,
        actions.return_estimate,
        question=_("Trả lại dự toán để sửa?"),
        text=_("Người lập đọc được lý do và gửi lại sau khi sửa."),
        action=_("Trả lại"),
        said=_("Đã trả lại dự toán."),
        with_reason=True,
    )


@requires(BudgetPermission.KEEP)
def adjust(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Open it again as an adjustment."""
    return _step(
        request,
        pk,
        BudgetPermission.KEEP,
        actions.start_adjustment,
        question=_("Lập điều chỉnh dự toán?"),
        text=_("Bản đã duyệt vẫn dùng để chi cho đến khi lãnh đạo duyệt bản điều chỉnh."),
        action=_("Lập điều chỉnh"),
        said=_("Đã mở lần điều chỉnh. Sửa các dòng rồi gửi duyệt."),
        with_reason=True,
    )


@requires(BudgetPermission.KEEP)
def give_up(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Drop an adjustment."""
    return _step(
        request,
        pk,
        BudgetPermission.KEEP,
        actions.give_up_adjustment,
        question=_("Thôi lần điều chỉnh này?"),
        text=_("Các dòng trở lại đúng như bản đã duyệt. Những gì vừa sửa không giữ lại."),
        action=_("Thôi điều chỉnh"),
        said=_("Đã thôi điều chỉnh."),
    )


@requires(BudgetPermission.KEEP)
def line_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a line out."""
    line = load_line(request, pk)
    back = reverse("budget:estimate", args=[line.estimate_id])
    form = Form(request.POST if request.method == "POST" else None)

    def remove() -> None:
        actions.remove_line(line=line, by=request.scope.actor, at=now())

    return ask_first(
        request,
        form,
        remove,
        done=lambda made: (_("Đã bỏ dòng."), back),
        question=_("Bỏ dòng “%(item)s”?") % {"item": line.item},
        text=_("Các bản đã duyệt trước vẫn giữ dòng này."),
        action=_("Bỏ dòng"),
        back=back,
    )


@requires(BudgetPermission.APPROVE)
def settle(request: ScopedRequest) -> HttpResponseBase:
    """Lock the year in the address."""
    unit, year = unit_of(request, BudgetPermission.APPROVE), year_asked(request)
    form = SettleYearForm(request.POST if request.method == "POST" else None)
    back = f"{reverse('budget:settlement')}?nam={year}"

    def save() -> Settlement:
        return actions.settle_year(unit=unit, year=year, by=request.scope.actor, at=now(), **form.cleaned_data)

    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã khóa sổ năm %(year)s.") % {"year": year}, back),
        question=_("Khóa sổ năm %(year)s?") % {"year": year},
        text=_(
            "Sau khi khóa, không ghi thêm, không đảo chứng từ, không điều chỉnh dự toán của năm này. Mở lại được, kèm lý do."
        ),
        action=_("Khóa sổ"),
        back=back,
    )


@requires(BudgetPermission.APPROVE)
def reopen(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Open a year again."""
    settlement = load(Settlement.objects.all(), request, pk, BudgetPermission.APPROVE)
    if settlement.reopened_at is not None:
        raise Http404
    form = ReasonForm(request.POST or None, initial={"version": settlement.version})
    back = f"{reverse('budget:settlement')}?nam={settlement.year}"

    def save() -> Settlement:
        return actions.reopen_year(
            settlement=settlement,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        )

    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã mở lại năm."), back),
        question=_("Mở lại sổ năm %(year)s?") % {"year": settlement.year},
        text=_("Bản quyết toán đã khóa vẫn giữ lại, kèm lý do mở."),
        action=_("Mở lại"),
        back=back,
    )


def _step(
    request: ScopedRequest,
    pk: uuid.UUID,
    permission: str,
    act: Callable[..., Any],
    *,
    question: str,
    text: str,
    action: str,
    said: str,
    with_reason: bool = False,
) -> HttpResponseBase:
    """One step of an estimate: a question, perhaps a reason, then the action on the version that was seen."""
    estimate = load_estimate(request, pk, permission)
    kind = ReasonForm if with_reason else VersionForm
    form: Any = kind(request.POST or None, initial={"version": estimate.version})
    back = reverse("budget:estimate", args=[estimate.pk])

    def save() -> Any:
        return act(
            estimate=estimate,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return ask_first(
        request, form, save, done=lambda made: (said, back), question=question, text=text, action=action, back=back
    )
