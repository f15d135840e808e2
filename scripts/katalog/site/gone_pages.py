"""Writes what stands at the address of a page that is no longer there: that it is gone, and what can be had instead."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

from katalog import addresses
from katalog.contract.model import Catalogue, Status
from katalog.pages.page import Crumb, DataPage
from katalog.pages.similar import SIMILAR_MAX, market_order, similar_products
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.site.published_addresses import Published, Register
from katalog.texts import Texts


def gone_pages(
    view: VillageView, catalogue: Catalogue, register: Register, texts: Texts, left_out: Container[str] = ()
) -> Iterator[DataPage]:
    """Yield a page for every published address that nothing else stands at.

    It says that the page comes back for businesses that are `left_out`, being mended, and else that it is gone.
    """
    sellers = {slug: seller for seller in view.businesses for slug in (seller.business.slug, *seller.business.aliases)}
    missing = register.missing(catalogue)
    open_now = [seller for seller in view.businesses if seller.business.status is Status.OPEN] if missing else []
    others = tuple(islice((item for item in market_order(open_now) if not item.sold_out), SIMILAR_MAX))
    maker = _Maker(view, texts, others)
    for entry in missing:
        yield maker.page(entry, sellers.get(entry.slug), comes_back=entry.slug in left_out)


class _Maker:
    """The pages of one village that say that something is gone."""

    def __init__(self, view: VillageView, texts: Texts, others: tuple[ProductView, ...]) -> None:
        self._view = view
        self._texts = texts
        self._others = others

    def page(self, entry: Published, seller: BusinessView | None, *, comes_back: bool) -> DataPage:
        kind = "segera" if comes_back else "promo" if entry.is_promo else "produk" if seller else "usaha"
        home = Crumb(self._texts("menu.beranda"), addresses.HOME)
        heading = self._texts(f"tiada.{kind}")
        own = tuple(item for item in seller.products if not item.sold_out)[:SIMILAR_MAX] if seller else ()
        similar = similar_products(seller, self._view.by_category[seller.category.id]) if seller else ()
        return DataPage(
            address=entry.address,
            template="gone.html",
            title=self._texts("situs.judul", judul=heading, desa=self._view.village.name),
            description=self._texts(f"tiada.{kind}_isi"),
            context={
                "seller": seller,
                "own": own,
                "similar": similar,
                "others": () if similar else tuple(item for item in self._others if item not in own),
            },
            indexed=False,
            section=addresses.PROMOS if entry.is_promo else addresses.PRODUCTS if entry.part else addresses.BUSINESSES,
            trail=(home, Crumb(seller.business.name, seller.address)) if seller else (home,),
            heading=heading,
        )
