"""Judges whether a photo is worth showing (small, blurred, very dark) from figures that the cache remembers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

from katalog.photos.faults import Fault, Kind

SMALL_SIDE = 600  # pixels of the longer side; less than a phone's screen of 360 px shows at two dots a pixel
# On 120 real photos, all sharp, the least variance was 45; blurred by a Gaussian of 2.5 px at 640 px, what a shaken or
# unfocused phone does, the most was 7, and of 1.5 px three in four were below 15.
BLURRED_BELOW = 15.0
# The brightest twentieth of a photo: on the 120 at least 92 (a black computer case), usually above 160; underexposed by
# three stops 160 falls to about 60. The mean would blame a black product on black for what it is.
DARK_BELOW = 80
LIGHT_SHARE = 0.95
# Neighbours in a row that are the same, and steps of more than a fifth of all greys against smaller ones: 20 drawings
# and signs, as PNG or JPEG, have 0.78 and 0.15 at least. Of 50 photos, as they are, dark or blurred, one has both.
FLAT_FROM = 0.75
HARD_FROM = 0.15
HARD_STEP = 0.2
OUTLIERS = 0.002  # of all pixels at either end, which say nothing of the range of greys
LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


@dataclass(frozen=True)
class Look:
    """What was measured on a photo, on a scale of 0 to 255 of grey: see `measure`.

    `graphic` is whether it was drawn rather than taken: a logo, a sign, a price list.
    """

    sharpness: float
    light: int
    graphic: bool = False


def measure(image: Image.Image) -> Look:
    """Return how sharp and how light an RGB image of fallback size is."""
    grey = image.convert("L")
    inside = (
        1,
        1,
        max(2, grey.width - 1),
        max(2, grey.height - 1),
    )  # the filter leaves the outermost pixels as they are
    edges = grey.filter(LAPLACIAN).crop(inside)
    return Look(
        sharpness=round(ImageStat.Stat(edges).var[0], 1),
        light=_percentile(grey.histogram(), LIGHT_SHARE),
        graphic=_is_graphic(grey),
    )


def _is_graphic(grey: Image.Image) -> bool:
    """Return whether a grey picture is even areas with hard borders between them."""
    if grey.width < 2:  # noqa: PLR2004
        return False
    counts = grey.histogram()
    greys = _percentile(counts, 1 - OUTLIERS) - _percentile(counts, OUTLIERS)
    left, right = grey.crop((0, 0, grey.width - 1, grey.height)), grey.crop((1, 0, grey.width, grey.height))
    steps = ImageChops.difference(left, right).histogram()
    whole, flat = sum(steps), steps[0]
    hard = sum(steps[int(HARD_STEP * max(8, greys)) + 1 :])
    return flat >= FLAT_FROM * whole and hard > 0 and hard >= HARD_FROM * (whole - flat - hard)


def _percentile(histogram: list[int], share: float) -> int:
    """Return the grey value (0 to 255) that this share of all pixels does not exceed."""
    wanted, seen = share * sum(histogram), 0
    for value, count in enumerate(histogram):
        seen += count
        if seen >= wanted:
            return value
    return len(histogram) - 1


def faults(size: tuple[int, int], look: Look) -> Iterator[Fault]:
    """Yield a warning for everything that makes a photo of that size (pixels) poor; a drawing has no light."""
    small = max(size) < SMALL_SIDE
    if small:
        yield Fault(Kind.SMALL, (*size, SMALL_SIDE))
    if look.graphic:
        return
    if look.light < DARK_BELOW:
        yield Fault(Kind.DARK)
    elif look.sharpness < BLURRED_BELOW and not small:
        yield Fault(Kind.BLURRED)
