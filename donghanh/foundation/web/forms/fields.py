"""Fields that read what Vietnamese offices write, and say clearly what is wrong."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text.days_said import day_named, day_said, no_such_day
from donghanh.domain.text.phones import phone_number
from donghanh.foundation.web import formats
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms.widgets import DropInput

_WRITTEN = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
MONTHS = 12
FIRST_YEAR, LAST_YEAR = 1900, 2200
LEAP_DAY = "29/2"


class Nearest(StrEnum):
    """On which side of today a day lies that was written without its year."""

    PAST = "past"
    AHEAD = "ahead"


_EXAMPLES: dict[Nearest | None, Any] = {
    None: of_this_year(gettext_lazy("Ví dụ 22/11/%(year)s")),
    Nearest.PAST: gettext_lazy("Ví dụ 22/11, hôm nay, hôm qua"),
    Nearest.AHEAD: gettext_lazy("Ví dụ 22/11, thứ sáu, cuối tháng"),
}


class VietnameseDateField(forms.Field):
    """A day written as 22/11/2026 (also 22-11-2026, 22.11.2026, 22112026 and what browsers send), or called "hôm nay", "hôm
    qua", "mai". Gives a ``date``.

    With ``nearest`` the year may be left out, and a day said as people say it (``domain.text.days_said``): of what was done
    it is the last such day, of what is to be done the next one.
    """

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": of_this_year(gettext_lazy("Ghi ngày, ví dụ 22/11/%(year)s.")),
        "form": of_this_year(gettext_lazy("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 22/11/%(year)s.")),
        "form_past": gettext_lazy("Chưa hiểu ngày này. Ghi như 22/11, hôm nay hoặc hôm qua."),
        "form_ahead": gettext_lazy("Chưa hiểu ngày này. Ghi như 22/11, thứ sáu hoặc cuối tháng."),
        "year": of_this_year(gettext_lazy("Ghi đủ bốn chữ số của năm, ví dụ 22/11/%(year)s.")),
    }

    def __init__(self, *, nearest: Nearest | None = None, **kwargs: Any) -> None:
        self.nearest = nearest
        kwargs.setdefault("help_text", _EXAMPLES[nearest])
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A narrow box, and the keyboard with digits where nothing but digits is asked for."""
        attrs = {"autocomplete": "off", "class": "govuk-input--width-10", "maxlength": 40 if self.nearest else 20}
        return attrs if self.nearest else {"inputmode": "numeric", **attrs}

    def prepare_value(self, value: Any) -> Any:
        """A date is shown as it is written; what was typed stays as it was typed."""
        return formats.date(value) if isinstance(value, dt.date) else value

    def to_python(self, value: Any) -> dt.date | None:
        """The day; raises ``ValidationError`` with a sentence that says what to mend."""
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        if written := _WRITTEN.fullmatch(text):
            day, month, year = map(int, written.groups())
            if self.nearest and len(written[3]) == len("26"):
                return self._said(text)
            if len(written[3]) != len("2026"):
                raise ValidationError(self.error_messages["year"], code="year")
        elif iso := _ISO.fullmatch(text):
            year, month, day = map(int, iso.groups())
        elif together := _RUN_TOGETHER.fullmatch(text):
            day, month, year = map(int, together.groups())
        else:
            return self._said(text)
        return _day(year, month, day)

    def _said(self, text: str) -> dt.date:
        """The day that is called by a name, or written without its year where that may be left out."""
        today = timezone.localdate()
        if day := day_named(text, today=today):
            return day
        if self.nearest is None:
            raise ValidationError(self.error_messages["form"], code="form")
        if day := day_said(text, today=today, past=self.nearest == Nearest.PAST):
            return day
        if wrong := no_such_day(text):
            raise ValidationError(no_such_day_words(wrong), code="day")
        raise ValidationError(self.error_messages[f"form_{self.nearest}"], code="form")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day was written; the same day written otherwise is no change."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def no_such_day_words(day: str) -> str:
    """What is said of a day in no calendar, as :func:`donghanh.domain.text.days_said.no_such_day` found it."""
    if day == LEAP_DAY:
        return _("Ngày 29/2 chỉ có ở năm nhuận. Ghi cả năm.")
    return _("Không có ngày %(day)s. Ghi lại ngày.") % {"day": day}


