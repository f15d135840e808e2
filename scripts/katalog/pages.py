"""The list of data pages: every address of the site that shows data, with the context its template needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from katalog import addresses, prose
from katalog.model import Catalogue
from katalog.neighbours import similar_products
from katalog.page_views import BusinessView, PhotoView, Pictures, ProductView, ViewMaker, VillageView
from katalog.settings import Settings
from katalog.texts import Texts
from katalog.village_map import outline

PRODUCTS_A_PAGE = 60  # cards; a page of them stays under 15 KB gzip, and 60 divides by 2, 3, 4 and 5 columns
DESCRIPTION_MAX = 160  # characters a search engine shows
FEATURED_MAX = 10  # on the home page: two rows on a wide screen; the style sheet shows a phone six of them
MORE_MAX = 6  # other products under a product


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step from the home page to a page; `address` is relative to the root."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """One page made of data; see `render.Renderer` for what becomes of it.

    `address` is relative to the site's root, `title` and `description` go into the head, `context` holds references to
    views and models, never copies. A page that is not `indexed` is kept from search engines and out of the sitemap.
    `photo` stands for the page in link previews. `canonical` is the address to be known by where that is not its own;
    `section` is the address of its menu entry; `heading` is the page's own step in its breadcrumbs; `photos` are those
    at its top.
    """

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any]
    indexed: bool = True
    photo: PhotoView | None = None
    canonical: str | None = None
    section: str = ""
    trail: tuple[Crumb, ...] = ()
    kind: str = "website"
    heading: str = ""
    photos: tuple[PhotoView, ...] = ()


def data_pages(catalogue: Catalogue, pictures: Pictures, settings: Settings, texts: Texts) -> list[DataPage]:
    """Return every page that shows data, the home page first; `pictures` by business slug and photo file."""
    village = ViewMaker(catalogue, pictures, settings, texts).village()
    return list(_Pages(village, settings, texts))


class _Pages:
    """The pages of one village, in a fixed order."""

    def __init__(self, village: VillageView, settings: Settings, texts: Texts) -> None:
        self._view = village
        self._village = village.village
        self._settings = settings
        self._texts = texts
        self._home = Crumb(texts("menu.beranda"), addresses.HOME)

    def __iter__(self) -> Iterator[DataPage]:
        yield self._home_page()
        yield from self._business_list()
        yield from self._product_list()
        yield self._promo_page()
        yield self._map_page()
        for business in self._view.businesses:
            yield self._business_page(business)
            yield from self._product_pages(business)
        yield from self._category_lists()
        yield from self._hamlet_lists()
        yield self._basket_page()
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
            photo=_first_photo([*featured, *self._view.businesses]),
        )

    def _business_list(self) -> Iterator[DataPage]:
        yield from self._list(
            addresses.BUSINESSES,
            self._texts("usaha.semua"),
            self._texts("usaha.semua_pengantar", desa=self._village.name),
            businesses=self._view.businesses,
            products=(),
            section=addresses.BUSINESSES,
            trail=(self._home,),
        )

    def _product_list(self) -> Iterator[DataPage]:
        yield from self._list(
            addresses.PRODUCTS,
            self._texts("produk.semua"),
            self._texts("produk.semua_pengantar", desa=self._village.name),
            businesses=(),
            products=self._view.products,
            section=addresses.PRODUCTS,
            trail=(self._home,),
        )

    def _category_lists(self) -> Iterator[DataPage]:
        for category in self._village.categories:
            views = self._view.by_category[category.id]
            yield from self._list(
                addresses.category(category.id),
                category.name,
                self._texts("kategori.pengantar", kategori=category.name, desa=self._village.name),
                businesses=views,
                products=[item for view in views for item in view.products],
                section=addresses.PRODUCTS,
                trail=(self._home, Crumb(self._texts("menu.produk"), addresses.PRODUCTS)),
                extra={"category": category},
            )

    def _hamlet_lists(self) -> Iterator[DataPage]:
        for hamlet in self._village.hamlets:
            views = self._view.by_hamlet[hamlet.slug]
            yield from self._list(
                addresses.hamlet(hamlet.slug),
                self._texts("dusun.judul", dusun=hamlet.name),
                self._texts("dusun.pengantar", dusun=hamlet.name, desa=self._village.name),
                businesses=views,
                products=[item for view in views for item in view.products],
                section=addresses.BUSINESSES,
                trail=(self._home, Crumb(self._texts("menu.usaha"), addresses.BUSINESSES)),
                extra={"hamlet": hamlet},
            )

    def _list(  # noqa: PLR0913  # the parts of a list page
        self,
        address: str,
        heading: str,
        intro: str,
        *,
        businesses: Sequence[BusinessView],
        products: Sequence[ProductView],
        section: str,
        trail: tuple[Crumb, ...],
        extra: Mapping[str, Any] | None = None,
    ) -> Iterator[DataPage]:
        """Yield a list as numbered pages; its businesses stand on the first, its products go on through all."""
        rows: Sequence[BusinessView | ProductView] = products or businesses
        count = max(1, -(-len(rows) // PRODUCTS_A_PAGE))
        for number in range(1, count + 1):
            part = rows[(number - 1) * PRODUCTS_A_PAGE : number * PRODUCTS_A_PAGE]
            first = number == 1
            if products:
                shown_businesses: Sequence[Any] = businesses if first else ()
            else:
                shown_businesses = part
            yield DataPage(
                address=addresses.numbered(address, number),
                template="list.html",
                title=self._titled(heading if first else self._texts("daftar.judul", judul=heading, nomor=number)),
                description=prose.shortened(intro, DESCRIPTION_MAX),
                context={
                    "view": self._view,
                    "heading": heading,
                    "intro": intro,
                    "businesses": shown_businesses,
                    "products": part if products else (),
                    "product_count": len(products),
                    "business_count": len(businesses),
                    "number": number,
                    "count": count,
                    "previous": addresses.numbered(address, number - 1) if not first else "",
                    "following": addresses.numbered(address, number + 1) if number < count else "",
                    "category": None,
                    "hamlet": None,
                    **(extra or {}),
                },
                indexed=bool(rows) or address in {addresses.PRODUCTS, addresses.BUSINESSES},
                photo=_first_photo(part),
                section=section,
                trail=trail,
                heading=heading,
            )

    def _promo_page(self) -> DataPage:
        promos = self._view.promos
        return DataPage(
            address=addresses.PROMOS,
            template="promos.html",
            title=self._titled(self._texts("promo.semua")),
            description=self._texts("promo.semua_pengantar", desa=self._village.name),
            context={"promos": promos},
            photo=_first_photo(promos),
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
            context={"view": view, "business": business, "page_url": view.url},
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

    def _product_pages(self, seller: BusinessView) -> Iterator[DataPage]:
        business = seller.business
        similar = similar_products(seller, self._view.by_category[seller.category.id])
        trail = (
            self._home,
            Crumb(seller.category.name, addresses.category(seller.category.id)),
            Crumb(business.name, seller.address),
        )
        end = self._texts("produk.judul_akhir", usaha=business.name, desa=self._village.name)
        for index, item in enumerate(seller.products):
            product = item.product
            words = prose.plain(product.description) if product.description else business.summary
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
                    "page_url": item.url,
                },
                photo=item.photo or seller.photo,
                section=addresses.PRODUCTS,
                trail=trail,
                kind="product",
                heading=product.name,
                photos=item.photos,
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

    def _redirects(self) -> Iterator[DataPage]:
        for view in self._view.businesses:
            for alias in view.business.aliases:
                yield self._redirect(addresses.business(alias), view.address, view.business.name)
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
    """Return the products for the home page: those marked, one of each business in turn, then others, in turn too."""
    shelves = [[item for item in view.products if not item.sold_out] for view in businesses]
    chosen: list[ProductView] = []
    for marked in (True, False):
        rows = zip_longest(*([item for item in shelf if item.product.featured is marked] for shelf in shelves))
        in_turn = (item for row in rows for item in row if item is not None)
        chosen.extend(islice(in_turn, FEATURED_MAX - len(chosen)))
    return chosen


def _first_photo(views: Sequence[Any]) -> PhotoView | None:
    """Return the first photo that any of the views has."""
    return next((view.photo for view in views if view.photo), None)
