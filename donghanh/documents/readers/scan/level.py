"""Which way up a page is, and by how much its lines lean."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

from donghanh.documents.readers.scan.paper import projection

_STEEPEST = 12
"""A sheet pushed through a feeder leans by a degree or two, one held under a telephone by five or eight."""
_WORTH_IT = 0.12
_AROUND = (0, -1, 1, -2, 2)
_STRIPS = 32
_PAPER = 64
_ROWS = 900
_PLAIN = 6.0
"""Print that is so much sharper one way than the other leaves no question; less is said of pages that lean."""
_SIDEWAYS = 1.25
_SPREAD, _WIDEST_SPREAD = 0.5, 10
"""In degrees, and in so many of these: how far lines above and below may lean apart."""
_LEAST_PRINT = 0.9
"""Of the square of the darkest print: a handful of lines or grain alone has less, half a page of print four times that."""
_FEW_ROWS = 40
_GAIN = 1.2


def straighten(image: Image.Image) -> Image.Image:
    """Return the page turned until its lines are level, above as below: in a photo taken at an angle they spread like a fan.
    Cost: one turn of the whole page, when it leans."""
    ink = _Ink(image)
    angle, _ = ink.most_level()
    spread = ink.spread_at(angle)
    if spread:
        return _unfolded(image, angle + (spread[0] + spread[1]) / 2, (spread[1] - spread[0]) / 2)
    if abs(angle) < _WORTH_IT:
        return image
    return image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)


def _unfolded(image: Image.Image, angle: float, half: float) -> Image.Image:
    """The page turned by an angle while lines in its upper half are turned so much less, and in its lower half more."""
    width, height = image.size
    middle, rise = width / 2, math.tan(math.radians(half)) * width / 2
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    target = [(0, height / 4), (width, height / 4), (width, 3 * height / 4), (0, 3 * height / 4)]
    rises = (rise, -rise, rise, -rise)
    origin = []
    for (x, y), up in zip(target, rises, strict=True):
        right, down = x - middle, y + up - height / 2
        origin.append((middle + cosine * right - sine * down, height / 2 + sine * right + cosine * down))
    turn = projection(target, origin)
    return image.transform(image.size, Image.Transform.PERSPECTIVE, turn, Image.Resampling.BICUBIC, fillcolor=255)


def lean(image: Image.Image) -> float:
    """By how many degrees the page must be turned, anticlockwise, to make its lines level. Cost: some 30 milliseconds.

    The page is cut into upright strips, each of them one column of greys; for each angle the strips are moved up and
    down as a turn would move them, and the angle is taken at which lines and the space between them differ most.
    """
    return _Ink(image).most_level()[0]


def lies_on_its_side(image: Image.Image) -> bool:
    """Whether the lines of print run up or down the page. Cost: that of two leans where the page leans, else half of one."""
    turned = image.transpose(Image.Transpose.ROTATE_90)
    upright, sideways = _Ink(image), _Ink(turned)
    level, side = _contrast(upright.fine), _contrast(sideways.fine)
    if max(level, side) > _PLAIN * min(level, side):
        return side > level
    return sideways.most_level()[1] > _SIDEWAYS * upright.most_level()[1]


class _Ink:
    """The page as some strips of greys in which print is light and paper black; how level its lines are, by the angle."""

    def __init__(self, image: Image.Image) -> None:
        share = max(1, image.height // _ROWS)
        strips = image.resize((_STRIPS, image.height // share), Image.Resampling.BOX)
        self.fine = ImageChops.subtract(strips.filter(ImageFilter.BoxBlur((0, 20))), strips, 0.5, _PAPER)
        self.coarse = self.fine.reduce((1, 2))
        self.shape = image.width / image.height / _STRIPS
        """So much of a page is as high as a strip is wide."""

    def turned(self, ink: Image.Image, angle: float) -> Image.Image:
        """One of the two pictures with its strips moved as a turn of the page would move them."""
        slope = math.tan(math.radians(angle)) * self.shape * ink.height
        # Half a row is added so that no angle is favoured by needing no interpolation.
        turn = (1, 0, 0, slope, 1, 0.5 - slope * _STRIPS / 2)
        return ink.transform(ink.size, Image.Transform.AFFINE, turn, Image.Resampling.BILINEAR)

    def most_level(self) -> tuple[float, int]:
        """The angle that makes lines level, and how sharp they are then."""

        def levelness(angle: float) -> int:
            return _contrast(self.turned(self.fine, angle))

        # From the level outwards: where no angle is better than another, the page stays as it is.
        angles = sorted(map(float, range(-_STEEPEST, _STEEPEST + 1)), key=abs)
        best = max(angles, key=lambda angle: _contrast(self.turned(self.coarse, angle)))
        for step in (0.3, 0.1, 0.03):
            best = max((best + many * step for many in _AROUND), key=levelness)
        return best, levelness(best)

    def spread_at(self, angle: float) -> tuple[float, float] | None:
        """By how much more than this angle the upper and the lower half of the page lean; nothing where that is nearly the
        same, or one of them has too little print to tell."""
        seen: dict[float, tuple[int, int]] = {}

        def halves(more: float) -> tuple[int, int]:
            if more not in seen:
                page = self.turned(self.fine, angle + more)
                middle = page.height // 2
                seen[more] = (
                    _contrast(page.crop((0, 0, _STRIPS, middle))),
                    _contrast(page.crop((0, middle, _STRIPS, page.height))),
                )
            return seen[more]

        if self.fine.height < _FEW_ROWS:
            return None
        plain = halves(0.0)
        if all(max(halves(more)[half] for more in (-_SPREAD, _SPREAD)) < plain[half] for half in (0, 1)):
            return None
        wide = [many * _SPREAD for many in range(-_WIDEST_SPREAD, _WIDEST_SPREAD + 1)]
        found = []
        for half in (0, 1):
            best = max(wide, key=lambda more: halves(more)[half])
            best = max((best + many * 0.1 for many in _AROUND), key=lambda more: halves(more)[half])
            found.append((best, halves(best)[half]))
        (upper, sharp), (lower, sharp_too) = found
        is_told = min(sharp, sharp_too) > _LEAST_PRINT * (self.fine.getextrema()[1] - _PAPER) ** 2
        is_gain = sharp + sharp_too > _GAIN * sum(plain)
        is_found = max(abs(upper), abs(lower)) < wide[-1]  # at the end of what was looked at nothing was found
        return (upper, lower) if is_told and is_gain and is_found and abs(upper - lower) >= _SPREAD else None


def _contrast(strips: Image.Image) -> int:
    """How sharply lines and the space between them differ."""
    rows = strips.resize((1, strips.height), Image.Resampling.BOX).tobytes()
    return sum((below - above) ** 2 for above, below in pairwise(rows))
