"""Forms that look and speak like the house: inherit from :class:`Form` or :class:`ModelForm` and write ``{{ form }}``."""

from donghanh.foundation.web.forms.base import Form, ModelForm
from donghanh.foundation.web.forms.fields import (
    FileField,
    Nearest,
    VietnameseDateField,
    VietnameseDecimalField,
    VietnameseIntegerField,
    VietnamesePhoneField,
    no_such_day_words,
)
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.foundation.web.forms.versioned import VersionedFormMixin, and_meanwhile
from donghanh.foundation.web.forms.widgets import DropInput, Tile, TileSelect

__all__ = [
    "DropInput",
    "FileField",
    "FilterForm",
    "Form",
    "ModelForm",
    "Nearest",
    "Tile",
    "TileSelect",
    "VersionedFormMixin",
    "VietnameseDateField",
    "VietnameseDecimalField",
    "VietnameseIntegerField",
    "VietnamesePhoneField",
    "and_meanwhile",
    "no_such_day_words",
]
