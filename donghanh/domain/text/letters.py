"""Capital and small Vietnamese letters for patterns. Ranges such as À-Ỹ mix the two cases, so they are spelt out."""

from __future__ import annotations

import re

_MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
SMALL = "a-z" + _MARKED
CAPITAL = "A-Z" + _MARKED.upper()


def vi_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled pattern, ``<A>`` standing for capitals and ``<a>`` for small letters inside brackets."""
    return re.compile(text.replace("<A>", CAPITAL).replace("<a>", SMALL), flags)


def is_upper(text: str) -> bool:
    """Whether all letters of a text are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)
