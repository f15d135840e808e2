"""Finds the key that a word means: other spellings of keys, for YAML entries and for the headings of a spreadsheet.

Keys are compared without regard to case, spaces, `-`, `_`, `.` and `/`, so `No. WA` and `no_wa` are one spelling.
"""

from __future__ import annotations

from functools import cache

from katalog.contract import model, values
from katalog.contract.spelling import fold

__all__ = ["CHANNELS", "canonical", "fold", "others", "own", "sections", "spellings"]

CHANNELS = "media_sosial"
"""The section whose keys are platforms."""


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
