"""Holds the products of a message so far, as trees of the entry, and what an item adds to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from katalog.volunteers.registration.account import Account, Piece
from katalog.volunteers.registration.prices import Price
from katalog.volunteers.registration.product_words import FOR_SEVERAL, UNIT


@dataclass
class ProductTrees:
    """The products read so far, as trees of the entry; `account` is that of the message."""

    account: Account
    trees: list[dict[str, Any]] = field(default_factory=list)

    def take_price(self, bare: Piece, price: Price, tree: dict[str, Any], number: int) -> None:
        """Give `price`, which stands in `bare`, and what it is for to the product `tree`, the one at `number`.

        A price for a number of pieces without what they are called stays a question.
        """
        behind = bare.cut(price.end)
        if several := FOR_SEVERAL.match(behind.text):
            whole = bare.cut(price.words_begin, price.end + several.end()).strip()
            name = tree.get("nama", "")
            self.account.remark(whole, f"Harga {name} untuk beberapa sekaligus, jadi belum ditulis: {whole.text}")
            return
        key = "harga_mulai" if price.is_from else "harga"
        tree[key] = str(price.rupiah)
        self.account.claim(bare.cut(price.words_begin, price.end), f"produk.{number}.{key}")
        if unit := UNIT.match(behind.text):
            group = next(name for name, text in unit.groupdict().items() if text)
            tree["satuan"] = re.sub(r"^(?:dapat|dpt)\s+", "", unit[group].strip(), flags=re.IGNORECASE)
            self.account.claim(behind.of(unit), f"produk.{number}.satuan")
        if price.high is not None:
            describe(tree, f"Harga {bare.cut(price.begin, price.end).text.strip()}")

    def minimal(self, number: int, piece: Piece, found: re.Match[str]) -> None:
        """Give the product at `number` the least to order that `found`, a match of MINIMAL, says."""
        self.trees[number]["minimal_pesan"] = str(int(found["count"]))
        self.account.claim(piece, f"produk.{number}.minimal_pesan")


def describe(tree: dict[str, Any], text: str) -> None:
    """Add `text` to the description of a product."""
    before = tree.get("deskripsi")
    tree["deskripsi"] = f"{before}. {text}" if before else text[:1].upper() + text[1:]
