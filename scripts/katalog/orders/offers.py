"""What is offered under which name, price and address: the one place that pages, structured data and feeds ask."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from katalog import formats
from katalog.contract.model import Business, Product, Status, Stock, Variant
from katalog.contract.values.words import slug_of

ID_MAX = 50  # characters, Google's limit for a product's id; Meta takes 100
DIGEST_LENGTH = 10  # hex digits, 40 bits: enough to tell a village's products apart
QUERY = "varian"  # in the address of a product's page, with a variant's key: that one is chosen


@dataclass(frozen=True)
class Offer:
    """A product or one of its variants at its price in whole rupiah (None: one has to ask).

    `query` is what chooses it in the address of the product's page, "" without variants. `before` is what it cost
    before, where it is cheaper now. `stock` is what can be had on the day of the build, pre-order only where `ready`
    says from when on.
    """

    id: str
    query: str
    variant: Variant | None
    price: int | None
    before: int | None
    stock: Stock
    ready: date | None


@dataclass(frozen=True)
class VariantField:
    """A variant as the order form offers it; `price` is the text shown, "" where one has to ask.

    `key` is what chooses it in the page's address.
    """

    name: str
    key: str
    price: str
    sold_out: bool
    chosen: bool


def offers(business: Business, product: Product, today: date) -> Iterator[Offer]:
    """Yield what can be bought of a product, one offer for each variant, in the order of the entry."""
    used: set[str] = set()
    keys = iter(variant_keys(product))
    for variant in product.variants or (None,):
        price = product.price_of(variant)
        before = product.price_before if variant is None or variant.price is None else None
        stock, ready = availability(business, product, variant, today)
        yield Offer(
            id=_unused(business, product, variant, used),
            query=f"?{QUERY}={next(keys)}" if variant else "",
            variant=variant,
            price=price,
            before=before if before and price and before > price else None,
            stock=stock,
            ready=ready,
        )


def availability(
    business: Business, product: Product, variant: Variant | None, today: date
) -> tuple[Stock, date | None]:
    """Return what can be had now: a business that is not running sells nothing.

    A pre-order is one where the entry says how long it takes, since shops want its day; else it counts as what it also
    is, something that can be ordered.
    """
    if business.status is not Status.OPEN or product.stock is Stock.SOLD_OUT:
        return Stock.SOLD_OUT, None
    stock = product.stock if variant is None or variant.stock is Stock.AVAILABLE else variant.stock
    if stock is not Stock.PRE_ORDER:
        return stock, None
    if product.ready_in is None:
        return Stock.AVAILABLE, None
    return stock, today + timedelta(days=math.ceil(product.ready_in.duration / timedelta(days=1)))


def variant_keys(product: Product) -> tuple[str, ...]:
    """Return what each variant is called in an address: its name as a slug, or a digest where that is no name alone."""
    keys: list[str] = []
    for variant in product.variants:
        key = slug_of(variant.name) or _digest(variant.name)
        name = variant.name
        while key in keys:
            key = _digest(name)
            name += "'"  # only for two variants of the very same name
        keys.append(key)
    return tuple(keys)


def variant_fields(product: Product) -> Iterator[VariantField]:
    """Yield a product's variants for its order form; the first that is not sold out is chosen."""
    first = next((each for each in product.variants if each.stock is not Stock.SOLD_OUT), None)
    for variant, key in zip(product.variants, variant_keys(product), strict=True):
        price = product.price_of(variant)
        yield VariantField(
            variant.name,
            key,
            "" if price is None else formats.rupiah(price),
            variant.stock is Stock.SOLD_OUT,
            variant is first,
        )


def offer_id(slug: str, product_id: str, variant: str = "") -> str:
    """Return the id of a product or variant: the same at every build, at most 50 characters.

    The parts are joined by `_`, which no slug holds. What is too long, or a variant whose name has no letter left in
    ASCII, is told apart by a digest of the whole.
    """
    parts = [slug, product_id]
    if variant:
        parts.append(slug_of(variant) or _digest(variant))
    full = "_".join(parts)
    if len(full) <= ID_MAX:
        return full
    return f"{full[: ID_MAX - DIGEST_LENGTH - 1]}_{_digest(f'{slug}_{product_id}_{variant}')}"


def _unused(business: Business, product: Product, variant: Variant | None, used: set[str]) -> str:
    """Return the offer's id; variants whose names differ in marks only get a digest of the exact name."""
    name = variant.name if variant else ""
    found = offer_id(business.slug, product.id, name)
    start = found[: ID_MAX - DIGEST_LENGTH - 1]
    while found in used:
        found = f"{start}_{_digest(name)}"
        name += "'"
    used.add(found)
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:DIGEST_LENGTH]
