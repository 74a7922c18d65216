"""A form that changes what is stored: the version it was based on, what it showed, and what became of it meanwhile."""

import json
from collections.abc import Collection
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.utils.crypto import salted_hmac
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms.posted import as_posted, can_be_compared, spelled, value_in
from donghanh.foundation.web.forms.three_way import Unit, Verdict, units_of, verdicts
from donghanh.foundation.web.kept import KeptData

STORED, MINE = "stored", "mine"
"""The two answers to a clash."""
KEEP, ASKED = "keep-", "asked-of"
"""Names no field can have: what was chosen of a field, and the trace of what the choice was between."""
LONGEST = 8_000
"""Characters of what was shown. A form with more fields than fit carries nothing and is laid side by side as a whole."""
_MARK = 16


class ShownField(forms.CharField):
    """The signed trace of what the form showed. Never counts as changed, never reaches an action."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=LONGEST)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never."""
        return False

    def clean(self, value: Any) -> str:
        """Whatever was sent: a trace that is not ours is passed over, not complained about."""
        return str(value or "")[:LONGEST]


class VersionedFormMixin(forms.Form):
    """Adds the hidden version a change was based on: ``class TaskForm(VersionedFormMixin, Form)``.

    Give ``initial={"version": task.version}``; pass ``form.expected_version`` to ``save_changes`` and turn
    :class:`~donghanh.foundation.records.StaleRecord` into :func:`~donghanh.foundation.web.conflict.conflict_page`.

    A form that edits what is stored is also told ``of=task`` and gets the stored values as ``initial`` when it is sent as
    when it is drawn. Then it carries a trace of what it showed, and where somebody saved in between it takes over what
    only the other changed, keeps what only this person changed, and moves on to the stored version. ``meanwhile`` says
    what was taken over. What both changed stands in ``clashes``; then nothing is taken over, the old version stays, and
    the page with both asks field by field. Fields that belong together are named in ``together`` and clash as one.
    A form of an act rather than an edit (to close, to drop, to decide) is not told ``of``: it acts on what was seen.
    """

    together: Collection[Collection[str]] = ()

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages={"required": gettext_lazy("Trang này thiếu số phiên bản. Tải lại trang rồi làm lại.")},
    )

    def __init__(self, *args: Any, of: Model | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        self.clashes: list[Unit] = []
        """What both changed and nobody has decided yet."""
        self.asked: list[Unit] = []
        """What both changed, decided or not."""
        self.answered: dict[Unit, str] = {}
        self.unanswered: list[Unit] = []
        """What was asked on the page with both and sent back without an answer."""
        self.theirs: list[Unit] = []
        self._is_met = False
        if of is not None:
            self.fields["shown"] = ShownField()

    @property
    def expected_version(self) -> int:
        """The version the person was looking at, or the one met since. Only of a valid form."""
        return int(self.cleaned_data["version"])

    @property
    def fields_typed(self) -> dict[str, Any]:
        """The cleaned data without the version: what an action is given. Only of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def meanwhile(self) -> str:
        """What somebody else changed and this form takes over, in a sentence; nothing when there is none.

        Names fields of this form only, so nothing its reader may not see, and nobody.
        """
        if not self.theirs:
            return ""
        names = ", ".join(_("“%(field)s”") % {"field": self.label_of(unit)} for unit in self.theirs)
        return _("Trong lúc đó đã có người sửa %(fields)s; phần ấy giữ như đã lưu.") % {"fields": names}

    def label_of(self, unit: Unit) -> str:
        """What the fields are called on the page."""
        return ", ".join(str(self[name].label) for name in unit)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """As Django; the trace is made when the form is drawn, when all fields are there."""
        return self.trace() if isinstance(field, ShownField) else super().get_initial_for_field(field, field_name)

    def full_clean(self) -> None:
        """As Django, after meeting what was saved since the form was drawn."""
        if self.is_bound and not self._is_met:
            self._is_met = True
            self._meet()
        super().full_clean()
        if self.of is not None and hasattr(self, "cleaned_data"):
            self.cleaned_data.pop("shown", None)

    def units(self) -> list[Unit]:
        """What is compared: the fields a browser sends back, those that belong together as one."""
        names = [n for n, field in self.fields.items() if n not in ("version", "shown") and can_be_compared(field)]
        return units_of(names, tuple(self.together))

    def stored_data(self) -> MultiValueDict[str, str]:
        """What a browser would send now of a form nobody touched."""
        found: MultiValueDict[str, str] = MultiValueDict()
        for name in (name for unit in self.units() for name in unit):
            field = self.fields[name]
            values = as_posted(field, super().get_initial_for_field(field, name))
            if values:
                found.setlist(self.add_prefix(name), values)
        return found

    def trace(self) -> str:
        """The stored version and a keyed mark of each value, signed for this form and object.

        Marks instead of values: nothing can be read out of them, and they are as long for a page as for a word.
        """
        if self.of is None:
            return ""
        marks = {unit[0]: mark for unit, mark in self._marks(self.stored_data()).items()}
        made = signing.dumps({"v": self._stored_version, "f": marks}, salt=self._salt, compress=True)
        return made if len(made) <= LONGEST else ""

    @property
    def _salt(self) -> str:
        assert self.of is not None
        kind = type(self)
        return f"foundation.web.shown:{kind.__module__}.{kind.__qualname__}:{self.of._meta.label_lower}:{self.of.pk}"

    @property
    def _stored_version(self) -> int:
        return int(self.initial.get("version") or 0)

    def _marks(self, data: Any) -> dict[Unit, str]:
        return {unit: self._mark([self._spelled(name, data) for name in unit]) for unit in self.units()}

    def _spelled(self, name: str, data: Any) -> Any:
        return spelled(value_in(self.fields[name], self.add_prefix(name), data))

    def _mark(self, values: list[Any]) -> str:
        said = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
        return salted_hmac(self._salt, said, algorithm="sha256").hexdigest()[:_MARK]

    def _read(self, name: str) -> tuple[int, dict[str, str]] | None:
        """Version and marks of a trace this form made of this object, or ``None``."""
        sent = str(self.data.get(self.add_prefix(name)) or "")
        if not sent or len(sent) > LONGEST:
            return None
        try:
            read = signing.loads(sent, salt=self._salt)
            return int(read["v"]), dict(read["f"])
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return None

    def _meet(self) -> None:
        """Find what became of each unit, and take over what may be."""
        if self.of is None or isinstance(self.data, KeptData):
            return
        trace = self._read("shown")
        sent = str(self.data.get(self.add_prefix("version")) or "").strip()
        if trace is None or str(trace[0]) != sent or trace[0] == self._stored_version:
            return
        units, now, typed = self.units(), self.stored_data(), self._marks(self.data)
        stored = self._marks(now)
        shown = {unit: trace[1][unit[0]] for unit in units if unit[0] in trace[1]}
        found = verdicts(units, shown, stored, typed)
        self.theirs = [unit for unit, whose in found.items() if whose is Verdict.THEIRS]
        self.asked = [unit for unit, whose in found.items() if whose is Verdict.CLASH]
        self._read_answers(stored)
        self.clashes = [unit for unit in self.asked if unit not in self.answered]
        if not self.clashes:
            self._move_on(now, [*self.theirs, *(unit for unit, kept in self.answered.items() if kept == STORED)])

    def _read_answers(self, stored: dict[Unit, str]) -> None:
        """What was chosen on the page with both; a choice does not count where what is stored changed again since."""
        seen = self._read(ASKED)
        for unit in self.asked:
            if seen is None or seen[1].get(unit[0]) != stored[unit]:
                continue
            chosen = str(self.data.get(self.add_prefix(f"{KEEP}{unit[0]}"), ""))
            if chosen in (STORED, MINE):
                self.answered[unit] = chosen
            else:
                self.unanswered.append(unit)

    def _move_on(self, now: MultiValueDict[str, str], theirs: list[Unit]) -> None:
        """From here on the form is as if it had been drawn from what is stored now and typed into."""
        data: Any = self.data
        data = data.copy()
        for key in (self.add_prefix(name) for unit in theirs for name in unit):
            data.pop(key, None)
            if key in now:
                data.setlist(key, now.getlist(key))
        data[self.add_prefix("version")] = str(self._stored_version)
        data[self.add_prefix("shown")] = self.trace()
        self.data = data


def and_meanwhile(said: str, form: Any) -> str:
    """What confirms an act, with what the form took over from somebody else meanwhile."""
    return " ".join(filter(None, (said, getattr(form, "meanwhile", ""))))
