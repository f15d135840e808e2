"""What each photo becomes on the site: sizes, names and crops, as pure arithmetic with no pixel touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

AVIF = "image/avif"
JPEG = "image/jpeg"

# What a phone makes of the places on a page (`sizes` in render.py), so that no place gets a file a step too large: a
# row of 7rem at 2 dots a pixel (224), a card at 360 px and 2 dots (324) and at 412 px and 2.6 dots (495), a whole page
# at 360 px and 2 dots (720), and the rest.
AVIF_WIDTHS = (240, 330, 500, 720, 1000)
NEAR_TOP = 0.9  # a step wider than this share of the photo is left out: it would be the same picture twice
FALLBACK_WIDTH = 640
SQUARE_SIZE = (1080, 1080)  # Meta and Google feeds: square, at least 1024 px recommended
THUMBNAIL_SIDE = 96  # 48 px in a list, on a screen of two dots a pixel
MAX_RENDITION_PIXELS = 12_000_000  # a very tall photo gets narrower renditions rather than seconds of encoding
MAX_PROPORTION = 40  # longer side to shorter side; past it a photo is a line
SQUARE_KEEPS = 0.66  # of a photo, at least; 4:3 keeps 0.75 and 3:2 keeps 0.67, 16:9 would lose the product
MAX_ENLARGEMENT = 2.0  # in squares only; beyond it a photo is a blur, so it gets a border instead
DRAFT_MARGIN = 1.2  # a scaled decode leaves at least this over the largest rendition, so that it stays sharp
KEY_LENGTH = 20  # hex digits, 80 bits: no two photos of a village ever share a name

# Mean SSIMULACRA2 over photos of food, goods and paper at 640 px, where 70 is "high quality": AVIF 55 has 72 in 29 kB,
# as WebP 75 has in 33 kB; AVIF 50 has 68 in 25 kB, 60 has 76 in 35 kB. Speed 8 saves 8% more at four times the work.
# In a place of 720 dots a file of 720 px at 50 is better than one of 640 px at 55 and as large: SSIM 0.954 and 0.950 in
# 30.3 and 29.7 kB over 16 photos.
AVIF_QUALITY = 50
AVIF_SPEED = 9
JPEG_QUALITY = 70  # 75 in 43 kB; 78 would have 79 in 51 kB
SQUARE_QUALITY = 80  # shops compress it once more
# At 96 px AVIF 55 has 1.9 kB and WebP 55 1.6, JPEG 60 2.0 on every phone there is; the smallest AVIF has 8.9.
THUMBNAIL_QUALITY = 60
RECIPE_VERSION = 2  # raise it when the pixels change in a way that no constant above shows


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a photo, published as `gambar/<name>`; sizes in pixels."""

    name: str
    width: int
    height: int
    media_type: str


@dataclass(frozen=True)
class Picture:
    """One photo as the site has it.

    `width` and `height` are those of the largest rendition, upright, and give the aspect ratio. `avif` ascends in
    width and never enlarges. `square` is the picture in feeds, `thumbnail` the one in a list of hits, `colour`
    ("#rrggbb") what a page shows while the picture loads.
    """

    width: int
    height: int
    avif: tuple[Rendition, ...]
    fallback: Rendition
    square: Rendition
    thumbnail: Rendition
    colour: str

    @property
    def smallest(self) -> Rendition:
        """The file for a thumbnail."""
        return self.avif[0] if self.avif else self.fallback

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """Every file of the picture."""
        return (*self.avif, self.fallback, self.square, self.thumbnail)


@dataclass(frozen=True)
class Placement:
    """How a frame of fixed size is filled from a photo.

    `crop` is the part of the photo that is taken (left, top, right, bottom as fractions of its sides), `size` how
    large it is drawn and `offset` where its corner lies in the frame, in pixels. What is not covered is border.
    """

    crop: tuple[float, float, float, float]
    size: tuple[int, int]
    offset: tuple[int, int]


@dataclass(frozen=True)
class Plan:
    """What one photo becomes, and how large it has to be decoded for that.

    `renditions` are the sizes of the AVIF files, ascending, `thumbnail` is cut from the first of them, `least` is the
    smallest size that everything can be cut from and stay sharp. Every size is upright, in pixels, and none exceeds the
    photo's.
    """

    renditions: tuple[tuple[int, int], ...]
    fallback: tuple[int, int]
    square: Placement
    thumbnail: Placement
    least: tuple[int, int]


