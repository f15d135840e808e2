"""Reads how a business serves, takes payment and delivers, and its permits, as people say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names, values
from katalog.contract.model import Payment, Service
from katalog.contract.nothing import NO, says_nothing
from katalog.contract.word_meanings import WORD_SYNONYMS
from katalog.volunteers.registration.account import LABEL, SKIPPED, Account, Piece
from katalog.volunteers.registration.address import hamlets_in
from katalog.volunteers.registration.prices import prices_in
from katalog.volunteers.registration.product_words import NOUNS

if TYPE_CHECKING:
    from enum import StrEnum

    from katalog.contract.model import Village

_PARTS = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:dan|atau|serta|juga)\s+|\.\s+", re.IGNORECASE)
_TICK = re.compile(r"^- \[[xX ]\]\s*", re.MULTILINE)
_JOINING: Final = frozenset({
    "bisa", "boleh", "terima", "menerima", "melalui", "lewat", "via", "pakai", "pake", "bank", "juga", "atau",
    "dan", "bayar", "pembayaran", "pembayarannya", "secara", "ke", "no", "hanya", "cuma",
})  # fmt: skip
_CLAUSES = re.compile(r"\s*[;\n]\s*|\s*,\s+|\s*,(?=[^\W\d])|\.\s+", re.IGNORECASE)
_FREE = re.compile(r"\b(?:gratis|free|bebas\s+ongkir)\b(?:\s+(?:ongkir|ongkos\s+kirim|antar))?", re.IGNORECASE)
_CARRY: Final = (
    (
        re.compile(r"\b(?:di)?antar(?:kan|an)?\b|\bdelivery\b|\bpengantaran\b|\bgojek\b", re.IGNORECASE),
        Service.DELIVERY.value,
    ),
    (
        re.compile(r"\b(?:di)?kirim(?:kan)?\b|\bekspedisi\b|\bjne\b|\bj&t\b|\bpaketan\b|\bpengiriman\b", re.IGNORECASE),
        Service.SHIPPING.value,
    ),
    (
        re.compile(r"\b(?:di)?ambil(?:\s+sendiri)?\b|\bpick\s?up\b|\bbungkus\b|\btake\s?away\b", re.IGNORECASE),
        Service.PICKUP.value,
    ),
    (re.compile(r"\bmakan\s+di\s+tempat\b|\bdine\s?in\b", re.IGNORECASE), Service.DINE_IN.value),
)
_CARRIER = re.compile(r"\b(?:jne|j&t)\b", re.IGNORECASE)
"""Who carries parcels: no word of an entry, so it is named."""
_PIECES = re.compile(rf"(?:/|\bper\b)?\s*(?:{NOUNS}|porsi|km|kilometer)", re.IGNORECASE)
"""What a fee may be for besides an area: a piece."""
_NO_AREA = re.compile(
    r"\b(?:bisa|siap|melayani|terima|ongkir(?:nya)?|ongkos|kirim|biaya|tarif|pengantaran|pengiriman|di|ke|untuk|utk|area|wilayah|daerah|sekitar|harga|nya|juga|ya|free|cod)\b|[:=+-]+",
    re.IGNORECASE,
)
_NOT = re.compile(rf"\b(?:{'|'.join(NO)}|tanpa)\b", re.IGNORECASE)
_PERMITS: Final = {
    "nib": r"\d{13}",
    "pirt": r"[\d-]{12,20}",
    "halal": r"(?:ID)?\d{8,20}",
    "bpom": r"(?:M[DL]\s?)?\d{9,15}",
    "merek": r"[A-Z]{2,4}\s?\d{6,15}",
}
"""What the number of each permit looks like."""
_DIGITS = re.compile(r"(?:(?:ID|M[DL]|IDM|[A-Z]{2,4})\s?)?\d[\d\s.-]{5,}\d", re.IGNORECASE)
_PERMIT = re.compile(
    r"\b(?:no(?:mor)?\.?\s*)?(?P<name>nib|p\s?-?\s?irt|spp-?irt|(?:sertifikat\s+)?halal|bpom|merek)\b\s*(?:no(?:mor)?\.?\s*)?[:=]?\s*(?P<number>(?:ID|M[DL]|IDM)?\s?[\d][\d.-]{6,})",
    re.IGNORECASE,
)


@dataclass
class Terms:
    """What was said so far of serving, paying, delivering and permits."""

    account: Account
    village: Village
    services: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    delivery: list[dict[str, str]] = field(default_factory=list)
    permits: dict[str, Any] = field(default_factory=dict)

    def payment(self, piece: Piece) -> bool:
        """Take the ways to pay in `piece`, and return whether there were any."""
        return self._words(piece, Payment, self.payments, "pembayaran")

    def service(self, piece: Piece) -> bool:
        """Take the ways to serve in `piece`, and return whether there were any."""
        taken = self._words(piece, Service, self.services, "layanan")
        return self.carrying(piece) or taken

    def _words(self, piece: Piece, words: type[StrEnum], into: list[str], key: str) -> bool:
        taken = False
        for part in piece.split(_PARTS):
            whole = word_of(part.text, words)
            if whole:
                self._choose(whole, part, into, key)
                taken = True
                continue
            for word in part.words():
                if one := word_of(word.text, words):
                    self._choose(one, word, into, key)
                    taken = True
                elif word.text.casefold().strip(".,:") in _JOINING:
                    self.account.claim(word, SKIPPED)
        return taken

    def _choose(self, word: str, piece: Piece, into: list[str], key: str) -> None:
        if word not in into:
            into.append(word)
        self.account.claim(piece, key)

    def carrying(self, piece: Piece) -> bool:
        """Take what `piece` says of delivering: whether, whereto and for how much. Return whether it said anything."""
        taken = False
        for clause in piece.split(_CLAUSES):
            if _NOT.search(clause.text):
                continue
            free = _FREE.search(clause.text)
            found = prices_in(clause)
            is_fee = bool(free or len(found) == 1)
            for pattern, service in _CARRY:
                for match in pattern.finditer(clause.text):
                    is_name = _CARRIER.fullmatch(match.group())
                    self._choose(service, clause.cut(0, 0) if is_name else clause.of(match), self.services, "layanan")
                    taken = True
            if taken:
                for match in _NO_AREA.finditer(clause.text):
                    self.account.claim(clause.of(match), SKIPPED)
            taken |= is_fee and self._fee(
                clause, free, clause.cut(found[0].words_begin, found[0].end) if found else None
            )
        return taken

    def _fee(self, clause: Piece, free: re.Match[str] | None, price: Piece | None) -> bool:
        spelled = clause.of(free) if free else price
        if spelled is None or (free and price):
            return False
        text = clause.text.replace(spelled.text, " ", 1)
        for pattern, _ in _CARRY:
            text = pattern.sub(" ", text)
        named = next(hamlets_in(text, self.village), None)
        area = named[0] if named else re.sub(r"\s+", " ", _NO_AREA.sub(" ", text)).strip(" .,:()-")
        if not area or _PIECES.fullmatch(area):
            return False
        path = f"ongkir.{len(self.delivery)}"
        fee = "gratis" if free else str(values.fee(prices_in(price)[0].rupiah)) if price else ""
        self.delivery.append({"wilayah": area, "biaya": fee})
        if Service.DELIVERY.value not in self.services and Service.SHIPPING.value not in self.services:
            self.services.append(Service.DELIVERY.value)
        self.account.claim(spelled, f"{path}.biaya")
        for word in clause.words():
            is_area = key_names.fold(word.text) in key_names.fold(area) or named is not None
            self.account.claim(word, f"{path}.wilayah" if is_area else SKIPPED)
        return True

    def permit(self, key: str, piece: Piece) -> None:
        """Take `piece` as the number of the permit `key`; what is no number stays for a remark."""
        found = _DIGITS.search(piece.text)
        number = re.sub(r"[\s.]", "", found[0]) if found else ""
        if found is None or not re.fullmatch(_PERMITS[key], number, re.IGNORECASE):
            what = piece.strip()
            self.account.remark(what, f"{key.upper()} belum berupa nomor: {what.text}")
        elif self.permits.setdefault(key, number) == number:
            self.account.claim(piece.of(found), f"izin.{key}")

    def permits_in(self, piece: Piece) -> bool:
        """Take permits that a line without a label names with their numbers, and return whether there were any."""
        taken = False
        for match in _PERMIT.finditer(piece.text):
            key = key_names.canonical("izin", match["name"])
            if key and self.account.is_open(piece.of(match)):
                self.permit(key, piece.of(match, "number"))
                self.account.claim(piece.of(match), LABEL)
                taken = True
        return taken


def speaks_of_paying(text: str) -> bool:
    """Return whether a line without a label can only be about ways to pay."""
    parts = [part.text for part in Piece(_TICK.sub("", text)).split(_PARTS)]
    known = [part for part in parts if word_of(part, Payment)]
    return bool(known) and (
        len(known) == len(parts)
        or re.match(r"\s*(?:bisa\s+|terima\s+)?(?:bayar|pembayaran)", text, re.IGNORECASE) is not None
    )


def speaks_of_carrying(text: str) -> bool:
    """Return whether a line without a label is about delivery."""
    return (
        re.search(
            r"\b(?:ongkir|ongkos\s+kirim|bisa\s+(?:di)?(?:antar|kirim)|delivery|pengantaran|pesan[\s-]+antar|layanan\s+antar|melayani\s+antar|antar\s+gratis|gratis\s+antar|siap\s+antar)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def word_of(text: str, words: type[StrEnum]) -> str:
    """Return the word of the contract that `text` means, "" for none; the same table as for entries."""
    folded = key_names.fold(text)
    own = {key_names.fold(word.value): word.value for word in words}
    meant = own.get(folded) or WORD_SYNONYMS.get(folded, "")
    return meant if meant in own.values() else ""


def words_of(text: str, words: type[StrEnum]) -> list[str]:
    """Return which of `words` `text` names, in their order."""
    if says_nothing(text):
        return []
    folded = key_names.fold(text)
    named = {word_of(part.text, words) for part in Piece(text).split(_PARTS)}
    return [word.value for word in words if word.value in named or key_names.fold(word.value) in folded]
