"""Adding, correcting and marking as checked."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.forms import Form
from donghanh.legal.actions import FIELDS, add_instrument, correct_instrument, verify_instrument
from donghanh.legal.forms import CorrectionForm, InstrumentForm, VerifyForm
from donghanh.legal.models import LegalInstrument
from donghanh.legal.permissions import LegalPermission
from donghanh.legal.presenters import FIELD_NAMES
from donghanh.legal.refusals import LegalRefused, in_words


@requires(LegalPermission.CORRECT)
def add(request: ScopedRequest) -> HttpResponseBase:
    """Add an instrument."""
    form = InstrumentForm(request.POST or None, initial={"number": request.GET.get("so", "")[:60]})

    def save() -> LegalInstrument:
        return add_instrument(by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return _handle(
        request,
        form,
        save,
        _("Đã thêm %(name)s vào thư viện."),
        back_url=reverse("legal:library"),
        title=_("Thêm văn bản"),
        lede=_("Ghi đúng như in trên văn bản. Ngày nào không rõ thì để trống, đừng đoán."),
        button=_("Thêm vào thư viện"),
    )


@requires(LegalPermission.CORRECT)
def correct(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct an instrument."""
    instrument = get_visible_or_404(LegalInstrument.objects.all(), request.scope, pk=pk)
    initial = {name: getattr(instrument, name) for name in FIELDS} | {
        "version": instrument.version,
        "aliases": "; ".join(instrument.aliases.values_list("text", flat=True)),
    }
    form = CorrectionForm(request.POST or None, of=instrument, initial=initial)

    def save() -> LegalInstrument:
        data = form.fields_typed
        return correct_instrument(
            instrument=instrument,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **data,
        )

    return _handle(
        request,
        form,
        save,
        _("Đã sửa %(name)s. Các kế hoạch viện dẫn văn bản này được kiểm tra lại."),
        back_url=reverse("legal:instrument", args=[instrument.pk]),
        title=_("Sửa %(name)s") % {"name": instrument},
        lede=_("Bản sửa dùng chung cho mọi người trong phần mềm và không bị dữ liệu nền ghi đè."),
        button=_("Lưu"),
    )


@requires(LegalPermission.CORRECT)
def verify(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Mark an instrument as compared with the published text."""
    instrument = get_visible_or_404(LegalInstrument.objects.all(), request.scope, pk=pk)
    form = VerifyForm(
        request.POST or None,
        initial={"version": instrument.version, "status": instrument.status, "on": request.scope.on},
    )

    def save() -> LegalInstrument:
        data = form.fields_typed
        return verify_instrument(
            instrument=instrument,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **data,
        )

    return _handle(
        request,
        form,
        save,
        _("Đã đánh dấu %(name)s là đã kiểm chứng."),
        back_url=reverse("legal:instrument", args=[instrument.pk]),
        title=_("Đánh dấu đã kiểm chứng %(name)s") % {"name": instrument},
        lede=_("Chỉ đánh dấu khi đã mở văn bản gốc hoặc bản công bố và so từng ngày. Nếu ngày nào sai, sửa trước."),
        button=_("Đánh dấu đã kiểm chứng"),
    )


def _handle(
    request: ScopedRequest, form: Form, save: Callable[[], LegalInstrument], said: str, **page: str
) -> HttpResponseBase:
    """The form, or the one act and then the instrument's page."""
    return act_or_ask(
        request,
        form,
        save,
        done=lambda instrument: (
            said % {"name": instrument},
            reverse("legal:instrument", args=[instrument.pk]),
        ),
        refusal=(LegalRefused, in_words),
        template="legal/form.html",
        page=page,
        labels=FIELD_NAMES,
    )
