"""What a page is about, as one JSON-LD graph in the terms of schema.org, for search engines.

Only what the page shows is stated. Rules from outside: Google's "Local business", "Product snippet", "Breadcrumb" and
"Carousel" documentation. No rating is stated, since the site's own quotes from customers do not count as reviews, and
no priceValidUntil, since nobody promised a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from katalog.contract.model import Business, Product, ProductKind, Status, Stock, Village
from katalog.orders import offers, opening_hours
from katalog.orders.offers import Offer
from katalog.pages import schema_org_types
from katalog.pages.views import PhotoView
from katalog.safe_text import markdown

Node = dict[str, Any]
Trail = Sequence[tuple[str, str]]
"""The way to a page as its breadcrumbs show it: (name, absolute address) pairs from the home page to the page."""

DESCRIPTION_MAX = 5_000  # characters, Google's limit for a product description

AVAILABILITY = {
    Stock.AVAILABLE: "https://schema.org/InStock",
    Stock.SOLD_OUT: "https://schema.org/OutOfStock",
    Stock.PRE_ORDER: "https://schema.org/PreOrder",
}
DISCONTINUED = "https://schema.org/Discontinued"
EASIEST_FIRST = (
    AVAILABILITY[Stock.AVAILABLE],
    AVAILABILITY[Stock.PRE_ORDER],
    AVAILABILITY[Stock.SOLD_OUT],
    DISCONTINUED,
)
_USED = re.compile(r"\b(?:bekas|second|seken|preloved|used)\b", re.IGNORECASE)
_REFURBISHED = re.compile(r"\b(?:rekondisi|refurbished|refurbish)\b", re.IGNORECASE)


def condition_of(product: Product) -> str | None:
    """Return the schema.org item condition that the words of `kondisi` mean: new unless they say otherwise.

    None for a service, which has no condition.
    """
    if product.kind is ProductKind.SERVICE:
        return None
    words = product.condition or ""
    if _REFURBISHED.search(words):
        return "https://schema.org/RefurbishedCondition"
    return "https://schema.org/UsedCondition" if _USED.search(words) else "https://schema.org/NewCondition"


@dataclass(frozen=True, slots=True)
class Around:
    """What a graph says besides what its page is about: of which village, and where; all addresses absolute.

    `pictures_url` is the folder of pictures, `today` the day of the build, `trail` ends with the page itself.
    """

    village: Village
    site_url: str
    page_url: str
    pictures_url: str
    today: date
    trail: Trail = ()

    def images(self, photos: Iterable[PhotoView]) -> list[str]:
        """Return the addresses of photos, of the JPEG: not every reader of structured data knows AVIF."""
        return [self.pictures_url + photo.picture.fallback.name for photo in photos]


def site_graph(around: Around) -> Node:
    """Return the graph of the home page."""
    return _graph(_site(around))


def list_graph(around: Around, title: str, items: Iterable[tuple[str, str]]) -> Node:
    """Return the graph of a list; `items` are the (name, absolute address) pairs it shows, in the order shown."""
    page: Node = {
        "@type": "CollectionPage",
        "@id": around.page_url,
        "url": around.page_url,
        "name": title,
        "inLanguage": around.village.language,
        "isPartOf": {"@id": _site_id(around.site_url)},
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "url": url}
                for position, (name, url) in enumerate(items, 1)
            ],
        },
    }
    return _graph(page, *_breadcrumbs(around.trail), _site(around))


def business_graph(around: Around, business: Business, image_urls: Sequence[str]) -> Node:
    """Return the graph of a business's page; `image_urls`, absolute, in the order shown."""
    node = _business(around.village, business, around.page_url)
    node |= {"description": business.summary, "image": list(image_urls)}
    node["sameAs"] = [link.url for link in business.social]
    node["areaServed"] = [area.area for area in business.delivery_areas]
    if business.hours is not None and business.status is Status.OPEN:
        node["openingHoursSpecification"] = opening_hours.specification(business.hours)
    if business.status is Status.OPEN:
        node["specialOpeningHoursSpecification"] = opening_hours.special_specification(business.holidays)
    return _graph(_filled(node), *_breadcrumbs(around.trail), _site(around))


def product_graph(
    around: Around, business: Business, product: Product, business_url: str, image_urls: Sequence[str]
) -> Node:
    """Return the graph of a product's page; all addresses absolute, `image_urls` in the order shown.

    Goods of several variants are a group of products, each with an id, price and address of its own, as in the feeds.
    A product whose price one has to ask for is described as a page only: Google rejects a Product without an offer.
    """
    page_url = around.page_url
    node: Node = {
        "@type": "ItemPage",
        "@id": f"{page_url}#produk",
        "name": product.name,
        "url": page_url,
        "description": markdown.shortened(markdown.plain(product.description or ""), DESCRIPTION_MAX),
        "image": list(image_urls),
    }
    node |= _for_sale(business, product, page_url, business_url, around.today)
    seller = _business(around.village, business, business_url)
    return _graph(_filled(node), _filled(seller), *_breadcrumbs(around.trail), _site(around))


