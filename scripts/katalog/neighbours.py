"""In which order a buyer meets products: sellers in turn, so that nobody's shelf hides the neighbour's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from katalog.model import Status
from katalog.page_views import BusinessView, ProductView

SIMILAR_MAX = 6  # cards under a product


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
    start = slugs.index(seller.business.slug) + 1
    # Each seller gives at most SIMILAR_MAX products, so no more than that many sellers are ever needed.
    near = (*same_category[start : start + SIMILAR_MAX], *same_category[: min(start - 1, SIMILAR_MAX)])[:SIMILAR_MAX]
    shelves = [
        [item for item in view.products if not item.sold_out][:SIMILAR_MAX]
        for view in near
        if view.business.status is Status.OPEN
    ]
    return tuple(islice(in_turn(shelves), SIMILAR_MAX))