def plan(size: tuple[int, int]) -> Plan:
    """Return what a photo of that upright size (pixels, both sides at least 1) becomes."""
    widths = rendition_widths(size)
    square = place(size, SQUARE_SIZE, keeps=SQUARE_KEEPS)
    largest = widths[-1] / size[0]
    return Plan(
        renditions=tuple(_scaled(size, w) for w in widths),
        fallback=_scaled(size, min(FALLBACK_WIDTH, widths[-1])),
        square=square,
        thumbnail=_thumbnail(_scaled(size, widths[0])),
        least=_sized(size, min(1.0, max(largest * DRAFT_MARGIN, _scale(size, square)))),
    )


def rendition_widths(size: tuple[int, int]) -> tuple[int, ...]:
    """Return the widths of the AVIF files for a photo of that size, ascending and never wider than it."""
    width, height = size
    top = min(width, AVIF_WIDTHS[-1], max(1, int((MAX_RENDITION_PIXELS * width / height) ** 0.5)))
    return (*(w for w in AVIF_WIDTHS if w < top * NEAR_TOP), top)


def place(size: tuple[int, int], frame: tuple[int, int], *, keeps: float) -> Placement:
    """Return how a photo of `size` fills `frame`: cropped to its middle, or whole with a border.

    It is cropped where that keeps at least the share `keeps` of it and enlarges it by at most MAX_ENLARGEMENT.
    """
    across, down = frame[0] / size[0], frame[1] / size[1]
    cover = max(across, down)
    kept_x, kept_y = across / cover, down / cover
    if kept_x * kept_y >= keeps and cover <= MAX_ENLARGEMENT:
        left, top = (1 - kept_x) / 2, (1 - kept_y) / 2
        return Placement((left, top, 1 - left, 1 - top), frame, (0, 0))
    drawn = _sized(size, min(across, down, MAX_ENLARGEMENT))
    drawn = (min(drawn[0], frame[0]), min(drawn[1], frame[1]))
    return Placement((0.0, 0.0, 1.0, 1.0), drawn, ((frame[0] - drawn[0]) // 2, (frame[1] - drawn[1]) // 2))


def picture(key: str, wanted: Plan, colour: str) -> Picture:
    """Return the picture that `wanted` makes, its files named after `key`."""
    avif = tuple(Rendition(f"{key}-{w}.avif", w, h, AVIF) for w, h in wanted.renditions)
    width, height = wanted.renditions[-1]
    return Picture(
        width=width,
        height=height,
        avif=avif,
        fallback=Rendition(f"{key}-{wanted.fallback[0]}.jpg", *wanted.fallback, JPEG),
        square=Rendition(_framed_name(key, SQUARE_SIZE), *SQUARE_SIZE, JPEG),
        thumbnail=Rendition(_framed_name(key, wanted.thumbnail.size), *wanted.thumbnail.size, JPEG),
        colour=colour,
    )


def recipe(versions: Mapping[str, str | None]) -> bytes:
    """Return a digest of every constant here and every library version that changes a byte of what is made."""
    constants = {
        name: value for name, value in globals().items() if name.isupper() and isinstance(value, int | float | tuple)
    }
    text = json.dumps([constants, dict(versions)], sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def source_key(source: bytes, made_by: bytes) -> str:
    """Return the name that files made from a photo's bytes by the recipe `made_by` begin with."""
    digest = hashlib.sha256(made_by)
    digest.update(source)
    return digest.hexdigest()[:KEY_LENGTH]


def page_files(pictures: Iterable[Picture]) -> set[str]:
    """Return the names of those that pages and feeds ask for in `gambar/`: thumbnails lie elsewhere."""
    return {rendition.name for each in pictures for rendition in each.renditions if rendition is not each.thumbnail}


def _framed_name(key: str, frame: tuple[int, int]) -> str:
    return f"{key}-{frame[0]}x{frame[1]}.jpg"


def _thumbnail(size: tuple[int, int]) -> Placement:
    """Return how a square is cut from the middle of a rendition of that size, never enlarged."""
    side = min(THUMBNAIL_SIDE, *size)
    return place(size, (side, side), keeps=0.0)


def _scale(size: tuple[int, int], placement: Placement) -> float:
    left, _top, right, _bottom = placement.crop
    return placement.size[0] / (size[0] * (right - left))


def _scaled(size: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(size[1] * width / size[0]))


def _sized(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
