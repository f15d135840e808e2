"""What tests of whole sites share: where they lie, and how a page is found and read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import rjsmin
from commands import ROOT

TODAY = "2026-11-24"
SITE_URL = "https://desa.example/katalog/"
HEAD_SCRIPT = rjsmin.jsmin((ROOT / "overrides" / "assets" / "head.js").read_text("utf-8"))  # the only one within pages
XHTML = "{http://www.w3.org/1999/xhtml}"


def pages(site: Path) -> list[Path]:
    """Return every page of a built site."""
    return sorted(site.rglob("*.html"))


def address_of(page: Path, site: Path) -> str:
    """Return the whole address a page is published at."""
    return SITE_URL + page.relative_to(site).as_posix().removesuffix("index.html")


def parsed(page: Path) -> ET.Element:
    """Return a page as a browser would parse it; nobody may change it."""
    return _parsed(page, page.stat().st_mtime_ns)


@lru_cache(maxsize=400)  # all pages of the sample village: each is looked at by ten tests
def _parsed(page: Path, _changed: int) -> ET.Element:
    return html5lib.parse(page.read_text(encoding="utf-8"))


def elements(page: Path, tag: str) -> Iterator[ET.Element]:
    """Yield a page's elements of one kind."""
    return parsed(page).iter(XHTML + tag)


def metas(page: Path, name: str) -> list[str]:
    """Return the contents of a page's `<meta>` of that name or property."""
    return [e.get("content", "") for e in elements(page, "meta") if name in {e.get("name"), e.get("property")}]
