"""The index that the search field loads when it is touched: one compact JSON file, by columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from katalog import addresses
from katalog.model import Catalogue, Photo
from katalog.page_views import Pictures
from katalog.texts import Texts

VERSION = 1
HASH_CHARACTERS = 10


def file(catalogue: Catalogue, pictures: Pictures, texts: Texts) -> tuple[str, bytes]:
    """Return the index as (site-relative address, bytes); the address changes with the content."""
    content = json.dumps(index(catalogue, pictures, texts), ensure_ascii=False, separators=(",", ":"))
    encoded = content.encode("utf-8", "replace")
    digest = hashlib.blake2b(encoded, digest_size=HASH_CHARACTERS // 2).hexdigest()
    return f"data/cari-{digest}.json", encoded


def index(catalogue: Catalogue, pictures: Pictures, texts: Texts) -> dict[str, Any]:
    """Return the index.

    `categories`: `[id, name]`; `hamlets`: `[slug, name]`; `businesses`: `[slug, name, category, hamlet,
    thumbnail]` with
    places in the two lists before; `products`: `[business, id, name, price, thumbnail, tags]`, price in rupiah, 0 where
    one has to ask, negative where it is a lowest price. A thumbnail is a file in `gambar/`, "" for none.
    """
    village = catalogue.village
    category_at = {category.id: place for place, category in enumerate(village.categories)}
    hamlet_at = {hamlet.name: place for place, hamlet in enumerate(village.hamlets)}
    businesses: list[list[Any]] = []
    products: list[list[Any]] = []
    for at, business in enumerate(catalogue.businesses):
        where = [category_at[business.category], hamlet_at[business.address.hamlet]]
        cover = _thumbnail(business.slug, business.photos, pictures)
        businesses.append([business.slug, business.name, *where, cover])
        for product in business.products:
            price = product.lowest_price or 0
            thumbnail = _thumbnail(business.slug, product.photos, pictures)
            tags = " ".join(product.tags)
            products.append(
                [at, product.id, product.name, -price if product.has_price_range else price, thumbnail, tags]
            )
    return {
        "version": VERSION,
        "pictures": addresses.PICTURES,
        "texts": texts.section("cari"),
        "categories": [[category.id, category.name] for category in village.categories],
        "hamlets": [[hamlet.slug, hamlet.name] for hamlet in village.hamlets],
        "businesses": businesses,
        "products": products,
    }


def _thumbnail(slug: str, photos: Iterable[Photo], pictures: Pictures) -> str:
    picture = next((found for photo in photos if (found := pictures.get((slug, photo.file)))), None)
    if picture is None:
        return ""
    return picture.smallest.name
