"""The ruled lines in a picture of a page: long runs of ink, level or upright."""

from __future__ import annotations

import re

from PIL import Image, ImageChops

from donghanh.documents.readers.printed.sheet import Rule

_RUN = re.compile(rb"\xff+")
_STEP = 24
"""Dots that are looked at together: no letter has so long a stroke in one direction, and a leaning rule keeps to its row."""
_INK, _FAINT_INK = 185, 230
# How much of a step must be ink, of 255. The feet of "nhanh" make a row that is nearly solid; upright, letters end soon.
_SOLID_LEVEL = 234
_SOLID_UPRIGHT = 170
_SHORTEST_INCH = 0.35


class Drawn:
    """The rules of one page: where they are, and the page without them.

    Cost: one pass over the dots for each direction.
    """

    def __init__(self, image: Image.Image, dpi: float, *, faint: bool = False) -> None:
        """``faint`` says that the page was drawn larger, which leaves little of a rule of one dot."""
        self.image = image
        ink = _FAINT_INK if faint else _INK
        dark = image.point([255 if value < ink else 0 for value in range(256)])
        self.level, self._level_ink = _rules(dark, dpi, _SOLID_LEVEL)
        self.upright, upright_ink = _rules(dark.transpose(Image.Transpose.TRANSPOSE), dpi, _SOLID_UPRIGHT)
        self._upright_ink = upright_ink.transpose(Image.Transpose.TRANSPOSE) if upright_ink else None

    def without(self) -> Image.Image:
        """The page with its rules painted over, so that none is read as a letter."""
        if not self.level and not self.upright:
            return self.image
        page = self.image.copy()
        for ink in (self._level_ink, self._upright_ink):
            if ink is not None:
                page.paste(255, (0, 0), ink)
        return page


def _rules(dark: Image.Image, dpi: float, least_ink: int) -> tuple[list[Rule], Image.Image | None]:
    """Level rules, and a mask of their ink: rows in which nearly every dot of several steps in a row is ink."""
    width = dark.width // _STEP
    if width < 2:
        return [], None
    # A rule is one or two dots thick and wavers; letting ink grow up and down by a dot joins what wavering broke.
    thick = ImageChops.lighter(ImageChops.lighter(dark, ImageChops.offset(dark, 0, 1)), ImageChops.offset(dark, 0, -1))
    steps = thick.crop((0, 0, width * _STEP, dark.height)).resize((width, dark.height), Image.Resampling.BOX)
    solid = steps.point([255 if value > least_ink else 0 for value in range(256)]).tobytes()
    least = max(3, round(_SHORTEST_INCH * dpi / _STEP))
    found: list[list[int]] = []  # first row, last row, start, end
    mask = bytearray(len(solid))
    at = solid.find(b"\xff" * least)
    while at >= 0:
        row = at // width
        line = solid[row * width : (row + 1) * width]
        for match in _RUN.finditer(line):
            start, end = match.span()
            if end - start < least:
                continue
            for touched in range(max(0, row - 1), min(dark.height, row + 2)):
                mask[touched * width + start : touched * width + end] = b"\xff" * (end - start)
            _note(found, row, start, end)
        at = solid.find(b"\xff" * least, (row + 1) * width)
    thickest = 0.06 * dpi
    rules = [
        Rule((first + last) / 2, (start - 0.9) * _STEP, (end + 0.9) * _STEP)
        for first, last, start, end in found
        if last - first <= thickest
    ]
    if not rules:
        return [], None
    ink = Image.frombytes("L", (width, dark.height), bytes(mask)).resize(
        (width * _STEP, dark.height), Image.Resampling.NEAREST
    )
    whole = Image.new("L", dark.size)
    whole.paste(ink, (0, 0))
    # The end of a rule is shorter than a step.
    return rules, ImageChops.lighter(
        ImageChops.offset(whole, _STEP, 0), ImageChops.lighter(whole, ImageChops.offset(whole, -_STEP, 0))
    )


def _note(found: list[list[int]], row: int, start: int, end: int) -> None:
    for rule in reversed(found[-60:]):
        if row - rule[1] <= 3 and start <= rule[3] + 2 and end >= rule[2] - 2:
            rule[1], rule[2], rule[3] = row, min(rule[2], start), max(rule[3], end)
            return
    found.append([row, row, start, end])
