"""Names the colours of drawn cards (banana leaf, indigo, chilli, clay, turmeric), each with what is readable on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from katalog.contract.model import Village
from katalog.contract.values import colours


@dataclass(frozen=True)
class Tone:
    """One colouring of a card, every colour as "#rrggbb".

    `panel` lies behind words, `pattern` is the batik on it, `words` and `quiet` (seller, village) are read on it,
    `tag` is the price's label with `on_tag` written on it, `stripe` alternates with `cloth` on the awning. `strong`
    is for words on white paper.
    """

    panel: str
    pattern: str
    words: str
    quiet: str
    tag: str
    on_tag: str
    stripe: str
    cloth: str
    strong: str


# The market's colours, as overrides/assets/katalog.css has them.
LEAF_GREEN, TURMERIC_YELLOW, CHILLI_RED = colours.GREEN, colours.TURMERIC, colours.CHILLI
CLAY_BROWN, INDIGO_BLUE, TEAL_BLUE = "#98491f", "#2c3b83", "#0b6469"
CREAM, INK, WHITE = "#fff6e3", "#241a02", "#ffffff"

LEAF = Tone(LEAF_GREEN, "#185736", WHITE, "#f8d47a", TURMERIC_YELLOW, INK, "#e9a912", CREAM, LEAF_GREEN)
CHILLI = Tone("#a3231a", "#af3229", WHITE, "#ffe09e", "#ffcb47", INK, LEAF_GREEN, CREAM, "#a3231a")
INDIGO = Tone(INDIGO_BLUE, "#38478f", WHITE, "#f8d47a", TURMERIC_YELLOW, INK, CHILLI_RED, CREAM, INDIGO_BLUE)
TURMERIC = Tone(TURMERIC_YELLOW, "#eead12", INK, "#5e2a08", "#96190f", WHITE, "#96190f", CREAM, "#96190f")
TEAL = Tone(TEAL_BLUE, "#15696e", WHITE, "#ffdf94", TURMERIC_YELLOW, INK, CHILLI_RED, CREAM, TEAL_BLUE)
CLAY = Tone("#87401b", "#934d28", WHITE, "#ffe09e", TURMERIC_YELLOW, INK, LEAF_GREEN, CREAM, "#87401b")
TONES = (LEAF, CHILLI, INDIGO, TURMERIC, TEAL, CLAY)


def tone_of(number: int, colour: str | None = None) -> Tone:
    """Return the tone of the category that stands at `number` in the village's list, from 0.

    The first is that of the village itself: of its own `colour` ("#rrggbb"), if it has chosen one.
    """
    place = number % len(TONES)
    return TONES[place] if place or colour in {None, LEAF_GREEN} else _own(str(colour))


def by_category(village: Village) -> dict[str, Tone]:
    """Return the tones of a village's categories by their ids: one for a list and all its businesses."""
    return {category.id: tone_of(number, village.colour) for number, category in enumerate(village.categories)}


def in_daylight(tone: Tone) -> Tone:
    """Return a tone of the same colours with dark words on cream: for pictures that are looked at in the sun."""
    return replace(
        tone,
        panel=CREAM,
        pattern="#faedd2",
        words=INK,
        quiet=tone.strong,
        tag=tone.strong,
        on_tag=WHITE,
        stripe=tone.strong,
        cloth=WHITE,
    )


@cache
def _own(colour: str) -> Tone:
    """Return the tone of a colour that white is read on."""
    pattern, quiet = colours.mixed(colour, WHITE, 0.06), colours.readable("#f8d47a", colour)
    stripe = colours.stripe_beside(colour)
    strong = colours.readable(colour, CREAM)
    return Tone(colour, pattern, WHITE, quiet, TURMERIC_YELLOW, INK, stripe, CREAM, strong)
