"""Makes the page of a product, where it is ordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Business, Product, Village
from katalog.orders import order_links
from katalog.pages import json_ld
from katalog.pages.page import DESCRIPTION_MAX, CardWords, Crumb, Named, Page, PageWords
from katalog.pages.similar import SimilarProducts
from katalog.pages.views import BusinessView, ProductView, VillageView
from katalog.safe_text import markdown
from katalog.texts import Texts

OTHERS_MAX = 6  # other products of its seller under a product


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPage(Page):
    """A product; `others` are more of its seller, `similar` of other sellers.

    Products of one seller that show the same `similar` ones have the same `similar_key`, others "".
    """

    template: ClassVar[str] = "product.html"
    og_type: ClassVar[str] = "product"
    style: ClassVar[str] = "order.css"

    item: ProductView
    seller: BusinessView
    order_link: str
    others: Sequence[ProductView]
    similar: Sequence[ProductView]
    similar_key: str

    @property
    def product(self) -> Product:
        """Its part of the entry."""
        return self.item.product

    @property
    def business(self) -> Business:
        """The entry of its seller."""
        return self.item.business

    @property
    def page_url(self) -> str:
        """Its whole address."""
        return self.item.url

    def json_ld(self, around: json_ld.Around) -> json_ld.Node:
        """Return the product and its offer."""
        images = around.images(self.item.photos)
        return json_ld.product_graph(around, self.business, self.product, self.seller.url, images)

    def card_words(self, village: Village, texts: Texts) -> CardWords:  # noqa: ARG002
        """Return its name, seller and price."""
        item = self.item
        return CardWords(
            Named(item.product.name, item.product.id),
            under=(Named(item.business.name, item.business.slug),),
            tag=item.price.text or texts("harga.tanya"),
            note=texts("harga.mulai_kata") if item.price.starting else "",
            pictured=(item,),
            category=item.category.id,
        )


class ProductPages:
    """The pages of the products of one village, whose whole site is at `root_url`."""

    def __init__(self, village: VillageView, words: PageWords, root_url: str) -> None:
        self._view = village
        self._words = words
        self._root_url = root_url
        self._similar: dict[str, SimilarProducts] = {}

    def of(self, seller: BusinessView) -> Iterator[ProductPage]:
        """Yield the page of each product of a seller."""
        business, words = seller.business, self._words
        neighbours = self._similar_in(seller.category.id)
        trail = (
            words.home,
            Crumb(seller.category.name, addresses.category(seller.category.id)),
            Crumb(business.name, seller.address),
        )
        end = words("produk.judul_akhir", usaha=business.name, desa=self._view.village.name)
        for index, item in enumerate(seller.products):
            similar, common = neighbours.under(item, seller)
            others = (*seller.products[index + 1 :], *seller.products[:index]) if len(seller.products) > 1 else ()
            url = addresses.absolute(self._root_url, item.address)
            yield ProductPage(
                address=item.address,
                title=f"{item.product.name} – {end}",
                description=_description(item, business, words),
                item=item,
                seller=seller,
                order_link=order_links.product_link(self._view.village, business, item.product, url),
                others=others[:OTHERS_MAX],
                similar=similar,
                similar_key=business.slug if common else "",
                photo=item.photo,
                section=addresses.PRODUCTS,
                trail=trail,
                heading=item.product.name,
                photos=item.photos,
            )

    def _similar_in(self, category: str) -> SimilarProducts:
        found = self._similar.get(category)
        if found is None:
            found = self._similar[category] = SimilarProducts(self._view.by_category[category])
        return found


def _description(item: ProductView, business: Business, words: PageWords) -> str:
    product = item.product
    said = markdown.plain(product.description) if product.description else business.summary
    whole = words("produk.deskripsi", produk=product.name, harga=item.price_words, keterangan=said)
    return markdown.shortened(whole, DESCRIPTION_MAX)
