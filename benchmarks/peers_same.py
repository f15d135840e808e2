"""Peers that write the same pages as this program: their templates are under `peers/`, their data is made here.

What is handed over is what an entry holds, under the same keys, in the form that each peer reads fastest (JSON), with
our style sheets, scripts and icons as files. Prices in words, links, structured data and order data are worked out by
the peer's templates.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import made_village
import peer_programs

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).resolve().parent / "peers"
sys.path.insert(0, str(ROOT / "scripts"))

from katalog.contract import icons  # noqa: E402
from katalog.data.search_words import SearchLanguage  # noqa: E402
from katalog.photos import plan  # noqa: E402
from katalog.site.assets import site_assets  # noqa: E402
from katalog.site.assets.assets import vendored  # noqa: E402
from katalog.texts import Texts  # noqa: E402

HUGO_FILTER = "CatmullRom"  # bicubic, as ours; of its default, a box, files need more bytes for the same likeness
ELEVENTY_EFFORT = 0  # of sharp's AVIF encoder, 0 to 9; its default, 4, takes eighteen times as long
OF_A_PAGE = ("nama", "cerita", "deskripsi", "produk", "kategori")  # what Hugo has a place of its own for


def write_hugo(products: int, folder: Path, photos: Sequence[Path] = (), quality: int = 0) -> None:
    """Write Hugo's site for so many products: a section a business, a file a product, weights for their order.

    It makes WebP of `quality` from the `photos` of products.
    """
    shutil.copytree(PEERS / "hugo_same", folder, dirs_exist_ok=True)
    village = made_village.village()
    _write(folder / "data" / "desa.json", json.dumps(village, ensure_ascii=False))
    _write(folder / "data" / "skrip.json", json.dumps(_texts_of_scripts(), ensure_ascii=False))
    _write(folder / "data" / "foto.json", json.dumps(wanted_of_photos(quality) | {"filter": HUGO_FILTER}))
    copy_photos(photos, folder / "assets" / "photos")
    for business in made_village.businesses(products, [photo.name for photo in photos]):
        home = folder / "content" / "usaha" / business["slug"]
        own = _without(business, "slug", *OF_A_PAGE)
        front = {
            "title": business["nama"],
            "type": "bisnis",
            "outputs": ["HTML", "kit", "tautan", "kontak", "pesanan"],
            "usaha_kategori": business["kategori"],  # `kategori` would list it among the products of its category
            **own,
        }
        _write(home / "_index.md", _front(front) + business["cerita"] + "\n")
        terms = {"kategori": [business["kategori"]], "dusun": [business["alamat"]["dusun"]]}
        for weight, product in enumerate(business["produk"], 1):
            front = {"title": product["nama"], "weight": weight, **terms, **_without(product, "id", *OF_A_PAGE)}
            _write(home / f"{product['id']}.md", _front(front) + product["deskripsi"] + "\n")
    for place, text in _documents():
        name = place.with_name("_index.md") if place.name == "index.md" else place
        _write(folder / "content" / name, text.replace("---\n", "---\ntype: dokumen\n", 1))
    _write_assets(folder, folder / "assets", [path.read_text("utf-8") for path in folder.glob("layouts/**/*.html")])


def _texts_of_scripts() -> dict[str, dict[str, str]]:
    """Return what pages hand to their scripts in an attribute."""
    texts = Texts.read(ROOT / "overrides")
    sections = {"simpan": "simpan", "peta": "peta.skrip", "saring": "saring"}
    return {name: dict(texts.section(section)) for name, section in sections.items()}


def wanted_of_photos(quality: int) -> dict[str, Any]:
    """Return what is made of a photo, the same as here: sizes in pixels, and the quality of each kind of JPEG."""
    return {
        "widths": plan.AVIF_WIDTHS[:-1],
        "top": plan.AVIF_WIDTHS[-1],
        "quality": quality,
        "fallback": plan.FALLBACK_WIDTH,
        "jpeg": plan.JPEG_QUALITY,
        "square": plan.SQUARE_SIZE[0],
        "square_quality": plan.SQUARE_QUALITY,
        "thumbnail": plan.THUMBNAIL_SIDE,
        "thumbnail_quality": plan.THUMBNAIL_QUALITY,
    }


def copy_photos(photos: Sequence[Path], into: Path) -> None:
    """Put the photos of a village into one folder."""
    into.mkdir(parents=True, exist_ok=True)
    for photo in photos:
        shutil.copyfile(photo, into / photo.name)


def write_eleventy(products: int, folder: Path, photos: Sequence[Path] = (), quality: int = 0) -> None:
    """Write Eleventy's site for so many products: the entries in one file, pages by pagination.

    It makes AVIF of `quality` from the `photos` of products by eleventy-img, at its fastest.
    """
    shutil.copytree(PEERS / "eleventy_same", folder, dirs_exist_ok=True)
    copy_photos(photos, folder / "photos")
    eleventy_img = peer_programs.PEERS / "node_modules" / "@11ty" / "eleventy-img" / "img.js"
    names = [photo.name for photo in photos]
    entries = {
        "foto": {
            **wanted_of_photos(quality),
            "names": names,
            "effort": ELEVENTY_EFFORT,
            "eleventy_img": eleventy_img.as_uri(),
        },
        "desa": made_village.village(),
        "skrip": _texts_of_scripts(),
        "kata": json.loads((PEERS / "hugo_same" / "data" / "kata.json").read_text("utf-8")),
        "usaha": list(made_village.businesses(products, names)),
    }
    for name, content in entries.items():
        _write(folder / "entries" / f"{name}.json", json.dumps(content, ensure_ascii=False))
    for place, text in _documents():
        front = "---\nlayout: dokumen.11ty.js\ntemplateEngineOverride: md\n"
        _write(folder / place, text.replace("---\n", front, 1))
    _write_assets(folder, folder / "entries", [path.read_text("utf-8") for path in folder.rglob("*.js")])


def _documents() -> Iterator[tuple[Path, str]]:
    """Yield the pages written by hand: their place and their text."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        yield path.relative_to(ROOT / "docs"), path.read_text("utf-8")


def _write_assets(folder: Path, kept: Path, templates: Iterable[str]) -> None:
    """Write files to be copied under `static`; head script and icons that templates and categories name into `kept`."""
    overrides = ROOT / "overrides"
    assets = site_assets.of_site(overrides, Texts.read(overrides), SearchLanguage.read(overrides))
    files = {f"assets/{name}": content for name, content in assets.contents.items()} | vendored(overrides / "vendor")
    files |= {path.relative_to(ROOT / "docs").as_posix(): path.read_bytes() for path in (ROOT / "docs").rglob("*.webp")}
    for name, content in files.items():
        target = folder / "static" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    _write(kept / "head.js", assets.head_script)
    words = (PEERS / "hugo_same" / "data" / "kata.json").read_text("utf-8")
    named = set(re.findall(r'"([a-z0-9-]+)"', " ".join([*templates, json.dumps(made_village.village()), words])))
    for name in named & icons.names():
        _write(kept / "icons" / f"{name}.svg", str(icons.svg(name)))


def _without(values: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


def _front(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
