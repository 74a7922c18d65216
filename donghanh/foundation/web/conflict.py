"""Two people changed the same record: ask about what both changed, or show both versions and let the second one choose."""

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
from donghanh.foundation.web.forms.posted import value_in
from donghanh.foundation.web.forms.three_way import Unit
from donghanh.foundation.web.forms.versioned import ASKED, KEEP, MINE, STORED, VersionedFormMixin
from donghanh.foundation.web.htmx import in_place_of_page

PERIOD = {"valid_from": gettext_lazy("Từ ngày"), "valid_until": gettext_lazy("Đến trước ngày")}
"""What the days of a period are called where no form asks for them by that name."""
NOT_RESENT = frozenset({"csrfmiddlewaretoken", "version", "shown", ASKED})


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


@dataclass(frozen=True)
class Clash:
    """What both changed: a field, or fields that belong together, in words, with what was chosen so far."""

    name: str
    label: str
    stored: str
    typed: str
    chosen: str
    is_unanswered: bool


def conflict_page(
    request: HttpRequest, error: StaleRecord, form: forms.BaseForm, labels: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A 409 page that asks what to keep.

    Where the form knows what it had shown (:class:`~donghanh.foundation.web.forms.VersionedFormMixin` with ``of``), only
    what both changed is asked, each by itself. If somebody saved in the moment between reading and writing, the view is
    asked once more, now with what is stored. Where nobody knows what was shown, what is stored stands beside what was
    typed, field by field, with two ways on: "Giữ bản của tôi" sends the same form again with the stored version, so it
    wins unless somebody saves once more.
    ``labels`` adds or renames fields of ``error.wanted`` that are not in the form. Those nobody has a name for, such as
    keys for sorting and searching, follow from the others and are left out: there is nothing to choose. A form that
    htmx sent from a corner of a page is answered with the same page, and htmx is told to put it in place of the whole
    one. Asks the database nothing beyond what showing related objects costs.
    """
    if isinstance(form, VersionedFormMixin) and form.of is not None:
        if form.clashes:
            return in_place_of_page(request, _ask(request, form))
        if again := _once_more(request):
            return again
    prefix = f"{form.prefix}-" if form.prefix else ""
    stored_version = getattr(error.stored, "version", "")
    response = render(
        request,
        "web/conflict.html",
        {
            "rows": sides(error.stored, error.wanted, form, labels or {}),
            "resent": [*_resent(request, prefix, NOT_RESENT), (f"{prefix}version", stored_version)],
            "action_url": request.get_full_path(),
            "lost_files": bool(request.FILES),
        },
        status=HTTPStatus.CONFLICT,
    )
    return in_place_of_page(request, response)


def _resent(request: HttpRequest, prefix: str, but: Iterable[str]) -> list[tuple[str, str]]:
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name.removeprefix(prefix) not in but and not name.removeprefix(prefix).startswith(KEEP)
        for value in values
    ]


def _ask(request: HttpRequest, form: VersionedFormMixin) -> HttpResponse:
    """The page with what both changed. It sends everything as it was sent, with the choices, and what they were between."""
    prefix = f"{form.prefix}-" if form.prefix else ""
    not_again = ("csrfmiddlewaretoken", ASKED)
    rows = clashes(form)
    context = {
        "clashes": rows,
        "problems": [
            {"label": row.label, "message": _("Chọn một trong hai bản."), "target": f"id_{row.name}_0"}
            for row in rows
            if row.is_unanswered
        ],
        "meanwhile": form.meanwhile,
        "resent": [*_resent(request, prefix, not_again), (f"{prefix}{ASKED}", form.trace())],
        "action_url": request.get_full_path(),
        "lost_files": bool(request.FILES),
        "stored_key": STORED,
        "mine_key": MINE,
    }
    return render(request, "web/clashes.html", context, status=HTTPStatus.CONFLICT)


def clashes(form: VersionedFormMixin) -> list[Clash]:
    """What both changed, those that were answered already with their answer."""
    now = form.stored_data()
    return [
        Clash(
            name=form.add_prefix(f"{KEEP}{unit[0]}"),
            label=form.label_of(unit),
            stored=_words(form, unit, now),
            typed=_words(form, unit, form.data),
            chosen=form.answered.get(unit, ""),
            is_unanswered=unit in form.unanswered,
        )
        for unit in form.asked
    ]


def _words(form: VersionedFormMixin, unit: Unit, data: Any) -> str:
    """The values of a unit as a person reads them; of several fields those that say something, each with its name."""
    said = {
        name: in_words(value_in(form.fields[name], form.add_prefix(name), data), form.fields[name]) for name in unit
    }
    if len(unit) == 1:
        return said[unit[0]]
    return "\n".join(f"{form[name].label}: {words}" for name, words in said.items() if words != "–") or "–"


def _once_more(request: HttpRequest) -> HttpResponse | None:
    """The view's answer to the same form once it has read what is stored now; ``None`` the second time."""
    found = request.resolver_match
    if found is None or getattr(request, "is_asked_again", False):
        return None
    request.is_asked_again = True  # type: ignore[attr-defined]
    for file in (one for files in request.FILES.lists() for one in files[1]):
        file.seek(0)
    return found.func(request, *found.args, **found.kwargs)  # type: ignore[no-any-return]


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
