"""Orders products for buyers, sellers in turn so that nobody's products hide the neighbour's; finds similar ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from katalog.contract.model import Status
from katalog.pages.views import BusinessView, ProductView

SIMILAR_MAX = 6  # cards under a product
A_SELLER_MAX = 2  # of them by one seller, where others have some too
WORD_MAX = 16  # products looked at for one word, so that a large village stays fast
COMMON_WORD = 150  # products that have it: a word of so many says nothing
_WORD = re.compile(r"[^\W\d_]{3,}")


def in_turn(shelves: Iterable[Iterable[ProductView]]) -> Iterator[ProductView]:
    """Yield the first of every shelf, then the second of every shelf, and so on."""
    return (item for row in zip_longest(*shelves) for item in row if item is not None)


def market_order(businesses: Sequence[BusinessView]) -> list[ProductView]:
    """Return all products of `businesses`: what can be had first, sellers in turn, then what is sold out."""
    return [
        item
        for sold_out in (False, True)
        for item in in_turn([p for p in view.products if p.sold_out is sold_out] for view in businesses)
    ]


def similar_products(seller: BusinessView, same_category: Sequence[BusinessView]) -> tuple[ProductView, ...]:
    """Return products of other open sellers in the category, in turn, beginning with the one listed after `seller`.

    The same for every product of a seller, so that it is worked out (and drawn) once.
    """
    slugs = [view.business.slug for view in same_category]
    return _after(slugs.index(seller.business.slug), same_category)


def _after(at: int, same_category: Sequence[BusinessView]) -> tuple[ProductView, ...]:
    """Return products of open sellers near the one at `at`, in turn, beginning with the next."""
    # Each seller gives at most SIMILAR_MAX products, so no more than that many sellers are ever needed.
    near = (*same_category[at + 1 : at + 1 + SIMILAR_MAX], *same_category[: min(at, SIMILAR_MAX)])[:SIMILAR_MAX]
    shelves = [
        [item for item in view.products if not item.sold_out][:SIMILAR_MAX]
        for view in near
        if view.business.status is Status.OPEN
    ]
    return tuple(islice(in_turn(shelves), SIMILAR_MAX))


class SimilarProducts:
    """What stands under the products of one category: products of other open sellers, the likest first.

    Likest are those that share words of name or tags, rare words counting more; the rest comes in turn.
    """

    def __init__(self, same_category: Sequence[BusinessView]) -> None:
        self._sellers = same_category
        self._at = {view.business.slug: place for place, view in enumerate(same_category)}
        self._in_turn: dict[str, tuple[ProductView, ...]] = {}
        self._by_word: dict[str, list[ProductView]] = defaultdict(list)
        shelves = [
            [item for item in view.products if not item.sold_out]
            for view in same_category
            if view.business.status is Status.OPEN
        ]
        for item in in_turn(shelves):
            for word in _words(item):
                self._by_word[word].append(item)

    def under(self, item: ProductView, seller: BusinessView) -> tuple[tuple[ProductView, ...], bool]:
        """Return the products under `item`, and whether they are the same for every product of its seller."""
        slug = seller.business.slug
        common = self._in_turn.get(slug)
        if common is None:
            common = self._in_turn[slug] = _after(self._at[slug], self._sellers)
        alike = self._alike(item, slug)
        if not alike:
            return common, True
        chosen = dict.fromkeys(chain(alike, common))  # each once, in this order
        return tuple(islice(chosen, SIMILAR_MAX)), False

    def _alike(self, item: ProductView, slug: str) -> list[ProductView]:
        scores: dict[ProductView, float] = defaultdict(float)
        for word in _words(item):
            found = self._by_word.get(word, ())
            if len(found) > COMMON_WORD:
                continue
            for other in found[:WORD_MAX]:
                if other.business.slug != slug:
                    scores[other] += 1 / len(found)
        taken: Counter[str] = Counter()
        alike = []
        for other, _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].address)):
            if taken[other.business.slug] < A_SELLER_MAX:
                taken[other.business.slug] += 1
                alike.append(other)
        return alike


def _words(item: ProductView) -> list[str]:
    """Return the words of a product's name and tags, each once, in their order."""
    return list(dict.fromkeys(_WORD.findall(" ".join((item.product.name, *item.product.tags)).casefold())))
