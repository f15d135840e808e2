"""Draws the village's own icon for browser tabs and home screens: its logo, or its initials under a market awning."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw

from katalog import addresses
from katalog.contract.model import Village
from katalog.photos.plan import Picture
from katalog.settings import Settings
from katalog.share.cards import drawing, emblem, lettering
from katalog.share.cards.collect import FOLDER, draw_missing, fingerprint, jpeg, opened_photo
from katalog.share.cards.lettering import Face
from katalog.share.cards.requests import initials
from katalog.share.cards.tones import Tone, tone_of

SIZES = (192, 512)  # what Chrome asks of a page that can be put on a home screen
TOUCH = 180  # iOS: whole, without transparency; the system rounds its corners
TAB = 48  # sharp in a tab at three dots a pixel, and what search results want
ICO = (16, 32, 48)
HEADER = 80  # pixels: 40 CSS px at two dots each; 1.5 KB before the first paint of every page
HEADER_QUALITY = 70  # 80 px of a coat of arms in 1.5 KB; 82 has it in 1.8
CORNER = 0.22  # of the side
AWNING = 0.3  # of the side
STRIPES = 5
SAFE_RIM = 0.22  # of the side: a square within it lies in that circle
SAFE = 0.39  # of the side, from the middle: what every launcher's mask leaves of an icon is 0.4 (W3C, "maskable")
LARGE = 192  # pixels; above it letters are drawn at their own size
SMALL = 64  # pixels; below it letters need the room more than the awning does
KINDS = frozenset(
    {
        "kabupaten",
        "kota",
        "desa",
        "kelurahan",
        "kampung",
        "kampong",
        "nagari",
        "gampong",
        "dusun",
        "pekon",
        "negeri",
        "lembang",
    }
)
"""What Indonesian villages are called by law or custom: said before a name, and no part of it."""


class Shape(StrEnum):
    """How an icon meets its edge: with round corners, as a whole square, or as one that launchers cut to their mask."""

    ROUND = "bulat"
    SQUARE = "persegi"
    MASKED = "topeng"


@dataclass(frozen=True)
class IconJob:
    """An icon to be drawn, `size` pixels a side: the `logo`, or `letters` where there is none."""

    letters: str
    tone: Tone
    size: int
    shape: Shape = Shape.ROUND
    kind: str = "png"
    logo: Picture | None = None

    @property
    def name(self) -> str:
        """Return the file's name, which changes with everything that it shows."""
        logo = (self.logo,) if self.logo else ()
        key = fingerprint("icon", self.letters, logo, self.tone, self.size, self.shape)
        return f"{key}-ikon-{self.shape}-{self.size}.{self.kind}"

    def render(self, photos: Path) -> bytes:
        """Return the icon's file; `photos` is the folder of renditions."""
        out = io.BytesIO()
        if self.kind == "ico":
            drawn = [self._drawn(photos, size) for size in ICO]
            drawn[-1].save(out, "ICO", sizes=[(size, size) for size in ICO], append_images=drawn[:-1])
        elif self.kind == "jpg":
            return jpeg(self._drawn(photos, self.size).convert("RGB"), HEADER_QUALITY)
        else:
            icon = self._drawn(photos, self.size)
            if self.shape is not Shape.ROUND:  # colours half seen in a palette would all let ground through
                icon = icon.convert("RGB").quantize(64, dither=Image.Dither.NONE)
            icon.save(out, "PNG", optimize=True)
        return out.getvalue()

    def _drawn(self, photos: Path, size: int) -> Image.Image:
        if self.logo is None:
            return draw(self.letters, self.tone, size, self.shape)
        rim = SAFE_RIM if self.shape is Shape.MASKED else emblem.RIM
        icon = emblem.square(opened_photo(photos, self.logo, size, size), size, rim).convert("RGBA")
        if self.shape is Shape.ROUND:
            icon.putalpha(drawing.rounded(size, size, round(size * CORNER)))
        return icon


