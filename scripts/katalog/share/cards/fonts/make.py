"""Cuts the font's weights down to Latin and sets its points closer; run by hand, only when the font changes.

    python make.py FOLDER-OF-THE-NPM-PACKAGE

Needs fontTools and brotli. The font leaves more room around points and commas than a digit's half, which its kerning
does not take back and which makes `Rp20.000` fall apart in large print. No layout tables: neither Pillow's basic layout
nor ReportLab reads them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

WEIGHTS = {"Medium": "500Medium", "Bold": "700Bold", "ExtraBold": "800ExtraBold"}
RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17E), (0x218, 0x21B), (0x2C6, 0x2C6), (0x2DC, 0x2DC),
    (0x2010, 0x2010), (0x2012, 0x2015), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2260), (0x2264, 0x2265),
)  # fmt: skip
ON_PHONES = Path(__file__).parents[5] / "overrides" / "vendor" / "plus-jakarta-sans-0.4.2"
DRAWN_ON_PHONES = ("Medium", "ExtraBold")  # by the share studio
BEARING = 55  # thousandths of the size left and right of a point or comma


def main() -> None:
    """Write every weight beside this file, and those of phones where these take them from."""
    source = Path(sys.argv[1])
    for name, weight in WEIGHTS.items():
        font = TTFont(source / weight / f"PlusJakartaSans_{weight}.ttf", recalcTimestamp=False)
        options = subset.Options()
        options.hinting = False
        options.layout_features = []
        options.name_IDs = ["*"]
        options.drop_tables += ["DSIG", "MVAR", "STAT", "GPOS", "GSUB", "GDEF"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        cutter.subset(font)
        for glyph in ("period", "comma"):
            _set_close(font, glyph)
        font.save(Path(__file__).parent / f"PlusJakartaSans-{name}.ttf")
        if name in DRAWN_ON_PHONES:
            font.flavor = "woff2"
            font.save(ON_PHONES / f"PlusJakartaSans-{name}.woff2")


def _set_close(font: Any, glyph: str) -> None:
    outline = font["glyf"][glyph]
    shift = BEARING - outline.xMin
    outline.coordinates.translate((shift, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (outline.xMax + BEARING, outline.xMin)


if __name__ == "__main__":
    main()
