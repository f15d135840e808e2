"""The search index: everything that can be found, small, at addresses that change with it."""

from __future__ import annotations

import gzip
import json
from copy import deepcopy
from typing import Any

import pytest
from page_samples import BARE, FULL, ROOT, catalogue, pictures

from katalog.contract.model import Catalogue
from katalog.data import search_index
from katalog.data.begun import BegunFiles
from katalog.data.search_words import SearchLanguage, words
from katalog.texts import Texts

TEXTS = Texts.read(ROOT / "overrides")
LANGUAGE = SearchLanguage.read(ROOT / "overrides")


def files_of(of: Catalogue) -> BegunFiles:
    return search_index.files(of, pictures(of), TEXTS, LANGUAGE)


def start_of(of: Catalogue) -> dict[str, Any]:
    made = files_of(of)
    found: dict[str, Any] = json.loads(made.contents[made.start])
    return found


def many(count: int) -> Catalogue:
    products = [{"id": f"produk-{n}", "nama": f"Produk nomor {n}", "harga": str(1000 + n)} for n in range(count)]
    return catalogue({**deepcopy(BARE), "produk": products})


def test_what_is_in_it() -> None:
    index = start_of(catalogue(BARE, FULL))
    assert index["categories"][0] == ["makanan", "Makanan"]
    assert index["hamlets"][2] == ["dusun-iii", "Dusun III"]
    businesses = index["businesses"]
    assert businesses["slugs"] == "\n"  # what their names give
    assert businesses["names"] == "Warung Baru\nKeripik Uji"
    assert businesses["categories"] == [0, 0]
    assert businesses["hamlets"] == [2, 0]
    assert businesses["bare"] == [0]
    assert businesses["hours"][0] == search_index.NO_HOURS
    days, holidays = index["hours"][businesses["hours"][1]]
    assert days[0] == [[480, 1020]]
    assert holidays == [["2026-12-24", "2026-12-26"]]
    assert "qris" in index["traits"][businesses["traits"][1]].split()


def test_products_by_column() -> None:
    columns = start_of(catalogue(BARE, FULL))["products"]
    names, ids, more = (columns[key].split("\n") for key in ("names", "ids", "more"))
    rows = {name: row for name, *row in zip(names, ids, columns["prices"], more, strict=True)}
    assert rows["Es teh"] == ["teh", 5, ""]  # "es-teh" is what its name would give
    assert rows["Keripik Asin"] == ["", 16, "oleh uji rasa"]  # a tag and the brand
    assert columns["counts"] == [len(BARE["produk"]), len(FULL["produk"])]
    prices = [row[1] for row in rows.values()]
    assert -32 in prices  # a lowest price
    assert 0 in prices  # to be asked for
    stocks = dict(zip(names, columns["stocks"], strict=True))
    assert stocks["Es teh"] == "3"  # to be had, without a thumbnail
    assert stocks["Keripik Asin"] == "0"


def test_words_that_a_name_has_are_not_said_twice() -> None:
    entry = deepcopy(BARE)
    entry["produk"] = [
        {"id": "a", "nama": "Keripik Tempe", "harga": "5000", "tag": ["tempe pedas"], "merek": "Renyah",
         "varian": [{"nama": "Pedas Sekali", "harga": "6000"}, {"nama": "Tempe"}]},
    ]  # fmt: skip
    assert start_of(catalogue(entry))["products"]["more"] == "pedas sekali renyah"


@pytest.mark.parametrize(("status", "hours"), [("tutup-sementara", search_index.PAUSED), ("tutup-permanen", -3)])
def test_a_closed_business_has_its_state_for_hours(status: str, hours: int) -> None:
    assert start_of(catalogue({**deepcopy(BARE), "status": status}))["businesses"]["hours"] == [hours]


def test_its_address_follows_its_content() -> None:
    one, again, other = (files_of(catalogue(entry)) for entry in (BARE, BARE, FULL))
    assert one == again
    assert one.start != other.start
    assert json.loads(one.contents[one.start])["version"] == search_index.VERSION


def test_synonyms_are_those_of_things_that_are_there_and_the_villages_own() -> None:
    of = catalogue(BARE, FULL, sinonim=["teh, wedang teh", "batik, jarik"])
    ways = start_of(of)["synonyms"]
    assert ["teh", "wedang teh"] in ways
    assert ["batik", "jarik"] not in ways
    assert len(ways) < len(LANGUAGE.synonyms)


