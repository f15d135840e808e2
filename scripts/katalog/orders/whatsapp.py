"""Writes the messages of orders, and links that open WhatsApp with one ready to send.

Only `https://wa.me/` is used: it works as a plain link, without script, on phones and computers. No message has an
emoji of ours (some phones and relays drop them); what people wrote in their entries is kept as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from katalog.contract.model import Business, Product, Promo, Service, Variant, Village
from katalog.orders import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDRESS_MAX = 1_999  # characters; in-app browsers and shared links lose longer addresses without a word
LINE_MAX = 400  # encoded characters a single line may keep once a message is too long
ELLIPSIS = "…"
ENCODED_ELLIPSIS = len(quote(ELLIPSIS))

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "sample": "[CONTOH - bukan pesanan sungguhan]",
        "order": "Halo {business}, saya mau pesan:",
        "ask": "Halo {business}, saya mau bertanya:",
        "ask_product": "Halo {business}, saya mau bertanya tentang {product}:",
        "ask_stock": "Halo {business}, kapan {product} tersedia lagi?",
        "source": "(dari katalog {village})",
        "price": "{item} - {price}",
        "price_unit": "{item} - {price} / {unit}",
        "contents": "({contents})",
        "item": "1. ",
        "quantity": "Jumlah: ",
        "quantity_min": "Jumlah (minimal {minimum}): ",
        "variant": "Varian ({options}): ",
        "choice": "{label} ({options}): ",
        "question": "{label}: ",
        "name": "Nama: ",
        "address": "Alamat antar: ",
        "files": "Berkas saya kirim setelah pesan ini.",
        "report": "Halo, ada data yang perlu diperbaiki di katalog:",
        "report_form": "Yang salah: \nYang benar: ",
        "register": "Halo, saya mau mendaftarkan usaha di katalog.",
        "register_form": (
            "Nama usaha: \nPemilik: \nJenis usaha: \nYang dijual dan harganya: \nNomor WhatsApp: \n"
            "Dusun dan alamat: \nJam buka: \nMedia sosial: \nPemilik setuju tampil di situs: "
        ),
        "register_end": "Foto produk saya kirim setelah pesan ini.",
    }
)


def link(number_e164: str, text: str = "") -> str:
    """Return the address that opens a chat with `number_e164` (`+62...`) and `text` typed in.

    The address always has fewer than 2,000 characters. A message that would be longer is shortened, first inside lines
    that are very long, then by whole lines from the end; the first line and lines that are a web address go last.

    Raises `ValueError` for a number that is not `+` and 7 to 15 digits (ITU-T E.164).
    """
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", number_e164):
        message = f"not an E.164 number: {number_e164!r}"
        raise ValueError(message)
    address = f"https://wa.me/{number_e164[1:]}"
    if not text:
        return address
    address += "?text="
    encoded = _encoded(text)
    if len(address) + len(encoded) > ADDRESS_MAX:
        encoded = _encoded(shortened(text, ADDRESS_MAX - len(address)))
    return address + encoded


def shortened(text: str, room: int) -> str:
    """Return as much of `text` as takes `room` characters when percent-encoded (see `link` for what goes first)."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not _is_address(line):
            lines[index] = _cut(line, LINE_MAX)
    total = sum(map(_size, lines)) + len(lines) * len("%0A")
    for index in range(len(lines) - 1, 0, -1):
        if total <= room:
            break
        if not _is_address(lines[index]):
            total -= _size(lines[index]) + len("%0A")
            del lines[index]
    result = "\n".join(lines)
    # Addresses that alone are too long: a cut address leads nowhere, so the message goes without them.
    return result if _size(result) <= room else _cut(lines[0], min(room, LINE_MAX))


def order_text(  # noqa: PLR0913, PLR0917  # what an order names
    village: Village,
    business: Business,
    product: Product | None,
    variant: Variant | None,
    page_url: str,
    price_text: str,
) -> str:
    """Return the message that orders `product` (None: an order still to be filled in) seen on the page `page_url`.

    `price_text` is the price as the page shows it ("Rp15.000", "mulai Rp15.000", "tanya harga"); without a product it
    is not used.
    """
    greeting = TEXTS["order"].format(business=business.name)
    source = TEXTS["source"].format(village=village.name)
    if product is None:
        return _message(business, (greeting, "", TEXTS["item"], "", *_recipient(business), "", source, page_url))
    name, unit = product.spoken_name or product.name, product.spoken_unit or product.unit
    named = product.variants if variant is None else (variant,)
    if unit and not units.holds_for(unit, (each.name for each in named)):
        unit = None
    item = name if variant is None else f"{name}, {variant.name}"
    template = TEXTS["price_unit" if unit else "price"]
    priced = template.format(item=item, price=price_text, unit=unit)
    asked = _questions(business, product, variant)
    return _message(business, (greeting, "", priced, page_url, "", *asked, "", source))


