"""The assets of a site: those written by hand, and the modules and styles that its language and photos ask for."""

from __future__ import annotations

from pathlib import Path

from katalog.data.search_words import SearchLanguage
from katalog.site.assets import photo_tones, script_texts
from katalog.site.assets.assets import Assets
from katalog.texts import Texts


def of_site(overrides: Path, texts: Texts, spoken: SearchLanguage) -> Assets:
    """Return every asset of the pages in the language of `texts`, whose search goes by the rules of `spoken`.

    Raises `BundleError` for a script that cannot be joined.
    """
    made = {
        **script_texts.modules(texts, overrides),
        "search/rules.js": spoken.module(),
        "katalog.css": photo_tones.style_sheet(),
    }
    return Assets.read(overrides / "assets", made=made)
