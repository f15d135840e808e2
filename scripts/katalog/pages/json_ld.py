"""What a page is about, as one JSON-LD graph in the terms of schema.org, for search engines.

Only what the page shows is stated. Rules from outside: Google's "Local business", "Product snippet", "Breadcrumb" and
"Carousel" documentation. No rating is stated, since the site's own quotes from customers do not count as reviews, and
no priceValidUntil, since nobody promised a date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from katalog.contract.model import Business, Product, ProductKind, Status, Stock, Variant, Village
from katalog.orders import opening_hours
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

    `pictures_url` is the folder of pictures, `trail` ends with the page itself.
    """

    village: Village
    site_url: str
    page_url: str
    pictures_url: str
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
    node["description"] = business.summary
    node["image"] = list(image_urls)
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

    A product whose price one has to ask for is described as a page only: Google rejects a Product without an offer.
    """
    page_url = around.page_url
    offer = _offers(business, product, page_url, business_url)
    node: Node = {
        "@type": ("Service" if product.kind is ProductKind.SERVICE else "Product") if offer else "ItemPage",
        "@id": f"{page_url}#produk",
        "name": product.name,
        "url": page_url,
        "description": markdown.shortened(markdown.plain(product.description or ""), DESCRIPTION_MAX),
        "image": list(image_urls),
    }
    if offer and product.kind is ProductKind.SERVICE:
        node["provider"] = {"@id": _business_id(business_url)}
        node["offers"] = offer
    elif offer:
        node["sku"] = f"{business.slug}_{product.id}"  # the id that shop feeds use, where it is not too long
        node["brand"] = {"@type": "Brand", "name": product.brand} if product.brand else None
        node["itemCondition"] = condition_of(product)
        node["additionalProperty"] = [
            {"@type": "PropertyValue", "name": label, "value": value} for label, value in product.specifications
        ]
        node["offers"] = offer
    seller = _business(around.village, business, business_url)
    return _graph(_filled(node), _filled(seller), *_breadcrumbs(around.trail), _site(around))


def script(graph: Mapping[str, Any]) -> str:
    """Return `graph` as text that can stand inside a `<script type="application/ld+json">` element as it is.

    `<`, `>` and `&` are written as JSON escapes, so no text of an entry can end the element; so are the two line
    separators that JavaScript once took for ends of lines.
    """
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


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


def _offers(business: Business, product: Product, page_url: str, business_url: str) -> Node | None:
    """Return the Offer, an AggregateOffer where there are variants or a price "from", None without any price."""
    shared = {"priceCurrency": "IDR", "url": page_url, "seller": {"@id": _business_id(business_url)}}
    if product.variants:
        offers = [
            _filled({"@type": "Offer", "name": variant.name, "price": price, "priceCurrency": "IDR"})
            | {"availability": _availability(business, product, variant)}
            for variant in product.variants
            if (price := product.price_of(variant)) is not None
        ]
        if offers:
            prices = [offer["price"] for offer in offers]
            return {
                "@type": "AggregateOffer",
                "lowPrice": min(prices),
                "highPrice": max(prices),
                "offerCount": len(offers),
                "availability": _best(offers),
                **shared,
                "offers": offers,
            }
    availability = _availability(business, product, None)
    if product.price_from is not None:
        return {"@type": "AggregateOffer", "lowPrice": product.price_from, "availability": availability, **shared}
    if product.price is None:
        return None
    offer: Node = {"@type": "Offer", "price": product.price, "availability": availability, **shared}
    if product.price_before is not None:
        offer["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": product.price_before,
            "priceCurrency": "IDR",
        }
    return offer


def _availability(business: Business, product: Product, variant: Variant | None) -> str:
    """Return what can be had now: a business that is not running sells nothing."""
    if business.status is Status.CLOSED:
        return DISCONTINUED
    if business.status is Status.PAUSED or product.stock is Stock.SOLD_OUT:
        return AVAILABILITY[Stock.SOLD_OUT]
    stock = product.stock if variant is None or variant.stock is Stock.AVAILABLE else variant.stock
    return AVAILABILITY[stock]


def _best(offers: Iterable[Node]) -> str:
    """Return the availability of the variant that is easiest to have."""
    found = {offer["availability"] for offer in offers}
    return next(value for value in EASIEST_FIRST if value in found)
