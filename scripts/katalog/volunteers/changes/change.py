"""Holds one difference in an entry and the sentence it comes from: which of its words are understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from katalog.volunteers.changes import dates
from katalog.volunteers.registration.account import WORD, Account, Piece
from katalog.volunteers.registration.prices import Price, prices_in

if TYPE_CHECKING:
    from datetime import date

    from katalog.contract.model import Business, Village

WILD: Final = 5
"""How many times more or less a price has to be for somebody to look twice: a zero too many or too few is ten times."""
USED: Final = "isian"
_FILLER: Final = re.compile(
    r"\b(?:harga(?:nya)?|hrg|sekarang|skrg|skr|jadi|menjadi|jd|naik|turun|dinaikkan|diturunkan|diganti|ganti|ubah|diubah"
    r"|ke|untuk|utk|yang|yg|per|rupiah|sudah|udah|udh|sdh|lagi|lg|nya|ya|yah|kak|pak|bu|mas|mbak|min|admin|mohon|tolong|tlg|maaf"
    r"|dong|saya|kami|kita|di|stok|stoknya|(?:mulai\s+)?hari\s+ini|varian|ukuran|rasa|produk|dulu|dulunya|itu|ini|juga|baru"
    r"|mau|kasih\s+tahu|info|infonya|terima\s+kasih|makasih|selamat\s+(?:pagi|siang|sore|malam)|halo|hai|assalamualaikum"
    r"|perubahan|update|saja|aja|dengan|dan|tadi|tadinya|terbaru|cuma|hanya|sementara|masih|dari|sama|tetap(?= ada))\b",
    re.IGNORECASE,
)
"""Words that join others and change nothing: no word that denies or sets a condition is among them."""
_GUARD: Final = re.compile(
    r"\?|\b(?:jangan|kalau|kalo|klo|bukan|batal|gajadi|(?:tidak|gak|ga|nggak)\s+jadi|bilang|katanya|mungkin|rencana(?:nya)?"
    r"|misal|seandainya|kemarin|apakah|boleh)\b",
    re.IGNORECASE,
)
"""What makes a sentence a question, a condition or a story: it is for people to read."""
_LATER: Final = re.compile(
    r"\b(?:(?:mulai|per|berlaku|sejak|sampai|hingga)\s+)+(?:tanggal\s+|tgl\s+|hari\s+)?"
    r"(?:besok|lusa|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu(?:\s+depan)?|(?:bulan|tahun|pekan)\s+depan"
    r"|\d{1,2}(?:\s+[^\W\d_]+)?(?:\s+20\d\d)?)(?:\s+depan)?\b|\b(?:besok|lusa|(?:minggu|bulan)\s+depan)\b",
    re.IGNORECASE,
)
"""From when or until when something is so: an entry has no place for it, so it is named."""


@dataclass(frozen=True)
class Change:
    """One difference: `sentence` says it to people, the rest where it is made (see `apply.py`).

    `kind` is `value` (at `loc`), `item` (a new one in the list `loc[0]`), `gone` (the item at `loc`), `hours` (of
    `days`) or `known` (the entry says so already). `is_wild` says that an amount is so far from what it was that it may
    be a slip of the hand.
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
    """A sentence about `business` on `today`; `account` tells which of its words one way to read it understands."""

    piece: Piece
    business: Business
    village: Village
    today: date
    account: Account = field(init=False)
    later: list[Piece] = field(default_factory=list)
    """From when or until when a change is said to be, which no entry can say."""

    def __post_init__(self) -> None:
        """Let the sentence stand alone, counted from its own beginning."""
        self.piece = Piece(self.piece.text)
        self.again()

    def again(self) -> None:
        """Forget what a way to read it understood."""
        self.account = Account(self.piece.text)
        self.later = []

    def use(self, *pieces: Piece) -> None:
        """Say that `pieces` are understood."""
        for piece in pieces:
            self.account.claim(piece, USED)

    def found(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return what `pattern` finds, as understood."""
        found = pattern.search(self.piece.text)
        if found:
            self.use(self.piece.of(found))
        return found

    def prices(self) -> list[Price]:
        """Return the prices in it; years are none."""
        return prices_in(dates.without_years(self.piece))

    @property
    def begins_later(self) -> bool:
        """Whether a change is said to begin on another day than today; one that only ends then has begun."""
        return any(not re.match(r"\s*(?:sampai|hingga)\b", piece.text, re.IGNORECASE) for piece in self.later)

    def is_whole(self) -> bool:
        """Return whether nothing but filling words and a day from when on is left, the latter noted in `later`."""
        if name := re.search(r"\W+".join(WORD.findall(re.escape(self.business.name))), self.piece.text, re.IGNORECASE):
            self.use(self.piece.of(name))
        for match in _LATER.finditer(self.piece.text):
            piece = self.piece.of(match)
            if self.account.left(piece) == [piece.strip()]:
                self.later.append(piece)
                self.use(piece)
        self.use(*(self.piece.of(match) for match in _FILLER.finditer(self.piece.text)))
        return not self.account.left(self.piece)


def is_guarded(text: str) -> bool:
    """Return whether `text` is a question, a condition or a story: nothing in it may change anything by itself."""
    return _GUARD.search(text) is not None


def is_wild(old: int, new: int) -> bool:
    """Return whether one price is so many times the other that a zero may be wrong."""
    return new >= WILD * old or old >= WILD * new


def dotted(rupiah: int) -> str:
    """Return an amount as entries have it: `19.000`."""
    return f"{rupiah:,}".replace(",", ".")
