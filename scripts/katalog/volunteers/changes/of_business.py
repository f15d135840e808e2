"""Reads what a sentence changes of a business: hours, days off, number, delivery fee, promo, status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from katalog import formats
from katalog.contract import values
from katalog.volunteers.changes import dates, targets
from katalog.volunteers.changes.change import Change, dotted, is_wild
from katalog.volunteers.registration import contacts
from katalog.volunteers.registration.account import Piece
from katalog.volunteers.registration.address import hamlets_in
from katalog.volunteers.registration.prices import prices_in
from katalog.volunteers.registration.spoken_hours import EXCEPT, days_and_hours, days_called

if TYPE_CHECKING:
    from datetime import date

    from katalog.contract.model import Business
    from katalog.volunteers.changes.change import Sentence

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
    r"\b(?:karena|krn|sebab|dalam\s+rangka)\s+(?P<why>[^.,;\n]+)|(?:(?<=libur)|(?<=cuti))\s+(?P<name>(?!tanggal|tgl|dari|mulai|pada|hari)[^\W\d_]+(?:\s+[^\W\d_]+)?)(?=\s+(?:dari\s+|mulai\s+)?(?:tanggal\s+|tgl\s+)?\d)",
    re.IGNORECASE,
)
_AROUND_HOURS: Final = re.compile(
    r"\b(?:mulai\s+sekarang|sekarang|skrg|jadi|menjadi|juga|ya|kak|pak|bu|diubah|ubah|ganti|diganti|dulu|kami|jadwal|(?:warung|toko|usaha|kedai)(?:nya)?)\b",
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


def same(said: Sentence) -> list[Change]:
    """Read that all is right as it is."""
    if not re.search(
        r"masih\s+(?:benar|sama|betul)|tidak\s+ada\s+(?:yang\s+)?(?:perubahan|berubah)",
        said.piece.text,
        re.IGNORECASE,
    ):
        return []
    said.use(*(said.piece.of(found) for found in _SAME.finditer(said.piece.text)))
    return [confirmed(said.today)]


def confirmed(today: date) -> Change:
    """Return that the owner says that all is right."""
    sentence = f"Data dipastikan masih benar, {formats.long_date(today)}"
    return Change("value", sentence, ("dikonfirmasi",), today.isoformat())


def number(said: Sentence) -> list[Change]:
    """Read another number for orders."""
    reader = contacts.Contacts(said.account)
    if not said.found(_NUMBER) or not reader.numbers(said.piece, sure=False) or said.account.remarks:
        return []
    said.found(_MOVED)
    return [number_change(said.business, reader.whatsapp)]


def number_change(business: Business, number: str) -> Change:
    """Return another number for orders."""
    old = formats.phone_for_people(business.whatsapp)
    return Change("value", f"Nomor WhatsApp: {old} menjadi {number}", ("whatsapp",), number)


def fee(said: Sentence) -> list[Change]:
    """Read a delivery fee: of an area that has one, or of a hamlet that has none yet."""
    found = said.prices()
    free = _FREE.search(said.piece.text)
    if not said.found(_FEE) or (len(found) != 1) == (free is None):
        return []
    spelled = said.piece.of(free) if free else said.piece.cut(found[0].begin, found[0].end)
    said.use(spelled)
    fee = 0 if free else found[0].rupiah
    named = next(hamlets_in(said.piece.text, said.village), None)
    areas = said.business.delivery_areas
    if named:
        said.use(said.piece.cut(named[1], named[2]))
        number = next((n for n, area in enumerate(areas) if area.area == named[0]), None)
    else:
        matches = targets.named(said.piece, [area.area for area in areas])
        number = matches[0] if matches else None
        said.use(*(matches[1] if matches else ()))
    if number is not None:
        return [fee_change(said.business, number, fee)]
    return [new_fee_change(named[0], fee)] if named else []


def new_fee_change(area: str, fee: int) -> Change:
    """Return an area that is delivered to as well, for so many rupiah, 0 for none."""
    item = {"wilayah": area, "biaya": str(fee) if fee else "gratis"}
    return Change("item", f"Ongkir baru: {area} {_fee_in_words(fee)}", ("ongkir",), item=item)


def fee_change(business: Business, number: int, fee: int) -> Change:
    """Return another fee in rupiah, 0 for none, of the delivery area at `number`."""
    area = business.delivery_areas[number]
    sentence = f"Ongkir {area.area}: {_fee_in_words(area.fee)} menjadi {_fee_in_words(fee)}"
    wild = bool(area.fee and fee) and is_wild(area.fee, fee)
    return Change("value", sentence, ("ongkir", number, "biaya"), dotted(fee) if fee else "gratis", is_wild=wild)


def _fee_in_words(fee: int) -> str:
    """Return a fee for people."""
    return formats.rupiah(fee) if fee else "gratis"


def promo(said: Sentence) -> list[Change]:
    """Read a new promo, or another price, last day or the end of one that is there."""
    if head := _PROMO_NEW.match(said.piece.text):
        return _new_promo(said, head)
    named = targets.promo(said.piece, said.business)
    if named is None:
        return []
    number, words = named
    said.use(*words)
    said.found(_PROMO)
    name = said.business.promos[number].name
    found = said.prices()
    if len(found) == 1:
        said.use(said.piece.cut(found[0].begin, found[0].end))
        old, new = said.business.promos[number].price, found[0].rupiah
        sentence = f"Harga promo {name}: {formats.rupiah(old)} menjadi {formats.rupiah(new)}"
        return [Change("value", sentence, ("promo", number, "harga"), dotted(new), is_wild=is_wild(old, new))]
    days = dates.days_in(said.piece, said.today)
    if days and days.first == days.last and said.found(_PROMO_ENDS):
        said.use(days.piece)
        sentence = f"Promo {name} berlaku sampai {formats.long_date(days.last)}"
        return [Change("value", sentence, ("promo", number, "sampai"), days.last.isoformat())]
    if not days and not found and said.found(_PROMO_OVER):
        return [Change("gone", f"Promo {name} dihapus", ("promo", number))]
    return []


def _new_promo(said: Sentence, head: re.Match[str]) -> list[Change]:
    rest = said.piece.cut(head.end())
    found = prices_in(dates.without_years(rest))
    days = dates.days_in(rest, said.today)
    if len(found) != 1 or found[0].is_from:
        return []
    name = rest.cut(0, found[0].begin).strip()
    said.use(said.piece.of(head), name, rest.cut(found[0].begin, found[0].end))
    item: dict[str, Any] = {"nama": name.text, "harga": str(found[0].rupiah)}
    if days:
        said.use(days.piece)
        item |= {"mulai": days.first.isoformat(), "sampai": days.last.isoformat()}
    known = {one.name.casefold() for one in said.business.promos}
    if not name.text or name.text.casefold() in known:
        return []
    return [Change("item", f"Promo baru: {name.text}, {formats.rupiah(found[0].rupiah)}", ("promo",), item=item)]


def holiday(said: Sentence) -> list[Change]:
    """Read days off with their dates."""
    days = dates.days_in(said.piece, said.today)
    if days is None or not _OFF.search(said.piece.text) or said.prices():
        return []
    text = said.piece.text
    if dates.days_in(Piece(f"{text[: days.piece.start]} {text[days.piece.end :]}"), said.today):
        return []  # more days than one stretch
    said.found(_OFF)
    said.use(days.piece)
    why = said.found(_WHY)
    reason = (why["why"] or why["name"]).strip() if why else ""
    return [holiday_change(said.business, days.first, days.last, reason)]


def holiday_change(business: Business, first: date, last: date, reason: str) -> Change:
    """Return days off, both included; `reason` is "" where none was given."""
    shown = formats.date_range(first, last)
    if any(one.starts <= first and last <= one.ends for one in business.holidays):
        return Change("known", f"Libur {shown} sudah tercatat")
    item = {"mulai": first.isoformat(), "sampai": last.isoformat()} | ({"keterangan": reason} if reason else {})
    return Change("item", f"Libur: {shown}", ("libur",), item=item)


def hours(said: Sentence) -> list[Change]:
    """Read other hours, on some days or on all that have the same."""
    plain, *but = EXCEPT.split(re.sub(r"\s+", " ", _AROUND_HOURS.sub(" ", said.piece.text)).strip(" .!,"))
    read = days_and_hours(plain)
    closed = days_called(but[0]) if len(but) == 1 else ()
    if read is None or (but and not closed):
        return []
    days, hours = read
    now = said.business.hours
    if not days:
        if hours == "tutup" or (now and len({day for day in now.days if day}) > 1):
            return []
        days = tuple(number for number, day in enumerate(now.days) if day) if now else tuple(range(7))
    said.use(said.piece)
    opened = tuple(number for number in sorted(days) if number not in closed)
    made = [(opened, hours), (tuple(sorted(closed)), "tutup")]
    return [hours_change(some, text) for some, text in made if some]


def hours_change(days: tuple[int, ...], hours: str) -> Change:
    """Return other hours, as entries have them or `tutup`, on some days."""
    return Change(
        "hours", f"Jam buka {', '.join(values.DAYS[n] for n in days)}: {hours}", ("jam_buka",), hours, days=days
    )


def status(said: Sentence) -> list[Change]:
    """Read that the business pauses, ends or goes on."""
    if targets.find(said.piece, said.business):
        return []
    status = next((word for pattern, word in _STATUS if said.found(pattern)), None)
    if status is None:
        return []
    said.found(_BUSINESS)
    return [Change("value", f"Status: {status}", ("status",), status)]
