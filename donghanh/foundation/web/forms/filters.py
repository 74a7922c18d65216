"""Forms that filter lists: read from the address, nothing required, and able to say in words what they do."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from donghanh.foundation.web.conflict import in_words
from donghanh.foundation.web.forms.base import Form


class FilterForm(Form):
    """Inherit, declare fields with ``required=False``, and call :meth:`of`.

    ``values`` holds what is to be applied. A value that cannot be read is not applied and its field says why, so a
    list never breaks over an address somebody changed by hand.
    """

    quiet_about_optional: ClassVar[bool] = True

    @classmethod
    def of(cls, request: HttpRequest) -> "FilterForm":
        """The filters in the address, checked."""
        form = cls(request.GET, auto_id="filter_%s")
        form.is_valid()
        return form

    def clean(self) -> dict[str, Any]:
        """Days that run backward would show an empty list without a word: the last day (``den``) is not applied, and says why."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("tu"), cleaned.get("den")
        if isinstance(since, dt.date) and isinstance(until, dt.date) and until < since:
            self.add_error("den", _("Ngày cuối đứng trước ngày đầu. Ghi lại một trong hai ngày."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Name → value of each filter that is set and valid."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)}

    @property
    def said(self) -> str:
        """What is applied, in words: "Cơ quan: Trạm y tế; Tình trạng: quá hạn"; empty when nothing is."""
        return "; ".join(self._say(name, value) for name, value in self.values.items())

    def _say(self, name: str, value: Any) -> str:
        field = self.fields[name]
        label = str(field.label or name)
        if isinstance(field, forms.BooleanField):
            return label
        return f"{label}: {in_words(value, field)}"
