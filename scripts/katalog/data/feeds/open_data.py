"""Writes the whole catalogue as open data, `katalog.json`, for anyone to build on.

    {"format": "katalog-umkm", "versi": 1, "tanggal": "2026-03-20", "situs": "https://...",
     "desa": {...}, "usaha": [{...}, ...]}

`versi` rises when a key is renamed, dropped or changes its meaning; new keys may come at any time. `tanggal` is the day
of the build. Keys are those that entries are written with. A key that holds nothing is left out. Values:

- money is whole rupiah; dates are `YYYY-MM-DD`; phone numbers are E.164 (`+62...`); texts are as written, Markdown in
  `cerita`, `deskripsi`, `isi`, `jawab`, `sambutan`, `syarat`
- `usaha[].slug` and `usaha[].produk[].id` never change; `url` is the page's address
- `contoh`: true marks sample data, which is nobody's business and must not be sold from
- `jam_buka`: `tertulis` as (days, hours) pairs as written; `mingguan` seven lists from Monday of `[start, end]` in
  minutes from that day's midnight, an end past 1440 being on the next day; in the time of `desa.zona_waktu`
- `alamat.koordinat`: `lintang` (latitude) and `bujur` (longitude) in degrees, WGS 84
- `media_sosial`: channel to address
- `foto`: `url` of a JPEG with `lebar` and `tinggi` in pixels, `persegi` the address of a square one, `keterangan`
- `spesifikasi`: label to text; `siap_dalam`: as written
- `promo[].isi`: `produk` is a product's id in the same business

Left out on purpose: the QRIS payload (a payment is made on the page, where its name is shown) and `persetujuan` (a
record between the owner and the volunteers).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from katalog import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from katalog.contract.model import Business, Catalogue, Photo, Product, Promo, Village
    from katalog.photos.plan import Picture

FORMAT = "katalog-umkm"
VERSION = 1

OF_THE_WORKSHOP = {"synonyms", "offline", "has_form", "repository", "in_english"}  # how the site is made

Json = dict[str, Any]


def document(catalogue: Catalogue, pictures: Mapping[tuple[str, str], Picture], site_url: str, today: date) -> bytes:
    """Return the document, one business a line, so that it can be compared and read in parts."""
    head = {
        "format": FORMAT,
        "versi": VERSION,
        "tanggal": today.isoformat(),
        "situs": site_url,
        "desa": _village(catalogue.village),
    }
    businesses = ",\n".join(
        _text(_business(business, _Photos(business, pictures, site_url), site_url)) for business in catalogue.businesses
    )
    return f'{_text(head)[:-1]},"usaha":[\n{businesses}\n]}}\n'.encode()


class _Photos:
    """The published pictures of one business, as open data shows them."""

    def __init__(self, business: Business, pictures: Mapping[tuple[str, str], Picture], site_url: str) -> None:
        self._slug = business.slug
        self._pictures = pictures
        self._folder = addresses.absolute(site_url, addresses.PICTURES)

    def __call__(self, photos: Iterable[Photo]) -> list[Json]:
        return [
            _filled(
                {
                    "url": self._folder + picture.fallback.name,
                    "lebar": picture.fallback.width,
                    "tinggi": picture.fallback.height,
                    "persegi": self._folder + picture.square.name,
                    "keterangan": photo.caption,
                }
            )
            for photo in photos
            if (picture := self._pictures.get((self._slug, photo.file)))
        ]


def _village(village: Village) -> Json:
    data = village.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=OF_THE_WORKSHOP)
    data["dusun"] = [{"nama": hamlet.name, "slug": hamlet.slug} for hamlet in village.hamlets]
    return data


def _business(business: Business, photos: _Photos, site_url: str) -> Json:
    handled = {"slug", "qris", "consented", "products", "promos", "photos", "social", "hours"}
    data = business.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=handled)
    if point := business.address.coordinates:
        data["alamat"]["koordinat"] = {"lintang": point.latitude, "bujur": point.longitude}
    if business.hours:
        data["jam_buka"] = {"tertulis": business.hours.written, "mingguan": business.hours.days}
    data["media_sosial"] = {link.channel: link.url for link in business.social}
    data["foto"] = photos(business.photos)
    data["video"] = [video.url for video in business.videos]  # addresses only, as since version 1
    data["produk"] = [_product(business, product, photos, site_url) for product in business.products]
    data["promo"] = [_promo(business, promo, photos, site_url) for promo in business.promos]
    url = addresses.absolute(site_url, addresses.business(business.slug))
    return {"slug": business.slug, "url": url, **_filled(data)}


def _product(business: Business, product: Product, photos: _Photos, site_url: str) -> Json:
    handled = {"id", "photos", "specifications", "ready_in"}
    data = product.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=handled)
    data["foto"] = photos(product.photos)
    data["spesifikasi"] = dict(product.specifications)
    data["siap_dalam"] = product.ready_in.written if product.ready_in else None
    url = addresses.absolute(site_url, addresses.product(business.slug, product.id))
    return {"id": product.id, "url": url, **_filled(data)}


def _promo(business: Business, promo: Promo, photos: _Photos, site_url: str) -> Json:
    data = promo.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"id", "photos"})
    data["foto"] = photos(promo.photos)
    url = addresses.absolute(site_url, addresses.promo_page(business.slug, promo.id))
    return {"id": promo.id, "url": url, **_filled(data)}


def _filled(data: Json) -> Json:
    """Return `data` without keys that hold nothing; false and 0 are something."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", [], {}, ())}


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
