"""Whether a token can be a Vietnamese syllable: initial, rime and tone must fit together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSET = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_RIMES = frozenset(
    ["a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ă", "ăk", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "â", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ê", "êng", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ô", "ôông", "ơi", "ơm", "ơn", "ơp", "ơt", "ơ", "ơng", "u", "ua", "uân", "uâng", "uât", "uây", "uâc", "uê", "uêch", "uênh", "uên", "uêt", "uêu", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyt", "uyu", "uyn", "uyp", "uych", "uơ", "uơn", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uô", "uc", "ui", "um", "un", "ung", "up", "ut", "ư", "ưa", "ưc", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh", "yt", "ych", "ak", "ăk", "âk", "ek", "êk", "ik", "ok", "ôk", "uk", "ưk", "uôk", "iêk", "oăk"]
)  # fmt: skip
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_FOREIGN = re.compile(r"[fjwz]")
_LONGEST = 12
"""Letters of the longest syllable ("nghiêng"), its marks counted, should they stand apart."""


def is_marked(token: str) -> bool:
    """Whether a token carries a Vietnamese mark, so that it means to be Vietnamese."""
    return bool(_MARKED.search(token.lower()))


def _split_tone(token: str) -> tuple[str, str | None] | None:
    tone = None
    out = []
    for char in unicodedata.normalize("NFD", token):
        if char in _TONES:
            if tone:
                return None
            tone = _TONES[char]
        else:
            out.append(char)
    return unicodedata.normalize("NFC", "".join(out)), tone


@lru_cache(maxsize=20_000)
def is_syllable(token: str) -> bool:
    """Whether a token (in any case) is a possible syllable. Syllables ending in a stop need sắc or nặng."""
    word = token.lower()
    if _FOREIGN.search(word):
        return False
    parted = _split_tone(word)
    if parted is None:
        return False
    plain, tone = parted
    match = _ONSET.match(plain)
    onset = match.group() if match else ""
    rime = plain[len(onset) :]
    if onset == "gi" and rime not in _RIMES and "i" + rime in _RIMES:
        rime = "i" + rime
    if onset == "qu" and "u" + rime in _RIMES and rime not in _RIMES:
        rime = "u" + rime
    if rime not in _RIMES:
        return False
    return not (rime.endswith(("c", "ch", "p", "t")) and tone not in ("sắc", "nặng"))


def split_joined(token: str) -> tuple[str, str] | None:
    """Return the two syllables a token runs together, the second a marked one, or nothing. Cost: constant."""
    if len(token) > 2 * _LONGEST:
        return None
    for cut in range(2, len(token) - 1):
        left, right = token[:cut], token[cut:]
        if is_syllable(left) and is_syllable(right) and is_marked(left) and is_marked(right) and len(right) >= 3:
            return left, right
    return None
