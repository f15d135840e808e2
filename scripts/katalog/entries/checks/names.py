"""Finds names that are there twice, and the known name that is nearest to an unknown one."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from katalog.contract import key_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from katalog.entries.entry import Entry, Loc

NEAR = 0.55
"""How alike two names must be (0 to 1) for one to be offered for the other."""
LISTED = 12
"""Names that a hint lists."""


def nearest(word: str, known: Sequence[str], cutoff: float = NEAR) -> str | None:
    """Return the name in `known` most like `word`, or None if none is like it."""
    return _nearest(word, tuple(known), cutoff)


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...], cutoff: float) -> str | None:
    by_fold = {key_names.fold(name): name for name in reversed(known)}
    found = get_close_matches(key_names.fold(word[:60]), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def offer(word: str, known: Sequence[str], near: str | None = None, *, is_near: bool = True) -> str:
    """Return a hint that offers the name nearest to `word`, if any is to be (`is_near`), and lists those there are."""
    known = list(dict.fromkeys(known))
    near = near or (nearest(word, known) if is_near else None)
    listed = ", ".join(known[:LISTED]) + (f", dan {len(known) - LISTED} lagi" if len(known) > LISTED else "")
    lead = f"Mungkin maksudnya `{{key}}: {near}`. " if near else "Pilih salah satu. "
    return f"{lead}Yang ada: {listed}." if known else "Belum ada satu pun."


def repeated(entry: Entry, loc: Loc, key: str, names: Sequence[str]) -> None:
    """Report each of `names` (the `key` of the items of the list at `loc`) that was there before."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        folded = key_names.fold(name) or name
        place = (*loc, number, key) if key else (*loc, number)
        if entry.is_doubtful(place):
            continue  # not read yet: another stands in its place
        if folded in first:
            line = entry.place((*loc, first[folded], key) if key else (*loc, first[folded])).line
            message = f"{entry.name(place)} sama dengan yang di baris {line}: `{name[:40]}`"
            entry.report(place, message, "Hapus salah satunya, atau beri nama yang berbeda.")
        else:
            first[folded] = number
