"""What recognition misreads in a way that can be told from the word alone. Nothing here looks at what a document says.

Each repair names the slip it mends and why it is safe. A word that could have been meant is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence

from donghanh.documents.readers.printed.sheet import Word


def mended(words: Sequence[Word]) -> list[Word]:
    """Return the words of a line with its safe repairs made."""
    return list(words)
