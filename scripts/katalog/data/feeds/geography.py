"""Writes where the businesses are, as GeoJSON (RFC 7946), for map programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from katalog import addresses
from katalog.contract.model import Status

if TYPE_CHECKING:
    from katalog.contract.model import Business, Catalogue


def geojson(catalogue: Catalogue, site_url: str) -> bytes:
    """Return a point for every business that gives its coordinates and is not closed for good, one a line."""
    features = [
        json.dumps(feature, ensure_ascii=False)
        for business in catalogue.businesses
        if business.status is not Status.CLOSED and (feature := _feature(business, site_url))
    ]
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n").encode()


def _feature(business: Business, site_url: str) -> dict[str, Any] | None:
    point = business.address.coordinates
    if point is None:
        return None
    return {
        "type": "Feature",
        "id": business.slug,
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "nama": business.name,
            "ringkasan": business.summary,
            "kategori": business.category,
            "dusun": business.address.hamlet,
            "url": addresses.absolute(site_url, addresses.business(business.slug)),
            "contoh": business.sample,
        },
    }
