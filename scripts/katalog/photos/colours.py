"""What the numbers of a picture without a profile mean, and how they become sRGB.

Numbers of primaries and transfers are those of ITU-T H.273, which AVIF, HEIC and PNG share.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageFilter

Point = tuple[float, float]
"""A colour's place in CIE 1931 x, y."""
Rows = tuple[tuple[float, float, float], ...]

D65, D50 = (0.3127, 0.3290), (0.3457, 0.3585)
PRIMARIES: dict[int, tuple[Point, Point, Point, Point]] = {  # H.273, table 2: red, green, blue, white
    1: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), D65),
    4: ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), (0.310, 0.316)),
    5: ((0.64, 0.33), (0.29, 0.60), (0.15, 0.06), D65),
    6: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), D65),
    7: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), D65),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65),
    11: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65),
    22: ((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), D65),
}
SRGB = 1
UNSPECIFIED = 2
SRGB_CURVE = 13
GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0}  # H.273, table 3; browsers show 1, 6, 14 and 15 (video) as sRGB
PQ, HLG = 16, 18
REFERENCE_WHITE = 203.0  # cd/m2: what is white on paper in HDR (ITU-R BT.2408)
PEAK = 10_000.0  # cd/m2: the largest number in PQ (SMPTE ST 2084)
HLG_PEAK = 1_000.0  # cd/m2: the screen that HLG is shown on (ITU-R BT.2100), whose gamma is 1.2
HLG_GAMMA = 1.2
LUMA = (0.2627, 0.6780, 0.0593)  # BT.2100
CURVE_STEPS = 1024
LEAST_AREA = 1e-3  # of a triangle of primaries in x, y, doubled; that of sRGB is 0.22
GRID = {PQ: 32, HLG: 33}  # points a side of the table, one of them at white paper, where colours are cut
BRIGHTEST = 0.999  # the share of a picture below its highlights: the rest is glints and noise

BRADFORD: Rows = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


@dataclass(frozen=True)
class Colours:
    """Red, green, blue and white by their places, and a curve: a transfer of H.273, or a gamma where that is not 0."""

    primaries: tuple[Point, Point, Point, Point]
    transfer: int = SRGB_CURVE
    gamma: float = 0.0

    @property
    def is_hdr(self) -> bool:
        """Whether numbers mean more light than paper has."""
        return not self.gamma and self.transfer in {PQ, HLG}


def is_possible(primaries: tuple[Point, Point, Point, Point]) -> bool:
    """Return whether colours can be told by these places: none has a y of 0, and they span a triangle."""
    red, green, blue, _white = primaries
    area = (green[0] - red[0]) * (blue[1] - red[1]) - (blue[0] - red[0]) * (green[1] - red[1])
    return min(y for _x, y in primaries) > 0 and abs(area) > LEAST_AREA


def of_code(primaries: int, transfer: int) -> Colours | None:
    """Return what two numbers of H.273 mean, None for sRGB and for what nobody knows, which browsers take for sRGB."""
    if primaries not in PRIMARIES and transfer not in {PQ, HLG}:
        primaries = SRGB
    gamma = GAMMAS.get(transfer, 0.0)
    if transfer not in {PQ, HLG} and not gamma:
        transfer = SRGB_CURVE
        if primaries == SRGB:
            return None
    return Colours(PRIMARIES.get(primaries, PRIMARIES[9]), transfer, gamma)


@lru_cache(maxsize=32)
def profile(colours: Colours) -> bytes:
    """Return an ICC profile of them (ICC.1:2001-04, a display by matrix and curve); not for HDR."""
    columns = list(zip(*_to_d50(colours.primaries), strict=True))
    curve = b"curv" + bytes(4) + struct.pack(f">I{CURVE_STEPS}H", CURVE_STEPS, *_curve(colours))
    white = _xyz(D50)
    parts = [(name, _xyz_tag(column)) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)]
    parts.append((b"wtpt", _xyz_tag(white)))
    begin = 128 + 4 + 12 * (len(parts) + 3)
    table, content = b"", b""
    for name, part in parts:
        table += struct.pack(">4sII", name, begin + len(content), len(part))
        content += part
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        table += struct.pack(">4sII", name, begin + len(content), len(curve))
    content += curve
    size = begin + len(content)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head = head.ljust(68, b"\0") + _xyz_tag(white)[8:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts) + 3) + table + content


def shown(image: Image.Image, colours: Colours) -> Image.Image:
    """Return an RGB or RGBA picture in HDR as sRGB, the light that is more than paper's rolled off as browsers do.

    A picture with no light above paper's stays exactly as it is: how much has to be rolled off is seen in its pixels.
    """
    most = max(_percentile(image.getchannel(band).histogram()) for band in "RGB") / 255
    peak = max(1.0, round(max(_light(colours, (most, most, most))), 2))
    return image.filter(_table(colours, peak))


