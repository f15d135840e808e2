"""Writes the newest products as RSS 2.0 with pictures, for feed readers and other programs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from heapq import nlargest
from html import escape
from typing import TYPE_CHECKING

from katalog import addresses, formats
from katalog.contract.model import Status
from katalog.data.feeds import xml
from katalog.orders import order_links
from katalog.safe_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from katalog.contract.model import Business, Catalogue, Product, TimeZone
    from katalog.photos.plan import Picture

ITEMS_MAX = 100  # what a reader fetches again and again stays near 100 kB
DESCRIPTION_MAX = 300
NAMESPACES = (("atom", "http://www.w3.org/2005/Atom"), ("media", "http://search.yahoo.com/mrss/"))
TEXTS = {
    "title": "Produk baru dari {village}",
    "about": "Produk yang baru ditambahkan di katalog usaha warga {village}",
    "item": "{product} - {business}",
    "from": "mulai {price}",
    "sample": "(contoh, bukan produk sungguhan)",
}


def rss(  # noqa: PLR0913, PLR0917  # what a feed is made of
    catalogue: Catalogue,
    pictures: Mapping[tuple[str, str], Picture],
    site_url: str,
    own_address: str,
    today: date,
    first_seen: Mapping[str, date],
) -> bytes:
    """Return the feed, newest first, of businesses that are not closed for good.

    `first_seen` has the day a site-relative address was first published. A product it does not know counts as old as
    its business's last confirmation, or the owner's consent. Without either it comes last and carries the day of the
    build, since some readers drop what has no date; they all tell items by their address.
    """
    village = catalogue.village
    names = {category.id: category.name for category in village.categories}
    numbered = enumerate(_products(catalogue))

    def newness(entry: tuple[int, tuple[Business, Product]]) -> tuple[date, int]:
        number, (business, product) = entry
        return _known_since(first_seen, business, product) or date.min, -number

    items = [
        xml.nested(
            "item",
            _fields(
                business,
                product,
                names.get(business.category, ""),
                pictures,
                site_url,
                _moment(_known_since(first_seen, business, product) or today, village.time_zone),
            ),
        )
        for _, (business, product) in nlargest(ITEMS_MAX, numbered, key=newness)
    ]
    channel = [
        xml.element("title", TEXTS["title"].format(village=village.name)),
        xml.element("link", site_url),
        xml.element("description", TEXTS["about"].format(village=village.name)),
        xml.element("language", village.language),
        xml.element(
            "atom:link", href=addresses.absolute(site_url, own_address), rel="self", type="application/rss+xml"
        ),
        *items,
    ]
    return xml.rss(channel, NAMESPACES)


def _products(catalogue: Catalogue) -> Iterator[tuple[Business, Product]]:
    for business in catalogue.businesses:
        if business.status is not Status.CLOSED:
            for product in business.products:
                yield business, product


def _known_since(first_seen: Mapping[str, date], business: Business, product: Product) -> date | None:
    return first_seen.get(addresses.product(business.slug, product.id)) or business.confirmed or business.consented


def _moment(day: date, zone: TimeZone) -> datetime:
    return datetime.combine(day, time(), timezone(timedelta(hours=zone.utc_offset_hours)))


def _fields(  # noqa: PLR0913, PLR0917  # what an item names
    business: Business,
    product: Product,
    category: str,
    pictures: Mapping[tuple[str, str], Picture],
    site_url: str,
    published: datetime,
) -> Iterator[str]:
    url = addresses.absolute(site_url, addresses.product(business.slug, product.id))
    yield xml.element("title", TEXTS["item"].format(product=product.name, business=business.name))
    yield xml.element("link", url)
    yield xml.element("guid", url, isPermaLink="true")
    yield xml.element("description", _description(business, product))
    if category:
        yield xml.element("category", category)
    yield xml.element("pubDate", format_datetime(published))
    for photo in product.photos[:1]:
        if picture := pictures.get((business.slug, photo.file)):
            shown = picture.square
            yield xml.element(
                "media:content",
                url=addresses.absolute(site_url, addresses.PICTURES + shown.name),
                type=shown.media_type,
                medium="image",
                width=str(shown.width),
                height=str(shown.height),
            )


def _description(business: Business, product: Product) -> str:
    """Return price and description on one line. Feed readers take this field as HTML, so it is escaped once here."""
    parts = [TEXTS["sample"]] if business.sample else []
    if (lowest := product.lowest_price) is not None:
        price = formats.price(lowest, order_links.FREE)
        parts.append(f"{TEXTS['from'].format(price=price) if product.has_price_range else price}.")
    words = markdown.plain(product.description) if product.description else business.summary
    parts.append(markdown.shortened(words, DESCRIPTION_MAX))
    return escape(" ".join(parts), quote=False)
