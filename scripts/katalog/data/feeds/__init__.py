"""Files for other programs, out of the same entries: open data, shop feeds, RSS, contacts, the map, robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog import addresses
from katalog.data.feeds import commerce, contact, geography, news, open_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from katalog.contract.model import Catalogue
    from katalog.photos.plan import Picture

OPEN_DATA = "katalog.json"
META = "feeds/meta.csv"
GOOGLE = "feeds/google.xml"
NEW_PRODUCTS = "feeds/produk-baru.xml"
CONTACT = "kontak.vcf"  # under the business's own address
GEOGRAPHY = "peta.geojson"
ROBOTS = "robots.txt"


def feeds(
    catalogue: Catalogue,
    pictures: Mapping[tuple[str, str], Picture],
    site_url: str,
    today: date,
    first_seen: Mapping[str, date] | None = None,
) -> dict[str, bytes]:
    """Return every feed by its site-relative address; `pictures` are keyed by business slug and photo file.

    `first_seen` tells since when a page's site-relative address has been published; products it does not know count as
    old as the day their business was last confirmed.
    """
    items = list(commerce.items(catalogue, pictures, site_url, today))
    made = {
        OPEN_DATA: open_data.document(catalogue, pictures, site_url, today),
        META: commerce.meta_csv(items),
        GOOGLE: commerce.google_xml(items, catalogue.village, site_url),
        NEW_PRODUCTS: news.rss(catalogue, pictures, site_url, NEW_PRODUCTS, today, first_seen or {}),
        GEOGRAPHY: geography.geojson(catalogue, site_url),
        ROBOTS: robots(site_url),
    }
    for business in catalogue.businesses:
        made[addresses.business(business.slug) + CONTACT] = contact.vcard(catalogue.village, business, site_url)
    return made


def covers(address: str) -> bool:
    """Return whether `address` is where a feed is, or can be."""
    return address in {OPEN_DATA, META, GOOGLE, NEW_PRODUCTS, GEOGRAPHY, ROBOTS} or address.endswith(f"/{CONTACT}")


def robots(site_url: str) -> bytes:
    """Return robots.txt: all may be read, and where the sitemap is.

    Pages that are not to be found carry noindex themselves; forbidding them here would hide that from a crawler.
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {addresses.absolute(site_url, 'sitemap.xml')}\n".encode()
