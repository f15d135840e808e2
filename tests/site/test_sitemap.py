"""The sitemap as another reader sees it, in one file and in parts."""

from __future__ import annotations

from datetime import date

from lxml import etree

from katalog.site import sitemap

SITE = "https://desa.example/katalog/"


def read(content: bytes, kind: str) -> list[tuple[str, str | None]]:
    root = etree.fromstring(content)
    assert root.tag == f"{{{sitemap.SPACE}}}{kind}"
    return [(each.findtext(f"{{{sitemap.SPACE}}}loc"), each.findtext(f"{{{sitemap.SPACE}}}lastmod")) for each in root]


def test_pages_with_and_without_a_day_in_their_order():
    pages = [(f"{SITE}usaha/b&b/", date(2026, 1, 31)), (SITE, None)]
    made = sitemap.files(pages, SITE)
    assert list(made) == ["sitemap.xml"]
    assert read(made["sitemap.xml"], "urlset") == [(f"{SITE}usaha/b&b/", "2026-01-31"), (SITE, None)]


def test_more_than_one_file_takes_is_parted(monkeypatch):
    monkeypatch.setattr(sitemap, "URLS_MAX", 3)
    pages = [(f"{SITE}{number}/", None) for number in range(7)]
    made = sitemap.files(pages, SITE)
    parts = [url.removeprefix(SITE) for url, _ in read(made["sitemap.xml"], "sitemapindex")]
    assert parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert sorted(made) == sorted(["sitemap.xml", *parts])
    assert [url for part in parts for url, _ in read(made[part], "urlset")] == [url for url, _ in pages]
    assert all(len(read(made[part], "urlset")) <= 3 for part in parts)


def test_no_page_is_an_empty_list():
    assert read(sitemap.files([], SITE)["sitemap.xml"], "urlset") == []
