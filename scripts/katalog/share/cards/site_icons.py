"""Draws the village's own icon for browser tabs and home screens: its initials under a market awning."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw

from katalog import addresses
from katalog.contract.model import Village
from katalog.settings import Settings
from katalog.share.cards import drawing, lettering
from katalog.share.cards.collect import FOLDER, draw_missing, fingerprint
from katalog.share.cards.lettering import Face
from katalog.share.cards.requests import initials
from katalog.share.cards.tones import Tone, tone_of

SIZES = (192, 512)  # what Chrome asks of a page that can be put on a home screen
TOUCH = 180  # iOS: whole, without transparency; the system rounds its corners
TAB = 48  # sharp in a tab at three dots a pixel, and what search results want
ICO = (16, 32, 48)
CORNER = 0.22  # of the side
AWNING = 0.3  # of the side
STRIPES = 5
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
    """An icon to be drawn, `size` pixels a side."""

    letters: str
    tone: Tone
    size: int
    shape: Shape = Shape.ROUND
    kind: str = "png"

    @property
    def name(self) -> str:
        """Return the file's name, which changes with everything that it shows."""
        key = fingerprint("icon", self.letters, (), self.tone, self.size, self.shape)
        return f"{key}-ikon-{self.shape}-{self.size}.{self.kind}"

    def render(self, _photos: Path) -> bytes:
        """Return the icon's file."""
        out = io.BytesIO()
        if self.kind == "ico":
            drawn = [draw(self.letters, self.tone, size) for size in ICO]
            drawn[-1].save(out, "ICO", sizes=[(size, size) for size in ICO], append_images=drawn[:-1])
        else:
            icon = draw(self.letters, self.tone, self.size, self.shape)
            if self.shape is not Shape.ROUND:  # colours half seen in a palette would all let ground through
                icon = icon.convert("RGB").quantize(64, dither=Image.Dither.NONE)
            icon.save(out, "PNG", optimize=True)
        return out.getvalue()


@dataclass(frozen=True)
class SiteIcons:
    """Where the icons are, site-relative, "" where there are none, and their files; `any` and `masked` by pixels."""

    tab: str = ""
    touch: str = ""
    any: Mapping[int, str] = field(default_factory=dict)
    masked: Mapping[int, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)


def make(village: Village, settings: Settings) -> SiteIcons:
    """Return the village's icons, drawn unless an earlier build did; raises OSError where they cannot be kept."""
    letters, tone = village_initials(village.name), tone_of(0)
    jobs = {
        "any": [IconJob(letters, tone, size) for size in SIZES],
        "masked": [IconJob(letters, tone, size, Shape.MASKED) for size in SIZES],
        "touch": [IconJob(letters, tone, TOUCH, Shape.SQUARE)],
        "tab": [IconJob(letters, tone, TAB)],
    }
    ico = IconJob(letters, tone, max(ICO), kind="ico")
    folder = settings.cache / FOLDER
    draw_missing([*(job for each in jobs.values() for job in each), ico], folder, settings)
    placed = {key: {job.size: addresses.PICTURES + job.name for job in each} for key, each in jobs.items()}
    files = {address: folder / address.rpartition("/")[2] for each in placed.values() for address in each.values()}
    return SiteIcons(
        tab=placed["tab"][TAB],
        touch=placed["touch"][TOUCH],
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
