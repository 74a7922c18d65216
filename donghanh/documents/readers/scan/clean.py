"""A grey page made clean and even, so that recognition meets black print on white paper."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

_PAPER = 205
_PAPER_SHARE = 0.6
"""Of the way from ink to white: nothing thinner is cut from the strokes of faint print."""
_FAINTEST = 215
_INK_SHARE = 0.01
_EDGE_DOTS = 120
_WIDEST_BORDER = 0.3
_SHARP_STEP = 45


_LOGARITHM = [round(46 * math.log(max(1, value))) for value in range(256)]
_SHARE_OF_LIGHT = [round(255 * math.exp(-value / 46)) for value in range(256)]


def paper_of(image: Image.Image) -> Image.Image:
    """Return the part of a straight picture that is paper: the table under a photographed sheet and the black border of
    a scanner are cut off, where the step from dark to light is sharp all along one side."""
    share = max(1, min(image.size) // _EDGE_DOTS)
    bright = image.reduce(share).filter(ImageFilter.MaxFilter(5))  # print vanishes, paper and table remain
    across = bright.resize((bright.width, 1), Image.Resampling.BOX).tobytes()
    down = bright.resize((1, bright.height), Image.Resampling.BOX).tobytes()
    left, right = _first_step(across), len(across) - _first_step(across[::-1])
    top, bottom = _first_step(down), len(down) - _first_step(down[::-1])
    if (left, top, right, bottom) == (0, 0, len(across), len(down)):
        return image
    return image.crop((left * share, top * share, min(right * share, image.width), min(bottom * share, image.height)))


def _first_step(profile: bytes) -> int:
    """Where paper begins, counted from the first of these greys; 0 when there is no step from dark to light."""
    places = range(2, round(_WIDEST_BORDER * len(profile)))
    steps = [(profile[place + 2] - profile[place - 2], place) for place in places]
    sharpest = max(steps, default=(0, 0))
    return sharpest[1] + 2 if sharpest[0] > _SHARP_STEP else 0


def even(image: Image.Image) -> Image.Image:
    """Return the page with white paper: shadows of a photo evened out, the grain of paper and scanner gone."""
    small = image.reduce(8)
    if min(small.size) > 20:
        paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(6))
        shades = paper.getextrema()
        if shades[0] < _PAPER:
            # Light multiplies, so shadows are taken out by division: a difference of logarithms.
            ground = paper.point(_LOGARITHM).resize(image.size, Image.Resampling.BILINEAR)
            image = ImageChops.subtract(ground, image.point(_LOGARITHM)).point(_SHARE_OF_LIGHT)
    return image.point(_curve(_ink_level(image)))


def _ink_level(image: Image.Image) -> int:
    """How dark the print of a page is: the grey that one dot in a hundred does not exceed."""
    counts = image.histogram()
    left = sum(counts) * _INK_SHARE
    for level, count in enumerate(counts):
        left -= count
        if left <= 0:
            return level
    return 0


def _curve(ink: int) -> list[int]:
    """Light greys are paper; faint print is made black, and keeps its shades, which recognition uses."""
    ink = min(ink, _FAINTEST)
    paper = max(_PAPER, round(ink + _PAPER_SHARE * (255 - ink)))
    return [
        255 if value >= paper else max(0, min(255, round((value - ink) * 255 / (paper - ink)))) if value > ink else 0
        for value in range(256)
    ]
