"""Compares names without regard to case, spaces and the signs that people put between words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

IGNORED = re.compile("[\\s\\-_./:\u2010-\u2015\u200b-\u200f\u2060\ufeff'\"`\u2018\u2019\u201c\u201d*?]+")


@lru_cache(maxsize=65_536)
def fold(key: str) -> str:
    """Return `key` as it is compared: small letters and digits, nothing between them."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", key).casefold())
