"""Writes the service worker: it keeps visited pages and the basket for when there is no signal."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

import rjsmin  # type: ignore[import-untyped]
from markupsafe import escape

from katalog import addresses
from katalog.pages.editions import Edition
from katalog.site.assets.assets import FOLDER
from katalog.site.render import Renderer

LOCALES = {"id": "id-ID", "en": "en-GB"}  # BCP 47, for dates

_LINK = re.compile(r'\b(?:href|src)="([^"]+)"')
_IMPORT = re.compile(r"""\b(?:import|from)\s*["'](\.[^"']+)["']""")  # of what has to be there before a module runs
_FOR_PAGES = (".css", ".js")


def files(renderer: Renderer, edition: Edition, overrides: Path, folders: Iterable[str]) -> dict[str, bytes]:
    """Return the worker by its address; it is published in any case, since an earlier one has to be taken away.

    `folders` are the first parts of the addresses of the edition's pages: an origin may have other sites beside them.
    """
    where, village = edition.where, edition.catalogue.village
    folder = overrides / "worker"
    if not renderer.keeps_pages:
        return {addresses.WORKER: _script((folder / "off.js").read_text("utf-8"))}
    wanted = {
        address: renderer.head(page) + renderer.body(page)
        for address in (addresses.OFFLINE, addresses.BASKET)
        if (page := edition.pages.at(address))
    }
    published = renderer.static_files
    site = {
        "offline": addresses.OFFLINE,
        "pictures": where.to_shared + addresses.PICTURES,
        "folders": sorted(folders),
        "assets": FOLDER,
        "current": renderer.assets.prefix,
        "shell": needed_by(addresses.OFFLINE, wanted[addresses.OFFLINE], published, where.site_url),
        "basket": needed_by(addresses.BASKET, wanted[addresses.BASKET], published, where.site_url),
        "notice": f'<p class="notice notice--saved" role="status">{escape(renderer.texts("luring.disimpan"))}</p>',
        "locale": LOCALES.get(village.language, LOCALES["id"]),
        "zone": village.time_zone.iana,
        # The browser installs a worker anew when a byte of it differs, and then fetches these pages again.
        "pages": hashlib.blake2b("".join(wanted.values()).encode(), digest_size=5).hexdigest(),
    }
    text = json.dumps(site, ensure_ascii=False, separators=(",", ":"))
    return {addresses.WORKER: f"const SITE={text};\n".encode() + _script((folder / "worker.js").read_text("utf-8"))}


def needed_by(address: str, html: str, published: Mapping[str, bytes], site_url: str) -> list[str]:
    """Return the page at `address` and every style and script it cannot do without, all relative to the root.

    `published` are the files of the site by address. Modules count with those they import, not with those they may
    come to import later.
    """
    links = (urljoin(site_url + address, link).removeprefix(site_url) for link in _LINK.findall(html))
    found: dict[str, None] = {}
    waiting: list[str] = [link for link in links if link in published and link.endswith(_FOR_PAGES)]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found[name] = None
        if name.endswith(".js"):
            waiting.extend(_imported(name, published))
    return [address, *found]


def _imported(module: str, published: Mapping[str, bytes]) -> Sequence[str]:
    text = published[module].decode("utf-8")
    names = (normpath(join(dirname(module), written)) for written in _IMPORT.findall(text))
    return [name for name in names if name in published]


def _script(text: str) -> bytes:
    return str(rjsmin.jsmin(text)).encode()
