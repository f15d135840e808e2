"""Makes the page of all promos, and one for each, to be shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Village
from katalog.pages.page import DESCRIPTION_MAX, CardWords, Crumb, Named, Page, PageWords, first_photo
from katalog.pages.views import BusinessView, PromoView, VillageView
from katalog.safe_text import markdown
from katalog.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class PromosPage(Page):
    """All promos of a village."""

    template: ClassVar[str] = "promos.html"

    promos: Sequence[PromoView]

    def card_words(self, village: Village, texts: Texts) -> CardWords:  # noqa: ARG002
        """Return how many there are."""
        tag = texts("kartu.promo", jumlah=len(self.promos)) if self.promos else ""
        return CardWords(Named(texts("promo.semua")), tag=tag, pictured=self.promos, colour=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromoPage(Page):
    """One promo."""

    template: ClassVar[str] = "promo.html"

    promo: PromoView
    seller: BusinessView

    @property
    def page_url(self) -> str:
        """Its whole address."""
        return self.promo.url

    def card_words(self, village: Village, texts: Texts) -> CardWords:  # noqa: ARG002
        """Return its name, seller, days and price."""
        view = self.promo
        return CardWords(
            Named(view.promo.name, view.promo.id),
            under=(Named(view.business.name), Named(view.dates)),
            tag=view.price.text,
            note=texts("kit.promo"),
            pictured=(view,),
            category=self.seller.category.id,
        )


def promos_page(village: VillageView, words: PageWords) -> PromosPage:
    """Return the page of all promos."""
    promos = village.promos
    return PromosPage(
        address=addresses.PROMOS,
        title=words.titled(words("promo.semua")),
        description=words("promo.semua_pengantar", desa=village.village.name),
        promos=promos,
        heading=words("promo.semua"),
        photo=first_photo(promos),
        section=addresses.PROMOS,
        trail=(words.home,),
    )


def promo_pages(seller: BusinessView, words: PageWords, today: date) -> Iterator[PromoPage]:
    """Yield the page of each promo of a seller; one that is over `today` is for those who have its address."""
    trail = (words.home, words.step("menu.promo", addresses.PROMOS), Crumb(seller.business.name, seller.address))
    for view in seller.promos:
        promo = view.promo
        whole = words(
            "promo.deskripsi",
            promo=promo.name,
            harga=view.price.text,
            usaha=seller.business.name,
            keterangan=view.dates or seller.business.summary,
        )
        yield PromoPage(
            address=view.page,
            title=words.titled(promo.name),
            description=markdown.shortened(whole, DESCRIPTION_MAX),
            promo=view,
            seller=seller,
            indexed=promo.ends is None or promo.ends >= today,
            photo=view.photo,
            section=addresses.PROMOS,
            trail=trail,
            heading=promo.name,
        )
