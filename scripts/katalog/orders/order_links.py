"""The link that orders a product in one touch, without script, and what it says of its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog import formats
from katalog.contract.model import Status, Stock
from katalog.orders import whatsapp

if TYPE_CHECKING:
    from katalog.contract.model import Business, Product, Village

ASK_PRICE = "tanya harga"  # said to the seller, whatever the buyer reads
PRICE_FROM = "mulai {price}"


def is_sold_out(product: Product) -> bool:
    """Return whether none can be had, of any variant."""
    return product.stock is Stock.SOLD_OUT or (
        bool(product.variants) and all(each.stock is Stock.SOLD_OUT for each in product.variants)
    )


def product_link(village: Village, business: Business, product: Product, page_url: str) -> str:
    """Return the plain address that orders a product in one touch, or asks where it cannot be ordered unseen."""
    if is_sold_out(product):
        text = whatsapp.ask_stock_text(village, business, product, page_url)
    elif business.status is not Status.OPEN or product.lowest_price is None:
        text = whatsapp.ask_text(village, business, product, page_url)
    else:
        text = whatsapp.order_text(village, business, product, None, page_url, price_text(product))
    return whatsapp.link(business.whatsapp, text)


def price_text(product: Product) -> str:
    """Return the price as a message to the seller states it."""
    price = product.lowest_price
    if price is None:
        return ASK_PRICE
    shown = formats.rupiah(price)
    return PRICE_FROM.format(price=shown) if product.has_price_range else shown
