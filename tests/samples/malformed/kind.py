"""What a kind of malformed file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Make = Callable[[Random, bytes], bytes]
"""Makes the file from chance and a sound file of the form; what comes back depends on nothing else."""


@dataclass(frozen=True)
class Kind:
    """One way in which a file of one form can be wrong. A form that is no reader's has an empty sound file."""

    form: str
    name: str
    make: Make
    ending: str = ""
    """The ending its name carries, where that lies about the form."""
