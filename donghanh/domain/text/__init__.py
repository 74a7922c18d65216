"""Vietnamese text as plain values: normal forms, dates, numerals, list markers and body names.

The four functions below are the small, stable part that search and sorting elsewhere rely on.
"""

from donghanh.domain.text.forms import fold, nfc, same_tone, sort_key

__all__ = ["fold", "nfc", "same_tone", "sort_key"]
