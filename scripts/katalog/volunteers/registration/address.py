"""Reads where a business is, as people say it: `dsn 2 rt 01 rw 02, sebelah balai desa`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import hamlets, values
from katalog.volunteers.registration.account import LABEL, SKIPPED, WORD, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.contract.model import Village
    from katalog.volunteers.registration.account import Account

KEYS: Final = ("dusun", "jalan", "rt_rw", "patokan", "koordinat", "peta")
"""What of an address a message may say."""
_HAMLET_WORDS: Final = {
    "dusun": r"(?:dusun|dsn|dsun|ds|dus)",
    "lingkungan": r"(?:lingkungan|lingk|link|lk)",
    "banjar": r"(?:banjar|br)",
}
"""Other spellings of the word a hamlet's name begins with."""
_RT = r"(?:rt|r\.\s?t)"
_RW = r"(?:rw|r\.\s?w)"
_RT_RW: Final = (
    re.compile(rf"\b{_RT}\s?[./:]?\s*{_RW}\s?[.:]?\s*(?P<rt>\d{{1,3}})\s*[/,-]?\s*(?P<rw>\d{{1,3}})\b", re.IGNORECASE),
    re.compile(
        rf"\b{_RT}\s?[.:]?\s*(?P<rt>\d{{1,3}})\s*[/,.;&-]?\s*(?:dan\s+)?{_RW}\s?[.:]?\s*(?P<rw>\d{{1,3}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_RW}\s?[.:]?\s*(?P<rw>\d{{1,3}})\s*[/,.;&-]?\s*{_RT}\s?[.:]?\s*(?P<rt>\d{{1,3}})\b", re.IGNORECASE
    ),
    re.compile(rf"\b{_RT}\s?[.:]?\s*(?P<rt>\d{{1,3}})\s*[/-]\s*(?P<rw>\d{{1,3}})\b", re.IGNORECASE),
    re.compile(rf"\b{_RT}\s?[.:]?\s*(?P<rt>\d{{1,3}})\s+(?P<rw>\d{{1,3}})\b", re.IGNORECASE),
    re.compile(rf"\b{_RT}\s?[.:]?\s*(?P<rt>\d{{1,3}})\b", re.IGNORECASE),
    re.compile(rf"\b{_RW}\s?[.:]?\s*(?P<rw>\d{{1,3}})\b", re.IGNORECASE),
)
_BARE_RT_RW = re.compile(r"(?<![\w./])(?P<rt>\d{1,3})\s*/\s*(?P<rw>\d{1,3})(?![\w/])")
_LANDMARK = re.compile(
    r"\b(?:(?:patokan(?:nya)?|ancar-ancar)\s*:?\s*)?(?:(?:persis|pas|tepat|di)\s+)?(?:sebelah(?:an)?|sblh|sblah|seblah|sebrang|seberang|belakang|blkg|blkng|depan|dpn|dekat|deket|dkt|samping|smpg|sampingnya"
    r"|sekitar|arah|pinggir|sebelum|sesudah|setelah|ujung|simpang|pojok|antara|masuk(?=\s+dari)|patokan|ancar-ancar)\b[^,;\n(]*",
    re.IGNORECASE,
)
_LANDMARK_LABEL = re.compile(r"(?:patokan(?:nya)?|ancar-ancar)\s*:?\s*", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:jalan|jln|jl|gang|gg|lorong|lr|kampung|kampong|kp|kmp|perumahan|perum|komplek|kompleks|blok|blk|pasar|simpang|no|nomor)\b\.?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:(?:rumah(?:nya)?|alamat(?:nya)?|lokasi(?:nya)?|tempat(?:nya)?|ada(?:nya)?|di|yg|yang|tinggal|kandang(?:nya)?|warung(?:nya)?|toko(?:nya)?|kami|saya|dan)\b[\s:,.]*)+",
    re.IGNORECASE,
)
_CHECKED: Final = {"koordinat": values.coordinates, "peta": values.web_address}
_NEAR = re.compile(
    r"\b(?:dekat|deket|dkt|arah|sekitar|(?:per)?batas(?:an)?|sebelah|dari)\s+(?:dengan\s+)?$", re.IGNORECASE
)
"""What stands before a hamlet that something is near."""
_STRANGER = re.compile(r"\b(?:dusun|dsn)\b\.?\s+[^\W_]+", re.IGNORECASE)
"""A hamlet, though none of the village's."""
_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s*[()]\s*")


