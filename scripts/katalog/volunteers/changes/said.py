"""Reads what one sentence changes in an entry; a sentence with a word that is not understood changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from katalog.volunteers.changes import of_business, of_products
from katalog.volunteers.changes.change import is_guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from katalog.volunteers.changes.change import Change, Sentence

_WAYS: Final[tuple[Callable[[Sentence], list[Change]], ...]] = (
    of_business.same, of_business.number, of_business.fee, of_business.promo, of_products.new, of_business.status,
    of_business.holiday, of_business.hours, of_products.gone, of_products.price, of_products.stock,
)  # fmt: skip
"""The ways to read a sentence, those with the plainest words first."""


def changes_of(said: Sentence) -> list[Change]:
    """Return what the sentence changes: nothing where any word of it is not understood in one way to read it."""
    if is_guarded(said.piece.text):
        return []
    for way in _WAYS:
        said.again()
        changes = way(said)
        if changes and said.is_whole():
            if not (said.begins_later and any(_takes_away(change) for change in changes)):
                return changes
            break
    said.again()
    return []


def _takes_away(change: Change) -> bool:
    """Return whether nobody could order what can still be ordered today: that waits for its day."""
    return change.kind == "gone" or (change.kind == "value" and change.loc[-1] in {"stok", "status"})
