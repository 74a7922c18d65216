"""What a browser sends of a field nobody touched, and one spelling of every value, so that two versions can be compared."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.datastructures import MultiValueDict

ON = "on"


def can_be_compared(field: forms.Field) -> bool:
    """Whether a browser sends the value of this field back under one name; a file it never does."""
    return not (isinstance(field, forms.FileField) or isinstance(field.widget, forms.MultiWidget) or field.disabled)


def as_posted(field: forms.Field, initial: Any) -> list[str]:
    """What a browser sends when the field is drawn with this value and left alone; nothing for a box without its tick.

    Lists no choices of a field whose choices are rows, so it costs no query.
    """
    widget, value = field.widget, field.prepare_value(initial)
    if isinstance(widget, forms.CheckboxInput):
        return [ON] if widget.check_test(value) else []
    if isinstance(widget, forms.widgets.ChoiceWidget):
        chosen = [str(one) for one in widget.format_value(value)]
        if widget.allow_multiple_selected:
            return chosen
        if isinstance(widget, forms.RadioSelect):
            return [one for one in chosen[:1] if one]
        return [_selected(field, chosen[0] if chosen else "")]
    shown = widget.format_value(value)
    return ["" if shown is None else str(shown)]


def _selected(field: forms.Field, value: str) -> str:
    """What a list sends: where it does not offer the value, its first line stands selected."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return value
    choices: Any = field.choices
    offered = [
        str(key) for pair in choices for key, _words in (pair[1] if isinstance(pair[1], list | tuple) else [pair])
    ]
    return value if value in offered or not offered else offered[0]


def value_in(field: forms.Field, name: str, data: Any) -> Any:
    """The value of the field in what was sent, read as far as that costs no query; what cannot be read stays as it is."""
    raw = field.widget.value_from_datadict(data, MultiValueDict(), name)
    if isinstance(field, forms.ChoiceField):
        return raw
    try:
        return field.to_python(raw)
    except ValidationError:
        return raw


def spelled(value: Any) -> Any:
    """One spelling, fit for JSON: lines end alike, a number has no trailing noughts, the order of ticks says nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return value
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal | int | float):
        return format(Decimal(str(value)).normalize(), "f")
    if isinstance(value, list | tuple | set | frozenset):
        return sorted((spelled(one) for one in value), key=str)
    return "\n".join(str(value).splitlines()).strip()
