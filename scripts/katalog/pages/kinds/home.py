"""Makes the home page, and what stands where no page is: both lead to what can be had in the village."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Status, Village
from katalog.pages.page import CardWords, Named, Page, PageWords, first_photo
from katalog.pages.similar import in_turn
from katalog.pages.views import BusinessView, ProductView, PromoView, VillageView
from katalog.texts import Texts

FEATURED_MAX = 10  # on the home page: two rows on a wide screen; the style sheet shows a phone four of them


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """Where visitors begin."""

    template: ClassVar[str] = "home.html"

    view: VillageView
    featured: Sequence[ProductView]
    promos: Sequence[PromoView]
    product_count: int

    def card_words(self, village: Village, texts: Texts) -> CardWords:
        """Return the village, where it is, and how much there is."""
        region = texts("kartu.wilayah", kecamatan=village.district, kabupaten=village.regency)
        return CardWords(
            Named(village.name, "desa"),
            under=(Named(region),),
            tag=texts("kartu.jumlah", usaha=len(self.view.businesses), produk=self.product_count),
            over=texts("kartu.katalog"),
            pictured=chain(self.featured, self.view.businesses),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What a host shows at any address where nothing is."""

    template: ClassVar[str] = "not_found.html"

    view: VillageView
    featured: Sequence[ProductView]


def home_page(view: VillageView, words: PageWords) -> HomePage:
    """Return the home page."""
    count = view.product_count
    chosen = featured(view.businesses)
    return HomePage(
        address=addresses.HOME,
        title=words("beranda.judul_halaman", desa=view.village.name),
        description=words("beranda.deskripsi", desa=view.village.name, usaha=len(view.businesses), produk=count),
        view=view,
        featured=chosen,
        promos=view.promos,
        product_count=count,
        heading=words("beranda.judul"),
        photo=first_photo(chain(chosen, view.businesses)),
    )


def not_found_page(view: VillageView, words: PageWords) -> NotFoundPage:
    """Return the page for what is not there."""
    return NotFoundPage(
        address=addresses.NOT_FOUND,
        title=words.titled(words("hilang.judul")),
        description=words("hilang.pengantar"),
        view=view,
        featured=featured(view.businesses),
        indexed=False,
    )


def featured(businesses: Sequence[BusinessView]) -> list[ProductView]:
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
