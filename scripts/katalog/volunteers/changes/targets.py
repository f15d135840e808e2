"""Finds the product, variant or promo of a business that a sentence means, by the words of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from katalog.volunteers.registration.account import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.contract.model import Business, Product

_WORDS = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_UNITS = {
    "gram": "g",
    "gr": "g",
    "grm": "g",
    "kilo": "kg",
    "kilogram": "kg",
    "ltr": "liter",
    "lt": "liter",
    "l": "liter",
    "mili": "ml",
}
_SPELLED = {
    "telor": "telur",
    "mi": "mie",
    "mei": "mie",
    "krpik": "keripik",
    "kripik": "keripik",
    "ori": "original",
    "org": "original",
}


@dataclass(frozen=True)
class Target:
    """What a sentence is about: the position of a product and maybe of its variant, and the words that say so."""

    product: int
    variant: int | None
    words: tuple[Piece, ...]


@dataclass(frozen=True)
class _Match:
    number: int
    words: tuple[Piece, ...]
    is_whole: bool


def find(piece: Piece, business: Business) -> Target | None:
    """Return the product (and variant) that `piece` names, None where it names none or may mean several."""
    matches = _best(piece, [product.name for product in business.products])
    if len(matches) == 1:
        match = matches[0]
        variants = _variants(piece, business.products[match.number], match)
        if len(variants) > 1:
            return None
        number, words = (variants[0].number, variants[0].words) if variants else (None, ())
        return Target(match.number, number, (*match.words, *words))
    if matches:
        return None
    by_variant = [
        Target(number, match.number, match.words)
        for number, product in enumerate(business.products)
        for match in _best(piece, [variant.name for variant in product.variants])
        if match.is_whole
    ]
    return by_variant[0] if len(by_variant) == 1 else None


def promo(piece: Piece, business: Business) -> tuple[int, tuple[Piece, ...]] | None:
    """Return the position of the promo that `piece` names by all words of its name, and those words; None for none."""
    return named(piece, [one.name for one in business.promos])


def named(piece: Piece, names: list[str]) -> tuple[int, tuple[Piece, ...]] | None:
    """Return which of `names` stands in `piece` with all its words, and those words; None for none or several."""
    whole = [match for match in _best(piece, names) if match.is_whole]
    return (whole[0].number, whole[0].words) if len(whole) == 1 else None


def _variants(piece: Piece, product: Product, match: _Match) -> list[_Match]:
    """Return the variants that are named, with all their words, besides the product itself."""
    taken = {word.start for word in match.words}
    return [one for one in _best(piece, [variant.name for variant in product.variants], taken) if one.is_whole]


def _best(piece: Piece, names: Iterable[str], taken: Iterable[int] = ()) -> list[_Match]:
    """Return those of `names` with the most words in `piece`; of those, one that is there in whole wins."""
    said = [
        (word, _folded(word.text))
        for found in _WORDS.finditer(piece.text)
        if (word := piece.of(found)).start not in taken
    ]
    matches = []
    for number, name in enumerate(names):
        own = [_folded(word) for word in _WORDS.findall(name)]
        free = list(said)  # `oleh-oleh` is two words
        found = []
        for one in own:
            if pair := next((pair for pair in free if pair[1] == one), None):
                free.remove(pair)
                found.append(pair[0])
        if any(not word.text.isdigit() for word in found):
            matches.append(_Match(number, tuple(found), len(found) == len(own)))
    most = max((len(match.words) for match in matches), default=0)
    best = [match for match in matches if len(match.words) == most]
    whole = [match for match in best if match.is_whole]
    return whole if len(whole) == 1 else best


def _folded(word: str) -> str:
    low = word.casefold()
    return _UNITS.get(low) or _SPELLED.get(low) or low
