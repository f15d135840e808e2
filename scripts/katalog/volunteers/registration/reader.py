"""Gives each thing that a message says to the part of the entry that it is about, by its label or by what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from katalog.contract.model import NAME_MAX
from katalog.contract.nothing import says_nothing
from katalog.volunteers.registration import address, contacts, prices, terms
from katalog.volunteers.registration.account import SKIPPED, Piece
from katalog.volunteers.registration.category import category_of, doubt
from katalog.volunteers.registration.phrases import (
    Consent,
    as_a_name,
    consent,
    is_about_consent,
    is_courtesy,
)
from katalog.volunteers.registration.products import SELLS, Products, with_ids
from katalog.volunteers.registration.spoken_hours import Hours, days_called, looks_like_hours

if TYPE_CHECKING:
    from katalog.contract.model import Village
    from katalog.volunteers.registration.chat import Form, Said

CONSENT_WORDS: Final = 8
"""Words of a line that can be an answer and nothing else."""
NAME_WORDS: Final = 7
"""Words of a line that can be a business's name where nothing has a label."""
_SEGMENTS = re.compile(r"\s*[,;]\s+|\s*;\s*|\.\s+(?=[^\W\d])")
_PROSE: Final = frozenset({"cerita", "ringkasan"})
_AMOUNTS = re.compile(r"\s*[;\n]\s*|,\s+")


