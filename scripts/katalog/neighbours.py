"""Which products of neighbours a buyer may like as well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from katalog.model import Status
from katalog.page_views import BusinessView, ProductView

SIMILAR_MAX = 6  # cards under a product


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
    in_turn = (item for row in zip_longest(*shelves) for item in row if item is not None)
    return tuple(item for item, _ in zip(in_turn, range(SIMILAR_MAX), strict=False))
