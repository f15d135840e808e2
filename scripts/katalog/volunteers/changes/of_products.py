"""Reads what a sentence changes of products: a price, whether it can be had, a new one, one that is no longer sold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from katalog import formats
from katalog.contract import values
from katalog.contract.nothing import NOT
from katalog.volunteers.changes import dates, targets
from katalog.volunteers.changes.change import Change, dotted, is_wild
from katalog.volunteers.registration.account import Account, Piece
from katalog.volunteers.registration.prices import Price, prices_in
from katalog.volunteers.registration.products import Products, one_product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.contract.model import Business
    from katalog.volunteers.changes.change import Sentence

_STOCK: Final = (
    (
        re.compile(
            r"\b(?:habis|kosong|sold\s?out|ludes|abis|(?:tidak|ga|gak|nggak)\s+(?:ada(?!\s+lagi)(?:\s+stok(?:nya)?)?|tersedia))\b",
            re.IGNORECASE,
        ),
        "habis",
    ),
    (
        re.compile(
            r"\b(?:(?:sudah\s+|udah\s+)?(?:ada|ready|tersedia|restock|siap|bisa\s+di(?:pesan|beli))(?:\s+stok)?(?:\s+(?:lagi|kembali))?)\b",
            re.IGNORECASE,
        ),
        "tersedia",
    ),
    (re.compile(r"\b(?:pre\s?-?order|po)\b", re.IGNORECASE), "pre-order"),
)
_NEW: Final = re.compile(
    r"^(?:\s*(?:ada|sekarang|kami|saya|kita|juga|ini)\b\s*)*(?:(?:tambah(?:an|kan)?\s+)?(?:produk|menu|jualan|barang|dagangan|varian\s+produk)\s+baru|(?:nambah|tambah(?:kan|an)?)\s+(?:produk|menu|jualan)"
    r"|(?:sekarang\s+)?(?:jual|menjual|sedia|jualan)\s+juga|(?:juga\s+)(?:jual|menjual))(?:nya)?\s*:?\s*",
    re.IGNORECASE,
)
_FOR_NOW: Final = re.compile(r"\b(?:sementara|dulu|hari\s+ini|besok|minggu\s+ini|bulan\s+ini)\b", re.IGNORECASE)
"""What makes "not sold" mean "not now": no reason to take a product out."""
_GONE: Final = re.compile(
    rf"\b(?:(?:sudah|udah)\s+)?(?:{'|'.join(NOT)}|stop|berhenti)\s+(?:lagi\s+)?(?:di|men)?jual(?:an)?(?:\s+lagi)?\b"
    r"|\b(?:di)?hapus(?:kan)?\b|\b(?:hilangkan|keluarkan)\b",
    re.IGNORECASE,
)


def new(said: Sentence) -> list[Change]:
    """Read a new product with its price."""
    head = _NEW.match(said.piece.text)
    if head is None:
        return []
    rest = said.piece.cut(head.end())
    made = one_product(rest.text)
    found = prices_in(dates.without_years(rest))
    known = {product.name.casefold() for product in said.business.products}
    ids = {product.id for product in said.business.products}
    address = values.slug_of(made["nama"])
    if (
        len(found) != 1
        or not {"harga", "harga_mulai"} & made.keys()
        or made["nama"].casefold() in known
        or address in ids
        or not address
    ):
        return []
    account = Account(rest.text)
    reader = _products(account, rest)
    said.use(said.piece.of(head), *(rest.cut(one.start, one.end) for one in reader))
    return [
        Change("item", f"Produk baru: {made['nama']}", ("produk",), item={"nama": made["nama"], "id": address, **made})
    ]


def gone(said: Sentence) -> list[Change]:
    """Read that a product is no longer sold."""
    target = targets.find(said.piece, said.business)
    if target is None or target.variant is not None or _FOR_NOW.search(said.piece.text) or not said.found(_GONE):
        return []
    said.use(*target.words)
    return [gone_change(said.business, target)]


def gone_change(business: Business, target: targets.Target) -> Change:
    """Return that a product is no longer sold."""
    name = business.products[target.product].name
    sentence = f"{name} tidak dijual lagi (kalau halamannya pernah terbit, `check` menunjuk baris yang perlu ditandai)"
    return Change("gone", sentence, ("produk", target.product))


def price(said: Sentence) -> list[Change]:
    """Read what a product or variant costs now."""
    found = said.prices()
    target = targets.find(said.piece, said.business)
    if target is None or not found or len(found) > 2:  # noqa: PLR2004 - from the old to the new
        return []
    product = said.business.products[target.product]
    old = _old_price(said.business, target)
    if len(found) == 2 and not _is_from_old(said, found, old):  # noqa: PLR2004
        return []
    price = found[-1]
    if (
        price.high is not None
        or (product.variants and target.variant is None)
        or _is_against(said.piece.text, price, old)
    ):
        return []
    said.use(*target.words, *(said.piece.cut(one.words_begin, one.end) for one in found))
    _unit(said, price)
    is_lowest = price.is_from and product.price is None
    return [price_change(said.business, target, price.rupiah, is_lowest=is_lowest)]


def price_change(business: Business, target: targets.Target, rupiah: int, *, is_lowest: bool = False) -> Change:
    """Return another price of a product or variant; `is_lowest` says that it is only the lowest of a product."""
    product, old = business.products[target.product], _old_price(business, target)
    key = "harga_mulai" if is_lowest or (product.price_from is not None and target.variant is None) else "harga"
    loc: tuple[str | int, ...] = ("produk", target.product)
    loc += (key,) if target.variant is None else ("varian", target.variant, "harga")
    before = formats.rupiah(old) if old else "tanya harga"
    sentence = f"Harga {_name(business, target)}: {before} menjadi {formats.rupiah(rupiah)}"
    return Change("value", sentence, loc, dotted(rupiah), is_wild=old is not None and is_wild(old, rupiah))


def _is_from_old(said: Sentence, found: list[Price], old: int | None) -> bool:
    """Return whether two prices are what it was and what it is: `dari 20.000 jadi 21.500`."""
    begin, between = said.piece.text[: found[0].begin], said.piece.text[found[0].end : found[1].begin]
    is_said = re.search(r"\bdari\s*$", begin, re.IGNORECASE) or re.search(
        r"\b(?:jadi|menjadi|sekarang)\b", between, re.IGNORECASE
    )
    return found[0].rupiah == old and is_said is not None


def _unit(said: Sentence, price: Price) -> None:
    """Take a unit behind the price, where it is the product's own or a plain word behind a stroke."""
    if unit := re.match(r"\s*(?:/|\bper\b)\s*[^\W\d_]+", said.piece.text[price.end :], re.IGNORECASE):
        target = targets.find(said.piece, said.business)
        own = said.business.products[target.product].unit if target else None
        word = re.sub(r"[\s/]|\bper\b", "", unit.group(), flags=re.IGNORECASE)
        if own and word.casefold() in own.casefold():
            said.use(said.piece.cut(price.end + unit.start(), price.end + unit.end()))


