"""Photos on their way in, and what the people in them said."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.actions import Agreed
from donghanh.activities.models import Consent, Photo
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import FileField, Form, Nearest, VersionedFormMixin, VietnameseDateField

ACCEPT = ".jpg,.jpeg,.png,.webp,.tif,.tiff"
TOLD = [choice for choice in Consent.choices if choice[0] != Consent.WITHDRAWN]


class ConsentForm(Form):
    """What is to be seen, and whether who is seen agreed."""

    caption = forms.CharField(
        label=gettext_lazy("Chú thích"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Thấy gì trong ảnh. Không ghi tên người."),
    )
    consent = forms.ChoiceField(
        label=gettext_lazy("Trong ảnh có ai nhận ra được không?"),
        choices=TOLD,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Có người mà chưa đồng ý thì ảnh chỉ nơi ghi hoạt động thấy, không lên trang một năm. Ảnh trẻ em phải được cha mẹ đồng ý. "
            "Không bao giờ đưa ảnh người bị bạo lực."
        ),
        error_messages={"required": gettext_lazy("Chọn một trong ba câu.")},
    )
    by_whom = forms.CharField(label=gettext_lazy("Ai xin đồng ý"), required=False, max_length=120)
    on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày đồng ý"), required=False)
    paper = forms.CharField(
        label=gettext_lazy("Giấy đồng ý, để ở đâu"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ví dụ: phiếu đồng ý số 03, tủ hồ sơ Phòng Văn hóa - Xã hội."),
    )

    @staticmethod
    def initial_of(photo: Photo) -> dict[str, Any]:
        """What the form shows of a photo."""
        return {
            "caption": photo.caption,
            "consent": photo.consent,
            "by_whom": photo.consent_by,
            "on": photo.consent_on,
            "paper": photo.consent_paper,
            "version": photo.version,
        }

    def clean(self) -> dict[str, Any]:
        """Who says that people agreed says who asked them, when, and on what paper."""
        cleaned = super().clean() or {}
        if cleaned.get("consent") == Consent.GIVEN:
            for name, words in (
                ("by_whom", _("Ghi ai xin đồng ý.")),
                ("on", of_this_year(_("Ghi ngày, ví dụ 22/11/%(year)s."))),
                ("paper", _("Ghi giấy đồng ý để ở đâu.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    @property
    def agreed(self) -> Agreed:
        """Consent as the actions take it. Only of a valid form."""
        data = self.cleaned_data
        return Agreed(data["consent"], data["by_whom"], data["on"], data["paper"])


class PhotosForm(ConsentForm):
    """Photos with what holds for all of them. What each of them is, is looked at after it has arrived."""

    files = FileField(label=gettext_lazy("Ảnh"), multiple=True, required=True, accept=ACCEPT, allow_empty_file=True)
    field_order = ("files", "caption", "consent", "by_whom", "on", "paper")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = _(
            "Ảnh JPG, PNG, WebP, TIFF. Chọn được nhiều ảnh một lúc, mỗi ảnh tới %(size)d MB."
        ) % {"size": settings.EVIDENCE_LARGEST // 1_000_000}


class EditPhotoForm(VersionedFormMixin, ConsentForm):
    """A photo as it stands, to be corrected."""

    together = (("consent", "by_whom", "on", "paper"),)


class WithdrawForm(Form):
    """The day on which somebody in the photo no longer agreed."""

    withdrawn_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày rút đồng ý"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"withdrawn_on": today})
        super().__init__(*args, **kwargs)


class NothingForm(Form):
    """A question without a box."""
