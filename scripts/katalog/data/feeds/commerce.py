"""Writes the shop feeds for Meta (Instagram, Facebook, WhatsApp) and Google: goods to be bought at a known price.

Not in them: goods without a price or with a price "from" only (the price in a feed must be the one paid), without a
picture (both shops require one), services (both shops reject them), businesses closed for good, and sample businesses,
since a shop would sell what nobody makes. Goods made to order count as in stock: they can be ordered now, and both
shops want a date for "preorder" that no entry gives.

Sources: Meta's catalogue reference (id 100 characters, title 200, description 9,999), Google's product data
specification (id 50, title 150, description 5,000, brand 70). The narrower limit is kept in both, so that one product
has one id everywhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from katalog import addresses
from katalog.contract.model import ProductKind, Status, Stock
from katalog.contract.values.words import slug_of
from katalog.data.csv_cells import guarded
from katalog.data.feeds import xml
from katalog.pages import json_ld
from katalog.safe_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from katalog.contract.model import Business, Catalogue, Photo, Product, Variant, Village
    from katalog.photos.plan import Picture

ID_MAX = 50
TITLE_MAX = 150
DESCRIPTION_MAX = 5_000
BRAND_MAX = 70
MORE_IMAGES_MAX = 10  # Google's limit; Meta takes 20
DIGEST_LENGTH = 10  # hex digits, 40 bits: enough to tell a village's products apart

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
CONDITIONS = {
    "https://schema.org/NewCondition": "new",
    "https://schema.org/UsedCondition": "used",
    "https://schema.org/RefurbishedCondition": "refurbished",
}


@dataclass(frozen=True)
class Item:
    """One thing a shop can show: a product or one of its variants. Prices in whole rupiah, addresses absolute.

    `group` is shared by the variants of one product, "" for a product without any. `price_before` is what it cost
    before, where it is cheaper now.
    """

    id: str
    group: str
    title: str
    description: str
    available: bool
    condition: str
    price: int
    price_before: int | None
    link: str
    images: tuple[str, ...]
    brand: str
    category: str
    variant: str


def items(catalogue: Catalogue, pictures: Mapping[tuple[str, str], Picture], site_url: str) -> Iterator[Item]:
    """Yield what can be sold, in the order of the entries."""
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
                yield from _items_of(business, product, images, category, site_url)


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
            "availability": "in stock" if item.available else "out of stock",
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
    channel = [
        xml.element("title", village.name),
        xml.element("link", site_url),
        xml.element("description", f"Produk usaha warga {village.name}"),
        *(xml.nested("item", _google_fields(item)) for item in items),
    ]
    return xml.rss(channel, [GOOGLE_NAMESPACE])


def item_id(slug: str, product_id: str, variant: str = "") -> str:
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


def _items_of(
    business: Business, product: Product, images: tuple[str, ...], category: str, site_url: str
) -> Iterator[Item]:
    words = markdown.plain(product.description) if product.description else business.summary
    group = item_id(business.slug, product.id) if product.variants else ""
    condition = CONDITIONS[json_ld.condition_of(product) or "https://schema.org/NewCondition"]
    used: set[str] = set()
    for variant in product.variants or (None,):
        price = product.price_of(variant)
        if not price:  # neither shop takes goods that are free or whose price is not known
            continue
        own_id = _unused(business, product, variant, used)
        before = product.price_before if variant is None or variant.price is None else None
        yield Item(
            id=own_id,
            group=group,
            title=markdown.shortened(f"{product.name}, {variant.name}" if variant else product.name, TITLE_MAX),
            description=markdown.shortened(words, DESCRIPTION_MAX),
            available=_available(business, product, variant),
            condition=condition,
            price=price,
            price_before=before if before and before > price else None,
            link=addresses.absolute(site_url, addresses.product(business.slug, product.id)),
            images=images,
            brand=markdown.shortened(product.brand or business.name, BRAND_MAX),
            category=category,
            variant=variant.name if variant else "",
        )


def _unused(business: Business, product: Product, variant: Variant | None, used: set[str]) -> str:
    """Return the item's id; variants whose names differ in marks only get a digest of the exact name."""
    name = variant.name if variant else ""
    found = item_id(business.slug, product.id, name)
    start = found[: ID_MAX - DIGEST_LENGTH - 1]
    while found in used:
        found = f"{start}_{_digest(name)}"
        name += "'"  # only for two variants of the very same name
    used.add(found)
    return found


def _images(
    business: Business, photos: Iterable[Photo], pictures: Mapping[tuple[str, str], Picture], folder: str
) -> tuple[str, ...]:
    found = (pictures.get((business.slug, photo.file)) for photo in photos)
    return tuple(folder + picture.square.name for picture in found if picture)[: MORE_IMAGES_MAX + 1]


def _available(business: Business, product: Product, variant: Variant | None) -> bool:
    stocks = {product.stock, variant.stock if variant else product.stock}
    return business.status is Status.OPEN and Stock.SOLD_OUT not in stocks


def _google_fields(item: Item) -> Iterator[str]:
    yield xml.element("g:id", item.id)
    yield xml.element("title", item.title)
    yield xml.element("description", item.description)
    yield xml.element("link", item.link)
    yield xml.element("g:image_link", item.images[0])
    for image in item.images[1:]:
        yield xml.element("g:additional_image_link", image)
    yield xml.element("g:availability", "in_stock" if item.available else "out_of_stock")
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


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:DIGEST_LENGTH]
