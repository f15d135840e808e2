"""Products as people list them: `bakso urat 15rb, es teh 3-5rb, risol @2500 (min 10)`, each word accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import values
from katalog.volunteers.registration.account import SKIPPED, WORD, Account, Piece
from katalog.volunteers.registration.phrases import is_chat, is_nothing
from katalog.volunteers.registration.prices import MONEY, Price, prices_in

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME_MAX: Final = 80
"""Characters of a product's name before it is taken for a sentence."""
WORDS_MAX: Final = 8
"""Words of a name without a price before it is taken for a sentence."""
_BETWEEN = re.compile(
    r"\s*;\s*|,+\s*(?=[^\W\d])|\s*\n\s*|(?<!\brp)(?<!\bno)(?<!\bjl)\.\s+(?=[^\W\d])|(?<=,-)\s+(?=[^\W\d])",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:dan|serta|sama)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTS = re.compile(r"\s*[,;/]\s*(?=[^\W\d])|\s+dan\s+", re.IGNORECASE)
_NOUNS = (
    r"pasang|bungkus|bks|porsi|biji|buah|ekor|botol|kilo|kg|liter|pack|pak|pcs|dus|kotak|ikat|lembar|lbr|meter|cup|gelas"
    r"|mangkok|mangkuk|loyang|toples|potong|ptg|orang|hari|jam|malam|bulan|unit|butir|tusuk|sachet|set|lusin|kodi|rim|karung|ons|gram|gr"
)
_UNIT = re.compile(
    rf"\s*(?:(?:/|\bper\b)\s*(?P<per>(?:\d{{1,3}}\s*)?[^\W\d_]+[23]?(?:\s+isi\s+\d+(?:\s+[^\W\d_]+)?|\s+\d+\s?[^\W\d_]+)?)"
    rf"|(?P<se>se(?:{_NOUNS})\b)|(?P<noun>(?:{_NOUNS})\b)|(?P<isi>(?:isi|dapat|dpt)\s+\d+\s+[^\W\d_]+))",
    re.IGNORECASE,
)
_FOR_SEVERAL = re.compile(r"\s*(?:/|\b(?:dapat|dpt|isi|per)\b)\s*\d{1,3}\b(?!\s*[^\W\d_])", re.IGNORECASE)
_SIZE = re.compile(
    rf"\d+(?:[.,]\d+)?\s?(?:ml|cc|l|ltr|liter|gr|gram|g|kg|kilo|ons|cm|mm|inch|{_NOUNS})\.?|isi\s+\d+(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
_MINIMAL = re.compile(
    r"\bmin(?:imal|imum|\.)?\s*(?:order|pesan(?:an)?|pemesanan|beli|pembelian|ambil)?\s*:?\s*(?P<count>\d{1,4})"
    rf"(?!\s?(?:rb|ribu|k|jt|juta)\b|[.,]\d)\b\s*(?P<noun>(?:{_NOUNS})\b)?",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(
    r"(?:[\s:=>,-]|\b(?:harga|hrg|jadi|bayar|dapat|jual|dijual|sekarang|diskon)\b)*", re.IGNORECASE
)
_ADDED = re.compile(r"(?:\+|\b(?:tambah|tambahan|ekstra|extra|topping|toping|plus)\b)", re.IGNORECASE)
_BUNDLE = re.compile(r"(?:(?:kalau|kalo|klo|kl|untuk)\s+)?(?:promo|paket)\b.*\S\s*\+\s*\S", re.IGNORECASE)
_ASK = re.compile(
    r"[\s:=(-]*\b(?:(?:harga(?:nya)?\s+)?(?:nego|tanya|hubungi|chat|japri)(?:\s+(?:harga|dulu|aja|saja|langsung|wa))?|tanya\s+harga)\)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:pesan|po|pre\s?-?order|order|siap|jadi|selesai|h)\b", re.IGNORECASE)
_LEAD_TIME = re.compile(
    r"(?:se(?:hari|minggu|jam|bulan)|\d{1,2}\s*(?:hari|jam|minggu)|(?:dua|tiga|satu)\s+(?:hari|minggu)|h-\d)",
    re.IGNORECASE,
)
_STOCK = {
    "habis": "habis",
    "kosong": "habis",
    "sold out": "habis",
    "po": "pre-order",
    "pre order": "pre-order",
    "preorder": "pre-order",
}
_BEFORE = re.compile(
    r"(?:(?:ada|jual|jualan|menjual|sedia|menyediakan|kami|kita|saya|juga|dan|serta|yaitu|kalau|kalo|klo|utk|untuk|menu|produk)\b[\s:]*)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:[\s:=@(,.\u2013\u2014-]|\b(?:harga|harganya|hrg|hrga|seharga|cuma|cuman|hanya|itu)\b)*$", re.IGNORECASE
)
_COURTESY = re.compile(r"(?:\s*\b(?:aja|saja|doang|ya|kak|bu|pak|gan|bun|sis|rupiah)\b)+[\s.!]*", re.IGNORECASE)
_SIZES = frozenset({
    "kecil", "sedang", "besar", "jumbo", "mini", "biasa", "spesial", "special", "komplit", "original", "ori",
    "pedas", "panas", "dingin", "es", "hangat", "s", "m", "l", "xl", "xxl", "setengah", "utuh", "reguler",
    "regular", "anak", "dewasa",
})  # fmt: skip
_COUNTED = frozenset({
    "paket", "level", "ukuran", "no", "nomor", "tipe", "size", "jilid", "kelas", "menu", "seri", "type",
})  # fmt: skip
_LAST_NUMBER = re.compile(r"(?:(?P<word>[^\W\d_]+)\s+)?(?P<number>\d{1,3})$")


@dataclass
class Products:
    """The products read so far, as trees of the entry; `account` is that of the message."""

    account: Account
    trees: list[dict[str, Any]] = field(default_factory=list)

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
        if is_nothing(item.text):
            self.account.claim(item, SKIPPED)
        elif (least := _MINIMAL.match(item.text)) and len(self.trees) > first:
            for number in range(first, len(self.trees)):
                self._minimal(number, item.of(least), least)
        elif _BUNDLE.match(item.text):
            self.account.remark(item, f"Paket ini belum ditulis, tambahkan sebagai promo kalau benar: {item.text}")
        elif prices_in(item) or _looks_like_a_name(item):
            _Item(self, item).take()

    def take_price(self, bare: Piece, price: Price, tree: dict[str, Any], number: int) -> None:
        """Give `price`, which stands in `bare`, and what it is for to the product `tree`, the one at `number`.

        A price for a number of pieces without what they are called stays a question.
        """
        behind = bare.cut(price.end)
        if several := _FOR_SEVERAL.match(behind.text):
            whole = bare.cut(price.words_begin, price.end + several.end()).strip()
            name = tree.get("nama", "")
            self.account.remark(whole, f"Harga {name} untuk beberapa sekaligus, jadi belum ditulis: {whole.text}")
            return
        key = "harga_mulai" if price.is_from else "harga"
        tree[key] = str(price.rupiah)
        self.account.claim(bare.cut(price.words_begin, price.end), f"produk.{number}.{key}")
        if unit := _UNIT.match(behind.text):
            group = next(name for name, text in unit.groupdict().items() if text)
            tree["satuan"] = re.sub(r"^(?:dapat|dpt)\s+", "", unit[group].strip(), flags=re.IGNORECASE)
            self.account.claim(behind.of(unit), f"produk.{number}.satuan")
        if price.high is not None:
            describe(tree, f"Harga {bare.cut(price.begin, price.end).text.strip()}")

    def _minimal(self, number: int, piece: Piece, found: re.Match[str]) -> None:
        self.trees[number]["minimal_pesan"] = str(int(found["count"]))
        self.account.claim(piece, f"produk.{number}.minimal_pesan")


def one_product(text: str) -> dict[str, Any]:
    """Return the product that a line is: `Keripik tempe 15rb/bungkus` is a name, a price and a unit."""
    found = Products(Account(text))
    _Item(found, Piece(text)).take()
    return found.trees[0] if found.trees else {"nama": text.strip(" ,;")}


def items_of(piece: Piece) -> list[Piece]:
    """Return the items that `piece` lists; commas in brackets part none."""
    masked = Piece(_BRACKETS.sub(lambda found: "(" + "x" * len(found[1]) + ")", piece.text), piece.start)
    found = []
    for part in masked.split(_BETWEEN):
        item = piece.cut(part.start - piece.start, part.end - piece.start)
        halves = item.split(_AND)
        found += halves if len(halves) > 1 and all(prices_in(half) for half in halves) else [item]
    return found


def _looks_like_a_name(item: Piece) -> bool:
    return len(item.text) <= NAME_MAX and len(item.words()) <= WORDS_MAX and not is_chat(item.text)


class _Item:
    """One item on its way to a product."""

    def __init__(self, products: Products, item: Piece) -> None:
        self._account = products.account
        self._trees = products.trees
        self._products = products
        self._item = item
        self._tree: dict[str, Any] = {}
        self._path = f"produk.{len(products.trees)}"

    def take(self) -> None:
        """Add the product that the item is, or leave it for a remark where it has no name."""
        brackets = [self._item.of(found, 1) for found in _BRACKETS.finditer(self._item.text)]
        bare = self._without(brackets)
        found = prices_in(bare)
        if found and bare.text[: found[0].words_begin].rstrip().endswith("+"):
            self._account.remark(self._item, f"Tambahan belum ditulis: {self._item.text}")
            return
        variants = next((one for one in brackets if self._variants_of(one)), None)
        name = self._sized(bare, found) if variants is None and len(found) > 1 else None
        if name is None:
            name = self._named(bare, [] if variants or self._is_torn(bare, found) else found[:1])
        if name is None or (self._tree.keys() <= {"nama"} and self._is_known(name)):
            self._account.release(self._path)
            return
        self._tree = {"nama": name, **self._tree}
        self._trees.append(self._tree)
        for bracket in brackets:
            if bracket is not variants:
                self._aside(bracket)
        self._rest(bare, found)

    def _is_torn(self, bare: Piece, found: list[Price]) -> bool:
        """Return whether two prices stand side by side, so that neither is sure: `pulsa 10.000 harga 12.000`."""
        if len(found) < 2:  # noqa: PLR2004 - two prices
            return False
        between = bare.cut(found[0].end, found[1].words_begin)
        if not _SIDE_BY_SIDE.fullmatch(between.text):
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
        parts = bracket.split(_PARTS)
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
        begin = next((n for n in range(1, len(words)) if all(w.text.casefold() in _SIZES for w in words[n:])), 0)
        if not begin or any(price.is_from for price in found):
            return None
        labels = [Piece(head.text[words[begin].start - head.start :], words[begin].start)]
        labels += [bare.cut(one.end, other.begin).strip() for one, other in zip(found, found[1:], strict=False)]
        if any(word.text.casefold() not in _SIZES for label in labels for word in label.words()):
            return None
        if not self._take_variants([(label, price, bare) for label, price in zip(labels, found, strict=True)]):
            return None
        return self._name_of(bare.cut(0, words[begin].start - bare.start), is_priced=True)

    def _named(self, bare: Piece, found: list[Price]) -> str | None:
        """Return the item's name, its price and unit taken; None where there is no name."""
        first = found[:1] or prices_in(bare)[:1]
        name = bare.cut(0, first[0].words_begin) if first else bare
        if not first:
            if least := _MINIMAL.search(bare.text):
                name = bare.cut(0, least.start())
            elif ask := _ASK.search(bare.text):
                name = bare.cut(0, ask.start())
                self._account.claim(bare.of(ask).strip(), self._path)
        text = self._name_of(name, is_priced=bool(first) or "varian" in self._tree)
        if text is not None and found:
            self._tree["nama"] = text
            self._products.take_price(bare, found[0], self._tree, len(self._trees))
        return text

    def _name_of(self, piece: Piece, *, is_priced: bool) -> str | None:
        before = _BEFORE.match(piece.text)
        if before and WORD.search(piece.text[before.end() :]):
            self._account.claim(piece.of(before), SKIPPED)
            piece = piece.cut(before.end())
        behind = _BEHIND.search(piece.text)
        if behind and WORD.search(piece.text[: behind.start()]):
            self._account.claim(piece.of(behind), SKIPPED)
            piece = piece.cut(0, behind.start())
        if money := MONEY.search(piece.text):
            piece = piece.cut(0, money.start())
        piece = _within_signs(piece)
        last = _LAST_NUMBER.search(piece.text)
        if last and not is_priced and last["word"] and last["word"].casefold() not in _COUNTED:
            unclear = piece.of(last, "number")
            piece = piece.cut(0, last.start("number")).strip()
            question = f"Angka yang belum jelas: {piece.text} {unclear.text}. Kalau itu harga, tulis lengkap, misalnya {unclear.text}.000"
            self._account.remark(unclear, question)
        if not re.search(r"[^\W\d_]", piece.text):
            return None
        self._account.claim(piece, f"{self._path}.nama")
        return re.sub(r"\s+", " ", piece.text)

    def _aside(self, bracket: Piece) -> None:
        """Take what stands in brackets: a size, a lead time, the least to order, else a description."""
        text = bracket.text.strip()
        if not self._account.is_open(bracket):
            return
        if (least := _MINIMAL.fullmatch(text)) and "minimal_pesan" not in self._tree:
            self._products._minimal(len(self._trees) - 1, bracket, least)  # noqa: SLF001 - its own helper
        elif text.casefold() in _STOCK:
            self._keep("stok", _STOCK[text.casefold()], bracket)
        elif "satuan" not in self._tree and _SIZE.fullmatch(text):
            self._keep("satuan", text, bracket)
        elif (time := _LEAD_TIME.search(text)) and _LEAD.match(text) and (written := _lead_time(time[0])):
            self._keep("siap_dalam", written, bracket)
        elif _ASK.fullmatch(text):
            self._account.claim(bracket, self._path)
        elif not MONEY.search(text):
            self._account.claim(bracket, f"{self._path}.deskripsi")
            describe(self._tree, text)

    def _keep(self, key: str, value: str, piece: Piece) -> None:
        self._tree[key] = value
        self._account.claim(piece, f"{self._path}.{key}")

    def _rest(self, bare: Piece, found: list[Price]) -> None:
        """Look at what is left of the item: the least to order, courtesies, additions with a price of their own."""
        if (least := _MINIMAL.search(bare.text)) and self._account.is_open(bare.of(least)):
            self._products._minimal(len(self._trees) - 1, bare.of(least), least)  # noqa: SLF001 - its own helper
        for piece in self._account.left(self._item):
            if _COURTESY.fullmatch(piece.text):
                self._account.claim(piece, SKIPPED)
        behind = bare.cut(found[0].end) if found else bare
        for piece in self._account.left(self._item):
            begin = piece.start - bare.start
            name = self._tree["nama"]
            is_added = len(found) > 1 and _ADDED.search(behind.text)
            lead = "Tambahan untuk" if is_added else "Keterangan untuk"
            sign = "+" if is_added and bare.text[:begin].rstrip().endswith("+") else ""
            self._account.remark(piece, f"{lead} {name} belum terpakai: {sign}{piece.text}")


def _within_signs(piece: Piece) -> Piece:
    """Return `piece` from its first to its last letter or digit, with a bracket or mark that closes it."""
    found = re.search(r"[^\W_].*[^\W_][\"')!?%]*|[^\W_]", piece.text, re.DOTALL)
    return piece.of(found) if found else piece.cut(0, 0)


def describe(tree: dict[str, Any], text: str) -> None:
    """Add `text` to the description of a product."""
    before = tree.get("deskripsi")
    tree["deskripsi"] = f"{before}. {text}" if before else text[:1].upper() + text[1:]


def _lead_time(text: str) -> str | None:
    try:
        read = values.lead_time(text)
    except ValueError:
        return None
    return str(read["written"]) if isinstance(read, dict) else None


def with_ids(trees: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the products, each with an address of its own and its keys in the order people look for them."""
    taken: set[str] = set()
    for number, tree in enumerate(trees, 1):
        address = values.slug_of(tree["nama"])
        free = address or f"produk-{number}"
        while free in taken or free == "kit":
            free = f"{(address or 'produk')[:50]}-{number}"
        taken.add(free)
        yield {"nama": tree["nama"], "id": free, **{key: value for key, value in tree.items() if key != "nama"}}
