"""Forms of units. They check; actions save."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin
from donghanh.foundation.web.forms.fields import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.units.models import Unit, UnitKind

VILLAGE_LEVELS = (
    "thôn",
    "khối",
    "khối phố",
    "tổ dân phố",
    "khu phố",
    "bản",
    "ấp",
    "xóm",
    "buôn",
    "làng",
    "khóm",
    "khu",
)
"""The words for villages and residential groups; the law leaves the word to the locality."""


def _level(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Loại"), choices=[(word, word) for word in VILLAGE_LEVELS], **kwargs)


def _basis() -> forms.CharField:
    return forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=200,
        help_text=of_this_year(
            _("Nghị quyết hoặc quyết định, nếu có. Ví dụ: Nghị quyết 12/NQ-HĐND ngày 20/7/%(year)s")
        ),
    )


class UnitFilter(FilterForm):
    """What the list of units is narrowed by."""

    q = forms.CharField(label=_("Tên hoặc mã"), required=False, max_length=100)
    cap = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Mọi cấp")), *UnitKind.choices[1:]])
    ngay = VietnameseDateField(label=_("Vào ngày"), required=False, help_text="")


class VillageForm(Form):
    """A new village."""

    level = _level()
    name = forms.CharField(label=_("Tên"), max_length=120, help_text=_("Chỉ ghi tên riêng hoặc số. Ví dụ: Bãi Sậy"))
    valid_from = VietnameseDateField(
        label=_("Có từ ngày"), help_text=_("Nếu không rõ, ghi ngày xã bắt đầu dùng tên này. Ví dụ 1/7/2025")
    )
    legal_basis = _basis()

    def __init__(self, *args: Any, offers: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """``offers``: code and words of what can be done along with it."""
        super().__init__(*args, **kwargs)
        for code, words in offers:
            self.fields[f"{FOLLOW}{code}"] = forms.BooleanField(label=words, required=False, initial=True)
            self.fields[f"{FOLLOW}{code}"].widget.attrs["class"] = "govuk-checkboxes__input"

    def clean(self) -> dict[str, Any]:
        """The boxes that are ticked, as one list of codes."""
        cleaned = super().clean() or {}
        boxes = [name for name in cleaned if name.startswith(FOLLOW)]
        cleaned["follow"] = [name.removeprefix(FOLLOW) for name in boxes if cleaned[name]]
        return {name: value for name, value in cleaned.items() if name not in boxes}


FOLLOW = "kem_"


class RenameForm(VersionedFormMixin, Form):
    """Another name or word from a day on."""

    level = _level()
    name = forms.CharField(label=_("Tên mới"), max_length=120)
    on = VietnameseDateField(label=_("Đổi từ ngày"))
    legal_basis = _basis()

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_level(self, unit)


class CorrectForm(VersionedFormMixin, Form):
    """A spelling that was wrong all along."""

    level = forms.CharField(label=_("Loại"), max_length=20)
    name = forms.CharField(label=_("Tên"), max_length=120)
    legal_basis = _basis()


class EndForm(VersionedFormMixin, Form):
    """The day a village ceases, and what takes it in."""

    on = VietnameseDateField(label=_("Ngày đầu tiên không còn"))
    into = forms.ModelChoiceField(
        label=_("Nhập vào"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Không nhập vào đâu"),
    )
    legal_basis = _basis()

    def __init__(self, *args: Any, neighbours: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = neighbours  # type: ignore[attr-defined]


def _offer_level(form: forms.Form, unit: Unit) -> None:
    field = form.fields["level"]
    if unit.level not in VILLAGE_LEVELS:
        field.choices = [(unit.level, unit.level), *field.choices]  # type: ignore[attr-defined]
