"""What was typed into a form whose page cannot draw it again, as boxes with the labels of that form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from donghanh.accounts.stash import Kept
from donghanh.foundation.web.forms.base import Styled

_USUAL: dict[str, str | Promise] = {
    "reason": gettext_lazy("Lý do"),
    "name": gettext_lazy("Tên"),
    "text": gettext_lazy("Nội dung"),
}
"""Boxes of small forms that are written in a page and not as a form of the house."""


@dataclass(frozen=True)
class Box:
    """One text a person wrote, under its label."""

    name: str
    label: str
    value: str

    @property
    def rows(self) -> int:
        """How high the box is drawn."""
        return min(12, max(1, len(self.value) // 60 + self.value.count("\n") + 1))


def boxes_of(kept: Kept) -> tuple[list[Box], list[tuple[str, str]]]:
    """The texts a person wrote, with their labels, and the rest (choices, keys), which goes along unseen."""
    labels = _labels(kept)
    boxes, hidden = [], []
    for name, value in kept.fields:
        if name in labels and value.strip():
            boxes.append(Box(name, str(labels[name]), value))
        elif " " in value.strip():
            boxes.append(Box(name, str(_USUAL["text"]), value))
        else:
            hidden.append((name, value))
    return boxes, hidden


def _labels(kept: Kept) -> dict[str, str | Promise]:
    """The labels of the form of that page: of the app's forms the one that has most of the names, if it is one alone."""
    names = [name for name, _ in kept.fields]
    try:
        app = ".".join(resolve(kept.page).func.__module__.split(".")[:2])
    except Resolver404:
        return dict(_USUAL)
    best: dict[int, list[dict[str, str | Promise]]] = {}
    for form in _forms_of(app):
        fields: dict[str, forms.Field] = form.base_fields  # type: ignore[attr-defined]
        written = {n: f.label or "" for n, f in fields.items() if n in names and _is_written(f)}
        if written:
            best.setdefault(len(written), []).append(written)
    found = best[max(best)] if best else []
    same = found and all(one == found[0] for one in found)
    return {**_USUAL, **(found[0] if same else {})}


def _forms_of(app: str) -> Iterator[type[Styled]]:
    def below(kinds: Iterable[type[Styled]]) -> Iterator[type[Styled]]:
        for kind in kinds:
            yield kind
            yield from below(kind.__subclasses__())

    return (kind for kind in below(Styled.__subclasses__()) if kind.__module__.startswith(f"{app}."))


def _is_written(field: forms.Field) -> bool:
    """Whether the field is a box people write into, not one they choose from."""
    widget = field.widget
    return isinstance(widget, forms.TextInput | forms.Textarea) and not widget.is_hidden
