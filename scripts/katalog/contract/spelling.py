"""Compares names without regard to case, spaces and the signs between words, and knows a blank left by a hint."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

IGNORED = re.compile("[\\s\\-_./:\u2010-\u2015\u200b-\u200f\u2060\ufeff'\"`\u2018\u2019\u201c\u201d*?]+")
LETTERS_A_SLIP: Final = 3
"""Letters of a word for each of which one may be wrong, missing, too many or in its neighbour's place."""
BLANK: Final = "..."
"""What a hint has where people are to write something of their own; left as it is, it is nothing."""


def is_slip(one: str, other: str) -> bool:
    """Return whether two folded words may be one, misspelled: a slip for every three letters of the shorter, or one."""
    return slips_between(one, other) <= max(1, min(len(one), len(other)) // LETTERS_A_SLIP)


def slips_between(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out, changed or swapped with the next to make `other` of `one`.

    The optimal string alignment distance (a restricted Damerau-Levenshtein distance).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        earlier, before, row = before, row, [n]
        for m, sign in enumerate(other, 1):
            least = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != sign))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == sign:
                least = min(least, earlier[m - 2] + 1)
            row.append(least)
    return row[-1]


@lru_cache(maxsize=65_536)
def fold(key: str) -> str:
    """Return `key` as it is compared: small letters and digits, nothing between them."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", key).casefold())


def is_blank(text: str) -> bool:
    """Return whether `text` is a blank of a hint that nobody has filled in."""
    bare = text.strip().strip("\"'")
    return len(bare.replace("\u2026", BLANK)) >= len(BLANK) and not bare.strip(".\u2026")
