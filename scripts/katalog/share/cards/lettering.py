"""Sets words on drawn cards: what the font can show, how a text is broken and sized so that it stays in its box."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
ELLIPSIS = "…"
LONGEST = 300  # characters looked at: no card has room for more at its smallest size
LINE_HEIGHT = 1.16  # of the font size; tall enough for a capital with an accent under a descender
TALLEST, LOWEST = 1.03, 0.26  # of the font size: how far ink reaches over and under the base line
COVERED = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17E), (0x218, 0x21B), (0x2C6, 0x2C6), (0x2DC, 0x2DC),
        (0x2010, 0x2010), (0x2012, 0x2015), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
        (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC),
        (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2260),
        (0x2264, 0x2265),
    )
    for code in range(first, last + 1)
)  # fmt: skip


class Face(StrEnum):
    """A weight of the font."""

    MEDIUM = "Medium"
    BOLD = "Bold"
    EXTRA = "ExtraBold"

    @property
    def path(self) -> Path:
        """Return the font file, TrueType."""
        return FONTS / f"PlusJakartaSans-{self.value}.ttf"


@dataclass(frozen=True)
class Box:
    """A part of a picture, in pixels; right and bottom lie just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom, as Pillow wants a box."""
        return self.left, self.top, self.right, self.bottom


@dataclass(frozen=True)
class Fitted:
    """A text broken into lines at a size in pixels; `whole` says whether none of it had to be cut."""

    lines: tuple[str, ...]
    face: Face
    size: int
    whole: bool = True

    @property
    def line_height(self) -> int:
        """Pixels from one base line to the next."""
        return round(self.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        """Pixels from the top of the first line's tallest letter to the bottom of the last line's lowest."""
        if not self.lines:
            return 0
        return _tall(self.size) + _low(self.size) + self.line_height * (len(self.lines) - 1)

    @property
    def width(self) -> int:
        """Pixels of the longest line."""
        return max((_width(line, self.face, self.size) for line in self.lines), default=0)


@lru_cache(maxsize=256)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return the font of that weight at `size` pixels; basic layout, so that a picture is the same on every machine."""
    return ImageFont.truetype(face.path, size, layout_engine=ImageFont.Layout.BASIC)


def drawable(text: str) -> str:
    """Return `text` on one line with only what the font can show.

    Letters dressed up with mathematical or full-width signs, as people write names on social media, become plain
    letters; an accent the font lacks is left off; emoji, other scripts and direction marks are left out.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if character in COVERED:
            kept.append(character)
        elif character.isspace():
            kept.append(" ")
        else:
            plain = unicodedata.normalize("NFKC", character)
            parts = plain if COVERED.issuperset(plain) else unicodedata.normalize("NFKD", character)
            kept.extend(part for part in parts if part in COVERED)
    return " ".join("".join(kept).split())


def drawable_or(text: str, slug: str) -> str:
    """Return `text` as the font can show it; for a text of which nothing is left, the words of its `slug`."""
    shown = drawable(text)
    if any(character.isalnum() for character in shown):
        return shown
    return slug.replace("-", " ").title()


def fit(  # noqa: PLR0913  # a text, and the box it has to keep to
    text: str, face: Face, width: int, height: int, *, largest: int, smallest: int, lines: int
) -> Fitted:
    """Return `text` (drawable) at the largest size that fits `width` by `height` pixels in at most so many lines.

    At the smallest size words that are too long are broken, and what does not fit is cut with an ellipsis. Lines are
    made about equally long.
    """
    words = text[:LONGEST].split()
    if not words:
        return Fitted((), face, largest)
    for size in range(largest, smallest, -2):
        if (broken := _wrap(words, face, size, width)) and len(broken) <= lines:
            fitted = Fitted(tuple(broken), face, size)
            if fitted.height <= height:
                return Fitted(_balanced(words, face, size, width, broken), face, size)
    return _cut(words, face, smallest, width, _lines_in(height, smallest, lines))


def draw(
    canvas: ImageDraw.ImageDraw, fitted: Fitted, place: tuple[int, int], colour: str, *, anchor: str = "l"
) -> None:
    """Draw `fitted` with its top at `place` (pixels); `anchor` l, m or r says what of a line stands at its x."""
    left, top = place
    base = top + _tall(fitted.size)
    letters = font(fitted.face, fitted.size)
    for line in fitted.lines:
        canvas.text((left, base), line, font=letters, fill=colour, anchor=f"{anchor}s")
        base += fitted.line_height


def _tall(size: int) -> int:
    return round(size * TALLEST)


def _low(size: int) -> int:
    return round(size * LOWEST)


@lru_cache(maxsize=4096)
def _word_width(word: str, face: Face, size: int) -> float:
    return font(face, size).getlength(word)


def _width(line: str, face: Face, size: int) -> int:
    letters = font(face, size)
    left, _top, right, _bottom = letters.getbbox(line, anchor="ls")
    return int(max(right, letters.getlength(line)) - min(0, left) + 0.999)


def _wrap(words: Sequence[str], face: Face, size: int, width: int) -> list[str] | None:
    """Return `words` in lines no longer than `width`, None where one word alone is longer."""
    space = _word_width(" ", face, size)
    rows: list[list[str]] = [[]]
    length = 0.0
    for word in words:
        own = _word_width(word, face, size)
        if own > width:
            return None
        if rows[-1] and length + space + own > width:
            rows.append([])
            length = 0.0
        length += own + (space if rows[-1] else 0.0)
        rows[-1].append(word)
    broken = [" ".join(row) for row in rows]
    return broken if all(_width(line, face, size) <= width for line in broken) else None


def _balanced(words: Sequence[str], face: Face, size: int, width: int, broken: Sequence[str]) -> tuple[str, ...]:
    """Return the same number of lines with the longest as short as can be."""
    if len(broken) == 1:
        return tuple(broken)
    low, high = 1, width
    best = list(broken)
    while low < high:
        middle = (low + high) // 2
        tried = _wrap(words, face, size, middle)
        if tried is not None and len(tried) <= len(broken):
            best, high = tried, middle
        else:
            low = middle + 1
    return tuple(best)


def _lines_in(height: int, size: int, lines: int) -> int:
    spare = height - _tall(size) - _low(size)
    return max(1, min(lines, 1 + spare // round(size * LINE_HEIGHT)))


def _cut(words: Sequence[str], face: Face, size: int, width: int, lines: int) -> Fitted:
    """Return as many of `words` as fit, long ones broken between letters, an ellipsis after what is left out."""
    pieces = [piece for word in words for piece in _pieces(word, face, size, width)]
    broken = _wrap(pieces, face, size, width) or [ELLIPSIS]
    if len(broken) <= lines:
        return Fitted(tuple(broken), face, size)
    kept = broken[:lines]
    last = kept[-1]
    while last and _width(last + ELLIPSIS, face, size) > width:
        last = last[:-1]
    kept[-1] = last.rstrip(" ,.;:-–") + ELLIPSIS
    return Fitted(tuple(kept), face, size, whole=False)


def _pieces(word: str, face: Face, size: int, width: int) -> list[str]:
    pieces = []
    while _width(word, face, size) > width:
        keep = len(word) - 1
        while keep > 1 and _width(word[:keep], face, size) > width:
            keep -= 1 if keep < 40 else keep // 8  # noqa: PLR2004  # a word of 2,000 letters is shortened in steps
        pieces.append(word[:keep])
        word = word[keep:]
        if not word:
            return pieces
    return [*pieces, word]
