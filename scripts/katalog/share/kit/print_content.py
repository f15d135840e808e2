"""Collects what prints say, as plain data with drawable text: prices, address and hours, the whole village."""

from __future__ import annotations

from dataclasses import dataclass

from katalog import formats
from katalog.contract.model import Business, Status
from katalog.orders import opening_hours
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.photos.plan import Picture
from katalog.safe_text import markdown
from katalog.share.cards.lettering import drawable, drawable_or
from katalog.share.cards.tones import Tone
from katalog.share.kit.items import ThingMaker
from katalog.share.kit.links import QR, with_channel, without_scheme
from katalog.texts import Texts


@dataclass(frozen=True)
class PriceRow:
    """A line of a price list: a product, or one of its variants (`inner`) under it."""

    name: str
    unit: str
    price: str
    inner: bool = False


@dataclass(frozen=True)
class Offer:
    """A product with its picture, for a poster's shelf."""

    name: str
    price: str
    picture: Picture


@dataclass(frozen=True)
class BusinessPrint:
    """Everything that is printed of a business; texts are drawable, `sample` is a notice or ""."""

    slug: str
    village: str
    name: str
    category: str
    summary: str
    number: str
    address: tuple[str, ...]
    hours: tuple[tuple[str, str], ...]
    services: str
    url: str
    shown_url: str
    qr_target: str
    confirmed: str
    sample: str
    rows: tuple[PriceRow, ...]
    offers: tuple[Offer, ...]
    picture: Picture | None
    tone: Tone


@dataclass(frozen=True)
class VillagePrint:
    """The printed catalogue: businesses by hamlet, hamlets without any left out."""

    village: str
    region: str
    welcome: str
    url: str
    shown_url: str
    qr_target: str
    number: str
    counts: str
    hamlets: tuple[tuple[str, tuple[BusinessPrint, ...]], ...]
    tone: Tone


class PrintWriter:
    """Gathers what is printed of one village."""

    def __init__(self, view: VillageView, texts: Texts, things: ThingMaker, site_url: str) -> None:
        """Take the village's views, the words of the interface, the colours of categories and the site's address."""
        self._view = view
        self._texts = texts
        self._things = things
        self._site_url = site_url

    def business(self, view: BusinessView) -> BusinessPrint:
        """Return what is printed of a business."""
        business = view.business
        confirmed = self._texts("kit.harga_berubah")
        if business.confirmed:
            confirmed = self._texts("kit.dikonfirmasi", tanggal=formats.long_date(business.confirmed))
        hours = opening_hours.rows(business.hours, "id") if business.hours else ()
        return BusinessPrint(
            slug=business.slug,
            village=drawable(self._view.village.name),
            name=drawable_or(business.name, business.slug),
            category=drawable(view.category.name),
            summary=drawable(business.summary),
            number=formats.phone_for_people(business.whatsapp),
            address=_address(business),
            hours=tuple((drawable(days), drawable(times)) for days, times in hours),
            services=", ".join(self._texts(f"layanan.{service.value}") for service in business.services),
            url=view.url,
            shown_url=without_scheme(view.url),
            qr_target=with_channel(view.url, QR),
            confirmed=confirmed,
            sample=self._texts("kit.contoh") if business.sample else "",
            rows=tuple(row for item in view.products for row in self._rows(item)),
            offers=tuple(
                Offer(drawable_or(item.product.name, item.product.id), item.price_words, item.photo.picture)
                for item in sorted(view.products, key=lambda item: not item.product.featured)
                if item.photo
            )[:3],
            picture=view.photo.picture if view.photo else None,
            tone=self._things.tone(view),
        )

    def village(self) -> VillagePrint:
        """Return the whole catalogue, without what has closed for good."""
        view, village = self._view, self._view.village
        running = [seller for seller in view.businesses if seller.business.status is not Status.CLOSED]
        region = self._texts(
            "kit.wilayah", kecamatan=village.district, kabupaten=village.regency, provinsi=village.province
        )
        hamlets = (
            (
                drawable_or(hamlet.name, hamlet.slug),
                tuple(self.business(seller) for seller in running if seller.hamlet == hamlet),
            )
            for hamlet in village.hamlets
        )
        return VillagePrint(
            village=drawable_or(village.name, "desa"),
            region=drawable(region),
            welcome=drawable(markdown.plain(village.welcome)) if village.welcome else "",
            url=self._site_url,
            shown_url=without_scheme(self._site_url),
            qr_target=with_channel(self._site_url, QR),
            number=formats.phone_for_people(village.whatsapp) if village.whatsapp else "",
            counts=self._texts(
                "kit.hitung", usaha=len(running), produk=sum(len(seller.products) for seller in running)
            ),
            hamlets=tuple((name, businesses) for name, businesses in hamlets if businesses),
            tone=self._things.default_tone,
        )

    def _rows(self, item: ProductView) -> tuple[PriceRow, ...]:
        product = item.product
        name, unit = drawable_or(product.name, product.id), drawable(product.unit or "")
        variants = [each for each in item.variants() if each.price]
        if len({each.price for each in variants}) < 2:  # noqa: PLR2004  # all at one price, which is the product's
            return (PriceRow(name, unit, item.price_words),)
        inner = (PriceRow(drawable(each.variant.name) or "-", "", each.price, inner=True) for each in variants)
        return (PriceRow(name, unit, ""), *inner)


def _address(business: Business) -> tuple[str, ...]:
    address = business.address
    first = ", ".join(part for part in (address.street, address.neighbourhood_said) if part)
    rows = (first, address.hamlet, address.landmark or "")
    return tuple(row for row in map(drawable, rows) if row)
