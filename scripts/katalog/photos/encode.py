"""A decoded photo's files: AVIF in every width, the JPEG fallback, square, thumbnail and colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from katalog.photos import plan
from katalog.photos.decode import Decoded
from katalog.photos.plan import Picture, Placement

BICUBIC = Image.Resampling.BICUBIC
HAMMING = Image.Resampling.HAMMING
COLOUR_SAMPLE = (32, 32)  # pixels looked at for the dominant colour
COLOURS = 6  # groups they are sorted into


@dataclass(frozen=True)
class Encoded:
    """What a photo became: `files` yields names and contents one at a time, `sample` is an RGB image to judge."""

    picture: Picture
    files: Iterator[tuple[str, bytes]]
    sample: Image.Image


def encode(decoded: Decoded, key: str) -> Encoded:
    """Return the picture made from a photo, its files named after `key`."""
    wanted = decoded.plan
    shrunk = dict(_shrunk(decoded.image, {*wanted.renditions, wanted.fallback}))
    made = plan.picture(key, wanted, dominant_colour(shrunk[wanted.renditions[0]]))
    return Encoded(made, _files(decoded, made, shrunk), shrunk[wanted.fallback])


def _files(decoded: Decoded, made: Picture, shrunk: dict[tuple[int, int], Image.Image]) -> Iterator[tuple[str, bytes]]:
    for rendition in made.avif:
        yield rendition.name, avif(shrunk[rendition.width, rendition.height])
    fallback = made.fallback
    yield fallback.name, progressive_jpeg(shrunk[fallback.width, fallback.height], plan.JPEG_QUALITY)
    square = framed(decoded.image, decoded.plan.square, plan.SQUARE_SIZE, made.colour)
    yield made.square.name, jpeg(square, plan.SQUARE_QUALITY)
    small = shrunk[decoded.plan.renditions[0]]
    thumbnail = framed(small, decoded.plan.thumbnail, decoded.plan.thumbnail.size, made.colour)
    yield made.thumbnail.name, jpeg(thumbnail, plan.THUMBNAIL_QUALITY, optimize=True)


def framed(image: Image.Image, placement: Placement, frame: tuple[int, int], colour: str) -> Image.Image:
    """Return `image` placed in a frame of that size (pixels), what it leaves open filled with `colour`.

    Hamming shrinks at half the work of bicubic, a little softer; what receives these frames shrinks them once more.
    """
    left, top, right, bottom = placement.crop
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    shrinks = box[2] - box[0] >= placement.size[0]
    drawn = image.resize(placement.size, HAMMING if shrinks else BICUBIC, box=box)
    if placement.size == frame:
        return drawn
    canvas = Image.new("RGB", frame, colour)
    canvas.paste(drawn, placement.offset)
    return canvas


def avif(image: Image.Image) -> bytes:
    """Return an RGB image as AVIF; one thread, since every core already has a photo and the bytes stay the same."""
    out = io.BytesIO()
    image.save(out, "AVIF", quality=plan.AVIF_QUALITY, speed=plan.AVIF_SPEED, max_threads=1)
    return out.getvalue()


def progressive_jpeg(image: Image.Image, quality: int) -> bytes:
    """Return an RGB image as progressive JPEG: old phones show it whole and coarse while it arrives."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def jpeg(image: Image.Image, quality: int, *, optimize: bool = False) -> bytes:
    """Return an RGB image as baseline JPEG: a square is 3% larger than as progressive, at a fifth of the work.

    At 96 px baseline is the smaller, by 10%, and with `optimize` by 25%.
    """
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=optimize)
    return out.getvalue()


def dominant_colour(image: Image.Image) -> str:
    """Return the colour that most of an RGB image has, as "#rrggbb"."""
    sample = image.resize(COLOUR_SAMPLE, Image.Resampling.BOX).quantize(COLOURS, Image.Quantize.MEDIANCUT)
    counts = sample.histogram()
    index = counts.index(max(counts))
    red, green, blue = (sample.getpalette() or [])[3 * index : 3 * index + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _shrunk(image: Image.Image, sizes: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Image.Image]]:
    """Yield `image` in those sizes, large to small, each from the one before: a fifth of the work of the first.

    Bicubic, though Hamming halves the work: it costs the small widths 4 points of SSIMULACRA2 after encoding.
    """
    for size in sorted(sizes, reverse=True):
        if image.size != size:
            image = image.resize(size, BICUBIC)
        yield size, image
