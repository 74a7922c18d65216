"""Words set in the fonts of the years before Unicode (.VnTime, VNI-Times), by the name of the font."""

from __future__ import annotations

import re

from donghanh.documents.readers.refusal import Refused

try:
    from donghanh.domain.text import legacy
except ImportError:  # the tables of conversion are not there
    legacy = None  # type: ignore[assignment]

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_OLD = re.compile(r"\.?Vn[A-Z]|VNI[-_ ]?[A-Z]", re.IGNORECASE)


def encoding_of(font: str) -> str | None:
    """The name of the code table that a font carries (TCVN3 or VNI, two tables of the nineties), or nothing."""
    name = _SUBSET.sub("", font)
    if not _OLD.match(name):
        return None
    return "VNI" if name.upper().startswith("VNI") else "TCVN3 (ABC)"


def modern(text: str, font: str) -> str:
    """Return the letters a reader saw in a font. Refuses when the conversion tables are missing."""
    encoding = encoding_of(font)
    if encoding is None or text.isascii():
        return text
    if legacy is None:
        raise Refused("legacy_encoding", {"encoding": encoding})
    name = _SUBSET.sub("", font)
    if name[:2].lower() == "vn" and name[:3].upper() != "VNI":
        name = "." + name
    scheme = legacy.scheme_of_font(re.sub(r"^VNI[_ ]?(?=[A-Z])", "VNI-", name, flags=re.IGNORECASE))
    return legacy.to_unicode(text, scheme) if scheme else text
