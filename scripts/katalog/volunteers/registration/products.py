"""Reads products as people list them: `bakso urat 15rb, es teh 3-5rb, risol @2500 (min 10)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from katalog.addresses import RESERVED
from katalog.contract import values
from katalog.contract.nothing import says_nothing
from katalog.volunteers.registration.account import SKIPPED, Account, Piece
from katalog.volunteers.registration.phrases import is_chat
from katalog.volunteers.registration.prices import prices_in
from katalog.volunteers.registration.product_item import Item
from katalog.volunteers.registration.product_trees import ProductTrees
from katalog.volunteers.registration.product_words import (
    AND,
    BETWEEN,
    BRACKETS,
    BULLET,
    BUNDLE,
    LEAD,
    LEAD_TIME,
    MINIMAL,
    NAME_MAX,
    NO_NAME,
    TERMS,
    WORDS_MAX,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


SELLS: Final = re.compile(
    r"(?<=\w)\s*[,.;\u2013-]\s+(?=(?:kami\s+|saya\s+)?(?:jual(?:an)?|menjual|sedia|menyediakan)\b)", re.IGNORECASE
)
"""What stands between who sells and what."""


class Products(ProductTrees):
    """Reads products out of pieces of a message."""

    def read(self, piece: Piece) -> None:
        """Take the products in `piece`, one a line or between commas; what is no product is left for a remark."""
        first = len(self.trees)
        for item in items_of(piece):
            self.item(item, first)
        for left in self.account.left(piece):
            if left.text.casefold() in {"dan", "serta", "sama"}:  # between two products
                self.account.claim(left, SKIPPED)

    def item(self, item: Piece, first: int) -> None:
        """Take one item; `first` is the product its list begins with, for words that are about all of them."""
        if bullet := BULLET.match(item.text):
            self.account.claim(item.of(bullet), SKIPPED)
            item = item.cut(bullet.end())
        if says_nothing(item.text):
            self.account.claim(item, SKIPPED)
        elif (least := MINIMAL.match(item.text)) and len(self.trees) > first:
            for number in range(first, len(self.trees)):
                self.minimal(number, item.of(least), least)
        elif BUNDLE.match(item.text):
            self.account.remark(item, f"Paket ini belum ditulis, tambahkan sebagai promo kalau benar: {item.text}")
        elif _is_terms(item):
            self.account.remark(item, f"Harga atau syarat lain belum ditulis: {item.text}")
        elif prices_in(item) or _looks_like_a_name(item):
            Item(self, item).take()


def one_product(text: str) -> dict[str, Any]:
    """Return the product that a line is: `Keripik tempe 15rb/bungkus` is a name, a price and a unit."""
    found = Products(Account(text))
    Item(found, Piece(text)).take()
    return found.trees[0] if found.trees else {"nama": text.strip(" ,;")}


def items_of(piece: Piece) -> list[Piece]:
    """Return the items that `piece` lists; commas in brackets part none."""
    masked = Piece(BRACKETS.sub(lambda found: "(" + "x" * len(found[1]) + ")", piece.text), piece.start)
    found = []
    for part in masked.split(BETWEEN):
        item = piece.cut(part.start - piece.start, part.end - piece.start)
        halves = item.split(AND)
        found += halves if len(halves) > 1 and all(prices_in(half) for half in halves) else [item]
    return found


def _is_terms(item: Piece) -> bool:
    """Return whether `item` has no name of a product: a price for a number of pieces, or when to order."""
    prices = prices_in(item)
    name = item.text[: prices[0].words_begin] if prices else item.text
    is_lead = not prices and LEAD.match(name) and LEAD_TIME.search(name)
    return bool(is_lead or TERMS.fullmatch(name.strip(" :=@(-,")))


def _looks_like_a_name(item: Piece) -> bool:
    if NO_NAME.match(item.text):
        return False
    return len(item.text) <= NAME_MAX and len(item.words()) <= WORDS_MAX and not is_chat(item.text)


def with_ids(trees: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the products, each with an address of its own and its keys in the order people look for them."""
    taken = set(RESERVED)
    for number, tree in enumerate(trees, 1):
        free = free_id(tree["nama"], taken, number)
        taken.add(free)
        yield {"nama": tree["nama"], "id": free, **{key: value for key, value in tree.items() if key != "nama"}}


def free_id(name: str, taken: Collection[str], number: int) -> str:
    """Return the address of a product called `name`, the one with that `number`, that is none of the `taken`."""
    address = values.slug_of(name)
    free = address or f"produk-{number}"
    while free in taken:
        free = f"{(address or 'produk')[:50].rstrip('-')}-{number}"
        number += 1
    return free
