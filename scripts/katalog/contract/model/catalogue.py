"""Everything that was read from a village's entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from katalog.contract.model.business import Business
from katalog.contract.model.declared import Frozen
from katalog.contract.model.media import Photo
from katalog.contract.model.village import Village


class Catalogue(Frozen):
    """Everything that was read: the village and its businesses, by slug."""

    village: Village
    businesses: tuple[Business, ...]

    def photos(self) -> Iterator[tuple[Business, str, Photo]]:
        """Yield every photo that a page shows: its business, the id of the product it shows ("" for none), itself."""
        for business in self.businesses:
            for photo in business.photos:
                yield business, "", photo
            for product in business.products:
                for photo in product.photos:
                    yield business, product.id, photo
            for promo in business.promos:
                for photo in promo.photos:
                    yield business, "", photo

    def without(self, slugs: frozenset[str]) -> Self:
        """Return the catalogue without the businesses of those slugs."""
        return self.model_copy(update={"businesses": tuple(b for b in self.businesses if b.slug not in slugs)})
