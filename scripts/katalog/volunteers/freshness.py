"""Lists which owners have to be asked whether their entry is still true, each with a message ready to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from katalog import addresses, formats
from katalog.contract.confirmation import LICENCE_NOTICE, UNSURE_AFTER, lacks_consent
from katalog.contract.model import Licences, Status, keys_of
from katalog.contract.shape import called
from katalog.orders import whatsapp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.contract.model import Business, Catalogue, Product, Village
    from katalog.settings import Settings

DUE_AFTER_DAYS: Final = UNSURE_AFTER.days
NAMED: Final = 5
"""Products that a line of the list names."""
PRODUCTS_ASKED: Final = 12
"""Prices that one message asks about; more and nobody reads it."""
MESSAGE_MAX: Final = whatsapp.ADDRESS_MAX - len("https://wa.me/123456789012345?text=")
"""Characters of a message, percent-encoded, that a link has room for."""


NO_CONSENT: Final = "Persetujuan pemilik belum dicatat."
ANSWERED: Final = "Kalau pemilik menjawab masih benar, tulis tanggal jawabannya di isian `dikonfirmasi`."


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
    has_consent: bool = True


@dataclass(frozen=True)
class Lacking:
    """One entry that is not complete: what it lacks, in words, and whom to ask."""

    slug: str
    name: str
    lacks: tuple[str, ...]
    phone: str
    link: str


def due(catalogue: Catalogue, settings: Settings, older_than_days: int = DUE_AFTER_DAYS) -> tuple[Due, ...]:
    """Return the entries not confirmed in the last `older_than_days`, those never confirmed first, then the oldest.

    A business that has closed for good is left out, and so is a sample, whose number is nobody's.
    """
    limit = settings.today - timedelta(days=older_than_days)
    waiting = [business for business in _asked(catalogue) if business.confirmed is None or business.confirmed < limit]
    waiting.sort(key=lambda business: (business.confirmed or date.min, business.slug))
    return tuple(_due(business, catalogue.village, settings) for business in waiting)


def lacking(catalogue: Catalogue, settings: Settings) -> tuple[Lacking, ...]:
    """Return the entries that lack their owner's consent, photos, prices or permits that go on, by slug."""
    found = ((business, tuple(_lacks(business, settings.today))) for business in _asked(catalogue))
    return tuple(
        Lacking(
            slug=business.slug,
            name=business.name,
            lacks=lacks,
            phone=formats.phone_for_people(business.whatsapp),
            link=whatsapp.link(business.whatsapp, message_to_owner(business, catalogue.village, settings)),
        )
        for business, lacks in sorted(found, key=lambda pair: pair[0].slug)
        if lacks
    )


def sentences(
    found: tuple[Due, ...], older_than_days: int = DUE_AFTER_DAYS, incomplete: tuple[Lacking, ...] = ()
) -> list[str]:
    """Return both lists as lines for a terminal, in Indonesian."""
    more = ["", f"{len(incomplete)} usaha belum lengkap:"] if incomplete else []
    for one in incomplete:
        more += ["", f"{one.name} ({one.slug}), {one.phone}", *(f"  - {lack}" for lack in one.lacks)]
    if not found:
        return [f"Semua usaha sudah dikonfirmasi dalam {older_than_days} hari terakhir.", *more]
    lines = [f"{len(found)} usaha perlu ditanyakan lagi. Klik tautannya, lalu kirim pesannya."]
    for entry in found:
        consent = [] if entry.has_consent else [f"  {NO_CONSENT}"]
        lines += ["", f"{entry.name} ({entry.slug}): {since(entry)}", *consent, f"  {entry.phone}", f"  {entry.link}"]
    return [*lines, "", ANSWERED, *more]


def since(entry: Due) -> str:
    """Return when an entry was last confirmed, as people say it."""
    return "belum pernah" if entry.confirmed is None else f"{formats.long_date(entry.confirmed)}, {entry.days} hari"


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
        has_consent=not lacks_consent(business),
    )


def _asked(catalogue: Catalogue) -> list[Business]:
    """Return whose owners can be asked: no samples, whose number is nobody's, and none that have closed for good."""
    return [each for each in catalogue.businesses if each.status is not Status.CLOSED and not each.sample]


def _lacks(business: Business, today: date) -> Iterator[str]:
    if lacks_consent(business):
        yield NO_CONSENT
    bare = [product.name for product in business.products if not product.photos]
    if len(bare) == len(business.products) and not business.photos:
        yield "Belum ada foto satu pun."
    elif bare:
        yield f"Tanpa foto: {_named(bare)}."
    if unpriced := [product.name for product in business.products if product.lowest_price is None]:
        yield f"Tanpa harga: {_named(unpriced)}."
    for key, (name, _) in keys_of(Licences).items():
        licence = getattr(business.licences, name)
        ends = licence.valid_until if licence else None
        if ends is not None and ends - today <= LICENCE_NOTICE:
            word = "sudah habis" if ends < today else "akan habis"
            yield f"Izin {called()[key]} {word} {formats.long_date(ends)}."


def _named(names: list[str]) -> str:
    more = f", dan {len(names) - NAMED} lagi" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


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
    if lacks_consent(business):
        yield "Apakah usaha ini, nomornya, dan fotonya boleh ditampilkan? Balas SETUJU kalau boleh."
    yield "Balas YA kalau semua masih benar, atau tulis yang berubah. Terima kasih."


def _price(product: Product) -> str:
    lowest = product.lowest_price
    if lowest is None:
        return "tanya harga"
    return f"mulai {formats.rupiah(lowest)}" if product.has_price_range else formats.rupiah(lowest)
