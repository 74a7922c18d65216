"""Sign-in names: one spelling for what people type in many ways."""

import re

from donghanh.domain.text import nfc

_ALLOWED = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")


def normal_login(typed: str) -> str:
    """The stored spelling of a typed sign-in name: composed, lower case, without surrounding space."""
    return nfc(typed).strip().casefold()


def is_usable_login(login: str) -> bool:
    """Whether a name may be chosen: three to sixty plain letters, digits, and ``. _ - @``, so it can be dictated."""
    return bool(_ALLOWED.fullmatch(login))
