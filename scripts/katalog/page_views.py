"""What templates show: each product, promo and business once, with its address, price and links ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from katalog import addresses, formats, ordering, whatsapp
from katalog.model import Business, Catalogue, Category, Hamlet, Photo, Product, Promo, Variant, Village
from katalog.pictures import Picture
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
    order_link: str

    @property
    def photo(self) -> PhotoView | None:
        """The photo that stands for the product."""
        return self.photos[0] if self.photos else None

    @property
    def sold_out(self) -> bool:
        """Whether none can be had, of any variant."""
        return ordering.is_sold_out(self.product)

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


@dataclass(frozen=True)
class VillageView:
    """The whole catalogue, ready to be shown."""

    village: Village
    businesses: tuple[BusinessView, ...]
    by_category: Mapping[str, tuple[BusinessView, ...]] = field(default_factory=dict)
    by_hamlet: Mapping[str, tuple[BusinessView, ...]] = field(default_factory=dict)

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
        self._texts = texts
        self._categories = {category.id: category for category in self._village.categories}
        self._hamlets = {hamlet.name: hamlet for hamlet in self._village.hamlets}

    def village(self) -> VillageView:
        """Return every business as a view, and which of them are in which category and hamlet."""
        views = tuple(self.business(business) for business in self._catalogue.businesses)
        by_category: dict[str, list[BusinessView]] = {category: [] for category in self._categories}
        by_hamlet: dict[str, list[BusinessView]] = {hamlet.slug: [] for hamlet in self._village.hamlets}
        for view in views:
            by_category[view.category.id].append(view)
            by_hamlet[view.hamlet.slug].append(view)
        return VillageView(self._village, views, _frozen(by_category), _frozen(by_hamlet))

    def business(self, business: Business) -> BusinessView:
        """Return a business with its products and promos."""
        address = addresses.business(business.slug)
        url = addresses.absolute(self._site_url, address)
        category = self._categories[business.category]
        products = tuple(self.product(business, product, category) for product in business.products)
        by_id = {item.product.id: item for item in products}
        order = whatsapp.order_text(self._village, business, None, None, url, "")
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
        )

    def product(self, business: Business, product: Product, category: Category) -> ProductView:
        """Return a product with its price and the link that orders it."""
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
            order_link=ordering.product_link(self._village, business, product, url),
        )

    def promo(self, business: Business, promo: Promo, products: Mapping[str, ProductView]) -> PromoView:
        """Return a promo with its normal price; `products` are its business's, by id."""
        own_page = addresses.promo_page(business.slug, promo.id)
        url = addresses.absolute(self._site_url, own_page)
        normal = normal_price(promo, {key: item.product for key, item in products.items()})
        words = formats.rupiah(promo.price)
        offset = f"+{self._village.time_zone.utc_offset_hours:02}:00"
        text = whatsapp.promo_text(self._village, business, promo, url, words)
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

    @staticmethod
    def _price(product: Product) -> PriceView:
        lowest = product.lowest_price
        if lowest is None:
            return PriceView("")
        if product.has_price_range:
            return PriceView(formats.rupiah(lowest), starting=True)
        return _cut_price(lowest, product.price_before)


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


def _rupiah(amount: int | None) -> str:
    return "" if amount is None else formats.rupiah(amount)


def _line_name(product_id: str, variant: str | None, products: Mapping[str, ProductView]) -> str:
    item = products.get(product_id)
    name = item.product.name if item else product_id
    return f"{name} ({variant})" if variant else name


def _frozen(groups: Mapping[str, Sequence[BusinessView]]) -> dict[str, tuple[BusinessView, ...]]:
    return {key: tuple(views) for key, views in groups.items()}
