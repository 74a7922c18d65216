"""The villages of the own commune: list, add, rename, correct, end."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.forms import Form
from donghanh.foundation.web.panels import panels
from donghanh.units.actions import correct_unit, create_village, end_village, rename_unit
from donghanh.units.followers import followers
from donghanh.units.forms import CorrectForm, EndForm, RenameForm, VillageForm
from donghanh.units.models import Unit, UnitKind
from donghanh.units.permissions import UnitPermission
from donghanh.units.queries import may_edit_villages, own_communes, villages
from donghanh.units.refusals import UnitRefused, in_words


def _own_commune(request: ScopedRequest) -> Unit:
    """The commune whose villages the person keeps; the first by name when posts lie in several, ``xa`` names another."""
    communes = own_communes(request.scope)
    asked = request.GET.get("xa") or request.POST.get("xa")
    if asked:
        communes = communes.filter(pk=asked) if _is_uuid(asked) else communes.none()
    commune = communes.first()
    if commune is None:
        raise Http404
    return commune


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and all(c in "0123456789abcdef-" for c in text)


def _own_village(request: ScopedRequest, pk: Any) -> Unit:
    village = get_visible_or_404(Unit.objects.select_related("parent"), request.scope, pk=pk, kind=UnitKind.VILLAGE)
    if village.parent is None or not may_edit_villages(request.scope, village.parent):
        raise Http404
    return village


@requires(UnitPermission.EDIT_VILLAGES)
def village_list(request: ScopedRequest) -> HttpResponseBase:
    """The villages of the commune today, and those that have ended."""
    commune = _own_commune(request)
    all_rows = Unit.objects.filter(parent__line=commune.line, kind=UnitKind.VILLAGE).visible_to(request.scope)
    standing_now = list(villages(commune, request.scope.on).visible_to(request.scope))
    others = all_rows.exclude(pk__in=[v.pk for v in standing_now]).order_by("-valid_from", "sort_key", "id")
    return render(
        request,
        "units/villages.html",
        {
            "commune": commune,
            "communes": list(own_communes(request.scope)),
            "villages": standing_now,
            "others": list(others),
            "panels": panels("units.villages", request.scope, commune),
        },
    )


@requires(UnitPermission.EDIT_VILLAGES)
def village_add(request: ScopedRequest) -> HttpResponseBase:
    """Add a village to the own commune."""
    commune = _own_commune(request)
    offers = [(one.code, words) for one in followers() if (words := one.offer(request.scope, commune))]
    form = VillageForm(request.POST or None, initial={"valid_from": commune.valid_from}, offers=offers)

    def save() -> Unit:
        return create_village(commune=commune, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    def said(village: Unit) -> str:
        return _("Đã thêm %(name)s.") % {"name": village.full_name}

    return _handle(
        request,
        form,
        save,
        said,
        title=_("Thêm thôn, tổ dân phố"),
        lede=_("Thuộc %(name)s. Thôn là nơi chốn; việc và báo cáo gửi tới ban quản lý của thôn.")
        % {"name": commune.full_name},
        button=_("Thêm"),
        commune=commune,
    )


@requires(UnitPermission.EDIT_VILLAGES)
def village_rename(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Give a village another name from a day on."""
    village = _own_village(request, pk)
    form = RenameForm(request.POST or None, unit=village, initial={**_present(village), "on": request.scope.on})

    def save() -> Unit:
        data = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        return rename_unit(
            unit=village, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now(), **data
        )

    def said(fresh: Unit) -> str:
        return _("Từ %(day)s, %(old)s là %(new)s.") % {
            "day": formats.date(fresh.valid_from),
            "old": village.full_name,
            "new": fresh.full_name,
        }

    return _handle(
        request,
        form,
        save,
        said,
        title=_("Đổi tên %(name)s") % {"name": village.full_name},
        lede=_(
            "Văn bản và số liệu trước ngày đổi vẫn mang tên cũ. Nếu chỉ ghi sai chính tả, hãy sửa chứ đừng đổi tên."
        ),
        button=_("Đổi tên"),
        village=village,
    )


@requires(UnitPermission.EDIT_VILLAGES)
def village_correct(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Mend a village's spelling."""
    return _correct(request, _own_village(request, pk))


@requires(UnitPermission.CORRECT)
def unit_correct(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Mend any unit of the reference data."""
    return _correct(request, get_visible_or_404(Unit.objects.select_related("parent"), request.scope, pk=pk))


def _correct(request: ScopedRequest, unit: Unit) -> HttpResponseBase:
    form = CorrectForm(request.POST or None, of=unit, initial=_present(unit) | {"legal_basis": unit.legal_basis})

    def save() -> Unit:
        data = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        return correct_unit(
            unit=unit, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now(), **data
        )

    def said(saved: Unit) -> str:
        return _("Đã sửa thành %(name)s.") % {"name": saved.full_name}

    return _handle(
        request,
        form,
        save,
        said,
        title=_("Sửa %(name)s") % {"name": unit.full_name},
        lede=_("Chỉ để sửa chỗ ghi sai. Tên mới có hiệu lực cho cả thời gian đã qua."),
        button=_("Lưu"),
        village=unit,
    )


@requires(UnitPermission.EDIT_VILLAGES)
def village_end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Let a village end, merged into a neighbour where there is one."""
    village = _own_village(request, pk)
    neighbours = villages(village.parent, request.scope.on).exclude(pk=village.pk) if village.parent else None
    form = EndForm(
        request.POST or None, neighbours=neighbours, initial={"version": village.version, "on": request.scope.on}
    )

    def save() -> Unit:
        data = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        return end_village(
            village=village, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now(), **data
        )

    def said(ended: Unit) -> str:
        return _("Từ %(day)s không còn %(name)s.") % {
            "day": formats.date(ended.valid_until),
            "name": ended.full_name,
        }

    return _handle(
        request,
        form,
        save,
        said,
        title=_("Kết thúc %(name)s") % {"name": village.full_name},
        lede=_("Thôn không bị xóa: lịch sử, văn bản và số liệu trước ngày này vẫn còn."),
        button=_("Kết thúc"),
        village=village,
    )


def _present(unit: Unit) -> dict[str, Any]:
    return {"version": unit.version, "level": unit.level, "name": unit.name}


def _handle(
    request: HttpRequest,
    form: Form,
    save: Callable[[], Unit],
    said: Callable[[Unit], str],
    *,
    commune: Unit | None = None,
    village: Unit | None = None,
    **page: str,
) -> HttpResponseBase:
    """The form, or the one act and then the list the person came from."""
    if village is None or village.kind == UnitKind.VILLAGE:
        back_url = reverse("units:villages")
    else:
        back_url = reverse("units:unit", args=[village.pk])
    return act_or_ask(
        request,
        form,
        save,
        done=lambda saved: (said(saved), back_url),
        refusal=(UnitRefused, in_words),
        template="units/form.html",
        page={"commune": commune, "back_url": back_url, **page},
    )
