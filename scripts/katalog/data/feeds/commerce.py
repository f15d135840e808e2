"""Writes the shop feeds for Meta (Instagram, Facebook, WhatsApp) and Google: goods to be bought at a known price.

Not in them: goods without a price or with a price "from" only (the price in a feed must be the one paid), without a
picture (both shops require one), services (both shops reject them), businesses closed for good, and sample businesses,
since a shop would sell what nobody makes. What is said of an item is `orders.offers`', as on its page.

Sources: Meta's catalogue reference (id 100 characters, title 200, description 9,999), Google's product data
specification (id 50, title 150, description 5,000, brand 70). The narrower limit is kept in both, so that one product
has one id everywhere.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from katalog import addresses
from katalog.contract.model import ProductKind, Status, Stock
from katalog.data.csv_cells import guarded
from katalog.data.feeds import xml
from katalog.orders import offers
from katalog.pages import json_ld
from katalog.safe_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from katalog.contract.model import Business, Catalogue, Photo, Product, Village
    from katalog.photos.plan import Picture

TITLE_MAX = 150
DESCRIPTION_MAX = 5_000
BRAND_MAX = 70
MORE_IMAGES_MAX = 10  # Google's limit; Meta takes 20

GOOGLE_NAMESPACE = ("g", "http://base.google.com/ns/1.0")
META_COLUMNS = (
    "id",
    "title",
    "description",
    "availability",
    "condition",
    "price",
    "sale_price",
    "link",
    "image_link",
    "additional_image_link",
    "brand",
    "item_group_id",
    "additional_variant_attribute",
    "product_type",
)
VARIANT_LABEL = "Varian"
AVAILABILITY = {Stock.AVAILABLE: "in_stock", Stock.SOLD_OUT: "out_of_stock", Stock.PRE_ORDER: "preorder"}
CONDITIONS = {
    "https://schema.org/NewCondition": "new",
    "https://schema.org/UsedCondition": "used",
    "https://schema.org/RefurbishedCondition": "refurbished",
}


@dataclass(frozen=True)
class Item:
    """One thing a shop can show: a product or one of its variants. Prices in whole rupiah, addresses absolute.

    `group` is shared by the variants of one product, "" for a product without any. `price_before` is what it cost
    before, where it is cheaper now. `ready` is the first day that a pre-order can be had, None for all else.
    """

    id: str
    group: str
    title: str
    description: str
    availability: Stock
    ready: date | None
    condition: str
    price: int
    price_before: int | None
    link: str
    images: tuple[str, ...]
    brand: str
    category: str
    variant: str


def items(
    catalogue: Catalogue, pictures: Mapping[tuple[str, str], Picture], site_url: str, today: date
) -> Iterator[Item]:
    """Yield what can be sold on the day of the build, in the order of the entries."""
    folder = addresses.absolute(site_url, addresses.PICTURES)
    names = {category.id: category.name for category in catalogue.village.categories}
    for business in catalogue.businesses:
        if business.sample or business.status is Status.CLOSED:
            continue
        for product in business.products:
            if product.kind is ProductKind.SERVICE or product.price_from is not None:
                continue
            images = _images(business, product.photos, pictures, folder)
            if images:
                category = names.get(business.category, business.category)
                yield from _items_of(business, product, images, category, site_url, today)


def meta_csv(items: Iterable[Item]) -> bytes:
    """Return Meta's catalogue feed: CSV after RFC 4180, UTF-8, safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.DictWriter(text, META_COLUMNS)
    writer.writeheader()
    for item in items:
        row = {
            "id": item.id,
            "title": item.title,
            "description": item.description,
            "availability": AVAILABILITY[item.availability].replace("_", " "),
            "condition": item.condition,
            "price": _amount(item.price_before or item.price),
            "sale_price": _amount(item.price) if item.price_before else "",
            "link": item.link,
            "image_link": item.images[0],
            "additional_image_link": ",".join(item.images[1:]),
            "brand": item.brand,
            "item_group_id": item.group,
            "additional_variant_attribute": f"{VARIANT_LABEL}:{_variant_value(item)}" if item.variant else "",
            "product_type": item.category,
        }
        writer.writerow({column: guarded(value) for column, value in row.items()})
    return text.getvalue().encode()


