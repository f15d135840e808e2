"""The search index: everything that can be found, small, at an address that changes with it."""

from __future__ import annotations

import gzip
import json
from copy import deepcopy

from page_samples import BARE, FULL, ROOT, catalogue, pictures

from katalog import search_index
from katalog.texts import Texts

TEXTS = Texts.read(ROOT / "overrides")


def test_what_is_in_it() -> None:
    of = catalogue(BARE, FULL)
    index = search_index.index(of, pictures(of), TEXTS)
    assert index["categories"][0] == ["makanan", "Makanan"]
    assert index["hamlets"][2] == ["dusun-iii", "Dusun III"]
    assert index["businesses"] == [
        ["warung-baru", "Warung Baru", 0, 2, ""],
        ["keripik-uji", "Keripik Uji", 0, 0, "keripik-uji-sampul-320.avif"],
    ]
    products = {row[1]: row for row in index["products"]}
    assert products["teh"] == [0, "teh", "Es teh", 5000, "", ""]
    assert products["keripik-asin"] == [
        1,
        "keripik-asin",
        "Keripik Asin",
        16000,
        "keripik-uji-asin-320.avif",
        "oleh-oleh",
    ]
    assert products["keripik-kiloan"][3] == -32000  # a lowest price
    assert products["keripik-ubi"][3] == 0  # to be asked for


def test_its_address_follows_its_content() -> None:
    one = search_index.file(catalogue(BARE), {}, TEXTS)
    again = search_index.file(catalogue(BARE), {}, TEXTS)
    other = search_index.file(catalogue(FULL), {}, TEXTS)
    assert one == again
    assert one[0] != other[0]
    assert json.loads(one[1])["version"] == search_index.VERSION


def test_it_stays_small() -> None:
    products = [{"id": f"produk-{n}", "nama": f"Produk nomor {n}", "harga": str(1000 + n)} for n in range(1000)]
    address, content = search_index.file(catalogue({**deepcopy(BARE), "produk": products}), {}, TEXTS)
    assert address.startswith("data/cari-")
    assert len(gzip.compress(content)) < 24_000  # the measured prototype's figure at 1,000 products
