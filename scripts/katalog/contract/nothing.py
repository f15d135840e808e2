"""Knows what people write where there is nothing to write: one meaning in entries, tables and messages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from katalog.contract.spelling import fold

if TYPE_CHECKING:
    from katalog.contract.shape import Field

_SIGNS: Final = frozenset({"", "na", "#na"})
NO: Final = ("tidak", "tdk", "tak", "gak", "ga", "nggak", "ngga", "enggak", "belum", "blm")
VERBS: Final = ("ada", "punya", "diisi", "tahu")
"""What stands behind one of `NO`: `tidak ada`."""
ALONE: Final = ("belum", "blm", "nihil", "kosong", "null", "none", "noresponse", "skip")
_WORDS: Final = frozenset({no + verb for no in NO for verb in VERBS} | set(ALONE))


def says_nothing(text: str, *, words: bool = True) -> bool:
    """Return whether `text`, as the whole of an answer, says no more than an empty line: `-`, `n/a`.

    With `words` so do those for it: `tidak ada`. An emoji says something.
    """
    said = fold(text.replace("\u2212", "-").strip(".()[]/ "))
    return said in _SIGNS or (words and said in _WORDS)


def is_nothing(text: str, field: Field) -> bool:
    """Return whether `text`, all that stands at `field`, says no more than an empty line would.

    Never where the field must be filled in, and never for yes or no, where it may be an answer. Where one of some
    words is asked for only a sign is nothing: "tidak ada" may well be one of them (`stok: tidak ada`).
    """
    if field.required or field.is_yes_no:
        return not text.strip()
    return says_nothing(text, words=field.words is None)
