"""Draws where the businesses are as points on a plane, without any map service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from katalog.contract.model import Coordinates

WIDTH = 320.0  # units of the drawing; it scales with the page
MARGIN = 28.0
METRES_A_DEGREE = 111_320.0  # of latitude, WGS 84 at the equator
SMALLEST_SPAN = 300.0  # metres: a single business still stands in a street, not at infinite zoom
ROUND_LENGTHS = (50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 50_000)  # metres a scale bar may show
BAR_SHARE = 0.4  # of the drawing's width, at most


@dataclass(frozen=True, slots=True)
class Outline:
    """Points in drawing units, y growing downwards (north is up), and a scale bar."""

    width: float
    height: float
    points: tuple[tuple[float, float], ...]
    hull: tuple[tuple[float, float], ...]
    bar_metres: int
    bar_length: float


def outline(places: Sequence[Coordinates]) -> Outline | None:
    """Return `places` on a plane, in the same order; None where there are none.

    An equirectangular projection around the middle: over a village its error is far below a pixel.
    """
    if not places:
        return None
    middle = (min(p.latitude for p in places) + max(p.latitude for p in places)) / 2
    shrink = cos(radians(middle))
    metres = [(p.longitude * shrink * METRES_A_DEGREE, -p.latitude * METRES_A_DEGREE) for p in places]
    left, right = _span([x for x, _ in metres])
    top, bottom = _span([y for _, y in metres])
    scale = (WIDTH - 2 * MARGIN) / (right - left)
    height = min(WIDTH, max(WIDTH / 2, (bottom - top) * scale + 2 * MARGIN))
    scale = min(scale, (height - 2 * MARGIN) / (bottom - top))
    shift_x = (WIDTH - (right - left) * scale) / 2
    shift_y = (height - (bottom - top) * scale) / 2
    points = tuple((round((x - left) * scale + shift_x, 1), round((y - top) * scale + shift_y, 1)) for x, y in metres)
    bar = max((length for length in ROUND_LENGTHS if length * scale <= WIDTH * BAR_SHARE), default=ROUND_LENGTHS[0])
    return Outline(WIDTH, round(height, 1), points, convex_hull(points), bar, round(bar * scale, 1))


def convex_hull(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the corners of the smallest convex shape around `points` (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:  # noqa: PLR2004  # a point or a line has no inside
        return tuple(ordered)
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and highest value, widened to the smallest span that is drawn."""
    low, high = min(values), max(values)
    missing = max(0.0, SMALLEST_SPAN - (high - low)) / 2
    return low - missing, high + missing
