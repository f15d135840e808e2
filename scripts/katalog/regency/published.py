"""Reads and checks a published village's `katalog.json` (see `feeds.open_data`): it comes from strangers.

Only what the portal shows is read. Texts stay text; every address has to lie in the village's own site.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from katalog.contract import values
from katalog.entries.photo_names import SHOWN_PHOTOS_MAX
from katalog.safe_text import direction_signs

CONTENT_MAX = 50_000_000  # bytes; a village of 10,000 products has 9 MB
OBJECTS_MAX = 500_000  # of a village of 50,000 products with photos and variants; each takes 1 KB of memory once read
VALUES_MAX = 5_000_000  # a village of 50,000 products has half of that, with all commas of its texts counted
BUSINESSES_MAX, PRODUCTS_MAX = 5_000, 5_000  # of a village, of a business: more is a mistake or an attack

# No shorter than what the loader takes: a village that can be built can be shown.
_Legible = BeforeValidator(lambda text: direction_signs.without(text) if isinstance(text, str) else text)
Name = Annotated[str, _Legible, StringConstraints(strip_whitespace=True, min_length=1, max_length=values.LINE_MAX)]
Words = Annotated[str, _Legible, StringConstraints(strip_whitespace=True, max_length=values.LINE_MAX)]
Part = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[!-~]{1,500}$")]
Amount = Annotated[int, Field(ge=0, le=10**12)]


def _climbs(url: str) -> bool:
    """Return whether a browser would leave the folder that `url` seems to be in (WHATWG URL)."""
    path = unquote(urlsplit(url).path)
    return "\\" in url or "\\" in path or any(part in {".", ".."} for part in path.split("/"))


class MalformedError(ValueError):
    """A document is no `katalog.json` that can be shown; the message says why, in Indonesian."""


class _Read(BaseModel):
    """New keys may come at any time, so unknown ones are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Photo(_Read):
    """A JPEG of the village's site; sizes in pixels."""

    url: Address
    width: Annotated[int, Field(ge=1, le=20_000)] = Field(alias="lebar")
    height: Annotated[int, Field(ge=1, le=20_000)] = Field(alias="tinggi")
    caption: Words = Field("", alias="keterangan")


class Product(_Read):
    """A product; prices in whole rupiah, None where one has to ask."""

    url: Address
    name: Name = Field(alias="nama")
    price: Amount | None = Field(None, alias="harga")
    price_from: Amount | None = Field(None, alias="harga_mulai")
    unit: Words = Field("", alias="satuan")
    stock: Words = Field("tersedia", alias="stok")
    photos: tuple[Photo, ...] = Field((), alias="foto", max_length=SHOWN_PHOTOS_MAX)


class Place(_Read):
    """Where a business is."""

    hamlet: Name = Field(alias="dusun")


class Business(_Read):
    """A business; `category` is the id of one of its village's categories."""

    slug: Part
    url: Address
    name: Name = Field(alias="nama")
    category: Part = Field(alias="kategori")
    summary: Words = Field(alias="ringkasan")
    address: Place = Field(alias="alamat")
    status: Words = "buka"
    sample: bool = Field(default=False, alias="contoh")
    photos: tuple[Photo, ...] = Field((), alias="foto", max_length=SHOWN_PHOTOS_MAX)
    products: tuple[Product, ...] = Field((), alias="produk", max_length=PRODUCTS_MAX)

    @property
    def photo(self) -> Photo | None:
        """The photo that stands for the business: its own first, else its first product's."""
        shown = (*self.photos, *(product.photos[0] for product in self.products if product.photos))
        return shown[0] if shown else None


class Category(_Read):
    """A kind of business, as the village calls it."""

    id: Part
    name: Name = Field(alias="nama")
    icon: Name = Field(alias="ikon")


class Facts(_Read):
    """What a village says of itself."""

    name: Name = Field(alias="nama")
    district: Name = Field(alias="kecamatan")
    regency: Name = Field(alias="kabupaten")
    province: Name = Field(alias="provinsi")
    categories: tuple[Category, ...] = Field(alias="kategori", max_length=200)


class PublishedVillage(_Read):
    """One village's open data; `url` is its site's root, ending with `/`, `made_on` the day it was built."""

    format: Literal["katalog-umkm"]
    version: Literal[1] = Field(alias="versi")
    made_on: date = Field(alias="tanggal")
    url: Address = Field(alias="situs")
    facts: Facts = Field(alias="desa")
    businesses: tuple[Business, ...] = Field(alias="usaha", max_length=BUSINESSES_MAX)

    @model_validator(mode="after")
    def _stays_at_home(self) -> Self:
        if not self.url.endswith("/") or urlsplit(self.url).query:
            raise ValueError("situs")
        if any(not url.startswith(self.url) or _climbs(url) for url in (self.url, *self._addresses())):
            raise ValueError("an address outside the village's site")
        known = {category.id for category in self.facts.categories}
        if any(business.category not in known for business in self.businesses):
            raise ValueError("an unknown category")
        return self

    def _addresses(self) -> Iterator[str]:
        for business in self.businesses:
            yield business.url
            yield from (photo.url for photo in business.photos)
            for product in business.products:
                yield product.url
                yield from (photo.url for photo in product.photos)

    def category(self, business: Business) -> Category:
        """Return the category of one of its businesses."""
        return next(each for each in self.facts.categories if each.id == business.category)


def read(content: bytes) -> PublishedVillage:
    """Return the village that a `katalog.json` tells of; raises MalformedError."""
    if len(content) > CONTENT_MAX:
        raise MalformedError(f"lebih besar dari {CONTENT_MAX // 1_000_000} MB")
    for sign, most in ((b"{", OBJECTS_MAX), (b"[", OBJECTS_MAX), (b",", VALUES_MAX)):
        if content.count(sign) > most:
            raise MalformedError(f"berisi lebih dari {most} hal")
    try:
        return PublishedVillage.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "isi"
        raise MalformedError(f"bukan katalog.json yang bisa dibaca ({where})") from None
