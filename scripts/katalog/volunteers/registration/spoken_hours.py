"""Reads opening hours as people say them, in several lines and orders, into one line that entries take."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from katalog import formats
from katalog.contract import hamlets, values

if TYPE_CHECKING:
    from katalog.volunteers.registration.account import Account, Piece

WORDS_MAX: Final = 24
"""Words of a clause; longer ones are no hours, and slow to try."""
_WEEK = frozenset(range(7))
_NUMBERS = "|".join(hamlets.numerals(number)[2] for number in range(12, 0, -1)).replace(" ", r"\s+")
"""The hours of a clock in words."""
_SPELLED: Final = (
    (
        re.compile(
            r"\b(?:sampe|sampek|smpe|smpai|smp|ampe|sampai\s+dengan|s\s?/\s?d|s\.\s?d\.?)(?![\w.])", re.IGNORECASE
        ),
        "sampai",
    ),
    (re.compile(r"\b(?:jm)\b(?=\s*\d)", re.IGNORECASE), "jam"),
    (
        re.compile(rf"(?P<lead>\b(?:jam|pukul|sampai|hingga)\s+|-\s*)(?P<word>{_NUMBERS})\b", re.IGNORECASE),
        lambda found: f"{found['lead']}{hamlets.number_of(found['word'])}",
    ),
    (re.compile(r"(\d[.:]\d\d)[.:]\d\d\b"), r"\1"),
    (re.compile(r"\bdari\s+(?=(?:(?:jam|pukul|pkl)\s*)?\d)", re.IGNORECASE), ""),
    (re.compile(r"\bdini\s?hari\b", re.IGNORECASE), ""),
    (re.compile(r"\b(?:mlm|mlem|malem)\b", re.IGNORECASE), "malam"),
    (re.compile(r"\b(?:pg)\b", re.IGNORECASE), "pagi"),
    (re.compile(r"\b(?:aja|saja|doang|cuma|hanya)\b", re.IGNORECASE), ""),
    (re.compile(r"\bbuka\s+(.*?\d.*?)\s+tutup\s+(?=(?:jam|pukul)?\s*\d)", re.IGNORECASE), r"buka \1 sampai "),
)
_CLAUSES = re.compile(r"\s*[;\n]\s*|\s*,\s*|(?<!\d)\.\s+|(?<=\d)\.\s+(?=[^\W\d])|\s*\(|\)\s*", re.IGNORECASE)
EXCEPT = re.compile(r"\s*\b(?:kecuali|selain|terkecuali)\b\s*(?:hari\s+|tiap\s+|setiap\s+)*", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:senin|senen|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(?:se)?tiap\s?hari|hari\s+kerja|akhir\s+pekan)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}\s*[.:]\s*\d{2}|\b(?:jam|pukul|pkl)\b\s*\d|\b24\s?jam\b|\d\s*(?:pagi|subuh|siang|sore|petang|malam)\b|\d{1,2}\s?-\s?\d{1,2}",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:tutup|libur)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:\b(?:sampai|sampe|hingga)|\bs\s?[./]\s?d\.?)\s+(?:\w+\s+)?(?:habis|selesai|tutup|abis)\b|\bsehabisnya\b|\bmulai\s+(?:jam|pukul)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:(?:jam\s+)?(?:buka|operasional)(?:nya)?|dan|hari|untuk|kami|biasanya|jadwal|melayani|lainnya|hari\s+lain(?:nya)?|sisanya)\s*:?\s*",
    re.IGNORECASE,
)


@dataclass
class Hours:
    """What was said of opening hours so far; `account` is that of the message."""

    account: Account
    _opened: list[tuple[tuple[int, ...], str, bool]] = field(default_factory=list)
    _closed: set[int] = field(default_factory=set)
    _days: tuple[int, ...] = ()
    """Days that stand on a line of their own, for hours on another."""
    _taken: list[Piece] = field(default_factory=list)
    _is_unclear: bool = False
    """Something that was said of some day is not understood: it would be closed."""

    def read(self, piece: Piece, *, sure: bool) -> bool:
        """Take the hours in `piece` and return whether there were any; `sure` says that a label calls them so."""
        if not sure and not looks_like_hours(piece.text):
            return False
        if sure and (days := days_called(_FILLER.sub("", _spelled(piece.text)))):
            self._days = days
            self._take(piece)
            return True
        if (whole := _good(piece.text)) and not self._opened:
            self._opened.append(((), whole, True))
            self._take(piece)
            return True
        clauses = [part for part in piece.split(_CLAUSES) if part.text]
        understood = [self._clause(clause) for clause in clauses]
        self._is_unclear |= any(
            _DAY.search(clause.text) for clause, is_read in zip(clauses, understood, strict=True) if not is_read
        )
        if _OPEN_END.search(piece.text):
            question = f'Jam buka belum menyebut jam tutup: {piece.text}. Tanyakan: "Biasanya tutup jam berapa?"'
            self.account.remark(piece, question)
            return True
        if sure and not any(understood):
            self.account.remark(
                piece, f'Jam buka belum terbaca: {piece.text}. Tanyakan: "Hari apa dan jam berapa bukanya?"'
            )
        return any(understood) or sure

    def _clause(self, clause: Piece) -> bool:
        words = _spelled(clause.text)
        head, *exceptions = EXCEPT.split(words)
        closed = {day for part in exceptions for day in days_called(part)}
        if exceptions and not closed:
            return False
        if not head.strip():
            self._close(closed, clause)
            return True
        read = days_and_hours(head)
        if read is None:
            return False
        days, hours = read
        if not values.intervals_of(hours):
            self._close(set(days), clause)
            return bool(days)
        if not days and self._opened and not self._opened[-1][2] and not closed:
            before_days, before, _ = self._opened.pop()
            self._opened.append((before_days, f"{before}, {hours}", False))
        else:
            self._opened.append((days, hours, False))
        self._close(closed, clause)
        return True

    def closed(self, piece: Piece, days: tuple[int, ...]) -> None:
        """Take `piece` as naming the `days` on which it is closed."""
        self._close(set(days), piece)

    def _close(self, days: set[int], clause: Piece) -> None:
        self._closed |= days
        self._take(clause)

    def _take(self, piece: Piece) -> None:
        self._taken.append(piece)
        self.account.claim(piece, "jam_buka")

    def written(self) -> str:
        """Return all that was said as one line; "" and a remark where it says no hours or contradicts itself."""
        line = "" if self._is_unclear else self._line()
        if line and _good(line):
            return line
        if not (said := ", ".join(piece.text for piece in self._taken)):
            return ""
        self.account.release("jam_buka")
        question = f"Jam buka belum jelas: {said}"
        if self._is_unclear:
            question += '. Tanyakan: "Hari apa saja bukanya, dan jam berapa?"'
        if not self._opened:
            asked = "Jam berapa bukanya?" if self._days else "Hari lain buka jam berapa?"
            question = f'Jam buka belum lengkap: {said}. Tanyakan: "{asked}"'
        for piece in self._taken:
            self.account.remark(piece, question)
        return ""

    def _line(self) -> str:
        if self._days and len(self._opened) == 1 and (alone := days_and_hours(self._opened[0][1])):
            self._opened = [(alone[0] or self._opened[0][0] or self._days, alone[1], False)]
        if len(self._opened) == 1 and self._opened[0][2] and not self._closed:
            return self._opened[0][1]
        week: dict[int, str] = {}
        for days, hours, is_whole in self._opened:
            if is_whole:
                read = values.opening_hours(hours)
                of_days = read["days"] if isinstance(read, dict) else ()
                week.update({number: formats.hours(one) for number, one in enumerate(of_days) if one})
                continue
            for number in days or (_WEEK - week.keys() if week else _WEEK):
                if number in week and days:
                    return ""
                week[number] = hours
        if not week:
            return ""
        return in_words({number: text for number, text in week.items() if number not in self._closed})


def looks_like_hours(text: str) -> bool:
    """Return whether a line without a label can only be about opening hours."""
    days, time, closed = _DAY.search(text), _TIME.search(text), _CLOSED.search(text)
    says_open = re.match(r"\s*(?:jam\s+)?buka\b", text, re.IGNORECASE)
    return bool((days and (time or closed or EXCEPT.search(text))) or (says_open and time) or _good(text))


def in_words(week: dict[int, str]) -> str:
    """Return hours by day as `Senin-Kamis 10.00-21.00; Jumat tutup; ...`."""
    if not week:
        return ""
    full = {number: week.get(number, "tutup") for number in range(7)}
    if len(set(full.values())) == 1:
        return f"Setiap hari {full[0]}"
    closed = [number for number in range(7) if full[number] == "tutup"]
    if len({text for text in full.values() if text != "tutup"}) == 1 and len(closed) <= 3:  # noqa: PLR2004 - most of a week
        hours = next(text for text in full.values() if text != "tutup")
        if closed == list(range(closed[0], 7)) or (closed == [6]):
            return f"{values.DAYS[0]}-{values.DAYS[closed[0] - 1]} {hours}; " + _names(closed) + " tutup"
        return f"Setiap hari kecuali {_names(closed)} {hours}"
    runs: list[list[int]] = []
    for number in range(7):
        if runs and full[runs[-1][-1]] == full[number]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "; ".join(f"{_span(run)} {full[run[0]]}" for run in runs)


def _names(days: list[int]) -> str:
    names = [values.DAYS[number] for number in days]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"


def _span(run: list[int]) -> str:
    return values.DAYS[run[0]] if len(run) == 1 else f"{values.DAYS[run[0]]}-{values.DAYS[run[-1]]}"


def _spelled(text: str) -> str:
    for pattern, better in _SPELLED:
        text = pattern.sub(better, text)
    return re.sub(r"\s+", " ", text).strip(" .,:;-")


def _good(text: str) -> str:
    """Return `text`, spelled as entries have it, if it says when a business is open; "" if not."""
    line = _FILLER.sub("", _spelled(text))
    try:
        read = values.opening_hours(line)
    except ValueError:
        return ""
    return line if isinstance(read, dict) and any(read["days"]) else ""


def days_called(text: str) -> tuple[int, ...]:
    """Return the days that `text` names and nothing else, none where it says more or less."""
    try:
        return values.days_of(text.strip(" .,:"))
    except ValueError:
        return ()


def days_and_hours(text: str) -> tuple[tuple[int, ...], str] | None:
    """Return the days and hours of a clause, in either order, hours as entries have them; None where it is none."""
    words = _FILLER.sub("", _spelled(text)).split()
    if not 0 < len(words) <= WORDS_MAX:
        return None
    for begin in range(len(words)):
        before = days_called(" ".join(words[:begin])) if begin else ()
        if begin and not before:
            continue
        for end in range(len(words), begin, -1):
            after = days_called(" ".join(words[end:])) if end < len(words) else ()
            if (end < len(words) and not after) or (before and after):
                continue
            try:
                intervals = values.intervals_of(" ".join(words[begin:end]))
            except ValueError:
                continue
            return before or after, formats.hours(intervals) or "tutup"
    return None
