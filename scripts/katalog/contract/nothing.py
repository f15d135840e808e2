"""Knows what people write where there is nothing to write: one meaning in entries, tables and messages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from katalog.contract.spelling import fold

if TYPE_CHECKING:
    from katalog.contract.shape import Field

_SIGNS: Final = frozenset({"", "na", "#na"})
NOT: Final = ("tidak", "tdk", "tak", "gak", "ga", "gk", "nggak", "ngga", "enggak", "ndak")
NOT_YET: Final = ("belum", "blm")
NO: Final = (*NOT, *NOT_YET)
VERBS: Final = ("ada", "punya", "diisi", "tahu")
"""What stands behind one of `NO`: `tidak ada`."""
ALONE: Final = ("belum", "blm", "nihil", "kosong", "null", "none", "noresponse", "skip")
_SENTENCE: Final = "ringkasan"
"""The one text that must be there and that no form lets anybody leave out: a dash in it is no sentence."""
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
    if field.is_yes_no:
        return not text.strip()
    if field.required:  # a name or an answer may be any word
        return not text.strip() or (field.key == _SENTENCE and says_nothing(text))
    return says_nothing(text, words=field.words is None)