def _day(year: int, month: int, day: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(_("Năm %(year)s không đúng. Ghi lại năm.") % {"year": year}, code="year")
    if not 1 <= month <= MONTHS:
        raise ValidationError(_("Không có tháng %(month)s. Ghi lại tháng.") % {"month": month}, code="month")
    last = calendar.monthrange(year, month)[1]
    if day > last:
        raise ValidationError(
            _("Tháng %(month)s năm %(year)s chỉ có %(last)s ngày. Ghi lại ngày.")
            % {"month": month, "year": year, "last": last},
            code="day",
        )
    if day < 1:
        raise ValidationError(_("Ngày bắt đầu từ 1. Ghi lại ngày."), code="day")
    return dt.date(year, month, day)


class VietnameseIntegerField(forms.IntegerField):
    """A whole number that may be written with dots between thousands: 1.234."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Ghi một số."),
        "invalid": gettext_lazy("Chỉ ghi chữ số, ví dụ 48."),
        "min_value": gettext_lazy("Ghi số từ %(limit)s trở lên."),
        "max_value": gettext_lazy("Số này quá lớn, ghi được nhiều nhất %(limit)s. Ghi lại."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A short box and the keyboard with digits."""
        return {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-5", "maxlength": 20}

    def to_python(self, value: Any) -> int | None:
        """The number; dots that stand between groups of three are passed over."""
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,3}(\.\d{3})+", value.strip()):
            value = value.replace(".", "")
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        """Refuses a number out of its bounds in words that say what to write, before Django's own words come."""
        super().validate(value)
        if value is None:
            return
        least, most = _number(self.min_value), _number(self.max_value)
        if least is not None and value < least:
            raise ValidationError(self.error_messages["min_value"], code="min_value", params={"limit": _said(least)})
        if most is not None and value > most:
            raise ValidationError(self.error_messages["max_value"], code="max_value", params={"limit": _said(most)})


def _number(bound: int | Callable[[], int] | None) -> int | None:
    return bound() if callable(bound) else bound


def _said(limit: int) -> str:
    return str(limit) if limit < 10_000 else formats.number(limit)  # 2100 may be a year, which has no dot


_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
LARGEST, PLACES = Decimal(10) ** 12, 3


class VietnameseDecimalField(forms.Field):
    """A number as offices write it: 1.234,5. Gives a ``Decimal`` below a million million with at most three places.

    A dot counts for nothing only where it stands before three digits, as between thousands: 1.234 is one thousand two
    hundred and thirty-four; 1.5 and 0.125 come from a keyboard without a comma and mean what they look like.
    """

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Ghi một số."),
        "invalid": gettext_lazy("Ghi bằng chữ số, ví dụ 80 hoặc 1.234,5."),
        "max_value": gettext_lazy("Số này quá lớn. Ghi lại."),
        "places": gettext_lazy("Ghi nhiều nhất ba chữ số sau dấu phẩy."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A narrow box and the keyboard with digits and a comma."""
        return {"inputmode": "decimal", "autocomplete": "off", "class": "govuk-input--width-10", "maxlength": 24}

    def prepare_value(self, value: Any) -> Any:
        """A number is shown as it is written; what was typed stays as it was typed."""
        return formats.number(value) if isinstance(value, int | float | Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """The number; raises ``ValidationError`` with a sentence that says what to mend."""
        text = "".join(str("" if value is None else value).split())
        if not text:
            return None
        if not text.isascii() or not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if _GROUPED.fullmatch(text):
            text = text.replace(".", "")
        number = Decimal(text.replace(",", "."))
        if abs(number) >= LARGEST:
            raise ValidationError(self.error_messages["max_value"], code="max_value")
        if number != round(number, PLACES):
            raise ValidationError(self.error_messages["places"], code="places")
        return number

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number was written; the same one written otherwise is no change."""
        try:
            return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))
        except ValidationError:
            return True


class VietnamesePhoneField(forms.CharField):
    """A telephone number as people write it. Gives it in one spelling, digits and perhaps "-12" for an extension."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": gettext_lazy("Số điện thoại chưa đúng. Ví dụ 0912 345 678, hoặc 024 3825 3025 máy lẻ 12."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)  # what is typed; what is kept is shorter
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A middling box and the keyboard of a telephone."""
        return {
            **super().widget_attrs(widget),
            "inputmode": "tel",
            "autocomplete": "off",
            "class": "govuk-input--width-20",
        }

    def clean(self, value: Any) -> str:
        """The number, or nothing; raises ``ValidationError`` with a sentence that shows how."""
        text = super().clean(value)
        if not text:
            return ""
        number = phone_number(text)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class FileField(forms.FileField):
    """A file, chosen or dropped. ``accept`` is what the browser's chooser offers first; the server checks by itself."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Chọn một tệp."),
        "empty": gettext_lazy("Tệp này trống. Chọn tệp khác."),
        "invalid": gettext_lazy("Chưa nhận được tệp. Chọn lại tệp rồi gửi."),
        "missing": gettext_lazy("Chưa nhận được tệp. Chọn lại tệp rồi gửi."),
        "max_length": gettext_lazy("Tên tệp dài quá. Đặt tên ngắn hơn rồi gửi lại."),
    }

    def __init__(self, *, accept: str = "", multiple: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DropInput({"accept": accept} if accept else None, multiple=multiple))
        self.multiple = multiple
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """One file; a list of files when several may be chosen."""
        if not self.multiple:
            return super().clean(data, initial)
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FileField, self).clean(one, initial) for one in given if one] or super().clean(None, initial)
