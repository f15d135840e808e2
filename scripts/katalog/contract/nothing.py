"""Recognises what people write where there is nothing (`-`, `tidak ada`), in entries, tables and messages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from katalog.contract.shape import Field

_SIGNS: Final = frozenset({"", "-", "n/a", "na", "#n/a"})
_NO: Final = ("tidak", "tdk", "tak", "gak", "ga", "nggak", "ngga", "enggak", "belum", "blm")
_WORDS: Final = frozenset(
    {f"{no} {verb}" for no in _NO for verb in ("ada", "punya", "diisi")}
    | {"belum", "blm", "nihil", "kosong", "null", "none"}
)


def is_nothing(text: str, field: Field) -> bool:
    """Return whether `text`, all that stands at `field`, says no more than an empty line would.

    Never where the field must be filled in, and never for yes or no, where it may be an answer. Where one of some
    words is asked for only a sign is nothing: "tidak ada" may well be one of them (`stok: tidak ada`).
    """
    if field.required or field.is_yes_no:
        return not text.strip()
    said = " ".join(text.casefold().split()).strip(".()[] ")
    said = (
        "-" if said and set(said) <= set("-_\u2010\u2011\u2012\u2013\u2014\u2015\u2212") else said.replace("n.a", "n/a")
    )
    return said in _SIGNS or (field.words is None and said in _WORDS)