@dataclass(frozen=True)
class SiteIcons:
    """Where the icons are, site-relative, "" where there are none, and their files; `any` and `masked` by pixels.

    `header` is the logo beside the village's name.
    """

    tab: str = ""
    touch: str = ""
    header: str = ""
    any: Mapping[int, str] = field(default_factory=dict)
    masked: Mapping[int, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)


def make(village: Village, settings: Settings, logo: Picture | None = None) -> SiteIcons:
    """Return the village's icons, drawn unless an earlier build did; raises OSError where they cannot be kept."""
    job = partial(IconJob, village_initials(village.name), tone_of(0, village.colour), logo=logo)
    jobs = {
        "any": [job(size) for size in SIZES],
        "masked": [job(size, Shape.MASKED) for size in SIZES],
        "touch": [job(TOUCH, Shape.SQUARE)],
        "tab": [job(TAB)],
        "header": [job(HEADER, Shape.SQUARE, kind="jpg")] if logo else [],
    }
    ico = job(max(ICO), kind="ico")
    folder = settings.cache / FOLDER
    draw_missing([*(job for each in jobs.values() for job in each), ico], folder, settings)
    placed = {key: {job.size: addresses.PICTURES + job.name for job in each} for key, each in jobs.items()}
    files = {address: folder / address.rpartition("/")[2] for each in placed.values() for address in each.values()}
    return SiteIcons(
        tab=placed["tab"][TAB],
        touch=placed["touch"][TOUCH],
        header=placed["header"].get(HEADER, ""),
        any=placed["any"],
        masked=placed["masked"],
        files={**files, addresses.FAVICON: folder / ico.name},
    )


def village_initials(name: str) -> str:
    """Return the letters that stand for a village: `DS` for `Desa Dalu Sepuluh B`."""
    words = name.split()
    proper = words[1:] if len(words) > 1 and words[0].casefold() in KINDS else words
    return initials(" ".join(proper)) or initials(name) or "D"


def draw(letters: str, tone: Tone, size: int, shape: Shape = Shape.ROUND) -> Image.Image:
    """Return the icon, RGBA, `size` pixels a side.

    The letters of a masked one lie within the circle that every launcher's mask leaves.
    """
    # What is drawn with Pillow's hard edges smooths itself; only small letters gain by being drawn larger, and at 512
    # pixels that would take 300 MB.
    big = size if size > LARGE else size * drawing.SMOOTH
    icon = Image.new("RGBA", (big, big), tone.panel)
    cloth = 0 if size < SMALL else round(big * AWNING)
    if cloth:
        awning = drawing.awning(big, cloth, STRIPES, tone)
        icon.alpha_composite(awning)
    _letters(icon, letters, tone, cloth, is_masked=shape is Shape.MASKED)
    if shape is Shape.ROUND:
        icon.putalpha(drawing.rounded(big, big, round(big * CORNER)))
    return icon.resize((size, size), Image.Resampling.BOX)


def _letters(icon: Image.Image, letters: str, tone: Tone, top: int, *, is_masked: bool) -> None:
    """Write `letters` in the middle of what lies under `top`, as large as it goes."""
    side = icon.width
    rim = side // 9
    left, high, right, low = lettering.font(Face.EXTRA, side).getbbox(letters, anchor="ls")
    across, down = (right - left) / side, (low - high) / side  # per pixel of font size
    middle = (top + side) / 2 - (side * 0.04 if is_masked else 0)
    size = min((side - 2 * rim) / across, (side - top - (2 * rim if top else rim)) / down)
    while is_masked and _corner(size * across, size * down, middle - side / 2) > side * SAFE:
        size *= 0.98
    fitted = lettering.font(Face.EXTRA, int(size))
    left, high, right, low = fitted.getbbox(letters, anchor="ls")
    place = (side / 2 - (left + right) / 2, middle - (high + low) / 2)
    ImageDraw.Draw(icon).text(place, letters, font=fitted, fill=tone.tag, anchor="ls")


def _corner(width: float, height: float, below: float) -> float:
    """Return how far the farthest corner of a box is from a point that its middle lies `below`."""
    return hypot(width / 2, abs(below) + height / 2)
