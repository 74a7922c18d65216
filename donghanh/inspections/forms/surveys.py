"""Hamlet surveys: begun, counted, weighed, decided."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import (
    FilterForm,
    Form,
    Nearest,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseDecimalField,
    VietnameseIntegerField,
)
from donghanh.inspections.actions import Counted
from donghanh.inspections.models import Measure, SurveyCriterion, SurveyValue, SurveyVillage, Towards
from donghanh.inspections.wording import SENTENCES


class SurveyFilter(FilterForm):
    """What the list of surveys is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")


class SurveyForm(Form):
    """A survey of the hamlets of a day."""

    title = forms.CharField(label=gettext_lazy("Tên cuộc khảo sát"), max_length=200)
    as_of = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày khảo sát"))
    note = forms.CharField(
        label=gettext_lazy("Lấy số liệu thế nào"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Ví dụ: Trạm Y tế cho số sinh, trưởng thôn cho số hộ. Không ghi tên ai."),
    )


class CountForm(VersionedFormMixin, Form):
    """What was counted in one hamlet: two counts or points for each criterion; empty where nothing is known."""

    quiet_about_optional = True

    def __init__(
        self, *args: Any, criteria: Sequence[SurveyCriterion], values: Mapping[uuid.UUID, SurveyValue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for one in self.criteria:
            there, key = values.get(one.pk), one.pk.hex
            if one.measure == Measure.SCORE:
                self._add(f"n_{key}", _score(one), there.number if there else None)
                continue
            self._add(f"n_{key}", _count(one.number_word), int(there.number) if there else None)
            self._add(f"b_{key}", _count(one.base_word), there.base if there else None)
        self.together = [(f"n_{one.pk.hex}", f"b_{one.pk.hex}") for one in self.criteria]

    def label_of(self, unit: tuple[str, ...]) -> str:
        """The criterion: what its boxes are called says little alone."""
        return next(one.name for one in self.criteria if one.pk.hex in unit[0])

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        field.widget.attrs["class"] = " ".join(filter(None, ["govuk-input", field.widget.attrs.get("class", "")]))
        self.fields[name] = field

    @property
    def drawn(self) -> list[tuple[SurveyCriterion, list[forms.BoundField]]]:
        """Each criterion with its boxes."""
        return [
            (one, [self[name] for name in (f"n_{one.pk.hex}", f"b_{one.pk.hex}") if name in self.fields])
            for one in self.criteria
        ]

    @property
    def counted(self) -> dict[uuid.UUID, Counted]:
        """What the action is given. Only of a valid form."""
        found = {}
        for one in self.criteria:
            number, base = self.cleaned_data.get(f"n_{one.pk.hex}"), self.cleaned_data.get(f"b_{one.pk.hex}")
            found[one.pk] = Counted(None if number is None else Decimal(number), base)
        return found


class CriterionForm(Form):
    """One thing hamlets are compared by."""

    name = forms.CharField(label=gettext_lazy("Tiêu chí"), max_length=120)
    guidance = forms.CharField(
        label=gettext_lazy("Đếm thế nào, cho điểm thế nào"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )
    measure = forms.ChoiceField(label=gettext_lazy("Ghi bằng"), choices=Measure.choices)
    number_word = forms.CharField(
        label=gettext_lazy("Số đếm được gọi là"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Khi ghi bằng tỷ lệ. Ví dụ: Hộ có nguy cơ."),
    )
    base_word = forms.CharField(
        label=gettext_lazy("Trên tổng nào"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Khi ghi bằng tỷ lệ. Ví dụ: Tổng số hộ."),
    )
    direction = forms.ChoiceField(label=gettext_lazy("Chiều"), choices=Towards.choices)
    weight = VietnameseIntegerField(
        label=gettext_lazy("Trọng số"),
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("Từ 1 đến 100. Chỉ tỷ lệ giữa các trọng số là đáng kể."),
    )
    low = VietnameseDecimalField(label=gettext_lazy("Đầu dưới của thang (0 điểm)"))
    high = VietnameseDecimalField(
        label=gettext_lazy("Đầu trên của thang (đủ điểm)"),
        help_text=gettext_lazy(
            "Giá trị ngoài thang tính bằng đầu thang. Với tỷ số giới tính, thang là mức vượt trên tự nhiên."
        ),
    )
    reliable_from = VietnameseIntegerField(
        label=gettext_lazy("Ít hơn bao nhiêu thì chưa tin được"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=gettext_lazy("Số trẻ, số hộ, số người được hỏi. Để trống: không đánh dấu."),
    )


class CorrectCriterionForm(VersionedFormMixin, CriterionForm):
    """A criterion as it stands; what it is counted in stays."""

    together = (("number_word", "base_word"), ("direction", "low", "high"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("measure")


class ChoiceForm(Form):
    """Which hamlet was chosen, why, by whom."""

    village = forms.ChoiceField(
        label=gettext_lazy("Thôn được chọn"), error_messages={"required": gettext_lazy("Chọn một thôn.")}
    )
    reason = forms.CharField(
        label=gettext_lazy("Vì sao chọn thôn này"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Nếu không chọn thôn đứng đầu, nói rõ vì sao."),
        error_messages={"required": SENTENCES["reason_empty"]},
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Cơ quan quyết định"),
        max_length=160,
        error_messages={"required": SENTENCES["decider_empty"]},
    )
    document_number = forms.CharField(
        label=gettext_lazy("Số văn bản"), max_length=60, error_messages={"required": SENTENCES["document_empty"]}
    )
    decided_on = VietnameseDateField(label=gettext_lazy("Ngày văn bản"))
    correction = forms.CharField(
        label=gettext_lazy("Vì sao chọn lại"),
        max_length=300,
        error_messages={"required": SENTENCES["correction_empty"]},
    )

    def offer(self, villages: Sequence[tuple[SurveyVillage, str]], *, corrects: bool) -> "ChoiceForm":
        """The hamlets in the order of the ranking, each with how it stands."""
        self.villages = {str(one.pk): one for one, _said in villages}
        choices: Any = self.fields
        choices["village"].choices = [
            ("", _("Chọn một thôn")),
            *((str(one.pk), f"{one.village.title}: {said}") for one, said in villages),
        ]
        if not corrects:
            self.fields.pop("correction")
        return self

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        return {**self.cleaned_data, "village": self.villages[self.cleaned_data["village"]]}


class PlainReasonForm(Form):
    """A reason alone."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, error_messages={"required": SENTENCES["reason_empty"]}
    )


def _count(label: str) -> forms.Field:
    return VietnameseIntegerField(label=label, required=False, min_value=0, max_value=1_000_000)


def _score(one: SurveyCriterion) -> forms.Field:
    return VietnameseDecimalField(label=one.number_word, required=False)


def box_of(one: SurveyCriterion, word: str) -> forms.Field:
    """The box for one number of a criterion, under its word; what it refuses it says in words."""
    return _score(one) if one.measure == Measure.SCORE else _count(word)
