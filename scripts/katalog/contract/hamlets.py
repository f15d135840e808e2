"""Finds the hamlet that is meant, whether its number is written `2`, `II` or `dua`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from katalog.contract import key_names

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR: Final = 0.6
"""How alike two names must be (0 to 1), without the word they begin with, for one to be offered for the other."""
_WORDS: Final = (
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    *(f"{unit} belas" for unit in ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")),
)  # fmt: skip
_WORD_NUMBERS: Final = {word: str(number) for number, word in enumerate(_WORDS, 1)} | {
    "pertama": "1", "kesatu": "1", **{f"ke{word}": str(number) for number, word in enumerate(_WORDS[1:10], 2)},
}  # fmt: skip
_ROMAN: Final = re.compile(r"(?P<tens>x{0,3})(?P<units>ix|iv|v?i{0,3})")
_UNITS: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_STROKES: Final = str.maketrans("l|1!", "iiii")
"""What stands for the strokes of a Roman numeral: `ll`, `I1`."""
_IN_EXAMPLES: Final = re.compile(r"\bDusun (I{1,3}|IV|VI{0,3})\b")


def meant(written: str, names: Sequence[str]) -> str | None:
    """Return the one of `names` that `written` is, None where it is none of them or several."""
    folded = key_names.fold(written)
    if exact := [name for name in names if key_names.fold(name) == folded]:
        return exact[0]
    way = _way(written)
    found = [name for name in names if _way(name) == way]
    if not found and len(way) == 1 and way[0].isdecimal():  # the number alone
        found = [name for name in names if _way(name)[1:] == way]
    return found[0] if len(found) == 1 else None


def nearest(written: str, names: Sequence[str]) -> str | None:
    """Return the one of `names` that `written` is most like, None for another number: `Dusun 9` is like no other.

    The word that names begin with (`Dusun`) makes none of them alike.
    """
    own = _tail(_way(written))
    by_tail = {tail: name for name in reversed(names) if (tail := _tail(_way(name))) and not tail[-1].isdecimal()}
    near = [] if not own or own[-1].isdecimal() else get_close_matches(own, by_tail, 1, NEAR)
    return by_tail[near[0]] if near else None


def number_of(word: str) -> int | None:
    """Return which number a hamlet is called by, from 1: `II`, `2`, `dua`; None for a name, or one that is too high."""
    number = _number(" ".join(word.casefold().split()))
    return int(number) if number and 1 <= int(number[:3]) <= len(_WORDS) else None


def numerals(number: int) -> tuple[str, str, str]:
    """Return a hamlet's number (1 to 19) in the ways it is written: `2`, `II`, `dua`."""
    return str(number), "X" * (number // 10) + _UNITS[number % 10].upper(), _WORDS[number - 1]


def _tail(way: tuple[str, ...]) -> str:
    return " ".join(way[1:] or way)


@lru_cache(maxsize=4096)
def _way(name: str) -> tuple[str, ...]:
    """Return the words of a name, numerals as Arabic digits: (`dusun`, `2`) for `Dsn. II`."""
    low = re.sub(r"\b(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\s+belas\b", r"\1 belas", name[:80].casefold())
    words = re.findall(r"[a-z]+ belas|[^\W\d_]+(?:[|!1](?=[^\d]|$))*|[|!]+|\d+", low)
    words = [{"dsn": "dusun", "ds": "dusun"}.get(word, word) for word in words if word not in {"ke", "no", "nomor"}]
    return tuple(_number(word) or word for word in words)


def _number(word: str) -> str:
    if word.isdecimal():
        return str(int(word))
    if word in _WORD_NUMBERS:
        return _WORD_NUMBERS[word]
    found = _ROMAN.fullmatch(word.translate(_STROKES))
    number = 10 * len(found["tens"]) + _UNITS.index(found["units"]) if found else 0
    return str(number) if number else ""


def own(text: str, names: Sequence[str]) -> str:
    """Return `text`, an example or a hint, with the village's own hamlets for those of the contract's examples.

    Names that the village has stay; without `names` all do.
    """

    def of_village(found: re.Match[str]) -> str:
        return found[0] if found[0] in names else names[(int(_number(found[1].casefold())) - 1) % len(names)]

    return _IN_EXAMPLES.sub(of_village, text) if names else text
