"""Forms of the legal library. They check what can be checked of one field; actions refuse what contradicts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin
from donghanh.foundation.web.forms.fields import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.legal.models import Confidence, LegalInstrument, Status
from donghanh.legal.standing import Answer

ANSWERS = (
    ("", _("Mọi văn bản")),
    (Answer.YES.value, _("Còn hiệu lực")),
    (Answer.NO.value, _("Không còn hoặc chưa có hiệu lực")),
    (Answer.UNKNOWN.value, _("Chưa đủ căn cứ")),
)
CHECKED = (("", _("Tất cả")), ("chua", _("Chưa kiểm chứng")), ("roi", _("Đã thấy nguồn")))


def _day(label: Any, **kwargs: Any) -> VietnameseDateField:
    return VietnameseDateField(label=label, required=False, **kwargs)


class LibraryFilter(FilterForm):
    """What the list of instruments is narrowed by. ``ngay`` is the day for which ``con`` is answered."""

    q = forms.CharField(label=_("Số, tên, cơ quan"), required=False, max_length=200)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    con = forms.ChoiceField(label=_("Hiệu lực"), required=False, choices=ANSWERS)
    ngay = _day(_("Vào ngày"), help_text="")
    kiem = forms.ChoiceField(label=_("Kiểm chứng"), required=False, choices=CHECKED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = LegalInstrument.objects.order_by("kind").values_list("kind", flat=True).distinct()
        self.fields["loai"].choices = [("", _("Mọi loại")), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]


class InstrumentForm(Form):
    """Everything people write about an instrument."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ 125/2021/NĐ-CP"))
    kind = forms.CharField(label=_("Loại văn bản"), max_length=60, help_text=_("Luật, Nghị định, Quyết định …"))
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tên đầy đủ như in trên văn bản"),
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=120)
    issued_on = _day(_("Ngày ban hành"))
    effective_on = _day(_("Có hiệu lực từ ngày"), help_text=_("Không rõ thì để trống; phần mềm sẽ nói chưa đủ căn cứ."))
    ended_on = _day(_("Hết hiệu lực từ ngày"), help_text=_("Ngày đầu tiên không còn hiệu lực"))
    period_from = _day(_("Giai đoạn từ ngày"), help_text=_("Chỉ với chương trình, đề án, chiến lược"))
    period_last = _day(_("Giai đoạn đến hết ngày"), help_text=of_this_year(_("Ví dụ 31/12/%(period_end)s")))
    status = forms.ChoiceField(label=_("Tình trạng"), choices=Status.choices, initial=Status.UNVERIFIED)
    replaced_by_number = forms.CharField(
        label=_("Được thay bằng"), max_length=60, required=False, help_text=_("Số, ký hiệu của văn bản thay thế")
    )
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        max_length=1000,
        required=False,
        help_text=_("Cách nhau bằng dấu chấm phẩy. Ví dụ: Luật BĐG; Chương trình 1790"),
    )
    confidence = forms.ChoiceField(label=_("Độ tin cậy"), choices=Confidence.choices, initial=Confidence.SEEN)
    source = forms.CharField(
        label=_("Nguồn"), max_length=500, required=False, help_text=_("Nơi đã thấy văn bản: địa chỉ trang, số công báo")
    )
    note = forms.CharField(
        label=_("Ghi chú"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_aliases(self) -> list[str]:
        """The aliases one by one."""
        return [alias.strip() for alias in self.cleaned_data["aliases"].split(";") if alias.strip()]


class CorrectionForm(VersionedFormMixin, InstrumentForm):
    """The same for an instrument that is there, with the reason of the change."""

    together = (("status", "replaced_by_number"),)

    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=300, required=False, help_text=_("Hiện trong lịch sử của văn bản này")
    )


class VerifyForm(VersionedFormMixin, Form):
    """What somebody found when comparing with the published text."""

    status = forms.ChoiceField(label=_("Tình trạng đã đối chiếu"), choices=Status.choices)
    source = forms.CharField(
        label=_("Đã đối chiếu ở đâu"), max_length=500, help_text=_("Địa chỉ trang, số công báo, hoặc bản giấy đang giữ")
    )
    on = VietnameseDateField(label=_("Ngày đối chiếu"))
