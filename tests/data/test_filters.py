"""The data of filters: what is in it, that its cards are those of the pages, and how heavy it is."""

from __future__ import annotations

import gzip
import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import BARE, FULL, NEIGHBOUR, RIVAL, SETTINGS, catalogue, pictures
from samples import files_beside, site_of, village_view

from katalog.contract.model import Catalogue
from katalog.data import filters
from katalog.pages.similar import market_order
from katalog.texts import Texts

TEXTS = Texts.read(SETTINGS.overrides)


def facts_of(of: Catalogue) -> dict[str, Any]:
    view = village_view(of, {}, SETTINGS)
    return filters.facts(view, market_order(view.businesses), TEXTS)


def test_what_is_known_of_a_business() -> None:
    facts = facts_of(catalogue(BARE, RIVAL, FULL, NEIGHBOUR))
    columns = {key: values[2] for key, values in facts["businesses"].items()}
    assert {key: columns[key] for key in ("category", "hamlet", "status", "halal", "pay", "joined", "confirmed")} == {
        "category": 0,
        "hamlet": 0,
        "status": 0,
        "halal": 1,
        "pay": 0b11111,
        "joined": 0,
        "confirmed": 20727,  # 2026-10-01
    }
    assert columns["where"] == [352140, 9877310]
    assert columns["reach"] == (1,)
    hours = facts["hours"][columns["hours"]]
    assert hours == {"days": [[[480, 1020]]] * 6 + [[]], "holidays": [["2026-12-24", "2026-12-26"]]}
    assert {len(column) for column in facts["businesses"].values()} == {4}
    assert facts["businesses"]["status"] == [0, 1, 0, 0]  # the rival is closed for now


def test_what_is_known_of_a_product() -> None:
    of = catalogue(FULL)
    facts = facts_of(of)
    rows = [item.product.id for item in market_order(village_view(of, {}, SETTINGS).businesses)]
    prices = dict(zip(rows, facts["products"]["price"], strict=True))
    flags = dict(zip(rows, facts["products"]["flags"], strict=True))
    assert prices == {
        "keripik-asin": 16000,
        "keripik-kiloan": 32000,
        "keripik-pisang": 15000,
        "keripik-ubi": -1,
        "hampers": 75000,
    }
    assert flags["keripik-asin"] == filters.REDUCED
    assert flags["keripik-pisang"] == filters.SOLD_OUT | filters.NOT_NOW
    assert flags["keripik-ubi"] == filters.NOT_NOW  # a pre-order
    assert facts["promos"] == [[0, 20758, 20818, sorted([rows.index("keripik-asin"), rows.index("keripik-kiloan")])]]


def test_cards_are_those_of_the_list_pages() -> None:
    of = catalogue(BARE, RIVAL, FULL, NEIGHBOUR)
    site = site_of(of, pictures(of), SETTINGS)
    files = files_beside(site)
    (address,) = [name for name in files if name.startswith("data/saring-")]
    facts = json.loads(files[address])
    body = site.at("produk/").decode()
    assert f'data-browse="../{address}"' in body
    cards = json.loads(files[f"{facts['cards']}p0.json"])
    assert len(cards) == len(facts["products"]["price"])
    assert all(card.startswith("<li") and card.rstrip().endswith("</li>") for card in cards)
    seen = [card.replace(' loading="lazy" decoding="async"', "").replace("\0", "../").strip() for card in cards]
    assert all(card in body.replace(' loading="lazy" decoding="async"', "") for card in seen)


def test_addresses_follow_what_is_in_them() -> None:
    one, same = (files_beside(site_of(catalogue(BARE), {}, SETTINGS)) for _ in range(2))
    other = files_beside(site_of(catalogue(FULL), {}, SETTINGS))
    assert one == same
    facts = [name for name in (*one, *other) if name.startswith("data/saring-")]
    cards = [name for name in (*one, *other) if name.startswith("data/kartu/")]
    assert len(set(facts)) == 2
    assert len({name.split("/")[2] for name in cards}) == 2


def test_an_empty_village_has_facts_and_offers_nothing() -> None:
    of = Catalogue(village=catalogue().village, businesses=())
    facts = facts_of(of)
    assert (facts["prices"], facts["promos"], facts["products"]["price"]) == ([], [], [])
    assert filters.quick(village_view(of, {}, SETTINGS)) == ()


def test_only_what_parts_the_village_is_offered_at_one_touch() -> None:
    assert filters.quick(village_view(catalogue(BARE), {}, SETTINGS)) == ()
    assert filters.quick(village_view(catalogue(FULL), {}, SETTINGS)) == ("buka", "promo", "dekat", "halal")


@pytest.mark.parametrize(
    ("prices", "steps"),
    [
        ([], []),
        ([5_000], []),
        ([1_000, 20_000], [5_000]),
        ([3_000, 8_000, 20_000, 40_000, 300_000], [5_000, 10_000, 25_000, 50_000]),
    ],
)
def test_price_steps_part_the_prices(prices: list[int], steps: list[int]) -> None:
    assert filters.price_steps(prices) == steps


@given(st.lists(st.integers(0, 50_000_000), max_size=60))
def test_between_two_price_steps_there_is_something(prices: list[int]) -> None:
    steps = filters.price_steps(prices)
    assert len(steps) <= filters.PRICE_STEPS_MAX
    assert steps == sorted(set(steps))
    for low, high in zip([-1, *steps], [*steps, 1 << 40], strict=True):
        assert any(low < price <= high for price in prices) or not steps


def test_it_stays_small() -> None:
    def seller(number: int) -> dict[str, Any]:
        products = [
            {"id": f"produk-{n}", "nama": f"Produk nomor {n} {number}", "harga": str(1000 + 37 * number * n % 90_000)}
            for n in range(10)
        ]
        return {
            **deepcopy(FULL),
            "slug": f"toko-{number}",
            "nama": f"Toko {number}",
            "alias": [],
            "promo": [],
            "produk": products,
        }

    of = catalogue(*(seller(number) for number in range(100)))
    files = files_beside(site_of(of, {}, SETTINGS))
    sizes = {name: len(gzip.compress(content)) for name, content in files.items() if name.startswith("data/")}
    facts = [size for name, size in sizes.items() if name.startswith("data/saring-")]
    pieces = [size for name, size in sizes.items() if name.startswith("data/kartu/")]
    assert facts[0] <= 8_000  # bytes for 1,000 products, at the first touch
    assert max(pieces) <= 5_000  # bytes for 24 cards
