"""What else people call a key: one way to compare, for YAML entries and for the headers of a spreadsheet.

Keys are compared without regard to case, spaces, `-`, `_`, `.` and `/`, so `No. WA` and `no_wa` are one spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from katalog.contract import model, values

IGNORED = re.compile("[\\s\\-_./:\u2010-\u2015\u200b-\u200f\u2060\ufeff'\"`\u2018\u2019\u201c\u201d*?]+")
CHANNELS = "media_sosial"
"""The section whose keys are platforms."""


@lru_cache(maxsize=65_536)
def fold(key: str) -> str:
    """Return `key` as it is compared: small letters and digits, nothing between them."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", key).casefold())


@cache
def sections() -> tuple[str, ...]:
    """Return the name of every part of an entry that has keys of its own."""
    return (*model.sections(), CHANNELS)


@cache
def others(section: str) -> dict[str, tuple[str, ...]]:
    """Return every key of `section` with its other names, as they were declared."""
    if section == CHANNELS:
        return {key: platform.also for key, platform in values.PLATFORMS.items()}
    keys = model.keys_of(model.sections()[section])
    return {key: model.more_of(info).get("also", ()) for key, (_, info) in keys.items()}


@cache
def spellings(section: str) -> dict[str, str]:
    """Return every folded spelling of `section` with the key it means; a key's own name comes before any other."""
    known = {fold(key): key for key in others(section)}
    for key, names in others(section).items():
        for name in names:
            known.setdefault(fold(name), key)
    return known


def canonical(section: str, key: str) -> str | None:
    """Return the contract's key that `key` means in `section`, or None."""
    return spellings(section).get(fold(key))


@cache
def own() -> frozenset[str]:
    """Return every key of the contract by its own name, whatever part of an entry it belongs to."""
    return frozenset(key for section in sections() for key in others(section))
