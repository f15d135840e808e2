"""The owner's form of changes at `/usaha/<slug>/perbarui/`, filled with what is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from katalog import formats
from katalog.contract import values
from katalog.contract.model import Business, Holiday, Stock, Village
from katalog.orders import owner_changes, whatsapp
from katalog.pages.page import Crumb, Page
from katalog.pages.views import BusinessView
from katalog.safe_text import script_data
from katalog.share.kit import kit_addresses as places
from katalog.texts import Texts


@dataclass(frozen=True)
class Priced:
    """A product or a variant as the form shows it: `name` is what a message calls it, `label` what people read."""

    name: str
    label: str
    price: str
    stock: str
    is_lowest: bool = False
    variants: tuple[Priced, ...] = ()


@dataclass(frozen=True)
class Form:
    """All that the form shows: texts as they stand in its fields, `words` for its script as JSON.

    `blank` is the address that opens a chat with a message to fill in by hand, `chat` an empty one.
    """

    products: tuple[Priced, ...]
    stocks: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    holidays: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    words: str
    blank: str
    chat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePage(Page):
    """An owner's form of changes; what it shows is read when the page is made."""

    template: ClassVar[str] = "update.html"
    style: ClassVar[str] = "update.css"

    view: BusinessView
    form_of: Callable[[], Form]

    @property
    def business(self) -> Business:
        """The owner's entry."""
        return self.view.business


def update_page(seller: BusinessView, village: Village, texts: Texts, today: date) -> UpdatePage:
    """Return the form of a business; days off that are over by `today` are not in it."""
    business = seller.business
    return UpdatePage(
        address=places.update(business.slug),
        title=texts("perbarui.judul", usaha=business.name),
        description=texts("perbarui.pengantar"),
        view=seller,
        form_of=lambda: form_of(seller, village, today),
        indexed=False,
        photo=seller.photo,
        trail=(Crumb(texts("menu.beranda"), ""), Crumb(business.name, seller.address)),
        heading=texts("perbarui.judul_pendek"),
    )


def form_of(seller: BusinessView, village: Village, today: date) -> Form:
    """Return the form of a business, filled with what is published."""
    business, number = seller.business, village.whatsapp or ""
    coming = [each for each in business.holidays if each.ends >= today]
    return Form(
        products=_products(business),
        stocks=tuple(each.value for each in Stock),
        days=tuple(zip(values.DAYS, _hours(business), strict=True)),
        holidays=tuple((_days(each), each.reason or "") for each in coming),
        areas=tuple(
            (name, _dotted(business.delivery_areas[n].fee) or owner_changes.FREE)
            for name, n in owner_changes.areas(business)
        ),
        words=script_data.compact(_words(seller, number)),
        blank=owner_changes.link(number, owner_changes.blank(business, seller.url)),
        chat=owner_changes.link(number, owner_changes.head(business, seller.url)),
    )


def _products(business: Business) -> tuple[Priced, ...]:
    made: dict[int, Priced] = {}
    variants: dict[int, list[Priced]] = {}
    for name, number, position in owner_changes.named(business):
        product = business.products[number]
        if position is None:
            price = product.price if product.price_from is None else product.price_from
            is_lowest = product.price_from is not None
            made[number] = Priced(name, product.name, _dotted(price), product.stock.value, is_lowest)
        else:
            variant = product.variants[position]
            price = product.price_of(variant)
            variants.setdefault(number, []).append(Priced(name, variant.name, _dotted(price), variant.stock.value))
    return tuple(replace(each, variants=tuple(variants.get(number, ()))) for number, each in made.items())


def _dotted(amount: int | None) -> str:
    return f"{amount:,}".replace(",", ".") if amount else ""


def _hours(business: Business) -> list[str]:
    days = business.hours.days if business.hours else ((),) * len(values.DAYS)
    return [formats.hours(each) for each in days]


def _days(off: Holiday) -> str:
    first, last = formats.long_date(off.starts), formats.long_date(off.ends)
    return first if off.starts == off.ends else f"{first}{owner_changes.UNTIL}{last}"


def _words(seller: BusinessView, number: str) -> dict[str, Any]:
    """Return what the script needs to write a message: the sentences, what it begins with, and whom it goes to."""
    return {
        "sentences": dict(owner_changes.SENTENCES),
        "until": owner_changes.UNTIL,
        "free": owner_changes.FREE,
        "closed": owner_changes.CLOSED,
        "months": [formats.long_date(date(2000, month, 1)).split()[1] for month in range(1, 13)],
        "head": owner_changes.head(seller.business, seller.url),
        "chat": owner_changes.link(number, ""),
        "most": whatsapp.ADDRESS_MAX,
    }
