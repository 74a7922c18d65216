"""A grey page made straight and even, so that recognition meets black print on white paper."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

_STEEPEST = 6
"""A sheet pushed through a feeder leans by a degree or two, one held under a telephone by five."""
_WORTH_IT = 0.12
_STRIPS = 32
_ROWS = 900
_PAPER = 205


def straighten(image: Image.Image) -> Image.Image:
    """Return the page turned until its lines are level. Cost: one turn of the whole page, when it leans."""
    angle = lean(image)
    if abs(angle) < _WORTH_IT:
        return image
    return image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)


def lean(image: Image.Image) -> float:
    """By how many degrees the page must be turned, anticlockwise, to make its lines level. Cost: a few milliseconds.

    The page is cut into upright strips, each of them one column of greys; for each angle the strips are moved up and
    down as a turn would move them, and the angle is taken at which lines and the space between them differ most.
    """
    ink = _ink(image)
    shape = ink.height / image.height * image.width / _STRIPS  # rows to one column, on a page as it is

    def levelness(angle: float) -> float:
        slope = math.tan(math.radians(angle)) * shape
        # Half a row is added so that no angle is favoured by needing no interpolation.
        turn = (1, 0, 0, slope, 1, 0.5 - slope * _STRIPS / 2)
        return _contrast(ink.transform(ink.size, Image.Transform.AFFINE, turn, Image.Resampling.BILINEAR))

    best = max(map(float, range(-_STEEPEST, _STEEPEST + 1)), key=levelness)
    for step in (0.3, 0.1, 0.03):
        best = max((best + many * step for many in (-2, -1, 0, 1, 2)), key=levelness)
    return best


def lies_on_its_side(image: Image.Image) -> bool:
    """Whether the lines of print run up or down the page."""
    return _contrast(_ink(image.transpose(Image.Transpose.ROTATE_90))) > 1.6 * _contrast(_ink(image))


def _ink(image: Image.Image) -> Image.Image:
    """The page as some strips of greys in which print is light and paper black."""
    share = max(1, image.height // _ROWS)
    strips = image.resize((_STRIPS, image.height // share), Image.Resampling.BOX)
    return ImageChops.subtract(strips.filter(ImageFilter.BoxBlur((0, 20))), strips, 0.5, 64)


def _contrast(strips: Image.Image) -> float:
    """How sharply lines and the space between them differ."""
    rows = strips.resize((1, strips.height), Image.Resampling.BOX).tobytes()
    return sum((below - above) ** 2 for above, below in pairwise(rows))


def even(image: Image.Image) -> Image.Image:
    """Return the page with white paper: shadows of a photo evened out, the grain of paper and scanner gone."""
    small = image.reduce(8)
    if min(small.size) > 20:
        paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(6))
        shades = paper.getextrema()
        if shades[0] < _PAPER:
            ground = paper.resize(image.size, Image.Resampling.BILINEAR)
            image = ImageChops.invert(ImageChops.subtract(ground, image))
    return image.point(_whiter)


def _curve(value: int) -> int:
    """Light greys are paper; below, print keeps its shades, which recognition uses."""
    return 255 if value >= _PAPER else round(value * 255 / _PAPER) if value > 128 else value


_whiter = [_curve(value) for value in range(256)]
