"""A photo of one thing stands for that thing alone, wherever a picture is shown or named."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from samples import renderer_of, site_pages, village_view
from villages import village

from katalog import addresses
from katalog.data import search_index
from katalog.data.feeds import commerce
from katalog.share.cards.requests import card_requests
from katalog.share.kit.items import things_of
from katalog.site import contents
from katalog.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
SHOP = """\
nama: Warung Uji
kategori: makanan
ringkasan: Nasi dan minuman.
whatsapp: 0812-0000-0002
alamat: {dusun: Dusun I}
alias: [warung-lama]
foto: depan.jpg
produk:
  - {nama: Nasi Rendang, id: rendang, harga: 25.000, foto: rendang.jpg, alias: [nasi]}
  - {nama: Es Teh, id: es-teh, harga: 3.000, alias: [teh]}
promo:
  - {nama: Hemat, harga: 25.000, isi: [1 x rendang, 1 x es-teh]}
  - {nama: Teh Ramai, harga: 5.000, isi: [2 x es-teh]}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("whose")
    settings = replace(village(root, {"warung": SHOP}), root=ROOT, village=root)
    for name, colour in (("depan", "#1c4a7a"), ("rendang", "#7a4a1c")):
        picture = Image.effect_noise((640, 480), 90).convert("RGB")
        picture.paste(colour, (100, 100, 400, 300))
        picture.save(settings.businesses / "warung" / f"{name}.jpg")
    prepared = contents.prepare(settings)
    assert prepared.catalogue is not None, prepared.problems
    return settings, prepared.catalogue, prepared.pictures


def names(pictures):
    return [picture.fallback.name for picture in pictures]


def test_cards_and_kits_show_what_they_are_of(built):
    settings, catalogue, pictures = built
    of = {file: picture.fallback.name for (_slug, file), picture in pictures.items()}
    texts = Texts.read(settings.overrides)
    cards = card_requests(site_pages(catalogue, pictures, settings), catalogue.village, texts)
    at = {address: names(card.pictures) for address, card in cards.items()}
    assert at["usaha/warung/es-teh/"] == at[addresses.promo_page("warung", "teh-ramai")] == []
    assert cards["usaha/warung/es-teh/"].words.initials == "ET"
    assert at["usaha/warung/rendang/"] == at[addresses.promo_page("warung", "hemat")] == [of["rendang.jpg"]]
    assert at["usaha/warung/"] == [of["depan.jpg"]]
    kit = {
        thing.file: names(thing.pictures)
        for thing in things_of(village_view(catalogue, pictures, settings), texts, date(2026, 11, 24))["warung"]
    }
    assert kit["produk-es-teh"] == kit["promo-teh-ramai"] == []
    assert kit["produk-rendang"] == [of["rendang.jpg"]]


def test_an_old_address_shows_the_card_of_the_new_one(built):
    settings, catalogue, pictures = built
    pages = site_pages(catalogue, pictures, settings)
    cards = card_requests(pages, catalogue.village, Texts.read(settings.overrides))
    assert cards["usaha/warung-lama/nasi/"] == cards["usaha/warung/nasi/"] == cards["usaha/warung/rendang/"]
    assert cards["usaha/warung-lama/"] == cards["usaha/warung/"]
    assert cards[addresses.promo_page("warung-lama", "hemat")] == cards[addresses.promo_page("warung", "hemat")]
    (old,) = (page for page in pages if page.address == "usaha/warung/teh/")
    head = renderer_of(catalogue, pictures, settings).head(old)
    assert '<meta property="og:title" content="Es Teh">' in head


def test_pages_search_and_feeds_have_no_borrowed_photo(built):
    settings, catalogue, pictures = built
    (page,) = (p for p in site_pages(catalogue, pictures, settings) if p.address == "usaha/warung/es-teh/")
    renderer = renderer_of(catalogue, pictures, settings)
    head = renderer.head(page)
    assert not re.search("|".join(name for each in pictures.values() for name in names([each])), head)
    assert "Nasi Rendang" not in head
    assert [item.id for item in commerce.items(catalogue, pictures, settings.site_url, settings.today)] == [
        "warung_rendang"
    ]
    assert set(search_index.thumbnails(catalogue, pictures).values()) == {
        picture.thumbnail.name for picture in pictures.values()
    }
