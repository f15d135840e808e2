"""The data pages: every address of the site that shows data, with the context its template needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from operator import eq

from katalog import addresses
from katalog.contract.model import Status
from katalog.orders import order_links
from katalog.pages.kinds.lists import ListPages
from katalog.pages.map_outline import outline
from katalog.pages.page import DESCRIPTION_MAX, Crumb, DataPage, first_photo
from katalog.pages.similar import SimilarProducts, in_turn, similar_products
from katalog.pages.views import BusinessView, PhotoView, ProductView, VillageView
from katalog.safe_text import markdown
from katalog.settings import Settings
from katalog.texts import Texts

FEATURED_MAX = 10  # on the home page: two rows on a wide screen; the style sheet shows a phone four of them
MORE_MAX = 6  # other products under a product


Part = tuple[Callable[[str], bool], Callable[[], Iterable[DataPage]]]
"""Some pages of the site: whether one of them may be at an address, and what makes them."""


class DataPages:
    """Every page that shows data of a village, in a fixed order, the home page first.

    A page is made when it is come to or asked for, and never kept: a village of 50,000 products has 100 MB of them.
    """

    def __init__(self, village: VillageView, settings: Settings, texts: Texts) -> None:
        self._view = village
        self._village = village.village
        self._settings = settings
        self._texts = texts
        self._lists = ListPages(village, texts)
        self._similar: dict[str, SimilarProducts] = {}
        self._home = Crumb(texts("menu.beranda"), addresses.HOME)

    def __iter__(self) -> Iterator[DataPage]:
        for _, pages in self._parts():
            yield from pages()

    def at(self, address: str) -> DataPage | None:
        """Return the page at a site-relative address, None where there is none; of the others few are made."""
        parts = [pages for may_be_there, pages in self._parts() if may_be_there(address)]
        candidates = chain.from_iterable(pages() for pages in reversed(parts))  # what a build writes last is there
        return next((page for page in candidates if page.address == address), None)

    def _parts(self) -> Iterator[Part]:
        lists = self._lists
        yield partial(eq, addresses.HOME), lambda: (self._home_page(),)
        yield partial(addresses.is_of_list, addresses.BUSINESSES), lists.businesses
        yield partial(addresses.is_of_list, addresses.PRODUCTS), lists.products
        yield partial(eq, addresses.PROMOS), lambda: (self._promo_page(),)
        yield partial(eq, addresses.MAP), lambda: (self._map_page(),)
        for place, business in enumerate(self._view.catalogue.businesses):
            yield partial(addresses.is_of_business, business.slug), partial(self._of_business, place)
        for category in self._village.categories:
            first = addresses.category(category.id)
            yield partial(addresses.is_of_list, first), partial(lists.category, category)
        for hamlet in self._village.hamlets:
            yield partial(addresses.is_of_list, addresses.hamlet(hamlet.slug)), partial(lists.hamlet, hamlet)
        yield partial(eq, addresses.BASKET), lambda: (self._basket_page(),)
        if self._village.offline:
            yield partial(eq, addresses.OFFLINE), lambda: (self._offline_page(),)
        yield partial(eq, addresses.SAVED), lambda: (self._saved_page(),)
        yield addresses.is_of_some_business, self._redirects
        yield partial(eq, addresses.NOT_FOUND), lambda: (self._not_found_page(),)

    def _of_business(self, place: int) -> Iterator[DataPage]:
        view = self._view.businesses[place]
        yield self._business_page(view)
        yield from self._product_pages(view)
        yield from self._promo_pages(view)

    def _similar_in(self, category: str) -> SimilarProducts:
        found = self._similar.get(category)
        if found is None:
            found = self._similar[category] = SimilarProducts(self._view.by_category[category])
        return found

    def _home_page(self) -> DataPage:
        count = self._view.product_count
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
                produk=count,
            ),
            context={
                "view": self._view,
                "featured": featured,
                "promos": promos,
                "product_count": count,
            },
            heading=self._texts("beranda.judul"),
            photo=first_photo(chain(featured, self._view.businesses)),
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
        neighbours = self._similar_in(seller.category.id)
        trail = (
            self._home,
            Crumb(seller.category.name, addresses.category(seller.category.id)),
            Crumb(business.name, seller.address),
        )
        end = self._texts("produk.judul_akhir", usaha=business.name, desa=self._village.name)
        for index, item in enumerate(seller.products):
            product = item.product
            words = markdown.plain(product.description) if product.description else business.summary
            similar, common = neighbours.under(item, seller)
            others = (*seller.products[index + 1 :], *seller.products[:index]) if len(seller.products) > 1 else ()
            yield DataPage(
                address=item.address,
                template="product.html",
                title=f"{product.name} – {end}",
                description=markdown.shortened(
                    self._texts("produk.deskripsi", produk=product.name, harga=item.price_words, keterangan=words),
                    DESCRIPTION_MAX,
                ),
                context={
                    "item": item,
                    "product": product,
                    "business": business,
                    "seller": seller,
                    "order_link": order_links.product_link(
                        self._village, business, product, addresses.absolute(self._settings.root_url, item.address)
                    ),
                    "others": others[:MORE_MAX],
                    "similar": similar,
                    "similar_key": business.slug if common else "",
                    "page_url": item.url,
                },
                photo=item.photo,
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
                description=markdown.shortened(
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
                photo=view.photo,
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
        for seller in self._view.businesses:
            own, aliases = seller.business.slug, seller.business.aliases
            for alias in aliases:
                yield self._redirect(addresses.business(alias), seller.address, seller.business.name, seller.photo)
                for promo in seller.promos:
                    old = addresses.promo_page(alias, promo.promo.id)
                    yield self._redirect(old, promo.page, promo.promo.name, promo.photo)
            for item in seller.products:
                product = item.product
                # A link may be old in both its parts.
                for slug in (own, *aliases):
                    for old in product.aliases if slug == own else (product.id, *product.aliases):
                        yield self._redirect(addresses.product(slug, old), item.address, product.name, item.photo)

    def _redirect(self, address: str, target: str, name: str, photo: PhotoView | None) -> DataPage:
        return DataPage(
            address=address,
            template="redirect.html",
            title=self._titled(name),
            description=self._texts("pindah.deskripsi", nama=name),
            context={"target": target, "name": name},
            indexed=False,
            photo=photo,
            canonical=target,
            heading=name,
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
    """Return the products for the home page: those marked, then others, sellers in turn; none old or sold out."""
    shelves = [
        [item for item in view.products if not item.sold_out]
        for view in businesses
        if view.business.status is Status.OPEN and not view.is_old
    ]
    chosen = (
        item
        for marked in (True, False)
        for item in in_turn([p for p in shelf if p.product.featured is marked] for shelf in shelves)
    )
    return list(islice(chosen, FEATURED_MAX))
