"""Text typed in the fonts of the years before Unicode (".VnTime", "VNI-Times") into Unicode.

Such a font shows "©" as "â": the letters stand for others only in that font. TCVN3 has one code for each letter, and
fonts of its own for capitals; VNI writes the letter and then a sign for its marks.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Scheme = Literal["tcvn3", "tcvn3_capitals", "vni"]

# TCVN 5712:1993, set VN3, in the order of its codes from A1; "·" is "ã", "\u00ad" is "ư".
_TCVN3 = dict(
    zip(
        "¡¢§£¤¥¦¨©®ª«¬\u00ad" "µ¸¶·¹" "»¾¼½Æ" "ÇÊÈÉË" "ÌÐÎÏÑ" "ÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "åèæçé" "êíëìî" "ïóñòô" "õøö÷ù" "úýûüþ",
        "ĂÂĐÊÔƠƯăâđêôơư" "àáảãạ" "ằắẳẵặ" "ầấẩẫậ" "èéẻẽẹ" "ềếểễệ" "ìíỉĩị" "òóỏõọ" "ồốổỗộ" "ờớởỡợ" "ùúủũụ" "ừứửữự" "ỳýỷỹỵ",
        strict=True,
    )
)  # fmt: skip
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_BREVE, _CIRCUMFLEX = "\u0306", "\u0302"
_VNI_SMALL = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI = _VNI_SMALL | {sign.upper(): letter.upper() for sign, letter in _VNI_SMALL.items()}
# Word keeps the letters of a symbol font in the private area, at the same place of the page F0.
_PRIVATE = {0xF000 + ord(sign): sign for sign in (*_TCVN3, *_VNI)}
_TABLES = {
    "tcvn3": str.maketrans(_TCVN3),
    "vni": str.maketrans(_VNI),
}
_UNICODE_ONLY = re.compile(r"[ăĂơƠưƯđĐạ-ỹẠ-Ỹ]")


def scheme_of_font(name: str) -> Scheme | None:
    """Return the old encoding whose letters a font of this name shows, or nothing."""
    if name.startswith((".Vn", ".VN", ".vn")):
        return "tcvn3_capitals" if name.endswith("H") else "tcvn3"
    return "vni" if name.upper().startswith("VNI-") else None


def is_unicode(text: str) -> bool:
    """Whether text has letters that no old font can show, so that it is Unicode whatever the font is called."""
    return bool(_UNICODE_ONLY.search(text))


def to_unicode(text: str, scheme: Scheme) -> str:
    """Return the words a reader saw, in NFC. Text that is Unicode already comes back as it is."""
    if is_unicode(text):
        return text
    table = _TABLES["vni" if scheme == "vni" else "tcvn3"]
    words = unicodedata.normalize("NFC", text.translate(_PRIVATE).translate(table))
    return words.upper() if scheme == "tcvn3_capitals" else words
