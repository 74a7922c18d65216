"""The sheet in a photo: its edges are found, the table around it is cut off, and it is laid flat as if seen from above."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

_EDGE_DOTS = 160
"""The shorter side of the small picture in which edges are sought."""
_LEAST_SIDE = 40
_STEP = 24
"""So much lighter than the table is paper, even in the shade."""
_WIDEST_BORDER = 0.38
_STEEPEST = 0.36
"""How far an edge runs aside for each dot that it runs along: a sheet turned by twenty degrees."""
_NEAR = 1.3
_LEAST_SHARE = 0.4
"""Of the length of the picture: so much of an edge must be seen in one line."""
_PAIRS_OF = 20
_LEAST_SHEET = 0.2
_SLIGHT = 0.004
"""Edges that are level and upright but for this are cut along; turning them would cost sharpness for nothing."""
_A4 = math.sqrt(2)
_INSIDE = 0.006

Point = tuple[float, float]


class _Edge(NamedTuple):
    """Where an edge is at the beginning of the other axis, and how far it runs aside for each dot of that axis."""

    at: float
    slope: float


def sheet_in(image: Image.Image) -> Image.Image:
    """Return the sheet alone, its corners square, when the table shows on two sides that face each other; else the picture.

    The upright sides and the level ones may each lean in their own way, as they do in a photo taken at an angle. A side that
    lies outside the picture is taken to run like the one that faces it. Cost: three milliseconds where no table is seen;
    that of turning the page where the sheet stands askew.
    """
    share = max(1, min(image.size) // _EDGE_DOTS)
    small = image.reduce(share).filter(ImageFilter.MaxFilter(5))  # print vanishes, paper and table remain
    if min(small.size) < _LEAST_SIDE:
        return image
    upright = _sides(small)
    level = _sides(small.transpose(Image.Transpose.TRANSPOSE))
    if not (all(upright) or all(level)):
        return image
    corners = _corners(upright, level, small.size)
    if corners is None:
        return image
    scaled = [(x * share, y * share) for x, y in corners]
    if all(abs(edge.slope) < _SLIGHT for edge in (*upright, *level) if edge):
        return image.crop(_box(scaled, image.size))
    return _flattened(image, scaled)


def _sides(small: Image.Image) -> tuple[_Edge | None, _Edge | None]:
    """The left and the right edge of the sheet, as far as there are any."""
    right = _edge(small.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    return _edge(small), right and _Edge(small.width - right.at, -right.slope)


def _edge(small: Image.Image) -> _Edge | None:
    """The left edge of the sheet: the line on which most rows have their sharpest step from dark to light."""
    # A step is looked for over four dots, because a photo blurs it and grown paper is two dots wider.
    steps = ImageChops.subtract(ImageChops.offset(small, -2, 0), ImageChops.offset(small, 2, 0)).tobytes()
    reach = round(_WIDEST_BORDER * small.width)
    points: list[Point] = []
    for row in range(small.height):
        part = steps[row * small.width + 2 : row * small.width + reach]
        sharpest = max(part)
        if sharpest >= _STEP:
            # The middle of a step that is equally sharp over some dots.
            points.append((row, 2 + (part.find(sharpest) + part.rfind(sharpest)) / 2))
    least = _LEAST_SHARE * small.height
    if len(points) < least:
        return None
    near = max(
        (_near(points, line) for line in _lines(points[:: max(1, len(points) // _PAIRS_OF)], small.height)),
        key=len,
        default=[],
    )
    return _through(near) if len(near) >= least else None


def _lines(points: Sequence[Point], length: int) -> list[_Edge]:
    """The lines through two of some points that lie far enough apart and do not lean too much."""
    found = []
    for (one, at), (other, there) in combinations(points, 2):
        slope = (there - at) / (other - one)
        if other - one >= length / 4 and abs(slope) <= _STEEPEST:
            found.append(_Edge(at - slope * one, slope))
    return found


def _near(points: Sequence[Point], line: _Edge) -> list[Point]:
    return [point for point in points if abs(point[1] - line.at - line.slope * point[0]) <= _NEAR]


def _through(points: Sequence[Point]) -> _Edge:
    """The line that fits some points best."""
    along = sum(point[0] for point in points) / len(points)
    aside = sum(point[1] for point in points) / len(points)
    spread = sum((point[0] - along) ** 2 for point in points)
    slope = sum((point[0] - along) * (point[1] - aside) for point in points) / spread if spread else 0.0
    # Paper has grown by two dots, and a dot is counted from its beginning.
    return _Edge(aside - slope * along + 2.5, slope)


def _corners(
    upright: tuple[_Edge | None, _Edge | None], level: tuple[_Edge | None, _Edge | None], size: tuple[int, int]
) -> list[Point] | None:
    """The corners from the top left one, clockwise; nothing when they make no sheet."""
    width, height = size
    lean = _mean_slope(upright, -_mean_slope(level, 0.0))
    fall = _mean_slope(level, -lean)
    left, right = (
        upright[0] or _Edge(max(0.0, -lean * height), lean),
        upright[1] or _Edge(width - max(0.0, lean * height), lean),
    )
    top, foot = (
        level[0] or _Edge(max(0.0, -fall * width), fall),
        level[1] or _Edge(height - max(0.0, fall * width), fall),
    )
    corners = [_crossing(left, top), _crossing(right, top), _crossing(right, foot), _crossing(left, foot)]
    area = sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)) / 2
    inside = all(-0.05 * width <= x <= 1.05 * width and -0.05 * height <= y <= 1.05 * height for x, y in corners)
    return corners if inside and area >= _LEAST_SHEET * width * height else None


def _mean_slope(edges: tuple[_Edge | None, _Edge | None], otherwise: float) -> float:
    found = [edge.slope for edge in edges if edge]
    return sum(found) / len(found) if found else otherwise


def _crossing(upright: _Edge, level: _Edge) -> Point:
    y = (level.at + level.slope * upright.at) / (1 - level.slope * upright.slope)
    return upright.at + upright.slope * y, y


def _box(corners: Sequence[Point], size: tuple[int, int]) -> tuple[int, int, int, int]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    return (
        max(0, round(max(x0, x3))),
        max(0, round(max(y0, y1))),
        min(size[0], round(min(x1, x2))),
        min(size[1], round(min(y2, y3))),
    )


def _flattened(image: Image.Image, corners: Sequence[Point]) -> Image.Image:
    """The sheet between four corners as a rectangle; one that is nearly of the shape of A4 becomes A4."""
    one, two, three, four = corners
    width = (math.dist(one, two) + math.dist(four, three)) / 2
    height = (math.dist(one, four) + math.dist(two, three)) / 2
    for long, short in ((height, width), (width, height)):
        if 0.82 * _A4 < long / short < 1.22 * _A4:
            width, height = (short, short * _A4) if long == height else (short * _A4, short)
            break
    size = round(width), round(height)
    # A little of the rim is left out: it is the table's where paper curls.
    rim = _INSIDE * min(size)
    target = [(-rim, -rim), (size[0] + rim, -rim), (size[0] + rim, size[1] + rim), (-rim, size[1] + rim)]
    return image.transform(
        size,
        Image.Transform.PERSPECTIVE,
        projection(target, corners),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )


def projection(target: Sequence[Point], origin: Sequence[Point]) -> list[float]:
    """The eight figures by which four points of the target are found at those of the origin, as Pillow wants them."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, origin, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = [value / rows[column][column] for value in rows[column]]
        rows[column] = head
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * of_head for value, of_head in zip(rows[row], head, strict=True)]
    return [row[8] for row in rows]
