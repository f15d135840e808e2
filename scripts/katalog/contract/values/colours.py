"""Reads a colour that white words are written on, and says how well they are read there.

How far apart two colours are is the contrast ratio of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from katalog.contract.values.mistakes import typed, wrong

READ_FROM: Final = 4.5
"""Contrast from which on words of any size are read (WCAG 2.2, 1.4.3)."""
WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
LOST: Final = 160
"""Levels of red, green and blue, summed up, that two colours differ in at least to be told apart at a glance."""
GREEN: Final = "#0d4a2b"
"""The colour of a village that chose none: `--leaf` of katalog.css."""
TURMERIC: Final = "#f6b91c"
CHILLI: Final = "#b3261a"
"""The market's other colours, as katalog.css has them: marks and price tags, the awning."""
NAMES: Final = {
    "hijau": GREEN,
    "biru": "#14427f",
    "merah": "#8f1d17",
    "ungu": "#52307c",
    "cokelat": "#5f3719",
    "jingga": "#a8430b",
}
"""The ready colours by what they are called."""
_OTHER_NAMES: Final = {
    "green": "hijau", "ijo": "hijau", "blue": "biru", "red": "merah", "purple": "ungu", "violet": "ungu",
    "coklat": "cokelat", "brown": "cokelat", "oranye": "jingga", "oren": "jingga", "orange": "jingga",
}  # fmt: skip
WORDS: Final = (*NAMES, *_OTHER_NAMES)
"""Every word that is a colour."""
_HEX: Final = re.compile(r"#?(?P<digits>[0-9a-f]{3}|[0-9a-f]{6})")
_CHOOSE: Final = (
    f"Pilih {', '.join(list(NAMES)[:-1])}, atau {list(NAMES)[-1]}. Warna lain ditulis dengan kodenya: tanda #, lalu "
    "enam angka atau huruf a sampai f, semuanya di antara tanda kutip."
)


def colour(value: object) -> str:
    """Return a colour as `#rrggbb`, from a ready name or its digits; raises on one that white is not read on."""
    written = typed(value, _CHOOSE).casefold()
    if known := NAMES.get(_OTHER_NAMES.get(written, written)):
        return known
    found = _HEX.fullmatch(written)
    if found is None:
        raise _unknown(written)
    digits = found["digits"] if len(found["digits"]) == 6 else "".join(sign * 2 for sign in found["digits"])  # noqa: PLR2004
    made = f"#{digits}"
    if (known_contrast := contrast(made, WHITE)) < READ_FROM:
        said = f"{int(known_contrast * 10) / 10}".replace(".", ",")
        raise wrong(
            f"terlalu terang: tulisan putih di atasnya sulit dibaca (kontras {said}, paling sedikit 4,5)",
            f'Yang paling dekat dan terbaca: `{{key}}: "{readable(made, WHITE)}"`.',
        )
    return made


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (`#rrggbb`), from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (`#rrggbb`), from 0 (black) to 1."""
    red, green, blue = (_linear(level / 255) for level in _levels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: str, ground: str, least: float = READ_FROM) -> str:
    """Return the colour nearest to `colour` in its own hue with a contrast of `least` to `ground`: itself if it has.

    It is made darker on a light ground, lighter (mixed with white) on a dark one.
    """
    goal = WHITE if contrast(ground, WHITE) >= READ_FROM else BLACK
    steps = (mixed(colour, goal, step / 255) for step in range(256))
    return next((made for made in steps if contrast(made, ground) >= least), goal)


def mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` with a `share` (0 to 1) of another in it."""
    pairs = zip(_levels(colour), _levels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def stripe_beside(colour: str) -> str:
    """Return the colour of an awning's stripes beside `colour`: the market's red, or its green where that is lost."""
    apart = sum(abs(one - two) for one, two in zip(_levels(colour), _levels(CHILLI), strict=True))
    return CHILLI if apart > LOST else GREEN


def _levels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of `#rrggbb`, each from 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _linear(level: float) -> float:
    """Return the light of a level of sRGB, both from 0 to 1 (IEC 61966-2-1)."""
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _unknown(written: str) -> Exception:
    """Return what is wrong with a text that is no colour, offering the ready name in it or most like it."""
    near = next((name for name in WORDS if name in written.split()), "")
    near = near or next(iter(get_close_matches(written, WORDS, n=1, cutoff=0.75)), "")
    lead = f"Mungkin maksudnya `{{key}}: {_OTHER_NAMES.get(near, near)}`. " if near else ""
    return wrong("bukan warna yang dikenal", lead + _CHOOSE)