class Addresses:
    """Reads addresses in the messages of one village."""

    def __init__(self, village: Village, account: Account) -> None:
        self._village = village
        self._account = account
        self.tree: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}

    def hamlet(self, piece: Piece, *, bare: bool = False) -> bool:
        """Take the hamlet that `piece` names and return whether there was one; `bare`: a number alone is one."""
        found = _first(piece.text, self._village)
        shift = 0
        if found is None and bare:  # `Dusun: II` and `dusun satu rt 2`
            shift = len("dusun ")
            found = next(hamlets_in(f"dusun {piece.text.strip()}", self._village), None)
        if found is None:
            return False
        name, begin, end = found
        inside = piece.strip(" \t\n") if shift else piece
        spelled = inside.cut(max(0, begin - shift), end - shift)
        if self.tree.setdefault("dusun", name) == name:
            self._account.claim(spelled, "alamat.dusun")
        return True

    def neighbourhood(self, piece: Piece, *, bare: bool = False) -> bool:
        """Take RT and RW in `piece` and return whether there were any; `bare`: also `02/03` alone."""
        for pattern in (*_RT_RW, *((_BARE_RT_RW,) if bare else ())):
            found = pattern.search(piece.text)
            if found and self._account.is_open(piece.of(found)):
                rt_rw = _rt_rw(**found.groupdict())
                if self.tree.setdefault("rt_rw", rt_rw) == rt_rw:
                    self._account.claim(piece.of(found), "alamat.rt_rw")
                return True
        return False

    def whole(self, piece: Piece, *, sure: bool) -> None:
        """Take all of an address; `sure`: a label calls it so, and what is left is its street."""
        self.hamlet(piece)
        self.neighbourhood(piece, bare=sure)
        stranger = _STRANGER.search(piece.text)
        if stranger and "dusun" not in self.tree and self._account.is_open(piece.of(stranger)):
            self._account.remark(piece.of(stranger), f"Dusun yang ditulis tidak ada di desa ini: {stranger[0].strip()}")
        for left in self._account.left(piece):
            for part in left.split(_BETWEEN):
                self._part(part, sure=sure)

    def _part(self, part: Piece, *, sure: bool) -> None:
        if filler := _FILLER.match(part.text):
            self._account.claim(part.of(filler), SKIPPED)
            part = part.cut(filler.end()).strip(" ")
        if found := _LANDMARK.search(part.text):
            self._add("patokan", part.of(found).strip(" ,.;:-"))
        for left in self._account.left(part):
            if WORD.search(left.text) and (sure or _STREET.match(left.text)):
                self._add("jalan", self._with_signs(left))

    def _with_signs(self, piece: Piece) -> Piece:
        """Return `piece` with a bracket or a full stop that belongs to its last word left out, signs inside kept."""
        return piece.strip(" ,;:-(")

    def _add(self, key: str, piece: Piece) -> None:
        if not WORD.search(piece.text):
            return
        text = re.sub(r"\s+", " ", piece.text)
        if key == "patokan" and (label := _LANDMARK_LABEL.match(text)):
            self._account.claim(piece.of(label), LABEL)
            text = text[label.end() :]
        before = self.tree.get(key)
        self.tree[key] = f"{before}, {text}" if before else text
        self._account.claim(piece, f"alamat.{key}")

    def _rt_or_rw(self, piece: Piece) -> None:
        """Take `02/03`, or the number of one of both, which the label before it tells."""
        begin = self._account.text.rfind("\n", 0, piece.start) + 1
        label = self._account.text[begin : piece.start].casefold()
        number = piece.strip()
        if not (number.text.isdecimal() and len(number.text) <= 3):  # noqa: PLR2004 - as many as there are
            self.neighbourhood(piece, bare=True)
            return
        self._numbers["rw" if "rw" in label and "rt" not in label else "rt"] = number.text
        self._account.claim(number, "alamat.rt_rw")
        self.tree["rt_rw"] = _rt_rw(**self._numbers)

    def key(self, key: str, piece: Piece) -> None:
        """Take `piece` as the address's `key`, which a label calls it."""
        if key == "dusun":
            self.hamlet(piece, bare=True)
            self.whole(piece, sure=False)
        elif key == "rt_rw":
            self._rt_or_rw(piece)
        elif key in {"jalan", "patokan"}:
            self._add(key, piece.strip(" \t,;\n"))
        elif key in _CHECKED:
            self._checked(key, piece.strip(" \t\n"))

    def _checked(self, key: str, piece: Piece) -> None:
        """Take a point or an address of a map, if it is one."""
        try:
            _CHECKED[key](piece.text)
        except ValueError:
            return
        if self.tree.setdefault(key, piece.text) == piece.text:
            self._account.claim(piece, f"alamat.{key}")


