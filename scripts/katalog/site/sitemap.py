"""Writes the list of pages for search engines, in files of a size they take (sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

URLS_MAX = 50_000  # addresses in one file
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAME = "sitemap.xml"


def files(pages: Sequence[tuple[str, date | None]], site_url: str) -> dict[str, bytes]:
    """Return the sitemap of pages (whole address, day of the last change where known) by site-relative address.

    More pages than one file takes are parted: then `sitemap.xml` names `sitemap-1.xml` and so on.
    """
    if len(pages) <= URLS_MAX:
        return {NAME: of_pages(pages)}
    parts = {
        f"sitemap-{number}.xml": of_pages(pages[start : start + URLS_MAX])
        for number, start in enumerate(range(0, len(pages), URLS_MAX), start=1)
    }
    return {NAME: of_sitemaps(site_url + name for name in parts), **parts}


def covers(address: str) -> bool:
    """Return whether `address` is where a file of the list can be."""
    return address.startswith("sitemap") and address.endswith(".xml")


def of_pages(pages: Iterable[tuple[str, date | None]]) -> bytes:
    """Return one file of pages."""
    return _xml(
        "urlset",
        (
            f"<url><loc>{escape(url)}</loc>{f'<lastmod>{day.isoformat()}</lastmod>' if day else ''}</url>"
            for url, day in pages
        ),
    )


def of_sitemaps(urls: Iterable[str]) -> bytes:
    """Return one file that names other sitemaps by their whole addresses."""
    return _xml("sitemapindex", (f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls))


def _xml(root: str, rows: Iterable[str]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{SPACE}">', *rows, f"</{root}>", ""]
    return "\n".join(lines).encode()