@lru_cache(maxsize=4)
def _table(colours: Colours, peak: float) -> ImageFilter.Color3DLUT:
    """Return what makes sRGB of HDR numbers in a picture whose brightest light is `peak` times white paper's."""
    to_srgb = _product(_inverse(_to_d50(PRIMARIES[SRGB])), _to_d50(colours.primaries))
    size = GRID[colours.transfer]
    axis = [step / (size - 1) for step in range(size)]
    rolled = _roll_off(peak)
    cells: list[float] = []
    for blue in axis:
        for green in axis:
            for red in axis:
                light = [rolled(value) for value in _light(colours, (red, green, blue))]
                cells += (_srgb_coded(sum(a * b for a, b in zip(row, light, strict=True))) for row in to_srgb)
    return ImageFilter.Color3DLUT(size, cells)


def _roll_off(peak: float) -> Callable[[float], float]:
    """Return what bends light so that `peak` becomes 1 (ITU-R BT.2390, 5.4.1, for black at 0).

    Each of red, green and blue by itself: by the largest of them a table would have kinks between its points.
    """
    source = _pq_code(peak * REFERENCE_WHITE)
    most = _pq_code(REFERENCE_WHITE) / source
    knee = 1.5 * most - 0.5

    @cache
    def bent(light: float) -> float:
        code = min(1.0, _pq_code(light * REFERENCE_WHITE) / source)
        if code <= knee:
            return min(light, peak)
        t = (code - knee) / (1 - knee)
        low, slope, high = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, 3 * t**2 - 2 * t**3
        return _pq_light((low * knee + slope * (1 - knee) + high * most) * source) / REFERENCE_WHITE

    return bent


def _light(colours: Colours, numbers: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return the light that HDR numbers (0 to 1) mean, white paper's being 1."""
    if colours.transfer == PQ:
        red, green, blue = (_pq_light(value) / REFERENCE_WHITE for value in numbers)
        return red, green, blue
    scene = [_hlg_scene(value) for value in numbers]
    luma = sum(a * b for a, b in zip(LUMA, scene, strict=True))
    scale = (luma ** (HLG_GAMMA - 1) if luma else 0.0) * HLG_PEAK / REFERENCE_WHITE
    return scene[0] * scale, scene[1] * scale, scene[2] * scale


@lru_cache(maxsize=1024)
def _pq_light(value: float) -> float:
    """Return cd/m2 (SMPTE ST 2084)."""
    root = value ** (32 / 2523)
    return float(PEAK * (max(0.0, root - 107 / 128) / (2413 / 128 - root * 2392 / 128)) ** (8192 / 1305))


def _pq_code(light: float) -> float:
    """Return the number of 0 to 1 for cd/m2."""
    root = (light / PEAK) ** (1305 / 8192)
    return float(((107 / 128 + 2413 / 128 * root) / (1 + 2392 / 128 * root)) ** (2523 / 32))


@lru_cache(maxsize=1024)
def _hlg_scene(value: float) -> float:
    """Return light of the scene, 0 to 1 (ITU-R BT.2100, table 5)."""
    return value**2 / 3 if value <= 1 / 2 else (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12


def _srgb_coded(light: float) -> float:
    """Return the number of 0 to 1 for light, cut where there is none for it (IEC 61966-2-1)."""
    light = min(1.0, max(0.0, light))
    return float(12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)  # noqa: PLR2004


def _curve(colours: Colours) -> list[int]:
    steps = [step / (CURVE_STEPS - 1) for step in range(CURVE_STEPS)]
    if colours.gamma:
        return [round(65_535 * value**colours.gamma) for value in steps]
    return [round(65_535 * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4)) for v in steps]  # noqa: PLR2004


def _percentile(histogram: list[int]) -> int:
    rest = (1 - BRIGHTEST) * sum(histogram)
    for value in range(255, 0, -1):
        rest -= histogram[value]
        if rest < 0:
            return value
    return 0


def _to_d50(primaries: tuple[Point, Point, Point, Point]) -> Rows:
    """Return what turns light in those primaries into XYZ under D50 (Lindbloom, RGB/XYZ matrices; ICC.1, annex E)."""
    red, green, blue, white = (_xyz(point) for point in primaries)
    plain: Rows = tuple(zip(red, green, blue, strict=True))
    amounts = _times(_inverse(plain), white)
    scaled: Rows = tuple((a * amounts[0], b * amounts[1], c * amounts[2]) for a, b, c in plain)
    cones = [b / a for a, b in zip(_times(BRADFORD, white), _times(BRADFORD, _xyz(D50)), strict=True)]
    adapted: Rows = tuple((a * k, b * k, c * k) for k, (a, b, c) in zip(cones, BRADFORD, strict=True))
    return _product(_product(_inverse(BRADFORD), adapted), scaled)


def _xyz(point: Point) -> tuple[float, float, float]:
    x, y = point
    return x / y, 1.0, (1 - x - y) / y


def _xyz_tag(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65_536) for value in values))


def _times(rows: Rows, column: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = (sum(a * b for a, b in zip(row, column, strict=True)) for row in rows)
    return first, second, third


def _product(left: Rows, right: Rows) -> Rows:
    columns = tuple(_times(left, column) for column in zip(*right, strict=True))
    return tuple(zip(*columns, strict=True))


def _inverse(rows: Rows) -> Rows:
    (a, b, c), (d, e, f), (g, h, i) = rows
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole),
        ((f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole),
        ((d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole),
    )
