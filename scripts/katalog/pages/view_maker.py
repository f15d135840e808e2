"""Makes what templates show of one catalogue: addresses, prices in words, WhatsApp links, photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from katalog import addresses, formats
from katalog.contract.confirmation import is_old, unsure_since
from katalog.contract.model import Business, Catalogue, Category, Photo, Product, Promo
from katalog.orders import whatsapp
from katalog.pages.views import (
    BusinessView,
    PhotoView,
    Pictures,
    PriceView,
    ProductView,
    PromoLine,
    PromoView,
    VillageView,
)
from katalog.settings import SiteAddress
from katalog.texts import Texts


class ViewMaker:
    """Makes the views of one catalogue."""

    def __init__(self, catalogue: Catalogue, pictures: Pictures, where: SiteAddress, texts: Texts, today: date) -> None:
        self._catalogue = catalogue
        self._village = catalogue.village
        self._pictures = pictures
        self._site_url = where.site_url
        self._root_url = where.root_url
        self._texts = texts
        self._today = today
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
            return PriceView(formats.price(lowest, self._free), starting=True)
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


def _line_name(product_id: str, variant: str | None, products: Mapping[str, ProductView]) -> str:
    item = products.get(product_id)
    name = item.product.name if item else product_id
    return f"{name} ({variant})" if variant else name
