"""Runs set in the fonts of the years before Unicode: whether the file means it, and the words a reader saw."""

from __future__ import annotations

from dataclasses import dataclass, field

from donghanh.domain.text.legacy import Scheme, is_unicode, scheme_of_font, to_unicode

_NAMES = {"tcvn3": "TCVN3 (ABC)", "tcvn3_capitals": "TCVN3 (ABC)", "vni": "VNI"}
_SIGNS = (b'".Vn', b'".VN', b'"VNI-', b'"Vni-')
# Word shows Unicode letters even where the style names an old font; then none of its text is in the old encoding.
_MOST_UNICODE = 0.1


def mentions_old_fonts(part: bytes) -> bool:
    """Whether a part names an old font, so that fonts need to be looked at."""
    return any(sign in part for sign in _SIGNS)


@dataclass(slots=True)
class OldFonts:
    """Collects how much text is set in old fonts; tells afterwards whether to believe the fonts."""

    letters: int = 0
    unicode: int = 0
    used: dict[str, int] = field(default_factory=dict)

    def count(self, text: str) -> None:
        """Take note of a run in an old font."""
        if text.isascii():
            return
        self.letters += len(text)
        self.unicode += len(text) if is_unicode(text) else 0

    @property
    def believed(self) -> bool:
        """Whether the text in old fonts is in the old encoding."""
        return self.unicode <= _MOST_UNICODE * self.letters

    def convert(self, text: str, scheme: Scheme) -> str:
        """Return the words a reader saw."""
        words = to_unicode(text, scheme)
        if words != text:
            name = _NAMES[scheme]
            self.used[name] = self.used.get(name, 0) + 1
        return words


def scheme(font: str | None) -> Scheme | None:
    """Return the encoding of a font, or nothing for a font of today."""
    return scheme_of_font(font) if font else None
