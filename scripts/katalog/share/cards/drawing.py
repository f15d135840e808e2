"""Draws the shapes of cards: a photo cut to its place, the market's awning, batik for where no photo is, labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from katalog.share.cards.lettering import Box
from katalog.share.cards.tones import Tone

SMOOTH = 4  # shapes are drawn so many times larger and shrunk: Pillow draws hard edges
BICUBIC = Image.Resampling.BICUBIC
MAX_ENLARGEMENT = 2.6  # beyond it a photo is mush
BLUR = (5, 4)  # pixels of the photo that make its blur
GAP = 8  # pixels between the photos of a collage
HIGH = 0.42  # where the middle of a cut lies in a tall photo: what is sold stands a little above the middle


def cover(photo: Image.Image, width: int, height: int) -> Image.Image:
    """Return the part of an RGB photo that fills `width` by `height` pixels, its middle.

    One that would be enlarged past MAX_ENLARGEMENT is shown whole, before a blur of its own colours.
    """
    scale = max(width / photo.width, height / photo.height)
    if scale > MAX_ENLARGEMENT:
        return _before_blur(photo, width, height)
    # Never more than the photo: a division and its reverse can differ in the last digit.
    across, down = min(photo.width, width / scale), min(photo.height, height / scale)
    left = (photo.width - across) / 2
    top = (photo.height - down) * HIGH
    return photo.resize((width, height), BICUBIC, box=(left, top, left + across, top + down), reducing_gap=2.0)


def _before_blur(photo: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / photo.width, height / photo.height, MAX_ENLARGEMENT)
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    ground = photo.resize(BLUR, Image.Resampling.BOX).resize((width, height), BICUBIC)
    ground = ground.point(lambda value: value * 7 // 10)
    ground.paste(photo.resize(size, BICUBIC), ((width - size[0]) // 2, (height - size[1]) // 2))
    return ground


def collage(canvas: Image.Image, photos: Sequence[Image.Image], box: Box, ground: str) -> None:
    """Fill `box` with one to four photos, a gap of the colour `ground` between them."""
    canvas.paste(ground, box.corners)
    for photo, place in zip(photos, cells(box, len(photos)), strict=False):
        canvas.paste(cover(photo, place.width, place.height), (place.left, place.top))


def cells(box: Box, count: int) -> tuple[Box, ...]:
    """Return the places of a collage of `count` photos in `box`: whole, two halves, two and one, or four quarters."""
    middle_x = box.left + (box.width + GAP) // 2
    middle_y = box.top + (box.height + GAP) // 2
    upper = Box(box.left, box.top, box.right, middle_y - GAP)
    lower = Box(box.left, middle_y, box.right, box.bottom)
    if count <= 1:
        return (box,)
    if box.width > box.height * 1.4 and count == 2:  # noqa: PLR2004  # side by side where it is wide
        return (Box(box.left, box.top, middle_x - GAP, box.bottom), Box(middle_x, box.top, box.right, box.bottom))
    if count == 2:  # noqa: PLR2004
        return upper, lower
    halves = (
        Box(box.left, lower.top, middle_x - GAP, box.bottom),
        Box(middle_x, lower.top, box.right, box.bottom),
    )
    if count == 3:  # noqa: PLR2004
        return upper, *halves
    return (
        Box(box.left, box.top, middle_x - GAP, upper.bottom),
        Box(middle_x, box.top, box.right, upper.bottom),
        *halves,
    )


@lru_cache(maxsize=64)
def panel(width: int, height: int, tone: Tone) -> Image.Image:
    """Return ground of that size in pixels with the tone's kawung batik on it; draw on a copy only."""
    ground = Image.new("RGB", (width, height), tone.panel)
    ground.paste(tone.pattern, (0, 0), _kawung(width, height))
    return ground


