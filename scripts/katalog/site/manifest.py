"""Writes the web app manifest: what a phone needs to put the catalogue on its home screen.

Rules from outside: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from katalog import addresses
from katalog.contract.model import Village
from katalog.contract.values import colours
from katalog.pages.editions import Edition
from katalog.share.cards.site_icons import SiteIcons
from katalog.texts import Texts

SHORT_MAX = 12  # characters a launcher writes under an icon
BACKGROUND = "#fdf7e9"  # as katalog.css has it
SHORTCUTS = (
    (addresses.PRODUCTS, "menu.produk"),
    (addresses.PROMOS, "menu.promo"),
    (addresses.BASKET, "menu.keranjang"),
)


def files(own: Edition, icons: SiteIcons) -> dict[str, bytes]:
    """Return the manifest of a site by its address; `own` is the site in the village's own language."""
    made = manifest(own.catalogue.village, own.where.site_url, own.texts, icons.any, icons.masked)
    return {addresses.MANIFEST: made}


def manifest(
    village: Village, site_url: str, texts: Texts, icons: Mapping[int, str], masked: Mapping[int, str]
) -> bytes:
    """Return the manifest, to lie at the site's root; both kinds of icons are PNG addresses by size in pixels."""
    document = {
        "id": urlsplit(site_url).path or "/",
        "name": texts("situs.aplikasi", desa=village.name),
        "short_name": _short(village.name),
        "description": texts("situs.aplikasi_isi", desa=village.name),
        "lang": village.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": village.colour or colours.GREEN,
        "background_color": BACKGROUND,
        "categories": ["shopping", "food", "lifestyle"],
        "icons": [*_icons(icons, "any"), *_icons(masked, "maskable")],
        "shortcuts": [{"name": texts(key), "url": f"./{address}"} for address, key in SHORTCUTS],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _icons(icons: Mapping[int, str], purpose: str) -> list[dict[str, str]]:
    return [
        {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, address in icons.items()
    ]


def _short(name: str) -> str:
    """Return as many whole words of a name as fit under an icon, its kind (`Desa`) dropped where it does not."""
    words = name.split()
    if len(name) > SHORT_MAX and len(words) > 1:
        words = words[1:]
    kept = words[0]
    for word in words[1:]:
        if len(f"{kept} {word}") > SHORT_MAX:
            break
        kept = f"{kept} {word}"
    return kept[:SHORT_MAX]
