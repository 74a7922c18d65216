"""Who came, along each axis alone or by combinations."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.forms.recording import MOST_PEOPLE
from donghanh.activities.models import COUNTS, Activity, Measure, Quality
from donghanh.activities.wording import AXIS_NAMES, COUNT_NAMES
from donghanh.domain.attendance import AXES, UNKNOWN, Cell
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseIntegerField

MORE_LINES = 6
"""Empty lines a table of combinations offers beyond those that are filled."""


def _count(label: Any) -> VietnameseIntegerField:
    return VietnameseIntegerField(label=label, required=False, min_value=0, max_value=MOST_PEOPLE)


class AttendanceForm(VersionedFormMixin, Form):
    """A total and what is known of it; what is left empty is unknown."""

    together = (("total", *COUNTS, "quality", "measure"),)

    total = _count(COUNT_NAMES["total"])
    female = _count(COUNT_NAMES["female"])
    male = _count(COUNT_NAMES["male"])
    under_16 = _count(COUNT_NAMES["under_16"])
    from_16_to_59 = _count(COUNT_NAMES["from_16_to_59"])
    from_60 = _count(COUNT_NAMES["from_60"])
    minority = _count(COUNT_NAMES["minority"])
    kinh = _count(COUNT_NAMES["kinh"])
    disabled = _count(COUNT_NAMES["disabled"])
    not_disabled = _count(COUNT_NAMES["not_disabled"])
    quality = forms.ChoiceField(label=gettext_lazy("Số người là"), choices=Quality.choices)
    measure = forms.ChoiceField(label=gettext_lazy("Tính theo"), choices=Measure.choices)

    @classmethod
    def initial_of(cls, activity: Activity) -> dict[str, Any]:
        """What is stored."""
        return {name: getattr(activity, name) for name in ("total", *COUNTS, "quality", "measure", "version")}

    @property
    def axes(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their axes."""
        return [(AXIS_NAMES[axis], [self[name] for name in values]) for axis, values in AXES.items()]

    @property
    def known(self) -> dict[str, int | None]:
        """The counts as an action takes them. Only of a valid form."""
        return {name: self.cleaned_data[name] for name in COUNTS}


def _choice(axis: str) -> forms.ChoiceField:
    choices = [(UNKNOWN, gettext_lazy("Chưa rõ")), *((name, COUNT_NAMES[name]) for name in AXES[axis])]
    return forms.ChoiceField(label=AXIS_NAMES[axis], choices=choices, required=False)


class CellsForm(VersionedFormMixin, Form):
    """Lines of sex, age, ethnicity, disability and how many; who is in no line is unknown."""

    total = VietnameseIntegerField(label=COUNT_NAMES["total"], min_value=0, max_value=MOST_PEOPLE)

    def __init__(self, *args: Any, cells: Mapping[Cell, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.size = max(len(cells) + MORE_LINES, self._sent())
        for number, (cell, count) in enumerate([*cells.items(), *[(Cell(), None)] * (self.size - len(cells))]):
            for axis, value in zip(AXES, cell, strict=True):
                field = _choice(axis)
                field.initial = value
                field.widget.attrs["class"] = "govuk-select"
                self.fields[f"{axis}_{number}"] = field
            count_field = _count(gettext_lazy("Số người"))
            count_field.initial = count
            count_field.widget.attrs["class"] = "govuk-input govuk-input--width-5"
            self.fields[f"count_{number}"] = count_field

    def _sent(self) -> int:
        numbers = [name.removeprefix("count_") for name in self.data if name.startswith("count_")]
        return min(1 + max((int(n) for n in numbers if n.isdigit() and len(n) < 4), default=-1), 120)

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        """The fields line by line."""
        return [[self[f"{name}_{number}"] for name in (*AXES, "count")] for number in range(self.size)]

    def clean(self) -> dict[str, Any]:
        """Lines add up where they say the same twice; a line without a number says nothing, one without a trait cannot be."""
        cleaned = super().clean() or {}
        cells: dict[Cell, int] = {}
        for number in range(self.size):
            count = cleaned.get(f"count_{number}")
            if not count:
                continue
            cell = Cell(*(cleaned.get(f"{axis}_{number}") or UNKNOWN for axis in AXES))
            if cell == Cell():
                self.add_error(f"count_{number}", _("Chọn ít nhất một đặc điểm của dòng này, hoặc xóa số."))
            cells[cell] = cells.get(cell, 0) + count
        cleaned["cells"] = cells
        return cleaned
