"""What a filter must find, computed from the entries themselves: nothing of the data file or the scripts is used."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import opening_reference

from katalog.contract.model import Business, Product, Status, Stock, Village
from katalog.orders.delivery import hamlets_reached
from katalog.pages.views import VillageView

NEVER = math.inf


@dataclass(frozen=True)
class Asked:
    """A choice of filters, as a visitor would say it.

    `harga` is from and to in rupiah, 0 for no limit; `kata` is what a search's words find, best first, as pairs of a
    business's slug and a product's id ("" for the business itself), None for no words.
    """

    kategori: tuple[str, ...] = ()
    dusun: tuple[str, ...] = ()
    antar: str = ""
    bayar: tuple[str, ...] = ()
    buka: bool = False
    ada: bool = False
    promo: bool = False
    halal: bool = False
    harga: tuple[int, int] = (0, 0)
    urut: str = ""
    kata: tuple[tuple[str, str], ...] | None = None

    @property
    def search(self) -> str:
        """The address part that says the same."""
        pairs = [
            ("q", "kata" if self.kata is not None else ""),
            ("kategori", ",".join(self.kategori)),
            ("dusun", ",".join(self.dusun)),
            ("antar", self.antar),
            ("bayar", ",".join(self.bayar)),
            *((key, "1" if getattr(self, key) else "") for key in ("buka", "ada", "promo", "halal")),
            ("harga", "-".join(str(each or "") for each in self.harga) if any(self.harga) else ""),
            ("urut", self.urut),
        ]
        written = "&".join(f"{key}={value}" for key, value in pairs if value)
        return f"?{written}" if written else ""


@dataclass(frozen=True)
class Moment:
    """When and where one asks: the village's time, and latitude and longitude (None where the place is not known)."""

    now: datetime
    here: tuple[float, float] | None


def found_products(view: VillageView, rows: list[tuple[Business, Product]], asked: Asked, at: Moment) -> list[int]:
    """Return the rows of the products that fit, in order."""
    fitting = [
        row
        for row, (business, product) in enumerate(rows)
        if _business_fits(business, view.village, asked, at.now)
        and _product_fits(business, product, asked, at.now)
        and (asked.kata is None or (business.slug, product.id) in asked.kata)
    ]
    if not asked.urut:
        if asked.kata is not None:
            fitting.sort(key=lambda row: _place(asked, rows[row][0].slug, rows[row][1].id))
        return fitting
    return sorted(
        fitting,
        key=lambda row: (
            _sold_out(rows[row][1]),
            _worth(rows[row][0], [rows[row][1]], asked.urut, at),
            row,
        ),
    )


def found_businesses(view: VillageView, asked: Asked, at: Moment) -> list[int]:
    """Return the places of the businesses that fit, in order."""
    businesses = [each.business for each in view.businesses]
    fitting = [
        place
        for place, business in enumerate(businesses)
        if _business_fits(business, view.village, asked, at.now) and _sells(business, asked, at.now)
    ]
    if not asked.urut:
        if asked.kata is not None:
            fitting.sort(key=lambda place: _best_place(asked, businesses[place]))
        return fitting
    return sorted(
        fitting,
        key=lambda place: (
            businesses[place].status is not Status.OPEN,
            _worth(businesses[place], list(businesses[place].products), asked.urut, at),
            place,
        ),
    )


def _business_fits(business: Business, village: Village, asked: Asked, now: datetime) -> bool:
    halal = business.licences.halal
    slugs = [hamlet.slug for hamlet in village.hamlets]
    names = {hamlet.slug: hamlet.name for hamlet in village.hamlets}
    running = business.status is Status.OPEN
    state = opening_reference.state_at(business.hours, business.holidays, now) if running else None
    return all(
        (
            not asked.kategori or business.category in asked.kategori,
            not asked.dusun or business.address.hamlet in {names[slug] for slug in asked.dusun},
            not asked.antar or (running and slugs.index(asked.antar) in hamlets_reached(business, village)),
            not asked.bayar or bool({way.value for way in business.payments} & set(asked.bayar)),
            not asked.halal or (halal is not None and (halal.valid_until is None or halal.valid_until >= now.date())),
            not asked.buka or (state is not None and state.open),
        )
    )


def _product_fits(business: Business, product: Product, asked: Asked, now: datetime) -> bool:
    price = product.lowest_price
    low, high = asked.harga
    return all(
        (
            not any(asked.harga) or (price is not None and price >= low and (not high or price <= high)),
            not asked.promo or _reduced(product) or any(_in_bundle(business, product, now.date())),
            not asked.ada
            or (business.status is Status.OPEN and product.stock is Stock.AVAILABLE and not _sold_out(product)),
        )
    )


def _place(asked: Asked, slug: str, product: str = "") -> float:
    found = asked.kata or ()
    return found.index((slug, product)) if (slug, product) in found else NEVER


def _best_place(asked: Asked, business: Business) -> float:
    return min((_place(asked, business.slug), *(_place(asked, business.slug, each.id) for each in business.products)))


def _sells(business: Business, asked: Asked, now: datetime) -> bool:
    """Return whether a business has what is asked of products, the words among it where they do not name itself."""
    of_products = any(asked.harga) or asked.promo or asked.ada
    named = asked.kata is None or (business.slug, "") in asked.kata
    if named and not of_products:
        return True
    for product in business.products:
        found = named or (asked.kata is not None and (business.slug, product.id) in asked.kata)
        if found and _product_fits(business, product, asked, now):
            return True
    bundle_is_enough = asked.promo and not any(asked.harga) and not asked.ada
    return named and bundle_is_enough and any(_is_current(promo, now.date()) for promo in business.promos)


def _in_bundle(business: Business, product: Product, today: date) -> list[bool]:
    return [
        any(line.product_id == product.id for line in promo.items)
        for promo in business.promos
        if _is_current(promo, today)
    ]


def _is_current(promo: object, today: date) -> bool:
    starts, ends = getattr(promo, "starts", None), getattr(promo, "ends", None)
    return (starts is None or starts <= today) and (ends is None or today <= ends)


def _reduced(product: Product) -> bool:
    price = product.lowest_price
    return (
        price is not None
        and not product.has_price_range
        and product.price_before is not None
        and product.price_before > price
    )


def _sold_out(product: Product) -> bool:
    variants = product.variants
    return product.stock is Stock.SOLD_OUT or (bool(variants) and all(v.stock is Stock.SOLD_OUT for v in variants))


def _worth(business: Business, products: list[Product], order: str, at: Moment) -> float:
    if order == "murah":
        return min((p.lowest_price for p in products if p.lowest_price is not None), default=NEVER)
    if order == "dekat":
        where = business.address.coordinates
        return NEVER if at.here is None or where is None else _metres(at.here, (where.latitude, where.longitude))
    day = business.consented if order == "baru" else business.confirmed
    return -day.toordinal() if day else NEVER


def _metres(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Return whole metres by the spherical law of cosines, another formula than the script's."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    cosine = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return round(6_371_000 * math.acos(max(-1.0, min(1.0, cosine))))


def minutes(now: datetime) -> int:
    """Return the village's `now` as scripts count it: minutes on its clocks since 1970."""
    return (now.replace(tzinfo=None) - datetime(1970, 1, 1)) // timedelta(minutes=1)  # noqa: DTZ001
