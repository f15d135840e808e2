"""Finds the category that an owner's own word for the trade means; it is never guessed from what is sold."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from katalog.contract import key_names

if TYPE_CHECKING:
    from katalog.contract.model import Village

NEAR = 0.75
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "makan": (
        "kuliner",
        "warung",
        "nasi",
        "bakso",
        "mie",
        "jajanan",
        "minuman",
        "katering",
        "catering",
        "gorengan",
        "rumah makan",
    ),
    "camil": ("keripik", "kerupuk", "snack", "cemilan", "oleh-oleh", "rengginang", "kue", "jajan"),
    "tani": (
        "pertanian",
        "peternakan",
        "petani",
        "peternak",
        "ternak",
        "susu",
        "sayur",
        "telur",
        "bibit",
        "kambing",
        "ikan",
        "kebun",
        "madu",
    ),
    "cantik": ("salon", "rias", "potong rambut", "pangkas", "kecantikan"),
    "cetak": ("fotokopi", "foto kopi", "print", "percetakan", "sablon"),
    "komputer": ("laptop", "servis", "printer", "hp", "elektronik"),
}
"""Words of people for what a category's id or name is likely to contain."""
_TRADES: Final[dict[str, tuple[str, ...]]] = {
    r"laundry|laundri|londri|cuci kiloan": ("laundry", "cuci", "jasa"),
    r"bengkel|las|tambal ban|servis motor": ("bengkel", "las", "otomotif", "jasa", "servis", "teknik"),
    r"salon|pangkas|barbershop|rias|mua": ("salon", "cantik", "jasa", "rias"),
    r"fotokopi|foto copy|fotocopy|percetakan|sablon": ("cetak", "kopi", "print", "jasa"),
    r"penjahit|jahit|konveksi|permak": ("jahit", "busana", "fashion", "pakaian", "jasa", "konveksi"),
    r"servis (?:laptop|komputer|hp)|konter": ("komputer", "servis", "elektronik", "jasa", "hp", "pulsa"),
    r"warung makan|bakso|seblak|soto|mie ayam|ayam geprek|nasi goreng": ("makan", "kuliner", "minum", "warung"),
    r"toko bangunan|material": ("bangunan", "toko", "material"),
    r"ternak|bebek|lele|kambing": ("tani", "ternak", "ikan", "makan", "kuliner"),
}
"""Trades that a business's name may say, and parts of the categories that fit them."""


def category_of(words: str, village: Village) -> str | None:
    """Return the id of the village's category that `words` most likely mean, or None."""
    folded = key_names.fold(words)
    names = {key_names.fold(name): kind.id for kind in village.categories for name in (kind.name, kind.id)}
    if folded in names:
        return names[folded]
    low = words.casefold()
    for kind in village.categories:
        own = [word for word in re.split(r"[\W_]+", f"{kind.id} {kind.name}".casefold()) if len(word) > 3]  # noqa: PLR2004
        if any(re.search(rf"\b{re.escape(word)}", low) for word in own):
            return kind.id
    for part, others in _KINDS.items():
        meant = next((kind.id for kind in village.categories if part in f"{kind.id} {kind.name}".casefold()), None)
        if meant and any(re.search(rf"\b{re.escape(word)}\b", low) for word in others):
            return meant
    near = get_close_matches(folded[:60], names, n=1, cutoff=NEAR)
    return names[near[0]] if near else None


def doubt(name: str, category: str, village: Village) -> str:
    """Return a trade that the business's `name` says and that hardly fits the category, "" where there is none."""
    kind = village.category(category)
    own = f"{category} {kind.name if kind else ''}".casefold()
    for pattern, fitting in _TRADES.items():
        found = re.search(rf"\b(?:{pattern})\b", name, re.IGNORECASE)
        if found and not any(part in own for part in fitting):
            return found.group().casefold()
    return ""
