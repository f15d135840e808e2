"""What a browser has to know to compose an order: sellers, products and bundles as compact JSON.

A product page carries its own product and seller. A basket may hold goods of any business and checks them against one
small file a business, `data/pesanan/<slug>.json`: two kilobytes each, where one file for a village of 10,000 products
would be over two megabytes for a basket that needs two or three sellers.

Keys that hold nothing are left out. Prices are whole rupiah, lead times and hours are minutes, dates ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from katalog import addresses, formats
from katalog.contract.confirmation import last_sure
from katalog.contract.model import Payment, ProductKind, Status, Stock
from katalog.contract.values import qris
from katalog.orders import opening_hours, order_code, qr, units, whatsapp
from katalog.orders.offers import VariantField, variant_fields
from katalog.orders.order_links import is_sold_out
from katalog.safe_text import script_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from katalog.contract.model import Business, Catalogue, Photo, Product, Promo, Variant, Village
    from katalog.photos.plan import Picture
    from katalog.settings import SiteAddress

    Pictures = Mapping[tuple[str, str], Picture]

MINUTES_AN_HOUR = 60


Json = dict[str, Any]


@dataclass(frozen=True)
class OrderForm:
    """What the order form of a product's page needs besides the models themselves.

    `can_order` is False where there is nothing to compose: sold out, or the business does not take orders now. `least`
    is the smallest quantity, `unit` what is counted ("" where that differs by variant). `data` is JSON, safe inside a
    script element.
    """

    can_order: bool
    sold_out: bool
    phone: str
    variants: tuple[VariantField, ...]
    least: int
    unit: str
    data: str


class OrderForms:
    """Makes the order forms of one village; what is said of a seller is worked out once for products one by one.

    `root_url` begins the addresses in messages: sellers read the pages of the village's own language, whatever the
    buyer reads.
    """

    def __init__(self, village: Village, root_url: str) -> None:
        self._village = village
        self._root_url = root_url
        self._latest = ("", "")

    def order_form(self, business: Business, product: Product, page_url: str) -> OrderForm:
        """Return what an order form shows; `page_url` is the absolute address of the product that the seller gets."""
        sold_out = is_sold_out(product)
        can_order = business.status is Status.OPEN and not sold_out
        return OrderForm(
            can_order=can_order,
            sold_out=sold_out,
            phone=formats.phone_for_people(business.whatsapp),
            variants=tuple(variant_fields(product)) if can_order else (),
            least=_least(product),
            unit=_unit_of_all(product),
            data=f'{{"seller":{self._seller(business)},"item":{script_data.embedded(_item(product, page_url))}}}'
            if can_order
            else "",
        )

    def qris_of(self, business: Business) -> qris.Qris | None:
        """Return whom the business's QRIS code pays, None where it has none."""
        return qris.parse(business.qris) if business.qris else None

    def _seller(self, business: Business) -> str:
        slug, made = self._latest
        if slug != business.slug:
            url = f"{self._root_url}{addresses.business(business.slug)}"
            made = script_data.embedded(_seller(self._village, business, url))
            self._latest = (business.slug, made)
        return made


def business_data(
    village: Village, business: Business, business_url: str, pictures: Pictures, shared: str = ""
) -> Json:
    """Return everything of one business that can be in a basket; `business_url` is the page that its owner reads.

    `shared` leads from the root of the page's edition to that of the site, where the pictures are.
    """

    def pictured(item: Json, photos: Sequence[Photo]) -> Json:
        found = (pictures.get((business.slug, photo.file)) for photo in photos)
        picture = next(filter(None, found), None)
        return {**item, "photo": f"{shared}{addresses.PICTURES}{picture.smallest.name}"} if picture else item

    return {
        "seller": _seller(village, business, business_url) | _sure(business),
        "items": [
            pictured(_item(product, f"{business_url}{product.id}/"), product.photos) for product in business.products
        ],
        "promos": [pictured(_promo(business, promo), _photos_of(business, promo)) for promo in business.promos],
    }


def catalogue_data(catalogue: Catalogue, where: SiteAddress, pictures: Pictures) -> Iterator[tuple[str, Json]]:
    """Yield slug and `business_data` of every business."""
    for business in catalogue.businesses:
        yield (
            business.slug,
            business_data(
                catalogue.village,
                business,
                f"{where.root_url}{addresses.business(business.slug)}",
                pictures,
                where.to_shared,
            ),
        )


