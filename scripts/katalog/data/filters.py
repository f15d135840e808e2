"""Writes what filters and sorting have to know of every business and product: one compact JSON file, by columns.

It is fetched when a visitor first touches a filter, so it holds numbers only; the cards that a filter shows come in
small pieces from beside it, as the same HTML that list pages have.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from katalog.contract.model import Business, Payment, Status, Stock
from katalog.data.begun import BegunFiles
from katalog.orders import opening_hours
from katalog.orders.delivery import hamlets_reached
from katalog.pages.similar import market_order
from katalog.pages.views import ProductView, VillageView
from katalog.texts import Texts

VERSION = 1
HASH_CHARACTERS = 10
CARDS_A_PIECE = 24  # what a filter shows at once; 24 cards are 3 to 4 KB gzip, so that scattered ones stay cheap
ASK_PRICE = -1
EPOCH = date(1970, 1, 1)
SOLD_OUT, NOT_NOW, REDUCED = 1, 2, 4
MICRO = 100_000  # coordinates as whole numbers of about a metre
PRICE_STEPS_MAX = 4
# Rounded as people think of money; of these, the ones that divide the village's prices are offered.
ROUND_PRICES = (5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000)

Draw = Callable[[Any], str]
"""Draws the card of a view."""


def covers(address: str) -> bool:
    """Return whether `address` is where such a file can be."""
    return address.startswith(("data/saring", "data/kartu/"))


def files(view: VillageView, texts: Texts, product_card: Draw, business_card: Draw) -> BegunFiles:
    """Return the facts, to begin with, and the cards of all products and businesses.

    Addresses change with the content, so that every file can be kept by browsers for ever.
    """
    products = market_order(view.businesses)
    pieces = {
        **_pieces("p", [product_card(item) for item in products]),
        **_pieces("u", [business_card(each) for each in view.businesses]),
    }
    digest = hashlib.blake2b(digest_size=HASH_CHARACTERS // 2)
    for name, content in pieces.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    folder = f"data/kartu/{digest.hexdigest()}/"
    encoded = _encoded({**facts(view, products, texts), "cards": folder, "piece": CARDS_A_PIECE})
    name = hashlib.blake2b(encoded, digest_size=HASH_CHARACTERS // 2).hexdigest()
    address = f"data/saring-{name}.json"
    return BegunFiles(address, {address: encoded, **{folder + name: content for name, content in pieces.items()}})


def facts(view: VillageView, products: Sequence[ProductView], texts: Texts) -> dict[str, Any]:
    """Return the facts; rows of `products` are in market order, as on list pages.

    Days are counted from 1970-01-01, 0 for unknown. Of a business: `category`, `hamlet` and `hours` are places in the
    lists beside them (`hours` -1 where nothing is known or it is not running), `pay` bits in the order of `payments`,
    `halal` 0 for no, 1 for a certificate without end, else its last day; `reach` are the hamlets it delivers to,
    `where` is latitude and longitude in hundred-thousandths of a degree, 0 for unknown. Of a product: `price` is its
    lowest in rupiah, -1 where one has to ask; `flags` are 1 sold out, 2 not to be had now, 4 reduced. A promo is
    `[business, first day, last day, rows of the products in it]`.
    """
    village = view.village
    businesses = [each.business for each in view.businesses]
    at = {business.slug: place for place, business in enumerate(businesses)}
    row = {(item.business.slug, item.product.id): place for place, item in enumerate(products)}
    category_at = {category.id: place for place, category in enumerate(village.categories)}
    hamlet_at = {hamlet.slug: place for place, hamlet in enumerate(village.hamlets)}
    payments = list(Payment)
    hours: dict[str, int] = {}
    hours_of = [_numbered(opening_hours.for_browser(business, village), hours) for business in businesses]
    return {
        "version": VERSION,
        "texts": texts.section("saring"),
        "offset": village.time_zone.utc_offset_hours * 60,
        "categories": [[category.id, category.name] for category in village.categories],
        "hamlets": [[hamlet.slug, hamlet.name] for hamlet in village.hamlets],
        "payments": [[payment.value, texts(f"pembayaran.{payment.value}")] for payment in payments],
        "prices": price_steps([price for item in products if (price := item.product.lowest_price) is not None]),
        "hours": [json.loads(each) for each in hours],
        "businesses": {
            "category": [category_at[each.category.id] for each in view.businesses],
            "hamlet": [hamlet_at[each.hamlet.slug] for each in view.businesses],
            "status": [list(Status).index(business.status) for business in businesses],
            "hours": hours_of,
            "pay": [sum(1 << payments.index(way) for way in set(business.payments)) for business in businesses],
            "halal": [_halal(business) for business in businesses],
            "reach": [hamlets_reached(business, village) for business in businesses],
            "joined": [_day(business.consented) for business in businesses],
            "confirmed": [_day(business.confirmed) for business in businesses],
            "where": [_where(business) for business in businesses],
        },
        "products": {
            "business": [at[item.business.slug] for item in products],
            "price": [ASK_PRICE if (price := item.product.lowest_price) is None else price for item in products],
            "flags": [_flags(item) for item in products],
        },
        "promos": [
            [
                at[promo.business.slug],
                _day(promo.promo.starts),
                _day(promo.promo.ends),
                sorted(
                    {
                        place
                        for line in promo.promo.items
                        if (place := row.get((promo.business.slug, line.product_id))) is not None
                    }
                ),
            ]
            for promo in view.promos
        ],
    }


def quick(view: VillageView) -> tuple[str, ...]:
    """Return which filters a list offers at one touch: those that would leave some and take some."""
    businesses = view.catalogue.businesses
    offered = {
        "buka": any(business.hours for business in businesses),
        "promo": any(business.promos or any(item.is_reduced for item in business.products) for business in businesses),
        "dekat": any(business.address.coordinates for business in businesses),
        "halal": any(business.licences.halal for business in businesses),
    }
    return tuple(key for key, worth in offered.items() if worth)


def price_steps(prices: Iterable[int]) -> list[int]:
    """Return up to PRICE_STEPS_MAX round amounts in rupiah that part the prices, ascending; none for equal ones."""
    known = sorted(prices)
    steps: list[int] = []
    last = 0
    for step in ROUND_PRICES:
        below = sum(1 for price in known if price <= step)
        if last < below < len(known):
            steps.append(step)
            last = below
    while len(steps) > PRICE_STEPS_MAX:  # the ends part least
        steps.pop(0 if len(steps) % 2 else -1)
    return steps


def _pieces(kind: str, cards: Sequence[str]) -> dict[str, bytes]:
    return {
        f"{kind}{start // CARDS_A_PIECE}.json": _encoded(cards[start : start + CARDS_A_PIECE])
        for start in range(0, len(cards), CARDS_A_PIECE)
    }


def _encoded(data: Mapping[str, Any] | Sequence[str]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _numbered(hours: Mapping[str, Any] | None, table: dict[str, int]) -> int:
    """Return the place of these hours in `table`, put there where they are new; -1 for none."""
    if hours is None:
        return -1
    kept = {"days": hours["days"], "holidays": [dates[:2] for dates in hours["holidays"]]}
    return table.setdefault(json.dumps(kept, ensure_ascii=False), len(table))


def _day(day: date | None) -> int:
    return (day - EPOCH).days if day else 0


def _halal(business: Business) -> int:
    licence = business.licences.halal
    if licence is None:
        return 0
    return max(1, _day(licence.valid_until))


def _where(business: Business) -> list[int] | int:
    point = business.address.coordinates
    return [round(point.latitude * MICRO), round(point.longitude * MICRO)] if point else 0


def _flags(item: ProductView) -> int:
    not_now = item.sold_out or item.product.stock is not Stock.AVAILABLE or item.business.status is not Status.OPEN
    return SOLD_OUT * item.sold_out + NOT_NOW * not_now + REDUCED * item.product.is_reduced
