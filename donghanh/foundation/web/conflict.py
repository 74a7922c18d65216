"""Two people changed the same record: show both versions and let the second one choose."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web import formats
from donghanh.foundation.web.htmx import in_place_of_page

PERIOD = {"valid_from": gettext_lazy("Từ ngày"), "valid_until": gettext_lazy("Đến trước ngày")}
"""What the days of a period are called where no form asks for them by that name."""
NOT_RESENT = frozenset({"csrfmiddlewaretoken", "version"})


@dataclass(frozen=True)
class Side:
    """One field of both versions, in words."""

    label: str
    stored: str
    typed: str

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return self.stored != self.typed


def conflict_page(
    request: HttpRequest, error: StaleRecord, form: forms.BaseForm, labels: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A 409 page with what is stored beside what was typed, field by field, and the two ways on.

    "Giữ bản của tôi" sends the same form again with the stored version, so it wins unless somebody saves once more.
    ``labels`` adds or renames fields of ``error.wanted`` that are not in the form. Those nobody has a name for, such as
    keys for sorting and searching, follow from the others and are left out: there is nothing to choose. A form that
    htmx sent from a corner of a page is answered with the same page, and htmx is told to put it in place of the whole
    one. Asks the database nothing beyond what showing related objects costs.
    """
    prefix = f"{form.prefix}-" if form.prefix else ""
    stored_version = getattr(error.stored, "version", "")
    resent = [
        (name, value)
        for name, values in request.POST.lists()
        if name.removeprefix(prefix) not in NOT_RESENT
        for value in values
    ]
    response = render(
        request,
        "web/conflict.html",
        {
            "rows": sides(error.stored, error.wanted, form, labels or {}),
            "resent": [*resent, (f"{prefix}version", stored_version)],
            "action_url": request.get_full_path(),
            "lost_files": bool(request.FILES),
        },
        status=HTTPStatus.CONFLICT,
    )
    return in_place_of_page(request, response)


def sides(stored: Model, wanted: Mapping[str, Any], form: forms.BaseForm, labels: Mapping[str, Any]) -> list[Side]:
    """The fields of the change that have a name, those that differ first."""
    names = {name: labels.get(name) or _label(form, name) or PERIOD.get(name) for name in wanted}
    rows = [
        Side(
            label=str(names[name]),
            stored=in_words(getattr(stored, name, None), form.fields.get(name)),
            typed=in_words(value, form.fields.get(name)),
        )
        for name, value in wanted.items()
        if names[name]
    ]
    return sorted(rows, key=lambda row: not row.differs)


def _label(form: forms.BaseForm, name: str) -> Any:
    return form.fields[name].label or name if name in form.fields else None


def in_words(value: Any, field: forms.Field | None = None) -> str:
    """A value as a person reads it: the words of a choice, a Vietnamese date, yes or no, a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, dt.datetime):
        return formats.datetime(value)
    if isinstance(value, dt.date):
        return formats.date(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(in_words(one, field) for one in value) or "–"
    if isinstance(field, forms.ChoiceField) and not isinstance(value, Model):
        choices: Any = field.choices
        return _words_of_choice(choices, value)
    return formats.number(value) if isinstance(value, int | float) else str(value)


def _words_of_choice(choices: Iterable[Any], value: Any) -> str:
    for key, words in choices:
        if isinstance(words, list | tuple):
            found = _words_of_choice(words, value)
            if found != str(value):
                return found
        elif str(key) == str(value):
            return str(words)
    return str(value)
