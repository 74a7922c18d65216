"""The whole checklist as one form, of which only what somebody changed is sent on."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form, VietnameseDecimalField
from donghanh.inspections.actions import Given
from donghanh.inspections.models import Answer, AnswerKind, ChecklistLine, YesNo
from donghanh.inspections.presenters.inspections import answer_words


@dataclass(frozen=True)
class LineFields:
    """One line as the page draws it."""

    line: ChecklistLine
    fields: list[forms.BoundField]
    hidden: list[forms.BoundField]
    clash: str = ""
    """What somebody else answered meanwhile, in words."""
    clash_by: str = ""


class AnswersForm(Form):
    """Every line with its answer. What was on the page when it was drawn goes along, so that a line nobody touched here is
    never written over what another member of the team has just answered."""

    quiet_about_optional = True

    def __init__(
        self,
        *args: Any,
        lines: Sequence[ChecklistLine],
        answers: Mapping[uuid.UUID, Answer],
        typed: Mapping[uuid.UUID, Given] | None = None,
        **kwargs: Any,
    ) -> None:
        """``typed`` lays what somebody typed over what is stored: for lines another has answered meanwhile."""
        super().__init__(*args, **kwargs)
        self.lines, self.answers, self.typed = list(lines), answers, dict(typed or {})
        for line in self.lines:
            self._add(line)

    def _add(self, line: ChecklistLine) -> None:
        stored = self.answers.get(line.pk)
        shown: Answer | Given | None = self.typed.get(line.pk) or stored
        key = line.pk.hex
        if line.kind == AnswerKind.YES_NO:
            self._field(f"c_{key}", _choice(line), shown.choice if shown else "")
        if line.kind == AnswerKind.NUMBER:
            self._field(f"n_{key}", _number(line), shown.number if shown else None)
        self._field(f"t_{key}", _text(line), shown.text if shown else "")
        self._field(
            f"v_{key}", forms.IntegerField(widget=forms.HiddenInput, required=False), stored.version if stored else 0
        )
        was = _flat(stored.choice, stored.number, stored.text) if stored else _flat("", None, "")
        self._field(f"w_{key}", forms.CharField(widget=forms.HiddenInput, required=False, strip=False), was)

    def _field(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        self.fields[name] = field

    @property
    def drawn(self) -> list[LineFields]:
        """The lines in order, each with its fields."""
        return [self._drawn(line) for line in self.lines]

    def _drawn(self, line: ChecklistLine) -> LineFields:
        names = [f"{kind}_{line.pk.hex}" for kind in "cnt"]
        fields = [self[name] for name in names if name in self.fields]
        hidden = [self[f"{kind}_{line.pk.hex}"] for kind in "vw"]
        stored = self.answers.get(line.pk)
        if line.pk not in self.typed or stored is None:
            return LineFields(line, fields, hidden)
        said = " · ".join(
            filter(None, (answer_words(line, stored), stored.text if line.kind != AnswerKind.TEXT else ""))
        )
        return LineFields(line, fields, hidden, said or "–", stored.answered_by.full_name if stored.answered_by else "")

    def given(self) -> dict[uuid.UUID, Given]:
        """What was changed on this page, by line. Only of a valid form."""
        found: dict[uuid.UUID, Given] = {}
        for line in self.lines:
            key = line.pk.hex
            data = self.cleaned_data
            one = Given(
                choice=data.get(f"c_{key}") or "",
                number=data.get(f"n_{key}"),
                text=(data.get(f"t_{key}") or "").replace("\r\n", "\n"),
                seen=data.get(f"v_{key}") or 0,
            )
            if _flat(one.choice, one.number, one.text) != (data.get(f"w_{key}") or "").replace("\r\n", "\n"):
                found[line.pk] = one
        return found


def _flat(choice: str, number: Decimal | None, text: str) -> str:
    return "|".join((choice, formats.number(number) if number is not None else "", text))


def _choice(line: ChecklistLine) -> forms.Field:
    widget = forms.RadioSelect({"class": "govuk-radios__input"})
    return forms.ChoiceField(label=line.question, required=False, choices=YesNo.choices, widget=widget)


def _number(line: ChecklistLine) -> forms.Field:
    field = VietnameseDecimalField(label=line.unit_word or gettext_lazy("Số"), required=False)
    field.widget.attrs["class"] = "govuk-input govuk-input--width-10"
    return field


def _text(line: ChecklistLine) -> forms.Field:
    if line.kind == AnswerKind.TEXT:
        widget: forms.Widget = forms.Textarea({"rows": 3, "class": "govuk-textarea"})
        return forms.CharField(label=gettext_lazy("Trả lời"), required=False, max_length=1000, widget=widget)
    return forms.CharField(
        label=gettext_lazy("Ghi chú"), required=False, max_length=1000, widget=forms.TextInput({"class": "govuk-input"})
    )
