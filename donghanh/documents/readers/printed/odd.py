"""Words that no Vietnamese document prints, and that recognition therefore has most likely misread."""

from __future__ import annotations

import re

from donghanh.domain.text.syllables import is_syllable

# Quotation marks and brackets may stand before a word, signs after it; "./." ends a document.
_SHAPE = re.compile(r"[(\[“\"'‘«]*(?P<core>\w+(?:(?:[-–/.@&]|(?<=\d)[,:](?=\d))\w+)*)[)\]”\"'’».,;:!?…%]*(?:/\.)?")
_PARTS = re.compile(r"[^\W\d_]+")


def is_odd(text: str) -> bool:
    """Whether a word has signs in its midst that no word has ("trš::¿"), or letters that no syllable has ("chng").

    Capitals throughout are taken for an abbreviation, a letter alone for the name of a point; foreign words are odd.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return any(sign.isalnum() for sign in text)
    parts = _PARTS.findall(shape["core"]) if not any(sign.isdigit() or sign == "@" for sign in text) else []
    return any(len(part) > 1 and part[1:].islower() and not is_syllable(part) for part in parts)
