"""The list of data pages: every address of the site that shows data, with the context its template needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from katalog import addresses, prose
from katalog.data_page import DESCRIPTION_MAX, Crumb, DataPage, first_photo
from katalog.model import Status
from katalog.neighbours import SimilarProducts, in_turn, similar_products
from katalog.page_lists import ListPages
from katalog.page_views import BusinessView, ProductView, VillageView
from katalog.settings import Settings
from katalog.texts import Texts
from katalog.village_map import outline

__all__ = ["DataPage", "data_pages"]

FEATURED_MAX = 10  # on the home page: two rows on a wide screen; the style sheet shows a phone four of them
MORE_MAX = 6  # other products under a product


def data_pages(village: VillageView, settings: Settings, texts: Texts) -> list[DataPage]:
    """Return every page that shows data of the village, the home page first."""
    return list(_Pages(village, settings, texts))


class _Pages:
    """The pages of one village, in a fixed order."""

    def __init__(self, village: VillageView, settings: Settings, texts: Texts) -> None:
        self._view = village
        self._village = village.village
        self._settings = settings
        self._texts = texts
        self._lists = ListPages(village, texts)
        self._similar = {category: SimilarProducts(views) for category, views in village.by_category.items()}
        self._home = Crumb(texts("menu.beranda"), addresses.HOME)

    def __iter__(self) -> Iterator[DataPage]:
        yield self._home_page()
        yield from self._lists.businesses()
        yield from self._lists.products()
        yield self._promo_page()
        yield self._map_page()
        for business in self._view.businesses:
            yield self._business_page(business)
            yield from self._product_pages(business)
            yield from self._promo_pages(business)
        yield from self._lists.categories()
        yield from self._lists.hamlets()
        yield self._basket_page()
        if self._village.offline:
            yield self._offline_page()
        yield self._saved_page()
        yield from self._redirects()
        yield self._not_found_page()

    def _home_page(self) -> DataPage:
        products = self._view.products
        featured = _featured(self._view.businesses)
        promos = self._view.promos
        return DataPage(
            address=addresses.HOME,
            template="home.html",
            title=self._texts("beranda.judul_halaman", desa=self._village.name),
            description=self._texts(
                "beranda.deskripsi",
                desa=self._village.name,
                usaha=len(self._view.businesses),
                produk=len(products),
            ),
            context={
                "view": self._view,
                "featured": featured,
                "promos": promos,
                "product_count": len(products),
            },
            heading=self._texts("beranda.judul"),
            photo=first_photo([*featured, *self._view.businesses]),
        )

    def _promo_page(self) -> DataPage:
        promos = self._view.promos
        return DataPage(
            address=addresses.PROMOS,
            template="promos.html",
            title=self._titled(self._texts("promo.semua")),
            description=self._texts("promo.semua_pengantar", desa=self._village.name),
            context={"promos": promos},
            heading=self._texts("promo.semua"),
            photo=first_photo(promos),
            section=addresses.PROMOS,
            trail=(self._home,),
        )

    def _map_page(self) -> DataPage:
        groups = [
            (category, views) for category in self._village.categories if (views := self._view.by_category[category.id])
        ]
        drawn = [view for _, views in groups for view in views if view.business.address.coordinates]
        return DataPage(
            address=addresses.MAP,
            template="map.html",
            title=self._titled(self._texts("peta.judul")),
            description=self._texts("peta.pengantar", desa=self._village.name),
            context={
                "groups": groups,
                "numbers": {view.business.slug: number for number, view in enumerate(drawn, start=1)},
                "outline": outline([where for view in drawn if (where := view.business.address.coordinates)]),
                "drawn": drawn,
            },
            heading=self._texts("peta.judul"),
            section=addresses.MAP,
            trail=(self._home,),
        )

    def _business_page(self, view: BusinessView) -> DataPage:
        business = view.business
        return DataPage(
            address=view.address,
            template="business.html",
            title=self._titled(business.name),
            description=business.summary,
            context={"view": view, "business": business, "page_url": view.url, "instead": self._instead_of(view)},
            photo=view.photo,
            section=addresses.BUSINESSES,
            trail=(
                self._home,
                Crumb(self._texts("menu.usaha"), addresses.BUSINESSES),
                Crumb(view.category.name, addresses.category(view.category.id)),
            ),
            heading=business.name,
            photos=view.photos,
        )

    def _instead_of(self, view: BusinessView) -> Sequence[ProductView]:
        """Return what others offer where a business has closed for good."""
        if view.business.status is not Status.CLOSED:
            return ()
        same = similar_products(view, self._view.by_category[view.category.id])
        return same or _featured(self._view.businesses)[:MORE_MAX]

    def _product_pages(self, seller: BusinessView) -> Iterator[DataPage]:
        business = seller.business
        neighbours = self._similar[seller.category.id]
        trail = (
            self._home,
            Crumb(seller.category.name, addresses.category(seller.category.id)),
            Crumb(business.name, seller.address),
        )
        end = self._texts("produk.judul_akhir", usaha=business.name, desa=self._village.name)
        for index, item in enumerate(seller.products):
            product = item.product
            words = prose.plain(product.description) if product.description else business.summary
            similar, common = neighbours.under(item, seller)
            others = (*seller.products[index + 1 :], *seller.products[:index]) if len(seller.products) > 1 else ()
            yield DataPage(
                address=item.address,
                template="product.html",
                title=f"{product.name} – {end}",
                description=prose.shortened(
                    self._texts("produk.deskripsi", produk=product.name, harga=item.price_words, keterangan=words),
                    DESCRIPTION_MAX,
                ),
                context={
                    "item": item,
                    "product": product,
                    "business": business,
                    "seller": seller,
                    "others": others[:MORE_MAX],
                    "similar": similar,
                    "similar_key": business.slug if common else "",
                    "page_url": item.url,
                },
                photo=item.photo or seller.photo,
                section=addresses.PRODUCTS,
                trail=trail,
                kind="product",
                heading=product.name,
                photos=item.photos,
            )

    def _promo_pages(self, seller: BusinessView) -> Iterator[DataPage]:
        trail = (
            self._home,
            Crumb(self._texts("menu.promo"), addresses.PROMOS),
            Crumb(seller.business.name, seller.address),
        )
        for view in seller.promos:
            promo = view.promo
            words = view.dates or seller.business.summary
            yield DataPage(
                address=view.page,
                template="promo.html",
                title=self._titled(promo.name),
                description=prose.shortened(
                    self._texts(
                        "promo.deskripsi",
                        promo=promo.name,
                        harga=view.price.text,
                        usaha=seller.business.name,
                        keterangan=words,
                    ),
                    DESCRIPTION_MAX,
                ),
                context={"promo": view, "seller": seller, "page_url": view.url},
                indexed=promo.ends is None or promo.ends >= self._settings.today,
                photo=view.photo or seller.photo,
                section=addresses.PROMOS,
                trail=trail,
                heading=promo.name,
            )

    def _basket_page(self) -> DataPage:
        return DataPage(
            address=addresses.BASKET,
            template="keranjang.html",
            title=self._titled(self._texts("menu.keranjang")),
            description=self._texts("keranjang.pengantar", desa=self._village.name),
            context={"view": self._view, "page_url": addresses.absolute(self._settings.site_url, addresses.BASKET)},
            indexed=False,
            section=addresses.BASKET,
            trail=(self._home,),
        )

    def _offline_page(self) -> DataPage:
        return DataPage(
            address=addresses.OFFLINE,
            template="offline.html",
            title=self._titled(self._texts("luring.judul")),
            description=self._texts("luring.pengantar"),
            context={},
            indexed=False,
        )

    def _saved_page(self) -> DataPage:
        return DataPage(
            address=addresses.SAVED,
            template="tersimpan.html",
            title=self._titled(self._texts("menu.tersimpan")),
            description=self._texts("simpan.pengantar"),
            context={},
            indexed=False,
            trail=(self._home,),
        )

    def _redirects(self) -> Iterator[DataPage]:
        for view in self._view.businesses:
            for alias in view.business.aliases:
                yield self._redirect(addresses.business(alias), view.address, view.business.name)
                for promo in view.promos:
                    yield self._redirect(addresses.promo_page(alias, promo.promo.id), promo.page, promo.promo.name)
            for item in view.products:
                # A link may be old in both its parts.
                for slug in (view.business.slug, *view.business.aliases):
                    ids = (
                        item.product.aliases if slug == view.business.slug else (item.product.id, *item.product.aliases)
                    )
                    for old in ids:
                        yield self._redirect(addresses.product(slug, old), item.address, item.product.name)

    def _redirect(self, address: str, target: str, name: str) -> DataPage:
        return DataPage(
            address=address,
            template="redirect.html",
            title=self._titled(name),
            description=self._texts("pindah.deskripsi", nama=name),
            context={"target": target, "name": name},
            indexed=False,
            canonical=target,
        )

    def _not_found_page(self) -> DataPage:
        return DataPage(
            address=addresses.NOT_FOUND,
            template="not_found.html",
            title=self._titled(self._texts("hilang.judul")),
            description=self._texts("hilang.pengantar"),
            context={"view": self._view, "featured": _featured(self._view.businesses)},
            indexed=False,
        )

    def _titled(self, name: str) -> str:
        return self._texts("situs.judul", judul=name, desa=self._village.name)


def _featured(businesses: Sequence[BusinessView]) -> list[ProductView]:
    """Return the products for the home page: those marked, then others, sellers in turn; none that cannot be had."""
    shelves = [
        [item for item in view.products if not item.sold_out]
        for view in businesses
        if view.business.status is Status.OPEN
    ]
    chosen = (
        item
        for marked in (True, False)
        for item in in_turn([p for p in shelf if p.product.featured is marked] for shelf in shelves)
    )
    return list(islice(chosen, FEATURED_MAX))