def files(catalogue: Catalogue, where: SiteAddress, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """Yield the files that ordering needs beside the pages, with their addresses relative to the site's root."""
    for slug, data in catalogue_data(catalogue, where, pictures):
        yield f"data/pesanan/{slug}.json", script_data.compact(data).encode("utf-8", "replace")
    for business in catalogue.businesses:
        if business.qris:
            yield f"usaha/{business.slug}/qris.svg", qr.svg(business.qris)
            yield f"usaha/{business.slug}/qris.png", qr.png(business.qris)


def covers(address: str) -> bool:
    """Return whether `address` is where a file of `files` can be."""
    return address.startswith("data/pesanan/") or address.endswith(("/qris.svg", "/qris.png"))


def _least(product: Product) -> int:
    """Return the smallest multiple of the step that is not below the minimum."""
    step = product.order_step or 1
    return -(-(product.order_min or 1) // step) * step


def _unit_of_all(product: Product) -> str:
    """Return the unit that every variant is counted in, "" where there is none."""
    unit = product.unit or ""
    return unit if units.holds_for(unit, (each.name for each in product.variants)) else ""


def _seller(village: Village, business: Business, url: str) -> Json:
    return _without_empty(
        {
            "slug": business.slug,
            "name": business.name,
            "url": url,
            "village": village.name,
            "wa": business.whatsapp.removeprefix("+"),
            "phone": formats.phone_for_people(business.whatsapp),
            "code": order_code.of(business.name),
            "zone": village.time_zone.utc_offset_hours * MINUTES_AN_HOUR,
            "sample": whatsapp.TEXTS["sample"] if business.sample else "",
            "status": "" if business.status is Status.OPEN else business.status.value,
            "hours": opening_hours.for_browser(business, village),
            "services": [service.value for service in business.services],
            "areas": [
                _without_empty({"name": each.area, "fee": each.fee, "min": each.minimum})
                for each in business.delivery_areas
            ],
            "pay": [payment.value for payment in business.payments],
            "qris": _qris(business),
        }
    )


def _sure(business: Business) -> Json:
    """Return the day on which prices were last confirmed: the basket finds out itself when that is too long ago."""
    sure = last_sure(business)
    return {} if sure is None else {"sure": sure.isoformat()}


def _qris(business: Business) -> Json | None:
    if business.qris is None or Payment.QRIS not in business.payments:
        return None
    code = qris.parse(business.qris)
    return _without_empty({"merchant": code.merchant, "city": code.city, "amount": code.amount})


def _item(product: Product, url: str) -> Json:
    return _without_empty(
        {
            "id": product.id,
            "name": product.name,
            "said": product.spoken_name,
            "url": url,
            "price": product.price,
            "from": product.price_from,
            "unit": product.spoken_unit or product.unit,
            "variants": [_variant(product, variant) for variant in product.variants],
            "choices": [
                _without_empty({"name": each.name, "options": list(each.options), "must": each.required})
                for each in product.choices
            ],
            "questions": [
                _without_empty({"label": each.label, "kind": each.kind.value, "must": each.required})
                for each in product.questions
            ],
            "stock": _stock(product.stock),
            "service": product.kind is ProductKind.SERVICE,
            "lead": _minutes(product),
            "min": product.order_min,
            "max": product.order_max,
            "step": product.order_step,
        }
    )


def _variant(product: Product, variant: Variant) -> Json:
    """Return a variant; its `unit` takes the product's place, and "" says that neither is true."""
    told = _without_empty({"name": variant.name, "price": variant.price, "stock": _stock(variant.stock)})
    unit = product.spoken_unit or product.unit
    return told if not unit or units.holds_for(unit, [variant.name]) else {**told, "unit": ""}


def _photos_of(business: Business, promo: Promo) -> Sequence[Photo]:
    """Return a bundle's own photos, else those of what is in it."""
    parts = (business.product(line.product_id) for line in promo.items)
    return promo.photos or [photo for product in parts if product for photo in product.photos]


def _promo(business: Business, promo: Promo) -> Json:
    parts = [(item, product) for item in promo.items if (product := business.product(item.product_id))]
    sold_out = any(
        product.stock is Stock.SOLD_OUT
        or any(each.name == item.variant and each.stock is Stock.SOLD_OUT for each in product.variants)
        for item, product in parts
    )
    return _without_empty(
        {
            "id": promo.id,
            "name": promo.name,
            "said": promo.spoken_name,
            "price": promo.price,
            "parts": whatsapp.contents_of(business, promo),
            "starts": promo.starts and promo.starts.isoformat(),
            "ends": promo.ends and promo.ends.isoformat(),
            "stock": _stock(Stock.SOLD_OUT) if sold_out else "",
            "lead": max((_minutes(product) for _, product in parts), default=0),
        }
    )


def _stock(stock: Stock) -> str:
    return "" if stock is Stock.AVAILABLE else stock.value


def _minutes(product: Product) -> int:
    return product.ready_in.duration // timedelta(minutes=1) if product.ready_in else 0


def _without_empty(values: Json) -> Json:
    """Drop keys that say nothing; 0 says something where it is a fee or a price."""
    return {
        key: value
        for key, value in values.items()
        if value not in (None, "", [], {}, False) or (value == 0 and key in {"fee", "price"} and value is not False)
    }
