"""Puts a village's logo on a square of its own ground, whole, for icons, cards and the header of pages."""

from __future__ import annotations

from PIL import Image

BESIDE = 24  # levels that the corners of a logo may differ in to be one ground
RIM = 0.06  # of the side, between a logo and the edge of its square


def square(logo: Image.Image, side: int, rim: float = RIM) -> Image.Image:
    """Return an RGB logo whole within a square of `side` pixels, with a `rim` (share of the side) of ground around."""
    canvas = Image.new("RGB", (side, side), _ground(logo))
    room = max(1, round(side * (1 - 2 * rim)))
    scale = room / max(logo.size)
    size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
    shown = logo.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    canvas.paste(shown, ((side - size[0]) // 2, (side - size[1]) // 2))
    return canvas


def _ground(logo: Image.Image) -> tuple[int, int, int]:
    """Return the colour around a logo, as far as its corners agree on one; else white."""
    right, low = logo.width - 1, logo.height - 1
    corners = [logo.getpixel(place) for place in ((0, 0), (right, 0), (0, low), (right, low))]
    levels = list(zip(*(corner for corner in corners if isinstance(corner, tuple)), strict=True))
    if any(max(level) - min(level) > BESIDE for level in levels):
        return 255, 255, 255
    red, green, blue = (sorted(level)[1] for level in levels)
    return int(red), int(green), int(blue)