def _rt_rw(rt: str = "", rw: str = "") -> str:
    """Return RT and RW as entries have them: `02/01`, one alone with its name."""
    numbers = {name: f"{int(number):02}" for name, number in (("RT", rt), ("RW", rw)) if number}
    return "/".join(numbers.values()) if len(numbers) > 1 else " ".join(*numbers.items())


def _first(text: str, village: Village) -> tuple[str, int, int] | None:
    """Return the hamlet that `text` names first, rather one that it is in than one that it is near."""
    found = sorted(hamlets_in(text, village), key=lambda each: (each[1], -each[2]))
    return next((each for each in found if not _NEAR.search(text, 0, each[1])), next(iter(found), None))


def hamlet_called(text: str, village: Village) -> str | None:
    """Return the hamlet that an answer means, with or without the word `dusun`, None for none."""
    ways = (text, f"dusun {text.strip()}")
    return next((found[0] for way in ways for found in hamlets_in(way, village)), None)


def is_address(text: str, village: Village) -> bool:
    """Return whether a line without a label says where something is."""
    return bool(
        next(hamlets_in(text, village), None)
        or any(pattern.search(text) for pattern in _RT_RW)
        or re.match(r"\s*(?:jalan|jln|jl|gang|gg|kampung|kp|perum)\b\.?\s+\S", text, re.IGNORECASE)
        or _LANDMARK.match(text.strip())
    )


def hamlets_in(text: str, village: Village) -> Iterator[tuple[str, int, int]]:
    """Yield the hamlets in `text`, and where each begins and ends; `dsn 2`, `dusun dua`, `DUSUN 02` are Dusun II."""
    spelled = [(pattern, hamlet.name) for hamlet in village.hamlets for pattern in _spellings(hamlet.name)]
    for pattern, name in sorted(spelled, key=lambda pair: -len(pair[0])):
        if found := re.search(rf"(?<!\w){pattern}(?![^\W_])(?!\s*[./]\s*\d)", text, re.IGNORECASE):
            yield name, *found.span()


def _spellings(name: str) -> list[str]:
    """Return patterns for the ways to write a hamlet's name; all capitals and all spaces are alike."""
    word, _, number = name.rpartition(" ")
    head = _HAMLET_WORDS.get(word.casefold(), re.escape(word).replace(r"\ ", r"[\s.-]*"))
    value = hamlets.number_of(number)
    if not word:
        return [re.escape(name)]
    if value is None:
        return [rf"{head}\.?\s+{re.escape(number)}", *([re.escape(number)] if len(number) > 4 else [])]  # noqa: PLR2004
    counted = rf"(?:0?{'|'.join(hamlets.numerals(value))})".replace(" ", r"\s*")
    return [rf"{head}[\s.:-]*(?:ke[\s-]*)?{counted}(?!\s*belas)(?:\s*\(\s*{counted}\s*\))?"]
