"""How words are written on paper: as large as their place allows, in lines of about one width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from katalog.share.cards.lettering import ELLIPSIS, LINE_HEIGHT, LOWEST, TALLEST, Face

STEP = 0.96  # a text that does not fit is tried this much smaller
LEAST = 2.85  # mm, 8 points: smaller names are not read at arm's length
LONGEST = 600  # characters looked at: no place on a sheet has room for more
_TELLING = Lock()  # ReportLab's fonts are shared by all documents


@dataclass(frozen=True)
class Style:
    """How a text is written: weight, the largest and smallest size in millimetres, the most lines, its colour."""

    face: Face
    largest: float
    smallest: float
    lines: int = 1
    colour: str = "#241a02"


def fit(text: str, width: float, height: float, style: Style) -> tuple[float, list[str]]:
    """Return the size in millimetres and the lines in which `text` fits `width` by `height` millimetres."""
    words = text[:LONGEST].split()
    size = style.largest
    while words:
        room = min(style.lines, max(1, int((height / size - TALLEST - LOWEST) / LINE_HEIGHT + 1.001)))
        lines = _wrapped(words, style.face, size, width)
        if lines is not None and len(lines) <= room and (TALLEST + LOWEST) * size <= height * 1.001:
            return size, _balanced(words, style.face, size, width, lines)
        if size <= style.smallest:
            pieces = [piece for word in words for piece in _pieces(word, style.face, size, width)]
            return size, _shortened(_wrapped(pieces, style.face, size, width) or [], room, style.face, size, width)
        size = max(style.smallest, size * STEP)
    return size, []


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width in millimetres of a line at `size` millimetres."""
    return float(pdfmetrics.stringWidth(text, told(face), size))


def _wrapped(words: Sequence[str], face: Face, size: float, width: float) -> list[str] | None:
    lines: list[str] = []
    for word in words:
        if text_width(word, face, size) > width:
            return None
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(words: Sequence[str], face: Face, size: float, width: float, lines: list[str]) -> list[str]:
    """Return as many lines, the longest as short as can be, so that no word stands alone at the end."""
    low, high = 0, int(width * 10)
    while low < high and len(lines) > 1:
        middle = (low + high) // 2
        tried = _wrapped(words, face, size, middle / 10)
        if tried is not None and len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle + 1
    return lines


def _shortened(lines: list[str], room: int, face: Face, size: float, width: float) -> list[str]:
    if len(lines) <= room:
        return lines
    last = lines[room - 1]
    while last and text_width(last + ELLIPSIS, face, size) > width:
        last = last[:-1]
    return [*lines[: room - 1], last.rstrip(" ,.;:-–") + ELLIPSIS]


def _pieces(word: str, face: Face, size: float, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, face, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def told(face: Face) -> str:
    """Return the name under which ReportLab knows a weight, telling it at the first use."""
    with _TELLING:
        return _told(face)


@lru_cache(maxsize=len(Face))
def _told(face: Face) -> str:
    name = f"PlusJakartaSans-{face.value}"
    font: Any = TTFont(name, str(face.path))
    pdfmetrics.registerFont(font)
    return name
