"""Reads one item of a list as a product: name, price, unit, variants, and what stands in brackets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from katalog.contract import values
from katalog.volunteers.registration.account import SKIPPED, WORD, Piece
from katalog.volunteers.registration.prices import MONEY, Price, prices_in
from katalog.volunteers.registration.product_trees import ProductTrees, describe
from katalog.volunteers.registration.product_words import (
    ADDED,
    ASK,
    BEFORE,
    BEHIND,
    BEHIND_MAX,
    BRACKETS,
    COUNTED,
    COURTESY,
    FREE,
    HEADING,
    LAST_NUMBER,
    LEAD,
    LEAD_TIME,
    MINIMAL,
    PARTS,
    SIDE_BY_SIDE,
    SIZE,
    SIZES,
    STOCK,
)


class Item:
    """One item on its way to a product."""

    def __init__(self, products: ProductTrees, item: Piece) -> None:
        self._account = products.account
        self._trees = products.trees
        self._products = products
        self._item = item
        self._tree: dict[str, Any] = {}
        self._path = f"produk.{len(products.trees)}"

    def take(self) -> None:
        """Add the product that the item is, or leave it for a remark where it has no name."""
        brackets = [self._item.of(found, 1) for found in BRACKETS.finditer(self._item.text)]
        bare = self._without(brackets)
        found = prices_in(bare)
        if found and (bare.text[: found[0].words_begin].rstrip().endswith("+") or ADDED.match(bare.text)):
            self._account.remark(self._item, f"Tambahan belum ditulis: {self._item.text}")
            return
        variants = next((one for one in brackets if self._variants_of(one)), None)
        name = None
        if variants is None and len(found) > 1:
            name = self._sized(bare, found) or self._bracketed(bare, brackets, found)
        if name is None:
            name = self._named(bare, [] if variants or self._is_torn(bare, found) else found[:1])
        if name is None or (self._tree.keys() <= {"nama"} and self._is_known(name)):
            self._account.release(self._path)
            return
        self._tree = {"nama": name, **self._tree}
        self._trees.append(self._tree)
        for bracket in brackets:
            if bracket is not variants and self._account.is_open(bracket):
                self._aside(bracket)
        self._rest(bare, found)

    def _is_torn(self, bare: Piece, found: list[Price]) -> bool:
        """Return whether two prices stand side by side, so that neither is sure: `pulsa 10.000 harga 12.000`."""
        if len(found) < 2:  # noqa: PLR2004 - two prices
            return False
        between = bare.cut(found[0].end, found[1].words_begin)
        if not SIDE_BY_SIDE.fullmatch(between.text):
            return False
        whole = bare.cut(found[0].words_begin, found[1].end)
        self._account.remark(whole, f"Dua harga, jadi belum ditulis: {self._item.text}")
        return True

    def _is_known(self, name: str) -> bool:
        return any(tree["nama"].casefold() == name.casefold() for tree in self._trees)

    def _without(self, brackets: list[Piece]) -> Piece:
        """Return the item with what stands in brackets blanked, but for a bracket that is only a price."""
        text = self._item.text
        for one in brackets:
            begin, end = one.start - self._item.start, one.end - self._item.start
            found = prices_in(one)
            is_price = len(found) == 1 and not WORD.search(one.text[: found[0].words_begin] + one.text[found[0].end :])
            inner = one.text if is_price else " " * len(one.text)
            text = f"{text[: begin - 1]} {inner} {text[end + 1 :]}"
        return Piece(text, self._item.start)

    def _variants_of(self, bracket: Piece) -> bool:
        """Take `biasa 12rb, spesial 15rb` as variants, if every part is a name and a price."""
        parts = bracket.split(PARTS)
        found = [(part, prices_in(part)) for part in parts]
        if len(parts) < 2 or any(len(prices) != 1 or prices[0].is_from for _, prices in found):  # noqa: PLR2004
            return False
        return self._take_variants([(part.cut(0, prices[0].begin), prices[0], part) for part, prices in found])

    def _take_variants(self, several: list[tuple[Piece, Price, Piece]]) -> bool:
        names = [name.strip(" :=-(@.,") for name, _, _ in several]
        if not all(WORD.search(name.text) for name in names) or len({n.text.casefold() for n in names}) < len(names):
            return False
        self._tree["varian"] = [
            {"nama": name.text, "harga": str(price.rupiah)} for name, (_, price, _) in zip(names, several, strict=True)
        ]
        for number, (name, (_, price, holder)) in enumerate(zip(names, several, strict=True)):
            self._account.claim(name, f"{self._path}.varian.{number}.nama")
            self._account.claim(holder.cut(price.begin, price.end), f"{self._path}.varian.{number}.harga")
        return True

    def _sized(self, bare: Piece, found: list[Price]) -> str | None:
        """Return the name of `es teh kecil 3rb besar 5rb`, its sizes taken as variants; None where it is no such."""
        head = bare.cut(0, found[0].words_begin).strip()
        words = head.words()
        begin = next((n for n in range(1, len(words)) if all(w.text.casefold() in SIZES for w in words[n:])), 0)
        if not begin or any(price.is_from for price in found):
            return None
        labels = [Piece(head.text[words[begin].start - head.start :], words[begin].start)]
        labels += [bare.cut(one.end, other.begin).strip() for one, other in pairwise(found)]
        if any(word.text.casefold() not in SIZES for label in labels for word in label.words()):
            return None
        if not self._take_variants([(label, price, bare) for label, price in zip(labels, found, strict=True)]):
            return None
        return self._name_of(bare.cut(0, words[begin].start - bare.start), is_priced=True)

    def _bracketed(self, bare: Piece, brackets: list[Piece], found: list[Price]) -> str | None:
        """Return the name of `soto (biasa) 10rb (spesial) 15rb`, what stands in brackets taken as variants."""
        if len(brackets) != len(found) or any(price.is_from for price in found):
            return None
        places = [(bracket.start - self._item.start, bracket.end - self._item.start) for bracket in brackets]
        is_before = all(end <= price.begin for (_, end), price in zip(places, found, strict=True))
        is_behind = all(begin >= price.end for (begin, _), price in zip(places, found, strict=True))
        between = "".join(bare.text[one.end : other.begin] for one, other in pairwise(found))
        first = min(places[0][0] - 1, found[0].begin)
        if not (is_before or is_behind) or WORD.search(between) or WORD.search(bare.text[first : found[0].begin]):
            return None
        if not self._take_variants([(one, price, bare) for one, price in zip(brackets, found, strict=True)]):
            return None
        return self._name_of(bare.cut(0, first), is_priced=True)

    def _named(self, bare: Piece, found: list[Price]) -> str | None:
        """Return the item's name, its price and unit taken; None where there is no name."""
        first = found[:1] or prices_in(bare)[:1]
        name = bare.cut(0, first[0].words_begin) if first else bare
        if not first:
            if least := MINIMAL.search(bare.text):
                name = bare.cut(0, least.start())
            elif ask := ASK.search(bare.text):
                name = bare.cut(0, ask.start())
                self._account.claim(bare.of(ask).strip(), self._path)
            elif free := FREE.search(bare.text):
                name = bare.cut(0, free.start())
                self._keep("harga", "gratis", bare.of(free).strip())
        text = self._name_of(name, is_priced=bool(first) or "varian" in self._tree)
        if text is not None and found:
            self._tree["nama"] = text
            self._products.take_price(bare, found[0], self._tree, len(self._trees))
        return text

    def _name_of(self, piece: Piece, *, is_priced: bool) -> str | None:
        before = BEFORE.match(piece.text)
        if before and WORD.search(piece.text[before.end() :]):
            self._account.claim(piece.of(before), SKIPPED)
            piece = piece.cut(before.end())
        if is_priced and (heading := HEADING.match(piece.text)):
            self._account.remark(piece.of(heading, "head"), f"Judul daftar belum terpakai: {heading['head']}")
            piece = piece.cut(heading.end())
        behind = BEHIND.search(piece.text, max(0, len(piece.text) - BEHIND_MAX))
        if behind and WORD.search(piece.text[: behind.start()]):
            self._account.claim(piece.of(behind), SKIPPED)
            piece = piece.cut(0, behind.start())
        if money := MONEY.search(piece.text):
            piece = piece.cut(0, money.start())
        piece = _within_signs(piece)
        last = LAST_NUMBER.search(piece.text)
        if last and not is_priced and last["word"] and last["word"].casefold() not in COUNTED:
            unclear = piece.of(last, "number")
            piece = piece.cut(0, last.start("number")).strip()
            meant = f"Kalau itu harga, tulis lengkap, misalnya {unclear.text}.000"
            self._account.remark(unclear, f"Angka yang belum jelas: {piece.text} {unclear.text}. {meant}")
        if not re.search(r"[^\W\d_]", piece.text):
            return None
        self._account.claim(piece, f"{self._path}.nama")
        return re.sub(r"\s+", " ", piece.text)

    def _aside(self, bracket: Piece) -> None:
        """Take what stands in brackets: a size, a lead time, the least to order, else a description."""
        text = bracket.text.strip()
        if (least := MINIMAL.fullmatch(text)) and "minimal_pesan" not in self._tree:
            self._products.minimal(len(self._trees) - 1, bracket, least)
        elif text.casefold() in STOCK:
            self._keep("stok", STOCK[text.casefold()], bracket)
        elif "satuan" not in self._tree and SIZE.fullmatch(text):
            self._keep("satuan", text, bracket)
        elif (time := LEAD_TIME.search(text)) and LEAD.match(text) and (written := _lead_time(time[0])):
            self._keep("siap_dalam", written, bracket)
        elif ASK.fullmatch(text):
            self._account.claim(bracket, self._path)
        elif not MONEY.search(text):
            self._account.claim(bracket, f"{self._path}.deskripsi")
            describe(self._tree, text)

    def _keep(self, key: str, value: str, piece: Piece) -> None:
        self._tree[key] = value
        self._account.claim(piece, f"{self._path}.{key}")

    def _rest(self, bare: Piece, found: list[Price]) -> None:
        """Look at what is left of the item: the least to order, courtesies, additions with a price of their own."""
        if (least := MINIMAL.search(bare.text)) and self._account.is_open(bare.of(least)):
            self._products.minimal(len(self._trees) - 1, bare.of(least), least)
        for piece in self._account.left(self._item):
            if COURTESY.fullmatch(piece.text):
                self._account.claim(piece, SKIPPED)
        behind = bare.cut(found[0].end) if found else bare
        for piece in self._account.left(self._item):
            begin = piece.start - bare.start
            name = self._tree["nama"]
            is_added = len(found) > 1 and ADDED.search(behind.text)
            lead = "Tambahan untuk" if is_added else "Keterangan untuk"
            sign = "+" if is_added and bare.text[:begin].rstrip().endswith("+") else ""
            self._account.remark(piece, f"{lead} {name} belum terpakai: {sign}{piece.text}")


def _within_signs(piece: Piece) -> Piece:
    """Return `piece` from its first to its last letter or digit, with a bracket or mark that closes it."""
    found = re.search(r"[^\W_].*[^\W_][\"')!?%]*|[^\W_]", piece.text, re.DOTALL)
    return piece.of(found) if found else piece.cut(0, 0)


def _lead_time(text: str) -> str | None:
    try:
        read = values.lead_time(text)
    except ValueError:
        return None
    return str(read["written"]) if isinstance(read, dict) else None
