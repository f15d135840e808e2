"""Makes lists: all businesses, all products, each category, each hamlet; long ones on numbered pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Category, Hamlet, Village
from katalog.pages import json_ld
from katalog.pages.page import DESCRIPTION_MAX, CardWords, Crumb, Named, Page, PageWords, first_photo
from katalog.pages.similar import market_order
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.safe_text import markdown
from katalog.texts import Texts

PRODUCTS_A_PAGE = 60  # cards; a page of them stays under 15 KB gzip, and 60 divides by 2, 3, 4 and 5 columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A page of a list, `number` of `count`; `previous` and `following` are addresses, "" for none.

    `businesses` and `products` are on this page, `business_count` and `product_count` in the whole list, which is of a
    `category`, of a `hamlet` or of neither.
    """

    template: ClassVar[str] = "list.html"

    view: VillageView
    intro: str
    businesses: Sequence[BusinessView]
    products: Sequence[ProductView]
    business_count: int
    product_count: int
    number: int
    count: int
    previous: str
    following: str
    category: Category | None = None
    hamlet: Hamlet | None = None

    def json_ld(self, around: json_ld.Around) -> json_ld.Node:
        """Return what stands on the page."""
        listed = [(view.business.name, view.url) for view in self.businesses]
        listed += [(item.product.name, item.url) for item in self.products]
        return json_ld.list_graph(around, self.title, listed)

    def card_words(self, village: Village, texts: Texts) -> CardWords:  # noqa: ARG002
        """Return what the list is called and how long it is."""
        products, businesses = self.product_count, self.business_count
        if businesses and products:
            tag = texts("kartu.jumlah", usaha=businesses, produk=products)
        elif products:
            tag = texts("produk.jumlah", jumlah=products)
        else:
            tag = texts("kartu.usaha", jumlah=businesses)
        return CardWords(
            Named(self.heading, "katalog"),
            tag=tag,
            pictured=_one_a_seller(self.products) or self.businesses,
            category=self.category.id if self.category else "",
        )


class ListPages:
    """The lists of one village."""

    def __init__(self, village: VillageView, words: PageWords) -> None:
        self._view = village
        self._village = village.village
        self._words = words

    def businesses(self) -> Iterator[ListPage]:
        """Yield the pages of all businesses."""
        yield from self._list(
            addresses.BUSINESSES,
            self._words("usaha.semua"),
            self._words("usaha.semua_pengantar", desa=self._village.name),
            businesses=self._view.businesses,
            products=(),
            section=addresses.BUSINESSES,
            trail=(self._words.home,),
        )

    def products(self) -> Iterator[ListPage]:
        """Yield the pages of all products."""
        yield from self._list(
            addresses.PRODUCTS,
            self._words("produk.semua"),
            self._words("produk.semua_pengantar", desa=self._village.name),
            businesses=(),
            products=market_order(self._view.businesses),
            section=addresses.PRODUCTS,
            trail=(self._words.home,),
        )

    def category(self, category: Category) -> Iterator[ListPage]:
        """Yield the pages of a category."""
        views = self._view.by_category[category.id]
        yield from self._list(
            addresses.category(category.id),
            category.name,
            self._words("kategori.pengantar", kategori=category.name, desa=self._village.name),
            businesses=views,
            products=market_order(views),
            section=addresses.PRODUCTS,
            trail=(self._words.home, self._words.step("menu.produk", addresses.PRODUCTS)),
            category=category,
        )

    def hamlet(self, hamlet: Hamlet) -> Iterator[ListPage]:
        """Yield the pages of a hamlet."""
        views = self._view.by_hamlet[hamlet.slug]
        yield from self._list(
            addresses.hamlet(hamlet.slug),
            self._words("dusun.judul", dusun=hamlet.name),
            self._words("dusun.pengantar", dusun=hamlet.name, desa=self._village.name),
            businesses=views,
            products=market_order(views),
            section=addresses.BUSINESSES,
            trail=(self._words.home, self._words.step("menu.usaha", addresses.BUSINESSES)),
            hamlet=hamlet,
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
        category: Category | None = None,
        hamlet: Hamlet | None = None,
    ) -> Iterator[ListPage]:
        """Yield a list as numbered pages; its businesses stand on the first, its products go on through all."""
        rows: Sequence[BusinessView | ProductView] = products or businesses
        count = max(1, -(-len(rows) // PRODUCTS_A_PAGE))
        for number in range(1, count + 1):
            here = slice((number - 1) * PRODUCTS_A_PAGE, number * PRODUCTS_A_PAGE)
            yield ListPage(
                address=addresses.numbered(address, number),
                title=self._title(heading, number),
                description=markdown.shortened(intro, DESCRIPTION_MAX),
                view=self._view,
                intro=intro,
                businesses=businesses[here] if not products else businesses if number == 1 else (),
                products=products[here],
                business_count=len(businesses),
                product_count=len(products),
                number=number,
                count=count,
                previous=addresses.numbered(address, number - 1) if number > 1 else "",
                following=addresses.numbered(address, number + 1) if number < count else "",
                category=category,
                hamlet=hamlet,
                indexed=bool(rows) or address in {addresses.PRODUCTS, addresses.BUSINESSES},
                photo=first_photo(rows[here]),
                section=section,
                trail=trail,
                heading=heading,
            )

    def _title(self, heading: str, number: int) -> str:
        return self._words.titled(heading if number == 1 else self._words("daftar.judul", judul=heading, nomor=number))


def _one_a_seller(items: Sequence[ProductView]) -> list[ProductView]:
    """Return products with a photo, one of each seller first, so that a list's card shows its whole range."""
    pictured = [item for item in items if item.photo]
    first = {item.business.slug: item for item in reversed(pictured)}
    chosen = [item for item in pictured if first[item.business.slug] is item]
    return [*chosen, *(item for item in pictured if first[item.business.slug] is not item)]
