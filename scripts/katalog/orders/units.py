"""Says whether a product's unit is true of a variant as well: one called `Isi 10` is no `porsi isi 4`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COUNTS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|setengah|seperempat|lusin|selusin|kodi|sekodi"
_SIZES = "kecil|sedang|besar|jumbo|mini|reguler|regular|large|medium|small|family|keluarga|xs|s|m|l|xl|xxl|xxxl"
_MEASURES = "kilo|kilogram|kg|gram|ons|liter|sekilo|seliter|seons"

_SAYS_AMOUNT = re.compile(rf"\d|[¼½¾]|\b(?:{_COUNTS}|{_MEASURES})\b", re.IGNORECASE)
_SAYS_SIZE = re.compile(rf"\b(?:{_SIZES})\b", re.IGNORECASE)


def holds_for(unit: str, variants: Iterable[str]) -> bool:
    """Return whether `unit`, a product's, may be said beside the names of all `variants`.

    A unit that says how much there is in one (`bungkus 250 g`) does not hold where the variant's name says an amount
    or a size of its own (`Isi 10`, `Jumbo`); one that says only what is counted (`porsi`) holds for every variant.
    """
    if not _SAYS_AMOUNT.search(unit):
        return True
    return not any(_SAYS_AMOUNT.search(name) or _SAYS_SIZE.search(name) for name in variants)
