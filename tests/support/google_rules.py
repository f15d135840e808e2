"""What Google asks of structured data before it shows a result with more than a title, written after its documentation.

https://developers.google.com/search/docs/appearance/structured-data/ local-business, product-snippet,
merchant-listing, breadcrumb, carousel, site-names (read in 2026)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schema_org import HOME, ancestors

Node = Mapping[str, Any]
AVAILABILITIES = frozenset(
    HOME + name
    for name in (
        "BackOrder", "Discontinued", "InStock", "InStoreOnly", "LimitedAvailability", "OnlineOnly", "OutOfStock",
        "PreOrder", "PreSale", "SoldOut",
    )
)  # fmt: skip
CONDITIONS = frozenset(HOME + f"{name}Condition" for name in ("New", "Refurbished", "Used", "Damaged"))


def faults(document: Node) -> list[str]:
    """Return what Google would call an error in a page's graph, and what it warns of that we can always know."""
    found = []
    for node in document["@graph"]:
        kinds = ancestors(node["@type"])
        for kind, rule in RULES.items():
            own = node["@type"] in {"BreadcrumbList", "ProductGroup"}  # which have rules of their own
            if kind == node["@type"] or (not own and kind in kinds):
                found += [f"{node['@type']}: {fault}" for fault in rule(node)]
    return found


def _local_business(node: Node) -> Iterator[str]:
    yield from _missing(node, "name", "address", "url", "telephone")
    yield from _missing(node.get("address", {}), "streetAddress", "addressLocality", "addressRegion", "addressCountry")
    geo = node.get("geo")
    if geo and not (-90 <= geo["latitude"] <= 90 and -180 <= geo["longitude"] <= 180):
        yield "geo is off the earth"
    for hours in node.get("openingHoursSpecification", []):
        yield from _missing(hours, "opens", "closes", "dayOfWeek")
    for hours in node.get("specialOpeningHoursSpecification", []):
        yield from _missing(hours, "validFrom", "validThrough")
    if "@graph" not in node and node.get("aggregateRating"):
        yield "a rating of one's own"


def _group(node: Node) -> Iterator[str]:
    yield from _missing(node, "name", "productGroupID", "hasVariant")
    ids = [each.get("sku") for each in node["hasVariant"]]
    urls = [each["offers"].get("url") for each in node["hasVariant"]]
    if len(set(ids)) != len(ids) or len(set(urls)) != len(urls):
        yield "variants with one id or address"
    for each in node["hasVariant"]:
        yield from _missing(each, "sku")
        yield from _product(each)


def _product(node: Node) -> Iterator[str]:
    yield from _missing(node, "name", "offers")  # one of offers, review and aggregateRating; the last two are not ours
    if node.get("review") or node.get("aggregateRating"):
        yield "a rating of one's own"
    if node.get("itemCondition") not in {None, *CONDITIONS}:
        yield f"condition {node['itemCondition']}"
    yield from _offers(node.get("offers", {}))


def _service(node: Node) -> Iterator[str]:
    yield from _missing(node, "name", "provider")
    yield from _offers(node.get("offers", {}))


def _offers(offer: Node) -> Iterator[str]:
    yield from _missing(offer, "priceCurrency", "availability")
    if offer.get("@type") == "AggregateOffer":
        yield from _missing(offer, "lowPrice")
        if "highPrice" in offer and offer["highPrice"] < offer["lowPrice"]:
            yield "highPrice below lowPrice"
        if "offerCount" in offer and offer["offerCount"] != len(offer["offers"]):
            yield "offerCount is not the number of offers"
        for each in offer.get("offers", []):
            yield from _offers(each)
    else:
        yield from _missing(offer, "price")
    for name in ("price", "lowPrice", "highPrice"):
        if name in offer and (not isinstance(offer[name], int) or offer[name] <= 0):
            yield f"{name} is {offer[name]!r}, not a bare number above 0"
    if offer.get("priceCurrency") != "IDR":
        yield f"currency {offer.get('priceCurrency')}"
    if offer.get("availability") not in AVAILABILITIES:
        yield f"availability {offer.get('availability')}"
    if "priceValidUntil" in offer:
        yield "a day nobody promised"


def _breadcrumbs(node: Node) -> Iterator[str]:
    steps = node["itemListElement"]
    if len(steps) < 2:
        yield "fewer than two steps"
    if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
        yield "positions do not count from 1"
    for step in steps:
        yield from _missing(step, "name", "item")


def _list(node: Node) -> Iterator[str]:
    rows = node["itemListElement"]
    if [row["position"] for row in rows] != list(range(1, len(rows) + 1)):
        yield "positions do not count from 1"
    for row in rows:
        yield from _missing(row, "url", "name")
    if len({row.get("url") for row in rows}) != len(rows):
        yield "an address twice"


def _web_site(node: Node) -> Iterator[str]:
    yield from _missing(node, "name", "url")


def _missing(node: Node, *names: str) -> Iterator[str]:
    for name in names:
        if node.get(name) in (None, "", [], {}):
            yield f"no {name}"


RULES = {
    "LocalBusiness": _local_business,
    "Product": _product,
    "ProductGroup": _group,
    "Service": _service,
    "BreadcrumbList": _breadcrumbs,
    "ItemList": _list,
    "WebSite": _web_site,
}