@lru_cache(maxsize=64)
def awning(width: int, height: int, stripes: int, tone: Tone) -> Image.Image:
    """Return a market stall's striped awning with a scalloped edge and its shadow, RGBA.

    `height` is that of the cloth in pixels; the picture is a quarter taller for the shadow.
    """
    big_width, big_height = width * SMOOTH, height * SMOOTH
    edges = [round(big_width * number / stripes) for number in range(stripes + 1)]
    radius = edges[1] // 2
    cloth = Image.new("L", (big_width, big_height + big_height // 4), 0)
    colours = Image.new("RGB", cloth.size, tone.cloth)
    cut, paint = ImageDraw.Draw(cloth), ImageDraw.Draw(colours)
    straight = big_height - radius
    cut.rectangle((0, 0, big_width, straight), fill=255)
    for number in range(stripes):
        left, right = edges[number], edges[number + 1]
        cut.ellipse((left, straight - radius, right, straight + radius), fill=255)
        if number % 2 == 0:
            paint.rectangle((left, 0, right - 1, cloth.height), fill=tone.stripe)
    size = (width, height + height // 4)
    mask = cloth.resize(size, Image.Resampling.BOX)
    whole = Image.new("RGBA", size, (0, 0, 0, 0))
    shade = Image.new("RGBA", size, (0, 0, 0, 255))
    shade.putalpha(mask.point(lambda value: value * 60 // 255))
    whole.alpha_composite(shade, (0, height // 10))
    top = colours.resize(size, Image.Resampling.BOX).convert("RGBA")
    top.putalpha(mask)
    whole.alpha_composite(top)
    return whole


@lru_cache(maxsize=256)
def rounded(width: int, height: int, radius: int) -> Image.Image:
    """Return a mask of that size in pixels with round corners."""
    big = Image.new("L", (width * SMOOTH, height * SMOOTH), 0)
    ImageDraw.Draw(big).rounded_rectangle((0, 0, big.width - 1, big.height - 1), radius * SMOOTH, fill=255)
    return big.resize((width, height), Image.Resampling.BOX)


def label(canvas: Image.Image, box: Box, colour: str, radius: int) -> None:
    """Draw a label with round corners."""
    canvas.paste(colour, box.corners, rounded(box.width, box.height, radius))


@lru_cache(maxsize=16)
def medallion(diameter: int) -> Image.Image:
    """Return a mask: a disc with a ring around it, `diameter` pixels across."""
    big = Image.new("L", (diameter * SMOOTH, diameter * SMOOTH), 0)
    draw = ImageDraw.Draw(big)
    last = big.width - 1
    ring, inner = last * 3 // 100, last * 7 // 100
    draw.ellipse((0, 0, last, last), fill=255)
    draw.ellipse((ring, ring, last - ring, last - ring), fill=0)
    draw.ellipse((inner, inner, last - inner, last - inner), fill=255)
    return big.resize((diameter, diameter), Image.Resampling.BOX)


@lru_cache(maxsize=16)
def _kawung(width: int, height: int) -> Image.Image:
    """Return a mask of kawung, the batik of four palm fruits around a cross, repeated over that size."""
    pitch = 96
    tile = Image.new("L", (pitch * SMOOTH, pitch * SMOOTH), 0)
    seed = Image.new("L", (int(pitch * SMOOTH * 0.66), int(pitch * SMOOTH * 0.30)), 0)
    draw = ImageDraw.Draw(seed)
    draw.ellipse((0, 0, seed.width - 1, seed.height - 1), fill=255)
    line = seed.height // 9
    core = (seed.width // 4, seed.height // 2 - line // 2, seed.width * 3 // 4, seed.height // 2 + line // 2)
    draw.rounded_rectangle(core, line // 2, fill=0)
    side = tile.width
    near, far = side // 4, side * 3 // 4
    for degrees, middles in ((45, ((near, far), (far, near))), (135, ((near, near), (far, far)))):
        leaf = seed.rotate(degrees, expand=True, resample=BICUBIC)
        for x, y in middles:
            tile.paste(255, (x - leaf.width // 2, y - leaf.height // 2), leaf)
    small = tile.resize((pitch, pitch), Image.Resampling.BOX)
    mask = Image.new("L", (width, height), 0)
    for x in range(0, width, pitch):
        for y in range(0, height, pitch):
            mask.paste(small, (x, y))
    return mask
