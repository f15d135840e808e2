"""Draws the cards that are not there yet, over all cores, and keeps them under names made of everything they show."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import PIL
from PIL import Image, features

from katalog.photos import make as images
from katalog.photos import workers
from katalog.photos.plan import JPEG, Picture, Rendition
from katalog.settings import Settings
from katalog.share.cards import drawing, preview_card
from katalog.share.cards.drawn_files import DrawnFiles
from katalog.share.cards.lettering import FONTS, Box
from katalog.share.cards.preview_card import Words
from katalog.share.cards.tones import Tone

FOLDER = "kartu"  # under the cache; holds cards under their published names
NAME_CHARACTERS = 20  # hex digits, 80 bits, as photos have
CARD_MAX_BYTES = 300_000  # WhatsApp drops larger previews
QUALITIES = (25, 80)  # lowest and highest tried; 80 costs 119 KB a card on average, 86 with full colour 164 KB
NEARLY = 0.75  # a photo may be enlarged to a third more before a larger rendition is opened: chats show it at half

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class CardRequest:
    """What a page's link preview shows: words (drawable text), up to four pictures, colours, the village's logo."""

    words: Words
    pictures: tuple[Picture, ...]
    tone: Tone
    logo: Picture | None = None


class Job(Protocol):
    """A picture to be drawn: what it depends on, and how."""

    @property
    def name(self) -> str:
        """Return the file's name, which changes with everything that it shows."""

    def render(self, photos: Path) -> bytes:
        """Return the file; `photos` is the folder of renditions."""


@dataclass(frozen=True)
class PreviewJob:
    """A link preview to be drawn."""

    request: CardRequest

    @property
    def name(self) -> str:
        """Return `<hash>-1200x630.jpg`."""
        size = f"{preview_card.WIDTH}x{preview_card.HEIGHT}"
        wanted = self.request
        shown = (*wanted.pictures, *((wanted.logo,) if wanted.logo else ()))
        return f"{fingerprint('preview', wanted.words, shown, wanted.tone, wanted.logo is not None)}-{size}.jpg"

    def render(self, photos: Path) -> bytes:
        """Return the card as JPEG under CARD_MAX_BYTES."""
        wanted = self.request
        proportions = [picture.width / picture.height for picture in wanted.pictures]
        part = Box(0, 0, preview_card.photo_width(proportions), preview_card.HEIGHT)
        places = drawing.cells(part, len(proportions))  # as large as its place asks for: else it is shown on a blur
        opened = [
            opened_photo(photos, picture, place.width, place.height)
            for picture, place in zip(wanted.pictures, places, strict=False)
        ]
        side = preview_card.EMBLEM
        logo = opened_photo(photos, wanted.logo, side, side) if wanted.logo else None
        return jpeg_under(preview_card.draw(wanted.words, opened, wanted.tone, logo), CARD_MAX_BYTES)


def make_cards(
    requests: Mapping[str, CardRequest], settings: Settings, progress: Progress | None = None
) -> dict[str, Rendition]:
    """Return the card of each page by its address; files lie in `published_from(settings)` and go to `gambar/`.

    Only cards that no earlier build drew are drawn. Raises OSError where the cache cannot be written.
    """
    jobs = {address: PreviewJob(request) for address, request in requests.items()}
    names = draw_missing(jobs.values(), published_from(settings), settings, progress)
    return {
        address: Rendition(name, preview_card.WIDTH, preview_card.HEIGHT, JPEG)
        for address, name in zip(jobs, names, strict=True)
    }


def draw_missing(jobs: Iterable[Job], folder: Path, settings: Settings, progress: Progress | None = None) -> list[str]:
    """Return the name of each job's file in `folder`, having drawn those that were not there.

    An existing file is the cache: its name is a digest of all that it shows, and it is still as it was written.
    """
    drawn = DrawnFiles.stored(folder, settings.today)
    photos = images.published_from(settings)
    names: list[str] = []
    missing: dict[str, Job] = {}
    for job in jobs:
        name = job.name
        names.append(name)
        if name not in missing and not drawn.is_whole(name):
            missing[name] = job

    def make(name: str) -> None:
        drawn.write(name, missing[name].render(photos))

    try:
        for _done in workers.run(make, list(missing), settings.jobs, progress):
            pass
    finally:
        drawn.save()
    return names


def published_from(settings: Settings) -> Path:
    """Return the folder that holds the cards under their published names."""
    return settings.cache / FOLDER


def opened_photo(photos: Path, picture: Picture, width: int, height: int) -> Image.Image:
    """Return a picture as RGB, decoded no larger than filling `width` by `height` pixels needs."""
    needed = max(width, height * picture.width / picture.height) * NEARLY
    sizes = sorted((*picture.avif, picture.fallback), key=lambda each: (each.width, each.media_type != JPEG))
    chosen = next((each for each in sizes if each.width >= needed), sizes[-1])
    with Image.open(photos / chosen.name) as opened:
        return opened.convert("RGB")


def jpeg_under(image: Image.Image, limit: int) -> bytes:
    """Return an RGB image as JPEG below `limit` bytes, at the highest quality of QUALITIES that fits.

    Searches by halving; nearly every card fits at the first. Raises ValueError where the lowest does not fit.
    """
    low, high = QUALITIES
    best = jpeg(image, high)
    if len(best) < limit:
        return best
    best = b""
    high -= 1
    while low <= high:
        quality = (low + high) // 2
        made = jpeg(image, quality)
        if len(made) < limit:
            best, low = made, quality + 1
        else:
            high = quality - 1
    if not best:
        raise ValueError(f"no quality makes this card smaller than {limit} bytes")
    return best


def jpeg(image: Image.Image, quality: int) -> bytes:
    """Return an RGB image as JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def fingerprint(kind: str, words: object, pictures: Sequence[Picture], *more: object) -> str:
    """Return a name for everything that a drawn file depends on, the drawing program and its libraries included."""
    shown = [
        kind,
        asdict(words) if hasattr(words, "__dataclass_fields__") else words,  # type: ignore[call-overload]
        [picture.avif[-1].name for picture in pictures],
        [asdict(each) if hasattr(each, "__dataclass_fields__") else each for each in more],  # type: ignore[call-overload]
        _recipe(),
    ]
    text = json.dumps(shown, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:NAME_CHARACTERS]


@lru_cache(maxsize=1)
def _recipe() -> str:
    """Return a digest of the drawing modules' own text, the font and the libraries: nobody has to raise a version."""
    digest = hashlib.sha256(f"{PIL.__version__} {features.version('freetype2')} {features.version('jpg')}".encode())
    here = Path(__file__).parent
    for module in (*sorted(here.glob("*.py")), *sorted((here.parent / "kit").glob("*.py"))):
        # git writes other line ends on Windows
        digest.update(module.read_bytes().replace(b"\r\n", b"\n"))
    for font in sorted(FONTS.glob("*.ttf")):
        digest.update(font.read_bytes())
    return digest.hexdigest()
