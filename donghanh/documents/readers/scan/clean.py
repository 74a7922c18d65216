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
_INK_SHARE = 0.01
_EDGE_DOTS = 120
_WIDEST_BORDER = 0.3
_SHARP_STEP = 45


_LOGARITHM = [round(46 * math.log(max(1, value))) for value in range(256)]
_SHARE_OF_LIGHT = [round(255 * math.exp(-value / 46)) for value in range(256)]


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
    ink = min(ink, 128)
    return [
        255 if value >= _PAPER else max(0, min(255, round((value - ink) * 255 / (_PAPER - ink)))) if value > ink else 0
        for value in range(256)
    ]