def stock(said: Sentence) -> list[Change]:
    """Read whether a product or variant can be had."""
    target = targets.find(said.piece, said.business)
    if target is None or said.prices():
        return []
    stock = next((word for pattern, word in _STOCK if said.found(pattern)), None)
    if stock is None:
        return []
    said.use(*target.words)
    return [stock_change(said.business, target, stock)]


def stock_change(business: Business, target: targets.Target, stock: str) -> Change:
    """Return whether a product or variant can be had."""
    loc: tuple[str | int, ...] = ("produk", target.product)
    loc += ("varian", target.variant, "stok") if target.variant is not None else ("stok",)
    return Change("value", f"{_name(business, target)}: {stock}", loc, stock)


def _products(account: Account, rest: Piece) -> Iterable[Piece]:
    """Return the words of `rest` that a reading of it as one product leaves nothing of."""
    found = Products(account)
    found.read(Piece(rest.text))
    left = {piece.start for piece in account.left(Piece(rest.text))}
    return () if left or account.remarks or len(found.trees) != 1 else (Piece(rest.text, 0),)


def _old_price(business: Business, target: targets.Target) -> int | None:
    product = business.products[target.product]
    if target.variant is not None:
        return product.price_of(product.variants[target.variant])
    return product.price if product.price is not None else product.price_from


def _name(business: Business, target: targets.Target) -> str:
    product = business.products[target.product]
    return product.name if target.variant is None else f"{product.name}, {product.variants[target.variant].name}"


def _is_against(text: str, price: Price, old: int | None) -> bool:
    """Return whether `naik` or `turun` does not fit the price: then it may be by how much, not to what."""
    way = re.search(r"\b(?:naik|turun|dinaikkan|diturunkan)\b", text, re.IGNORECASE)
    if way is None or old is None:
        return False
    if "naik" in way.group().casefold():
        return price.rupiah <= old
    is_to = re.search(r"\b(?:jadi|menjadi|ke|jd)\s+(?:rp\s?\.?\s?)?$", text[: price.begin], re.IGNORECASE)
    return price.rupiah >= old or (is_to is None and 4 * price.rupiah < 3 * old)