def _for_sale(business: Business, product: Product, page_url: str, business_url: str, today: date) -> Node:
    """Return what makes a page one of goods or of a service, nothing where one has to ask for the price."""
    shared: Node = {"priceCurrency": "IDR", "url": page_url, "seller": {"@id": _business_id(business_url)}}
    sold = [offer for offer in offers.offers(business, product, today) if offer.price is not None]
    own_id = offers.offer_id(business.slug, product.id)
    if not sold and product.price_from is None:
        return {}
    if product.kind is ProductKind.SERVICE:
        return {
            "@type": "Service",
            "provider": shared["seller"],
            "offers": _offers(business, product, sold, shared, today),
        }
    goods = _of_goods(business, product)
    if sold and sold[0].variant:
        variants = _variants(business, product, sold, shared)
        return {"@type": "ProductGroup", "productGroupID": own_id, **goods, "hasVariant": variants}
    return {"@type": "Product", "sku": own_id, **goods, "offers": _offers(business, product, sold, shared, today)}


def _of_goods(business: Business, product: Product) -> Node:
    """Return what is said of goods and not of services."""
    return {
        "brand": {"@type": "Brand", "name": product.brand or business.name},
        "itemCondition": condition_of(product),
        "additionalProperty": [
            {"@type": "PropertyValue", "name": label, "value": value} for label, value in product.specifications
        ],
    }


def _graph(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _filled(node: Node) -> Node:
    """Return `node` without what is not known; 0 stays."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _site_id(site_url: str) -> str:
    return f"{site_url}#situs"


def _business_id(business_url: str) -> str:
    return f"{business_url}#usaha"


def _site(around: Around) -> Node:
    return {
        "@type": "WebSite",
        "@id": _site_id(around.site_url),
        "name": around.village.name,
        "url": around.site_url,
        "inLanguage": around.village.language,
    }


def _breadcrumbs(trail: Trail) -> list[Node]:
    if not trail:
        return []
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": steps}]


def _business(village: Village, business: Business, business_url: str) -> Node:
    """Return what every page says of the business it belongs to."""
    where = business.address
    parts = (where.street, where.neighbourhood_said, where.hamlet, village.name)
    return {
        "@type": schema_org_types.kind_of(village, business),
        "@id": _business_id(business_url),
        "name": business.name,
        "url": business_url,
        "telephone": business.phone or business.whatsapp,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(part for part in parts if part),
            "addressLocality": f"{village.district}, {village.regency}",
            "addressRegion": village.province,
            "addressCountry": "ID",
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": where.coordinates.latitude,
            "longitude": where.coordinates.longitude,
        }
        if where.coordinates
        else None,
        "hasMap": where.map_link,
    }


def _variants(business: Business, product: Product, sold: Sequence[Offer], shared: Node) -> list[Node]:
    """Return each variant that has a price as a product of its own, at the address that chooses it."""
    return [
        {
            "@type": "Product",
            "sku": offer.id,
            "name": f"{product.name}, {_name_of(offer)}",
            "offers": _offer(business, offer, shared | {"url": shared["url"] + offer.query}),
        }
        for offer in sold
    ]


def _offers(business: Business, product: Product, sold: Sequence[Offer], shared: Node, today: date) -> Node:
    """Return the Offer, an AggregateOffer where a service has variants, and where a price is one "from"."""
    if sold and sold[0].variant:
        prices = [offer.price for offer in sold if offer.price is not None]
        return {
            "@type": "AggregateOffer",
            "lowPrice": min(prices),
            "highPrice": max(prices),
            "offerCount": len(sold),
            "availability": min((_availability(business, offer.stock) for offer in sold), key=EASIEST_FIRST.index),
            **shared,
            "offers": [_offer(business, each, {"priceCurrency": "IDR", "name": _name_of(each)}) for each in sold],
        }
    if product.price_from is not None:
        stock, _ready = offers.availability(business, product, None, today)
        available = _availability(business, stock)
        return {"@type": "AggregateOffer", "lowPrice": product.price_from, "availability": available, **shared}
    return _offer(business, sold[0], shared)


def _name_of(offer: Offer) -> str:
    return offer.variant.name if offer.variant else ""


def _offer(business: Business, offer: Offer, shared: Node) -> Node:
    node: Node = {
        "@type": "Offer",
        "price": offer.price,
        "availability": _availability(business, offer.stock),
        **shared,
    }
    if offer.ready:
        node["availabilityStarts"] = offer.ready.isoformat()
    if offer.before is not None:
        node["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": offer.before,
            "priceCurrency": "IDR",
        }
    return node


def _availability(business: Business, stock: Stock) -> str:
    return DISCONTINUED if business.status is Status.CLOSED else AVAILABILITY[stock]
