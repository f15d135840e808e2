"""The nine businesses of the sample village, as a whole site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import preview_rules
import pytest
from lxml import etree
from sites import HEAD_SCRIPT, SITE_URL, XHTML, address_of, elements, metas, pages, parsed

from katalog.contract.model import Catalogue
from katalog.entries import load

pytestmark = pytest.mark.slow

SLUGS = {
    "dimsum-kebab",
    "fotokopi",
    "keripik-tempe",
    "laptop",
    "nasi-padang",
    "rengginang",
    "salon",
    "susu-kambing",
    "tempura-tahu-walik",
}


def test_every_business_and_product_has_its_page(sample_site: Path, sample: Catalogue):
    assert {business.slug for business in sample.businesses} == SLUGS
    for business in sample.businesses:
        assert (sample_site / "usaha" / business.slug / "index.html").is_file()
        for product in business.products:
            assert (sample_site / "usaha" / business.slug / product.id / "index.html").is_file()


@pytest.mark.parametrize(
    "address",
    ["", "produk/", "usaha/", "promo/", "peta/", "keranjang/", "tentang/", "panduan/", "404.html"],
)
def test_the_pages_of_the_contract_exist(sample_site: Path, address: str):
    path = sample_site / address
    assert (path / "index.html" if address == "" or address.endswith("/") else path).is_file()


@pytest.mark.parametrize("name", ["katalog.json", "feeds/meta.csv", "feeds/google.xml", "feeds/produk-baru.xml"])
def test_the_files_of_the_contract_exist(sample_site: Path, name: str):
    assert (sample_site / name).stat().st_size > 0


def test_every_page_shows_a_preview_in_a_chat(sample_site: Path):
    def content(url: str) -> bytes | None:
        path = sample_site / url.removeprefix(SITE_URL)
        return path.read_bytes() if path.is_file() else None

    for page in pages(sample_site):
        locale = "en_US" if page.is_relative_to(sample_site / "en") else "id_ID"
        assert preview_rules.violations(page.read_bytes(), content, locale) == [], page


def test_every_link_inside_the_site_leads_somewhere(sample_site: Path):
    dead = []
    for page in pages(sample_site):
        here = address_of(page, sample_site)
        root = parsed(page)
        for element in root.iter():
            for name in ("href", "src", "action", "srcset"):
                for target in targets(element.get(name), name):
                    url = urlsplit(urljoin(here, target))
                    whole = url._replace(query="", fragment="").geturl()
                    if not whole.startswith(SITE_URL):
                        continue
                    path = sample_site / unquote(whole.removeprefix(SITE_URL))
                    if not (path.is_file() or (path / "index.html").is_file()):
                        dead.append((here, target))
    assert dead == []


def targets(value: str | None, name: str) -> list[str]:
    if value is None:
        return []
    if name == "srcset":
        return [part.split()[0] for part in value.split(",")]
    return [value]


def test_no_page_loads_anything_from_elsewhere(sample_site: Path):
    loads = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "video": "src", "audio": "src"}
    for page in pages(sample_site):
        for element in parsed(page).iter():
            tag = element.tag.removeprefix(XHTML) if isinstance(element.tag, str) else ""
            value = element.get(loads[tag]) if tag in loads else None
            if tag == "link" and element.get("rel") in {"stylesheet", "preload", "icon", "modulepreload", "manifest"}:
                value = element.get("href")
            assert value is None or not value.startswith(("http:", "https:", "//")), (page, tag, value)


def test_no_page_has_inline_script_or_handlers(sample_site: Path):
    for page in pages(sample_site):
        for element in parsed(page).iter():
            if not isinstance(element.tag, str):
                continue
            assert not [name for name in element.attrib if name.startswith("on")], page
            if element.tag == f"{XHTML}script" and not element.get("src"):
                data = element.get("type") in {"application/json", "application/ld+json"}
                assert data or element.text == HEAD_SCRIPT, page


def test_the_sitemap_holds_every_indexed_page_and_no_other(sample_site: Path):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {e.text for e in etree.parse(sample_site / "sitemap.xml").iterfind(".//s:loc", space)}
    indexed = set()
    for page in pages(sample_site):
        if not any("noindex" in content for content in metas(page, "robots")):
            indexed.add(address_of(page, sample_site))
    assert listed == indexed


def test_canonical_and_og_url_are_the_page_itself(sample_site: Path):
    for page in pages(sample_site):
        if metas(page, "robots"):
            continue
        canonical = [e.get("href") for e in elements(page, "link") if e.get("rel") == "canonical"]
        assert canonical == [address_of(page, sample_site)]
        assert metas(page, "og:url") == canonical


def test_one_h1_and_one_main_a_page(sample_site: Path):
    for page in pages(sample_site):
        root = parsed(page)
        if any(e.get("http-equiv") == "refresh" for e in root.iter(f"{XHTML}meta")):
            continue
        assert len(list(root.iter(f"{XHTML}h1"))) == 1, page
        assert len(list(root.iter(f"{XHTML}main"))) == 1, page


def test_every_product_page_orders_by_whatsapp_without_script(sample_site: Path, sample: Catalogue):
    for business in sample.businesses:
        for product in business.products:
            page = sample_site / "usaha" / business.slug / product.id / "index.html"
            links = [e.get("href", "") for e in parsed(page).iter(f"{XHTML}a")]
            orders = [link for link in links if link.startswith(f"https://wa.me/{business.whatsapp.lstrip('+')}?text=")]
            texts = [parse_qs(urlsplit(link).query)["text"][0] for link in orders]
            assert any(
                business.name in text and product.name in text and address_of(page, sample_site) in text
                for text in texts
            ), (page, texts)
            assert all(len(link) < 2000 for link in orders)


def test_pictures_state_their_size_and_what_they_show(sample_site: Path):
    for page in pages(sample_site):
        for image in parsed(page).iter(f"{XHTML}img"):
            assert int(image.get("width", "0")) > 0, page
            assert int(image.get("height", "0")) > 0, page
            assert image.get("alt") is not None, page


def test_every_published_picture_is_named_by_its_content(sample_site: Path):
    names = [picture.stem for picture in (sample_site / "gambar").iterdir()]
    assert names
    assert [name for name in names if not re.match(r"[0-9a-f]{20}-", name)] == []


def test_the_site_can_be_put_on_a_home_screen(sample_site: Path):
    manifest = json.loads((sample_site / "manifest.webmanifest").read_text("utf-8"))
    wanted = {urljoin(SITE_URL, icon["src"]) for icon in manifest["icons"]}
    wanted |= {urljoin(SITE_URL, shortcut["url"]) + "index.html" for shortcut in manifest["shortcuts"]}
    for url in wanted:
        assert (sample_site / url.removeprefix(SITE_URL)).is_file(), url
    assert (sample_site / "favicon.ico").is_file()
    for page in pages(sample_site):
        links = {e.get("rel"): e.get("href", "") for e in elements(page, "link")}
        assert urljoin(address_of(page, sample_site), links["manifest"]) == SITE_URL + "manifest.webmanifest"
        assert {"icon", "apple-touch-icon"} <= links.keys(), page


def test_every_page_has_a_preview_of_its_own_kind(sample_site: Path):
    cards = {page: metas(page, "og:image") for page in pages(sample_site)}
    assert all(len(card) == 1 for card in cards.values())
    kinds = ("usaha/salon", "usaha/salon/creambath", "kategori/camilan", "dusun/dusun-iii", "promo", "")
    shown = [cards[sample_site / kind / "index.html"][0] for kind in kinds]
    promos = {cards[page][0] for page in sample_site.glob("promo/*/*/index.html")}
    assert len(set(shown)) == len(kinds)
    assert len(promos) > 1
    assert promos.isdisjoint(shown)


def test_sample_data_says_so(sample_site: Path):
    page = (sample_site / "usaha" / "salon" / "index.html").read_text(encoding="utf-8")
    assert "contoh" in page.lower()


def test_the_sample_village_is_clean(loaded: load.Loaded):
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.broken == frozenset()
