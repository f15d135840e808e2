"""Makes the page of a business: everything of its entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Business, Status, Village
from katalog.pages import json_ld
from katalog.pages.kinds.home import featured
from katalog.pages.page import CardWords, Crumb, Named, Page, PageWords
from katalog.pages.security_policy import Outside
from katalog.pages.similar import similar_products
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.texts import Texts

INSTEAD_MAX = 6  # products of anybody, where a business has closed and none like it is left


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessPage(Page):
    """A business; `instead` is what others offer where it has closed for good."""

    template: ClassVar[str] = "business.html"

    view: BusinessView
    instead: Sequence[ProductView]

    @property
    def business(self) -> Business:
        """Its entry."""
        return self.view.business

    @property
    def page_url(self) -> str:
        """Its whole address."""
        return self.view.url

    @property
    def needs(self) -> Outside:
        """Its videos."""
        return Outside(players=bool(self.business.videos))

    def json_ld(self, around: json_ld.Around) -> json_ld.Node:
        """Return the business."""
        view = self.view
        shown = view.photos or tuple(photo for photo in (view.photo,) if photo)
        return json_ld.business_graph(around, view.business, around.images(shown))

    def card_words(self, village: Village, texts: Texts) -> CardWords:  # noqa: ARG002
        """Return its name and where it is; not its summary: chats write that under the picture."""
        view = self.view
        tag, note = _lowest_price(view.products, texts)
        return CardWords(
            Named(view.business.name, view.business.slug),
            under=(Named(view.category.name), Named(view.hamlet.name)),
            tag=tag,
            note=note,
            pictured=(view,),
            category=view.category.id,
        )


def business_page(view: BusinessView, village: VillageView, words: PageWords) -> BusinessPage:
    """Return the page of one business of a village."""
    business = view.business
    return BusinessPage(
        address=view.address,
        title=words.titled(business.name),
        description=business.summary,
        view=view,
        instead=_instead_of(view, village),
        photo=view.photo,
        section=addresses.BUSINESSES,
        trail=(
            words.home,
            words.step("menu.usaha", addresses.BUSINESSES),
            Crumb(view.category.name, addresses.category(view.category.id)),
        ),
        heading=business.name,
        photos=view.photos,
    )


def _instead_of(view: BusinessView, village: VillageView) -> Sequence[ProductView]:
    if view.business.status is not Status.CLOSED:
        return ()
    same = similar_products(view, village.by_category[view.category.id])
    return same or featured(village.businesses)[:INSTEAD_MAX]


def _lowest_price(items: Sequence[ProductView], texts: Texts) -> tuple[str, str]:
    """Return the lowest price of a business and "mulai" before it, both "" where no product has a price."""
    priced = [(lowest, item) for item in items if (lowest := item.product.lowest_price) is not None]
    if not priced:
        return "", ""
    _, item = min(priced, key=lambda pair: pair[0])
    several = len(items) > 1 or item.price.starting
    return item.price.text, texts("harga.mulai_kata") if several else ""
