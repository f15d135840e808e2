"""What templates show: each product, promo and business once, with its address, price and links ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import overload

from katalog import addresses, formats
from katalog.contract.confirmation import is_old, unsure_since
from katalog.contract.model import Business, Catalogue, Category, Hamlet, Photo, Product, Promo, Variant, Village
from katalog.orders import order_links, whatsapp
from katalog.photos.plan import Picture
from katalog.settings import Settings
from katalog.texts import Texts

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
    free: str
    """The word for a price of nothing."""

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
        return [VariantView(v, _price(self.product.price_of(v), self.free)) for v in self.product.variants]


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
    unsure_since: date | None
    """The day on which what is said here was last confirmed, where that is more than a year ago."""
    is_old: bool
    """Whether it is so long ago that the home page shows nothing of it."""

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


class ViewMaker:
    """Makes the views of one catalogue."""

    def __init__(self, catalogue: Catalogue, pictures: Pictures, settings: Settings, texts: Texts) -> None:
        self._catalogue = catalogue
        self._village = catalogue.village
        self._pictures = pictures
        self._site_url = settings.site_url
        self._root_url = settings.root_url
        self._texts = texts
        self._today = settings.today
        self._free = texts("harga.gratis")
        self._categories = {category.id: category for category in self._village.categories}
        self._hamlets = {hamlet.name: hamlet for hamlet in self._village.hamlets}

    def _to_seller(self, address: str) -> str:
        """Return what leads the reader of a message to a page: in the village's own language, whatever buyers read."""
        return addresses.absolute(self._root_url, address)

    def village(self) -> VillageView:
        """Return the whole catalogue."""
        return VillageView(self._catalogue, self.business)

    def business(self, business: Business) -> BusinessView:
        """Return a business with its products and promos."""
        address = addresses.business(business.slug)
        url = addresses.absolute(self._site_url, address)
        category = self._categories[business.category]
        products = tuple(self.product(business, product, category) for product in business.products)
        by_id = {item.product.id: item for item in products}
        order = whatsapp.order_text(self._village, business, None, None, self._to_seller(address), "")
        village_number = self._village.whatsapp
        return BusinessView(
            business=business,
            category=category,
            hamlet=self._hamlets[business.address.hamlet],
            address=address,
            url=url,
            photos=self._photos(business, business.photos, business.name),
            products=products,
            promos=tuple(self.promo(business, promo, by_id) for promo in business.promos),
            order_link=whatsapp.link(business.whatsapp, order),
            report_link=whatsapp.link(village_number, whatsapp.report_text(url)) if village_number else "",
            unsure_since=unsure_since(business, self._today),
            is_old=is_old(business, self._today),
        )

    def product(self, business: Business, product: Product, category: Category) -> ProductView:
        """Return a product with its price."""
        address = addresses.product(business.slug, product.id)
        url = addresses.absolute(self._site_url, address)
        price = self._price(product)
        if not price.text:
            words = self._texts("harga.tanya")
        else:
            words = self._texts("harga.mulai", harga=price.text) if price.starting else price.text
        return ProductView(
            business=business,
            product=product,
            category=category,
            address=address,
            url=url,
            photos=self._photos(business, product.photos, product.name),
            price=price,
            price_words=words,
            free=self._free,
        )

    def promo(self, business: Business, promo: Promo, products: Mapping[str, ProductView]) -> PromoView:
        """Return a promo with its normal price; `products` are its business's, by id."""
        own_page = addresses.promo_page(business.slug, promo.id)
        url = addresses.absolute(self._site_url, own_page)
        normal = normal_price(promo, {key: item.product for key, item in products.items()})
        words = formats.rupiah(promo.price)
        offset = f"+{self._village.time_zone.utc_offset_hours:02}:00"
        text = whatsapp.promo_text(self._village, business, promo, self._to_seller(own_page), words)
        return PromoView(
            business=business,
            promo=promo,
            address=addresses.promo(business.slug, promo.id),
            page=own_page,
            url=url,
            photos=self._photos(business, promo.photos, promo.name),
            lines=tuple(
                PromoLine(
                    line.quantity, _line_name(line.product_id, line.variant, products), products.get(line.product_id)
                )
                for line in promo.items
            ),
            price=_cut_price(promo.price, normal),
            starts=f"{promo.starts.isoformat()}T00:00:00{offset}" if promo.starts else "",
            ends=f"{promo.ends.isoformat()}T23:59:59{offset}" if promo.ends else "",
            dates=self._promo_dates(promo.starts, promo.ends),
            order_link=whatsapp.link(business.whatsapp, text),
        )

    def _photos(self, business: Business, photos: Sequence[Photo], name: str) -> tuple[PhotoView, ...]:
        found = ((photo, self._pictures.get((business.slug, photo.file))) for photo in photos)
        return tuple(PhotoView(picture, photo.caption or name) for photo, picture in found if picture)

    def _promo_dates(self, starts: date | None, ends: date | None) -> str:
        if starts and ends:
            return formats.date_range(starts, ends, self._texts.language)
        if ends:
            return self._texts("promo.sampai", tanggal=formats.long_date(ends, self._texts.language))
        return self._texts("promo.mulai", tanggal=formats.long_date(starts, self._texts.language)) if starts else ""

    def _price(self, product: Product) -> PriceView:
        lowest = product.lowest_price
        if lowest is None:
            return PriceView("")
        if product.has_price_range:
            return PriceView(_price(lowest, self._free), starting=True)
        return _cut_price(lowest, product.price_before) if lowest else PriceView(self._free)


def normal_price(promo: Promo, products: Mapping[str, Product]) -> int | None:
    """Return what a promo's contents cost one by one in rupiah, None where any of it has no price."""
    total = 0
    for line in promo.items:
        product = products.get(line.product_id)
        if product is None:
            return None
        variant = next((v for v in product.variants if v.name == line.variant), None)
        price = product.price_of(variant)
        if price is None:
            return None
        total += price * line.quantity
    return total or None


def _cut_price(price: int, before: int | None) -> PriceView:
    if before is None or before <= price:
        return PriceView(formats.rupiah(price))
    return PriceView(formats.rupiah(price), before=formats.rupiah(before), saving=formats.rupiah(before - price))


def _price(amount: int | None, free: str) -> str:
    return "" if amount is None else formats.price(amount, free)


def _line_name(product_id: str, variant: str | None, products: Mapping[str, ProductView]) -> str:
    item = products.get(product_id)
    name = item.product.name if item else product_id
    return f"{name} ({variant})" if variant else name
