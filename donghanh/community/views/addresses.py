"""The protected address: asked for with a purpose, shown once, written down."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from donghanh.community.actions import read_address, write_address
from donghanh.community.forms.initiatives import AddressForm, PurposeForm
from donghanh.community.models import Initiative, ProtectedAddress
from donghanh.community.permissions import CommunityPermission
from donghanh.community.queries import may_look_up_address
from donghanh.community.refusals import CommunityRefused
from donghanh.community.views._shared import act, initiative_of, page_url
from donghanh.community.wording import in_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import unless_changed

ANCHOR = "dia-chi"


def _protected(request: ScopedRequest, pk: Any) -> tuple[Initiative, ProtectedAddress | None]:
    initiative = initiative_of(request, pk, to=may_look_up_address)
    if not initiative.is_protected:
        raise Http404
    held = ProtectedAddress.objects.visible_to(request.scope).filter(initiative=initiative)
    return initiative, held.select_related("initiative").first()


@requires(CommunityPermission.SHELTER_ADDRESS)
@never_cache
@require_http_methods(["GET", "POST"])
def address_read(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Ask what for; then show the address on this one answer, which no history and no cache keeps."""
    initiative, held = _protected(request, pk)
    if held is None:
        raise Http404
    form = PurposeForm(request.POST or None)
    shown = ""
    if request.method == "POST" and form.is_valid():
        try:
            shown = read_address(
                held=held, purpose=form.cleaned_data["purpose"], by=request.scope.actor, at=timezone.now()
            )
        except CommunityRefused as refused:
            form.add_error(None, in_words(refused))
    return render(
        request, "community/address.html", {"initiative": initiative, "form": form, "shown": shown}
    )  # fmt: skip


@requires(CommunityPermission.SHELTER_ADDRESS)
@never_cache
@require_http_methods(["GET", "POST"])
def address_write(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Write the address down. What is there is not shown here: whoever wants to see it asks for it."""
    initiative, held = _protected(request, pk)
    form = AddressForm(request.POST or None, initial={"version": held.version if held else 0})

    def save() -> ProtectedAddress:
        return write_address(
            initiative=initiative,
            expected_version=form.cleaned_data["version"],
            address=form.cleaned_data["address"],
            by=request.scope.actor,
            at=timezone.now(),
        )

    return act(
        request,
        form,
        unless_changed(save, CommunityRefused),
        _("Đã ghi địa chỉ."),
        to=page_url(initiative, ANCHOR),
        title=_("Ghi địa chỉ được giữ kín"),
        lede=initiative.name,
        notes=[
            _("Địa chỉ được niêm lại, không có trong danh sách, tệp tải về, tìm kiếm hay trang nào khác."),
            _("Địa chỉ cũ, nếu có, được thay hẳn."),
        ],
        button=_("Ghi địa chỉ"),
        back_url=page_url(initiative, ANCHOR),
        initiative=initiative,
    )
