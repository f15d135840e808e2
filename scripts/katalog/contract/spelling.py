"""Compares names without regard to case, spaces and the signs between words, and knows a blank left by a hint."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

IGNORED = re.compile("[\\s\\-_./:\u2010-\u2015\u200b-\u200f\u2060\ufeff'\"`\u2018\u2019\u201c\u201d*?]+")
BLANK: Final = "..."
"""What a hint has where people are to write something of their own; left as it is, it is nothing."""


@lru_cache(maxsize=65_536)
def fold(key: str) -> str:
    """Return `key` as it is compared: small letters and digits, nothing between them."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", key).casefold())


def is_blank(text: str) -> bool:
    """Return whether `text` is a blank of a hint that nobody has filled in."""
    bare = text.strip().strip("\"'")
    return len(bare.replace("\u2026", BLANK)) >= len(BLANK) and not bare.strip(".\u2026")
