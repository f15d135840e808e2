"""The share buttons' links carry the text and the page's address with its channel, whatever the text is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from samples import a_village, renderer_of

from katalog.contract.model import Catalogue
from katalog.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '{% from "partials/share_buttons.html" import share_buttons with context %}{{ share_buttons(url, text) }}'
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def environment():
    settings = Settings(ROOT, ROOT / "businesses", "https://contoh.id/", date(2026, 11, 24))
    return renderer_of(Catalogue(village=a_village(), businesses=()), {}, settings)._environment


@pytest.mark.parametrize(
    "text",
    ["Keripik", "Keripik & <b>Bu</b>\"'", "50% / 100% #1 ?x=y + z", "baris\nkedua", "🍜 مطعم", "</script><script>x"],
)
@pytest.mark.parametrize("url", ["https://contoh.id/usaha/a/", "https://contoh.id/usaha/a/#promo-b"])
def test_links_decode_to_text_and_address(environment, text, url):
    body = environment.from_string(SOURCE).render(base="../", url=url, text=text)
    tree = html5lib.parse(body)
    page, _, fragment = url.partition("#")
    end = f"#{fragment}" if fragment else ""
    hrefs = [link.attrib["href"] for link in tree.iter(f"{HTML}a")]
    whatsapp, facebook, telegram, x = map(urlsplit, hrefs)
    assert [part.netloc for part in (whatsapp, facebook, telegram, x)] == ["wa.me", "www.facebook.com", "t.me", "x.com"]
    assert {part.scheme for part in (whatsapp, facebook, telegram, x)} == {"https"}
    assert parse_qs(whatsapp.query) == {"text": [f"{text}\n{page}?dari=wa{end}"]}
    assert parse_qs(facebook.query) == {"u": [f"{page}?dari=fb{end}"]}
    assert parse_qs(telegram.query) == {"url": [f"{page}?dari=tg{end}"], "text": [text]}
    assert parse_qs(x.query) == {"url": [f"{page}?dari=x{end}"], "text": [text]}
    section = next(tree.iter(f"{HTML}section"))
    assert (section.attrib["data-share-text"], section.attrib["data-share-url"]) == (text, url)
    assert list(tree.iter(f"{HTML}script")) == []
