"""Asks the questions a new entry is made of, in Indonesian, each again until its answer can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog import formats
from katalog.contract import values
from katalog.contract.model import NAME_MAX, NAME_MIN, SUMMARY_MAX, Payment, Service, Village
from katalog.volunteers.registration import address, chat, draft
from katalog.volunteers.registration.account import Account, Piece
from katalog.volunteers.registration.category import category_of
from katalog.volunteers.registration.phrases import Consent, consent
from katalog.volunteers.registration.products import Products, with_ids
from katalog.volunteers.registration.questions import Questions
from katalog.volunteers.registration.terms import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from enum import StrEnum

    from katalog.volunteers.writing.tree import Tree

_PHONE = "Nomor WhatsApp, misalnya 0812-3456-7890"


class Interview(Questions):
    """Fills `tree`, the entry, with answers."""

    def __init__(self, tree: Tree, village: Village, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
        super().__init__(ask, say)
        self._tree = tree
        self._village = village

    def everything(self, today: date) -> None:
        """Ask for all that an entry needs and for what makes it good; raises GivenUpError."""
        self.say("Usaha baru. Tekan Enter untuk melewati yang tidak wajib.")
        self._name()
        self._category()
        self.optional(self._tree, "pemilik", "Nama pemilik", values.text)
        self._whatsapp()
        self._hamlet()
        self.optional(self._tree["alamat"], "jalan", "Nama jalan dan nomor", values.text)
        self.optional(self._tree["alamat"], "patokan", "Patokan, misalnya seberang masjid", values.text)
        self.optional(self._tree, "jam_buka", "Jam buka, misalnya Senin - Sabtu 08.00-17.00", values.opening_hours)
        for key, words in (("layanan", Service), ("pembayaran", Payment)):
            self._words(key, words)
        self._products()
        self._summary()
        agreed = self.ask("Apakah pemilik sudah setuju ditampilkan di situs? (ya/tidak): ")
        if consent(agreed) is Consent.YES:
            self._tree["dikonfirmasi"] = self._tree["persetujuan"] = today.isoformat()

    def only(self, missing: Iterable[str]) -> None:
        """Ask for the keys `missing` (see `draft.REQUIRED`); raises GivenUpError."""
        questions = {
            "nama": self._name,
            "kategori": self._category,
            "dusun": self._hamlet,
            "ringkasan": self._summary,
            "whatsapp": self._whatsapp,
        }
        for key in missing:
            questions[key]()

    def _name(self) -> None:
        def name(text: str) -> None:
            if not NAME_MIN <= len(values.text(text)) <= NAME_MAX:
                raise values.wrong(f"harus {NAME_MIN} sampai {NAME_MAX} huruf")

        self._tree["nama"] = self.answer("Nama usaha", name)

    def _whatsapp(self) -> None:
        self._tree["whatsapp"] = self.answer(_PHONE, values.mobile)

    def _category(self) -> None:
        names = [kind.name for kind in self._village.categories]
        chosen = self.choice("Kategori", names, lambda text: category_of(text, self._village))
        self._tree["kategori"] = next((kind.id for kind in self._village.categories if kind.name == chosen), chosen)

    def _hamlet(self) -> None:
        names = [hamlet.name for hamlet in self._village.hamlets]
        chosen = self.choice("Dusun", names, lambda text: address.hamlet_called(text, self._village))
        self._tree["alamat"] = {"dusun": chosen, **self._tree.get("alamat", {})}

    def _summary(self) -> None:
        offered = draft.summary_of(self._tree)

        def summary(text: str) -> None:
            if len(values.text(text)) > SUMMARY_MAX:
                raise values.wrong(f"terlalu panjang: {len(text)} huruf, paling banyak {SUMMARY_MAX}")

        question = "Satu kalimat tentang usaha ini" + (f" (Enter: {offered})" if offered else "")
        self._tree["ringkasan"] = self.answer(question, summary, default=offered or None)

    def _words(self, key: str, known: type[StrEnum]) -> None:
        listed = ", ".join(word.value for word in known)
        if chosen := words_of(self.ask(f"{key.capitalize()} ({listed}): "), known):
            self._tree[key] = chosen

    def _products(self) -> None:
        trees: list[Tree] = []
        question = "Produk dan harganya, misalnya Keripik Tempe 15.000/bungkus (Enter kalau selesai): "
        while answer := chat.clean(self.ask(question)):
            found = Products(Account(answer))
            found.read(Piece(answer))
            for made in found.trees:
                price = made.get("harga") or made.get("harga_mulai")
                self.say(f"  {made['nama']}: {formats.rupiah(int(price)) if price else 'tanya harga'}")
            found.account.settle({"produk": found.trees})
            for remark in found.account.remarks:
                self.say(f"  {remark}")
            trees += found.trees
        if trees:
            self._tree["produk"] = list(with_ids(trees))
