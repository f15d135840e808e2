"""The ready list of categories that a new village chooses from, each with its icon."""

from __future__ import annotations

from typing import Any, Final

from katalog.contract import key_names, values
from katalog.contract.icons import ANY_BUSINESS

READY: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("makanan", "Makanan Siap Santap", "Ready meals", "silverware-fork-knife"),
    ("minuman", "Minuman", "Drinks", "coffee"),
    ("camilan", "Camilan & Oleh-oleh", "Snacks & gifts", "cookie"),
    ("sembako", "Warung & Sembako", "Groceries", "basket"),
    ("tani", "Tani & Kebun", "Farm & garden", "sprout"),
    ("ternak", "Ternak & Ikan", "Livestock & fish", "cow"),
    ("kerajinan", "Kerajinan", "Crafts", "palette"),
    ("busana", "Busana & Jahit", "Clothes & tailoring", "tshirt-crew"),
    ("kecantikan", "Salon & Kecantikan", "Salon & beauty", "content-cut"),
    ("pijat", "Pijat & Kesehatan", "Massage & health", "spa"),
    ("cetak", "Fotokopi & Cetak", "Copies & print", "printer"),
    ("komputer", "Komputer & HP", "Computers & phones", "laptop"),
    ("bengkel", "Bengkel & Las", "Repairs & welding", "wrench"),
    ("bangunan", "Bangunan & Tukang", "Building trades", "hammer-wrench"),
    ("angkutan", "Angkutan & Sewa", "Transport & rental", "truck"),
    ("penginapan", "Wisata & Penginapan", "Tourism & stays", "bed"),
    ("pesta", "Pesta & Katering", "Parties & catering", "party-popper"),
    ("jasa", "Jasa Lain", "Other services", "handshake"),
)
"""Id (the address of its page), name, English name and the name of a Material icon."""


def names() -> list[str]:
    """Return the names of the ready list, in its order."""
    return [name for _, name, _, _ in READY]


def written(chosen: str | dict[str, Any], *, in_english: bool) -> Any:
    """Return a category as `_desa.yaml` has it, `chosen` being its id, its name, or keys of it.

    What the ready list knows is filled in; a name that is not in it becomes a category with a plain icon.
    """
    given = {"nama": chosen} if isinstance(chosen, str) else chosen
    words = {key_names.fold(str(word)) for word in (given.get("id"), given.get("nama")) if isinstance(word, str)}
    for slug, name, english, icon in READY:
        if words & {key_names.fold(slug), key_names.fold(name)}:
            known = {"id": slug, "nama": name, "nama_en": english, "ikon": icon}
            break
    else:
        made = values.slug_of(str(given.get("nama", "")))
        known = {"id": made, "nama": str(given.get("id", "")).capitalize(), "ikon": ANY_BUSINESS}
    if isinstance(chosen, str) and known.get("nama_en") is None:
        known["nama"] = chosen[:1].upper() + chosen[1:]
    filled = {**known, **given} if isinstance(chosen, dict) else known
    return {key: text for key, text in filled.items() if text and (in_english or key != "nama_en" or key in given)}