def test_synonyms_of_a_word_in_another_form_and_of_a_page_are_there() -> None:
    entry = {**deepcopy(BARE), "nama": "Jahitan Ibu"}
    ways = start_of(catalogue(entry, sinonim=["jahit, tailor", "promo, obral", "batik, jarik"]))["synonyms"]
    assert ways[:2] == [["jait", "tailor"], ["promo", "obral"]]


def test_synonyms_that_are_spelled_alike_are_one_and_no_group() -> None:
    ways = start_of(catalogue(BARE, sinonim=["es teh, es tteh", "es teh, es tteh, ngeteh"]))["synonyms"]
    assert ways[0] == ["es teh", "ngeteh"]


def test_synonyms_of_how_a_business_sells_are_there() -> None:
    entry = {**deepcopy(BARE), "layanan": ["kirim-berkas"]}
    assert ["whatsap", "wa"] in start_of(catalogue(entry))["synonyms"]


def test_products_know_their_place_on_the_shelf() -> None:
    entry = deepcopy(BARE)
    entry["produk"] = [
        {"id": "a", "nama": "Habis", "harga": "5000", "stok": "habis"},
        {"id": "b", "nama": "Ada", "harga": "5000"},
        {"id": "c", "nama": "Lagi", "harga": "5000"},
    ]
    assert start_of(catalogue(entry))["products"]["moved"] == [2, -1, -1]


def test_prices_that_are_no_thousands_are_exact() -> None:
    entry = deepcopy(BARE)
    entry["produk"] = [{"id": f"a-{price}", "nama": f"Barang {price}", "harga": str(price)} for price in (300, 12_345)]
    assert start_of(catalogue(entry))["products"]["prices"] == [0.3, 12.345]


def test_roots_are_of_words_that_are_there() -> None:
    entry = {**deepcopy(BARE), "nama": "Jahitan Ibu"}
    roots = start_of(catalogue(entry))["roots"]
    assert roots["jait"] == "jahitan"  # as it is spelled
    assert not any("ibu" in of.split() for of in roots.values())


def test_it_stays_small() -> None:
    made = files_of(many(1000))
    assert list(made.contents) == [made.start]
    assert len(gzip.compress(made.contents[made.start])) < 12_000


def test_a_large_village_comes_in_pieces_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "WHOLE_MAX", 50)
    monkeypatch.setattr(search_index, "PIECE_PRODUCTS", 20)
    of = many(60)
    made = files_of(of)
    index = json.loads(made.contents[made.start])
    assert "products" not in index
    in_piece = {
        word: json.loads(made.contents[address])["names"].split("\n")
        for address, found in index["pieces"]
        for word in found.split()
    }
    for product in of.businesses[0].products:
        for word in words(product.name):
            assert product.name in in_piece[word]
    held = [len(json.loads(made.contents[address])["names"].split("\n")) for address, _ in index["pieces"]]
    assert max(held) == 60  # every product is a "produk": a word's products are never parted
    assert sorted(held)[-3] <= 20
    vocabulary = [word for _, found in index["pieces"] for word in found.split()]
    assert vocabulary == sorted(set(vocabulary))


def test_thumbnails_lie_beside_their_pages() -> None:
    of = catalogue(BARE, FULL)
    found = search_index.thumbnails(of, pictures(of))
    assert found["usaha/keripik-uji/kecil.jpg"] == "keripik-uji-sampul-96x96.jpg"
    assert found["usaha/keripik-uji/keripik-asin/kecil.jpg"] == "keripik-uji-asin-96x96.jpg"
    assert not any(address.startswith("usaha/warung-baru/") for address in found)


def test_another_language_finds_its_thumbnails_and_what_sellers_say() -> None:
    entry = deepcopy(BARE)
    entry["produk"] = [{"id": "teh", "nama": "Es teh", "harga": "5000"}]
    of = catalogue(entry)
    seller = of.businesses[0]
    translated = seller.products[0].model_copy(update={"name": "Iced tea", "spoken_name": "Es teh"})
    in_english = of.model_copy(update={"businesses": (seller.model_copy(update={"products": (translated,)}),)})
    made = search_index.files(in_english, {}, Texts.read(ROOT / "overrides", "en"), LANGUAGE, "../")
    index = json.loads(made.contents[made.start])
    assert index["shared"] == "../"
    assert index["products"]["names"] == "Iced tea"
    assert index["products"]["more"] == "es teh"
