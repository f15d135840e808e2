"""Keeps the account of a message: for every word of it, where it went; what went nowhere becomes a remark."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SKIPPED: Final = "dilewati"
"""Greetings, thanks and words that only join others: shown when the message is read back, no remark."""
LABEL: Final = "label"
"""What the form itself says."""
REMARK: Final = "catatan"
_NO_ENTRY: Final = frozenset({SKIPPED, LABEL, REMARK})
WORD: Final = re.compile(r"[^\W_]+")
"""Letters and digits: what an account counts. Signs between them say nothing alone."""
_AROUND = " \t\n.,;:-=/&+\u2013\u2014|"


class Piece(NamedTuple):
    """A stretch of a message, and where in it that begins."""

    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """Where in the message it ends."""
        return self.start + len(self.text)

    def cut(self, begin: int, end: int | None = None) -> Piece:
        """Return the stretch from `begin` to `end`, counted from its own beginning."""
        return Piece(self.text[begin:end], self.start + begin)

    def of(self, found: re.Match[str], group: int | str = 0) -> Piece:
        """Return what `found`, a match in `text`, has as `group`."""
        return self.cut(*found.span(group))

    def strip(self, signs: str = _AROUND) -> Piece:
        """Return it without white space and `signs` around."""
        begin = len(self.text) - len(self.text.lstrip(signs))
        return self.cut(begin, max(begin, len(self.text.rstrip(signs))))

    def split(self, between: re.Pattern[str]) -> list[Piece]:
        """Return the stretches between the matches of `between` that hold a word."""
        parts, begin = [], 0
        for found in between.finditer(self.text):
            parts.append(self.cut(begin, found.start()))
            begin = found.end()
        parts.append(self.cut(begin))
        return [part.strip() for part in parts if WORD.search(part.text)]

    def words(self) -> list[Piece]:
        """Return what white space parts."""
        return [self.of(found) for found in re.finditer(r"\S+", self.text)]


@dataclass
class Account:
    """Where every letter and digit of `text` went: a key of the entry, SKIPPED, LABEL or REMARK."""

    text: str
    _fates: list[str] = field(default_factory=list)
    _remarks: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._fates = [""] * len(self.text)

    def claim(self, piece: Piece, fate: str) -> None:
        """Say that what of `piece` has gone nowhere yet went to `fate`: a key as `alamat.dusun`, SKIPPED or LABEL."""
        for at, sign in enumerate(piece.text, piece.start):
            if not sign.isspace():  # what was blanked in `piece` is something else's
                self._fates[at] = self._fates[at] or fate

    def release(self, path: str) -> None:
        """Take back what was claimed for `path` of the entry and all below it."""
        self._fates = ["" if fate == path or fate.startswith(f"{path}.") else fate for fate in self._fates]

    def claim_around(self, kept: Iterable[Piece], fate: str, within: Piece | None = None) -> None:
        """Claim for `fate` what stands between the pieces `kept`, in the whole message or `within` a part of it."""
        begin, end = (0, len(self.text)) if within is None else (within.start, within.end)
        for piece in sorted(kept, key=lambda one: one.start):
            self.claim(Piece(self.text[begin : piece.start], begin), fate)
            begin = piece.end
        self.claim(Piece(self.text[begin:end], begin), fate)

    def remark(self, piece: Piece, sentence: str) -> None:
        """Say that what is left of `piece` is named in `sentence`, which has to quote it."""
        self.claim(piece, REMARK)
        self.note(sentence, piece.start)

    def note(self, sentence: str, at: int = -1) -> None:
        """Add a remark that quotes nothing, beside the place `at` of the message."""
        if all(sentence != known for _, known in self._remarks):
            insort(self._remarks, (at, sentence), key=lambda pair: pair[0])

    def is_open(self, piece: Piece) -> bool:
        """Return whether any word of `piece` has gone nowhere yet."""
        return any(not self._fates[at] and self.text[at].isalnum() for at in range(piece.start, piece.end))

    def left(self, piece: Piece) -> list[Piece]:
        """Return the stretches of `piece` that went nowhere, within a line, from a whole word to a whole word."""
        stretches: list[tuple[int, int]] = []
        for word in WORD.finditer(self.text, piece.start, piece.end):
            if all(self._fates[at] for at in range(*word.span())):
                continue
            between = self.text[stretches[-1][1] : word.start()] if stretches else "\n"
            if "\n" in between or WORD.search(between):
                stretches.append(word.span())
            else:
                stretches[-1] = (stretches[-1][0], word.end())
        return [Piece(self.text[begin:end], begin) for begin, end in stretches]

    def settle(self, tree: dict[str, Any]) -> None:
        """Take back what was claimed for keys that `tree`, the entry, has not; make remarks of all that is left."""
        known: dict[str, bool] = {}
        for at, fate in enumerate(self._fates):
            if fate and fate not in _NO_ENTRY and not known.setdefault(fate, _has(tree, fate)):
                self._fates[at] = ""
        for piece in self.left(Piece(self.text)):
            self.remark(self._with_label(piece), f"Belum terpakai: {self._with_label(piece).text}")

    def _with_label(self, piece: Piece) -> Piece:
        """Return `piece` with the label before it in its line, if nothing else stands between."""
        begin = self.text.rfind("\n", 0, piece.start) + 1
        before = [at for at in range(begin, piece.start) if self.text[at].isalnum()]
        while before and self._fates[before[-1]] == LABEL:
            begin_of_label = before.pop()
            piece = Piece(self.text[begin_of_label : piece.end], begin_of_label)
        return piece

    @property
    def remarks(self) -> list[str]:
        """The remarks, in the order of the message."""
        return [sentence for _, sentence in self._remarks]

    def skipped(self) -> list[str]:
        """Return what was passed over, to be shown when the message is read back."""
        found: list[tuple[int, int]] = []
        for word in WORD.finditer(self.text):
            if self._fates[word.start()] == SKIPPED:
                between = self.text[found[-1][1] : word.start()] if found else "\n"
                if "\n" not in between and not WORD.search(between):
                    found[-1] = (found[-1][0], word.end())
                else:
                    found.append(word.span())
        return list(dict.fromkeys(re.sub(r"\s+", " ", self.text[begin:end]) for begin, end in found))

    def words(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield every word of the message with where it went; a word that went nowhere has an empty set."""
        for word in WORD.finditer(self.text):
            yield word.group(), frozenset(fate for at in range(*word.span()) if (fate := self._fates[at]))


def _has(tree: Any, path: str) -> bool:
    """Return whether `tree` has anything at `path`, as `produk.0.harga`."""
    for step in path.split("."):
        if isinstance(tree, list) and step.isdecimal() and int(step) < len(tree):
            tree = tree[int(step)]
        elif isinstance(tree, dict) and step in tree:
            tree = tree[step]
        else:
            return False
    return bool(tree)
