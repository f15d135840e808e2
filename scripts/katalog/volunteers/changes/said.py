"""What one sentence of an owner changes in an entry; a sentence of which a word is not understood changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from katalog import formats
from katalog.contract import values
from katalog.volunteers.changes import dates, targets
from katalog.volunteers.registration import contacts
from katalog.volunteers.registration.account import Account, Piece
from katalog.volunteers.registration.address import hamlets_in
from katalog.volunteers.registration.prices import Price, prices_in
from katalog.volunteers.registration.products import Products, one_product
from katalog.volunteers.registration.spoken_hours import clause

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from katalog.contract.model import Business, Village

WILD: Final = 5
"""How many times more or less a price has to be for somebody to look twice: a zero too many or too few is ten times."""
_FILLER: Final = re.compile(
    r"\b(?:harga(?:nya)?|hrg|sekarang|skrg|skr|jadi|menjadi|jd|naik|turun|dinaikkan|diturunkan|diganti|ganti|ubah|diubah|ke|untuk|utk|yang|yg|per"
    r"|rupiah|sudah|udah|udh|lagi|nya|ya|yah|kak|pak|bu|mas|mbak|min|admin|mohon|tolong|maaf|tlg|dong|saya|kami|kita|di|stok|stoknya|hari ini|mulai hari ini"
    r"|varian|ukuran|rasa|produk|dulu|dulunya|itu|ini|juga|baru|mau|kasih tahu|info|infonya|terima kasih|makasih|selamat|pagi|siang|sore|malam|halo|hai"
    r"|assalamualaikum|perubahan|dengan|dan|tadi|tadinya|terbaru|cuma|hanya|sementara|masih|dari|sama|tetap(?= ada))\b",
    re.IGNORECASE,
)
"""Words that join others and change nothing: no word that denies or sets a condition is among them."""
_GUARD: Final = re.compile(
    r"\?|\b(?:jangan|kalau|kalo|klo|bukan|batal|gajadi|(?:tidak|gak|ga|nggak)\s+jadi|bilang|katanya|mungkin|rencana|rencananya|misal|seandainya|kemarin|apakah|boleh)\b",
    re.IGNORECASE,
)
"""What makes a sentence a question, a condition or a story: it is for people to read."""
_LATER: Final = re.compile(
    r"\b(?:(?:mulai|per|berlaku|sejak|sampai|hingga)\s+)+(?:tanggal\s+|tgl\s+|hari\s+)?(?:besok|lusa|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu(?:\s+depan)?|bulan\s+depan"
    r"|tahun\s+depan|pekan\s+depan|\d{1,2}(?:\s+[^\W\d_]+)?(?:\s+20\d\d)?)(?:\s+depan)?\b|\b(?:besok|lusa|minggu\s+depan|bulan\s+depan)\b",
    re.IGNORECASE,
)
_STOCK: Final = (
    (
        re.compile(r"\b(?:habis|kosong|sold\s?out|ludes|abis|tidak\s+ada\s+stok|stok\s+kosong)\b", re.IGNORECASE),
        "habis",
    ),
    (
        re.compile(
            r"\b(?:(?:sudah\s+|udah\s+)?(?:ada|ready|tersedia|restock|siap)(?:\s+stok)?(?:\s+(?:lagi|kembali))?)\b",
            re.IGNORECASE,
        ),
        "tersedia",
    ),
    (re.compile(r"\b(?:pre\s?-?order|po)\b", re.IGNORECASE), "pre-order"),
)
_NEW: Final = re.compile(
    r"^(?:\s*(?:ada|sekarang|kami|saya|kita|juga|ini)\b\s*)*(?:(?:tambah(?:an|kan)?\s+)?(?:produk|menu|jualan|barang|dagangan|varian\s+produk)\s+baru|tambah(?:kan)?\s+(?:produk|menu|jualan)"
    r"|(?:sekarang\s+)?(?:jual|menjual|sedia|jualan)\s+juga|(?:juga\s+)(?:jual|menjual))(?:nya)?\s*:?\s*",
    re.IGNORECASE,
)
_GONE: Final = re.compile(
    r"\b(?:(?:sudah|udah)\s+)?(?:tidak|gak|ga|nggak|tdk|stop|berhenti)\s+(?:di)?jual(?:an)?(?:\s+lagi)?\b|\b(?:hapus|hilangkan|keluarkan)\b",
    re.IGNORECASE,
)
_FEE: Final = re.compile(
    r"\b(?:ongkir(?:nya)?|ongkos\s+(?:kirim|antar)|biaya\s+(?:antar|kirim)|(?:di)?antar(?:\s+ke)?)\b", re.IGNORECASE
)
_FREE: Final = re.compile(r"\b(?:gratis|free)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"\b(?:(?:no(?:mor|mer)?\.?\s*)?(?:wa|whatsapp|hp|telepon|telp)|no(?:mor|mer)?\.?)(?:nya)?\b", re.IGNORECASE
)
_MOVED: Final = re.compile(r"\b(?:pindah|berubah|baru(?:nya)?)\b", re.IGNORECASE)
_OFF: Final = re.compile(r"\b(?:libur|tutup|cuti)\b", re.IGNORECASE)
_WHY: Final = re.compile(
    r"\b(?:karena|krn|sebab|dalam\s+rangka)\s+(?P<why>[^.,;\n]+)|(?<=libur)\s+(?P<name>(?!tanggal|tgl|dari|mulai|pada|hari)[^\W\d_]+(?:\s+[^\W\d_]+)?)(?=\s+(?:dari\s+|mulai\s+)?(?:tanggal\s+|tgl\s+)?\d)",
    re.IGNORECASE,
)
_PROMO_NEW: Final = re.compile(r"^\s*(?:ada\s+)?(?:promo|paket)\s+baru\s*:?\s*", re.IGNORECASE)
_PROMO_ENDS: Final = re.compile(r"\b(?:diperpanjang|perpanjang|berlaku)?\s*\b(?:sampai|hingga|s/d)\b", re.IGNORECASE)
_PROMO_OVER: Final = re.compile(
    r"\b(?:sudah\s+)?(?:selesai|berakhir|stop|tidak\s+ada\s+lagi|habis)\b|\bhapus\b", re.IGNORECASE
)
_PROMO: Final = re.compile(r"\bpromo\b", re.IGNORECASE)
_SAME: Final = re.compile(
    r"\b(?:data(?:nya)?\s+)?masih\s+(?:benar|sama|betul)(?:\s+semua(?:nya)?)?\b|\btidak\s+ada\s+(?:yang\s+)?(?:perubahan|berubah)\b|\bdata(?:nya)?\b",
    re.IGNORECASE,
)
_STATUS: Final = (
    (re.compile(r"\btutup\s+sementara\b", re.IGNORECASE), "tutup-sementara"),
    (re.compile(r"\btutup\s+(?:permanen|selamanya|seterusnya)\b", re.IGNORECASE), "tutup-permanen"),
    (re.compile(r"\bbuka\s+(?:lagi|kembali)\b|\baktif\s+(?:lagi|kembali)\b", re.IGNORECASE), "buka"),
)
_BUSINESS: Final = re.compile(
    r"\b(?:usaha(?:nya)?|warung(?:nya)?|toko(?:nya)?|kedai(?:nya)?|dapur(?:nya)?)\b", re.IGNORECASE
)
_FROM: Final = re.compile(r"\bdari\b", re.IGNORECASE)


@dataclass(frozen=True)
class Change:
    """One difference: `sentence` says it to people, the rest where it is made (see `apply.py`).

    `kind` is `value` (at `loc`), `item` (a new one in the list `loc[0]`), `gone` (the item at `loc`) or `hours` (of `days`).
    `is_wild` says that an amount is so far from what it was that it may be a slip of the hand.
    """

    kind: str
    sentence: str
    loc: tuple[str | int, ...] = ()
    value: str = ""
    item: dict[str, Any] = field(default_factory=dict)
    days: tuple[int, ...] = ()
    is_wild: bool = False


@dataclass
class Sentence:
    """One sentence on its way to changes of `business`; `used` are the words that were understood."""

    piece: Piece
    business: Business
    village: Village
    today: date
    account: Account = field(init=False)
    later: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.account = Account(self.piece.text)
        self.piece = Piece(self.piece.text)

    def read(self) -> list[Change]:
        """Return what the sentence changes: nothing where any word of it is not understood."""
        if is_guarded(self.piece.text):
            return []
        for reader in (
            self._same, self._number, self._fee, self._promo, self._new, self._status, self._holiday, self._hours, self._gone,
            self._price, self._stock,
        ):  # fmt: skip
            self.account = Account(self.piece.text)
            self.later = []
            changes = reader()
            if changes and self._is_whole():
                return changes
        self.later = []
        return []

    def _use(self, *pieces: Piece) -> None:
        for piece in pieces:
            self.account.claim(piece, "isian")

    def _is_whole(self) -> bool:
        """Return whether nothing but filling words and a day from when on is left, the latter noted in `later`."""
        for pattern, is_later in ((_LATER, True), (_FILLER, False)):
            for found in pattern.finditer(self.piece.text):
                piece = self.piece.of(found)
                if is_later and len(self.account.left(piece)) == 1 and self.account.left(piece)[0] == piece.strip():
                    self.later.append(piece)
                    self._use(piece)
                elif not is_later:
                    self._use(piece)
        return not self.account.left(self.piece)

    def _found(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.piece.text)
        if found:
            self._use(self.piece.of(found))
        return found

    def _same(self) -> list[Change]:
        if not re.search(
            r"masih\s+(?:benar|sama|betul)|tidak\s+ada\s+(?:yang\s+)?(?:perubahan|berubah)",
            self.piece.text,
            re.IGNORECASE,
        ):
            return []
        self._use(*(self.piece.of(found) for found in _SAME.finditer(self.piece.text)))
        day = self.today.isoformat()
        return [
            Change("value", f"Data dipastikan masih benar, {formats.long_date(self.today)}", ("dikonfirmasi",), day)
        ]

    def _number(self) -> list[Change]:
        reader = contacts.Contacts(self.account)
        if not self._found(_NUMBER) or not reader.numbers(self.piece, sure=False) or self.account.remarks:
            return []
        self._found(_MOVED)
        old = formats.phone_for_people(self.business.whatsapp)
        return [Change("value", f"Nomor WhatsApp: {old} menjadi {reader.whatsapp}", ("whatsapp",), reader.whatsapp)]

    def _fee(self) -> list[Change]:
        found = prices_in(dates.without_years(self.piece))
        free = _FREE.search(self.piece.text)
        if not self._found(_FEE) or (len(found) != 1) == (free is None):
            return []
        spelled = self.piece.of(free) if free else self.piece.cut(found[0].begin, found[0].end)
        self._use(spelled)
        fee = "gratis" if free else _dotted(found[0].rupiah)
        named = next(hamlets_in(self.piece.text, self.village), None)
        areas = self.business.delivery_areas
        if named:
            self._use(self.piece.cut(named[1], named[2]))
            number = next((n for n, area in enumerate(areas) if area.area == named[0]), None)
        else:
            matches = targets.named(self.piece, [area.area for area in areas])
            number = matches[0] if matches else None
            self._use(*(matches[1] if matches else ()))
        shown = "gratis" if free else formats.rupiah(found[0].rupiah)
        if number is None:
            item = {"wilayah": named[0], "biaya": fee.replace(".", "")} if named else None
            return [Change("item", f"Ongkir baru: {item['wilayah']} {shown}", ("ongkir",), item=item)] if item else []
        old = areas[number].fee
        sentence = f"Ongkir {areas[number].area}: {formats.rupiah(old) if old else 'gratis'} menjadi {shown}"
        is_wild = not free and bool(old) and _is_wild(old, found[0].rupiah)
        return [Change("value", sentence, ("ongkir", number, "biaya"), fee, is_wild=is_wild)]

    def _promo(self) -> list[Change]:
        if head := _PROMO_NEW.match(self.piece.text):
            return self._new_promo(head)
        named = targets.promo(self.piece, self.business)
        if named is None:
            return []
        number, words = named
        self._use(*words)
        self._found(_PROMO)
        name = self.business.promos[number].name
        found = prices_in(dates.without_years(self.piece))
        if len(found) == 1:
            self._use(self.piece.cut(found[0].begin, found[0].end))
            old, new = self.business.promos[number].price, found[0].rupiah
            sentence = f"Harga promo {name}: {formats.rupiah(old)} menjadi {formats.rupiah(new)}"
            return [Change("value", sentence, ("promo", number, "harga"), _dotted(new), is_wild=_is_wild(old, new))]
        days = dates.days_in(self.piece, self.today)
        if days and days.first == days.last and self._found(_PROMO_ENDS):
            self._use(days.piece)
            sentence = f"Promo {name} berlaku sampai {formats.long_date(days.last)}"
            return [Change("value", sentence, ("promo", number, "sampai"), days.last.isoformat())]
        if not days and not found and self._found(_PROMO_OVER):
            return [Change("gone", f"Promo {name} dihapus", ("promo", number))]
        return []

    def _new_promo(self, head: re.Match[str]) -> list[Change]:
        rest = self.piece.cut(head.end())
        found = prices_in(dates.without_years(rest))
        days = dates.days_in(rest, self.today)
        if len(found) != 1 or found[0].is_from:
            return []
        name = rest.cut(0, found[0].begin).strip()
        self._use(self.piece.of(head), name, rest.cut(found[0].begin, found[0].end))
        item: dict[str, Any] = {"nama": name.text, "harga": str(found[0].rupiah)}
        if days:
            self._use(days.piece)
            item |= {"mulai": days.first.isoformat(), "sampai": days.last.isoformat()}
        known = {one.name.casefold() for one in self.business.promos}
        if not name.text or name.text.casefold() in known:
            return []
        return [Change("item", f"Promo baru: {name.text}, {formats.rupiah(found[0].rupiah)}", ("promo",), item=item)]

    def _new(self) -> list[Change]:
        head = _NEW.match(self.piece.text)
        if head is None:
            return []
        rest = self.piece.cut(head.end())
        made = one_product(rest.text)
        found = prices_in(dates.without_years(rest))
        known = {product.name.casefold() for product in self.business.products}
        ids = {product.id for product in self.business.products}
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
        self._use(self.piece.of(head), *(rest.cut(one.start, one.end) for one in reader))
        return [
            Change(
                "item", f"Produk baru: {made['nama']}", ("produk",), item={"nama": made["nama"], "id": address, **made}
            )
        ]

    def _gone(self) -> list[Change]:
        target = targets.find(self.piece, self.business)
        if target is None or target.variant is not None or not self._found(_GONE):
            return []
        self._use(*target.words)
        name = self.business.products[target.product].name
        return [Change("gone", f"{name} tidak dijual lagi", ("produk", target.product))]

    def _price(self) -> list[Change]:
        found = prices_in(dates.without_years(self.piece))
        target = targets.find(self.piece, self.business)
        if target is None or not found or len(found) > 2:  # noqa: PLR2004 - from the old to the new
            return []
        product = self.business.products[target.product]
        old = _old_price(self.business, target)
        if len(found) == 2 and not self._is_from_old(found, old):  # noqa: PLR2004
            return []
        price = found[-1]
        spelled = re.search(r"\b(?:naik|turun)\s*$", self.piece.text[: price.begin], re.IGNORECASE)
        if (
            price.high is not None
            or (product.variants and target.variant is None)
            or (spelled and _is_step(old, price.rupiah))
        ):
            return []
        self._use(*target.words, *(self.piece.cut(one.words_begin, one.end) for one in found))
        self._unit(price)
        loc: tuple[str | int, ...] = ("produk", target.product)
        loc += ("varian", target.variant, "harga") if target.variant is not None else (self._key(price, target),)
        name = _name(self.business, target)
        sentence = (
            f"Harga {name}: {formats.rupiah(old) if old else 'tanya harga'} menjadi {formats.rupiah(price.rupiah)}"
        )
        return [
            Change(
                "value", sentence, loc, _dotted(price.rupiah), is_wild=old is not None and _is_wild(old, price.rupiah)
            )
        ]

    def _key(self, price: Price, target: targets.Target) -> str:
        product = self.business.products[target.product]
        has_lowest = product.price_from is not None
        return "harga_mulai" if has_lowest or (price.is_from and product.price is None) else "harga"

    def _is_from_old(self, found: list[Price], old: int | None) -> bool:
        begin = self.piece.text[: found[0].begin]
        return found[0].rupiah == old and re.search(r"\bdari\s*$", begin, re.IGNORECASE) is not None

    def _unit(self, price: Price) -> None:
        """Take a unit behind the price, where it is the product's own or a plain word behind a stroke."""
        if unit := re.match(r"\s*(?:/|\bper\b)\s*[^\W\d_]+", self.piece.text[price.end :], re.IGNORECASE):
            target = targets.find(self.piece, self.business)
            own = self.business.products[target.product].unit if target else None
            word = re.sub(r"[\s/]|\bper\b", "", unit.group(), flags=re.IGNORECASE)
            if own and word.casefold() in own.casefold():
                self._use(self.piece.cut(price.end + unit.start(), price.end + unit.end()))

    def _stock(self) -> list[Change]:
        target = targets.find(self.piece, self.business)
        if target is None or prices_in(dates.without_years(self.piece)):
            return []
        stock = next((word for pattern, word in _STOCK if self._found(pattern)), None)
        if stock is None:
            return []
        self._use(*target.words)
        loc: tuple[str | int, ...] = ("produk", target.product)
        loc += ("varian", target.variant, "stok") if target.variant is not None else ("stok",)
        return [Change("value", f"{_name(self.business, target)}: {stock}", loc, stock)]

    def _holiday(self) -> list[Change]:
        days = dates.days_in(self.piece, self.today)
        if days is None or not _OFF.search(self.piece.text) or prices_in(dates.without_years(self.piece)):
            return []
        self._found(_OFF)
        self._use(days.piece)
        item = {"mulai": days.first.isoformat(), "sampai": days.last.isoformat()}
        if why := self._found(_WHY):
            item["keterangan"] = (why["why"] or why["name"]).strip()
        shown = formats.date_range(days.first, days.last)
        if any((one.starts, one.ends) == (days.first, days.last) for one in self.business.holidays):
            return [Change("known", f"Libur {shown} sudah tercatat")]
        return [Change("item", f"Libur: {shown}", ("libur",), item=item)]

    def _hours(self) -> list[Change]:
        plain = re.sub(
            r"\b(?:sekarang|skrg|jadi|menjadi|juga|ya|kak|pak|bu|diubah|ubah|ganti|diganti|dulu|kami|jadwal|mulai sekarang)\b",
            " ",
            self.piece.text,
            flags=re.IGNORECASE,
        )
        read = clause(re.sub(r"\s+", " ", plain).strip(" .!,"))
        if read is None:
            return []
        days, hours = read
        if not days:
            now = self.business.hours
            open_now = {day for day in now.days if day} if now else set()
            if hours == "tutup" or len(open_now) > 1:
                return []
            days = tuple(number for number, day in enumerate(now.days) if day) if now else tuple(range(7))
        self._use(self.piece)
        names = ", ".join(values.DAYS[number] for number in sorted(days))
        return [Change("hours", f"Jam buka {names}: {hours}", ("jam_buka",), hours, days=tuple(sorted(days)))]

    def _status(self) -> list[Change]:
        if targets.find(self.piece, self.business):
            return []
        status = next((word for pattern, word in _STATUS if self._found(pattern)), None)
        if status is None:
            return []
        self._found(_BUSINESS)
        return [Change("value", f"Status: {status}", ("status",), status)]


def is_guarded(text: str) -> bool:
    """Return whether `text` is a question, a condition or a story: nothing in it may change anything by itself."""
    return _GUARD.search(text) is not None


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


def _is_wild(old: int, new: int) -> bool:
    return new >= WILD * old or old >= WILD * new


def _is_step(old: int | None, new: int) -> bool:
    """Return whether an amount behind `naik` or `turun` is by how much: far below what it costs."""
    return old is None or new < old // 2


def _dotted(rupiah: int) -> str:
    return f"{rupiah:,}".replace(",", ".")
