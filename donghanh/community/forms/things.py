"""Equipment, files, reviews, replication, own rules."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.community.actions.reviews import HIGHEST, Answer
from donghanh.community.forms._choosing import ChooseField
from donghanh.community.forms.initiatives import named
from donghanh.community.models import Condition, Confidence, FileUse, Measure
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import (
    FileField,
    Form,
    Nearest,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.units.models import Unit

SPARE = 3
"""Empty rows in which an office may write criteria of its own."""


class EquipmentForm(Form):
    """A line of the list of equipment."""

    item = forms.CharField(label=_("Tên thiết bị"), max_length=160, error_messages={"required": _("Ghi tên thiết bị.")})
    quantity = VietnameseIntegerField(label=_("Số lượng"), min_value=1)
    measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=30, help_text=_("Ví dụ: cái, bộ"))
    condition = forms.ChoiceField(label=_("Tình trạng"), choices=Condition.choices)
    received_on = VietnameseDateField(nearest=Nearest.PAST, label=_("Ngày nhận"))
    source = forms.CharField(
        label=_("Nguồn"), required=False, max_length=160, help_text=_("Ai tặng, hoặc mua từ nguồn nào")
    )


class EquipmentEditForm(VersionedFormMixin, EquipmentForm):
    """A correction of a line."""

    together = (("quantity", "measure"),)


class GoneForm(VersionedFormMixin, Form):
    """A thing that is no longer there."""

    gone_on = VietnameseDateField(nearest=Nearest.PAST, label=_("Không còn từ ngày"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, error_messages={"required": _("Ghi lý do, để người sau hiểu vì sao.")}
    )


class InitiativeFileForm(Form):
    """A paper of the model."""

    use = forms.ChoiceField(label=_("Là"), choices=FileUse.choices)
    file = FileField(
        label=_("Tệp"), accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png", help_text=_("PDF, Word, Excel hoặc ảnh, tới 15 MB")
    )


class CriterionForm(Form):
    """One row of a review: the criterion, and a score or a verdict."""

    text = forms.CharField(
        label=_("Tiêu chí"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    measure = forms.ChoiceField(label=_("Cách chấm"), choices=Measure.choices)
    score = VietnameseIntegerField(label=_("Điểm"), required=False, min_value=0, max_value=HIGHEST)
    met = forms.TypedChoiceField(
        label=_("Đạt"),
        required=False,
        choices=[("", _("Chưa chấm")), ("yes", _("Đạt")), ("no", _("Chưa đạt"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )

    def clean(self) -> dict[str, Any]:
        """An answer needs its criterion, and one of the two."""
        data = super().clean() or {}
        if not data.get("text", "").strip() and (data.get("score") is not None or data.get("met") is not None):
            self.add_error("text", _("Ghi tiêu chí được chấm."))
        return data

    @property
    def answer(self) -> Answer:
        """What was found. Only of a valid form. An answer of the other sort says how it was meant."""
        data = self.cleaned_data
        measure = data["measure"]
        if measure == Measure.SCORE and data["score"] is None and data["met"] is not None:
            measure = Measure.MET.value
        elif measure == Measure.MET and data["met"] is None and data["score"] is not None:
            measure = Measure.SCORE.value
        return Answer(data["text"], measure, data["score"], data["met"])


class _Review(Form):
    """What a review says as a whole, with its rows."""

    held_on = VietnameseDateField(nearest=Nearest.PAST, label=_("Ngày đánh giá"))
    reviewer = forms.CharField(
        label=_("Ai đánh giá"),
        max_length=160,
        help_text=_("Tên tổ, đoàn kiểm tra hoặc cơ quan"),
        error_messages={"required": _("Ghi tổ, đoàn hoặc cơ quan đã đánh giá.")},
    )
    conclusion = forms.CharField(
        label=_("Kết luận"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Ghi kết luận, một hai câu cũng được.")},
    )

    def __init__(self, *args: Any, criteria: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [*criteria, *({"measure": Measure.SCORE} for _ in range(SPARE))]
        self.lines = [
            CriterionForm(self.data or None, prefix=f"tieu-chi-{number}", initial=row)
            for number, row in enumerate(rows, start=1)
        ]
        """One form for each criterion."""

    def is_valid(self) -> bool:
        """With all rows."""
        return all([super().is_valid(), *(line.is_valid() for line in self.lines)])

    @property
    def problems(self) -> list[dict[str, str]]:
        """Those of the rows too."""
        return [*super().problems, *(problem for line in self.lines for problem in line.problems)]

    @property
    def answers(self) -> list[Answer]:
        """What was found, row by row. Only of a valid form."""
        return [line.answer for line in self.lines]


class ReviewForm(_Review):
    """The review of a year."""

    year = VietnameseIntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    field_order = ("year",)


class ReviewEditForm(VersionedFormMixin, _Review):
    """A correction of a review."""


class ReplicationForm(Form):
    """Where a model is to be made anew."""

    village = ChooseField(label=_("Thôn, tổ dân phố"), error_messages={"required": _("Chọn thôn.")})
    planned_on = VietnameseDateField(label=_("Dự kiến lập trước ngày"))

    def __init__(self, *args: Any, villages: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].offer(named(villages))  # type: ignore[attr-defined]


class PutOffForm(VersionedFormMixin, Form):
    """Another day."""

    planned_on = VietnameseDateField(label=_("Dự kiến lập trước ngày"))


class DropForm(VersionedFormMixin, Form):
    """A plan given up."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, error_messages={"required": _("Ghi lý do, để người sau hiểu vì sao.")}
    )


class RuleForm(Form):
    """What a kind asks for here, in place of the country's."""

    min_men = VietnameseIntegerField(label=_("Thành viên nam ít nhất"), min_value=0)
    min_women = VietnameseIntegerField(label=_("Thành viên nữ ít nhất"), min_value=0)
    min_members = VietnameseIntegerField(label=_("Tổng số thành viên ít nhất"), min_value=0)
    min_board_men = VietnameseIntegerField(label=_("Nam trong ban chủ nhiệm ít nhất"), min_value=0)
    min_board_women = VietnameseIntegerField(label=_("Nữ trong ban chủ nhiệm ít nhất"), min_value=0)
    team_is_local = forms.BooleanField(label=_("Có tổ tư vấn, mọi người trong tổ sống tại địa bàn"), required=False)
    meetings_per_year = VietnameseIntegerField(label=_("Số buổi sinh hoạt một năm ít nhất"), min_value=0)
    cadence = forms.CharField(label=_("Sinh hoạt"), required=False, max_length=120, help_text=_("Ví dụ: hằng tháng"))
    valid_from = VietnameseDateField(label=_("Áp dụng từ ngày"))
    confidence = forms.ChoiceField(label=_("Đã thấy văn bản chưa?"), choices=Confidence.choices)
    source = forms.CharField(
        label=_("Theo văn bản"),
        required=False,
        max_length=500,
        help_text=of_this_year(_("Số, ký hiệu, ngày; ví dụ 12/QĐ-UBND ngày 05/3/%(year)s")),
    )


class RetentionForm(Form):
    """For how long names are kept."""

    years = VietnameseIntegerField(label=_("Giữ tên người đã ra trong mấy năm"), min_value=1, max_value=30)
    valid_from = VietnameseDateField(label=_("Áp dụng từ ngày"))
    source = forms.CharField(
        label=_("Theo văn bản"),
        max_length=500,
        error_messages={"required": _("Ghi văn bản quy định mức này: số, ký hiệu, ngày.")},
    )
