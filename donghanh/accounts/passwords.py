"""What a password must withstand. NIST SP 800-63B-4: length and a list of known ones, nothing else.

At least fifteen characters where it stands alone, eight where a second factor is always asked; up to 128, all of
Unicode, spaces too. No rule about kinds of characters and no date on which it lapses.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from donghanh.domain.text import fold, nfc

ALONE = 15
WITH_SECOND_FACTOR = 8
LONGEST = 128
_LEET = str.maketrans("@013457$!", "aoleastsi")
_ENDS = re.compile(r"[^a-z]+$")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_RUNS = ("0123456789" * 13, "9876543210" * 13, "abcdefghijklmnopqrstuvwxyz" * 5, "qwertyuiopasdfghjklzxcvbnm" * 5)
_LONGEST_PHRASE = 3


@cache
def context_words() -> frozenset[str]:
    """The words of ``data/passwords/vietnamese.txt``, folded and without spaces."""
    path = settings.ROOT / "data" / "passwords" / "vietnamese.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(squeezed(line) for line in lines if line and not line.startswith("#"))


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def squeezed(text: str) -> str:
    """Only the letters, without accents, case and the usual substitutions: "M@t-Khẩu 2026" becomes "matkhau"."""
    return _NOT_LETTERS.sub("", fold(nfc(text)).translate(_LEET))


def normal_password(typed: str) -> str:
    """The spelling that is hashed: "ồ" is one password however a keyboard composes it (NIST SP 800-63B-4 §3.1.1.2)."""
    return unicodedata.normalize("NFKC", typed)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(nfc(text)))


def problems(password: str, *, at_least: int = ALONE, about: Iterable[str] = ()) -> list[str]:
    """Sentences saying why the password is refused; empty when it is good. ``about`` are words about the person."""
    found = []
    password = normal_password(password)
    if len(password) < at_least:
        found.append(_("Mật khẩu cần ít nhất %(count)d ký tự. Ghép bốn, năm từ dễ nhớ là đủ.") % {"count": at_least})
    if len(password) > LONGEST:
        found.append(_("Mật khẩu dài nhất %(count)d ký tự.") % {"count": LONGEST})
    if not found and is_guessable(password, about=about):
        found.append(
            _(
                "Mật khẩu này nằm trong số hay bị đoán thử: từ quen thuộc, tên người, tên xã hoặc dãy lặp lại. Chọn mật khẩu khác."
            )
        )
    return found


def is_guessable(password: str, *, about: Iterable[str] = ()) -> bool:
    """Whether the password is known, monotonous, or made of at most three known words and some digits."""
    plain = password.casefold()
    folded = fold(nfc(password))
    if plain in _common() or folded in _common() or _is_monotonous(folded):
        return True
    known = context_words() | {squeezed(word) for word in about if len(squeezed(word)) > 2}
    return any(letters in _common() or _is_phrase(letters, known) for letters in _spellings(folded) if letters)


def _spellings(folded: str) -> set[str]:
    """The words a password may hide: substitutions read or not, digits and signs at its ends dropped or not."""
    tail_off = _ENDS.sub("", folded)
    trimmed = _ENDS.sub("", tail_off[::-1])[::-1]
    return {_letters(folded), *(_letters(text.translate(_LEET)) for text in (folded, tail_off, trimmed))}


def _is_monotonous(text: str) -> bool:
    half = len(text) // 2
    repeats = any(text == (text[:n] * (len(text) // n + 1))[: len(text)] for n in range(1, half + 1))
    return len(set(text)) < 5 or repeats or any(text in run for run in _RUNS)


def _is_phrase(letters: str, known: frozenset[str] | set[str]) -> bool:
    fewest = [0] + [_LONGEST_PHRASE + 1] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(end):
            if fewest[start] < fewest[end] - 1 and letters[start:end] in known:
                fewest[end] = fewest[start] + 1
    return fewest[-1] <= _LONGEST_PHRASE


class HousePasswordValidator:
    """The same rule for Django's own machinery, which knows nothing of the person."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ``ValidationError`` with every problem."""
        if found := problems(password):
            raise ValidationError(found)

    def get_help_text(self) -> str:
        """One sentence for forms."""
        return _("Ít nhất %(count)d ký tự, ví dụ bốn, năm từ không liên quan đến nhau.") % {"count": ALONE}
