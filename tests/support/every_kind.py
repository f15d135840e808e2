"""A regency whose site has a page of every kind, and which of its pages a check has to look at to have seen all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import commands
import lxml.html
from lxml.html import HtmlElement
from PIL import Image
from sites import ROOT, SITE_URL, TODAY

Shapes = frozenset[tuple[object, ...]]
VILLAGE = "desa-serba/"
SHOP = f"{VILLAGE}usaha/serba-ada/"
KINDS = (
    "index.html",  # the portal
    "kategori/camilan-desa/index.html",
    "kecamatan/serba/index.html",
    "404.html",
    f"{VILLAGE}index.html",
    f"{VILLAGE}404.html",
    f"{VILLAGE}admin/index.html",
    f"{VILLAGE}dusun/dusun-satu/index.html",
    f"{VILLAGE}kategori/jasa/index.html",
    f"{VILLAGE}keranjang/index.html",
    f"{VILLAGE}luring/index.html",
    f"{VILLAGE}panduan/relawan/index.html",
    f"{VILLAGE}peta/index.html",
    f"{VILLAGE}produk/index.html",
    f"{VILLAGE}promo/index.html",
    f"{VILLAGE}promo/serba-ada/promo-satu/index.html",
    f"{VILLAGE}tentang/index.html",
    f"{VILLAGE}tersimpan/index.html",
    f"{VILLAGE}usaha/index.html",
    f"{VILLAGE}usaha/sudah-pergi/index.html",  # gone
    f"{SHOP}index.html",
    f"{SHOP}kedua/index.html",
    f"{SHOP}kit/index.html",
    f"{SHOP}kit/tautan/index.html",
    f"{SHOP}perbarui/index.html",
    f"{SHOP}pertama/index.html",
    f"{SHOP}sudah-hilang/index.html",  # gone
    f"{VILLAGE}usaha/serba-lama/index.html",  # leads on
    f"{VILLAGE}usaha/tetangga/jasa-tetangga/index.html",
    f"{VILLAGE}usaha/tulisan/habis/index.html",
    f"{VILLAGE}usaha/tulisan/index.html",
    f"{VILLAGE}usaha/tulisan/tanpa-harga/index.html",
    f"{VILLAGE}usaha/tutup/index.html",
)


def publish(root: Path) -> Path:
    """Write the regency below `root` and build its site; returns the site's folder, which lies as it is published."""
    folder, site = root / "kabupaten", root / "served" / "katalog"
    shutil.copytree(ROOT / "tests" / "browser" / "every_kind", folder)
    shutil.copytree(ROOT / "tests" / "faults" / "village", folder / VILLAGE, dirs_exist_ok=True)
    for name in ("sampul", "dapur", "pertama", "promo"):
        Image.new("RGB", (1200, 900), "#7a4a1c").save(folder / VILLAGE / "serba-ada" / f"{name}.jpg")
    done = commands.run("kabupaten", folder, "--site", site, "--site-url", SITE_URL, "--today", TODAY)
    assert done.returncode == 0, done.stderr
    return site


def representatives(site: Path, kinds: Iterable[str]) -> list[str]:
    """Return `kinds`, and further pages until no element of the site is left that none of them has.

    Elements are the same where tag, attributes' names, class, role and kind are, and those of what they stand in. So a
    new kind of page or part is looked at without being named.
    """
    pages = {path.relative_to(site).as_posix(): _shapes(path) for path in sorted(site.rglob("*.html"))}
    chosen = list(kinds)
    unseen = frozenset().union(*pages.values()).difference(*(pages[address] for address in chosen))
    while unseen:
        chosen.append(_richest(pages, unseen))
        unseen -= pages[chosen[-1]]
    return chosen


def leads_on(page: Path) -> bool:
    """Tell whether a page is only there to send its visitor elsewhere."""
    return 'http-equiv="refresh"' in page.read_text("utf-8")


def _richest(pages: Mapping[str, Shapes], unseen: Shapes) -> str:
    return max(pages, key=lambda address: len(pages[address] & unseen))


def _shapes(page: Path) -> Shapes:
    tree = lxml.html.parse(str(page)).getroot()
    return frozenset((_shape(each.getparent()), _shape(each)) for each in tree.iter() if isinstance(each.tag, str))


def _shape(element: HtmlElement | None) -> tuple[object, ...]:
    if element is None:
        return ()
    values = (element.get(name) for name in ("class", "role", "type"))
    return (element.tag, frozenset(element.attrib), *values)
