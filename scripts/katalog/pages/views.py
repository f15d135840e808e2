"""Holds what templates show: each product, promo and business once, with its address, price and links ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from katalog import formats
from katalog.contract.model import Business, Catalogue, Category, Hamlet, Product, Promo, Variant, Village
from katalog.orders import order_links
from katalog.photos.plan import Picture

Pictures = Mapping[tuple[str, str], Picture]
"""Pictures by the business's slug and the photo's file."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A picture and what it shows, in words."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class PriceView:
    """A price as people read it: `text` is "" where one has to ask, `before` and `saving` where nothing was cut."""

    text: str
    starting: bool = False
    before: str = ""
    saving: str = ""


@dataclass(frozen=True, slots=True)
class VariantView:
    """A variant with its price."""

    variant: Variant
    price: str


@dataclass(frozen=True, slots=True, eq=False)
class ProductView:
    """A product of a business; `address` is relative to the site's root, `url` whole."""

    business: Business
    product: Product
    category: Category
    address: str
    url: str
    photos: tuple[PhotoView, ...]
    price: PriceView
    price_words: str

    @property
    def photo(self) -> PhotoView | None:
        """The photo that stands for the product."""
        return self.photos[0] if self.photos else None

    @property
    def sold_out(self) -> bool:
        """Whether none can be had, of any variant."""
        return order_links.is_sold_out(self.product)

    def variants(self) -> list[VariantView]:
        """Return the variants, each with its price ("" where one has to ask)."""
        return [VariantView(v, _rupiah(self.product.price_of(v))) for v in self.product.variants]


@dataclass(frozen=True, slots=True)
class PromoLine:
    """A line of a promo's contents; `item` is None where the product is not in the catalogue."""

    quantity: int
    name: str
    item: ProductView | None


@dataclass(frozen=True, slots=True, eq=False)
class PromoView:
    """A promo; `starts` and `ends` are moments with the village's zone, "" where open, `dates` is for people.

    `address` is its place on its business's page, `page` the page it has to itself and `url` the whole of that.
    """

    business: Business
    promo: Promo
    address: str
    page: str
    url: str
    photos: tuple[PhotoView, ...]
    lines: tuple[PromoLine, ...]
    price: PriceView
    starts: str
    ends: str
    dates: str
    order_link: str

    @property
    def photo(self) -> PhotoView | None:
        """The promo's own photo, or that of the first product in it that has one."""
        shown = (*self.photos, *(line.item.photo for line in self.lines if line.item and line.item.photo))
        return shown[0] if shown else None


@dataclass(frozen=True, slots=True, eq=False)
class BusinessView:
    """A business with everything it sells."""

    business: Business
    category: Category
    hamlet: Hamlet
    address: str
    url: str
    photos: tuple[PhotoView, ...]
    products: tuple[ProductView, ...]
    promos: tuple[PromoView, ...]
    order_link: str
    report_link: str

    @property
    def photo(self) -> PhotoView | None:
        """The photo that stands for the business: its own first, else its first product's."""
        shown = (*self.photos, *(item.photo for item in self.products if item.photo))
        return shown[0] if shown else None


class BusinessViews(Sequence[BusinessView]):
    """Some businesses of a catalogue, by their places in it; `view_at` gives the one at a place."""

    def __init__(self, places: Sequence[int], view_at: Callable[[int], BusinessView]) -> None:
        self._places = places
        self._view_at = view_at

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> BusinessView: ...

    @overload
    def __getitem__(self, at: slice) -> BusinessViews: ...

    def __getitem__(self, at: int | slice) -> BusinessView | BusinessViews:
        if isinstance(at, slice):
            return BusinessViews(self._places[at], self._view_at)
        return self._view_at(self._places[at])


class VillageView:
    """The whole catalogue, ready to be shown: the view of a business is made at its first use.

    A live preview shows one page after an edit, for which a large village would otherwise be made ready whole.
    """

    def __init__(self, catalogue: Catalogue, make: Callable[[Business], BusinessView]) -> None:
        self.catalogue = catalogue
        self._make = make
        self._made: list[BusinessView | None] = [None] * len(catalogue.businesses)

    def _view_at(self, place: int) -> BusinessView:
        view = self._made[place]
        if view is None:
            view = self._made[place] = self._make(self.catalogue.businesses[place])
        return view

    @property
    def village(self) -> Village:
        """The village itself."""
        return self.catalogue.village

    @cached_property
    def businesses(self) -> Sequence[BusinessView]:
        """Every business, by slug."""
        return BusinessViews(range(len(self._made)), self._view_at)

    @cached_property
    def by_category(self) -> Mapping[str, Sequence[BusinessView]]:
        """The businesses of each category, by its id."""
        found: dict[str, list[int]] = {category.id: [] for category in self.village.categories}
        for place, business in enumerate(self.catalogue.businesses):
            found[business.category].append(place)
        return {category: BusinessViews(places, self._view_at) for category, places in found.items()}

    @cached_property
    def by_hamlet(self) -> Mapping[str, Sequence[BusinessView]]:
        """The businesses of each hamlet, by its slug."""
        slugs = {hamlet.name: hamlet.slug for hamlet in self.village.hamlets}
        found: dict[str, list[int]] = {slug: [] for slug in slugs.values()}
        for place, business in enumerate(self.catalogue.businesses):
            found[slugs[business.address.hamlet]].append(place)
        return {slug: BusinessViews(places, self._view_at) for slug, places in found.items()}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {business.slug: place for place, business in enumerate(self.catalogue.businesses)}

    def business(self, slug: str) -> BusinessView | None:
        """Return the business of that slug, None where there is none."""
        place = self._places.get(slug)
        return None if place is None else self._view_at(place)

    @property
    def product_count(self) -> int:
        """How many products there are."""
        return sum(len(business.products) for business in self.catalogue.businesses)

    @property
    def products(self) -> list[ProductView]:
        """Every product, by business."""
        return [item for business in self.businesses for item in business.products]

    @property
    def promos(self) -> list[PromoView]:
        """Every promo, by business."""
        return [promo for business in self.businesses for promo in business.promos]


def _rupiah(amount: int | None) -> str:
    return "" if amount is None else formats.rupiah(amount)
