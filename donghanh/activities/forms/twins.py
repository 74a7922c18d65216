"""Asking, before something is counted, whether it is what somebody recorded by hand."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.models import Activity
from donghanh.activities.presenters.twins import TwinLine, twin_line
from donghanh.foundation.web.forms import Form, Tile, TileSelect
from donghanh.foundation.web.kept import note_taken

TWIN = "twin"
APART = "rieng"
"""The answer that it is another thing."""


@dataclass(frozen=True)
class TwinQuestion:
    """One thing asked about, what it may be, and the field with the answer."""

    about: str
    lines: list[TwinLine]
    field: forms.BoundField


class TwinFormMixin(forms.Form):
    """Adds the question where there is something to ask: ``class CloseForm(TwinFormMixin, ResultForm)``.

    Call :meth:`offer_twins` with what :func:`~donghanh.activities.queries.twins_to_adopt` found, once for each thing about to be
    counted; nothing found, nothing asked. Draw ``activities/_twins.html``; give the action ``form.adopts()``.
    """

    def offer_twins(
        self,
        twins: Sequence[Activity],
        *,
        about: str = "",
        name: str = TWIN,
        becomes: Mapping[uuid.UUID, str | Promise] = MappingProxyType({}),
    ) -> Self:
        """Ask whether it is one of these; ``about`` says what, where the form asks of several; ``becomes`` what using one of them
        does to its figures, where they do not stay. No answer is chosen beforehand."""
        if not hasattr(self, "_twins"):
            self._twins: dict[str, tuple[str, dict[str, Activity]]] = {}
        if twins:
            self._twins[name] = (about, {str(one.pk): one for one in twins})
            self.fields[name] = _field(twins, about, becomes)
            note_taken(self.data, [self.add_prefix(name)])
        return self

    @property
    def twin_questions(self) -> list[TwinQuestion]:
        """What is asked, in order."""
        asked = getattr(self, "_twins", {})
        return [
            TwinQuestion(about, [twin_line(one) for one in twins.values()], self[name])
            for name, (about, twins) in asked.items()
        ]

    def adopts(self, name: str = TWIN) -> Activity | None:
        """The activity chosen; ``None`` when it is another thing or nothing was asked. Only of a valid form."""
        _about, twins = getattr(self, "_twins", {}).get(name, ("", {}))
        return twins.get(self.cleaned_data.get(name, ""))

    def clean(self) -> dict[str, Any]:
        """One activity is not two things."""
        cleaned = super().clean() or {}
        chosen: set[str] = set()
        for name in getattr(self, "_twins", {}):
            answer = cleaned.get(name, APART)
            if answer != APART and answer in chosen:
                self.add_error(name, _("Hoạt động này đã chọn cho mục ở trên. Chọn hoạt động khác, hoặc ghi riêng."))
            chosen.add(answer)
        return cleaned


class TwinForm(TwinFormMixin, Form):
    """Nothing but the question: for what is counted by one tap. It stays one tap where there is nothing to ask."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False, initial="1")

    @classmethod
    def tapped(cls, data: QueryDict, questions: Iterable[tuple[str, str, Sequence[Activity]]]) -> "TwinForm":
        """The form of a tap with what is to be asked (name, about, twins). Valid at once when nothing is; unanswered, without a
        word of reproach, as long as the questions were not shown."""
        asked = [one for one in questions if one[2]]
        form = cls(data if not asked or "asked" in data else None)
        for name, about, twins in asked:
            form.offer_twins(twins, about=about, name=name)
        return form


def _field(twins: Sequence[Activity], about: str, becomes: Mapping[uuid.UUID, str | Promise]) -> forms.ChoiceField:
    stays = gettext_lazy("Không ghi thêm hoạt động thứ hai; số liệu đã ghi giữ nguyên.")
    use = gettext_lazy("Dùng hoạt động đã ghi")
    several = len(twins) > 1
    tiles = [
        Tile(str(one.pk), f"{use}: {one.title}" if several else use, becomes.get(one.pk, stays), "circle-check")
        for one in twins
    ]
    apart = gettext_lazy("Ghi thêm một hoạt động, cả hai cùng tính vào số liệu.")
    tiles.append(Tile(APART, gettext_lazy("Vẫn ghi riêng, đây là việc khác"), apart, "clipboard-list"))
    return forms.ChoiceField(
        label=about or gettext_lazy("Đã ghi hay chưa"),
        choices=[(tile.value, tile.label) for tile in tiles],
        widget=TileSelect(tiles),
        error_messages={
            "required": gettext_lazy("Chọn một câu trả lời, để không tính hai lần."),
            "invalid_choice": gettext_lazy("Hoạt động ấy không còn chọn được. Xem lại rồi chọn."),
        },
    )


def slot_name(pk: uuid.UUID) -> str:
    """The name of the question about one of several things."""
    return f"{TWIN}_{pk}"