def google_xml(items: Iterable[Item], village: Village, site_url: str) -> bytes:
    """Return Google's product feed: RSS 2.0 with the `g:` namespace."""
    zone = f"+{village.time_zone.utc_offset_hours:02}:00"
    channel = [
        xml.element("title", village.name),
        xml.element("link", site_url),
        xml.element("description", f"Produk usaha warga {village.name}"),
        *(xml.nested("item", _google_fields(item, zone)) for item in items),
    ]
    return xml.rss(channel, [GOOGLE_NAMESPACE])


def _items_of(  # noqa: PLR0913, PLR0917  # an item is told of with its business, its pictures and its site
    business: Business, product: Product, images: tuple[str, ...], category: str, site_url: str, today: date
) -> Iterator[Item]:
    words = markdown.plain(product.description) if product.description else business.summary
    page = addresses.absolute(site_url, addresses.product(business.slug, product.id))
    condition = CONDITIONS[json_ld.condition_of(product) or "https://schema.org/NewCondition"]
    for offer in offers.offers(business, product, today):
        if not offer.price:  # neither shop takes goods that are free or whose price is not known
            continue
        variant = offer.variant
        yield Item(
            id=offer.id,
            group=offers.offer_id(business.slug, product.id) if variant else "",
            title=markdown.shortened(f"{product.name}, {variant.name}" if variant else product.name, TITLE_MAX),
            description=markdown.shortened(words, DESCRIPTION_MAX),
            availability=offer.stock,
            ready=offer.ready,
            condition=condition,
            price=offer.price,
            price_before=offer.before,
            link=page + offer.query,
            images=images,
            brand=markdown.shortened(product.brand or business.name, BRAND_MAX),
            category=category,
            variant=variant.name if variant else "",
        )


def _images(
    business: Business, photos: Iterable[Photo], pictures: Mapping[tuple[str, str], Picture], folder: str
) -> tuple[str, ...]:
    found = (pictures.get((business.slug, photo.file)) for photo in photos)
    return tuple(folder + picture.square.name for picture in found if picture)[: MORE_IMAGES_MAX + 1]


def _google_fields(item: Item, zone: str) -> Iterator[str]:
    yield xml.element("g:id", item.id)
    yield xml.element("title", item.title)
    yield xml.element("description", item.description)
    yield xml.element("link", item.link)
    yield xml.element("g:image_link", item.images[0])
    for image in item.images[1:]:
        yield xml.element("g:additional_image_link", image)
    yield xml.element("g:availability", AVAILABILITY[item.availability])
    if item.ready:
        yield xml.element("g:availability_date", f"{item.ready.isoformat()}T00:00{zone}")
    yield xml.element("g:condition", item.condition)
    yield xml.element("g:price", _amount(item.price_before or item.price))
    if item.price_before:
        yield xml.element("g:sale_price", _amount(item.price))
    yield xml.element("g:brand", item.brand)
    yield xml.element("g:identifier_exists", "no")  # an entry has no key for a barcode, whosever brand it is
    yield xml.element("g:product_type", item.category)
    if item.group:
        yield xml.element("g:item_group_id", item.group)
        detail = (xml.element("g:attribute_name", VARIANT_LABEL), xml.element("g:attribute_value", item.variant))
        yield xml.nested("g:product_detail", detail)


def _variant_value(item: Item) -> str:
    """Return the variant's name without the marks that separate attributes in Meta's column."""
    return item.variant.replace(",", " ").replace(":", " ").strip()


def _amount(rupiah: int) -> str:
    return f"{rupiah} IDR"
