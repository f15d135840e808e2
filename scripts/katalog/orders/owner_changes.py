"""What owners write to the village's volunteers when something changes: the sentences of their form.

The form at `/usaha/<slug>/perbarui/` writes them on the phone (`overrides/assets/update.js`), `ubah` reads them word
for word (`katalog.volunteers.changes.written`): both by the templates here. A `;` parts what an owner typed from the
next thing, so what was typed never holds one (`typed`).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from katalog.orders import whatsapp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from katalog.contract.model import Business

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "head": "Perubahan data usaha {name}",
        "price": "Harga {what}: {price}",
        "stock": "Stok {what}: {stock}",
        "gone": "Tidak dijual lagi: {what}",
        "new_unit": "Produk baru: {name}; harga {price}; per {unit}",
        "new": "Produk baru: {name}; harga {price}",
        "hours": "Jam buka {days}: {hours}",
        "holiday_why": "Libur {days}; {why}",
        "holiday": "Libur {days}",
        "no_holiday": "Tidak jadi libur {days}",
        "number": "Nomor WhatsApp: {number}",
        "fee": "Ongkir {what}: {price}",
        "new_fee": "Ongkir baru {area}; {price}",
        "same": "Data yang lain masih benar",
        "note": "Catatan: {note}",
    }
)
"""What each change is called in a message, a line each."""
UNTIL: Final = " sampai "
"""Between the first and the last of some days off."""
FREE: Final = "gratis"
CLOSED: Final = "tutup"

_TO_ANYBODY: Final = "https://wa.me/?text="
_BLANK: Final = "\n\nTulis di bawah ini, satu hal satu kalimat.\nHarga {what} jadi \nLibur tanggal "
_NO_LETTERS = re.compile(r"[\W_]+")
_MARKS = re.compile("[*_~`;\u200b-\u200f\u2060\ufeff]+")
"""Signs that WhatsApp takes for layout, that nobody sees, or that part a sentence."""


class Named(NamedTuple):
    """A product, or one of its variants, and the name that no other of the business has."""

    name: str
    product: int
    variant: int | None = None


def fold(text: str) -> str:
    """Return letters and digits of `text` only: what is left of a name on any way through a chat."""
    return _NO_LETTERS.sub("", text.casefold())


def typed(text: str) -> str:
    """Return what an owner typed in one line, as a sentence holds it; `update.js` does the same."""
    return re.sub(r"([^\w\s])\1{3,}", r"\1\1\1", re.sub(r"\s+", " ", _MARKS.sub(" ", text)).strip())


def named(business: Business) -> list[Named]:
    """Return the names of all products and variants that are clear; where two are alike, ids stand behind all of them.

    What no name tells from another even so is left out.
    """
    return _clear(_names(business, with_ids=False)) or _clear(_names(business, with_ids=True), drop=True)


def areas(business: Business) -> list[tuple[str, int]]:
    """Return the delivery areas whose name no other has, each with its position."""
    folded = [fold(area.area) for area in business.delivery_areas]
    return [
        (area.area, number)
        for number, area in enumerate(business.delivery_areas)
        if folded[number] and folded.count(folded[number]) == 1
    ]


def head(business: Business, page_url: str) -> str:
    """Return how a message begins: which business it is about, for people and, by its page, for the program."""
    return f"{SENTENCES['head'].format(name=business.name)}\n{page_url}"


def link(number: str, text: str) -> str:
    """Return the address that opens WhatsApp with `text`: to the volunteers, or to whom the owner chooses.

    `number` is that of the village (E.164), "" where it has none: https://faq.whatsapp.com/5913398998672934.
    """
    if number or not text:
        return whatsapp.link(number, text) if number else _TO_ANYBODY
    return _TO_ANYBODY + quote(whatsapp.shortened(text, whatsapp.ADDRESS_MAX - len(_TO_ANYBODY)), safe="")


def blank(business: Business, page_url: str) -> str:
    """Return a message to fill in by hand, for where the form does not work: sent as it is it changes nothing."""
    first = next((one.name for one in named(business)), "")
    return head(business, page_url) + _BLANK.format(what=first)


def _names(business: Business, *, with_ids: bool) -> Iterator[Named]:
    for number, product in enumerate(business.products):
        name = f"{product.name} ({product.id})" if with_ids else product.name
        yield Named(name, number)
        for position, variant in enumerate(product.variants):
            yield Named(f"{name}, {variant.name}", number, position)


def _clear(names: Iterable[Named], *, drop: bool = False) -> list[Named]:
    """Return `names` if each is clear, else those that are with `drop`, and none without."""
    every = list(names)
    folded = [fold(one.name) for one in every]
    count = {name: folded.count(name) for name in set(folded)}
    clear = [one for one, name in zip(every, folded, strict=True) if name and count[name] == 1]
    return clear if drop or len(clear) == len(every) else []