class Reader:
    """Reads a form into `tree`, the entry; `consent` is what the owner answered, None where nothing was said."""

    def __init__(self, form: Form, village: Village) -> None:
        self._form = form
        self._village = village
        self.account = form.account
        self.texts: dict[str, str] = {}
        self.consent: Consent | None = None
        self.category = ""
        self.products = Products(self.account)
        self.hours = Hours(self.account)
        self.address = address.Addresses(village, self.account)
        self.contacts = contacts.Contacts(self.account)
        self.terms = terms.Terms(self.account, village)

    def read(self) -> None:
        """Take all that the form says; what nobody understands stays open in the account."""
        for said in self._form.said:
            is_empty = not any(sign.isalnum() for sign in said.piece.text)
            if is_empty and said.key == "persetujuan" and consent(said.piece.text) is not Consent.UNCLEAR:
                self._consent(said.piece)
            elif is_empty or (says_nothing(said.piece.text) and said.key != "persetujuan"):
                self.account.claim(said.piece, SKIPPED)
            elif said.key:
                self._labelled(said.key, said.piece)
            else:
                self._unlabelled(said)

    def _labelled(self, key: str, piece: Piece) -> None:  # noqa: C901, PLR0912 - one way for each key
        section, _, inner = key.partition(".")
        match section:
            case "nama" | "pemilik":
                self._line(section, piece)
            case "cerita" | "ringkasan":
                self._prose(section, piece)
            case "kategori":
                self._category(piece)
            case "produk":
                self.products.read(piece)
            case "harga":
                self._price(piece)
            case "satuan" | "deskripsi":
                self._of_last_product(section, piece)
            case "whatsapp":
                self._diverted(piece, ("whatsapp",))
                self.contacts.numbers(piece, sure=True)
            case "telepon":
                self.contacts.telephone(piece)
            case "alamat" if not inner:
                self._diverted(piece, ("alamat",))
                for left in self._open_parts(piece):
                    self.address.whole(left, sure=True)
            case "alamat":
                self.address.key(inner, piece)
            case "jam_buka":
                self.hours.read(piece, sure=True)
            case "libur":
                self._holiday(piece)
            case "media_sosial" if not inner:
                self.contacts.channels(piece, sure=True)
            case "media_sosial":
                self.contacts.channel(inner, piece)
            case "izin":
                self.terms.permit(inner, piece)
            case "pembayaran":
                self.terms.payment(piece)
            case "layanan":
                self.terms.service(piece)
            case "ongkir":
                self.terms.carrying(piece)
            case "persetujuan":
                self._consent(piece)

    def _unlabelled(self, said: Said) -> None:
        """Take a line without a label: all of it by one thing it says, else part by part."""
        if self._one(said.piece, said.below):
            return
        parts = said.piece.split(_SEGMENTS)
        for part in parts if len(parts) > 1 else ():
            if self.account.is_open(part) and not self._one(part, said.below) and is_courtesy(part.text):
                self.account.claim(part, SKIPPED)
        for left in self.account.left(said.piece):
            self._left_over(left, said)

    def _one(self, piece: Piece, below: str) -> bool:  # noqa: PLR0911, C901 - in the order of how sure each is
        text = piece.text
        if is_about_consent(text) and len(piece.words()) <= CONSENT_WORDS:
            return self._consent(piece)
        if terms.speaks_of_carrying(text) and below != "produk" and self.terms.carrying(piece):
            return True
        if contacts.speaks_of_a_number(text):
            self._diverted(piece, ("whatsapp",))
            return self.contacts.numbers(piece, sure=False) and not self.account.is_open(piece)
        if self.terms.permits_in(piece):
            return not self.account.is_open(piece)
        if below != "produk" or not prices.prices_in(piece):
            if contacts.speaks_of_a_channel(text) and self.contacts.channels(piece, sure=False):
                return not self.account.is_open(piece)
            if looks_like_hours(text) and self.hours.read(piece, sure=False):
                return not self.account.is_open(piece)
            if address.is_address(text, self._village):
                self.address.whole(piece, sure=False)
                return not self.account.is_open(piece)
            if terms.speaks_of_paying(text) and self.terms.payment(piece):
                return not self.account.is_open(piece)
        if terms.speaks_of_carrying(text) and not prices.prices_in(piece) and self.terms.carrying(piece):
            return not self.account.is_open(piece)
        return False

    def _diverted(self, piece: Piece, own: tuple[str, ...]) -> None:
        """Take from a labelled value those parts that are plainly about something else."""
        for part in piece.split(_SEGMENTS):
            if looks_like_hours(part.text) and not prices.prices_in(part):
                self.hours.read(part, sure=False)
            if contacts.speaks_of_a_channel(part.text):
                self.contacts.channels(part, sure=False)
            if "whatsapp" not in own and contacts.speaks_of_a_number(part.text):
                self.contacts.numbers(part, sure=False)
            if "alamat" not in own and self.account.is_open(part) and address.is_address(part.text, self._village):
                self.address.whole(part, sure=False)

    def _open_parts(self, piece: Piece) -> list[Piece]:
        """Return `piece` whole where nothing of it is taken, else what is left."""
        parts = piece.split(_SEGMENTS)
        if len(self.account.left(piece)) and all(self.account.is_open(part) for part in parts):
            return [piece]
        return [part for part in parts if self.account.is_open(part)]

    def _left_over(self, piece: Piece, said: Said) -> None:
        """Take what is left of a line by where it stands: in a list of products, a story, a message without labels."""
        if said.below in _PROSE:
            self._prose(said.below, self._widened(piece, said.piece))
        elif looks_like_hours(piece.text) or terms.speaks_of_carrying(said.piece.text):
            return
        elif said.below == "produk" or (prices.prices_in(piece) and not self._speaks_of_more(piece)):
            self.products.read(self._behind_name(self._widened(piece, said.piece)))
        elif not self._form.has_labels or "nama" not in {one.key for one in self._form.said}:
            self._of_no_label(piece, said)

    @staticmethod
    def _speaks_of_more(piece: Piece) -> bool:
        return "?" in piece.text or len(piece.words()) > 2 * NAME_WORDS

    def _behind_name(self, piece: Piece) -> Piece:
        """Return what a line sells, the name before it taken: `Warung Siti, jual bakso 10rb`."""
        sells = SELLS.search(piece.text)
        head = piece.cut(0, sells.start()) if sells else piece.cut(0, 0)
        is_named = "nama" in self.texts or "nama" in {one.key for one in self._form.said}
        if is_named or not 1 < len(head.words()) <= NAME_WORDS or prices.prices_in(head) or is_courtesy(head.text):
            return piece
        self._line("nama", head)
        return piece.cut(len(head.text))

    def _widened(self, piece: Piece, line: Piece) -> Piece:
        """Return `piece` with the signs around it: brackets and money signs are parts of items."""
        text, begin, end = self.account.text, piece.start, piece.end
        while begin > line.start and not text[begin - 1].isalnum():
            begin -= 1
        while end < line.end and not text[end].isalnum():
            end += 1
        return Piece(text[begin:end], begin)

    def _of_no_label(self, piece: Piece, said: Said) -> None:
        if piece.start != said.piece.strip(" \t").start or self.products.trees or said.below:
            return
        words = piece.words()
        if (
            "nama" not in self.texts
            and ":" not in piece.text
            and len(words) <= NAME_WORDS
            and not is_courtesy(piece.text)
        ):
            self._line("nama", said.piece)
        elif "ringkasan" not in self.texts and "nama" in self.texts and ":" not in piece.text and len(words) > 1:
            self._prose("ringkasan", said.piece)

    def _line(self, key: str, piece: Piece) -> None:
        text = re.sub(r"\s+", " ", piece.text.strip(" \t,;"))
        if key in self.texts:
            return
        if key == "nama":
            text = as_a_name(re.sub(r"^[^\w\"'(]+|[^\w\"')!?.]+$", "", text))
        if key == "nama" and len(text) > NAME_MAX:
            short = text[:NAME_MAX].rsplit(" ", 1)[0]
            self.account.remark(piece, f"Nama usaha dipendekkan dari: {text}")
            text = short
        self.texts[key] = text
        self.account.claim(piece, key)

    def _prose(self, key: str, piece: Piece) -> None:
        before, text = self.texts.get(key), re.sub(r"(?m)^#+ *", "", piece.text.strip())
        self.texts[key] = f"{before}\n{text}" if before else text
        self.account.claim(piece, key)

    def _category(self, piece: Piece) -> None:
        if found := category_of(piece.text, self._village):
            self.category = self.category or found
            self.account.claim(piece, "kategori")
        else:
            self.account.remark(piece.strip(), f"Jenis usaha yang ditulis: {piece.strip().text}")

    def doubt(self, name: str) -> None:
        """Remark that the category hardly fits what the business's name says, where that is so."""
        if trade := doubt(name, self.category, self._village) if self.category else "":
            self.account.note(
                f"Kategori `{self.category}` kurang cocok untuk {trade} ({name}). Tanyakan jenis usahanya."
            )

    def _price(self, piece: Piece) -> None:
        """Give prices on a line of their own to the products above that have none."""
        waiting = [
            n for n, tree in enumerate(self.products.trees) if not {"harga", "harga_mulai", "varian"} & tree.keys()
        ]
        parts = piece.split(_AMOUNTS)
        if len(parts) != len(waiting):
            waiting, parts = waiting[-1:], [piece]
        for number, part in zip(waiting, parts, strict=False):
            found = prices.prices_in(part)
            if len(found) == 1:
                self.products.take_price(part, found[0], self.products.trees[number], number)

    def _of_last_product(self, key: str, piece: Piece) -> None:
        if self.products.trees and key not in self.products.trees[-1]:
            self.products.trees[-1][key] = piece.text.strip()
            self.account.claim(piece, f"produk.{len(self.products.trees) - 1}.{key}")

    def _holiday(self, piece: Piece) -> None:
        """Take weekdays as days that the business is closed; dates are left for a remark."""
        at = self.account.text.rfind("\n", 0, piece.start) + 1
        if days := days_called(piece.text):
            self.hours.closed(Piece(self.account.text[at : piece.end], at), days)

    def _consent(self, piece: Piece) -> bool:
        answer = consent(piece.text)
        worst = (Consent.YES, Consent.UNCLEAR, Consent.NOT_YET, Consent.NO)
        if self.consent is None or worst.index(answer) > worst.index(self.consent):
            self.consent = answer
        if answer is Consent.YES:
            self.account.claim(piece, "persetujuan")
        elif answer is Consent.UNCLEAR:
            question = f'Jawaban tentang persetujuan belum jelas: {piece.text.strip()}. Tanyakan: "{CONSENT_QUESTION}"'
            self.account.remark(piece, question)
        else:
            self.account.remark(
                piece, f"PEMILIK MENJAWAB: {piece.text.strip()}. Jangan diterbitkan sebelum pemilik setuju."
            )
        return True

    def tree(self) -> dict[str, Any]:
        """Return what was read, without what is made of it (summary, dates)."""
        tree: dict[str, Any] = {**self.texts, "kategori": self.category, "whatsapp": self.contacts.whatsapp}
        tree["telepon"] = self.contacts.phone
        tree["alamat"] = {key: self.address.tree[key] for key in address.KEYS if key in self.address.tree}
        tree["jam_buka"] = self.hours.written()
        tree["media_sosial"] = self.contacts.social
        tree["layanan"], tree["pembayaran"] = self.terms.services, self.terms.payments
        tree["ongkir"], tree["izin"] = self.terms.delivery, self.terms.permits
        tree["produk"] = list(with_ids(self.products.trees))
        return tree


CONSENT_QUESTION: Final = "Boleh usaha, nomor WhatsApp, dan fotonya ditampilkan di situs desa? (ya/tidak)"
