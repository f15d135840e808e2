"""Writes the rules that give a site the colour of its village, light and dark, behind those of katalog.css.

What is written on the colour is white; links and buttons on the pages' own grounds get shades of it that are read
there.
"""

from __future__ import annotations

from katalog.contract.values import colours

LIGHT_GROUND, DARK_GROUND = "#f5ebd3", "#2c251b"  # `--sunken` of katalog.css: of its grounds the nearest to any text
DARK_PAGE = "#14110c"  # `--bg` there
SHAPE = 3  # contrast of a button and the page around it (WCAG 2.2, 1.4.11)
AT_EASE = 7  # contrast of links at night, as those of katalog.css have it
GLOW = "#ffe08a"  # headings of the footer


def style_sheet(colour: str | None) -> str:
    """Return the rules for a colour ("#rrggbb") that white is read on, none for the market's own."""
    if colour in {None, colours.GREEN}:
        return ""
    own = str(colour)
    light = {
        "leaf": own,
        "leaf-bright": own,
        "on-leaf": colours.WHITE,
        "on-button": colours.WHITE,
        "mark": colours.readable(colours.TURMERIC, own),
        "glow": colours.readable(GLOW, own),
        "stripe": colours.stripe_beside(own),
        "link": colours.readable(own, LIGHT_GROUND),
    }
    dark = {
        "button": colours.readable(own, DARK_PAGE, SHAPE),
        "link": colours.readable(own, DARK_GROUND, AT_EASE),
    }
    at_night = _rule(':root:not([data-theme="terang"])', dark)
    return (
        _rule(":root", light)
        + f"@media (prefers-color-scheme: dark) {{ {at_night} }}\n"
        + _rule(':root[data-theme="gelap"]', dark)
    )


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'--{name}: {value};' for name, value in values.items())} }}\n"
