"""Ratios made of counts, and how far chance alone may carry a small one."""

from __future__ import annotations

import math
from fractions import Fraction

_Z = 1.96
"""Nineteen times in twenty."""


def ratio_at_birth(boys: int, girls: int) -> Fraction | None:
    """Boys born for each hundred girls; ``None`` while no girl was born: there is no ratio, which is not nought."""
    return Fraction(100 * boys, girls) if girls > 0 else None


def share(part: int, whole: int) -> Fraction | None:
    """The part in a hundred of the whole; ``None`` where the whole is nothing."""
    return Fraction(100 * part, whole) if whole > 0 else None


def chance_range(boys: int, girls: int) -> tuple[int, int | None] | None:
    """Between which ratios a place may truly lie that saw these births: Wilson's interval of the share of boys, as whole
    numbers of boys for each hundred girls; no upper end where it runs away. ``None`` without a birth.

    Where the natural ratio lies inside, chance alone explains what was counted.
    """
    births = boys + girls
    if births <= 0:
        return None
    p = boys / births
    middle = (p + _Z * _Z / (2 * births)) / (1 + _Z * _Z / births)
    half = _Z * math.sqrt(p * (1 - p) / births + _Z * _Z / (4 * births * births)) / (1 + _Z * _Z / births)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return math.floor(100 * low / (1 - low)), (math.ceil(100 * high / (1 - high)) if high < 0.999 else None)