def contents_of(business: Business, promo: Promo) -> list[str]:
    """Return what a bundle holds, a line each, as its seller names it; what is no longer sold is left out."""
    parts = [(item, product) for item in promo.items if (product := business.product(item.product_id))]
    return [
        f"{item.quantity} x {product.spoken_name or product.name}" + (f", {item.variant}" if item.variant else "")
        for item, product in parts
    ]


def promo_text(village: Village, business: Business, promo: Promo, page_url: str, price_text: str) -> str:
    """Return the message that orders a bundle at its own price (`price_text`, as the page shows it)."""
    contents = contents_of(business, promo)
    greeting = TEXTS["order"].format(business=business.name)
    source = TEXTS["source"].format(village=village.name)
    priced = TEXTS["price"].format(item=promo.spoken_name or promo.name, price=price_text)
    asked = (TEXTS["quantity"], *_recipient(business))
    holds = filter(None, [TEXTS["contents"].format(contents="; ".join(contents)) if contents else ""])
    return _message(business, (greeting, "", priced, *holds, page_url, "", *asked, "", source))


def ask_text(village: Village, business: Business, product: Product | None, page_url: str) -> str:
    """Return the message that asks a question about the business, or about one of its products."""
    key = "ask" if product is None else "ask_product"
    greeting = TEXTS[key].format(
        business=business.name, product=(product.spoken_name or product.name) if product else ""
    )
    source = TEXTS["source"].format(village=village.name)
    return _message(business, (greeting, "", page_url, source))


def ask_stock_text(village: Village, business: Business, product: Product, page_url: str) -> str:
    """Return the message that asks when a sold-out product can be had again."""
    greeting = TEXTS["ask_stock"].format(business=business.name, product=product.spoken_name or product.name)
    source = TEXTS["source"].format(village=village.name)
    return _message(business, (greeting, "", page_url, source))


def report_text(page_url: str) -> str:
    """Return the message to the volunteers that says what is wrong on a page."""
    return "\n".join((TEXTS["report"], page_url, "", TEXTS["report_form"]))


def register_text() -> str:
    """Return the message to the volunteers that asks for a new business to be listed: a form to fill in."""
    return "\n".join((TEXTS["register"], "", TEXTS["register_form"], "", TEXTS["register_end"]))


def _message(business: Business, lines: Iterable[str]) -> str:
    return "\n".join((TEXTS["sample"], "", *lines) if business.sample else lines)


def _questions(business: Business, product: Product, variant: Variant | None) -> Iterable[str]:
    """Yield the lines a buyer fills in by hand, so that an order works without script too."""
    if product.variants and variant is None:
        yield TEXTS["variant"].format(options=" / ".join(each.name for each in product.variants))
    minimum = product.order_min
    yield TEXTS["quantity_min"].format(minimum=minimum) if minimum and minimum > 1 else TEXTS["quantity"]
    for choice in product.choices:
        yield TEXTS["choice"].format(label=choice.name, options=" / ".join(choice.options))
    for question in product.questions:
        yield TEXTS["question"].format(label=question.label)
    yield from _recipient(business)
    # Where people come for an appointment most orders need no file, and without script nobody can be asked.
    if Service.SEND_FILES in business.services and Service.APPOINTMENT not in business.services:
        yield TEXTS["files"]


def _recipient(business: Business) -> Iterable[str]:
    yield TEXTS["name"]
    if {Service.DELIVERY, Service.SHIPPING} & set(business.services):
        yield TEXTS["address"]


def _is_address(line: str) -> bool:
    return line.startswith("https://") and " " not in line


def _encoded(text: str) -> str:
    return "%0A".join(map(_encoded_line, text.split("\n")))


@lru_cache(maxsize=4_096)
def _encoded_line(line: str) -> str:
    """Return a line percent-encoded; most lines of a message are those of the messages before it."""
    # A lone surrogate can be written in YAML ("\ud800") but not in UTF-8: "?" stands in for it.
    return quote(line, safe="", errors="replace")


def _size(text: str) -> int:
    return len(_encoded(text))


def _cut(line: str, room: int) -> str:
    """Return `line`, or its beginning with an ellipsis where it would take more than `room` encoded characters."""
    if _size(line) <= room:
        return line
    used = ENCODED_ELLIPSIS
    for index, char in enumerate(line):
        used += _size(char)
        if used > room:
            return line[:index].rstrip() + ELLIPSIS
    return line
