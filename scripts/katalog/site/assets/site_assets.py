"""The assets of a site: those written by hand, and the modules and styles that its language and photos ask for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from katalog.data.search_words import SearchLanguage
from katalog.site.assets import photo_tones, script_texts, village_colours
from katalog.site.assets.assets import Assets
from katalog.texts import Texts

NOTHING: Final = MappingProxyType[str, bytes]({})


def of_site(
    overrides: Path,
    texts: Texts,
    spoken: SearchLanguage,
    colour: str | None = None,
    own: Mapping[str, bytes] = NOTHING,
) -> Assets:
    """Return every asset of the pages in the language of `texts`, whose search goes by the rules of `spoken`.

    `colour` ("#rrggbb") is the village's own, if it has chosen one, `own` are further files of its, as they are.
    Raises `BundleError` for a script that cannot be joined.
    """
    made = {
        **script_texts.modules(texts, overrides),
        "search/rules.js": spoken.module(),
        "katalog.css": photo_tones.style_sheet() + village_colours.style_sheet(colour),
    }
    return Assets.read(overrides / "assets", made=made, beside=own)
