"""What a picture with transparency stands on: white, or what keeps a white logo in sight."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

from katalog.photos.faults import Kind, PhotoError

WHITE, DARK, MIDDLE = "#ffffff", "#143a29", "#6b7f75"  # the dark one is the pages' own green
GREY = {WHITE: 255, DARK: 45, MIDDLE: 122}
SAMPLE = 512  # pixels of the longer side that are looked at
OPAQUE = 128  # of 255
APART = 60  # levels of grey between an edge and its ground, from which on it is seen
LOST_MAX = 0.4  # of the edges, and of all: food on a white plate is seen on white, without the plate's rim
NOTHING = 8  # of 255: what is no more opaque than that cannot be seen


def flattened(image: Image.Image) -> Image.Image:
    """Return an RGB or RGBA picture as RGB. Raises PhotoError where nothing of it can be seen on any ground."""
    if image.mode != "RGBA":
        return image
    alpha = image.getchannel("A")
    extremes = alpha.getextrema()
    if isinstance(extremes[1], (int, float)) and extremes[1] < NOTHING:
        raise PhotoError(Kind.BLANK)
    canvas = Image.new("RGB", image.size, _ground(image))
    canvas.paste(image, mask=alpha)
    return canvas


def _ground(image: Image.Image) -> str:
    """Return the colour on which a picture is seen: white, unless most of it and of its edges would be lost there."""
    small = image.copy()
    small.thumbnail((SAMPLE, SAMPLE), Image.Resampling.BOX)
    solid = small.getchannel("A").point(lambda value: 255 if value >= OPAQUE else 0)
    rim = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(5)))
    grey = small.convert("RGB").convert("L")
    edges, inside = grey.histogram(rim), grey.histogram(solid)
    if min(_lost(edges, WHITE), _lost(inside, WHITE)) <= LOST_MAX:
        return WHITE
    return min(GREY, key=lambda ground: _lost(edges, ground))


def _lost(counts: list[int], ground: str) -> float:
    """Return the share of pixels, counted by their grey, that are not seen on a ground."""
    near = sum(count for value, count in enumerate(counts) if abs(value - GREY[ground]) < APART)
    return near / (sum(counts) or 1)
