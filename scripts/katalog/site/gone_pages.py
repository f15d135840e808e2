"""Writes what stands at the address of a page that is no longer there: that it is gone, and what can be had instead."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Status
from katalog.pages.page import Crumb, Group, Page, PageWords
from katalog.pages.similar import SIMILAR_MAX, market_order, similar_products
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.site.published_addresses import Published, Register
from katalog.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage(Page):
    """What stands where a page was: what can be had of its `seller` (None where that is gone too), else of others."""

    template: ClassVar[str] = "gone.html"

    seller: BusinessView | None
    own: Sequence[ProductView]
    similar: Sequence[ProductView]
    others: Sequence[ProductView]


class GonePages:
    """A page for every published address that nothing else stands at.

    It says that the page comes back for businesses that are `left_out`, being mended, and else that it is gone.
    `register` gives what was published; it is not asked before the first of these pages is.
    """

    def __init__(
        self, view: VillageView, register: Callable[[], Register], texts: Texts, left_out: Container[str] = ()
    ) -> None:
        self._view = view
        self._register = register
        self._texts = texts
        self._left_out = left_out

    def groups(self) -> Iterator[Group]:
        """Yield what makes all of them: they share what is suggested instead."""
        yield self._made

    def _made(self) -> Iterator[Page]:
        businesses = self._view.businesses
        missing = self._register().missing(self._view.catalogue)
        if not missing:
            return
        sellers = {slug: seller for seller in businesses for slug in (seller.business.slug, *seller.business.aliases)}
        open_now = [seller for seller in businesses if seller.business.status is Status.OPEN]
        others = tuple(islice((item for item in market_order(open_now) if not item.sold_out), SIMILAR_MAX))
        maker = _Maker(self._view, PageWords(self._view.village, self._texts), others)
        for entry in missing:
            yield maker.page(entry, sellers.get(entry.slug), comes_back=entry.slug in self._left_out)

    def at(self, address: str) -> Page | None:
        """Return the page at an address, None where there is none."""
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> Mapping[str, Page]:
        return {page.address: page for page in self._made()}


class _Maker:
    """The pages of one village that say that something is gone."""

    def __init__(self, view: VillageView, words: PageWords, others: tuple[ProductView, ...]) -> None:
        self._view = view
        self._words = words
        self._others = others

    def page(self, entry: Published, seller: BusinessView | None, *, comes_back: bool) -> GonePage:
        kind = "segera" if comes_back else "promo" if entry.is_promo else "produk" if seller else "usaha"
        home = self._words.home
        heading = self._words(f"tiada.{kind}")
        own = tuple(item for item in seller.products if not item.sold_out)[:SIMILAR_MAX] if seller else ()
        similar = similar_products(seller, self._view.by_category[seller.category.id]) if seller else ()
        return GonePage(
            address=entry.address,
            title=self._words.titled(heading),
            description=self._words(f"tiada.{kind}_isi"),
            seller=seller,
            own=own,
            similar=similar,
            others=() if similar else tuple(item for item in self._others if item not in own),
            indexed=False,
            section=addresses.PROMOS if entry.is_promo else addresses.PRODUCTS if entry.part else addresses.BUSINESSES,
            trail=(home, Crumb(seller.business.name, seller.address)) if seller else (home,),
            heading=heading,
        )
