"""Lists which owners have to be asked whether their entry is still true, each with a message ready to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from katalog import addresses, formats
from katalog.contract.model import Status
from katalog.orders import whatsapp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.contract.model import Business, Catalogue, Product, Village
    from katalog.settings import Settings

DUE_AFTER_DAYS: Final = 365
PRODUCTS_ASKED: Final = 12
"""Prices that one message asks about; more and nobody reads it."""
MESSAGE_MAX: Final = whatsapp.ADDRESS_MAX - len("https://wa.me/123456789012345?text=")
"""Characters of a message, percent-encoded, that a link has room for."""


@dataclass(frozen=True)
class Due:
    """One entry to be confirmed: when it last was (None: never), how many days ago, and whom to ask how."""

    slug: str
    name: str
    confirmed: date | None
    days: int | None
    phone: str
    message: str
    link: str


def due(catalogue: Catalogue, settings: Settings, older_than_days: int = DUE_AFTER_DAYS) -> tuple[Due, ...]:
    """Return the entries not confirmed in the last `older_than_days`, those never confirmed first, then the oldest.

    A business that has closed for good is left out, and so is a sample, whose number is nobody's.
    """
    limit = settings.today - timedelta(days=older_than_days)
    waiting = [
        business
        for business in catalogue.businesses
        if business.status is not Status.CLOSED
        and not business.sample
        and (business.confirmed is None or business.confirmed < limit)
    ]
    waiting.sort(key=lambda business: (business.confirmed or date.min, business.slug))
    return tuple(_due(business, catalogue.village, settings) for business in waiting)


def sentences(found: tuple[Due, ...], older_than_days: int = DUE_AFTER_DAYS) -> list[str]:
    """Return the list as lines for a terminal, in Indonesian."""
    if not found:
        return [f"Semua usaha sudah dikonfirmasi dalam {older_than_days} hari terakhir."]
    lines = [f"{len(found)} usaha perlu ditanyakan lagi. Klik tautannya, lalu kirim pesannya."]
    for entry in found:
        since = (
            "belum pernah" if entry.confirmed is None else f"{formats.long_date(entry.confirmed)}, {entry.days} hari"
        )
        lines += ["", f"{entry.name} ({entry.slug}): {since}", f"  {entry.phone}", f"  {entry.link}"]
    lines += ["", "Kalau pemilik menjawab masih benar, tulis tanggalnya di berkas usaha: `dikonfirmasi: 20-03-2026`."]
    return lines


def message_to_owner(business: Business, village: Village, settings: Settings) -> str:
    """Return the message that asks the owner whether what the catalogue says is still true.

    It names as many prices as a link to WhatsApp has room for, at most PRODUCTS_ASKED: what would be cut off is the
    end, where the owner reads what to do.
    """
    for prices in range(min(PRODUCTS_ASKED, len(business.products)), -1, -1):
        message = "\n".join(_lines(business, village, settings, prices))
        if len(quote(message, safe="", errors="replace")) < MESSAGE_MAX:
            break
    return message


def _due(business: Business, village: Village, settings: Settings) -> Due:
    message = message_to_owner(business, village, settings)
    confirmed = business.confirmed
    return Due(
        slug=business.slug,
        name=business.name,
        confirmed=confirmed,
        days=None if confirmed is None else (settings.today - confirmed).days,
        phone=formats.phone_for_people(business.whatsapp),
        message=message,
        link=whatsapp.link(business.whatsapp, message),
    )


def _lines(business: Business, village: Village, settings: Settings, prices: int) -> Iterator[str]:
    yield f"Halo {business.owner or business.name}, kami relawan katalog {village.name}."
    yield f"Apakah data {business.name} ini masih benar?"
    yield settings.site_url + addresses.business(business.slug)
    yield ""
    if business.hours is not None:
        yield "Jam buka: " + "; ".join(f"{day} {hours}" for day, hours in business.hours.written)
    yield f"Alamat: {', '.join(part for part in (business.address.street, business.address.hamlet) if part)}"
    if prices:
        yield "Harga:"
    for product in business.products[:prices]:
        yield f"- {product.name}: {_price(product)}"
    if prices and len(business.products) > prices:
        yield f"- dan {len(business.products) - prices} produk lain"
    yield ""
    yield "Balas YA kalau semua masih benar, atau tulis yang berubah. Terima kasih."


def _price(product: Product) -> str:
    lowest = product.lowest_price
    if lowest is None:
        return "tanya harga"
    return f"mulai {formats.rupiah(lowest)}" if product.has_price_range else formats.rupiah(lowest)
