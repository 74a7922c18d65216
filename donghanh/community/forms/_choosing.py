"""Choosing a village, a body or a member of what a page offers: the field gives the thing itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise


class ChooseField(forms.ChoiceField):
    """A list of things with words for each; cleaned it is the thing, or ``None`` for the empty choice."""

    def __init__(self, *, empty: str | Promise = "–", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._empty = empty
        self._things: dict[str, Any] = {}

    def offer(self, things: Iterable[tuple[Any, str]]) -> None:
        """What may be chosen, each with its words; rows are known by their identity."""
        pairs = [(str(getattr(thing, "pk", thing)), thing, words) for thing, words in things]
        self._things = {key: thing for key, thing, _ in pairs}
        self.choices = [("", self._empty), *((key, words) for key, _, words in pairs)]

    def prepare_value(self, value: Any) -> Any:
        """A thing is shown by its key."""
        return str(getattr(value, "pk", value)) if value is not None else ""

    def clean(self, value: Any) -> Any:
        """The thing itself."""
        return self._things.get(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another thing was chosen."""
        return self.prepare_value(initial) != (data or "")
