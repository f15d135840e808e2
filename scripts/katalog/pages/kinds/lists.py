"""Pages that are lists: all businesses, all products, each category, each hamlet; long ones on numbered pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from katalog import addresses
from katalog.contract.model import Category, Hamlet
from katalog.pages.page import DESCRIPTION_MAX, Crumb, DataPage, first_photo
from katalog.pages.similar import market_order
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.safe_text import markdown
from katalog.texts import Texts

PRODUCTS_A_PAGE = 60  # cards; a page of them stays under 15 KB gzip, and 60 divides by 2, 3, 4 and 5 columns


class ListPages:
    """The lists of one village."""

    def __init__(self, village: VillageView, texts: Texts) -> None:
        self._view = village
        self._village = village.village
        self._texts = texts
        self._home = Crumb(texts("menu.beranda"), addresses.HOME)

    def businesses(self) -> Iterator[DataPage]:
        """Yield the pages of all businesses."""
        yield from self._list(
            addresses.BUSINESSES,
            self._texts("usaha.semua"),
            self._texts("usaha.semua_pengantar", desa=self._village.name),
            businesses=self._view.businesses,
            products=(),
            section=addresses.BUSINESSES,
            trail=(self._home,),
        )

    def products(self) -> Iterator[DataPage]:
        """Yield the pages of all products."""
        yield from self._list(
            addresses.PRODUCTS,
            self._texts("produk.semua"),
            self._texts("produk.semua_pengantar", desa=self._village.name),
            businesses=(),
            products=market_order(self._view.businesses),
            section=addresses.PRODUCTS,
            trail=(self._home,),
        )

    def category(self, category: Category) -> Iterator[DataPage]:
        """Yield the pages of a category."""
        views = self._view.by_category[category.id]
        yield from self._list(
            addresses.category(category.id),
            category.name,
            self._texts("kategori.pengantar", kategori=category.name, desa=self._village.name),
            businesses=views,
            products=market_order(views),
            section=addresses.PRODUCTS,
            trail=(self._home, Crumb(self._texts("menu.produk"), addresses.PRODUCTS)),
            extra={"category": category},
        )

    def hamlet(self, hamlet: Hamlet) -> Iterator[DataPage]:
        """Yield the pages of a hamlet."""
        views = self._view.by_hamlet[hamlet.slug]
        yield from self._list(
            addresses.hamlet(hamlet.slug),
            self._texts("dusun.judul", dusun=hamlet.name),
            self._texts("dusun.pengantar", dusun=hamlet.name, desa=self._village.name),
            businesses=views,
            products=market_order(views),
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
                title=self._texts(
                    "situs.judul",
                    judul=heading if first else self._texts("daftar.judul", judul=heading, nomor=number),
                    desa=self._village.name,
                ),
                description=markdown.shortened(intro, DESCRIPTION_MAX),
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
                photo=first_photo(part),
                section=section,
                trail=trail,
                heading=heading,
            )
