"""Telephone numbers as Vietnamese offices write them, in one spelling.

Ten digits for mobiles (03, 05, 07, 08, 09) and eleven for fixed lines (02 with the area), since the renumbering of
2017–2018; 1800 and 1900 with four to six digits more; three digits for the services everybody knows (113, 115, 111).
An extension follows a fixed or service number: "024 3825 3025 máy lẻ 12" is "02438253025-12".
"""

import re

from donghanh.domain.text.forms import fold

_EXTENSION = re.compile(
    r"[\s,;-]*(?:\(?\s*(?:may le|so le|noi bo|nhanh|ext|x|le)\s*[.:]?\s*|\()(\d{1,5})\s*\)?$|-(\d{1,5})$"
)
_COUNTRY = re.compile(r"^(?:(?:\+84|0084)0?|84(?=\d{9,10}$))")
_KNOWN = re.compile(r"0[35789]\d{8}|02\d{9}|1[89]00\d{4,6}|1\d\d")
_LONGEST = 60
_MOBILE = re.compile(r"0[35789]\d{8}")


def phone_number(text: str) -> str | None:
    """The number in digits, its extension behind a hyphen; ``None`` for what no telephone in the country answers, and for
    more words than stand beside a number. Cost: constant."""
    if len(text) > _LONGEST:
        return None
    plain = fold(text)
    whole = _digits(plain)
    if whole is not None and _KNOWN.fullmatch(whole):
        return whole
    found = _EXTENSION.search(plain)
    number = _digits(plain[: found.start()]) if found else None
    if found is None or number is None or not _KNOWN.fullmatch(number) or _MOBILE.fullmatch(number):
        return None
    return f"{number}-{found[1] or found[2]}"


def _digits(text: str) -> str | None:
    """The digits, with 0 in place of the country's code; ``None`` where anything but spaces, dots, hyphens and brackets
    stands between them."""
    bare = _COUNTRY.sub("0", re.sub(r"[\s.()\-]", "", text))
    return bare if bare.isascii() and bare.isdigit() else None
